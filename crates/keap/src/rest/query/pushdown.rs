//! Conditions that the server can filter by, in the server's words.

use chrono::Datelike as _;
use keap_schema::{Comparison, Condition, FieldValue, YEARS};

use crate::rest::query::plan::{Clause, Filtering, Planner};
use crate::rest::query::predicate::Matcher;
use crate::table::{By, Convert, Field, Filter, List, Table};
use crate::{Backend, geography};

/// The most ids that one filter names, to keep the address short.
const MOST_IDS: usize = 200;

/// The operator of a clause that fills a placeholder of the path.
pub(in crate::rest) const IN_PATH: &str = "/";

/// Collects the clauses of one list.
pub(in crate::rest) struct Pusher<'a> {
    planner: Planner<'a>,
    table: &'static Table,
    list: &'static List,
    clauses: Vec<Clause>,
}

impl<'a> Pusher<'a> {
    pub(in crate::rest) fn new(
        planner: Planner<'a>,
        table: &'static Table,
        list: &'static List,
    ) -> Self {
        let mut pusher = Self {
            planner,
            table,
            list,
            clauses: Vec::new(),
        };
        for (key, value) in list.always {
            pusher.equal(key, (*value).to_owned());
        }
        pusher
    }

    /// The clauses; a placeholder of the path that no condition fills stands for all.
    pub(in crate::rest) fn into_clauses(mut self) -> Vec<Clause> {
        for filter in self.list.filters {
            if let By::Path(all) = filter.by
                && !self.clauses.iter().any(|(key, ..)| key == filter.key)
            {
                let clause = (filter.key.to_owned(), IN_PATH, all.to_owned());
                self.clauses.push(clause);
            }
        }
        self.clauses
    }

    /// Says how a condition is met, and notes its clause when the server takes part.
    pub(in crate::rest) fn push(&mut self, column: &str, condition: &Condition) -> Filtering {
        if self.list.custom_filters
            && let Some(key) = self
                .planner
                .custom
                .and_then(|custom| custom.filter_key(column))
        {
            let key = key.to_owned();
            return self.push_equal(&key, condition, None);
        }
        let filters = self.list.filters.iter();
        for filter in filters.filter(|filter| filter.column == column) {
            let filtering = self.push_by(filter, condition);
            if filtering != Filtering::Client {
                return filtering;
            }
        }
        Filtering::Client
    }

    fn push_by(&mut self, filter: &Filter, condition: &Condition) -> Filtering {
        let field = self.table.field(filter.column);
        match filter.by {
            By::Equal => self.push_equal(filter.key, condition, field),
            By::Verbatim => self.push_equal(filter.key, condition, None),
            By::Prefix => match condition {
                Condition::Like(pattern) => self.push_prefix(filter.key, pattern),
                _ => self.push_equal(filter.key, condition, field),
            },
            By::Compared => self.push_compared(filter.key, condition),
            By::List => self.push_list(filter.key, condition, field),
            By::Few(most) => match condition {
                Condition::In(ids) if ids.len() > most => Filtering::Client,
                _ => self.push_list(filter.key, condition, field),
            },
            By::Flag => self.push_flag(filter.key, condition),
            By::Bounds(upper) => {
                // A date says nothing about the time of the day.
                let by_day = field.is_some_and(|field| field.convert == Convert::EasternDate);
                let margin = chrono::TimeDelta::seconds(if by_day { 86_400 } else { 1 });
                self.push_bound(condition, (filter.key, upper), margin)
            }
            By::Presence => self.push_presence(filter.key, condition),
            By::Path(_) => self.push_path(filter.key, condition),
            By::EqualOrNone => match condition {
                Condition::IsNull => {
                    self.equal(filter.key, "NONE".to_owned());
                    Filtering::Both
                }
                _ => self.push_equal(filter.key, condition, field),
            },
        }
    }

    fn push_equal(&mut self, key: &str, condition: &Condition, field: Option<&Field>) -> Filtering {
        let Condition::Equals(value) = condition else {
            return Filtering::Client;
        };
        match self.spelt(value, field) {
            Some(text) => {
                self.equal(key, text);
                Filtering::Both
            }
            None => Filtering::Client,
        }
    }

