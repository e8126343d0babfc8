//! Which fields of a row are asked for, and how they are read and written.

use keap_xmlrpc::RecordFormat;

use crate::xmlrpc::backend::XmlRpcBackend;
use crate::xmlrpc::custom;
use crate::xmlrpc::custom_fields;
use crate::{Error, ErrorKind, Fields, Result};

/// The fields to ask for, and how to read them.
pub(super) async fn selection(
    legacy: &XmlRpcBackend,
    table: &str,
    wanted: &Fields,
) -> Result<(Vec<String>, RecordFormat)> {
    match wanted {
        Fields::Named(named) => {
            let format = format(legacy, table, named.iter().map(String::as_str)).await?;
            Ok((named.clone(), format))
        }
        Fields::All => {
            let Some(info) = keap_schema::table(table) else {
                let message = format!("no table is called {table:?}");
                return Err(Error::new(ErrorKind::InvalidRequest, message)
                    .hinted("name the fields to read a table that the schema does not know"));
            };
            let mut names: Vec<String> = info.default_selection().map(str::to_owned).collect();
            let mut format = legacy.client.format(table);
            if custom::form_of(table).is_some() {
                let custom = custom_fields::custom_fields(legacy, table, &[]).await?;
                names.extend(custom.columns());
                format = custom.describe(format);
            }
            Ok((names, format))
        }
    }
}

/// How the fields of a table are written and read; with custom fields among them, their types are looked up once.
pub(super) async fn format(
    legacy: &XmlRpcBackend,
    table: &str,
    names: impl Iterator<Item = &str>,
) -> Result<RecordFormat> {
    let custom: Vec<&str> = names
        .filter(|name| crate::table::columns::is_custom(name))
        .collect();
    let format = legacy.client.format(table);
    if custom.is_empty() || custom::form_of(table).is_none() {
        return Ok(format);
    }
    Ok(custom_fields::custom_fields(legacy, table, &custom)
        .await?
        .describe(format))
}
