//! Every table that has a counterpart, over each REST version, driven by `keap::coverage::table_coverage`: a table that is added
//! to the descriptions is tested here without a line of its own.

#[path = "tables/dropped.rs"]
mod dropped;
#[path = "tables/kept.rs"]
mod kept;
#[path = "tables/ordered.rs"]
mod ordered;
#[path = "tables/samples.rs"]
mod samples;

use std::collections::BTreeSet;

use keap::compare::{Answer, Comparison, compare};
use keap::schema::{Changes, NewRecord, QueryData, Record};
use keap::{
    Backend, ErrorKind, Fields, Invocation, Keap, Outcome,
    coverage::{Level, TableCoverage, field_coverage, table_coverage},
};
use keap_tests::connect;
use samples::Sample;

/// The tables that a backend serves, without contacts: `contract` and `parity` have those.
fn tables(backend: Backend) -> Vec<TableCoverage> {
    table_coverage()
        .into_iter()
        .filter(|covered| covered.backend == backend && covered.table != "Contact")
        .collect()
}

/// What a comparison found that is neither equal nor told by a difference of the table's coverage.
fn unexplained(covered: &TableCoverage, comparison: &Comparison) -> Vec<String> {
    let listed: BTreeSet<&str> = covered.differences.iter().map(|known| known.id).collect();
    let no_custom = listed.contains("KB-039");
    let rows = comparison.rows.iter();
    rows.flat_map(|row| row.fields.iter().map(move |field| (row.id, field)))
        .filter(|(_, field)| {
            field.findings().any(|finding| {
                let known = finding
                    .known()
                    .is_some_and(|known| listed.contains(known.id));
                finding.is_unexplained() || (finding.known().is_some() && !known)
            })
        })
        .filter(|(_, field)| !(no_custom && field.name.starts_with('_')))
        .filter(|(_, field)| !samples::is_known_to_differ(covered, &field.name))
        .map(|(id, field)| {
            let found: Vec<&str> = field.findings().map(|finding| finding.name()).collect();
            format!(
                "{} {id:?} {}: {} {:?}",
                covered.table,
                field.name,
                found.join(" "),
                field.values().collect::<Vec<_>>()
            )
        })
        .collect()
}

/// Rows without ids are told apart by other columns, see `shop`.
fn has_ids(covered: &TableCoverage) -> bool {
    let fields = field_coverage(covered.table).unwrap_or_default();
    let id = fields.into_iter().find(|field| field.column == "Id");
    id.is_some_and(|id| match covered.backend {
        Backend::RestV1 => id.rest_v1.is_some(),
        _ => id.rest_v2.is_some(),
    })
}

fn all_rows(table: &str) -> QueryData {
    QueryData::new(table)
}

