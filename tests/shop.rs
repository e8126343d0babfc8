//! The tables of the shop: every column that a REST version has says the same there as over XML-RPC, or the difference
//! is in the list below.

use std::collections::{BTreeMap, BTreeSet};

use keap::schema::{Condition, FieldType, FieldValue, QueryData, Record, table};
use keap::{Backend, ErrorKind, Invocation, Keap, Outcome};
use keap_tests::{REST, connect};

/// The tables, each with columns that tell its rows apart; the first that both sides have counts.
const TABLES: [(&str, &[&str]); 22] = [
    ("ProductCategory", &["Id"]),
    ("ProductCategoryAssign", &["ProductId", "ProductCategoryId"]),
    ("ProductOption", &["Id"]),
    ("ProductOptValue", &["Id"]),
    ("ProductInterestBundle", &["Id"]),
    ("ProductInterest", &["Id"]),
    ("CProgram", &["Id"]),
    ("Job", &["Id"]),
    ("Invoice", &["JobId"]),
    ("InvoiceItem", &["OrderItemId"]),
    ("OrderItem", &["Id"]),
    ("InvoicePayment", &["Id"]),
    ("Payment", &["Id"]),
    ("CCharge", &["Amt"]),
    ("PayPlan", &["StartDate"]),
    ("PayPlanItem", &["DateDue"]),
    ("RecurringOrder", &["Id"]),
    ("RecurringOrderWithContact", &["RecurringOrderId"]),
    ("CreditCard", &["Id"]),
    ("Affiliate", &["Id"]),
    ("Referral", &["Id"]),
    ("AffResource", &["Id"]),
];

/// Tables that a version lacks.
const ABSENT: [(&str, Backend); 8] = [
    ("ProductCategory", Backend::RestV1),
    ("ProductCategoryAssign", Backend::RestV1),
    ("ProductInterestBundle", Backend::RestV1),
    ("ProductInterest", Backend::RestV1),
    ("Payment", Backend::RestV1),
    ("PayPlanItem", Backend::RestV1),
    ("Referral", Backend::RestV1),
    ("AffResource", Backend::RestV1),
];

/// Columns whose values differ, with the difference that says so.
const DIFFER: [(&str, &str, Backend, &str); 3] = [
    ("Job", "ProductId", Backend::RestV2, "KB-060"),
    ("PayPlanItem", "PayPlanId", Backend::RestV2, "KB-064"),
    ("CreditCard", "Status", Backend::RestV2, "KB-066"),
];

fn query(table: &str, columns: &[&str]) -> QueryData {
    let mut query = QueryData::new(table);
    query.selected = columns.iter().map(|column| (*column).to_owned()).collect();
    query.limit = 1000;
    if table == "ProductInterest" {
        let bundles = Condition::Equals("Bundle".into());
        query.conditions = vec![("ObjType".to_owned(), bundles)];
    }
    query
}

async fn rows(keap: &Keap, backend: Backend, query: QueryData) -> keap::Result<Vec<Record>> {
    match keap
        .invoke_on(backend, Invocation::DataQuery(query))
        .await?
    {
        Outcome::Records(records) => Ok(records),
        other => panic!("{other:?}"),
    }
}

/// The columns of a table that a backend serves; `None` when it does not serve the table.
async fn served(keap: &Keap, backend: Backend, name: &str) -> Option<Vec<&'static str>> {
    let mut columns = Vec::new();
    for column in table(name).unwrap().columns {
        if !column.access.read {
            continue;
        }
        match rows(keap, backend, query(name, &[column.name])).await {
            Ok(_) => columns.push(column.name),
            Err(error) if error.kind() == ErrorKind::Unsupported => {}
            Err(error) => panic!("{name}.{} over {backend}: {error}", column.name),
        }
    }
    (!columns.is_empty()).then_some(columns)
}

/// Rows by what tells them apart; numbers of several spellings count as one.
fn by_key(records: Vec<Record>, keys: &[&str]) -> BTreeMap<String, Record> {
    let key = |record: &Record| {
        let parts = keys.iter().filter_map(|key| record.get(key));
        parts
            .map(FieldValue::to_string)
            .collect::<Vec<_>>()
            .join("/")
    };
    records
        .into_iter()
        .map(|record| (key(&record), record))
        .collect()
}

fn shown(name: &str, column: &str, record: Option<&Record>) -> String {
    let value = record.and_then(|record| record.get(column));
    let text = value.map(FieldValue::to_string).unwrap_or_default();
    let is_id = table(name)
        .and_then(|table| table.column(column))
        .is_some_and(|column| column.field_type == FieldType::Id);
    if is_id && text == "0" {
        String::new()
    } else {
        text
    }
}

#[tokio::test]
async fn every_column_says_the_same_over_each_wire() {
    let keap = connect();
    let (mut absent, mut differ, mut met) = (BTreeSet::new(), Vec::new(), BTreeSet::new());
    for (name, keys) in TABLES {
        for backend in REST {
            let Some(columns) = served(&keap, backend, name).await else {
                absent.insert((name, backend));
                continue;
            };
            let query = query(name, &columns);
            let theirs = rows(&keap, backend, query.clone()).await.unwrap();
            let ours = rows(&keap, Backend::XmlRpc, query).await.unwrap();
            let (ours, theirs) = (by_key(ours, keys), by_key(theirs, keys));
            for key in ours.keys().chain(theirs.keys()).collect::<BTreeSet<_>>() {
                let (left, right) = (ours.get(key), theirs.get(key));
                if left.is_none() || right.is_none() {
                    differ.push(format!(
                        "{name} {backend}: row {key} {} {}",
                        left.is_some(),
                        right.is_some()
                    ));
                    continue;
                }
                for column in &columns {
                    let (left, right) = (shown(name, column, left), shown(name, column, right));
                    let listed = DIFFER.iter().find(|(table, name_of, on, _)| {
                        (*table, *name_of, *on) == (name, *column, backend)
                    });
                    if left != right && listed.is_some() {
                        met.extend(listed.copied());
                    } else if left != right {
                        differ.push(format!(
                            "{name}.{column} {backend} {key}: {left:?} {right:?}"
                        ));
                    }
                }
            }
            assert!(!theirs.is_empty(), "{name} has no rows over {backend}");
        }
    }
    assert!(differ.is_empty(), "{differ:#?}");
    assert_eq!(absent, ABSENT.into_iter().collect());
    assert_eq!(
        met,
        DIFFER.into_iter().collect(),
        "a listed difference does not occur"
    );
    for (.., id) in DIFFER {
        assert!(keap::difference::difference(id).is_some(), "{id}");
    }
}
