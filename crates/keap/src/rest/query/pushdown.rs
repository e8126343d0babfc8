//! Conditions that the server can filter by, in the server's words.

use std::ops::RangeInclusive;

use chrono::{Datelike as _, TimeDelta};
use keap_schema::{Comparison, Condition, FieldType, FieldValue, Zone};

use crate::page::IDS_A_CALL;
use crate::rest::dialect;
use crate::rest::query::clause::{Clause, Operator, Pushdown};
use crate::rest::query::ids::id_in;
use crate::rest::record::custom::{Compared, CustomFields};
use crate::rest::record::moment::moment;
use crate::table::{By, Convert, Field, Filter, List, Table};
use crate::{Backend, geography};

/// The years of moments that are filtered by: a bound that is widened into the year before the first is none.
const FILTERED: RangeInclusive<i32> = 1..=9999;

/// Collects the clauses of one list.
pub(in crate::rest) struct Clauses<'a> {
    backend: Backend,
    zone: Zone,
    custom: Option<&'a CustomFields>,
    table: &'static Table,
    list: &'static List,
    clauses: Vec<Clause>,
}

impl<'a> Clauses<'a> {
    pub(in crate::rest) fn new(
        backend: Backend,
        zone: Zone,
        custom: Option<&'a CustomFields>,
        table: &'static Table,
        list: &'static List,
    ) -> Self {
        let mut clauses = Self {
            backend,
            zone,
            custom,
            table,
            list,
            clauses: Vec::new(),
        };
        for (key, value) in list.always {
            clauses.equal(key, (*value).to_owned());
        }
        clauses
    }

    /// The clauses; a placeholder of the path that no condition fills stands for all.
    pub(in crate::rest) fn into_clauses(mut self) -> Vec<Clause> {
        for filter in self.list.filters {
            if let By::Path(all) = filter.by
                && !self.clauses.iter().any(|clause| clause.key() == filter.key)
            {
                self.clauses.push(Clause::Path {
                    name: filter.key,
                    value: all.to_owned(),
                });
            }
        }
        self.clauses
    }

    /// Says how a condition is met, and notes its clause when the server takes part.
    pub(in crate::rest) fn push(&mut self, column: &str, condition: &Condition) -> Pushdown {
        if self.list.custom_filters
            && let Some((key, compared)) = self.custom.and_then(|custom| custom.filter_key(column))
        {
            return self.push_custom(key, compared, condition);
        }
        // 0 stands for rows without a value, which no server finds by it; of rows themselves none has it.
        if matches!(condition, Condition::In(ids) if ids.contains(&0)) && column != "Id" {
            return Pushdown::Unsupported;
        }
        let filters = self.list.filters.iter();
        for filter in filters.filter(|filter| filter.column == column) {
            let pushdown = self.push_by(filter, condition);
            if pushdown != Pushdown::Unsupported {
                return pushdown;
            }
        }
        Pushdown::Unsupported
    }

    fn push_custom(&mut self, key: &str, compared: Compared, condition: &Condition) -> Pushdown {
        match compared {
            Compared::Words => self.push_equal(key, condition, None),
            Compared::Wholes if has_fraction(condition) => Pushdown::Unsupported,
            Compared::Numbers | Compared::Wholes => match self.push_compared(key, condition, false)
            {
                Pushdown::Exact => Pushdown::Inexact,
                other => other,
            },
            Compared::Days => self.push_around(key, condition, TimeDelta::days(1)),
            Compared::Moments => self.push_around(key, condition, TimeDelta::seconds(1)),
        }
    }

    /// Moments of custom fields, which v2 takes in full alone. In which zone it takes their day is not documented, so the
    /// bounds are widened and rows are checked again.
    fn push_around(&mut self, key: &str, condition: &Condition, margin: TimeDelta) -> Pushdown {
        let (comparisons, value): (&[Comparison], _) = match condition {
            Condition::Equals(value) => (
                &[Comparison::GreaterOrEqual, Comparison::LessOrEqual],
                value,
            ),
            Condition::Compare(Comparison::Greater | Comparison::GreaterOrEqual, value) => {
                (&[Comparison::GreaterOrEqual], value)
            }
            Condition::Compare(_, value) => (&[Comparison::LessOrEqual], value),
            _ => return Pushdown::Unsupported,
        };
        let Some(moment) = moment(value, self.zone) else {
            return Pushdown::Unsupported;
        };
        let bound = |comparison: &Comparison| {
            let moment = match comparison {
                Comparison::GreaterOrEqual => moment.checked_sub_signed(margin),
                _ => moment.checked_add_signed(margin),
            };
            let moment = moment.filter(|moment| FILTERED.contains(&moment.year()))?;
            Some((*comparison, dialect::time(moment)))
        };
        let Some(bounds) = comparisons.iter().map(bound).collect::<Option<Vec<_>>>() else {
            return Pushdown::Unsupported;
        };
        for (comparison, text) in bounds {
            self.filter(key, Operator::Compare(comparison), text);
        }
        Pushdown::Inexact
    }

