//! Names as people type them, and appointments: alike on every wire.

use std::collections::BTreeMap;

use keap::schema::{Condition, QueryData, Record};
use keap::{Backend, ContactActionId, ErrorKind, Fields, Invocation, Keap, Outcome};
use keap_tests::{connect, recorder};

fn query(table: &str, conditions: &[(&str, &str)], selected: &[&str]) -> QueryData {
    let mut query = QueryData::new(table);
    let equals = |(name, value): &(&str, &str)| {
        let value = Condition::Equals((*value).into());
        ((*name).to_owned(), value)
    };
    query.conditions = conditions.iter().map(equals).collect();
    query.selected = selected.iter().map(|name| (*name).to_owned()).collect();
    query
}

async fn rows(keap: &Keap, backend: Backend, query: QueryData) -> Vec<Record> {
    let invocation = Invocation::DataQuery(query);
    match keap.invoke_on(backend, invocation).await {
        Ok(Outcome::Records(rows)) => rows,
        other => panic!("{backend}: {other:?}"),
    }
}

fn shown(rows: &[Record]) -> Vec<BTreeMap<String, String>> {
    let members = |row: &Record| {
        let members = row.iter();
        members
            .map(|(name, value)| (name.to_owned(), value.to_string()))
            .collect()
    };
    rows.iter().map(members).collect()
}

#[tokio::test]
async fn columns_are_found_whatever_their_case_on_every_backend() {
    let keap = connect();
    let asked = query(
        "Contact",
        &[("email", "ann@example.com")],
        &["firstname", "CompanyId", "Id"],
    );
    let expected = shown(&rows(&keap, Backend::XmlRpc, asked.clone()).await);
    assert!(expected[0].contains_key("firstname"), "{expected:?}");
    assert!(!expected[0].contains_key("FirstName"), "{expected:?}");
    for backend in Backend::ALL {
        let found = rows(&keap, backend, asked.clone()).await;
        assert_eq!(shown(&found), expected, "{backend}");

        keap.set_policy(keap::RoutePolicy::new(backend));
        let mut pages = keap.data().pages(asked.clone()).await.unwrap();
        let page = pages.next().await.unwrap().unwrap();
        assert_eq!(shown(&page.rows), expected, "pages over {backend}");

        let by_email = Invocation::contact_find_by_email(
            "ann@example.com".into(),
            Fields::Named(vec!["jobtitle".into()]),
        );
        let Ok(Outcome::Records(found)) = keap.invoke_on(backend, by_email).await else {
            panic!("{backend}")
        };
        assert!(found[0].contains("jobtitle"), "{backend}: {found:?}");
    }
}

#[tokio::test]
async fn a_misspelt_column_is_told_alike_on_every_backend() {
    let keap = connect();
    for (column, meant) in [
        ("FristName", "did you mean FirstName?"),
        ("given_name", "did you mean FirstName?"),
        ("Company_Id", "did you mean CompanyID?"),
        ("ShoeSize", "would be _ShoeSize, if the account has one"),
    ] {
        for backend in Backend::ALL {
            let asked = query("Contact", &[("Id", "17")], &[column]);
            let error = keap
                .invoke_on(backend, Invocation::DataQuery(asked))
                .await
                .unwrap_err();
            assert_eq!(
                error.kind(),
                ErrorKind::InvalidRequest,
                "{column} {backend}"
            );
            let hint = error.hint().unwrap_or_default();
            assert!(hint.contains(meant), "{column} over {backend}: {hint}");
        }
    }
}

#[tokio::test]
async fn a_misspelt_table_is_told_alike_on_every_backend_and_never_as_one_without_a_counterpart() {
    let keap = connect();
    for (table, meant) in [
        ("Contcts", "Contact"),
        ("contact", "Contact"),
        ("Leed", "Lead"),
    ] {
        for backend in Backend::ALL {
            let asked = query(table, &[], &[]);
            let error = keap
                .invoke_on(backend, Invocation::DataQuery(asked))
                .await
                .unwrap_err();
            assert_eq!(error.kind(), ErrorKind::InvalidRequest);
            assert_eq!(
                error.message(),
                format!("no table is called {table:?}; did you mean {meant}?"),
                "{backend}"
            );
        }
    }
}

