//! Every operation the facade routes: its vendor name and what repeating it would do.

mod outside;
mod touched;

use std::fmt;
use std::str::FromStr;

use keap_http::Effect;

use crate::crud::Crud;
use crate::suggest::did_you_mean;

macro_rules! operations {
    ($($variant:ident = $name:literal, $effect:ident, $doc:literal;)*) => {
        /// An operation of the facade, named as in the XML-RPC API.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Operation {
            $(#[doc = concat!("`", $name, "`: ", $doc)] $variant,)*
        }

        impl Operation {
            /// All operations, by service and in the order of the vendor's documentation.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The vendor's name, `ContactService.load`.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// What repeating it would do.
            pub fn effect(self) -> Effect {
                match self { $(Self::$variant => Effect::$effect,)* }
            }

            /// What it does, in a few words.
            pub fn summary(self) -> &'static str {
                match self { $(Self::$variant => $doc,)* }
            }
        }
    };
}

operations! {
    ContactAdd = "ContactService.add", Write, "creates a contact without looking for duplicates";
    ContactAddWithDupCheck = "ContactService.addWithDupCheck", Write, "updates the contact that is the same, or creates one";
    ContactLoad = "ContactService.load", Read, "reads one contact by id";
    ContactUpdate = "ContactService.update", IdempotentWrite, "changes fields of one contact";
    ContactMerge = "ContactService.merge", Write, "merges a duplicate into a contact";
    ContactFindByEmail = "ContactService.findByEmail", Read, "finds contacts by any of their three e-mail addresses";
    ContactAddToGroup = "ContactService.addToGroup", IdempotentWrite, "applies a tag to a contact";
    ContactRemoveFromGroup = "ContactService.removeFromGroup", IdempotentWrite, "takes a tag off a contact";
    ContactAddToCampaign = "ContactService.addToCampaign", Write, "starts a legacy follow-up sequence for a contact";
    ContactRemoveFromCampaign = "ContactService.removeFromCampaign", IdempotentWrite, "ends a legacy follow-up sequence for a contact";
    ContactGetNextCampaignStep = "ContactService.getNextCampaignStep", Read, "tells the next step of a follow-up sequence for a contact";
    ContactPauseCampaign = "ContactService.pauseCampaign", IdempotentWrite, "pauses a follow-up sequence for a contact";
    ContactResumeCampaign = "ContactService.resumeCampaignForContact", IdempotentWrite, "resumes a follow-up sequence for a contact";
    ContactRescheduleCampaignStep = "ContactService.rescheduleCampaignStep", Write, "runs a step of a follow-up sequence now";
    ContactRunActionSequence = "ContactService.runActionSequence", Write, "runs an action set for a contact";
    ContactLink = "ContactService.linkContacts", Write, "links two contacts";
    ContactUnlink = "ContactService.unlinkContacts", IdempotentWrite, "takes away the link between two contacts";
    ContactListLinked = "ContactService.listLinkedContacts", Read, "lists the contacts that a contact is linked with";
    DataAdd = "DataService.add", Write, "creates a row of a table";
    DataLoad = "DataService.load", Read, "reads one row of a table by id";
    DataUpdate = "DataService.update", IdempotentWrite, "changes fields of one row";
    DataDelete = "DataService.delete", IdempotentWrite, "deletes one row";
    DataFindByField = "DataService.findByField", Read, "reads the rows with a value in one field";
    DataQuery = "DataService.query", Read, "reads the rows of a table that meet conditions, a page at a time";
    DataCount = "DataService.count", Read, "counts the rows of a table that meet conditions";
    DataGetUserInfo = "DataService.getUserInfo", Read, "tells who the credential belongs to";
    DataAddCustomField = "DataService.addCustomField", Write, "defines a custom field";
    DataUpdateCustomField = "DataService.updateCustomField", IdempotentWrite, "changes the label or the options of a custom field";
    DataGetAppSetting = "DataService.getAppSetting", Read, "reads a setting of the application";
    DataAuthenticateUser = "DataService.authenticateUser", Read, "checks the name and password of a user";
    DataGetTemporaryKey = "DataService.getTemporaryKey", Read, "gave a key for an hour";
    DataGetAppointmentICal = "DataService.getAppointmentICal", Read, "reads an appointment as iCalendar text";
    EmailOptIn = "APIEmailService.optIn", IdempotentWrite, "allows marketing mail to an address";
    EmailOptOut = "APIEmailService.optOut", IdempotentWrite, "forbids marketing mail to an address";
    EmailGetOptStatus = "APIEmailService.getOptStatus", Read, "tells whether an address may get marketing mail";
    EmailSend = "APIEmailService.sendEmail", Write, "sends an e-mail to contacts";
    EmailSendTemplate = "APIEmailService.sendTemplate", Write, "sends a stored template to contacts";
    EmailAttach = "APIEmailService.attachEmail", Write, "records an e-mail in the history of a contact";
    EmailGetTemplate = "APIEmailService.getEmailTemplate", Read, "reads an e-mail template";
    EmailAddTemplate = "APIEmailService.addEmailTemplate", Write, "creates an e-mail template";
    EmailUpdateTemplate = "APIEmailService.updateEmailTemplate", IdempotentWrite, "replaces an e-mail template";
    FunnelAchieveGoal = "FunnelService.achieveGoal", Write, "achieves the API goals with a name for a contact";
    ProductGetInventory = "ProductService.getInventory", Read, "tells how many pieces of a product there are";
    ProductIncrementInventory = "ProductService.incrementInventory", Write, "adds one piece of a product";
    ProductDecrementInventory = "ProductService.decrementInventory", Write, "takes one piece of a product away";
    ProductIncreaseInventory = "ProductService.increaseInventory", Write, "adds pieces of a product";
    ProductDecreaseInventory = "ProductService.decreaseInventory", Write, "takes pieces of a product away";
    ProductDeactivateCreditCard = "ProductService.deactivateCreditCard", IdempotentWrite, "makes a stored card useless";
    SearchGetAllReportColumns = "SearchService.getAllReportColumns", Read, "lists the columns of a saved search";
    SearchGetSavedSearchResultsAllFields = "SearchService.getSavedSearchResultsAllFields", Read, "runs a saved search and reads all columns";
    SearchGetSavedSearchResults = "SearchService.getSavedSearchResults", Read, "runs a saved search and reads chosen columns";
    SearchGetAvailableQuickSearches = "SearchService.getAvailableQuickSearches", Read, "lists the quick searches that a user may run";
    SearchQuickSearch = "SearchService.quickSearch", Read, "looks for a word in records of a kind";
    SearchGetDefaultQuickSearch = "SearchService.getDefaultQuickSearch", Read, "tells the quick search that a user has chosen";
}