/// The rows of the seed, read over XML-RPC and over REST, are the same.
async fn seeded_rows_agree(backend: Backend) {
    let keap = connect();
    let mut problems = Vec::new();
    for covered in tables(backend)
        .iter()
        .filter(|covered| !covered.query.is_empty() && has_ids(covered))
    {
        let query = samples::narrowed(covered, all_rows(covered.table));
        let read = |backend| {
            let keap = &keap;
            let query = query.clone();
            async move {
                Answer::new(
                    backend,
                    keap.invoke_on(backend, Invocation::DataQuery(query)).await,
                )
            }
        };
        let answers = [read(Backend::XmlRpc).await, read(backend).await];
        for answer in &answers {
            if let Err(error) = &answer.result {
                problems.push(format!(
                    "{} over {}: {error}",
                    covered.table, answer.backend
                ));
            }
        }
        let invocation = Invocation::DataQuery(query.clone());
        let comparison = compare(&invocation, &answers, keap.zone());
        problems.extend(unexplained(covered, &comparison));
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[tokio::test]
async fn seeded_rows_agree_over_rest_v1() {
    seeded_rows_agree(Backend::RestV1).await;
}

#[tokio::test]
async fn seeded_rows_agree_over_rest_v2() {
    seeded_rows_agree(Backend::RestV2).await;
}

/// One row that is written over a backend reads as it was written, over XML-RPC and over that backend.
async fn written_rows_agree(backend: Backend) {
    let mut problems = Vec::new();
    for covered in &tables(backend) {
        for sample in samples::of(covered) {
            let keap = connect();
            if let Err(problem) = write_and_read(&keap, covered, &sample).await {
                problems.push(format!("{} {}: {problem}", covered.table, sample.name));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[tokio::test]
async fn written_rows_agree_over_rest_v1() {
    written_rows_agree(Backend::RestV1).await;
}

#[tokio::test]
async fn written_rows_agree_over_rest_v2() {
    written_rows_agree(Backend::RestV2).await;
}

async fn write_and_read(
    keap: &Keap,
    covered: &TableCoverage,
    sample: &Sample,
) -> Result<(), String> {
    let backend = covered.backend;
    let add = |on| {
        let values: NewRecord = sample.added.clone();
        let table = covered.table.to_owned();
        keap.invoke_on(on, Invocation::data_add(table, values))
    };
    let on = if covered.add.is_empty() {
        Backend::XmlRpc
    } else {
        backend
    };
    let id = match add(on).await {
        Ok(Outcome::Id(id)) => id,
        other => return Err(format!("added over {on}: {other:?}")),
    };
    holds(keap, covered, id, &sample.expected_after_add()).await?;
    if !covered.update.is_empty() && !sample.changed.is_empty() {
        let update = Invocation::data_update(covered.table.to_owned(), id, sample.changed.clone());
        keap.invoke_on(backend, update)
            .await
            .map_err(|error| format!("changed over {backend}: {error:?}"))?;
        holds(keap, covered, id, &sample.expected_after_update()).await?;
    }
    if !covered.delete.is_empty() {
        let delete = Invocation::data_delete(covered.table.to_owned(), id);
        keap.invoke_on(backend, delete)
            .await
            .map_err(|error| format!("deleted over {backend}: {error:?}"))?;
        let gone = load(keap, covered, Backend::XmlRpc, id, Fields::All).await;
        if gone.as_ref().err().map(keap::Error::kind) != Some(ErrorKind::NotFound) {
            return Err(format!("is still there: {gone:?}"));
        }
    }
    Ok(())
}

/// Reads the row over XML-RPC and over the backend, and looks for what was written.
async fn holds(
    keap: &Keap,
    covered: &TableCoverage,
    id: i64,
    expected: &Record,
) -> Result<(), String> {
    for on in [Backend::XmlRpc, covered.backend] {
        if on != Backend::XmlRpc && covered.load.is_empty() {
            continue;
        }
        let named: Vec<&str> = expected.names().chain(["Id"]).collect();
        let read = load(keap, covered, on, id, named.as_slice().into())
            .await
            .map_err(|error| format!("read over {on}: {error:?}"))?;
        // What was written takes the first place, so that a difference names it.
        let mut whole = read.clone();
        for (name, value) in expected.iter() {
            whole.insert(name, value.clone());
        }
        let answers = [
            Answer::new(Backend::XmlRpc, Ok(Outcome::Record(whole))),
            Answer::new(on, Ok(Outcome::Record(read))),
        ];
        let invocation = load_of(covered, id);
        let problems = unexplained(covered, &compare(&invocation, &answers, keap.zone()));
        if !problems.is_empty() {
            return Err(format!("over {on}: {}", problems.join("; ")));
        }
    }
    Ok(())
}

fn load_of(covered: &TableCoverage, id: i64) -> Invocation {
    Invocation::data_load(covered.table.to_owned(), id, Fields::All)
}

async fn load(
    keap: &Keap,
    covered: &TableCoverage,
    backend: Backend,
    id: i64,
    fields: Fields,
) -> Result<Record, keap::Error> {
    let table = covered.table.to_owned();
    let load = Invocation::data_load(table, id, fields);
    match keap.invoke_on(backend, load).await? {
        Outcome::Record(record) => Ok(record),
        other => panic!("{other:?}"),
    }
}

/// What coverage does not have is refused before anything is sent, with the reason.
#[tokio::test]
async fn what_is_not_served_is_refused_before_anything_is_sent() {
    for covered in table_coverage() {
        let table = || covered.table.to_owned();
        let sandbox = keap_tests::sandbox();
        let keap = keap_tests::connect_to(&sandbox);
        let values = NewRecord::new().set_by_name("Id", 1);
        let operations = [
            (
                &covered.query,
                Invocation::DataQuery(all_rows(covered.table)),
            ),
            (
                &covered.query,
                Invocation::DataCount(all_rows(covered.table)),
            ),
            (&covered.load, load_of(&covered, 1)),
            (&covered.add, Invocation::data_add(table(), values)),
            (
                &covered.update,
                Invocation::data_update(table(), 1, Changes::new().set_by_name("Id", 1)),
            ),
            (&covered.delete, Invocation::data_delete(table(), 1)),
        ];
        for (endpoints, invocation) in operations {
            if !endpoints.is_empty() {
                continue;
            }
            let operation = invocation.operation();
            let error = keap
                .invoke_on(covered.backend, invocation)
                .await
                .unwrap_err();
            let place = format!("{} {operation} over {}", covered.table, covered.backend);
            assert_eq!(error.kind(), ErrorKind::Unsupported, "{place}: {error}");
            let known = error
                .difference()
                .unwrap_or_else(|| panic!("{place}: {error}"));
            let listed = covered
                .differences
                .iter()
                .any(|listed| listed.id == known.id);
            let allowed = samples::allowed_by_xmlrpc(covered.table, operation);
            assert!(listed || !allowed, "{place}: {} is not listed", known.id);
        }
    }
}

#[test]
fn levels_follow_from_what_is_served() {
    for covered in table_coverage() {
        let nothing = covered.query.is_empty() && covered.add.is_empty();
        assert_eq!(nothing, covered.level == Level::None, "{}", covered.table);
    }
}
