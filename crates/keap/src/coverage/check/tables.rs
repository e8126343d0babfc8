//! What a backend can do with the rows of a table, told before anything is sent.

use keap_schema::{Change, Changes, NewRecord, Untyped};

use crate::crud::Crud;
use crate::difference::{NO_TABLE_OPERATION, TABLE_RIGHTS};
use crate::{Backend, Error, ErrorKind, table};

/// Refuses what no endpoint of the backend does.
pub(super) fn check_served(table: &str, crud: Crud, backend: Backend) -> Result<(), Error> {
    let found = table::named(table);
    let Some(known) = found.and_then(|found| found.unserved(crud, backend)) else {
        return Ok(());
    };
    let done = match crud {
        Crud::Create => "added",
        Crud::Read => "read",
        Crud::Update => "changed",
        Crud::Delete => "deleted",
    };
    let message = format!("rows of table {table} are not {done} over {backend}");
    let error = Error::new(ErrorKind::Unsupported, message);
    let info = keap_schema::table(table);
    if *known == NO_TABLE_OPERATION && info.is_some_and(|info| !crud.is_in(info.access)) {
        let error = error.explained_by(&TABLE_RIGHTS);
        let hint = "no wire does it, XML-RPC denies it too (fault 7); do it in Keap's own pages";
        return Err(error.hinted(hint));
    }
    Err(error.explained_by(known))
}

/// What to use in place of a table without counterpart.
pub(super) fn instead_of(table: &str) -> Option<&'static str> {
    table::instead_of(table)
}

/// The values without those that are cleared: a field that is cleared in a new row was never there.
pub(crate) fn set_values(values: &NewRecord) -> NewRecord {
    values
        .iter()
        .filter(|(_, change)| **change != Change::Clear && **change != Change::Set("".into()))
        .map(|(name, change)| (name, change.clone()))
        .collect()
}

/// Refuses a column that the resource of a new row does not take.
///
/// # Errors
/// As [`required_columns`], and `Unsupported` for such a column.
pub(super) fn check_new_row(
    table: &str,
    values: &NewRecord,
    backend: Backend,
) -> Result<(), Error> {
    match table::named(table) {
        Some(found) => check_columns(
            found.part_for(values, backend)?,
            values,
            Crud::Create,
            backend,
        ),
        None => Ok(()),
    }
}

/// Refuses a column that a change cannot reach. Where a table has several kinds of rows, which it is of is told when it is
/// read.
pub(super) fn check_changed_row(
    table: &str,
    changes: &Changes,
    backend: Backend,
) -> Result<(), Error> {
    let Some(found) = table::named(table) else {
        return Ok(());
    };
    match found.parts(backend).as_slice() {
        [one] => check_columns(one, changes, Crud::Update, backend),
        _ => Ok(()),
    }
}

fn check_columns<P>(
    part: &'static table::Table,
    changes: &Changes<Untyped, P>,
    usage: Crud,
    backend: Backend,
) -> Result<(), Error> {
    if part.endpoints(backend).writer.is_some() {
        return Ok(());
    }
    changes.iter().try_for_each(|(column, change)| {
        let Some(field) = part.field(column) else {
            return Ok(());
        };
        part.written_at(field, change, usage, backend).map(drop)
    })
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
    let Some(found) = table::named(table) else {
        return Ok(Vec::new());
    };
    let part = found.part_for(values, backend)?;
    let endpoints = part.endpoints(backend);
    let mut required = endpoints.required.to_vec();
    // What the path names is no less needed than what the body does.
    for (_, column) in endpoints.path_columns {
        if !required.contains(column) {
            required.push(column);
        }
    }
    if backend == Backend::RestV2 && table == "OrderItem" && is_line_of_product(values) {
        required.push("ProductId");
    }
    Ok(required)
}

/// Whether v2 makes a line of a product or of a subscription of these values, which names its product (documented). A
/// line without a kind is one of a product.
fn is_line_of_product(values: &NewRecord) -> bool {
    match values.get("ItemType") {
        Some(Change::Set(kind)) => ["", "4", "9"].contains(&kind.to_string().as_str()),
        Some(Change::Clear) | None => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Invocation;

    /// 0 is no id, and a line of a product has one: the server would say so in words about its own properties.
    #[test]
    fn a_new_row_needs_what_its_ids_name() {
        let add = |table: &str, values: &[(&str, &str)]| {
            let values = values
                .iter()
                .fold(NewRecord::new(), |values, (column, value)| {
                    values.set_by_name(*column, *value)
                });
            let add = Invocation::data_add(table.to_owned(), values);
            let answer = crate::coverage::check::invocation(&add, Backend::RestV2);
            answer.map_err(|error| error.to_string())
        };
        let lead = [("OpportunityTitle", "A fence"), ("StageID", "1")];
        let of = |contact| add("Lead", &[&lead[..], &[("ContactID", contact)]].concat());
        assert!(of("0").unwrap_err().contains("needs ContactID"));
        assert_eq!(of("19"), Ok(()));
        let line = [("OrderId", "5"), ("Qty", "1"), ("PPU", "1.5")];
        let line = |more: &[_]| add("OrderItem", &[&line[..], more].concat());
        let hammer = ("ProductId", "1");
        for more in [&[][..], &[("ProductId", "0")], &[("ItemType", "9")]] {
            assert!(
                line(more).unwrap_err().contains("needs ProductId"),
                "{more:?}"
            );
        }
        for more in [
            &[hammer][..],
            &[hammer, ("ItemType", "4")],
            &[("ItemType", "1")],
        ] {
            assert_eq!(line(more), Ok(()), "{more:?}");
        }
    }

    #[test]
    fn what_xmlrpc_denies_too_is_not_sent_there() {
        let (mut nowhere, mut there) = (0, 0);
        for info in keap_schema::TABLES {
            for (crud, is_allowed) in [
                (Crud::Create, info.access.add),
                (Crud::Update, info.access.edit),
                (Crud::Delete, info.access.delete),
            ] {
                let Err(error) = check_served(info.name, crud, Backend::RestV2) else {
                    continue;
                };
                let (id, hint) = (error.difference().unwrap().id, error.hint().unwrap());
                match id {
                    "KB-116" => nowhere += 1,
                    "KB-033" => there += 1,
                    _ => continue,
                }
                assert_eq!(id == "KB-033", is_allowed, "{crud} of {}", info.name);
                assert_eq!(hint.contains("no wire does it"), !is_allowed, "{hint}");
            }
        }
        assert!(nowhere > 30 && there > 0, "{nowhere} {there}");
        let of_v2 = check_served("ContactGroup", Crud::Delete, Backend::RestV1).unwrap_err();
        assert_eq!(of_v2.difference().unwrap().id, "KB-031");
    }
}
