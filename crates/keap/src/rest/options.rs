//! How the REST backends treat what REST has no direct form for.

use std::collections::BTreeMap;

use keap_schema::Zone;

use crate::owner::{CampaignSequence, OrderType, OwnerValues, SetAction};
use crate::{
    ActionSetId, CampaignId, FollowUpSequenceId, MerchantAccountId, SequenceId, UserId,
    page::PagesKept,
};

/// What to do with the text of `Contact.Company` on a write: REST links company records, it has no free text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CompanyText {
    /// Link the one company of that name; refuse when there is none or more than one. The default.
    #[default]
    LookUp,
    /// As `LookUp`, and create the company when there is none.
    Create,
    /// Refuse every write of the column.
    Refuse,
}

/// How the REST backends treat what REST has no direct form for.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RestOptions {
    /// How a company's name is written. Default: look it up.
    pub company: CompanyText,
    /// How many rows a query may read to find those that match, when the server cannot filter. Default 50,000; a
    /// query that needs more is refused.
    pub row_budget: usize,
    /// Below how many records a query may look, with a call for each, to find those of their rows that match, when the
    /// server cannot filter (`KB-141`). Default 1,000; where there are more the query is refused before it looks below any.
    /// Reading page by page has no such end.
    pub record_budget: usize,
    /// The currency of amounts of money over v2 (ISO 4217). Default: read from the account's business profile.
    pub currency: Option<String>,
    /// The country of an address that has none, where REST wants one: a new address with a region, one whose region is
    /// written, and over v1, which does not show countries without an ISO code, each stored address without a country
    /// when its list is written. A name or a code. Default: none; such writes are refused (`KB-009`, `KB-071`).
    pub default_country: Option<String>,
    /// The zone in which the texts of date conditions are read. Default: US Eastern, as XML-RPC reads them.
    pub zone: Zone,
    /// Whether values of custom fields are taken only where XML-RPC has one meaning for them, as a front for its programs
    /// does: a text with a time that says its zone is refused then, for whether XML-RPC minds the zone is not known, and so is
    /// a whole number of more than 32 bits, however it is written. Default: no; such a text is a moment, and such a number is written.
    pub legacy_texts: bool,
    /// The user in whose name e-mail is sent. Default: none; then REST v2 sends from the address that the call names,
    /// and v1 and templates are refused.
    pub mail_user: Option<UserId>,
    /// The merchant account that payment methods belong to. REST v2 takes none, so a call that names another one is refused
    /// (`KB-093`). Default: none; then every call that names one is refused.
    pub merchant_account: Option<MerchantAccountId>,
    /// The kind of the orders that are made, which XML-RPC does not ask for (`KB-092`). Default: none; then it is
    /// `Offline`.
    pub order_type: Option<OrderType>,
    /// Which sequences of the Campaign Builder stand for legacy follow-up sequences. Default: none does.
    pub sequences: BTreeMap<FollowUpSequenceId, CampaignSequence>,
    /// What is done in place of an action set, an `ActionSequence.Id`, in this order. Default: nothing; then running one is
    /// refused (`KB-017`).
    pub action_sets: BTreeMap<ActionSetId, Vec<SetAction>>,
    /// The address of the script that counts visits, which REST does not tell. Default: none; then asking for it is
    /// refused (`KB-079`).
    pub web_tracking_script: Option<String>,
    /// Who remembers where the pages of queries begin that are asked for by number, so that page N is not looked for from
    /// the first row on. Default: each connection for itself, in memory.
    pub pages: PagesKept,
}

impl Default for RestOptions {
    fn default() -> Self {
        Self {
            company: CompanyText::LookUp,
            row_budget: 50_000,
            record_budget: 1_000,
            currency: None,
            default_country: None,
            zone: Zone::default(),
            legacy_texts: false,
            mail_user: None,
            merchant_account: None,
            order_type: None,
            sequences: BTreeMap::new(),
            action_sets: BTreeMap::new(),
            web_tracking_script: None,
            pages: PagesKept::default(),
        }
    }
}

