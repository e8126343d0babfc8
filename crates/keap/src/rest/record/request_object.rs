//! Objects that REST takes under one name and answers under another: what is in them is collected from the answer, so
//! that a change of one part keeps the others.

use keap_schema::Changes;
use serde_json::{Map, Value};

use crate::crud::Crud;
use crate::difference::{ORDER_COUNTRY, ORDER_SHIPPING};
use crate::rest::record::decode;
use crate::rest::record::json;
use crate::table::{Convert, Field, Path, Table};
use crate::{Backend, Error, ErrorKind, Result};

/// The row with such objects put where a request has them.
///
/// # Errors
/// `Unsupported` when a part is never answered and not among the changes: sending the object would clear it.
pub(in crate::rest) fn rebuilt(
    table: &Table,
    mut row: Value,
    changes: &Changes,
    backend: Backend,
) -> Result<Value> {
    let mut objects: Vec<&'static str> = Vec::new();
    for (column, _) in changes.iter() {
        let field = table.field(column);
        if let Some((object, _)) = field.and_then(|field| request_place(field, backend))
            && row.get(object).is_none()
            && !objects.contains(&object)
        {
            objects.push(object);
        }
    }
    for object in objects {
        let parts = collect(table, &row, object, changes, backend)?;
        if let Value::Object(members) = &mut row {
            members.insert(object.to_owned(), Value::Object(parts));
        }
    }
    Ok(row)
}

/// Where an update has a column that stands inside an object: the object and the place in it.
fn request_place(field: &Field, backend: Backend) -> Option<(&'static str, &'static str)> {
    match field.place(backend, Crud::Update)? {
        Path::Nested(_, "id") => None,
        Path::Nested(object, part) => Some((object, part)),
        _ => None,
    }
}

fn collect(
    table: &Table,
    row: &Value,
    object: &str,
    changes: &Changes,
    backend: Backend,
) -> Result<Map<String, Value>> {
    let mut parts = Map::new();
    for field in table.columns {
        let Some((_, part)) = request_place(field, backend).filter(|(name, _)| *name == object)
        else {
            continue;
        };
        let Some(path) = field.path(backend) else {
            if changes.get(field.column).is_none() {
                return Err(unanswered(field.column, backend));
            }
            continue;
        };
        let value = match field.convert {
            Convert::Region => decode::region(row, path),
            _ => json::find(row, path).cloned(),
        };
        if field.convert == Convert::Country && changes.get(field.column).is_none() {
            let text = value.as_ref().and_then(Value::as_str).unwrap_or_default();
            if !text.is_empty() && !is_code(text) {
                return Err(without_code(field.column));
            }
        }
        if let Some(value) = value.filter(|value| !value.is_null()) {
            parts.insert(part.to_owned(), value);
        }
    }
    Ok(parts)
}

/// Whether an answer gave the code, and not the text beside it.
fn is_code(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|letter| letter.is_ascii_uppercase())
}

fn without_code(column: &str) -> Error {
    let message = format!("{column} is stored without an ISO code, and the change would clear it");
    Error::new(ErrorKind::Unsupported, message)
        .explained_by(&ORDER_COUNTRY)
        .hinted(format!("name {column} among the changes, set or cleared"))
}

fn unanswered(column: &str, backend: Backend) -> Error {
    let message = format!("{backend} does not answer {column}, and the change would clear it");
    Error::new(ErrorKind::Unsupported, message)
        .explained_by(&ORDER_SHIPPING)
        .hinted(format!("name {column} among the changes, set or cleared"))
}

#[cfg(test)]
mod tests {
    use keap_schema::Changes;
    use serde_json::json;

    use super::*;
    use crate::table;

    #[test]
    fn one_part_of_an_address_keeps_the_others_and_never_loses_the_middle_name() {
        let table = table::named("Job").expect("orders are served");
        let row = json!({ "shipping_information": {
            "given_name": "Ann",
            "address": { "line1": "5 Main Street", "region_code": "US-CO", "country_code": "USA" },
        }});
        let rebuilt = |changes| rebuilt(table, row.clone(), &changes, Backend::RestV2);
        let changes = Changes::new().set_by_name("ShipCity", "Denver");
        let error = rebuilt(changes.clone()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unsupported);
        let row = rebuilt(changes.clear_by_name("ShipMiddleName")).unwrap();
        assert_eq!(
            row["shipping_address"],
            json!({
                "first_name": "Ann", "line1": "5 Main Street", "region": "Colorado",
                "country_code": "USA",
            })
        );
    }

    #[test]
    fn a_change_elsewhere_collects_nothing() {
        let table = table::named("Job").expect("orders are served");
        let changes = Changes::new().set_by_name("JobNotes", "Call first");
        let row = rebuilt(table, json!({ "id": "1" }), &changes, Backend::RestV2).unwrap();
        assert_eq!(row, json!({ "id": "1" }));
    }
}
