//! An invocation of each operation that the demo account can serve, over every backend that coverage lists for it.

use keap::schema::{Changes, NewRecord, QueryData};
use keap::{
    CustomFieldOwner, CustomFieldType, DupCheck, EmailMessage, EmailRecord, EmailTemplate,
    Invocation, NewCustomField, Operation, QuickSearch, RestOptions,
};
use keap_http::Secret;

/// Options that name what the demo account has: user 1 sends mail, legacy sequence 1 is sequence 71 of campaign 7.
pub fn options() -> RestOptions {
    RestOptions::default().mail_user(1).sequence(1, 7, 71)
}

/// An address of contact 28 that was never opted in or out.
pub const FRESH: &str = "dup@example.com";

/// An e-mail to contact 17, whose address is opted in.
pub fn message() -> EmailMessage {
    EmailMessage::html("ada@example.com", [17], "Hello", "<p>Hello</p>")
}

/// A template.
pub fn template() -> EmailTemplate {
    EmailTemplate {
        title: "Reminder".into(),
        from: "ada@example.com".into(),
        to: "~Contact.Email~".into(),
        subject: "Reminder".into(),
        html: "<p>Soon</p>".into(),
        content_type: "HTML".into(),
        merge_context: "Contact".into(),
        ..EmailTemplate::default()
    }
}

/// An invocation of an operation.
pub fn sample(operation: Operation) -> Invocation {
    match operation.name().split_once('.') {
        Some(("ContactService", _)) => contact(operation),
        Some(("DataService", _)) => data(operation),
        Some(("APIEmailService", _)) => email(operation),
        _ => others(operation),
    }
}

fn contact(operation: Operation) -> Invocation {
    let (contact, sequence) = (17.into(), 1.into());
    let values = || NewRecord::new().set_by_name("Email", "a@example.com");
    match operation {
        Operation::ContactAdd => Invocation::ContactAdd { values: values() },
        Operation::ContactAddWithDupCheck => Invocation::ContactAddWithDupCheck {
            values: values(),
            check: DupCheck::Email,
        },
        Operation::ContactLoad => Invocation::ContactLoad {
            id: contact,
            fields: ["Id"].into(),
        },
        Operation::ContactUpdate => Invocation::ContactUpdate {
            id: contact,
            changes: Changes::new().set_by_name("FirstName", "Ann"),
        },
        Operation::ContactMerge => Invocation::ContactMerge {
            contact,
            duplicate: 18.into(),
        },
        Operation::ContactFindByEmail => Invocation::ContactFindByEmail {
            email: "ann@example.com".into(),
            fields: ["Id"].into(),
        },
        Operation::ContactAddToGroup => Invocation::ContactAddToGroup {
            contact,
            tag: 105.into(),
        },
        Operation::ContactRemoveFromGroup => Invocation::ContactRemoveFromGroup {
            contact,
            tag: 91.into(),
        },
        Operation::ContactAddToCampaign => Invocation::ContactAddToCampaign { contact, sequence },
        Operation::ContactRemoveFromCampaign => {
            Invocation::ContactRemoveFromCampaign { contact, sequence }
        }
        Operation::ContactGetNextCampaignStep => {
            Invocation::ContactGetNextCampaignStep { contact, sequence }
        }
        Operation::ContactPauseCampaign => Invocation::ContactPauseCampaign { contact, sequence },
        Operation::ContactResumeCampaign => Invocation::ContactResumeCampaign { contact, sequence },
        Operation::ContactRescheduleCampaignStep => Invocation::ContactRescheduleCampaignStep {
            contacts: vec![contact],
            step: 1,
        },
        Operation::ContactRunActionSequence => Invocation::ContactRunActionSequence {
            contact,
            action_set: 1,
        },
        Operation::ContactLink => Invocation::ContactLink {
            contact,
            other: 18.into(),
            link_type: 2,
        },
        Operation::ContactUnlink => Invocation::ContactUnlink {
            contact,
            other: 18.into(),
            link_type: 2,
        },
        Operation::ContactListLinked => Invocation::ContactListLinked { contact },
        other => unknown(other),
    }
}

