//! `<struct>`.

use std::collections::HashSet;

use keap_xmlrpc::{Struct, Value};

use super::name::Name;
use super::values::Values;

/// The reader of one. A member without a value is none: so the library does.
#[derive(Debug)]
pub(super) struct Structure {
    level: usize,
    values: Values,
    in_name: bool,
    in_value: bool,
    done: bool,
    /// The name of the member, once it is read.
    name: Option<String>,
    text: String,
    names: HashSet<String>,
    members: Vec<(String, Value)>,
}

impl Structure {
    pub(super) fn at(depth: usize) -> Self {
        Self {
            level: 0,
            values: Values::below(depth),
            in_name: false,
            in_value: false,
            done: false,
            name: None,
            text: String::new(),
            names: HashSet::new(),
            members: Vec::new(),
        }
    }

    pub(super) fn start(&mut self, name: &Name<'_>) -> Result<(), String> {
        let level = self.level;
        self.level += 1;
        match level {
            0 => name.expect("struct", "struct"),
            1 => {
                name.expect("member", "member")?;
                (self.in_name, self.in_value, self.done) = (false, false, false);
                self.name = None;
                self.text.clear();
                Ok(())
            }
            2 => self.start_part(name),
            3 if self.in_name && name.is("value") => Err(format!("Expected /name, got {name}")),
            _ => self.values.start(name),
        }
    }

    /// `<name>` or `<value>`; another element is passed over.
    fn start_part(&mut self, name: &Name<'_>) -> Result<(), String> {
        if self.done {
            return Err(format!("Expected /member, got {name}"));
        }
        if name.is("name") {
            if self.name.is_some() {
                return Err(format!("Expected value, got {name}"));
            }
            self.in_name = true;
        } else if name.is("value") {
            if self.name.is_none() {
                return Err(format!("Expected name, got {name}"));
            }
            self.in_value = true;
            self.values.open();
        }
        Ok(())
    }

    pub(super) fn end(&mut self, name: &Name<'_>) -> Result<(), String> {
        self.level = self.level.saturating_sub(1);
        match self.level {
            0 | 1 => Ok(()),
            2 if self.in_name => {
                self.in_name = false;
                self.name = Some(std::mem::take(&mut self.text));
                Ok(())
            }
            2 if self.in_value => {
                let value = self.values.close()?;
                self.done = true;
                self.put(value)
            }
            2 => Ok(()),
            _ => self.values.end(name),
        }
    }

    fn put(&mut self, value: Value) -> Result<(), String> {
        let name = self.name.clone().unwrap_or_default();
        if !self.names.insert(name.clone()) {
            return Err(format!("Duplicate name: {name}"));
        }
        self.members.push((name, value));
        Ok(())
    }

    pub(super) fn text(&mut self, text: &str) -> Result<(), String> {
        if self.in_name && !self.in_value {
            self.text.push_str(text);
            return Ok(());
        }
        self.values.text(text)
    }

    pub(super) fn value(self) -> Value {
        self.members
            .into_iter()
            .fold(Struct::new(), |read, (name, value)| read.with(name, value))
            .into()
    }
}
