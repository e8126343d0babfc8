//! Every table of the demo seed, compared whole on every pair of backends that read it: nothing unexplained, nothing that
//! coverage calls readable fails; and what is planted beside a known difference shows.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use futures_util::StreamExt as _;
use keap::compare::{CompareOptions, Detail, Finding, Progress, Reading, Redactor, RowComparison};
use keap::schema::{Comparison, Condition, QueryData, TABLES};
use keap::{Backend, Keap, coverage::table_coverage};
use keap_http::{BoxFuture, HttpService, Request, Response, Transport, TransportError};
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, Sandbox, Seed};
use keap_tests::{builder, connect, sandbox};
use serde_json::{Value, json};

const PAIRS: [[Backend; 2]; 3] = [
    [Backend::XmlRpc, Backend::RestV1],
    [Backend::XmlRpc, Backend::RestV2],
    [Backend::RestV1, Backend::RestV2],
];

/// The tables whose rows each backend reads.
fn readable() -> BTreeMap<Backend, BTreeSet<&'static str>> {
    let mut readable: BTreeMap<Backend, BTreeSet<&'static str>> = BTreeMap::new();
    let tables = TABLES.iter().map(|table| table.name);
    readable.insert(Backend::XmlRpc, tables.collect());
    for row in table_coverage() {
        if !row.query.is_empty() {
            readable.entry(row.backend).or_default().insert(row.table);
        }
    }
    readable
}

async fn whole(
    keap: &Keap,
    table: &str,
    pair: &[Backend],
) -> keap::Result<(Vec<RowComparison>, Progress)> {
    let options = CompareOptions::new().detail(Detail::Unequal);
    let mut rows = keap.compare_all(QueryData::new(table), pair, options);
    let mut found = Vec::new();
    while let Some(row) = rows.next().await {
        found.push(row?);
    }
    Ok((found, rows.progress().clone()))
}

/// What nobody has seen before, a line each.
fn unexplained(rows: &[RowComparison]) -> Vec<String> {
    let mut lines = Vec::new();
    for row in rows {
        for field in &row.fields {
            let told: Vec<String> = field.findings().map(Finding::to_string).collect();
            if field.findings().any(Finding::is_unexplained) {
                let (id, name) = (row.id, &field.name);
                lines.push(format!(
                    "{id:?} {:?} {name}: {:?} {told:?}",
                    row.key,
                    field.values().collect::<Vec<_>>()
                ));
            }
        }
    }
    lines
}

