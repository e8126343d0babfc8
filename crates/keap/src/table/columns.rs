//! Which column is which REST property: the one table of fields.
//!
//! Names and pairings follow the vendor's field lists and OpenAPI documents. One file holds one group of tables; how a
//! [`Path`] is written is told there.

use keap_schema::{FieldType, FieldValue, Record};

use super::{Convert, Path, Word};
use crate::crud::Crud;
use crate::difference::{NO_REST_COLUMN, NO_V1_COLUMN, PICTURE};
use crate::{Backend, Difference};

mod action;
mod assortment;
mod attached;
mod catalog;
mod company;
mod contact;
mod form;
mod lead;
mod lead_source;
mod mailing;
mod order;
mod partner;
mod payment;
mod pipeline;
mod subscription;
mod tag;
mod tagging;
mod user;

pub(crate) use order::NOT_CREATED_IN_V2;

/// One column with its two REST counterparts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Field {
    /// The column's name in XML-RPC.
    pub(crate) column: &'static str,
    v1: Places,
    v2: Places,
    /// How values are converted.
    pub(crate) convert: Convert,
}

/// Where a column is read and where it is written; the three differ rarely.
#[derive(Clone, Copy, Debug)]
struct Places {
    read: Option<&'static str>,
    create: Option<&'static str>,
    update: Option<&'static str>,
}

impl Places {
    const NONE: Self = Self {
        read: None,
        create: None,
        update: None,
    };

    const fn at(path: &'static str) -> Self {
        Self {
            read: Some(path),
            create: Some(path),
            update: Some(path),
        }
    }
}

/// A column that has the same path in both versions.
const fn both(column: &'static str, path: &'static str, convert: Convert) -> Field {
    pair(column, path, path, convert)
}

/// A column with its path in v1 and in v2.
const fn pair(column: &'static str, v1: &'static str, v2: &'static str, convert: Convert) -> Field {
    Field {
        column,
        v1: Places::at(v1),
        v2: Places::at(v2),
        convert,
    }
}

/// A column that v2 alone has.
const fn v2_only(column: &'static str, v2: &'static str, convert: Convert) -> Field {
    Field {
        v1: Places::NONE,
        ..pair(column, v2, v2, convert)
    }
}

/// A column that v1 alone has.
const fn v1_only(column: &'static str, v1: &'static str, convert: Convert) -> Field {
    Field {
        v2: Places::NONE,
        ..pair(column, v1, v1, convert)
    }
}

/// A column that neither version has.
const fn neither(column: &'static str) -> Field {
    Field {
        v1: Places::NONE,
        ..v2_only(column, "", Convert::Text)
    }
    .without_v2()
}

impl Field {
    const fn without_v2(mut self) -> Self {
        self.v2 = Places::NONE;
        self
    }

    /// Neither version writes it, whatever XML-RPC does.
    const fn read_only(self) -> Self {
        self.read_only_v1().read_only_v2()
    }

    const fn read_only_v1(mut self) -> Self {
        (self.v1.create, self.v1.update) = (None, None);
        self
    }

    const fn read_only_v2(mut self) -> Self {
        (self.v2.create, self.v2.update) = (None, None);
        self
    }

    /// v1 takes it when a record is created and never again.
    const fn create_only_v1(mut self) -> Self {
        self.v1.update = None;
        self
    }

    /// v2 takes it when a record is created and never again.
    const fn create_only_v2(mut self) -> Self {
        self.v2.update = None;
        self
    }

    /// v2 takes it in updates alone.
    const fn update_only_v2(mut self) -> Self {
        self.v2.create = None;
        self
    }

    /// v1 answers it under one name and takes it under another.
    const fn write_v1(mut self, path: &'static str) -> Self {
        (self.v1.create, self.v1.update) = (Some(path), Some(path));
        self
    }

    /// v2 answers it under one name and takes it under another.
    const fn write_v2(mut self, path: &'static str) -> Self {
        (self.v2.create, self.v2.update) = (Some(path), Some(path));
        self
    }

    /// v2 takes it under a name of its own in updates.
    const fn update_v2(mut self, path: &'static str) -> Self {
        self.v2.update = Some(path);
        self
    }

    /// v1 takes it and never answers it.
    const fn write_only_v1(mut self) -> Self {
        self.v1.read = None;
        self
    }

    /// v2 takes it and never answers it.
    const fn write_only_v2(mut self) -> Self {
        self.v2.read = None;
        self
    }

    /// Where the column is read on a REST backend; `None` when it is not.
    pub(crate) fn path(&self, backend: Backend) -> Option<Path> {
        self.place(backend, Crud::Read)
    }

    /// Where the column stands on a REST backend for one use.
    pub(crate) fn place(&self, backend: Backend, usage: Crud) -> Option<Path> {
        let places = match backend {
            Backend::XmlRpc => &Places::NONE,
            Backend::RestV1 => &self.v1,
            Backend::RestV2 => &self.v2,
        };
        let place = match usage {
            Crud::Read => places.read,
            Crud::Create => places.create,
            Crud::Update => places.update,
            Crud::Delete => None,
        };
        place.map(Path::parse)
    }

    /// Whether the backend has the column at all.
    pub(crate) fn exists_on(&self, backend: Backend) -> bool {
        let uses = [Crud::Read, Crud::Create, Crud::Update];
        backend == Backend::XmlRpc
            || uses
                .iter()
                .any(|usage| self.place(backend, *usage).is_some())
    }

