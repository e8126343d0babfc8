//! Arguments of the operations that are not about tables, told before anything is sent.

use crate::coverage::check::{discount, money};
use crate::coverage::quick_search::{self, searched};
use crate::difference::{
    APP_SETTING, CUSTOM_FIELD_DEFINITION, FILES_OF_V1, MAIL_HISTORY, MAIL_SENDING, MERGE_FIELDS,
    QUICK_SEARCH,
};
use crate::suggest::did_you_mean;
use crate::table::columns;
use crate::{
    Backend, Error, ErrorKind, Invocation,
    difference::Difference,
    model::{
        CustomFieldOwner, EmailMessage, EmailRecord, NewCustomField, QuickSearch, SubscriptionTerms,
    },
};

/// The largest amount in main units whose smallest units a number of the wires still counts one by one.
const LARGEST_AMOUNT: f64 = 1e13;

/// Refuses what no backend may be sent.
pub(super) fn check_everywhere(invocation: &Invocation) -> Result<(), Error> {
    match invocation {
        Invocation::EmailOptIn { email, .. }
        | Invocation::EmailOptOut { email, .. }
        | Invocation::EmailGetOptStatus { email }
            if email.trim().is_empty() =>
        {
            Err(invalid("no address is given"))
        }
        Invocation::EmailSend(EmailMessage { contacts, .. })
        | Invocation::EmailSendTemplate { contacts, .. }
        | Invocation::ContactRescheduleCampaignStep { contacts, .. }
            if contacts.is_empty() =>
        {
            Err(invalid("no contact is named"))
        }
        Invocation::EmailGetMergeFields { context } => check_context(context),
        Invocation::ProductIncreaseInventory { quantity: 0, .. }
        | Invocation::ProductDecreaseInventory { quantity: 0, .. } => {
            Err(invalid("the quantity is 0"))
        }
        Invocation::InvoiceAddOrderItem { price: money, .. }
        | Invocation::InvoiceAddRecurringOrder {
            terms: Some(SubscriptionTerms { price: money, .. }),
            ..
        }
        | Invocation::InvoiceAddManualPayment { amount: money, .. }
        | Invocation::InvoiceAddPaymentPlan {
            first_amount: money,
            ..
        }
        | Invocation::InvoiceAddOrderCommissionOverride { amount: money, .. }
        | Invocation::InvoiceAddRecurringCommissionOverride { amount: money, .. }
            if !money.is_finite() || money.abs() > LARGEST_AMOUNT =>
        {
            Err(invalid(format!("{money:e} is no amount of money")))
        }
        Invocation::InvoiceAddOrderItem { quantity: 0, .. }
        | Invocation::InvoiceAddRecurringOrder {
            terms: Some(SubscriptionTerms { quantity: 0, .. }),
            ..
        } => Err(invalid("the quantity is 0")),
        Invocation::InvoiceAddPaymentPlan { payments, .. } => money::check_plan(*payments),
        Invocation::OrderPlace {
            products, plans, ..
        } if products.is_empty() && plans.is_empty() => Err(invalid(
            "neither a product nor a subscription plan is named",
        )),
        Invocation::InvoiceCharge { card, .. } | Invocation::InvoiceValidateCreditCard { card }
            if card.get() == 0 =>
        {
            Err(invalid("no card is named"))
        }
        Invocation::InvoiceLocateExistingCard { last4, .. } if last4.trim().is_empty() => {
            Err(invalid("no digits are given"))
        }
        Invocation::DataUpdateCustomField {
            label: None,
            options: None,
            ..
        } => Err(invalid("nothing is to be changed")),
        Invocation::SearchGetSavedSearchResults { fields, .. } if fields.is_empty() => {
            Err(invalid("no column is asked for"))
        }
        Invocation::FileUpload {
            contact: Some(contact),
            ..
        } if contact.get() == 0 => Err(no_contact()),
        Invocation::FileUpload { name, .. } | Invocation::FileRename { name, .. }
            if name.trim().is_empty() =>
        {
            Err(invalid("the file has no name"))
        }
        Invocation::SearchQuickSearch(search) => check_kind(search),
        _ => discount::check_everywhere(invocation),
    }
}

