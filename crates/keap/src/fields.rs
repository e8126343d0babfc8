//! Which column is which REST property: the one table of fields.
//!
//! Names and pairings follow the vendor's field lists and OpenAPI documents. A path names the place inside the JSON of
//! one record: `given_name`, `company.id`, or `phone_numbers[PHONE1].number` for the entry of a list whose `field`
//! member is `PHONE1`.

use std::fmt;

use crate::Backend;

mod tables;

/// How a column's value becomes a REST value, and back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Convert {
    /// Text as it is.
    Text,
    /// A number, or decimal text in v2; 0 and absent mean none.
    Id,
    /// 0 or 1 in XML-RPC, `false` or `true` in REST.
    Flag,
    /// A calendar date, never shifted.
    Date,
    /// An instant: Eastern wall time in XML-RPC, UTC in REST.
    DateTime,
    /// A phone number; XML-RPC reformats it on write, so only its digits count.
    Phone,
    /// A display name in XML-RPC, ISO 3166-1 alpha-3 in REST.
    Country,
    /// Free text in XML-RPC, a region name in v1, ISO 3166-2 in v2.
    Region,
    /// The main part of a postal code: v1 splits US codes into `zip_code` and `zip_four`.
    PostalCode,
    /// The last four digits of a US postal code.
    ZipFour,
    /// A comma list of tag ids in XML-RPC, a list of ids in REST; read-only everywhere.
    TagList,
    /// A company's name: free text in XML-RPC, reached through the company's id in REST.
    CompanyName,
    /// A lead source's name in XML-RPC, its id in REST.
    LeadSourceName,
    /// A language: a name or a code in XML-RPC, `en_US` in REST.
    Locale,
}

/// One column with its two REST counterparts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Field {
    /// The column's name in XML-RPC.
    pub(crate) column: &'static str,
    v1: Option<&'static str>,
    v2: Option<&'static str>,
    /// How values are converted.
    pub(crate) convert: Convert,
}

impl Field {
    /// Where the column lives on a REST backend; `None` when it has no counterpart there.
    pub(crate) fn path(&self, backend: Backend) -> Option<Path> {
        match backend {
            Backend::XmlRpc => None,
            Backend::RestV1 => self.v1.map(Path::parse),
            Backend::RestV2 => self.v2.map(Path::parse),
        }
    }

    /// Whether the backend has the column at all.
    pub(crate) fn exists_on(&self, backend: Backend) -> bool {
        backend == Backend::XmlRpc || self.path(backend).is_some()
    }
}

/// A place inside the JSON of one record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Path {
    /// A property of the record.
    Property(&'static str),
    /// A property of an object inside the record.
    Nested(&'static str, &'static str),
    /// A property of the list entry whose `field` member has the given value.
    Slot {
        /// The list.
        list: &'static str,
        /// The value of `field`.
        slot: &'static str,
        /// The property of the entry.
        property: &'static str,
    },
}

impl Path {
    fn parse(text: &'static str) -> Self {
        if let Some((list, rest)) = text.split_once('[')
            && let Some((slot, property)) = rest.split_once("].")
        {
            return Self::Slot {
                list,
                slot,
                property,
            };
        }
        match text.split_once('.') {
            Some((object, property)) => Self::Nested(object, property),
            None => Self::Property(text),
        }
    }

    /// The top-level property that holds the place: what `fields`, `optional_properties` and `update_mask` name.
    pub(crate) fn top(&self) -> &'static str {
        match self {
            Self::Property(name) | Self::Nested(name, _) => name,
            Self::Slot { list, .. } => list,
        }
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Property(name) => f.write_str(name),
            Self::Nested(object, name) => write!(f, "{object}.{name}"),
            Self::Slot {
                list,
                slot,
                property,
            } => write!(f, "{list}[{slot}].{property}"),
        }
    }
}

/// The columns of a table that the facade can serve from REST; `None` for a table it cannot.
pub(crate) fn table(name: &str) -> Option<&'static [Field]> {
    match name {
        "Contact" => Some(tables::CONTACT),
        "User" => Some(tables::USER),
        "ContactGroup" => Some(tables::CONTACT_GROUP),
        _ => None,
    }
}

/// One column of a table.
pub(crate) fn field(table_name: &str, column: &str) -> Option<&'static Field> {
    table(table_name)?
        .iter()
        .find(|field| field.column == column)
}

/// Whether a column name is that of a custom field: they start with an underscore.
pub(crate) fn is_custom(column: &str) -> bool {
    column.starts_with('_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_parse_into_their_three_forms() {
        assert_eq!(Path::parse("given_name"), Path::Property("given_name"));
        assert_eq!(Path::parse("company.id"), Path::Nested("company", "id"));
        let slot = Path::Slot {
            list: "phone_numbers",
            slot: "PHONE1",
            property: "number",
        };
        assert_eq!(Path::parse("phone_numbers[PHONE1].number"), slot);
        assert_eq!(slot.top(), "phone_numbers");
    }

    #[test]
    fn columns_are_listed_once_and_exist_in_the_schema() {
        for name in ["Contact", "User", "ContactGroup"] {
            let info = keap_schema::table(name).unwrap();
            let fields = table(name).unwrap();
            for (i, field) in fields.iter().enumerate() {
                assert!(
                    info.column(field.column).is_some(),
                    "{name}.{}",
                    field.column
                );
                assert!(fields[..i].iter().all(|other| other.column != field.column));
            }
            for column in info.columns {
                assert!(
                    field(name, column.name).is_some(),
                    "{name}.{} is not mapped",
                    column.name
                );
            }
        }
    }
}
