//! Custom fields as the account defines them: found by API name, label or id, and their values checked by type.

mod check;
mod named;
mod remembered;
mod rename;
mod typed;

use std::fmt;

use crate::suggest::did_you_mean;
use crate::{CustomFieldId, Error, ErrorKind, fold};

pub(crate) use check::Kind;
pub(crate) use named::{Known, named, refused_by_server};
pub(crate) use remembered::Remembered;
pub(crate) use rename::{Renames, custom_names, renamed, see_names};
pub(crate) use typed::{Texts, whole};

/// A custom field, by whatever a program knows of it. Wherever a column goes by name, this goes too.
///
/// The text forms are `_ShoeSize`, `label:Shoe size` and `#12`; the command line and files take them.
/// What was asked for by label or id comes back in the record under the same text.
///
/// ```
/// use keap::{CustomFieldId, model::CustomField};
///
/// assert_eq!(CustomField::Name("ShoeSize").to_string(), "_ShoeSize");
/// assert_eq!(CustomField::Label("Shoe size").to_string(), "label:Shoe size");
/// let changes = keap::schema::Changes::<keap::schema::table::Contact>::new()
///     .set_by_name(CustomField::Id(CustomFieldId::new(12)), 44);
/// assert!(changes.get("#12").is_some());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CustomField<'a> {
    /// The API name, with or without its leading underscore. Case counts.
    Name(&'a str),
    /// What a person sees. Case and blanks around it do not count; two fields with one label are refused.
    Label(&'a str),
    /// The id of its definition, the same on every backend.
    Id(CustomFieldId),
}

/// What is said when the list of custom fields, which is read before many calls, could not be read.
pub(crate) const UNREAD: &str = "the custom fields could not be read";

const LABEL: &str = "label:";

impl<'a> CustomField<'a> {
    /// The custom field that a column name stands for; none when it is a column of the table itself.
    pub fn parse(name: &'a str) -> Option<Self> {
        if let Some(label) = name.strip_prefix(LABEL) {
            return Some(Self::Label(label));
        }
        if let Some(id) = name.strip_prefix('#') {
            return id.parse().ok().map(Self::Id);
        }
        name.strip_prefix('_').map(Self::Name)
    }
}

impl fmt::Display for CustomField<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(name) => write!(f, "_{}", name.strip_prefix('_').unwrap_or(name)),
            Self::Label(label) => write!(f, "{LABEL}{label}"),
            Self::Id(id) => write!(f, "#{id}"),
        }
    }
}

impl From<CustomField<'_>> for String {
    fn from(field: CustomField<'_>) -> Self {
        field.to_string()
    }
}

/// One custom field as it is defined.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Definition {
    pub(crate) id: i64,
    /// Without its leading underscore; `#12` where nobody tells it.
    pub(crate) name: String,
    pub(crate) label: String,
    pub(crate) kind: Kind,
    /// What may be chosen; empty when anything may, or when it is not known.
    pub(crate) options: Vec<String>,
}

/// The custom fields of one record type.
#[derive(Clone, Debug, Default)]
pub(crate) struct Definitions(pub(crate) Vec<Definition>);

impl Definitions {
    /// The field that a reference means.
    ///
    /// # Errors
    /// `NotFound` when there is none: the list may be old. `InvalidRequest` when a label means several.
    pub(crate) fn find(&self, wanted: CustomField<'_>) -> Result<&Definition, Error> {
        let same = |left: &str, right: &str| fold::same(left.trim(), right.trim());
        let means = |field: &&Definition| match wanted {
            CustomField::Name(name) => field.name == name.strip_prefix('_').unwrap_or(name),
            CustomField::Label(label) => same(&field.label, label),
            CustomField::Id(id) => field.id == id.get(),
        };
        let found: Vec<&Definition> = self.0.iter().filter(means).collect();
        match found.as_slice() {
            [field] => Ok(field),
            [] => Err(self.unknown(wanted)),
            several => {
                let names: Vec<String> = several.iter().map(|field| field.shown()).collect();
                let message = format!(
                    "several custom fields are meant by {:?}",
                    wanted.to_string()
                );
                Err(Error::new(ErrorKind::InvalidRequest, message)
                    .hinted(format!("name one of {}", names.join(", "))))
            }
        }
    }

