//! Where in the nesting the reader is, and how that is shown.

use std::fmt::Write;

/// A struct or an array that is open.
#[derive(Clone, Debug)]
pub(super) struct Frame<'a> {
    pub(super) kind: Kind,
    /// Members or elements begun so far.
    pub(super) count: usize,
    /// The name of the member begun last, as it stands in the document.
    pub(super) name: &'a str,
    pub(super) close: Close,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    Array,
    Struct,
}

/// Which end tags are still to come before the parent goes on, besides `</value>`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Close {
    /// All of them: `</data></array>` or `</struct>`.
    All,
    /// `</array>`: the data was `<data/>`.
    Array,
    /// None: it was `<array/>`, `<struct/>` or `<array></array>`.
    Nothing,
}

impl Frame<'_> {
    pub(super) fn new(kind: Kind, close: Close) -> Self {
        Self {
            kind,
            count: 0,
            name: "",
            close,
        }
    }
}

/// The elements around a place: `root`, then one step for each frame.
pub(super) fn path(root: &str, frames: &[Frame<'_>]) -> String {
    let mut path = root.to_owned();
    for frame in frames {
        match (frame.kind, frame.count.checked_sub(1)) {
            (Kind::Array, None) => path.push_str("/array/data"),
            (Kind::Array, Some(index)) => {
                write!(path, "/array/data/value[{index}]")
                    .expect("writing to a String cannot fail");
            }
            (Kind::Struct, None) => path.push_str("/struct"),
            (Kind::Struct, Some(_)) if frame.name.is_empty() => path.push_str("/struct"),
            (Kind::Struct, Some(_)) => {
                path.push_str("/struct/");
                path.extend(frame.name.chars().take(80).flat_map(char::escape_debug));
            }
        }
    }
    path
}
