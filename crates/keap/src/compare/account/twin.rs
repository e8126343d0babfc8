//! Whether a row that one backend alone has is the second one of another.

use keap_schema::{Condition, FieldValue, QueryData};

use crate::page::id_of;
use crate::{Backend, Invocation, Keap, Result};

/// What no two rows of a table have alike, as a rule (inferred).
static ALIKE: &[(&str, &[&str])] = &[
    ("Company", &["Company", "Phone1", "Email"]),
    ("Contact", &["FirstName", "LastName", "Email"]),
    ("ContactGroup", &["GroupName"]),
    ("Product", &["ProductName", "Sku"]),
];

/// Whether rows of the table are looked for by [`twin_of`].
pub fn may_have_twin(table: &str) -> bool {
    ALIKE.iter().any(|(name, _)| *name == table)
}

/// The id of another row of the backend that says the same, if there is one. Two calls at most; none for a table whose
/// rows may well be alike.
///
/// # Errors
/// What the backend answers.
pub async fn twin_of(keap: &Keap, backend: Backend, table: &str, id: i64) -> Result<Option<i64>> {
    let Some((_, columns)) = ALIKE.iter().find(|(name, _)| *name == table) else {
        return Ok(None);
    };
    let selected = || {
        columns
            .iter()
            .chain(&["Id"])
            .map(|&column| column.to_owned())
    };
    let mut own = QueryData::new(table);
    own.selected = selected().collect();
    own.conditions = vec![("Id".to_owned(), Condition::In(vec![id]))];
    let rows = read(keap, backend, own).await?;
    let Some(row) = rows.iter().find(|row| id_of(row) == Some(id)) else {
        return Ok(None);
    };
    let told: Vec<(&str, &FieldValue)> = columns
        .iter()
        .filter_map(|column| Some((*column, row.get(column)?)))
        .filter(|(_, value)| !value.to_string().is_empty())
        .collect();
    // What servers filter by best comes last in the list.
    let Some((column, value)) = told.last() else {
        return Ok(None);
    };
    let mut alike = QueryData::new(table);
    alike.selected = selected().collect();
    alike.conditions = vec![((*column).to_owned(), Condition::Equals((*value).clone()))];
    let rows = read(keap, backend, alike).await?;
    let is_twin = |row: &&keap_schema::Record| {
        let says = |column: &str| row.get(column).map(FieldValue::to_string);
        id_of(row) != Some(id)
            && told
                .iter()
                .all(|(column, value)| says(column) == Some(value.to_string()))
    };
    Ok(rows.iter().find(is_twin).and_then(id_of))
}

async fn read(keap: &Keap, backend: Backend, query: QueryData) -> Result<Vec<keap_schema::Record>> {
    let outcome = keap
        .invoke_on(backend, Invocation::DataQuery(query))
        .await?;
    Ok(outcome.into_records().unwrap_or_default())
}
