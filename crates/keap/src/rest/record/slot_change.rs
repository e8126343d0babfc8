//! A change of one entry of a list, or of one member of an object.

use serde_json::Value;

use crate::table::Convert;

/// One change of a list entry.
#[derive(Debug)]
pub(in crate::rest) struct SlotChange {
    /// The column that is written.
    pub(in crate::rest) column: &'static str,
    pub(in crate::rest) list: &'static str,
    pub(in crate::rest) slot: &'static str,
    pub(in crate::rest) property: &'static str,
    pub(in crate::rest) convert: Convert,
    pub(in crate::rest) value: Option<Value>,
}

impl SlotChange {
    /// The text that is written; `None` clears.
    pub(in crate::rest) fn text(&self) -> Option<&str> {
        self.value.as_ref().and_then(Value::as_str)
    }

    /// Whether it is settled with its whole address, not by itself.
    pub(in crate::rest) fn is_place(&self) -> bool {
        matches!(self.convert, Convert::Country | Convert::Region)
    }
}
