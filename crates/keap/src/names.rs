//! Names of tables and columns as people type them: found without regard to case, and what a misspelt one meant.

use keap_schema::{ColumnInfo, TABLES, TableInfo};

use crate::geography;
use crate::suggest::closest;

pub use crate::suggest::did_you_mean;

/// The text names no table, or no column of the table.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct UnknownName(String);

impl UnknownName {
    /// Whether a near name is suggested.
    pub fn has_suggestion(&self) -> bool {
        self.0.contains("did you mean")
    }
}

/// The table of a name, whatever its case.
///
/// ```
/// assert_eq!(keap::names::find_table("contact").unwrap().name, "Contact");
/// let slip = keap::names::find_table("Contcat").unwrap_err();
/// assert_eq!(slip.to_string(), "no table is called \"Contcat\"; did you mean Contact?");
/// ```
///
/// # Errors
/// A name that no table has, with the nearest one.
pub fn find_table(name: &str) -> Result<&'static TableInfo, UnknownName> {
    let mut all = TABLES.iter();
    all.find(|table| table.name.eq_ignore_ascii_case(name))
        .copied()
        .ok_or_else(|| UnknownName(no_table(name)))
}

/// The ISO 3166-1 alpha-3 code of a country given by code or by any name that means it alone. The lists of an account,
/// which may have more names, are not asked.
///
/// ```
/// assert_eq!(keap::names::find_country("Deutschland").unwrap(), "DEU");
/// let both = keap::names::find_country("Korea").unwrap_err();
/// assert_eq!(both.to_string(), "\"Korea\" may mean South Korea or North Korea");
/// ```
///
/// # Errors
/// A text that means no country, with the nearest name, or more than one.
pub fn find_country(text: &str) -> Result<&'static str, UnknownName> {
    let code = geography::country_code(text).filter(|_| !geography::is_of_several(text));
    code.ok_or_else(|| UnknownName(geography::no_country(text, None)))
}

/// The column of a name, whatever its case; none for a custom field, which the account defines.
///
/// # Errors
/// A name that no column of the table has, with the nearest one.
pub fn find_column(
    table: &'static TableInfo,
    name: &str,
) -> Result<Option<&'static ColumnInfo>, UnknownName> {
    if crate::table::columns::is_custom(name) {
        return Ok(None);
    }
    column(table, name).map(Some).ok_or_else(|| {
        let message = format!("table {} has no field {name:?}", table.name);
        UnknownName(format!("{message}; {}", hint_for_column(table, name)))
    })
}

/// A column whatever its case. One that differs in case alone from several is the one that is spelt so.
pub(crate) fn column(table: &'static TableInfo, name: &str) -> Option<&'static ColumnInfo> {
    let by_case = || {
        let mut columns = table.columns.iter();
        columns.find(|column| column.name.eq_ignore_ascii_case(name))
    };
    table.column(name).or_else(by_case)
}

/// What to say of a table that there is not.
pub(crate) fn no_table(name: &str) -> String {
    let names = TABLES.iter().map(|table| table.name);
    format!("no table is called {name:?}{}", did_you_mean(name, names))
}

/// What a column that a table does not have was probably meant to be: a column of this name but for a slip, or one that
/// goes by this name in REST, or the form that a custom field has; the account is not asked whether it has one.
pub(crate) fn hint_for_column(table: &TableInfo, name: &str) -> String {
    let near = by_rest_name(table.name, name)
        .or_else(|| closest(name, table.columns.iter().map(|column| column.name)));
    match near {
        Some(column) => format!("did you mean {column}? custom fields start with an underscore"),
        None => format!(
            "a custom field of this name would be _{name}, if the account has one; `keap coverage --table {}` lists the other fields",
            table.name
        ),
    }
}

fn by_rest_name(table: &str, name: &str) -> Option<&'static str> {
    let squeezed = |text: &str| text.replace('_', "").to_lowercase();
    let all = || crate::table::columns::resources(table).flat_map(|resource| resource.columns);
    let by_case = all().find(|field| squeezed(field.column) == squeezed(name));
    let in_rest = |field: &&crate::table::Field| {
        let path = field.path(crate::Backend::RestV2);
        path.is_some_and(|path| squeezed(path.top()) == squeezed(name))
    };
    by_case
        .or_else(|| all().find(in_rest))
        .map(|field| field.column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_whatever_their_case_and_slips_are_told() {
        let contact = find_table("CONTACT").unwrap();
        let column = |name| find_column(contact, name).map(|found| found.map(|found| found.name));
        assert_eq!(column("email"), Ok(Some("Email")));
        assert_eq!(column("_ShoeSize"), Ok(None));
        let slip = |name| column(name).unwrap_err().to_string();
        assert!(slip("Phone11").contains("did you mean Phone1?"));
        assert!(slip("given_name").contains("did you mean FirstName?"));
        assert!(slip("ShoeSize").contains("would be _ShoeSize, if the account has one"));
        assert!(!slip("ShoeSize").contains("counterpart"));
    }
}
