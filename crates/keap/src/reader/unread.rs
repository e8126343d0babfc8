//! Why a row could not be read: the column and what was wanted of it, never the content, which may be personal.

use std::any::type_name;
use std::fmt;

use serde::de::{self, Expected, Unexpected};

/// What serde says is dropped, as it quotes the content; columns, types and variants are kept.
#[derive(Debug, Default)]
pub(super) struct Unread {
    column: Option<&'static str>,
    /// The type of the member.
    wanted: Option<&'static str>,
    found: &'static str,
    why: Why,
}

#[derive(Debug, Default)]
enum Why {
    /// The content is of another type.
    #[default]
    Type,
    /// The type is right, the value is none that the member can have.
    Value,
    /// None of these.
    Variant(&'static [&'static str]),
    /// There is no content.
    Missing,
    /// An `f32`.
    Narrow,
}

impl Unread {
    pub(super) fn narrow() -> Self {
        Self::because(Why::Narrow)
    }

    fn because(why: Why) -> Self {
        Self {
            why,
            ..Self::default()
        }
    }

    /// Of a content that was to become a `T`.
    pub(super) fn in_column<T>(mut self, column: &'static str, found: &'static str) -> Self {
        // The name of what stands for a function in `#[serde(with)]` says nothing to anybody.
        let member = Some(type_name::<T>()).filter(|name| !name.contains("__DeserializeWith"));
        self.wanted = member;
        self.column = Some(column);
        self.found = found;
        self
    }

    pub(super) fn advice(&self) -> Option<&'static str> {
        match self.why {
            Why::Missing => Some(
                "make the member an `Option`, or give it #[serde(default)]: an empty column has no content on any backend",
            ),
            Why::Narrow => Some("make the member an `f64`: an `f32` would change amounts"),
            Why::Type | Why::Value | Why::Variant(_) => None,
        }
    }
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(column) = self.column else {
            return f.write_str("the struct itself refuses it");
        };
        let found = self.found;
        if let Why::Missing = self.why {
            return write!(f, "column `{column}` has no content");
        }
        write!(f, "column `{column}` cannot be read")?;
        if let Some(wanted) = self.wanted {
            write!(f, " as `{}`", short_name(wanted))?;
        }
        match self.why {
            Why::Variant(variants) => {
                write!(f, ": found {found} that is none of {}", variants.join(", "))
            }
            Why::Value => write!(f, ": found {found} that is no such value"),
            _ => write!(f, ": found {found}"),
        }
    }
}

impl std::error::Error for Unread {}

impl de::Error for Unread {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self::because(Why::Value)
    }

    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self::because(Why::Type)
    }

    fn unknown_variant(_: &str, expected: &'static [&'static str]) -> Self {
        Self::because(Why::Variant(expected))
    }

    fn missing_field(column: &'static str) -> Self {
        Self {
            column: Some(column),
            ..Self::because(Why::Missing)
        }
    }
}

/// A type without the modules that it is in: `Option<DateTime<Utc>>`.
pub(super) fn short_name(name: &str) -> String {
    let part = |part: &str| part.rsplit("::").next().unwrap_or(part).to_owned();
    name.split_inclusive(['<', '>', ',', ' ', '(', ')', '[', ']', '&', ';'])
        .map(part)
        .collect()
}
