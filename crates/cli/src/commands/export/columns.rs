//! The columns of a table that a file has.

use keap::schema::{FieldValue, QueryData, TableInfo};
use keap::{Backend, Invocation, Keap};

use super::counterpart::is_of_this_table;
use crate::output::Output;

/// The columns that the backend has of the table, the id first, and the account's own behind them.
pub(super) async fn columns(
    keap: &Keap,
    table: &'static TableInfo,
    backend: Backend,
    output: &mut Output,
) -> anyhow::Result<Vec<String>> {
    let readable = keap.readable_columns(table, backend).await?;
    let mut columns: Vec<String> = readable.read.into_iter().map(str::to_owned).collect();
    columns.sort_by_key(|name| name != "Id");
    let mut left_out: Vec<String> = readable.left_out.into_iter().map(str::to_owned).collect();
    if let Some(form) = table.custom_fields_form {
        match custom_columns(keap, i64::from(form)).await {
            Ok(custom) => {
                for name in custom {
                    if is_read(keap, table, &name, backend).await {
                        columns.push(name);
                    } else {
                        left_out.push(name);
                    }
                }
            }
            Err(error) if is_of_this_table(&error) => output.warning(format_args!(
                "{} is written without custom fields: {error:#}",
                table.name
            )),
            // A file without them would look whole.
            Err(error) => return Err(error.context("the custom fields could not be read")),
        }
    }
    if !left_out.is_empty() {
        output.warning(format_args!(
            "{}: {backend} does not read {}",
            table.name,
            left_out.join(", ")
        ));
    }
    Ok(columns)
}

/// Whether a query for this column would be sent.
async fn is_read(keap: &Keap, table: &TableInfo, name: &str, backend: Backend) -> bool {
    let mut query = QueryData::new(table.name);
    query.selected = vec![name.to_owned()];
    keap.check(&Invocation::DataQuery(query), backend)
        .await
        .is_ok()
}

async fn custom_columns(keap: &Keap, form: i64) -> anyhow::Result<Vec<String>> {
    let mut query = QueryData::new("DataFormField");
    query.selected = vec!["Name".into(), "FormId".into()];
    let mut pages = keap.data().pages(query).await?;
    let mut columns = Vec::new();
    while let Some(row) = pages.next_record().await? {
        let of_form = row.get("FormId").and_then(FieldValue::as_i64) == Some(form);
        let name = row.get("Name").and_then(FieldValue::as_str);
        columns.extend(name.filter(|_| of_form).map(|name| format!("_{name}")));
    }
    Ok(columns)
}
