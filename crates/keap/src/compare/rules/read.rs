//! Rules from a TOML file.

use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use super::{Phone, Rule, Rules, Settings};

/// Why a file of rules was refused: the line, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line} of the rules: {message}")]
pub struct RulesError {
    line: usize,
    message: String,
}

impl RulesError {
    /// The line, from 1.
    pub fn line(&self) -> usize {
        self.line
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    rule: Vec<Spanned<Entry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    table: Option<Spanned<String>>,
    #[serde(default)]
    fields: Vec<Spanned<String>>,
    ignore: Option<bool>,
    time_shift: Option<u64>,
    phone: Option<Phone>,
    case_insensitive: Option<bool>,
    trim: Option<bool>,
    empty_equals_absent: Option<bool>,
    number_tolerance: Option<Spanned<f64>>,
}

impl Rules {
    /// Reads a file of rules: `[[rule]]` entries with `table` and `fields` to say where (without them: everywhere), and
    /// at least one of the settings
    ///
    /// | setting | | default |
    /// |---|---|---|
    /// | `ignore` | any two values are the same | `false` |
    /// | `time_shift` | moments up to this many seconds apart | `0` |
    /// | `phone` | `"digits"` or `"exact"` | `"digits"` |
    /// | `case_insensitive` | upper and lower case | `false` |
    /// | `trim` | blanks around a text do not count | `false` |
    /// | `empty_equals_absent` | empty text, empty list, record number 0 and no value | `true` |
    /// | `number_tolerance` | numbers up to this far apart | `0.0` |
    ///
    /// # Errors
    /// With its line: what is not TOML, an unknown setting, a table or field that does not exist, a rule that sets
    /// nothing or ignores everything. The names of custom fields cannot be checked.
    pub fn from_toml(text: &str) -> Result<Self, RulesError> {
        let reader = Reader { text };
        let file: File = toml::from_str(text).map_err(|error| {
            let span = error.span().unwrap_or_default();
            reader.error(&span, error.message().replace('\n', ", "))
        })?;
        let rules = file.rule.into_iter().map(|entry| reader.rule(entry));
        rules.collect::<Result<_, _>>().map(Self)
    }
}

struct Reader<'a> {
    text: &'a str,
}

impl Reader<'_> {
    fn error(&self, span: &Range<usize>, message: impl Into<String>) -> RulesError {
        let before = self.text.as_bytes().iter().take(span.start);
        RulesError {
            line: before.filter(|byte| **byte == b'\n').count() + 1,
            message: message.into(),
        }
    }

    fn rule(&self, entry: Spanned<Entry>) -> Result<Rule, RulesError> {
        let span = entry.span();
        let entry = entry.into_inner();
        self.check_names(&entry)?;
        self.check_number(&entry)?;
        let everywhere = entry.table.is_none() && entry.fields.is_empty();
        let sets = Settings {
            ignore: entry.ignore,
            time_shift: entry.time_shift,
            phone: entry.phone,
            ignore_case: entry.case_insensitive,
            trim: entry.trim,
            empty_is_absent: entry.empty_equals_absent,
            number: entry.number_tolerance.map(Spanned::into_inner),
        };
        if sets == Settings::default() {
            return Err(self.error(&span, "the rule sets nothing"));
        }
        if everywhere && sets.ignore == Some(true) {
            return Err(self.error(&span, "the rule ignores every field of every table"));
        }
        Ok(Rule {
            table: entry.table.map(Spanned::into_inner),
            fields: entry.fields.into_iter().map(Spanned::into_inner).collect(),
            sets,
        })
    }

    fn check_names(&self, entry: &Entry) -> Result<(), RulesError> {
        let table = entry.table.as_ref();
        if let Some(table) = table
            && keap_schema::table(table.get_ref()).is_none()
        {
            let message = crate::names::no_table(table.get_ref());
            return Err(self.error(&table.span(), message));
        }
        let known = |name: &str| match table {
            Some(table) => has_column(table.get_ref(), name),
            None => keap_schema::TABLES
                .iter()
                .any(|table| table.column(name).is_some()),
        };
        for field in &entry.fields {
            let name = field.get_ref();
            if !crate::table::columns::is_custom(name) && !known(name) {
                let place = match table {
                    Some(table) => format!("table {}", table.get_ref()),
                    None => "any table".to_owned(),
                };
                let message = format!("there is no field {name:?} in {place}");
                return Err(self.error(&field.span(), message));
            }
        }
        Ok(())
    }

    fn check_number(&self, entry: &Entry) -> Result<(), RulesError> {
        match &entry.number_tolerance {
            Some(number) if !number.get_ref().is_finite() || *number.get_ref() < 0.0 => {
                let message = "number_tolerance must be a number from 0";
                Err(self.error(&number.span(), message))
            }
            _ => Ok(()),
        }
    }
}

fn has_column(table: &str, column: &str) -> bool {
    keap_schema::table(table).is_some_and(|table| table.column(column).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        Rules::from_toml(text).unwrap_err().to_string()
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        insta::assert_snapshot!(refused("[[rule]]\ntrim = true\ncase = 1"), @"line 3 of the rules: unknown field `case`, expected one of `table`, `fields`, `ignore`, `time_shift`, `phone`, `case_insensitive`, `trim`, `empty_equals_absent`, `number_tolerance`");
        insta::assert_snapshot!(refused("[[rule]]\ntable = \"Contacts\"\ntrim = true"), @r#"line 2 of the rules: no table is called "Contacts"; did you mean Contact?"#);
        insta::assert_snapshot!(
            refused("[[rule]]\ntrim = true\ntable = \"Contact\"\nfields = [\n  \"Phone1\",\n  \"Fone\",\n]"), @r#"line 6 of the rules: there is no field "Fone" in table Contact"#
        );
        insta::assert_snapshot!(refused("[[rule]]\nfields = [\"Fone\"]\ntrim = true"), @r#"line 2 of the rules: there is no field "Fone" in any table"#);
        insta::assert_snapshot!(refused("\n[[rule]]\ntable = \"User\""), @"line 2 of the rules: the rule sets nothing");
        insta::assert_snapshot!(refused("[[rule]]\nignore = true"), @"line 1 of the rules: the rule ignores every field of every table");
        insta::assert_snapshot!(refused("[[rule]]\nnumber_tolerance = -1.0"), @"line 2 of the rules: number_tolerance must be a number from 0");
        insta::assert_snapshot!(refused("[[rule]]\nphone = \"fuzzy\""), @"line 2 of the rules: unknown variant `fuzzy`, expected `digits` or `exact`");
        insta::assert_snapshot!(refused("[[rule]\n"), @"line 1 of the rules: unclosed array table, expected `]`");
    }

    #[test]
    fn custom_fields_are_taken_as_they_are() {
        let text =
            "[[rule]]\ntable = \"Contact\"\nfields = [\"_ShoeSize\"]\nnumber_tolerance = 0.5";
        assert!(Rules::from_toml(text).is_ok());
    }
}
