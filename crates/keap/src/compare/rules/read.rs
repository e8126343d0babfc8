//! Rules from a TOML file.

use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use super::{CustomNamed, Phone, Rule, Rules, Settings};
use crate::suggest::did_you_mean;

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
    /// The custom fields that the rules name, in their order.
    pub fn custom_fields(&self) -> &[CustomNamed] {
        &self.custom
    }

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
        let custom = file.rule.iter().flat_map(|entry| reader.custom(entry));
        let custom = custom.collect();
        let rules = file.rule.into_iter().map(|entry| reader.rule(entry));
        let rules = rules.collect::<Result<_, _>>()?;
        Ok(Self { rules, custom })
    }
}

struct Reader<'a> {
    text: &'a str,
}

impl Reader<'_> {
    fn error(&self, span: &Range<usize>, message: impl Into<String>) -> RulesError {
        RulesError {
            line: self.line(span),
            message: message.into(),
        }
    }

    fn line(&self, span: &Range<usize>) -> usize {
        let before = self.text.as_bytes().iter().take(span.start);
        before.filter(|byte| **byte == b'\n').count() + 1
    }

    /// The custom fields that a rule names.
    fn custom(&self, entry: &Spanned<Entry>) -> Vec<CustomNamed> {
        let entry = entry.get_ref();
        let table = entry.table.as_ref().map(Spanned::get_ref);
        let fields = entry.fields.iter();
        let custom = fields.filter(|field| crate::table::columns::is_custom(field.get_ref()));
        let named = custom.map(|field| CustomNamed {
            table: table.cloned(),
            name: field.get_ref().clone(),
            line: self.line(&field.span()),
        });
        named.collect()
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
                let (place, meant) = match table {
                    Some(table) => (
                        format!("table {}", table.get_ref()),
                        keap_schema::table(table.get_ref())
                            .map(|table| {
                                format!("; {}", crate::names::hint_for_column(table, name))
                            })
                            .unwrap_or_default(),
                    ),
                    None => ("any table".to_owned(), did_you_mean(name, all_columns())),
                };
                let message = format!("there is no field {name:?} in {place}{meant}");
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

fn all_columns() -> impl Iterator<Item = &'static str> {
    let tables = keap_schema::TABLES.iter();
    tables.flat_map(|table| table.columns.iter().map(|column| column.name))
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
            refused("[[rule]]\ntrim = true\ntable = \"Contact\"\nfields = [\n  \"Phone1\",\n  \"Fone\",\n]"), @r#"line 6 of the rules: there is no field "Fone" in table Contact; a custom field of this name would be _Fone, if the account has one; `keap coverage --table Contact` lists the other fields"#
        );
        insta::assert_snapshot!(refused("[[rule]]\nfields = [\"Fone\"]\ntrim = true"), @r#"line 2 of the rules: there is no field "Fone" in any table"#);
        insta::assert_snapshot!(refused("\n[[rule]]\ntable = \"User\""), @"line 2 of the rules: the rule sets nothing");
        insta::assert_snapshot!(refused("[[rule]]\nignore = true"), @"line 1 of the rules: the rule ignores every field of every table");
        insta::assert_snapshot!(refused("[[rule]]\nnumber_tolerance = -1.0"), @"line 2 of the rules: number_tolerance must be a number from 0");
        insta::assert_snapshot!(refused("[[rule]]\nphone = \"fuzzy\""), @"line 2 of the rules: unknown variant `fuzzy`, expected `digits` or `exact`");
        insta::assert_snapshot!(refused("[[rule]\n"), @"line 1 of the rules: unclosed array table, expected `]`");
    }

    #[test]
    fn custom_fields_are_taken_as_they_are_and_can_be_held_against_the_account() {
        let text = "[[rule]]\ntable = \"Contact\"\nfields = [\"FirstName\",\n\"_ShoeSize\"]\nnumber_tolerance = 0.5\n\
            [[rule]]\nfields = [\"_Hat\"]\ntrim = true";
        let rules = Rules::from_toml(text).unwrap();
        let named = rules.custom_fields().iter();
        let named: Vec<_> = named
            .map(|one| (one.table.as_deref(), one.name.as_str(), one.line))
            .collect();
        assert_eq!(
            named,
            [(Some("Contact"), "_ShoeSize", 4), (None, "_Hat", 7)]
        );
    }

    #[test]
    fn a_misspelt_field_is_told_with_the_nearest_one() {
        let told = refused("[[rule]]\ntable = \"Contact\"\nfields = [\"FristName\"]\ntrim = true");
        assert!(told.contains("did you mean FirstName?"), "{told}");
        let told = refused("[[rule]]\nfields = [\"LastUpdatde\"]\ntrim = true");
        assert!(told.ends_with("did you mean LastUpdated?"), "{told}");
    }
}