    /// What the path of a constant says: `Task` for `=Task`.
    pub(crate) fn constant(&self, backend: Backend) -> Option<&'static str> {
        match self.path(backend) {
            Some(Path::Constant(value)) => Some(value),
            _ => None,
        }
    }
}

/// The columns of one record type. Most tables have one shape, of an empty name; where a table holds rows of several
/// REST resources, each has its own.
#[derive(Debug)]
pub(crate) struct Shape {
    pub(crate) table: &'static str,
    /// Which resource, where there are several: `tasks`.
    pub(crate) part: &'static str,
    pub(crate) fields: &'static [Field],
}

/// The shape of a table of one resource.
const fn whole(table: &'static str, fields: &'static [Field]) -> Shape {
    Shape {
        table,
        part: "",
        fields,
    }
}

/// All tables, group by group.
static GROUPS: &[&[Shape]] = &[
    contact::SHAPES,
    company::SHAPES,
    user::SHAPES,
    tag::SHAPES,
    action::SHAPES,
    pipeline::SHAPES,
    catalog::SHAPES,
    assortment::SHAPES,
    order::SHAPES,
    payment::SHAPES,
    subscription::SHAPES,
    partner::SHAPES,
    lead::SHAPES,
    lead_source::SHAPES,
    tagging::SHAPES,
    attached::SHAPES,
    mailing::SHAPES,
    form::SHAPES,
];

/// The shapes of a table; none for a table that the facade cannot serve over REST.
pub(crate) fn shapes(table: &str) -> impl Iterator<Item = &'static Shape> + Clone {
    let all = GROUPS.iter().flat_map(|group| group.iter());
    all.filter(move |shape| shape.table == table)
}

/// The columns of one resource of a table.
pub(crate) fn of_part(table: &str, part: &str) -> &'static [Field] {
    shapes(table)
        .find(|shape| shape.part == part)
        .map_or(&[], |shape| shape.fields)
}

/// Whether the facade serves a table over REST.
pub(crate) fn has_table(table: &str) -> bool {
    shapes(table).next().is_some()
}

/// One column of a table; where several resources have it, as the first one has it.
pub(crate) fn field(table: &str, column: &str) -> Option<&'static Field> {
    all_named(table, column).next()
}

/// One column in each resource of a table.
pub(crate) fn all_named(table: &str, column: &str) -> impl Iterator<Item = &'static Field> {
    shapes(table).filter_map(move |shape| shape.fields.iter().find(|field| field.column == column))
}

/// The columns of a table, each once, in the vendor's order.
pub(crate) fn names(table: &str) -> Vec<&'static str> {
    let mut columns = Vec::new();
    for field in shapes(table).flat_map(|shape| shape.fields) {
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

/// The shapes that a row can be of: where the resources of a table say of all their rows what kind they are, those whose
/// word the row does not contradict.
pub(crate) fn shapes_of_row(
    table: &str,
    backend: Backend,
    row: &Record,
) -> impl Iterator<Item = &'static Shape> {
    let says_otherwise = move |field: &Field| {
        let told = row.get(field.column).and_then(FieldValue::as_str);
        matches!((told, field.constant(backend)), (Some(told), Some(known)) if told != known)
    };
    shapes(table).filter(move |shape| !shape.fields.iter().any(says_otherwise))
}

/// Whether a backend carries the custom fields of a row, in each of the resources that it can be of.
pub(crate) fn has_custom(table: &str, backend: Backend, row: &Record) -> bool {
    if backend != Backend::XmlRpc {
        let parts = super::named(table).map(|table| table.parts(backend));
        let shapes: Vec<&str> = shapes_of_row(table, backend, row)
            .map(|shape| shape.part)
            .collect();
        return parts.is_none_or(|parts| {
            let mut parts = parts.into_iter().filter(|part| shapes.contains(&part.part));
            parts.all(|part| part.home(backend).model.is_some())
        });
    }
    true
}

/// Amounts of REST v2 whose unit its contract leaves open: they are handed on as the wire gives them.
pub(crate) static OPEN_UNITS: &[(&str, &str)] = &[
    ("InvoicePayment", "Amt"),
    ("ProductOptValue", "PriceAdjustment"),
    ("RecurringOrder", "BillingAmt"),
    ("RecurringOrderWithContact", "BillingAmt"),
];

/// Whether a column name is that of a custom field, or its label or id.
pub(crate) fn is_custom(column: &str) -> bool {
    crate::CustomField::parse(column).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_listed_once_and_exist_in_the_schema() {
        for shape in GROUPS.iter().flat_map(|group| group.iter()) {
            let info = keap_schema::table(shape.table).expect(shape.table);
            for (i, field) in shape.fields.iter().enumerate() {
                let name = field.column;
                assert!(info.column(name).is_some(), "{}.{name}", shape.table);
                assert!(
                    shape.fields[..i].iter().all(|other| other.column != name),
                    "{}.{name} twice",
                    shape.table
                );
            }
        }
    }

    #[test]
    fn every_column_of_a_served_table_is_mapped() {
        for shape in GROUPS.iter().flat_map(|group| group.iter()) {
            let info = keap_schema::table(shape.table).expect(shape.table);
            for column in info.columns {
                assert!(
                    field(shape.table, column.name).is_some(),
                    "{}.{} is not mapped",
                    shape.table,
                    column.name
                );
            }
        }
    }
}
