//! How the REST backends treat what REST has no direct form for.

use std::collections::BTreeMap;
use std::str::FromStr;

use keap_schema::Zone;

use crate::{FollowUpSequenceId, PagesKept};

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

/// The kind of an order, which REST v2 wants of a new one and XML-RPC has no argument for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum OrderType {
    /// As orders have it that are made by hand (inferred). The default.
    #[default]
    Offline,
    /// As orders have it that come from a shop.
    Online,
}

impl OrderType {
    /// What REST v2 calls it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Offline => "OFFLINE",
            Self::Online => "ONLINE",
        }
    }
}

/// A text that is no kind of order.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no type of an order: Offline or Online")]
pub struct NoOrderType(String);

impl FromStr for OrderType {
    type Err = NoOrderType;

    /// Reads `Offline` or `Online`, in whatever case.
    fn from_str(text: &str) -> Result<Self, NoOrderType> {
        let kinds = [("offline", Self::Offline), ("online", Self::Online)];
        let word = text.trim().to_ascii_lowercase();
        let mut kinds = kinds.into_iter().filter(|(name, _)| *name == word);
        let found = kinds.next().map(|(_, kind)| kind);
        found.ok_or_else(|| NoOrderType(text.to_owned()))
    }
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
    /// The kind of the orders that are made, which XML-RPC does not ask for (`KB-092`). Default: `Offline`.
    pub order_type: OrderType,
    /// Which sequences of the Campaign Builder stand for legacy follow-up sequences. Default: none does.
    pub sequences: BTreeMap<FollowUpSequenceId, CampaignSequence>,
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
            currency: None,
            default_country: None,
            zone: Zone::default(),
            mail_user: None,
            merchant_account: None,
            order_type: OrderType::Offline,
            sequences: BTreeMap::new(),
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

    /// Names the kind of the orders that are made.
    #[must_use]
    pub fn order_type(mut self, kind: OrderType) -> Self {
        self.order_type = kind;
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
}