/// XML-RPC leaves the contact out for a file of the account (documented); 0 is the id of none.
fn no_contact() -> Error {
    Error::new(ErrorKind::NotFound, "there is no contact 0")
        .hinted("leave the contact out for a file of the account")
}

/// Refuses what XML-RPC answers without doing it.
pub(super) fn check_xmlrpc(invocation: &Invocation) -> Result<(), Error> {
    match invocation {
        Invocation::InvoiceAddPaymentPlan { payments, .. } => {
            money::check_plan_of_xmlrpc(*payments)
        }
        _ => Ok(()),
    }
}

/// Refuses what REST has no counterpart for.
pub(super) fn check_rest(invocation: &Invocation, backend: Backend) -> Result<(), Error> {
    match invocation {
        Invocation::EmailSend(message) => check_message(message),
        Invocation::EmailAttach(record) => check_record(record),
        Invocation::DataAddCustomField(field) => check_owner(field, backend),
        Invocation::DataGetAppSetting { module, setting } => match app_setting(module, setting) {
            Some(_) => Ok(()),
            None => {
                let message = format!("the setting {setting} of module {module} is not in REST");
                Err(unsupported(message, &APP_SETTING))
            }
        },
        Invocation::FileUpload { content, .. } | Invocation::FileReplace { content, .. }
            if backend == Backend::RestV1 =>
        {
            file_in_v1(u64::try_from(content.len()).unwrap_or(u64::MAX))
        }
        Invocation::EmailGetMergeFields { context } if context != OF_CONTACTS => {
            let message = format!("REST tells no merge fields of the context {context}");
            Err(unsupported(message, &MERGE_FIELDS))
        }
        Invocation::SearchQuickSearch(search) => check_searched(search, backend),
        _ => {
            discount::check_rest(invocation)?;
            money::check(invocation, backend)
        }
    }
}

/// What a template can be of (documented).
const CONTEXTS: [&str; 5] = [
    OF_CONTACTS,
    "Opportunity",
    "Invoice",
    "CreditCard",
    "ServiceCall",
];
const OF_CONTACTS: &str = "Contact";

fn check_context(context: &str) -> Result<(), Error> {
    if CONTEXTS.contains(&context) {
        return Ok(());
    }
    let meant = did_you_mean(context, CONTEXTS);
    let message = format!("no merge context is called {context:?}{meant}");
    Err(invalid(message).hinted(format!("use one of {}", CONTEXTS.join(", "))))
}

fn check_message(message: &EmailMessage) -> Result<(), Error> {
    if !message.cc.trim().is_empty() || !message.bcc.trim().is_empty() {
        return Err(unsupported("REST sends no copies", &MAIL_SENDING));
    }
    match address_field(&message.to) {
        Some(_) => Ok(()),
        None => {
            let text = "the recipient is not a field of the contact";
            Err(unsupported(text, &MAIL_SENDING))
        }
    }
}

/// The field behind `~Contact.Email~`: REST writes to a field of the contact, not to an address.
pub(crate) fn address_field(to: &str) -> Option<&str> {
    let field = to.trim().strip_prefix("~Contact.")?.strip_suffix('~')?;
    let known = ["Email", "EmailAddress2", "EmailAddress3"].contains(&field);
    (known || columns::is_custom(field)).then_some(field)
}

fn check_record(record: &EmailRecord) -> Result<(), Error> {
    if record.to.trim().is_empty() {
        return Err(invalid("the e-mail has no recipient").explained_by(&MAIL_HISTORY));
    }
    if !record.from_name.is_empty() || record.direction.is_some() {
        let text = "REST has no place for the sender's name and the direction";
        return Err(unsupported(text, &MAIL_HISTORY));
    }
    Ok(())
}

fn check_owner(field: &NewCustomField, backend: Backend) -> Result<(), Error> {
    let in_v1 = matches!(
        field.owner,
        CustomFieldOwner::Contact | CustomFieldOwner::ContactAction
    );
    if backend == Backend::RestV1 && !in_v1 {
        let text = format!(
            "custom fields of {} are not defined over {backend}",
            field.owner
        );
        return Err(unsupported(text, &CUSTOM_FIELD_DEFINITION));
    }
    Ok(())
}

/// Where REST tells a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AppSetting {
    /// A member of the module `contact` of the settings catalogue.
    OfContacts(&'static str),
    /// An endpoint of its own: whether the application is enabled. The vendor's iSDK for PHP asks for it first, to see
    /// whether its key is good, and stops when it gets a fault.
    IsEnabled,
}

