//! What REST v2 does not keep is refused before it is sent, or found out afterwards, and never read as something else.

use keap::schema::{Changes, FieldValue, NewRecord, QueryData};
use keap::{Backend, ContactId, ErrorKind, Invocation, Keap, Outcome, RoutePolicy};
use keap_http::testing::Script;
use keap_tests::connect;

fn scripted(script: &Script, backend: Backend) -> Keap {
    Keap::oauth_customer("TOKEN")
        .unwrap()
        .transport(script.transport())
        .policy(RoutePolicy::new(backend))
        .build()
        .unwrap()
}

fn line(kind: &str) -> NewRecord {
    NewRecord::new()
        .set_by_name("OrderId", 1)
        .set_by_name("ProductId", 1)
        .set_by_name("Qty", 1)
        .set_by_name("PPU", 2.5)
        .set_by_name("ItemDescription", "x")
        .set_by_name("ItemType", kind)
}

/// The enumeration of v2 creates has no such kinds; the server would refuse, or make a product of it.
#[tokio::test]
async fn kinds_of_lines_that_v2_cannot_make_are_refused_before_anything_is_sent() {
    for kind in ["0", "3", "5", "8"] {
        let script = Script::new();
        let keap = scripted(&script, Backend::RestV2);
        let values = line(kind);
        let table = "OrderItem".to_owned();
        let added = keap.invoke(Invocation::data_add(table, values)).await;
        let error = added.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unsupported, "{kind}: {error}");
        assert_eq!(error.difference().unwrap().id, "KB-078", "{kind}");
        assert!(script.take_seen().is_empty(), "{kind}");
    }
}

#[tokio::test]
async fn kinds_of_lines_without_a_number_are_not_read_as_text() {
    let unknown = Some(FieldValue::from(0));
    for (kind, number) in [
        ("OTHER", unknown.clone()),
        ("FEE", unknown.clone()),
        ("TIP", unknown),
        ("SERVICE", Some(3.into())),
        ("BARTER", None),
    ] {
        let order = format!(
            r#"{{"orders":[{{"id":"1","order_items":[{{"id":"7","item_type":"{kind}","quantity":1}}]}}]}}"#
        );
        let script = Script::new().answer(200, "application/json", order);
        let keap = scripted(&script, Backend::RestV2);
        let mut query = QueryData::new("OrderItem");
        query.selected = vec!["Id".to_owned(), "ItemType".to_owned()];
        let rows = keap.invoke(Invocation::DataQuery(query)).await;
        let Outcome::Records(rows) = rows.unwrap() else {
            panic!("rows");
        };
        assert_eq!(rows[0].get("Id"), Some(&7.into()), "{kind}");
        assert_eq!(rows[0].get("ItemType"), number.as_ref(), "{kind}");
    }
}

/// A server that keeps to the contract may drop the notes without a word.
#[tokio::test]
async fn notes_of_a_contact_that_v2_dropped_are_found_out() {
    let kept = r#"{"id":"17","notes":"called"}"#;
    let dropped = r#"{"id":"17"}"#;
    let emptied = r#"{"id":"17","notes":null}"#;
    for (written, answer, is_kept) in [
        ("called", kept, true),
        ("called", dropped, false),
        ("", emptied, true),
        ("", dropped, false),
    ] {
        let script = Script::new()
            .answer(200, "application/json", r#"{"id":"17"}"#)
            .answer(200, "application/json", answer);
        let keap = scripted(&script, Backend::RestV2);
        let changes = Changes::new().set_by_name("ContactNotes", written);
        let id = ContactId::new(17);
        let updated = keap.invoke(Invocation::contact_update(id, changes)).await;
        assert_eq!(script.take_seen().len(), 2);
        if is_kept {
            updated.unwrap();
            continue;
        }
        let error = updated.unwrap_err();
        assert_eq!(error.difference().unwrap().id, "KB-077", "{error}");
        assert!(error.may_have_applied() && !error.is_retryable());
        // There were none: only what was done is told as done.
        assert!(error.steps_done().is_empty(), "{error}");
    }
}

#[tokio::test]
async fn columns_beside_notes_that_v2_dropped_are_told_as_written() {
    let answer = r#"{"id":"17"}"#;
    let script = Script::new()
        .answer(200, "application/json", answer)
        .answer(200, "application/json", answer);
    let keap = scripted(&script, Backend::RestV2);
    let changes = Changes::new()
        .set_by_name("ContactNotes", "called")
        .set_by_name("FirstName", "Ann");
    let id = ContactId::new(17);
    let updated = keap.invoke(Invocation::contact_update(id, changes)).await;
    let error = updated.unwrap_err();
    assert_eq!(
        error.steps_done(),
        ["the other columns of contact 17 were written"]
    );
}

/// Both wires of the local Keap and both versions answer a condition that cannot be read alike: not at all.
#[tokio::test]
async fn a_condition_that_cannot_be_read_is_refused_alike() {
    let keap = connect();
    for backend in Backend::ALL {
        keap.set_policy(RoutePolicy::new(backend));
        for (column, text) in [
            ("LastUpdated", "gestern"),
            ("LastUpdated", "2025-13-45"),
            ("Id", ""),
        ] {
            let mut query = QueryData::new("Contact");
            let bound = keap::schema::Comparison::GreaterOrEqual;
            let condition = keap::schema::Condition::Compare(bound, text.into());
            query.conditions.push((column.to_owned(), condition));
            for invocation in [
                Invocation::DataQuery(query.clone()),
                Invocation::DataCount(query.clone()),
            ] {
                let error = keap.invoke(invocation).await.unwrap_err();
                assert_eq!(
                    error.kind(),
                    ErrorKind::InvalidRequest,
                    "{backend}: {error}"
                );
                assert!(error.message().contains("cannot be read"), "{error}");
            }
            assert!(keap.data().pages(query).await.is_err(), "{backend}");
        }
        let found = keap
            .data()
            .find_by_field("Contact", "LastUpdated", "gestern", ["Id"]);
        assert_eq!(found.await.unwrap_err().kind(), ErrorKind::InvalidRequest);
        // Nothing behind "unequal" asks for every row that has a value.
        let mut query = QueryData::new("Contact");
        let any = keap::schema::Condition::NotEqual("".into());
        query.conditions.push(("Id".to_owned(), any));
        let counted = keap.invoke(Invocation::DataCount(query)).await.unwrap();
        assert!(
            matches!(counted, Outcome::Count(count) if count > 10),
            "{backend}"
        );
        drop(
            keap.contacts()
                .load(ContactId::new(17), ["Id"])
                .await
                .unwrap(),
        );
    }
}