#[tokio::test]
async fn nothing_of_the_demo_seed_is_unexplained_on_any_pair() {
    let keap = connect();
    let readable = readable();
    let mut failures = Vec::new();
    let mut compared = 0;
    for pair in PAIRS {
        let both = readable[&pair[0]].intersection(&readable[&pair[1]]);
        for table in both {
            let name = format!("{table} {} {}", pair[0].name(), pair[1].name());
            match whole(&keap, table, &pair).await {
                Ok((rows, progress)) => {
                    compared += usize::from(progress.rows > 0);
                    let lines = unexplained(&rows).into_iter();
                    failures.extend(lines.map(|line| format!("{name}: {line}")));
                }
                Err(error) => failures.push(format!("{name}: {error}: {:?}", error.hint())),
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(compared > 90, "only {compared} comparisons had rows");
}

/// Rows that have an id in XML-RPC alone are paged as well.
#[tokio::test]
async fn every_table_is_read_page_by_page() {
    let sandbox = sandbox();
    let keap = builder(&sandbox).build().unwrap();
    for (backend, tables) in readable() {
        keap.set_policy(keap::RoutePolicy::new(backend));
        for table in tables {
            let mut query = QueryData::new(table);
            let whole = keap
                .invoke(keap::Invocation::DataQuery(query.clone()))
                .await
                .unwrap_or_else(|error| panic!("{table} over {backend}: {error}"));
            let keap::Outcome::Records(whole) = whole else {
                panic!("{table} over {backend}");
            };
            query.limit = 2;
            let rows = keap.data().pages(query).await;
            let rows = rows.unwrap_or_else(|error| panic!("{table} over {backend}: {error}"));
            let rows: Vec<_> = rows.records().collect().await;
            for row in &rows {
                assert!(row.is_ok(), "{table} over {backend}: {row:?}");
            }
            assert_eq!(rows.len(), whole.len(), "{table} over {backend}");
        }
    }
}

/// XML-RPC from one store, REST from another.
#[derive(Debug)]
struct TwoStores {
    xmlrpc: Transport,
    rest: Transport,
}

impl HttpService for TwoStores {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        if request.uri().path().contains("xmlrpc") {
            return self.xmlrpc.call(request);
        }
        self.rest.call(request)
    }
}

/// The demo seed with some of its rows changed.
fn changed(changes: &[(&str, i64, Value)]) -> Sandbox {
    let text = include_str!("../crates/sandbox/data/seed/demo.json");
    let mut seed: Value = serde_json::from_str(text).unwrap();
    for (table, id, change) in changes {
        let rows = seed[*table].as_array_mut().unwrap();
        // Rows without an id are numbered by the local Keap as they come.
        for (place, row) in rows.iter_mut().enumerate() {
            let row = row.as_object_mut().unwrap();
            row.entry("Id").or_insert(json!(place + 1));
        }
        if change.is_null() {
            rows.retain(|row| row["Id"] != json!(id));
            continue;
        }
        let row = rows.iter_mut().find(|row| row["Id"] == json!(id));
        let Some(row) = row else {
            let mut row = change.clone();
            row["Id"] = json!(id);
            rows.push(row);
            continue;
        };
        let row = row.as_object_mut().unwrap();
        row.extend(change.as_object().unwrap().clone());
    }
    let seed = Seed::from_json(&seed.to_string()).unwrap();
    Sandbox::builder().seed(seed).build()
}

fn over(xmlrpc: &Sandbox, rest: &Sandbox) -> Keap {
    let stores = TwoStores {
        xmlrpc: xmlrpc.transport(),
        rest: rest.transport(),
    };
    let keap = Keap::oauth_customer(DEFAULT_ACCESS_TOKEN)
        .unwrap()
        .transport(Transport::new(stores));
    keap.build().unwrap()
}

/// Each backend has its own time of change. A row that one of them has changed since is on both.
#[tokio::test]
async fn a_row_that_changed_on_one_backend_alone_is_not_called_missing() {
    let later = json!({ "LastUpdated": "2026-05-01T12:00:00Z" });
    let rest = changed(&[("Contact", 17, later)]);
    let keap = over(&changed(&[]), &rest);
    let pair = [Backend::XmlRpc, Backend::RestV2];
    let redactor = Redactor::with_key(b"a key");
    for (column, parts) in [("FirstName", false), ("LastUpdated", true)] {
        let mut query = QueryData::new("Contact");
        query.selected = vec!["Id".to_owned(), column.to_owned()];
        let since: DateTime<Utc> = "2026-01-01T00:00:00Z".parse().unwrap();
        let since = Condition::Compare(Comparison::GreaterOrEqual, since.into());
        query.conditions.push(("LastUpdated".to_owned(), since));
        let mut at_once = keap.compare_all(query.clone(), &pair, CompareOptions::new());
        let mut rows = Vec::new();
        while let Some(row) = at_once.next().await {
            rows.push(row.unwrap());
        }
        assert_eq!(at_once.progress().rows, 1);
        assert_eq!(at_once.progress().settled, u64::from(!parts));

        let options = CompareOptions::new().hold_back(redactor.clone());
        let mut apart = keap.compare_all(query.clone(), &pair, options.clone());
        let batch = apart.next_batch().await.unwrap().unwrap();
        let held = &batch.held_back;
        let (batch, progress) = keap
            .compare_again(query, &pair, options, held)
            .await
            .unwrap();
        assert_eq!(progress.settled, u64::from(!parts));
        for rows in [&rows, &batch.rows] {
            let fields = rows.iter().flat_map(|row| &row.fields);
            let named: Vec<&str> = fields.map(|field| field.name.as_str()).collect();
            let expected: &[&str] = if parts { &["LastUpdated"] } else { &[] };
            assert_eq!(named, expected);
            assert!(rows.iter().all(|row| row.reading == Reading::Confirmed));
        }
    }
}

/// What shows when REST holds other rows than XML-RPC: the fields for no known reason, and the findings with one.
/// A value that differs makes a condition find the row on one backend alone: the row is on both, and its value differs. Where the
/// value is the same, that one backend does not find the row is a difference of the row.
#[tokio::test]
async fn a_row_that_a_condition_finds_on_one_backend_alone_is_asked_for_by_its_id() {
    let other = json!({ "LastName": "Otherwise" });
    let gone = Value::Null;
    let pair = [Backend::XmlRpc, Backend::RestV2];
    for (change, selected, expected) in [
        (&other, vec![], "LastName"),
        (&other, vec!["Id", "FirstName"], "LastName"),
        (&gone, vec!["Id", "FirstName"], "row"),
    ] {
        let rest = changed(&[("Contact", 17, change.clone())]);
        let keap = over(&changed(&[]), &rest);
        let mut query = QueryData::new("Contact");
        query.selected = selected.iter().map(|&name| name.to_owned()).collect();
        let named = Condition::Equals("Archer".into());
        query.conditions.push(("LastName".to_owned(), named));
        let mut rows = keap.compare_all(query, &pair, CompareOptions::new());
        let mut fields = Vec::new();
        while let Some(row) = rows.next().await {
            let row = row.unwrap();
            let unexplained = row
                .fields
                .iter()
                .filter(|field| field.findings().any(Finding::is_unexplained));
            fields.extend(unexplained.map(|field| field.name.clone()));
        }
        assert_eq!(fields, [expected], "{change} {selected:?}");
    }
}

async fn planted(
    table: &str,
    right: Backend,
    both: &[(&str, i64, Value)],
    rest: &[(&str, i64, Value)],
) -> (Vec<String>, Vec<&'static str>) {
    let (left, other) = (changed(both), changed(&[both, rest].concat()));
    let keap = over(&left, &other);
    let (rows, _) = whole(&keap, table, &[Backend::XmlRpc, right])
        .await
        .unwrap();
    let fields = || rows.iter().flat_map(|row| &row.fields);
    let unexplained = fields().filter(|field| field.findings().any(Finding::is_unexplained));
    let known = fields().flat_map(|field| field.findings());
    let known = known.filter(|finding| {
        !matches!(finding, Finding::NotComparable { .. }) && !finding.is_unexplained()
    });
    let known: BTreeSet<&str> = known.filter_map(|found| Some(found.known()?.id)).collect();
    let unexplained = unexplained.map(|field| field.name.clone());
    (unexplained.collect(), known.into_iter().collect())
}

/// A difference is planted beside each known one; the known one stays known and the planted one shows.
#[tokio::test]
async fn a_planted_difference_shows_beside_a_known_one() {
    let v2 = Backend::RestV2;
    // A deleted card is left out by v2; a good one must not be.
    let (found, known) = planted(
        "CreditCard",
        v2,
        &[("CreditCard", 1, json!({ "Status": 2 }))],
        &[("CreditCard", 2, Value::Null)],
    )
    .await;
    assert_eq!((found, known), (vec!["row".to_owned()], vec!["KB-066"]));

    // Letters are no e-mails; an e-mail must be there.
    let (found, known) = planted("Template", v2, &[], &[("Template", 1, Value::Null)]).await;
    assert_eq!((found, known), (vec!["row".to_owned()], vec!["KB-040"]));

    // An empty line before the first option is known, another option is not.
    let (found, known) = planted(
        "DataFormField",
        v2,
        &[],
        &[(
            "DataFormField",
            first_dropdown(),
            json!({ "Values": "Red\r\nPink" }),
        )],
    )
    .await;
    assert_eq!(found, ["Values"]);
    assert!(known.is_empty() || known == ["KB-044"], "{known:?}");

    // Interests of opportunities are not in v2, those of bundles are.
    let bundle = json!({ "ObjType": "Bundle", "ObjectId": 1, "ProductId": 1, "ProductType": "Product", "Qty": 7 });
    let missing = [("ProductInterest", 900, bundle)];
    let left = changed(&missing);
    let (rows, _) = whole(
        &over(&left, &changed(&[])),
        "ProductInterest",
        &[Backend::XmlRpc, v2],
    )
    .await
    .unwrap();
    assert_eq!(unexplained(&rows).len(), 1, "{:?}", unexplained(&rows));

    // The networks that v1 does not know, and one that it does.
    let (found, known) = planted(
        "SocialAccount",
        Backend::RestV1,
        &[],
        &[("SocialAccount", 3, Value::Null)],
    )
    .await;
    assert_eq!((found, known), (vec!["row".to_owned()], vec!["KB-041"]));
}

fn first_dropdown() -> i64 {
    let text = include_str!("../crates/sandbox/data/seed/demo.json");
    let seed: Value = serde_json::from_str(text).unwrap();
    let rows = seed["DataFormField"].as_array().unwrap();
    let dropdown = rows.iter().find(|row| {
        row["Values"]
            .as_str()
            .is_some_and(|text| text.trim_start() != text)
    });
    dropdown.unwrap()["Id"].as_i64().unwrap()
}

/// A country, a region or a company that is another one was taken for one that is only written otherwise.
#[tokio::test]
async fn another_place_or_company_is_no_known_difference() {
    for (column, value) in [
        ("Country", "Canada"),
        ("State", "Ohio"),
        ("City", "Other"),
        ("Phone1", "(987) 654-0000"),
        ("Phone1Type", "Home"),
        ("Birthday", "1999-09-09"),
    ] {
        for right in [Backend::RestV1, Backend::RestV2] {
            let (found, _) = planted(
                "Contact",
                right,
                &[("Contact", 17, json!({ "Birthday": "1980-01-01" }))],
                &[("Contact", 17, json!({ column: value }))],
            )
            .await;
            assert!(
                found.contains(&column.to_owned()),
                "{right} {column}: {found:?}"
            );
        }
    }
}

/// What is a hundred times the other amount is named so, whatever the contract leaves open.
#[tokio::test]
async fn a_factor_of_a_hundred_is_named() {
    for (table, id, column, smallest, known) in [
        ("RecurringOrder", 1, "BillingAmt", 2900.0, Some("KB-076")),
        ("InvoicePayment", 12, "Amt", 2900.0, Some("KB-076")),
        (
            "ProductOptValue",
            22,
            "PriceAdjustment",
            0.0,
            Some("KB-076"),
        ),
        ("Payment", 2, "PayAmt", 2900.0, None),
    ] {
        let text = include_str!("../crates/sandbox/data/seed/demo.json");
        let seed: Value = serde_json::from_str(text).unwrap();
        let rows = seed[table].as_array().unwrap();
        let row = rows.iter().find(|row| row["Id"] == json!(id)).unwrap();
        let main = row[column]
            .as_f64()
            .filter(|amount| *amount != 0.0)
            .unwrap_or(2.5);
        let smallest = if smallest == 0.0 {
            main * 100.0
        } else {
            smallest
        };
        let left = changed(&[(table, id, json!({ column: main }))]);
        let right = changed(&[(table, id, json!({ column: smallest }))]);
        let keap = over(&left, &right);
        let pair = [Backend::XmlRpc, Backend::RestV2];
        let (rows, progress) = whole(&keap, table, &pair).await.unwrap();
        let fields = rows.iter().flat_map(|row| &row.fields);
        let mut found = fields.filter(|field| field.name == column);
        let field = found.next().unwrap_or_else(|| panic!("{table}"));
        let finding = *field.findings().next().unwrap();
        assert!(
            matches!(finding, Finding::Hundredfold { .. }),
            "{table}: {finding}"
        );
        assert!(
            finding.to_string().starts_with("a factor of 100"),
            "{finding}"
        );
        assert_eq!(finding.known().map(|known| known.id), known, "{table}");
        assert!(finding.is_unexplained() && progress.summary.unexplained >= 1);
    }
}
