//! What stands inside `<value>`: text, or one typed element.

use keap_xmlrpc::Value;

use super::array::Array;
use super::atomic::{Atomic, Kind};
use super::name::Name;
use super::structure::Structure;

/// The extension types of the library, which the service has not switched on.
const EXTENSIONS: &str = "http://ws.apache.org/xmlrpc/namespaces/extensions";
/// How many values may stand inside each other. The library has no bound; this one keeps the stack.
const DEEPEST: usize = 128;

/// The reader of one element's values, one after the other. As in the library, it stays inside a value once it has met
/// one: stray text behind the first value is swallowed, before it is an error.
#[derive(Debug, Default)]
pub(super) struct Values {
    depth: usize,
    inside: bool,
    text: String,
    typed: Option<Box<Typed>>,
}

/// The reader of a type.
#[derive(Debug)]
enum Typed {
    Atomic(Atomic),
    Array(Array),
    Structure(Structure),
}

impl Values {
    /// The values of a list or a struct inside a value.
    pub(super) fn below(depth: usize) -> Self {
        Self {
            depth,
            ..Self::default()
        }
    }

    /// `<value>`.
    pub(super) fn open(&mut self) {
        self.inside = true;
        self.text.clear();
        self.typed = None;
    }

    /// `</value>`: what was read.
    pub(super) fn close(&mut self) -> Result<Value, String> {
        let text = std::mem::take(&mut self.text);
        match self.typed.take().map(|typed| *typed) {
            None => Ok(Value::String(text)),
            Some(Typed::Atomic(atomic)) => Ok(atomic.value()),
            Some(Typed::Array(array)) => Ok(array.value()),
            Some(Typed::Structure(structure)) => Ok(structure.value()),
        }
    }

    pub(super) fn start(&mut self, name: &Name<'_>) -> Result<(), String> {
        if !self.inside {
            return Err("Invalid state: Not inside value tag.".to_owned());
        }
        if self.typed.is_none() {
            let mut typed = self.typed(name)?;
            let text = std::mem::take(&mut self.text);
            typed.text(&text)?;
            self.typed = Some(Box::new(typed));
        }
        match self.typed.as_deref_mut() {
            Some(Typed::Atomic(atomic)) => atomic.start(name),
            Some(Typed::Array(array)) => array.start(name),
            Some(Typed::Structure(structure)) => structure.start(name),
            None => Ok(()),
        }
    }

    pub(super) fn end(&mut self, name: &Name<'_>) -> Result<(), String> {
        match self.typed.as_deref_mut() {
            _ if !self.inside => Err("Invalid state: Not inside value tag.".to_owned()),
            Some(Typed::Atomic(atomic)) => atomic.end(name),
            Some(Typed::Array(array)) => array.end(name),
            Some(Typed::Structure(structure)) => structure.end(name),
            None => Err("Invalid state: No type parser configured.".to_owned()),
        }
    }

    pub(super) fn text(&mut self, text: &str) -> Result<(), String> {
        match self.typed.as_deref_mut() {
            Some(typed) => typed.text(text),
            None if self.inside => {
                self.text.push_str(text);
                Ok(())
            }
            None => blank(text, "Unexpected non-whitespace character data"),
        }
    }

    fn typed(&self, name: &Name<'_>) -> Result<Typed, String> {
        let kind = match name.local {
            _ if name.namespace == EXTENSIONS => {
                return Err(format!(
                    "The tag {name} is invalid, if isEnabledForExtensions() == false."
                ));
            }
            _ if !name.namespace.is_empty() => return Err(format!("Unknown type: {name}")),
            "i4" | "int" => Kind::Int,
            "boolean" => Kind::Boolean,
            "double" => Kind::Double,
            "string" => Kind::String,
            "dateTime.iso8601" => Kind::Date,
            "base64" => Kind::Base64,
            "array" | "struct" if self.depth >= DEEPEST => {
                return Err(format!(
                    "values nested deeper than {DEEPEST}, which the local Keap does not read"
                ));
            }
            "array" => return Ok(Typed::Array(Array::at(self.depth + 1))),
            "struct" => return Ok(Typed::Structure(Structure::at(self.depth + 1))),
            _ => return Err(format!("Unknown type: {name}")),
        };
        Ok(Typed::Atomic(Atomic::of(kind)))
    }
}

impl Typed {
    fn text(&mut self, text: &str) -> Result<(), String> {
        match self {
            Self::Atomic(atomic) => atomic.text(text),
            Self::Array(array) => array.text(text),
            Self::Structure(structure) => structure.text(text),
        }
    }
}

/// # Errors
/// `complaint`, where the text is more than white space.
pub(super) fn blank(text: &str, complaint: &str) -> Result<(), String> {
    if text.chars().all(char::is_whitespace) {
        Ok(())
    } else {
        Err(complaint.to_owned())
    }
}
