//! Rows that are alike in what they are ordered by come by their ids, over REST as over XML-RPC: a program that asks for
//! the first row of an order gets the same one.

use keap::coverage::field_coverage;
use keap::schema::{FieldValue, Order, QueryData, Record};
use keap::{Backend, Invocation, Keap, Outcome};
use keap_tests::connect;

use super::{has_ids, samples, tables};

/// The values of the column, with the ids.
async fn ordered(keap: &Keap, query: &QueryData, backend: Backend) -> Option<Vec<(i64, String)>> {
    let query = Invocation::DataQuery(query.clone());
    let Ok(Outcome::Records(rows)) = keap.invoke_on(backend, query.clone()).await else {
        return None;
    };
    let column = match &query {
        Invocation::DataQuery(query) => query.order.as_ref()?.field.clone(),
        _ => return None,
    };
    let cell = |row: &Record| {
        let id = row.get("Id").and_then(FieldValue::as_i64)?;
        let value = row.get(&column).map(FieldValue::to_string);
        Some((id, value.unwrap_or_default()))
    };
    rows.iter().map(cell).collect()
}

#[tokio::test]
async fn ties_come_by_their_ids_in_all_tables() {
    let keap = connect();
    let (mut problems, mut compared) = (Vec::new(), 0);
    for covered in [Backend::RestV1, Backend::RestV2]
        .into_iter()
        .flat_map(tables)
    {
        if covered.query.is_empty() || !has_ids(&covered) {
            continue;
        }
        for field in field_coverage(covered.table).unwrap_or_default() {
            for ascending in [true, false] {
                let mut query = samples::narrowed(&covered, QueryData::new(covered.table));
                query.selected = vec!["Id".to_owned(), field.column.to_owned()];
                query.order = Some(Order::by(field.column, ascending));
                let legacy = ordered(&keap, &query, Backend::XmlRpc).await;
                let rest = ordered(&keap, &query, covered.backend).await;
                let (Some(mut legacy), Some(mut rest)) = (legacy, rest) else {
                    continue;
                };
                let told = format!("{}.{} {legacy:?} {rest:?}", covered.table, field.column);
                let is_same = legacy == rest;
                // Other values come in another order.
                legacy.sort();
                rest.sort();
                if legacy == rest {
                    compared += 1;
                    if !is_same {
                        problems.push(format!("{} {told}", covered.backend));
                    }
                }
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert!(compared > 500, "{compared}");
}
