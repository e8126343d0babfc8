//! The company of a contact, by its id and by its name; and the id of a company where a contact's is wanted.

use keap::schema::Record;
use keap::{
    Backend, ContactId, ErrorKind, Keap, RoutePolicy, TagId, model::EmailRecord,
    service::DataService,
};
use keap_tests::REST;

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

/// Contact 4393, of company 10, after a change.
async fn changed(backend: Backend, values: &[(&str, &str)]) -> Record {
    let (keap, joe) = (over(backend), ContactId::new(4393));
    let change = keap.contacts().update(joe, |contact| {
        let values = values.iter();
        values.fold(contact, |contact, (column, value)| {
            contact.set_by_name(*column, *value)
        })
    });
    change.await.unwrap();
    let stored = keap.xmlrpc().unwrap();
    let columns = ["Company", "CompanyID", "LeadSourceId"];
    stored.contacts().load(joe, columns).await.unwrap()
}

/// KB-008. The name that a program wrote back may be older than the link.
#[tokio::test]
async fn an_id_wins_over_the_name_beside_it() {
    for backend in REST {
        for (id, name, linked) in [
            ("11", "Acme Tools", "11"),
            ("11", "", "11"),
            ("11", "No Such Company", "11"),
            ("0", "Maple Partners", "12"),
        ] {
            let row = changed(backend, &[("CompanyID", id), ("Company", name)]).await;
            let stored = row.get("CompanyID").map(ToString::to_string);
            assert_eq!(stored.as_deref(), Some(linked), "{backend}: {id} {name}");
        }
    }
    let both = [("LeadSourceId", "3"), ("Leadsource", "Referral")];
    let row = changed(Backend::RestV2, &both).await;
    assert_eq!(row.get("LeadSourceId"), Some(&3.into()));
}

/// KB-008: REST has one place for both.
#[tokio::test]
async fn over_rest_the_name_and_the_link_go_together() {
    for (values, left) in [
        ([("Company", "")], [None, Some("10")]),
        ([("CompanyID", "0")], [Some("Acme Tools"), Some("0")]),
    ] {
        let row = changed(Backend::XmlRpc, &values).await;
        let of = |row: &Record| {
            ["Company", "CompanyID"].map(|column| row.get(column).map(ToString::to_string))
        };
        assert_eq!(
            of(&row),
            left.map(|value| value.map(str::to_owned)),
            "{values:?}"
        );
        for backend in REST {
            let row = changed(backend, &values).await;
            assert_eq!(of(&row), [None, None], "{backend} {values:?}");
        }
    }
}
