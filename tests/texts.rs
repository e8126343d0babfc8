//! Texts are compared without regard to case, by Unicode's rules and alike on every wire; accents count.

use keap::schema::{Condition, NewRecord, QueryData};
use keap::{Backend, DupCheck, Fields, Invocation, Keap, Outcome};
use keap_sandbox::{Sandbox, Seed};
use keap_tests::{connect, connect_to};

/// A stored text, and others with whether they are the same.
const TEXTS: &[(&str, &[(&str, bool)])] = &[
    (
        "ÄRGER",
        &[("ärger", true), ("Ärger", true), ("ARGER", false)],
    ),
    (
        "straße",
        &[("STRASSE", true), ("STRAẞE", true), ("STRASE", false)],
    ),
    ("É", &[("é", true), ("E", false), ("e", false)]),
    (
        "ΟΔΥΣΣΕΥΣ",
        &[("οδυσσευς", true), ("οδυσσευσ", true), ("οδυσσευ", false)],
    ),
    // The dotted capital is its own letter, and the dotless small one is no I.
    (
        "İzmir",
        &[
            ("İZMİR", false),
            ("izmir", false),
            ("İZMIR", true),
            ("ızmır", false),
        ],
    ),
];

async fn add(keap: &Keap, table: &str, values: &[(&str, &str)]) -> i64 {
    let values = values.iter().fold(NewRecord::new(), |row, (name, value)| {
        row.set_by_name(*name, *value)
    });
    let add = Invocation::data_add(table.to_owned(), values);
    match keap.invoke_on(Backend::XmlRpc, add).await.unwrap() {
        Outcome::Id(id) => id,
        other => panic!("{other:?}"),
    }
}

async fn ids(keap: &Keap, backend: Backend, table: &str, condition: (&str, Condition)) -> Vec<i64> {
    let mut query = QueryData::new(table);
    query.selected = vec!["Id".to_owned()];
    query.conditions = vec![(condition.0.to_owned(), condition.1)];
    let found = keap.invoke_on(backend, Invocation::DataQuery(query)).await;
    let Outcome::Records(rows) = found.unwrap() else {
        panic!("no records")
    };
    rows.iter()
        .filter_map(|row| row.get("Id")?.as_i64())
        .collect()
}

#[tokio::test]
async fn conditions_fold_case_and_nothing_else_on_every_wire() {
    let keap = connect();
    // A column that the servers filter by, and one that the facade filters itself.
    for column in ["LastName", "JobTitle"] {
        for (stored, others) in TEXTS {
            let id = add(
                &keap,
                "Contact",
                &[("Email", "a@example.com"), (column, stored)],
            )
            .await;
            for (text, same) in *others {
                let like = format!("{}%", text.chars().take(4).collect::<String>());
                for backend in Backend::ALL {
                    let equal = (column, Condition::Equals((*text).into()));
                    let found = ids(&keap, backend, "Contact", equal).await;
                    assert_eq!(found.contains(&id), *same, "{backend}: {stored} {text}");
                    if *same {
                        let like = (column, Condition::Like(like.clone()));
                        let found = ids(&keap, backend, "Contact", like).await;
                        assert!(found.contains(&id), "{backend}: {stored} like {text}");
                        let inside = (column, Condition::Like(format!("%{text}%")));
                        let found = ids(&keap, backend, "Contact", inside).await;
                        assert!(found.contains(&id), "{backend}: {stored} contains {text}");
                    }
                }
            }
        }
    }
}

#[tokio::test]
async fn names_of_tags_and_categories_are_found_whatever_their_case() {
    let keap = connect();
    let tag = add(&keap, "ContactGroup", &[("GroupName", "Großkunde")]).await;
    let category = add(
        &keap,
        "ContactGroupCategory",
        &[("CategoryName", "Großkunden")],
    )
    .await;
    for backend in Backend::ALL {
        let name = ("GroupName", Condition::Equals("GROSSKUNDE".into()));
        assert_eq!(
            ids(&keap, backend, "ContactGroup", name).await,
            [tag],
            "{backend}"
        );
        let accent = ("GroupName", Condition::Equals("Größkunde".into()));
        assert!(ids(&keap, backend, "ContactGroup", accent).await.is_empty());
        if backend == Backend::RestV1 {
            continue;
        }
        let name = ("CategoryName", Condition::Equals("GROSSKUNDEN".into()));
        let found = ids(&keap, backend, "ContactGroupCategory", name).await;
        assert_eq!(found, [category], "{backend}");
    }
}

