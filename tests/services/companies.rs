//! The id of a company where a contact's is wanted: refused alike, with nothing left behind.

use keap::{
    Backend, ContactId, ErrorKind, Keap, RoutePolicy, TagId, model::EmailRecord,
    service::DataService,
};

use super::{connect, told};

const COMPANY: ContactId = ContactId::new(12);
const TAG: TagId = TagId::new(97);

/// The tags of the company, as the local Keap has them.
async fn tags(data: DataService<'_>) -> usize {
    let rows = data.find_by_field("ContactGroupAssign", "ContactId", "12", ["GroupId"]);
    rows.await.unwrap().len()
}

fn over(backend: Backend) -> Keap {
    let keap = connect();
    keap.set_policy(RoutePolicy::new(backend));
    keap
}

#[tokio::test]
async fn tags_of_a_company_are_not_changed_as_those_of_a_contact() {
    for backend in Backend::ALL {
        let keap = over(backend);
        let stored = keap.xmlrpc().unwrap();
        let before = tags(stored.data()).await;
        for changed in [
            keap.contacts().add_to_group(COMPANY, TAG).await,
            keap.contacts().remove_from_group(COMPANY, TAG).await,
        ] {
            let error = changed.unwrap_err();
            assert_eq!(
                error.kind(),
                ErrorKind::NotFound,
                "{backend}: {}",
                told(&error)
            );
            assert_eq!(tags(stored.data()).await, before, "{backend}");
        }
    }
}

#[tokio::test]
async fn mail_of_a_company_or_of_nobody_is_not_recorded() {
    for backend in Backend::ALL {
        let keap = over(backend);
        for contact in [COMPANY, ContactId::new(999_999)] {
            let record = EmailRecord::new(contact, "a@example.com", "b@example.com", "Minutes");
            let error = keap.email().attach_email(record).await.unwrap_err();
            assert_eq!(
                error.kind(),
                ErrorKind::NotFound,
                "{backend}: {}",
                told(&error)
            );
            assert!(!error.may_have_applied(), "{backend}: {}", told(&error));
        }
    }
}
