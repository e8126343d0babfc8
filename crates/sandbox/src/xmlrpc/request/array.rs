//! `<array>`.

use keap_xmlrpc::Value;

use super::name::Name;
use super::values::Values;

/// The reader of one.
#[derive(Debug)]
pub(super) struct Array {
    level: usize,
    values: Values,
    items: Vec<Value>,
}

impl Array {
    pub(super) fn at(depth: usize) -> Self {
        Self {
            level: 0,
            values: Values::below(depth),
            items: Vec::new(),
        }
    }

    pub(super) fn start(&mut self, name: &Name<'_>) -> Result<(), String> {
        let level = self.level;
        self.level += 1;
        match level {
            0 => name.expect("array", "array element"),
            1 => name.expect("data", "data element"),
            2 => {
                // The library says `data` for a missing `value`, too.
                name.expect("value", "data element")?;
                self.values.open();
                Ok(())
            }
            _ => self.values.start(name),
        }
    }

    pub(super) fn end(&mut self, name: &Name<'_>) -> Result<(), String> {
        self.level = self.level.saturating_sub(1);
        match self.level {
            0 | 1 => Ok(()),
            2 => {
                self.items.push(self.values.close()?);
                Ok(())
            }
            _ => self.values.end(name),
        }
    }

    pub(super) fn text(&mut self, text: &str) -> Result<(), String> {
        self.values.text(text)
    }

    pub(super) fn value(self) -> Value {
        Value::Array(self.items)
    }
}