/// What a setting is over REST, whatever the case of its names (inferred). The first two lists are documented, the
/// others follow by analogy (inferred).
pub(crate) fn app_setting(module: &str, setting: &str) -> Option<AppSetting> {
    let is = |name: &str, other: &str| name.eq_ignore_ascii_case(other);
    if is(module, "Application") && is(setting, "enabled") {
        return Some(AppSetting::IsEnabled);
    }
    let lists = [
        ("optiontypes", "contact_types"),
        ("optiontitles", "title_types"),
        ("optionsuffixes", "suffix_types"),
        ("optionphonetypes", "phone_types"),
        ("optionfaxtypes", "fax_types"),
    ];
    let mut lists = lists.into_iter();
    let (_, member) = lists.find(|(name, _)| is(name, setting))?;
    is(module, "Contact").then_some(AppSetting::OfContacts(member))
}

/// The most bytes of a file over v1: what it says of 8 MB, in the smaller of the two units.
const MOST_IN_V1: u64 = 8_000_000;

/// Refuses a file that v1 may fail to carry.
pub(crate) fn file_in_v1(bytes: u64) -> Result<(), Error> {
    if bytes <= MOST_IN_V1 {
        return Ok(());
    }
    let message = format!("the file has {bytes} bytes, and REST v1 carries {MOST_IN_V1}");
    Err(unsupported(message, &FILES_OF_V1))
}

fn check_kind(search: &QuickSearch) -> Result<(), Error> {
    if searched(&search.kind).is_some() {
        return Ok(());
    }
    let names = quick_search::kinds().join(", ");
    let message = format!("no quick search is called {:?}", search.kind);
    Err(invalid(message).hinted(format!("use one of {names}")))
}

fn check_searched(search: &QuickSearch, backend: Backend) -> Result<(), Error> {
    let served = searched(&search.kind)
        .is_some_and(|(table, columns)| quick_search::looks_in(table, columns, backend));
    if served {
        return Ok(());
    }
    let message = format!("{} is not served over {backend}", search.kind);
    Err(unsupported(message, &QUICK_SEARCH))
}

fn invalid(message: impl Into<String>) -> Error {
    Error::new(ErrorKind::InvalidRequest, message)
}

fn unsupported(message: impl Into<String>, known: &'static Difference) -> Error {
    Error::new(ErrorKind::Unsupported, message).explained_by(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_field_of_the_contact_is_a_recipient() {
        assert_eq!(address_field("~Contact.Email~"), Some("Email"));
        assert_eq!(address_field(" ~Contact._Work~ "), Some("_Work"));
        assert_eq!(address_field("ann@example.com"), None);
        assert_eq!(address_field("~Contact.FirstName~"), None);
        assert_eq!(address_field("~Owner.Email~"), None);
        assert_eq!(address_field(""), None);
    }

    #[test]
    fn only_some_settings_are_in_rest() {
        let types = Some(AppSetting::OfContacts("contact_types"));
        assert_eq!(app_setting("Contact", "optiontypes"), types);
        assert_eq!(app_setting("contact", "OptionTypes"), types);
        let enabled = app_setting("Application", "enabled");
        assert_eq!(enabled, Some(AppSetting::IsEnabled));
        assert_eq!(app_setting("Application", "optiontypes"), None);
        assert_eq!(app_setting("Application", "api_passphrase"), None);
        assert_eq!(app_setting("Contact", "optioncolors"), None);
    }

    #[test]
    fn what_is_no_amount_of_money_is_told_in_a_few_signs() {
        let payment = |amount| Invocation::InvoiceAddManualPayment {
            invoice: crate::InvoiceId::new(101),
            amount,
            date: chrono::NaiveDateTime::default(),
            kind: "Cash".to_owned(),
            description: String::new(),
            bypass_commissions: false,
        };
        for amount in [f64::NAN, f64::INFINITY, 1e300, -2e13] {
            let error = check_everywhere(&payment(amount)).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::InvalidRequest);
            assert!(error.to_string().len() < 100, "{error}");
        }
        assert!(check_everywhere(&payment(9_999_999_999_999.99)).is_ok());
    }
}
