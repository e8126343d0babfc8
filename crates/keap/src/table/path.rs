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
    /// Reads a path. It is read anew for each value, and most are a property's name and nothing else.
    pub(crate) fn parse(text: &'static str) -> Self {
        if !text.bytes().any(|byte| matches!(byte, b'.' | b'|' | b'=')) {
            return Self::Property(text);
        }
        if let Some(value) = text.strip_prefix('=') {
            return Self::Constant(value);
        }
        let marks = |mark: u8| text.as_bytes().iter().position(|byte| *byte == mark);
        if let Some(bar) = marks(b'|') {
            return Self::Either(&text[..bar], &text[bar + 1..]);
        }
        let Some(dot) = marks(b'.') else {
            return Self::Property(text);
        };
        let (first, rest) = (&text[..dot], &text[dot + 1..]);
        match first.bytes().position(|byte| byte == b'[') {
            Some(bracket) if &first[bracket..] == "[]" => Self::Each(&first[..bracket], rest),
            Some(bracket) => Self::Slot {
                list: &first[..bracket],
                slot: first[bracket + 1..].trim_end_matches(']'),
                property: rest,
            },
            None => Self::Nested(first, rest),
        }
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
        Path::Property(name) => json.get(name),
        Path::Nested(object, rest) => find(json.get(object)?, Path::parse(rest)),
        Path::Slot {
            list,
            slot,
            property,
        } => entry(json, list, slot)?.get(property),
        Path::Each(list, rest) => {
            let mut entries = json.get(list)?.as_array()?.iter();
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

/// The entry of a list whose `field` member is `slot`.
fn entry<'a>(json: &'a Value, list: &str, slot: &str) -> Option<&'a Value> {
    json.get(list)?
        .as_array()?
        .iter()
        .find(|entry| entry.get("field").and_then(Value::as_str) == Some(slot))
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
