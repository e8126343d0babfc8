//! What a backend can do with the rows of a table, told before anything is sent.

use keap_schema::NewRecord;

use crate::{Backend, Error};

/// What is done with rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    Read,
    Add,
    Update,
    Delete,
}

mod served {
    use super::Act;
    use crate::difference::{NO_TABLE_OPERATION, NO_V1_TABLE, NO_V2_TABLE};
    use crate::resource::{self, Rows, Table};
    use crate::rest::own_write::Write;
    use crate::{Backend, Error, ErrorKind};

    pub(super) fn check(table: &str, act: Act, backend: Backend) -> Result<(), Error> {
        let Some(found) = resource::table(table) else {
            return Ok(());
        };
        if serves(found, act, backend) {
            return Ok(());
        }
        let other = match backend {
            Backend::RestV1 => Backend::RestV2,
            _ => Backend::RestV1,
        };
        let difference = match (serves(found, act, other), other) {
            (false, _) => &NO_TABLE_OPERATION,
            (true, Backend::RestV2) => &NO_V1_TABLE,
            (true, _) => &NO_V2_TABLE,
        };
        let done = match act {
            Act::Read => "read",
            Act::Add => "added",
            Act::Update => "changed",
            Act::Delete => "deleted",
        };
        let message = format!("rows of table {table} are not {done} over {backend}");
        Err(Error::new(ErrorKind::Unsupported, message).explained_by(difference))
    }

    fn serves(table: &'static Table, act: Act, backend: Backend) -> bool {
        let has = |part: &Table| {
            let home = part.home(backend);
            match act {
                Act::Read => !matches!(home.rows, Rows::None),
                Act::Add => home.write(Write::Add, backend).is_some(),
                Act::Update => home.write(Write::Update, backend).is_some(),
                Act::Delete => home.write(Write::Delete, backend).is_some(),
            }
        };
        table.parts(backend).into_iter().any(has)
    }
}

/// Refuses what no endpoint of the backend does.
pub(super) fn check_served(table: &str, act: Act, backend: Backend) -> Result<(), Error> {
    served::check(table, act, backend)
}

/// What to use in place of a table without counterpart.
pub(super) fn instead_of(table: &str) -> Option<&'static str> {
    crate::resource::instead_of(table)
}

/// The columns that a new row cannot be without.
///
/// # Errors
/// `InvalidRequest` when the values do not tell which of several resources the row belongs to.
pub(super) fn required_columns(
    table: &str,
    values: &NewRecord,
    backend: Backend,
) -> Result<Vec<&'static str>, Error> {
    let Some(found) = crate::resource::table(table) else {
        return Ok(Vec::new());
    };
    let part = found.part_for(values, backend)?;
    Ok(part.home(backend).required.to_vec())
}
