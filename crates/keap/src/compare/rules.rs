//! Tolerances of one's own: what counts as the same beyond what the wires make of a value.

mod read;

use std::collections::HashMap;

use serde::Deserialize;

pub use read::RulesError;

/// Tolerances, in the order they apply: a later rule overrides an earlier one, setting by setting.
///
/// ```
/// let rules = keap::compare::Rules::from_toml(
///     r#"
///     [[rule]]
///     table = "Contact"
///     fields = ["DateCreated"]
///     time_shift = 3600
///     "#,
/// )?;
/// # Ok::<(), keap::compare::RulesError>(())
/// ```
///
/// A value that only a rule makes the same is [`Equivalent`](super::Finding::Equivalent) with a
/// [`Reason`](super::Reason) for which [`is_rule`](super::Reason::is_rule) holds; it is never silently equal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rules {
    rules: Vec<Rule>,
    custom: Vec<CustomNamed>,
}

/// A custom field that a rule names, which the account alone knows.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CustomNamed {
    /// The table of the rule; none of one that is for all tables.
    pub table: Option<String>,
    /// The name, with its underscore.
    pub name: String,
    /// In which line, from 1.
    pub line: usize,
}

/// One rule: where it applies, and what it sets there.
#[derive(Clone, Debug, Default, PartialEq)]
struct Rule {
    /// Everywhere without one.
    table: Option<String>,
    /// Everywhere when empty.
    fields: Vec<String>,
    sets: Settings,
}

/// What a rule sets; what is left out stays as it was.
#[derive(Clone, Debug, Default, PartialEq)]
struct Settings {
    ignore: Option<bool>,
    time_shift: Option<u64>,
    phone: Option<Phone>,
    ignore_case: Option<bool>,
    trim: Option<bool>,
    empty_is_absent: Option<bool>,
    number: Option<f64>,
}

/// How phone numbers are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Phone {
    /// By their digits.
    #[default]
    Digits,
    /// Sign by sign.
    Exact,
}

/// What counts as the same in one field.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tolerance {
    /// Whatever the values are.
    pub(super) ignore: bool,
    /// Moments that are this many seconds apart, or fewer.
    pub(super) time_shift: u64,
    pub(super) phone: Phone,
    pub(super) ignore_case: bool,
    /// Blanks around a text do not count.
    pub(super) trim: bool,
    pub(super) empty_is_absent: bool,
    /// Numbers that are this far apart, or less.
    pub(super) number: f64,
}

impl Default for Tolerance {
    fn default() -> Self {
        Self {
            ignore: false,
            time_shift: 0,
            phone: Phone::Digits,
            ignore_case: false,
            trim: false,
            empty_is_absent: true,
            number: 0.0,
        }
    }
}

impl Tolerance {
    fn set(&mut self, settings: &Settings) {
        set(&mut self.ignore, settings.ignore);
        set(&mut self.time_shift, settings.time_shift);
        set(&mut self.phone, settings.phone);
        set(&mut self.ignore_case, settings.ignore_case);
        set(&mut self.trim, settings.trim);
        set(&mut self.empty_is_absent, settings.empty_is_absent);
        set(&mut self.number, settings.number);
    }
}

fn set<T>(place: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *place = value;
    }
}

impl Rules {
    /// The tolerances of one table, with everything looked up that can be.
    pub(super) fn of_table(&self, table: &str) -> TableRules {
        let applies = |rule: &&Rule| rule.table.as_deref().is_none_or(|wanted| wanted == table);
        let rules: Vec<&Rule> = self.rules.iter().filter(applies).collect();
        let named = rules.iter().flat_map(|rule| &rule.fields);
        TableRules {
            fields: named
                .map(|field| (field.clone(), tolerance(&rules, Some(field))))
                .collect(),
            others: tolerance(&rules, None),
        }
    }
}

/// The tolerance of a field, or of all that no rule names.
fn tolerance(rules: &[&Rule], field: Option<&str>) -> Tolerance {
    let mut tolerance = Tolerance::default();
    let applies =
        |rule: &&&Rule| rule.fields.is_empty() || rule.fields.iter().any(|f| Some(&**f) == field);
    for rule in rules.iter().filter(applies) {
        tolerance.set(&rule.sets);
    }
    tolerance
}

/// The tolerances of one table.
#[derive(Clone, Debug, Default)]
pub(super) struct TableRules {
    fields: HashMap<String, Tolerance>,
    others: Tolerance,
}

impl TableRules {
    /// The tolerance of one field.
    pub(super) fn of(&self, field: &str) -> &Tolerance {
        self.fields.get(field).unwrap_or(&self.others)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_rule_overrides_an_earlier_one_setting_by_setting() {
        let rules = Rules::from_toml(
            r#"
            [[rule]]
            trim = true
            time_shift = 60

            [[rule]]
            table = "Contact"
            fields = ["LastUpdated"]
            time_shift = 3600

            [[rule]]
            table = "User"
            case_insensitive = true
            "#,
        );
        let contact = rules.unwrap().of_table("Contact");
        let (updated, created) = (contact.of("LastUpdated"), contact.of("DateCreated"));
        assert_eq!((updated.time_shift, updated.trim), (3600, true));
        assert_eq!((created.time_shift, created.ignore_case), (60, false));
    }
}