impl RestOptions {
    /// Sets how a company's name is written.
    #[must_use]
    pub fn company(mut self, company: CompanyText) -> Self {
        self.company = company;
        self
    }

    /// Sets the user in whose name e-mail is sent, a `User.Id`.
    #[must_use]
    pub fn mail_user(mut self, user: UserId) -> Self {
        self.mail_user = Some(user);
        self
    }

    /// Says which merchant account payment methods belong to, so that calls may name it.
    #[must_use]
    pub fn merchant_account(mut self, account: MerchantAccountId) -> Self {
        self.merchant_account = Some(account);
        self
    }

    /// Names the kind of the orders that are made.
    #[must_use]
    pub fn order_type(mut self, kind: OrderType) -> Self {
        self.order_type = Some(kind);
        self
    }

    /// Says which sequence of the Campaign Builder stands for a legacy follow-up sequence. Their ids are different
    /// numbers, so nothing is assumed (difference `KB-016`).
    #[must_use]
    pub fn sequence(
        mut self,
        legacy: FollowUpSequenceId,
        campaign: CampaignId,
        sequence: SequenceId,
    ) -> Self {
        let pair = CampaignSequence { campaign, sequence };
        self.sequences.insert(legacy, pair);
        self
    }

    /// Says what is done in place of an action set, in this order: REST has no action sets (difference `KB-017`).
    #[must_use]
    pub fn action_set(
        mut self,
        set: ActionSetId,
        actions: impl IntoIterator<Item = SetAction>,
    ) -> Self {
        self.action_sets.insert(set, actions.into_iter().collect());
        self
    }

    /// These options with the values of an owner: each that is named goes before the one here, also row by row.
    #[must_use]
    pub fn owned_by(&self, values: &OwnerValues) -> Self {
        let mut owned = self.clone();
        let texts = [
            (&mut owned.default_country, &values.default_country),
            (&mut owned.currency, &values.currency),
            (&mut owned.web_tracking_script, &values.web_tracking_script),
        ];
        for (here, named) in texts {
            if named.is_some() {
                here.clone_from(named);
            }
        }
        owned.mail_user = values.mail_user.or(owned.mail_user);
        owned.order_type = values.order_type.or(owned.order_type);
        owned.merchant_account = values.merchant_account.or(owned.merchant_account);
        let pairs = values
            .sequences
            .iter()
            .map(|(legacy, pair)| (*legacy, *pair));
        owned.sequences.extend(pairs);
        let sets = values.action_sets.iter();
        let sets = sets.map(|(set, actions)| (*set, actions.clone()));
        owned.action_sets.extend(sets);
        owned
    }

    /// Names the account's currency (ISO 4217), which REST v2 does not always tell.
    #[must_use]
    pub fn currency(mut self, currency: impl Into<String>) -> Self {
        self.currency = Some(currency.into());
        self
    }

    /// Names the country of addresses that have none, by a name or a code.
    #[must_use]
    pub fn default_country(mut self, country: impl Into<String>) -> Self {
        self.default_country = Some(country.into());
        self
    }

    /// Names the address of the script that counts visits, as Keap shows it.
    #[must_use]
    pub fn web_tracking_script(mut self, address: impl Into<String>) -> Self {
        self.web_tracking_script = Some(address.into());
        self
    }

    /// Says who remembers where the pages of queries begin.
    #[must_use]
    pub fn pages(mut self, pages: PagesKept) -> Self {
        self.pages = pages;
        self
    }

    /// Sets how many rows a query may read.
    #[must_use]
    pub fn row_budget(mut self, rows: usize) -> Self {
        self.row_budget = rows;
        self
    }

    /// Sets below how many records a query may look.
    #[must_use]
    pub fn record_budget(mut self, records: usize) -> Self {
        self.record_budget = records;
        self
    }
}
