//! Rows with as little in them as XML-RPC takes: what is blank on one wire is not told as an unknown difference by another.

use std::collections::{BTreeMap, BTreeSet};

use keap::compare::{CompareOptions, Detail, Finding};
use keap::schema::{FieldValue, NewRecord, QueryData, TABLES, TableInfo};
use keap::{Backend, Invocation, Keap, coverage::table_coverage};
use keap_tests::connect;

const PAIRS: [[Backend; 2]; 3] = [
    [Backend::XmlRpc, Backend::RestV1],
    [Backend::XmlRpc, Backend::RestV2],
    [Backend::RestV1, Backend::RestV2],
];

/// Rows of the demo seed that others refer to, with the columns that name them.
const ABOVE: [(&str, i64); 14] = [
    ("ContactId", 17),
    ("ContactID", 17),
    ("UserID", 1),
    ("UserId", 1),
    ("OrderId", 1),
    ("InvoiceId", 1),
    ("ProductId", 1),
    ("ProductOptionId", 11),
    ("ProductCategoryId", 1),
    ("SubscriptionPlanId", 1),
    ("StageID", 2),
    ("LeadSourceId", 1),
    ("ObjectId", 1),
    ("GroupId", 91),
];

/// The sparse rows of a table: with nothing, with what stands above it, and the same with one more column each.
fn sparse(info: &TableInfo) -> Vec<NewRecord> {
    let above: BTreeMap<&str, i64> = ABOVE.into_iter().collect();
    let addable = || info.columns.iter().filter(|column| column.access.add);
    let mut placed = NewRecord::new();
    for column in addable() {
        // An order by table has a product and no line: v2, which tells that of the first line, differs as a whole.
        if (info.name, column.name) == ("Job", "ProductId") {
            continue;
        }
        if let Some(id) = above.get(column.name) {
            placed = placed.set_by_name(column.name, *id);
        }
    }
    let mut rows = vec![NewRecord::new(), placed.clone()];
    for (name, value) in [
        ("ItemType", FieldValue::from(4)),
        ("ItemType", FieldValue::from(9)),
        ("OrderItemId", FieldValue::from(1)),
        ("ObjType", FieldValue::from("Bundle")),
        ("ObjectType", FieldValue::from("Task")),
        ("ObjectType", FieldValue::from("Note")),
        ("Email", FieldValue::from("sparse@example.com")),
    ] {
        if addable().any(|column| column.name == name) {
            rows.push(placed.clone().set_by_name(name, value));
        }
    }
    rows
}

async fn add(keap: &Keap, table: &str, values: NewRecord) -> bool {
    let table = table.to_owned();
    let add = Invocation::data_add(table, values);
    keap.invoke_on(Backend::XmlRpc, add).await.is_ok()
}

/// What is found in a table that nothing explains.
async fn unexplained(keap: &Keap, table: &str, pair: &[Backend; 2]) -> Vec<String> {
    let options = CompareOptions::new().detail(Detail::Unequal);
    let mut rows = keap.compare_all(QueryData::new(table), pair, options);
    let mut lines = Vec::new();
    while let Some(row) = rows.next().await {
        let row = match row {
            Ok(row) => row,
            Err(error) => {
                lines.push(format!("{error}"));
                break;
            }
        };
        for field in &row.fields {
            if field.findings().any(Finding::is_unexplained) {
                let values: Vec<_> = field.values().collect();
                let told = (row.id, &row.key, &field.name, values);
                lines.push(format!("{told:?}"));
            }
        }
    }
    lines
}

#[tokio::test]
async fn sparse_rows_of_every_table_that_can_be_added_are_the_same_or_explained() {
    let (mut failures, mut tables) = (Vec::new(), BTreeSet::new());
    for info in TABLES.iter().filter(|info| info.access.add) {
        for values in sparse(info) {
            let keap = connect();
            let shown = format!("{} {values:?}", info.name);
            if !add(&keap, info.name, values).await {
                continue;
            }
            tables.insert(info.name);
            for pair in PAIRS {
                let reads = |backend: &Backend| {
                    let reading = |row: &keap::coverage::TableCoverage| {
                        row.table == info.name && row.backend == *backend && !row.query.is_empty()
                    };
                    *backend == Backend::XmlRpc || table_coverage().iter().any(reading)
                };
                if pair.iter().all(reads) {
                    let lines = unexplained(&keap, info.name, &pair).await.into_iter();
                    let pair = format!("{} {}", pair[0].name(), pair[1].name());
                    failures.extend(lines.map(|line| format!("{shown} {pair}: {line}")));
                }
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(tables.len() > 18, "only {tables:?}");
}