/// Names that old libraries and texts use for an operation: the official PHP SDK sends `getAppointmentCal`, and the
/// documentation has headings with `EmailService`.
const ALIASES: [(&str, &str); 2] = [
    (
        "DataService.getAppointmentCal",
        "DataService.getAppointmentICal",
    ),
    ("EmailService.", "APIEmailService."),
];

impl Operation {
    /// Whether it changes the account.
    pub fn is_write(self) -> bool {
        self.effect() != Effect::Read
    }

    /// Whether its first argument names a table: what it reads or changes, and what serves it, depend on that table.
    pub fn takes_table(self) -> bool {
        self.crud().is_some()
    }

    /// What it does with the rows of the table that its first argument names; nothing when it takes no table.
    pub(crate) fn crud(self) -> Option<Crud> {
        match self {
            Self::DataAdd => Some(Crud::Create),
            Self::DataUpdate => Some(Crud::Update),
            Self::DataDelete => Some(Crud::Delete),
            Self::DataLoad | Self::DataFindByField | Self::DataQuery | Self::DataCount => {
                Some(Crud::Read)
            }
            _ => None,
        }
    }
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// The text names no operation of the facade.
///
/// A documented method that the facade does not route yet is told apart from a name that is misspelt.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct UnknownOperation {
    message: String,
    outside: Option<&'static [&'static str]>,
}

impl UnknownOperation {
    fn new(text: &str) -> Self {
        let same = |method: &&outside::Method| method.name.eq_ignore_ascii_case(text);
        match outside::METHODS.iter().find(same) {
            Some(method) => Self::outside(method),
            None => Self {
                message: format!("no operation is called {text:?}{}", meant(text)),
                outside: None,
            },
        }
    }

    fn outside(method: &outside::Method) -> Self {
        let instead = match method.instead {
            [] => "REST has no counterpart of it".to_owned(),
            endpoints => format!("REST has {} in its place", endpoints.join(", ")),
        };
        let message = format!(
            "{} is a documented method that the facade does not route yet; {instead}, \
             MIGRATION.md shows both calls in section 5",
            method.name
        );
        Self {
            message,
            outside: Some(method.instead),
        }
    }

    /// Whether the name is right, and belongs to a documented method that only the typed clients of the wires have.
    pub fn is_documented(&self) -> bool {
        self.outside.is_some()
    }

    /// The endpoints of REST that replace such a method, as `POST /rest/v2/orders`; empty where REST has no counterpart, nothing
    /// for a name that is no documented method.
    pub fn instead(&self) -> Option<&'static [&'static str]> {
        self.outside
    }
}

/// `; did you mean ContactService.load?`, or nothing.
fn meant(text: &str) -> String {
    let routed = Operation::ALL.iter().map(|operation| operation.name());
    let outside = outside::METHODS.iter().map(|method| method.name);
    let names = || routed.clone().chain(outside.clone());
    // A method under the wrong service is nearer than any misspelt name.
    let method = |name: &str| {
        name.rsplit_once('.')
            .map(|(_, method)| method.to_lowercase())
    };
    let same_method = |name: &&str| method(text).is_some() && method(name) == method(text);
    match names().find(same_method) {
        Some(name) => format!("; did you mean {name}?"),
        None => did_you_mean(text, names()),
    }
}

