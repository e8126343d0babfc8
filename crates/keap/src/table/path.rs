//! Places inside the JSON of a record.

use std::fmt;

use serde_json::Value;

/// A place inside the JSON of one record.
///
/// Written as `given_name`, `company.id`, `shipping.address.line1`, `phone_numbers[PHONE1].number` for the entry of a
/// list whose `field` member is `PHONE1`, `order_items[].product.id` for every entry of a list, `active|status` for the
/// first of two that has a value, or `=Task` for what is no property but what the resource itself says. Rows
/// that stand below another record have that record as `@parent`: `@parent.id`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Path {
    /// A property of the record.
    Property(&'static str),
    /// A place inside an object of the record: the object, and the place as it is written.
    Nested(&'static str, &'static str),
    /// A property of the list entry whose `field` member has the given value.
    Slot {
        /// The property that holds it.
        list: &'static str,
        /// The value of `field`.
        slot: &'static str,
        /// The property of the entry.
        property: &'static str,
    },
    /// A place inside each entry of a list: the list, and the place in an entry. A column of one value takes the first.
    Each(&'static str, &'static str),
    /// The first of two places that has a value: answers of one resource differ.
    Either(&'static str, &'static str),
    /// The same for every record of the resource.
    Constant(&'static str),
}

impl Path {
    /// Reads a path.
    pub(crate) fn parse(text: &'static str) -> Self {
        Written::new(text).path()
    }

    /// The top-level property that holds the place: what `fields`, `optional_properties` and `update_mask` name.
    pub(crate) fn top(&self) -> &'static str {
        match self {
            Self::Property(name) | Self::Nested(name, _) | Self::Each(name, _) => name,
            Self::Slot { list, .. } => list,
            Self::Either(first, _) => Self::parse(first).top(),
            Self::Constant(_) => "",
        }
    }
}

/// A path as a description writes it, and where its marks are: a value is looked for by it each time that a row is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    text: &'static str,
    form: Form,
}

/// Which path a text is, with the places of its marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Property,
    Nested { dot: u8 },
    Slot { bracket: u8, dot: u8 },
    Each { dot: u8 },
    Either { bar: u8 },
    Constant,
}

impl Written {
    pub(crate) const fn new(text: &'static str) -> Self {
        let bytes = text.as_bytes();
        let form = match (place(bytes, b'|'), place(bytes, b'.')) {
            _ if matches!(bytes, [b'=', ..]) => Form::Constant,
            (Some(bar), _) => Form::Either { bar },
            (None, None) => Form::Property,
            (None, Some(dot)) => match place(bytes, b'[') {
                Some(bracket) if bracket.saturating_add(2) == dot => Form::Each { dot },
                Some(bracket) if bracket < dot => Form::Slot { bracket, dot },
                _ => Form::Nested { dot },
            },
        };
        Self { text, form }
    }

    pub(crate) fn path(self) -> Path {
        let text = self.text;
        let at = usize::from;
        match self.form {
            Form::Property => Path::Property(text),
            Form::Nested { dot } => Path::Nested(&text[..at(dot)], &text[at(dot) + 1..]),
            Form::Slot { bracket, dot } => Path::Slot {
                list: &text[..at(bracket)],
                slot: &text[at(bracket) + 1..at(dot) - 1],
                property: &text[at(dot) + 1..],
            },
            Form::Each { dot } => Path::Each(&text[..at(dot) - 2], &text[at(dot) + 1..]),
            Form::Either { bar } => Path::Either(&text[..at(bar)], &text[at(bar) + 1..]),
            Form::Constant => Path::Constant(&text[1..]),
        }
    }
}

/// Where a mark stands first.
const fn place(text: &[u8], mark: u8) -> Option<u8> {
    let (mut rest, mut at) = (text, 0_u8);
    while let [first, behind @ ..] = rest {
        if *first == mark {
            return Some(at);
        }
        // A description that is longer does not compile.
        at += 1;
        rest = behind;
    }
    None
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Property(name) => f.write_str(name),
            Self::Nested(object, name) => write!(f, "{object}.{name}"),
            Self::Each(list, name) => write!(f, "{list}[].{name}"),
            Self::Slot {
                list,
                slot,
                property,
            } => write!(f, "{list}[{slot}].{property}"),
            Self::Either(first, second) => write!(f, "{first} or {second}"),
            Self::Constant(value) => write!(f, "always {value}"),
        }
    }
}

/// The value at a path, if there is one.
pub(crate) fn find(json: &Value, path: Path) -> Option<&Value> {
    match path {
        Path::Property(name) => member(json, name),
        Path::Nested(object, rest) => find(member(json, object)?, Path::parse(rest)),
        Path::Slot {
            list,
            slot,
            property,
        } => member(entry(json, list, slot)?, property),
        Path::Each(list, rest) => {
            let mut entries = member(json, list)?.as_array()?.iter();
            entries.find_map(|entry| find(entry, Path::parse(rest)))
        }
        Path::Either(first, second) => find(json, Path::parse(first))
            .filter(|value| !value.is_null())
            .or_else(|| find(json, Path::parse(second))),
        Path::Constant(_) => None,
    }
}

/// The object that holds the last property of a path.
pub(crate) fn holder(json: &Value, path: Path) -> Option<&Value> {
    match path {
        Path::Property(_) => Some(json),
        Path::Nested(object, rest) => holder(json.get(object)?, Path::parse(rest)),
        Path::Slot { list, slot, .. } => entry(json, list, slot),
        Path::Either(first, _) => holder(json, Path::parse(first)),
        Path::Each(..) | Path::Constant(_) => None,
    }
}

/// The member of a list's entry that says which one it is.
pub(crate) const SLOT: &str = "field";

/// The entry of a list whose `field` member is `slot`.
fn entry<'a>(json: &'a Value, list: &str, slot: &str) -> Option<&'a Value> {
    let mut entries = member(json, list)?.as_array()?.iter();
    entries.find(|entry| member(entry, SLOT).and_then(Value::as_str) == Some(slot))
}

/// A member of an object. In a small one it is sooner seen than its name is hashed.
fn member<'a>(json: &'a Value, name: &str) -> Option<&'a Value> {
    let members = json.as_object()?;
    if members.len() > 8 {
        return members.get(name);
    }
    let mut members = members.iter();
    members.find_map(|(own, value)| (own == name).then_some(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_parse_into_their_forms() {
        assert_eq!(Path::parse("given_name"), Path::Property("given_name"));
        assert_eq!(Path::parse("company.id"), Path::Nested("company", "id"));
        assert_eq!(Path::parse("a.b.c"), Path::Nested("a", "b.c"));
        assert_eq!(Path::parse("a.b|c"), Path::Either("a.b", "c"));
        assert_eq!(Path::parse("=Task"), Path::Constant("Task"));
        let each = Path::Each("order_items", "product.id");
        assert_eq!(Path::parse("order_items[].product.id"), each);
        let slot = Path::Slot {
            list: "phone_numbers",
            slot: "PHONE1",
            property: "number",
        };
        assert_eq!(Path::parse("phone_numbers[PHONE1].number"), slot);
        assert_eq!(slot.top(), "phone_numbers");
    }
}