    /// The refusal of a name that fields may have which the backend does not name.
    pub(crate) fn untold(&self, name: &str) -> Option<Error> {
        let bare = name.strip_prefix('_').unwrap_or(name);
        let is_meant = |field: &&Definition| {
            let number = bare.strip_prefix(&name_of(&field.label));
            !is_told(&field.name)
                && number.is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit()))
        };
        let meant: Vec<String> = self
            .0
            .iter()
            .filter(is_meant)
            .map(Definition::column)
            .collect();
        if meant.is_empty() {
            return None;
        }
        let message = format!("nobody tells which custom field is {name:?}");
        let error = Error::new(ErrorKind::InvalidResponse, message);
        Some(error.hinted(format!(
            "the backend lists the fields without names, and several have this label; name one by its id: {}",
            meant.join(", ")
        )))
    }

    fn unknown(&self, wanted: CustomField<'_>) -> Error {
        if let CustomField::Name(name) = wanted
            && let Some(error) =
                self.untold(&format!("_{}", name.strip_prefix('_').unwrap_or(name)))
        {
            return error;
        }
        let wanted = wanted.to_string();
        let message = format!("there is no custom field {wanted:?}");
        let names: Vec<String> = self.0.iter().map(Definition::column).collect();
        let labels: Vec<String> = self
            .0
            .iter()
            .map(|field| format!("{LABEL}{}", field.label))
            .collect();
        let near = did_you_mean(&wanted, names.iter().chain(&labels).map(String::as_str));
        Error::new(ErrorKind::NotFound, message).hinted(format!(
            "custom field names are case sensitive; the account's own list has them{near}"
        ))
    }
}

/// The name that Keap makes of a label: its letters and digits. Where it is taken a number is put behind it, which no label tells.
pub(crate) fn name_of(label: &str) -> String {
    label
        .chars()
        .filter(|sign| sign.is_alphanumeric())
        .collect()
}

/// What stands for the name of a field that nobody tells: its id.
pub(crate) fn untold_name(id: i64) -> String {
    format!("#{id}")
}

fn is_told(name: &str) -> bool {
    !name.starts_with('#')
}

/// The column of a field by its name, without its leading underscore.
pub(crate) fn column(name: &str) -> String {
    match is_told(name) {
        true => format!("_{name}"),
        false => name.to_owned(),
    }
}

/// A field that is unknown even after the list was read again: the request is wrong, no record is missing.
pub(crate) fn refused(error: Error) -> Error {
    if error.kind() == ErrorKind::NotFound {
        let hint = error.hint().unwrap_or_default().to_owned();
        return Error::new(ErrorKind::InvalidRequest, error.message()).hinted(hint);
    }
    error
}

impl Definition {
    /// What it is called as a column: `_ShoeSize`.
    pub(crate) fn column(&self) -> String {
        column(&self.name)
    }

    /// `_ShoeSize (#12, "Shoe size")`.
    fn shown(&self) -> String {
        format!("{} (#{}, {:?})", self.column(), self.id, self.label)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(id: i64, name: &str, label: &str) -> Definition {
        Definition {
            id,
            name: name.to_owned(),
            label: label.to_owned(),
            kind: Kind::Text,
            options: Vec::new(),
        }
    }

    #[test]
    fn fields_are_found_by_name_label_and_id() {
        let fields = Definitions(vec![
            field(12, "ShoeSize", "Shoe size"),
            field(13, "Colour", "Favourite colour"),
            field(14, "Colour0", "favourite colour "),
        ]);
        let id = |text: &str| {
            let wanted = CustomField::parse(text).unwrap();
            fields.find(wanted).map(|field| field.id)
        };
        for text in ["_ShoeSize", "label:SHOE size", "#12"] {
            assert_eq!(id(text).unwrap(), 12, "{text}");
            let wanted = CustomField::parse(text).unwrap();
            assert_eq!(CustomField::parse(&wanted.to_string()), Some(wanted));
        }
        let several = id("label:Favourite colour").unwrap_err();
        assert_eq!(several.kind(), ErrorKind::InvalidRequest);
        let hint = several.hint().unwrap();
        assert!(
            hint.contains("_Colour (#13") && hint.contains("_Colour0 (#14"),
            "{hint}"
        );
        let unknown = id("_Shoesize").unwrap_err();
        assert_eq!(
            unknown.to_string(),
            "there is no custom field \"_Shoesize\""
        );
        assert!(unknown.hint().unwrap().ends_with("did you mean _ShoeSize?"));
        assert_eq!(CustomField::parse("FirstName"), None);
        assert_eq!(CustomField::parse("#x"), None);
    }
}
