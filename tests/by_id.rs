//! What is asked for by the id of a row or of a record that it refers to: the same rows over each wire, for every table and
//! column that can be asked so.

use std::collections::{BTreeMap, BTreeSet};

use keap::compare::{CompareOptions, Finding, RowComparison};
use keap::schema::{Condition, FieldType, FieldValue, QueryData, Record, TABLES, TableInfo};
use keap::{Backend, Invocation, Keap, Outcome};
use keap_tests::connect;

/// How many ids of a column are asked for.
const SOME: usize = 3;

async fn rows(keap: &Keap, query: QueryData) -> Vec<Record> {
    let asked = Invocation::DataQuery(query);
    match keap.invoke_on(Backend::XmlRpc, asked).await {
        Ok(Outcome::Records(rows)) => rows,
        // A table that XML-RPC does not read.
        _ => Vec::new(),
    }
}

fn columns_of_ids(table: &'static TableInfo) -> impl Iterator<Item = &'static str> {
    let columns = table.columns.iter();
    // The plan's own id in XML-RPC and the order's in REST (KB-064): other rows are found by it.
    let of_ids =
        columns.filter(|column| column.field_type == FieldType::Id && column.name != "PayPlanId");
    of_ids.map(|column| column.name)
}

/// The rows that a query finds, compared: by what they say where they have no id.
async fn compared(
    keap: &Keap,
    table: &TableInfo,
    query: QueryData,
    backend: Backend,
) -> Vec<RowComparison> {
    let backends = [Backend::XmlRpc, backend];
    if table.has_id() && keap.check(&ids_of(table), backend).await.is_ok() {
        let asks = Invocation::DataQuery(query);
        return keap.compare(asks, &backends).await.rows;
    }
    let mut rows = keap.compare_all(query, &backends, CompareOptions::new());
    let mut all = Vec::new();
    while let Some(row) = rows.next().await {
        all.push(row.unwrap());
    }
    all
}

/// Whether a backend tells the ids of rows.
fn ids_of(table: &TableInfo) -> Invocation {
    let mut query = QueryData::new(table.name);
    query.selected = vec!["Id".to_owned()];
    Invocation::DataQuery(query)
}

/// The conditions that ask for an id: alone, twice in a list, and beside what is no id.
fn conditions(id: i64) -> [Condition; 3] {
    let list = Condition::In;
    [
        Condition::Equals(id.into()),
        list(vec![id, id]),
        list(vec![0, -1, id]),
    ]
}

#[tokio::test]
async fn an_id_finds_the_same_rows_over_each_wire() {
    let keap = connect();
    let mut wrong: BTreeMap<String, String> = BTreeMap::new();
    let mut asked = 0;
    for table in TABLES.iter().filter(|table| table.access.read) {
        let all = rows(&keap, QueryData::new(table.name)).await;
        for column in columns_of_ids(table) {
            let ids = all.iter().filter_map(|row| row.get(column));
            let ids: BTreeSet<i64> = ids.filter_map(FieldValue::as_i64).collect();
            let ids = ids.into_iter().filter(|id| *id != 0).take(SOME);
            for condition in ids.flat_map(conditions) {
                for backend in [Backend::RestV1, Backend::RestV2] {
                    let mut query = QueryData::new(table.name);
                    let told = format!("{}.{column} {condition:?} over {backend}", table.name);
                    query.conditions = vec![(column.to_owned(), condition.clone())];
                    let asks = Invocation::DataQuery(query.clone());
                    if keap.check(&asks, backend).await.is_err() {
                        continue;
                    }
                    asked += 1;
                    let rows = compared(&keap, table, query, backend).await;
                    let mut fields = rows.iter().flat_map(|row| &row.fields);
                    let parting =
                        fields.find(|field| field.findings().any(Finding::is_unexplained));
                    if let Some(field) = parting {
                        wrong.insert(told, format!("{}: {:?}", field.name, field.by_backend()));
                    }
                }
            }
        }
    }
    assert!(asked > 300, "{asked} conditions were asked");
    assert!(wrong.is_empty(), "{wrong:#?}");
}
