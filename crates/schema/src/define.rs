//! The macro behind the modules of the tables: from one line per column to constants, marker, row and table data.

/// Defines a table. Each column is `CONSTANT member: Type, Access = "WireName", extras..;`, under `readable` if it
/// has a member in the row, under `write_only` otherwise.
macro_rules! define_table {
    (
        $(#[$table_doc:meta])*
        $Table:ident = $table_name:literal: $meaning:literal,
        access: $access:expr,
        custom_fields_form: $form:expr,
        certain: $certain:literal,
        readable {
            $($(#[$doc:meta])* $COLUMN:ident $member:ident: $Type:ident $(($Id:ident))?, $Access:ident = $name:literal
                $(, $extra:ident $(($target:literal))?)*;)*
        }
        $(write_only {
            $($(#[$hidden_doc:meta])* $HIDDEN:ident: $HiddenType:ident $(($HiddenId:ident))?, $HiddenAccess:ident = $hidden:literal;)*
        })?
    ) => {
        $(
            #[doc = concat!("`", $name, "`: ", $crate::define::words!($Type), ", ", $crate::define::words!($Access), ".")]
            $(#[doc = ""] #[$doc])*
            pub const $COLUMN: $crate::Column<
                marker::$Table,
                $crate::define::rust!($Type $($Id)?),
                $crate::$Access,
            > = $crate::Column::typed($name, $crate::FieldType::$Type);
        )*

        $($(
            #[doc = concat!("`", $hidden, "`: ", $crate::define::words!($HiddenType), ", ", $crate::define::words!($HiddenAccess), ".")]
            $(#[doc = ""] #[$hidden_doc])*
            pub const $HIDDEN: $crate::Column<
                marker::$Table,
                $crate::define::rust!($HiddenType $($HiddenId)?),
                $crate::$HiddenAccess,
            > = $crate::Column::typed($hidden, $crate::FieldType::$HiddenType);
        )*)?

        /// What is known about the table.
        pub static TABLE: $crate::TableInfo = $crate::TableInfo {
            name: $table_name,
            meaning: $meaning,
            columns: &[
                $($crate::table::ColumnInfo::new($name, $crate::FieldType::$Type, <$crate::$Access as $crate::column::AccessMarker>::ACCESS)
                    $(.$extra($($target)?))*,)*
                $($($crate::table::ColumnInfo::new($hidden, $crate::FieldType::$HiddenType, <$crate::$HiddenAccess as $crate::column::AccessMarker>::ACCESS),)*)?
            ],
            access: $access,
            custom_fields_form: $form,
            certain: $certain,
        };

        pub(crate) mod marker {
            #[doc = concat!("Table `", $table_name, "`: ", $meaning, ".")]
            $(#[doc = ""] #[$table_doc])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
            pub struct $Table;

            impl $crate::Table for $Table {
                const INFO: &'static $crate::TableInfo = &super::TABLE;
                type Row = super::row::$Table;
                type Id = $crate::define::id!($($COLUMN $Type $($Id)?;)*);
            }
        }

        pub(crate) mod row {
            #[doc = concat!("A row of table [`", $table_name, "`](crate::table::", $table_name, "): ", $meaning, ".")]
            #[derive(Clone, Default, PartialEq)]
            #[non_exhaustive]
            pub struct $Table {
                $(
                    #[doc = concat!("`", $name, "`")]
                    pub $member: Option<$crate::define::rust!($Type $($Id)?)>,
                )*
                /// Fields that are not columns of the table here: custom fields, newer fields.
                pub other: $crate::Record,
            }

            impl $crate::row::Row for $Table {
                type Table = super::marker::$Table;

                fn from_record(record: &$crate::Record) -> Result<Self, $crate::RecordError> {
                    let mut other = record.clone();
                    Ok(Self { $($member: other.take(super::$COLUMN)?,)* other })
                }

                fn to_record(&self) -> $crate::Record {
                    let mut record = $crate::Record::new();
                    $(record.put(super::$COLUMN, self.$member.as_ref());)*
                    record.extend(self.other.clone());
                    record
                }
            }

            /// Shows the members that have content.
            impl std::fmt::Debug for $Table {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    f.write_str(concat!($table_name, " "))?;
                    std::fmt::Debug::fmt(&$crate::row::Row::to_record(self), f)
                }
            }
        }
    };
}

/// The Rust type of a column type.
macro_rules! rust {
    (Id) => { i64 };
    (Id $Id:ident) => { $crate::id::$Id };
    (Int) => { i64 };
    (Text) => { String };
    (Double) => { f64 };
    (Bool) => { bool };
    (Date) => { chrono::NaiveDate };
    (DateTime) => { chrono::DateTime<chrono::Utc> };
    (Blob) => { Vec<u8> };
}

/// The type of the ids of a table's rows, that of its column `Id`.
macro_rules! id {
    (ID Id $Id:ident; $($others:tt)*) => { $crate::id::$Id };
    ($COLUMN:ident $Type:ident $($Id:ident)?; $($others:tt)*) => { $crate::define::id!($($others)*) };
    () => { i64 };
}

/// The words of the documentation for a column type or an access.
macro_rules! words {
    (Id) => {
        "id"
    };
    (Int) => {
        "whole number"
    };
    (Text) => {
        "text"
    };
    (Double) => {
        "number"
    };
    (Bool) => {
        "yes or no"
    };
    (Date) => {
        "calendar date"
    };
    (DateTime) => {
        "moment"
    };
    (Blob) => {
        "bytes"
    };
    (ReadOnly) => {
        "read only"
    };
    (ReadWrite) => {
        "read, add, edit"
    };
    (ReadAdd) => {
        "read, add"
    };
    (ReadEdit) => {
        "read, edit"
    };
    (AddOnly) => {
        "add only, never given out"
    };
    (WriteOnly) => {
        "add, edit, never given out"
    };
}

pub(crate) use {define_table, id, rust, words};
