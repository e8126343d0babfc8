//! Rows of tables over REST: added, changed and deleted, each table by its description.

use keap_schema::{Changes, NewRecord};

use super::RestBackend;
use crate::{Error, ErrorKind, Result};

impl RestBackend {
    pub(super) async fn add_row(&self, table: &str, values: &NewRecord) -> Result<i64> {
        if table == "Contact" {
            return self.add_contact(values).await;
        }
        Err(unwritten(table))
    }

    pub(super) async fn update_row(&self, table: &str, id: i64, changes: &Changes) -> Result<i64> {
        if table == "Contact" {
            return self.update_contact(id.into(), changes).await;
        }
        Err(unwritten(table))
    }

    pub(super) async fn delete_row(&self, table: &str, id: i64) -> Result<()> {
        if table == "Contact" {
            return self.api.delete_contact(id).await;
        }
        Err(unwritten(table))
    }
}

fn unwritten(table: &str) -> Error {
    let message = format!("rows of table {table} are not written over REST");
    Error::new(ErrorKind::Unsupported, message)
}