fn data(operation: Operation) -> Invocation {
    let table = || "Contact".to_owned();
    match operation {
        Operation::DataAdd => Invocation::DataAdd {
            table: table(),
            values: NewRecord::new().set_by_name("Email", "a@example.com"),
        },
        Operation::DataLoad => Invocation::DataLoad {
            table: "User".into(),
            id: 1,
            fields: ["Id"].into(),
        },
        Operation::DataUpdate => Invocation::DataUpdate {
            table: table(),
            id: 17,
            changes: Changes::new().set_by_name("FirstName", "Ann"),
        },
        Operation::DataDelete => Invocation::DataDelete {
            table: table(),
            id: 17,
        },
        Operation::DataFindByField => Invocation::DataFindByField {
            query: users(),
            field: "Email".into(),
            value: "a@example.com".into(),
        },
        Operation::DataQuery => Invocation::DataQuery(users()),
        Operation::DataCount => Invocation::DataCount(users()),
        Operation::DataGetUserInfo => Invocation::DataGetUserInfo,
        Operation::DataAddCustomField => Invocation::DataAddCustomField(NewCustomField {
            owner: CustomFieldOwner::Contact,
            label: "Shirt Size".into(),
            field_type: CustomFieldType::Text,
            group: 1,
        }),
        Operation::DataUpdateCustomField => Invocation::DataUpdateCustomField {
            id: field_of_companies(),
            label: Some("Line of Business".into()),
            options: None,
        },
        Operation::DataGetAppSetting => Invocation::DataGetAppSetting {
            module: "Contact".into(),
            setting: "optiontypes".into(),
        },
        Operation::DataAuthenticateUser => Invocation::DataAuthenticateUser {
            username: "ada@example.com".into(),
            password: Secret::new("0123456789abcdef0123456789abcdef"),
        },
        Operation::DataGetTemporaryKey => Invocation::DataGetTemporaryKey {
            username: "ada@example.com".into(),
            password: Secret::new("0123456789abcdef0123456789abcdef"),
        },
        Operation::DataGetAppointmentICal => Invocation::DataGetAppointmentICal { id: 4 },
        other => unknown(other),
    }
}

fn email(operation: Operation) -> Invocation {
    let email = || FRESH.to_owned();
    let reason = || "asked for it at the fair".to_owned();
    match operation {
        Operation::EmailOptIn => Invocation::EmailOptIn {
            email: email(),
            reason: reason(),
        },
        Operation::EmailOptOut => Invocation::EmailOptOut {
            email: email(),
            reason: reason(),
        },
        Operation::EmailGetOptStatus => Invocation::EmailGetOptStatus { email: email() },
        Operation::EmailSend => Invocation::EmailSend(message()),
        Operation::EmailSendTemplate => Invocation::EmailSendTemplate {
            contacts: vec![17.into()],
            template: 1,
        },
        Operation::EmailAttach => Invocation::EmailAttach(EmailRecord::new(
            17,
            "ada@example.com",
            "ann@example.com",
            "Minutes",
        )),
        Operation::EmailGetTemplate => Invocation::EmailGetTemplate { id: 1 },
        Operation::EmailAddTemplate => Invocation::EmailAddTemplate(template()),
        Operation::EmailUpdateTemplate => Invocation::EmailUpdateTemplate {
            id: 1,
            template: template(),
        },
        other => unknown(other),
    }
}

fn others(operation: Operation) -> Invocation {
    let (product, quantity, search, user, page) = (1, 3, 1, 1, 0);
    match operation {
        Operation::FunnelAchieveGoal => Invocation::FunnelAchieveGoal {
            integration: "ab123".into(),
            call_name: "signup".into(),
            contact: 18.into(),
        },
        Operation::ProductGetInventory => Invocation::ProductGetInventory { product },
        Operation::ProductIncrementInventory => Invocation::ProductIncrementInventory { product },
        Operation::ProductDecrementInventory => Invocation::ProductDecrementInventory { product },
        Operation::ProductIncreaseInventory => {
            Invocation::ProductIncreaseInventory { product, quantity }
        }
        Operation::ProductDecreaseInventory => {
            Invocation::ProductDecreaseInventory { product, quantity }
        }
        Operation::ProductDeactivateCreditCard => {
            Invocation::ProductDeactivateCreditCard { card: 1 }
        }
        Operation::SearchGetAllReportColumns => {
            Invocation::SearchGetAllReportColumns { search, user }
        }
        Operation::SearchGetSavedSearchResultsAllFields => {
            Invocation::SearchGetSavedSearchResultsAllFields { search, user, page }
        }
        Operation::SearchGetSavedSearchResults => Invocation::SearchGetSavedSearchResults {
            search,
            user,
            page,
            fields: vec!["Id".into(), "FirstName".into()],
        },
        Operation::SearchGetAvailableQuickSearches => {
            Invocation::SearchGetAvailableQuickSearches { user }
        }
        Operation::SearchQuickSearch => {
            Invocation::SearchQuickSearch(QuickSearch::persons(user, "Ann"))
        }
        Operation::SearchGetDefaultQuickSearch => Invocation::SearchGetDefaultQuickSearch { user },
        other => unknown(other),
    }
}

/// Ids alone: what else a table reads beside its rows is told with the table.
fn users() -> QueryData {
    let mut query = QueryData::new("User");
    query.selected = vec!["Id".into()];
    query
}

/// A custom field of companies in the demo account.
pub fn field_of_companies() -> i64 {
    21
}

fn unknown(operation: Operation) -> ! {
    panic!("{operation} is new: give it a value here")
}