    /// A value as the server's filter writes it; `None` when it has no form there.
    fn spelt(&self, value: &FieldValue, field: Option<&Field>) -> Option<String> {
        let text = value.to_string();
        let text = match field.map(|field| field.convert) {
            // The server knows its own names: a row that has another one has no code there.
            Some(Convert::Country) => geography::code_of_own_name(&text)?.to_owned(),
            Some(Convert::Words(words)) => {
                let word = words.iter().find(|(xmlrpc, ..)| *xmlrpc == text)?;
                let spelling = if self.planner.backend == Backend::RestV1 {
                    word.1
                } else {
                    word.2
                };
                spelling.to_owned()
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
    fn push_prefix(&mut self, key: &str, pattern: &str) -> Filtering {
        let prefix = pattern.split(['%', '_']).next().unwrap_or_default();
        if prefix.is_empty() || !is_plain_text(prefix) {
            return Filtering::Client;
        }
        self.equal(key, format!("{prefix}*"));
        Filtering::Both
    }

    fn push_compared(&mut self, key: &str, condition: &Condition) -> Filtering {
        let is_number = |value: &FieldValue| value.to_string().trim().parse::<f64>().is_ok();
        match condition {
            Condition::Equals(value) if is_number(value) && value.to_string() != "0" => {
                self.equal(key, value.to_string());
                Filtering::Server
            }
            Condition::Compare(comparison, value) if is_number(value) => {
                self.clauses
                    .push((key.to_owned(), comparison.text(), value.to_string()));
                Filtering::Server
            }
            _ => Filtering::Client,
        }
    }

    fn push_path(&mut self, key: &str, condition: &Condition) -> Filtering {
        let Condition::Equals(value) = condition else {
            return Filtering::Client;
        };
        match value.to_string().trim().parse::<i64>() {
            Ok(id) if id != 0 => {
                self.clauses.push((key.to_owned(), IN_PATH, id.to_string()));
                Filtering::Server
            }
            _ => Filtering::Client,
        }
    }

    fn push_list(&mut self, key: &str, condition: &Condition, field: Option<&Field>) -> Filtering {
        let ids = match condition {
            Condition::In(ids) if !ids.is_empty() && ids.len() <= MOST_IDS => ids.clone(),
            Condition::Equals(value) => match value.to_string().trim().parse() {
                Ok(id) => vec![id],
                Err(_) => return self.push_equal(key, condition, field),
            },
            _ => return Filtering::Client,
        };
        let ids: Vec<String> = ids.iter().map(i64::to_string).collect();
        self.equal(key, ids.join(","));
        Filtering::Server
    }

    fn push_flag(&mut self, key: &str, condition: &Condition) -> Filtering {
        let Condition::Equals(value) = condition else {
            return Filtering::Client;
        };
        let flag = match value.to_string().as_str() {
            "1" | "true" => "true",
            "0" | "false" => "false",
            _ => return Filtering::Client,
        };
        self.equal(key, flag.to_owned());
        Filtering::Both
    }

    fn push_presence(&mut self, key: &str, condition: &Condition) -> Filtering {
        let flag = match condition {
            Condition::NotNull => "true",
            Condition::IsNull => "false",
            _ => return Filtering::Client,
        };
        self.equal(key, flag.to_owned());
        Filtering::Both
    }

    /// Whether bounds are inclusive is not documented, so they are widened and checked again.
    fn push_bound(
        &mut self,
        condition: &Condition,
        (lower, upper): (&str, &str),
        margin: chrono::TimeDelta,
    ) -> Filtering {
        let Condition::Compare(comparison, bound) = condition else {
            return Filtering::Client;
        };
        let matcher = Matcher {
            table: self.table.name,
            zone: self.planner.zone,
        };
        let Some(moment) = matcher.moment(bound) else {
            return Filtering::Client;
        };
        let (key, moment) = match comparison {
            Comparison::Greater | Comparison::GreaterOrEqual => {
                (lower, moment.checked_sub_signed(margin))
            }
            Comparison::Less | Comparison::LessOrEqual => {
                (upper, moment.checked_add_signed(margin))
            }
        };
        let Some(moment) = moment.filter(|moment| YEARS.contains(&moment.year())) else {
            return Filtering::Client;
        };
        self.equal(key, moment.format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string());
        Filtering::Both
    }

    fn equal(&mut self, key: &str, value: String) {
        let sign = if self.planner.backend == Backend::RestV1 {
            "="
        } else {
            "=="
        };
        self.clauses.push((key.to_owned(), sign, value));
    }
}

/// How `;`, `,`, `*` and `=` are escaped in a v2 filter is not documented, so such values are filtered by the facade.
fn is_plain_text(text: &str) -> bool {
    // 0 means "none" for ids, and is no filter value.
    !text.is_empty() && text != "0" && !text.contains([';', ',', '*', '=', '<', '>', '!'])
}