    fn push_by(&mut self, filter: &Filter, condition: &Condition) -> Pushdown {
        let field = self.table.field(filter.column);
        if let Condition::Equals(value) = condition
            && !self.is_taken(filter, value)
        {
            return Pushdown::Unsupported;
        }
        match filter.by {
            By::Equal => self.push_equal(filter.key, condition, field),
            By::Verbatim => self.push_equal(filter.key, condition, None),
            By::Prefix => match condition {
                Condition::Like(pattern) => self.push_prefix(filter.key, pattern),
                _ => self.push_equal(filter.key, condition, field),
            },
            By::Compared => self.push_compared(filter.key, condition, self.is_id(filter.column)),
            By::List => self.push_list(filter.key, condition, field),
            By::Few(most) => match condition {
                Condition::In(ids) if ids.len() > most => Pushdown::Unsupported,
                _ => self.push_list(filter.key, condition, field),
            },
            By::Flag => self.push_flag(filter.key, condition),
            By::Bounds(upper) => {
                // A date says nothing about the time of the day.
                let by_day = field.is_some_and(|field| field.convert == Convert::EasternDate);
                let margin = TimeDelta::seconds(if by_day { 86_400 } else { 1 });
                self.push_bound(condition, (filter.key, upper), margin)
            }
            By::Presence => self.push_presence(filter.key, condition),
            By::Path(_) => self.push_path(filter.key, condition),
            By::EqualOrNone => match condition {
                Condition::IsNull => {
                    self.equal(filter.key, "NONE".to_owned());
                    Pushdown::Inexact
                }
                _ => self.push_equal(filter.key, condition, field),
            },
        }
    }

    /// Whether a server takes a value: it refuses what is no id, and words that are not of a closed set.
    fn is_taken(&self, filter: &Filter, value: &FieldValue) -> bool {
        if self.is_id(filter.column) {
            return id_in(value).is_some_and(|id| id > 0);
        }
        match (
            filter.by,
            self.table.field(filter.column).map(|field| field.convert),
        ) {
            (By::Verbatim, Some(Convert::Words(words))) => {
                let text = value.to_string();
                words
                    .iter()
                    .any(|(word, ..)| text.eq_ignore_ascii_case(word))
            }
            _ => true,
        }
    }

    fn push_equal(&mut self, key: &str, condition: &Condition, field: Option<&Field>) -> Pushdown {
        let Condition::Equals(value) = condition else {
            return Pushdown::Unsupported;
        };
        match self.spelt(value, field) {
            Some(text) => {
                self.equal(key, text);
                Pushdown::Inexact
            }
            None => Pushdown::Unsupported,
        }
    }

    /// A value as the server's filter writes it; `None` when it has no form there.
    fn spelt(&self, value: &FieldValue, field: Option<&Field>) -> Option<String> {
        let text = match field.and(id_in(value)) {
            // `17.0` is no id to a server.
            Some(id) if field.is_some_and(|field| field.convert == Convert::Id) => id.to_string(),
            _ => value.to_string(),
        };
        let text = match field.map(|field| field.convert) {
            // The server knows its own names: a row that has another one has no code there.
            Some(Convert::Country) => geography::code_of_own_name(&text)?.to_owned(),
            Some(Convert::Words(words)) => {
                let word = words.iter().find(|(xmlrpc, ..)| *xmlrpc == text)?;
                dialect::of(self.backend).word(word).to_owned()
            }
            // Nobody has said how a server writes these in its filters.
            Some(Convert::Own(_)) => return None,
            None
            | Some(
                Convert::Text
                | Convert::Id
                | Convert::Int
                | Convert::Double
                | Convert::Flag
                | Convert::Date
                | Convert::EasternDate
                | Convert::DateTime
                | Convert::Money
                | Convert::MoneyAsym
                | Convert::NumberOrText
                | Convert::Card
                | Convert::Phone
                | Convert::Region
                | Convert::PostalCode
                | Convert::TagList
                | Convert::Csv
                | Convert::MinutesBefore(_)
                | Convert::CompanyName
                | Convert::LeadSourceName,
            ) => text,
        };
        is_plain_text(&text).then_some(text)
    }

    /// `ab%` becomes `ab*`; of `ab%c` the beginning narrows the list.
    fn push_prefix(&mut self, key: &str, pattern: &str) -> Pushdown {
        // What of a blank at the end a server keeps is not documented; without it more rows begin so.
        let prefix = pattern
            .split(['%', '_'])
            .next()
            .unwrap_or_default()
            .trim_end();
        if prefix.is_empty() || !is_plain_text(prefix) {
            return Pushdown::Unsupported;
        }
        self.equal(key, format!("{prefix}*"));
        Pushdown::Inexact
    }

    fn is_id(&self, column: &str) -> bool {
        let table = keap_schema::table(self.table.name);
        let column = table.and_then(|table| table.column(column));
        column.is_some_and(|column| column.field_type == FieldType::Id)
    }