impl FromStr for Operation {
    type Err = UnknownOperation;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let find = |name: &str| {
            let mut all = Self::ALL.iter().copied();
            all.find(|operation| operation.name().eq_ignore_ascii_case(name))
        };
        let by_alias = || {
            let (alias, name) = ALIASES.iter().find(|(alias, _)| text.starts_with(alias))?;
            find(&text.replacen(alias, name, 1))
        };
        find(text)
            .or_else(by_alias)
            .ok_or_else(|| UnknownOperation::new(text))
    }
}

/// One of the three ways to reach Keap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Backend {
    /// The legacy XML-RPC API, switched off on 31 December 2026: a day that partner pages name, of an end that the
    /// vendor calls firm.
    XmlRpc,
    /// REST v1.
    RestV1,
    /// REST v2.
    RestV2,
}

impl Backend {
    /// All backends, oldest first.
    pub const ALL: [Self; 3] = [Self::XmlRpc, Self::RestV1, Self::RestV2];

    /// The name used on the command line and in files: `xmlrpc`, `v1`, `v2`.
    pub fn name(self) -> &'static str {
        match self {
            Self::XmlRpc => "xmlrpc",
            Self::RestV1 => "v1",
            Self::RestV2 => "v2",
        }
    }
}

impl fmt::Display for Backend {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::XmlRpc => "XML-RPC",
            Self::RestV1 => "REST v1",
            Self::RestV2 => "REST v2",
        })
    }
}

/// The text names no backend.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no backend is called {0:?}: use xmlrpc, v1 or v2")]
pub struct UnknownBackend(String);

impl FromStr for Backend {
    type Err = UnknownBackend;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.to_ascii_lowercase().as_str() {
            "xmlrpc" | "xml-rpc" | "xml" => Ok(Self::XmlRpc),
            "v1" | "restv1" | "rest-v1" => Ok(Self::RestV1),
            "v2" | "restv2" | "rest-v2" | "rest" => Ok(Self::RestV2),
            _ => Err(UnknownBackend(text.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_parse_back() {
        for &operation in Operation::ALL {
            assert_eq!(operation.name().parse(), Ok(operation));
        }
        for backend in Backend::ALL {
            assert_eq!(backend.name().parse(), Ok(backend));
        }
    }

    #[test]
    fn a_documented_method_outside_the_facade_is_told_with_what_replaces_it() {
        let unknown = |text: &str| text.parse::<Operation>().unwrap_err();
        let charge = unknown("invoiceservice.chargeInvoice");
        assert!(charge.is_documented());
        assert_eq!(
            charge.to_string(),
            "InvoiceService.chargeInvoice is a documented method that the facade does not route yet; \
             REST has POST /rest/v2/orders/{order_id}/payments in its place, MIGRATION.md shows both calls in section 5"
        );
        let gone = unknown("WebTrackingService.getWebTrackingScriptTag").to_string();
        assert!(gone.contains("REST has no counterpart of it"), "{gone}");
        let slip = unknown("InvoiceService.chargeInvoise");
        assert!(!slip.is_documented());
        assert_eq!(
            slip.to_string(),
            "no operation is called \"InvoiceService.chargeInvoise\"; did you mean InvoiceService.chargeInvoice?"
        );
        for method in outside::METHODS {
            assert!(unknown(method.name).is_documented(), "{}", method.name);
        }
    }

    /// Held against the params that the codec writes.
    #[cfg(feature = "xmlrpc")]
    #[test]
    fn those_that_take_a_table_are_those_whose_first_param_is_one() {
        struct Held(usize);
        impl keap_xmlrpc::MethodVisitor for Held {
            fn visit<M: keap_xmlrpc::Method>(&mut self) {
                let Ok(operation) = M::NAME.parse::<Operation>() else {
                    return;
                };
                let first = M::PARAMS.first().map(|param| param.name);
                assert_eq!(
                    operation.takes_table(),
                    first == Some("table"),
                    "{operation}"
                );
                self.0 += usize::from(operation.takes_table());
            }
        }
        let mut held = Held(0);
        keap_xmlrpc::visit_methods(&mut held);
        let taking = |operation: &&Operation| operation.takes_table();
        assert_eq!(held.0, Operation::ALL.iter().filter(taking).count());
        assert!(held.0 > 0);
    }

    #[test]
    fn names_of_old_libraries_are_understood() {
        let parse = |text: &str| text.parse::<Operation>();
        assert_eq!(
            parse("DataService.getAppointmentCal"),
            Ok(Operation::DataGetAppointmentICal)
        );
        assert_eq!(parse("EmailService.optIn"), Ok(Operation::EmailOptIn));
        assert!(parse("EmailService.optInn").is_err());
    }
}
