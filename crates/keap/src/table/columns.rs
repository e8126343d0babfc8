//! What columns a table has over REST, asked by names; a table of several resources has those of each.

use std::sync::LazyLock;

use keap_schema::{FieldType, FieldValue, Record};
use rustc_hash::FxHashMap;

use super::{Field, Rows, Table, other_version};
use crate::difference::{NO_REST_COLUMN, NO_V1_COLUMN, NO_V2_COLUMN, PICTURE, WRITE_ONLY_COLUMN};
use crate::{Backend, difference::Difference};

/// The resources of a table; none for a table that the facade cannot serve over REST.
pub(crate) fn resources(table: &str) -> impl Iterator<Item = &'static Table> + Clone {
    super::served(table).into_iter().flat_map(Table::resources)
}

/// Whether the facade serves a table over REST.
pub(crate) fn has_table(table: &str) -> bool {
    super::served(table).is_some()
}

/// One column of a table; where several resources have it, as the first one has it.
pub(crate) fn field(table: &str, column: &str) -> Option<&'static Field> {
    all_named(table, column).next()
}

/// One column in each resource of a table. Each column of a call is asked for several times.
pub(crate) fn all_named(table: &str, column: &str) -> impl Iterator<Item = &'static Field> {
    static BY_NAME: LazyLock<FxHashMap<(&str, &str), &[&Field]>> = LazyLock::new(|| {
        let mut columns = FxHashMap::<_, Vec<_>>::default();
        for table in super::all() {
            for field in table.resources().flat_map(|resource| resource.columns) {
                let key = (table.name, field.column);
                columns.entry(key).or_default().push(field);
            }
        }
        // Made once, and there to the end like the tables themselves.
        columns
            .into_iter()
            .map(|(key, fields)| (key, &*fields.leak()))
            .collect()
    });
    let found = BY_NAME.get(&(table, column)).copied();
    found.unwrap_or_default().iter().copied()
}

/// The columns of a table, each once, in the vendor's order.
pub(crate) fn names(table: &str) -> Vec<&'static str> {
    let mut columns = Vec::new();
    for field in resources(table).flat_map(|resource| resource.columns) {
        if !columns.contains(&field.column) {
            columns.push(field.column);
        }
    }
    columns
}

/// Whether a column has a counterpart on a backend, in any resource of its table.
pub(crate) fn exists(table: &str, column: &str, backend: Backend) -> bool {
    all_named(table, column).any(|field| field.exists_on(backend))
}

/// Whether a column has a counterpart on a backend in every row: where the table has several kinds of them, in each.
pub(crate) fn is_everywhere(table: &str, column: &str, backend: Backend) -> bool {
    let Some(whole) = super::served(table) else {
        return false;
    };
    if !matches!(whole.endpoints(backend).rows, Rows::Parts) {
        return exists(table, column, backend);
    }
    let has = |part: &&Table| {
        part.field(column)
            .is_some_and(|field| field.exists_on(backend))
    };
    whole.parts(backend).iter().all(has)
}

/// The difference behind a column that a REST backend does not have.
pub(crate) fn why_missing(table: &str, column: &str, in_v2: bool) -> &'static Difference {
    let info = keap_schema::table(table).and_then(|info| info.column(column));
    let is_picture = info.is_some_and(|info| info.field_type == FieldType::Blob);
    match (in_v2, is_picture) {
        (true, _) => &NO_V1_COLUMN,
        (false, true) => &PICTURE,
        (false, false) => &NO_REST_COLUMN,
    }
}

/// The difference behind a column that a version of REST does not have; whether the other version has it.
pub(crate) fn why_missing_on(
    table: &str,
    column: &str,
    backend: Backend,
    is_in_other: bool,
) -> &'static Difference {
    match (is_in_other, backend) {
        (true, Backend::RestV2) => &NO_V2_COLUMN,
        (in_v2, _) => why_missing(table, column, in_v2),
    }
}

/// The difference behind a column that a version of REST takes and does not answer.
pub(crate) fn why_unread(table: &str, column: &str, backend: Backend) -> &'static Difference {
    let other = other_version(backend);
    match all_named(table, column).any(|field| field.is_answered(other)) {
        true => why_missing_on(table, column, backend, true),
        false => &WRITE_ONLY_COLUMN,
    }
}

/// The difference behind a column of a row that a version of REST does not tell, where it is none of both.
pub(crate) fn why_missing_in(
    table: &str,
    column: &str,
    row: &Record,
    lacks: Backend,
) -> Option<&'static Difference> {
    let mut of_v1 = resources_of_row(table, Backend::RestV1, row);
    let tells = |part: &'static Table| {
        part.field(column)
            .is_some_and(|field| field.is_answered(Backend::RestV1))
    };
    (lacks == Backend::RestV2 && of_v1.any(tells)).then_some(&NO_V2_COLUMN)
}

/// The difference that tells of a column's inferred pairing.
pub(crate) fn inferred_by(table: &str, column: &str) -> Option<&'static Difference> {
    all_named(table, column).find_map(|field| field.inferred_by)
}

/// The resources that a row can be of: where those of a table say of all their rows what kind they are, those whose word
/// the row does not contradict.
pub(crate) fn resources_of_row(
    table: &str,
    backend: Backend,
    row: &Record,
) -> impl Iterator<Item = &'static Table> {
    let says_otherwise = move |field: &Field| {
        let told = row.get(field.column).and_then(FieldValue::as_str);
        matches!((told, field.constant(backend)), (Some(told), Some(known)) if told != known)
    };
    resources(table).filter(move |resource| !resource.columns.iter().any(says_otherwise))
}

/// Whether a backend carries the custom fields of a row, in each of the resources that it can be of.
pub(crate) fn has_custom(table: &str, backend: Backend, row: &Record) -> bool {
    if backend == Backend::XmlRpc {
        return true;
    }
    let Some(whole) = super::named(table) else {
        return true;
    };
    let possible: Vec<&str> = resources_of_row(table, backend, row)
        .map(|resource| resource.part)
        .collect();
    let mut parts = whole.parts(backend).into_iter();
    parts.all(|part| !possible.contains(&part.part) || part.endpoints(backend).model.is_some())
}

/// Whether a column name is that of a custom field, or its label or id.
pub(crate) fn is_custom(column: &str) -> bool {
    crate::model::CustomField::parse(column).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_listed_once_and_exist_in_the_schema() {
        for resource in crate::table::all().flat_map(Table::resources) {
            let info = keap_schema::table(resource.name).expect(resource.name);
            for (i, field) in resource.columns.iter().enumerate() {
                let name = field.column;
                assert!(info.column(name).is_some(), "{}.{name}", resource.name);
                assert!(
                    resource.columns[..i]
                        .iter()
                        .all(|other| other.column != name),
                    "{}.{name} twice",
                    resource.name
                );
            }
        }
    }

    #[test]
    fn every_column_of_a_served_table_is_mapped() {
        for table in crate::table::all() {
            let info = keap_schema::table(table.name).expect(table.name);
            for column in info.columns {
                assert!(
                    field(table.name, column.name).is_some(),
                    "{}.{} is not mapped",
                    table.name,
                    column.name
                );
            }
        }
    }
}