    /// Numbers that a server compares; where they are ids it takes nothing else.
    fn push_compared(&mut self, key: &str, condition: &Condition, is_id: bool) -> Pushdown {
        let number = |value: &FieldValue| {
            if is_id {
                return Some(id_in(value)?.to_string());
            }
            let text = value.to_string();
            text.trim().parse::<f64>().is_ok().then_some(text)
        };
        let (operator, value) = match condition {
            Condition::Equals(value) => (None, number(value).filter(|text| text != "0")),
            Condition::Compare(comparison, value) => (Some(*comparison), number(value)),
            _ => return Pushdown::Unsupported,
        };
        match (operator, value) {
            (None, Some(value)) => self.equal(key, value),
            (Some(comparison), Some(value)) => {
                self.filter(key, Operator::Compare(comparison), value);
            }
            (_, None) => return Pushdown::Unsupported,
        }
        Pushdown::Exact
    }

    fn push_path(&mut self, name: &'static str, condition: &Condition) -> Pushdown {
        let Condition::Equals(value) = condition else {
            return Pushdown::Unsupported;
        };
        match id_in(value) {
            Some(id) if id > 0 => {
                self.clauses.push(Clause::Path {
                    name,
                    value: id.to_string(),
                });
                Pushdown::Exact
            }
            _ => Pushdown::Unsupported,
        }
    }

    fn push_list(&mut self, key: &str, condition: &Condition, field: Option<&Field>) -> Pushdown {
        let ids = match condition {
            Condition::In(ids) if !ids.is_empty() && ids.len() <= IDS_A_CALL => {
                // Servers may refuse what is no id, and no row has it.
                let good: Vec<i64> = ids.iter().copied().filter(|id| *id > 0).collect();
                if good.is_empty() { ids.clone() } else { good }
            }
            Condition::Equals(value) => match id_in(value) {
                Some(id) => vec![id],
                // What looks like a number and is no id finds no row, and the server refuses it.
                None if value.to_string().trim().parse::<f64>().is_ok() => {
                    return Pushdown::Unsupported;
                }
                None => return self.push_equal(key, condition, field),
            },
            _ => return Pushdown::Unsupported,
        };
        let ids: Vec<String> = ids.iter().map(i64::to_string).collect();
        self.equal(key, ids.join(","));
        Pushdown::Exact
    }

    fn push_flag(&mut self, key: &str, condition: &Condition) -> Pushdown {
        let Condition::Equals(value) = condition else {
            return Pushdown::Unsupported;
        };
        let flag = match value.to_string().as_str() {
            "1" | "true" => "true",
            "0" | "false" => "false",
            _ => return Pushdown::Unsupported,
        };
        self.equal(key, flag.to_owned());
        Pushdown::Inexact
    }

    fn push_presence(&mut self, key: &str, condition: &Condition) -> Pushdown {
        let flag = match condition {
            Condition::NotNull => "true",
            Condition::IsNull => "false",
            _ => return Pushdown::Unsupported,
        };
        self.equal(key, flag.to_owned());
        Pushdown::Inexact
    }

    /// Whether bounds are inclusive is not documented, so they are widened and checked again.
    fn push_bound(
        &mut self,
        condition: &Condition,
        (lower, upper): (&str, &str),
        margin: TimeDelta,
    ) -> Pushdown {
        let Condition::Compare(comparison, bound) = condition else {
            return Pushdown::Unsupported;
        };
        let Some(moment) = moment(bound, self.zone) else {
            return Pushdown::Unsupported;
        };
        let (key, moment) = match comparison {
            Comparison::Greater | Comparison::GreaterOrEqual => {
                (lower, moment.checked_sub_signed(margin))
            }
            Comparison::Less | Comparison::LessOrEqual => {
                (upper, moment.checked_add_signed(margin))
            }
        };
        let Some(moment) = moment.filter(|moment| FILTERED.contains(&moment.year())) else {
            return Pushdown::Unsupported;
        };
        self.equal(key, dialect::time(moment));
        Pushdown::Inexact
    }

    fn equal(&mut self, key: &str, value: String) {
        self.filter(key, dialect::of(self.backend).equality, value);
    }

    fn filter(&mut self, key: &str, operator: Operator, value: String) {
        let key = key.to_owned();
        self.clauses.push(Clause::Filter {
            key,
            operator,
            value,
        });
    }
}

/// Whether a condition compares with a number that is not whole, which a server may refuse for a field of whole numbers.
fn has_fraction(condition: &Condition) -> bool {
    let (Condition::Equals(value) | Condition::Compare(_, value)) = condition else {
        return false;
    };
    let number: Result<f64, _> = value.to_string().trim().parse();
    number.is_ok_and(|number| number.fract() != 0.0)
}

/// How `;`, `,`, `*` and `=` are escaped in a v2 filter is not documented, nor whether blanks at an end count there, so
/// such values are filtered by the facade.
pub(in crate::rest) fn is_plain_text(text: &str) -> bool {
    // 0 means "none" for ids, and is no filter value.
    !text.is_empty()
        && text != "0"
        && text.trim() == text
        && !text.contains([';', ',', '*', '=', '<', '>', '!'])
}
