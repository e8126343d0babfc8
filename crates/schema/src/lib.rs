#![doc = include_str!("../README.md")]
#![cfg_attr(not(test), warn(clippy::arithmetic_side_effects))]

mod changes;
pub mod column;
mod define;
mod field;
pub mod id;
mod query;
mod record;
pub mod row;
pub mod table;
mod tables;
mod value;
mod wall;
mod zone;

/// The crate of dates and moments, in the version that columns of such types have.
pub use chrono;

pub use changes::{Add, Change, Changes, Edit, NewRecord, Untyped};
pub use column::{AddOnly, Column, Columns, ReadAdd, ReadEdit, ReadOnly, ReadWrite, WriteOnly};
pub use field::{Field, IntoField};
pub use query::{
    Comparison, Condition, MAX_ANY_OF, MAX_PAGE, Order, Query, QueryData, UnknownOperator,
};
pub use record::{Record, RecordError, is_sensitive};
pub use row::Row;
pub use table::{
    Access, ColumnInfo, IntoTable, Table, TableAccess, TableInfo, TableVisitor, table, visit_tables,
};
pub use tables::TABLES;
pub use tables::columns::*;
pub use value::{FieldType, FieldValue};
pub use wall::read_wall_time;
pub use zone::{UnknownZone, YEARS, Zone};