#[tokio::test]
async fn names_of_files_are_found_whatever_their_case() {
    let seed = r#"{"FileBox": [{"Id": 7, "FileName": "Straße.pdf", "Extension": "pdf", "FileSize": 3, "ContactId": 0}]}"#;
    let sandbox = Sandbox::builder()
        .seed(Seed::from_json(seed).unwrap())
        .build();
    let keap = connect_to(&sandbox);
    for (name, same) in [
        ("STRASSE.PDF", true),
        ("strasse.pdf", true),
        ("Strase.pdf", false),
    ] {
        for backend in Backend::ALL {
            let named = ("FileName", Condition::Equals(name.into()));
            let found = ids(&keap, backend, "FileBox", named).await;
            assert_eq!(found == [7], same, "{backend}: {name}");
        }
    }
}

#[tokio::test]
async fn an_email_address_is_found_whatever_its_case() {
    let keap = connect();
    let id = add(
        &keap,
        "Contact",
        &[("EmailAddress2", "Jürgen.Groß@example.com")],
    )
    .await;
    for (email, same) in [
        ("JÜRGEN.GROSS@EXAMPLE.COM", true),
        ("jürgen.groß@example.com", true),
        ("jurgen.gross@example.com", false),
    ] {
        for backend in Backend::ALL {
            let fields = Fields::from(["Id"]);
            let find = Invocation::contact_find_by_email(email.to_owned(), fields);
            let found = keap.invoke_on(backend, find).await.unwrap();
            let Outcome::Records(rows) = found else {
                panic!("no records")
            };
            let found = rows
                .iter()
                .any(|row| row.get("Id").and_then(|id| id.as_i64()) == Some(id));
            assert_eq!(found, same, "{backend}: {email}");
        }
    }
}

#[tokio::test]
async fn the_duplicate_check_folds_case_and_keeps_accents_apart() {
    for backend in Backend::ALL {
        let keap = connect();
        let first = [
            ("Email", "käthe@example.com"),
            ("FirstName", "Käthe"),
            ("LastName", "Strauß"),
        ];
        let id = add(&keap, "Contact", &first).await;
        for (last, same) in [("STRAUSS", true), ("Straüß", false)] {
            let values = NewRecord::new()
                .set_by_name("Email", "KÄTHE@example.com")
                .set_by_name("FirstName", "KÄTHE")
                .set_by_name("LastName", last);
            let add = Invocation::contact_add_with_dup_check(values, DupCheck::EmailAndName);
            let Outcome::Id(found) = keap.invoke_on(backend, add).await.unwrap() else {
                panic!()
            };
            assert_eq!(found == id, same, "{backend}: {last}");
        }
    }
}

#[tokio::test]
async fn an_order_without_payments_has_paid_nothing_and_not_minus_nothing() {
    let keap = connect();
    let values = NewRecord::new()
        .set_by_name("ContactId", "17")
        .set_by_name("JobTitle", "Shop order")
        .set_by_name("OrderType", "Offline")
        .set_by_name("StartDate", "2026-01-15 10:00:00");
    let add = Invocation::data_add("Job".to_owned(), values);
    let Outcome::Id(order) = keap.invoke_on(Backend::RestV2, add).await.unwrap() else {
        panic!("no id")
    };
    for backend in Backend::ALL {
        let mut query = QueryData::new("Invoice");
        query.selected = ["InvoiceTotal", "TotalPaid", "TotalDue"]
            .map(str::to_owned)
            .to_vec();
        query.conditions = vec![("JobId".to_owned(), Condition::Equals(order.into()))];
        let found = keap.invoke_on(backend, Invocation::DataQuery(query)).await;
        let Outcome::Records(rows) = found.unwrap() else {
            panic!("no records")
        };
        let totals: Vec<String> = rows[0].iter().map(|(_, value)| value.to_string()).collect();
        assert_eq!(totals, ["0", "0", "0"], "{backend}");
    }
}
