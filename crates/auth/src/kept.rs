//! Rows and migrations of the databases of this workspace, without the macros of sqlx: those build both database drivers
//! and SQLite a second time, for the compiler.

#[doc(hidden)]
pub use sqlx;

use sqlx::SqlSafeStr as _;
use sqlx::migrate::{Migration, MigrationType, Migrator};

/// The migrations of a folder, in the order of their numbers: the name of each file and its text, by [`migration_files`].
///
/// What was applied is known again by number and text, so neither may change.
#[doc(hidden)]
pub fn migrations(files: &[(&'static str, &'static str)]) -> Migrator {
    let migration = |&(name, text): &(&'static str, &'static str)| {
        let stem = name.strip_suffix(".sql").unwrap_or(name);
        let (number, words) = stem.split_once('_').unwrap_or((stem, ""));
        let number = number.parse().unwrap_or_default();
        let words = words.replace('_', " ").into();
        Migration::new(
            number,
            words,
            MigrationType::Simple,
            text.into_sql_str(),
            false,
        )
    };
    Migrator::with_migrations(files.iter().map(migration).collect())
}

/// Each file of a folder of migrations with its text.
#[doc(hidden)]
#[macro_export]
macro_rules! migration_files {
    ($folder:literal: $($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/", $folder, "/", $name)))),+]
    };
}

/// Reads a struct from a row of either database. A field may have a column of another name, and one that an older table
/// lacks has its default then.
#[doc(hidden)]
#[macro_export]
macro_rules! kept_row {
    ($row:ident { $($field:ident $(= $column:literal)?),+ $(,)? }
        $(or default { $($later:ident),+ $(,)? })?
    ) => {
        $crate::kept_row!(@of $crate::kept::sqlx::sqlite::SqliteRow,
            $row { $($field $(= $column)?),+ } { $($($later),+)? });
        $crate::kept_row!(@of $crate::kept::sqlx::postgres::PgRow,
            $row { $($field $(= $column)?),+ } { $($($later),+)? });
    };
    (@of $database:ty, $row:ident { $($field:ident $(= $column:literal)?),+ } { $($later:ident),* }) => {
        impl<'r> $crate::kept::sqlx::FromRow<'r, $database> for $row {
            fn from_row(row: &'r $database) -> $crate::kept::sqlx::Result<Self> {
                use $crate::kept::sqlx::Row as _;
                Ok(Self {
                    $($field: row.try_get($crate::kept_row!(@name $field $($column)?))?,)+
                    $($later: $crate::kept::or_default(row.try_get(stringify!($later)))?,)*
                })
            }
        }
    };
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $column:literal) => { $column };
}

/// The default for a column that is not there.
#[doc(hidden)]
pub fn or_default<T: Default>(read: sqlx::Result<T>) -> sqlx::Result<T> {
    match read {
        Err(sqlx::Error::ColumnNotFound(_)) => Ok(T::default()),
        read => read,
    }
}