/// KB-034: listed since October 2026.
#[tokio::test]
async fn appointments_are_read_over_v2_as_over_the_other_wires() {
    let keap = connect();
    let asked = query(
        "ContactAction",
        &[("ObjectType", "Appointment")],
        &[
            "Id",
            "ContactId",
            "ActionDescription",
            "CreationNotes",
            "ActionDate",
            "EndDate",
            "UserID",
            "ObjectType",
        ],
    );
    let expected = shown(&rows(&keap, Backend::XmlRpc, asked.clone()).await);
    assert_eq!(expected.len(), 1);
    // The repeated hour of autumn (KB-006) is told right by REST alone.
    let over_v1 = shown(&rows(&keap, Backend::RestV1, asked.clone()).await);
    let over_v2 = shown(&rows(&keap, Backend::RestV2, asked).await);
    assert_eq!(over_v2, over_v1);
    for (name, value) in &expected[0] {
        if !name.ends_with("Date") {
            assert_eq!(over_v2[0].get(name), Some(value), "{name}");
        }
    }
    let all = query("ContactAction", &[], &["Id"]);
    let count = rows(&keap, Backend::XmlRpc, all.clone()).await.len();
    assert_eq!(rows(&keap, Backend::RestV2, all).await.len(), count);

    let loaded = keap
        .rest_v2()
        .unwrap()
        .data()
        .load("ContactAction", 4, ["EndDate"])
        .await
        .unwrap();
    assert_eq!(
        loaded.get("EndDate").map(ToString::to_string),
        over_v2[0].get("EndDate").cloned()
    );
}

#[tokio::test]
async fn appointments_are_not_written_over_v2() {
    let (keap, recorder) = recorder::connect();
    let v2 = keap.rest_v2().unwrap();
    let add = v2
        .data()
        .add("ContactAction", |row| {
            row.set_by_name("ObjectType", "Appointment")
                .set_by_name("ActionDescription", "Lunch")
        })
        .await
        .unwrap_err();
    assert_eq!(add.kind(), ErrorKind::Unsupported, "{add}");
    assert!(recorder.take().is_empty(), "nothing was sent");
    let delete = v2.data().delete("ContactAction", 4).await.unwrap_err();
    let update = v2
        .data()
        .update("ContactAction", 4, |row| {
            row.set_by_name("ActionDescription", "Lunch")
        })
        .await
        .unwrap_err();
    for refused in [add, delete, update] {
        assert_eq!(refused.kind(), ErrorKind::Unsupported, "{refused}");
        assert_eq!(refused.difference().unwrap().id, "KB-034", "{refused}");
    }
}

/// KB-023.
#[tokio::test]
async fn an_appointment_is_the_same_event_over_both_versions() {
    let keap = connect();
    let v1 = keap
        .rest_v1()
        .unwrap()
        .data()
        .get_appointment_ical(ContactActionId::new(4))
        .await
        .unwrap();
    let v2 = keap
        .rest_v2()
        .unwrap()
        .data()
        .get_appointment_ical(ContactActionId::new(4))
        .await
        .unwrap();
    assert_eq!(v2, v1);
    assert!(v2.contains("DTEND:20251102T063000Z"), "{v2}");
    // A task is no appointment.
    let error = keap
        .rest_v2()
        .unwrap()
        .data()
        .get_appointment_ical(ContactActionId::new(1))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotFound, "{error}");
}

#[tokio::test]
async fn every_template_of_v2_is_an_e_mail() {
    let keap = connect();
    let found = rows(
        &keap,
        Backend::RestV2,
        query("Template", &[], &["Id", "PieceType"]),
    )
    .await;
    assert!(!found.is_empty());
    let email = |row: &Record| row.get("PieceType").and_then(|kind| kind.as_str()) == Some("Email");
    assert!(found.iter().all(email), "{found:?}");
}
