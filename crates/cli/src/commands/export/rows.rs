//! Rows as they are written: lines of CSV or of JSON.

use clap::ValueEnum;
use keap::schema::{FieldValue, Record, is_sensitive};
use serde_json::{Map, Value};

use crate::csv::{guarded, record};

/// What stands in place of a card number or a password.
const HIDDEN: &str = "****";

/// What a file is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// A line a row, with the columns in the first; texts that a spreadsheet would take for a formula have a ' before them.
    Csv,
    /// A JSON object a line, with every text as it is.
    Jsonl,
}

impl Form {
    pub(super) fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Jsonl => "jsonl",
        }
    }
}

/// How the rows of one table are written.
#[derive(Debug)]
pub(super) struct Rows {
    form: Form,
    columns: Vec<String>,
}

impl Rows {
    pub(super) fn new(form: Form, columns: Vec<String>) -> Self {
        Self { form, columns }
    }

    /// What stands before the first row.
    pub(super) fn head(&self) -> String {
        match self.form {
            Form::Csv => record(self.columns.iter().cloned()),
            Form::Jsonl => String::new(),
        }
    }

    /// The lines of these rows.
    pub(super) fn written(&self, rows: &[Record]) -> anyhow::Result<String> {
        let mut text = String::new();
        for row in rows {
            match self.form {
                Form::Csv => {
                    text += &record(self.columns.iter().map(|name| cell(name, row.get(name))))
                }
                Form::Jsonl => {
                    text += &serde_json::to_string(&object(row)?)?;
                    text.push('\n');
                }
            }
        }
        Ok(text)
    }
}

fn cell(name: &str, value: Option<&FieldValue>) -> String {
    let Some(value) = value else {
        return String::new();
    };
    if is_sensitive(name) {
        return HIDDEN.to_owned();
    }
    match value {
        FieldValue::Text(text) => guarded(text.clone()),
        FieldValue::List(texts) => guarded(texts.join(",")),
        other => match serde_json::to_value(other) {
            Ok(Value::String(text)) => text,
            Ok(value) => value.to_string(),
            Err(_) => String::new(),
        },
    }
}

fn object(row: &Record) -> serde_json::Result<Map<String, Value>> {
    row.iter()
        .map(|(name, value)| {
            let value = match is_sensitive(name) {
                true => Value::from(HIDDEN),
                false => serde_json::to_value(value)?,
            };
            Ok((name.to_owned(), value))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row() -> Record {
        let mut row = Record::new();
        row.insert("Id", 17);
        row.insert("Name", "=HYPERLINK(\"x\"), \"y\"\nz");
        row.insert("CardNumber", "4111111111111111");
        row
    }

    #[test]
    fn a_cell_is_quoted_guarded_and_hidden() {
        let columns = ["Id", "Name", "CardNumber", "Notes"].map(str::to_owned);
        let rows = Rows::new(Form::Csv, columns.into());
        assert_eq!(rows.head(), "Id,Name,CardNumber,Notes\r\n");
        assert_eq!(
            rows.written(&[row()]).unwrap(),
            "17,\"'=HYPERLINK(\"\"x\"\"), \"\"y\"\"\nz\",****,\r\n"
        );
    }

    #[test]
    fn a_line_of_json_has_the_text_as_it_is() {
        let rows = Rows::new(Form::Jsonl, Vec::new());
        assert_eq!(rows.head(), "");
        let line = rows.written(&[row()]).unwrap();
        let read: Value = serde_json::from_str(&line).unwrap();
        assert_eq!(read["Name"], "=HYPERLINK(\"x\"), \"y\"\nz");
        assert_eq!(read["CardNumber"], HIDDEN);
        assert_eq!(line.matches('\n').count(), 1);
    }
}
