//! How the REST backends treat what REST has no direct form for.

use std::collections::BTreeMap;

use keap_schema::Zone;

use crate::FollowUpSequenceId;

/// What to do with the text of `Contact.Company` on a write: REST links company records, it has no free text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CompanyText {
    /// Link the one company of that name; refuse when there is none or more than one. The default.
    #[default]
    LookUp,
    /// As `LookUp`, and create the company when there is none.
    Create,
    /// Refuse every write of the column.
    Refuse,
}

/// A sequence of the Campaign Builder. Its ids have nothing to do with those of legacy follow-up sequences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CampaignSequence {
    /// The campaign.
    pub campaign: i64,
    /// The sequence in it.
    pub sequence: i64,
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
    /// The currency of amounts of money over v2 (ISO 4217). Default: read from the account's business profile.
    pub currency: Option<String>,
    /// The country of an address that has none, where REST wants one: a new address with a region, one whose region is
    /// written, and over v1, which does not show countries without an ISO code, each stored address without a country
    /// when its list is written. A name or a code. Default: none; such writes are refused (`KB-009`, `KB-071`).
    pub default_country: Option<String>,
    /// The zone in which the texts of date conditions are read. Default: US Eastern, as XML-RPC reads them.
    pub zone: Zone,
    /// The user in whose name e-mail is sent. Default: none; then REST v2 sends from the address that the call names,
    /// and v1 and templates are refused.
    pub mail_user: Option<i64>,
    /// The merchant account that payment methods belong to. REST v2 takes none, so a call that names another one is refused
    /// (`KB-093`). Default: none; then every call that names one is refused.
    pub merchant_account: Option<i64>,
    /// Which sequences of the Campaign Builder stand for legacy follow-up sequences. Default: none does.
    pub sequences: BTreeMap<FollowUpSequenceId, CampaignSequence>,
    /// The address of the script that counts visits, which REST does not tell. Default: none; then asking for it is
    /// refused (`KB-079`).
    pub web_tracking_script: Option<String>,
}

impl Default for RestOptions {
    fn default() -> Self {
        Self {
            company: CompanyText::LookUp,
            row_budget: 50_000,
            currency: None,
            default_country: None,
            zone: Zone::default(),
            mail_user: None,
            merchant_account: None,
            sequences: BTreeMap::new(),
            web_tracking_script: None,
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
    pub fn mail_user(mut self, user: i64) -> Self {
        self.mail_user = Some(user);
        self
    }

    /// Says which merchant account payment methods belong to, so that calls may name it.
    #[must_use]
    pub fn merchant_account(mut self, account: i64) -> Self {
        self.merchant_account = Some(account);
        self
    }

    /// Says which sequence of the Campaign Builder stands for a legacy follow-up sequence. Their ids are different
    /// numbers, so nothing is assumed (difference `KB-016`).
    #[must_use]
    pub fn sequence(
        mut self,
        legacy: impl Into<FollowUpSequenceId>,
        campaign: i64,
        sequence: i64,
    ) -> Self {
        let pair = CampaignSequence { campaign, sequence };
        self.sequences.insert(legacy.into(), pair);
        self
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

    /// Sets how many rows a query may read.
    #[must_use]
    pub fn row_budget(mut self, rows: usize) -> Self {
        self.row_budget = rows;
        self
    }
}
