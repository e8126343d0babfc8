//! An element that holds a text: a number, a flag, a date.

use keap_xmlrpc::Value;

use super::name::Name;
use super::scalar;
use super::values::blank;

/// What the text is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    Int,
    Boolean,
    Double,
    String,
    Date,
    Base64,
}

/// The reader of one. A second element in the same value is read as the type of the first and takes its place, and text
/// behind it is ignored: so the library does.
#[derive(Debug)]
pub(super) struct Atomic {
    kind: Kind,
    level: usize,
    /// None before the element begins.
    text: Option<String>,
    value: Value,
}

impl Atomic {
    pub(super) fn of(kind: Kind) -> Self {
        Self {
            kind,
            level: 0,
            text: None,
            value: Value::Nil,
        }
    }

    pub(super) fn start(&mut self, name: &Name<'_>) -> Result<(), String> {
        if self.level > 0 {
            return Err(format!("Unexpected start tag in atomic element: {name}"));
        }
        self.level = 1;
        self.text = Some(String::new());
        Ok(())
    }

    pub(super) fn end(&mut self, name: &Name<'_>) -> Result<(), String> {
        self.level = self.level.saturating_sub(1);
        if self.level > 0 {
            return Err(format!("Unexpected end tag in atomic element: {name}"));
        }
        let text = self.text.as_deref().unwrap_or_default();
        self.value = match self.kind {
            Kind::Int => Value::Int(scalar::int(text)?),
            Kind::Boolean => Value::Bool(scalar::boolean(text)?),
            Kind::Double => Value::Double(scalar::double(text)?),
            Kind::String => Value::String(text.to_owned()),
            Kind::Date => scalar::date(text)?.map_or(Value::Nil, Value::from),
            Kind::Base64 => Value::Base64(scalar::base64(text)?),
        };
        Ok(())
    }

    pub(super) fn text(&mut self, text: &str) -> Result<(), String> {
        match &mut self.text {
            Some(read) => {
                read.push_str(text);
                Ok(())
            }
            None => blank(text, "Unexpected non-whitespace characters"),
        }
    }

    /// What was read; nil for a date without text, which is null to the library.
    pub(super) fn value(self) -> Value {
        self.value
    }
}
