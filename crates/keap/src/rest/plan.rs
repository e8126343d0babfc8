//! What a `DataService.query` becomes over REST, decided before anything is sent.

use std::fmt;

use keap_schema::{Comparison, Condition, FieldValue, QueryData, Zone};

use super::custom::CustomFields;
use crate::{Backend, geography};

/// How one condition is met.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Filtering {
    /// The server filters exactly.
    Server,
    /// The server filters to a superset, the facade does the rest.
    Both,
    /// The facade filters all rows that arrive.
    Client,
}

/// A plan for a query.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Plan {
    /// The backend it is for.
    pub backend: Backend,
    /// How the rows are fetched.
    pub fetch: Fetch,
    /// How each condition is met, by column.
    pub conditions: Vec<(String, Filtering)>,
    /// Whether all matching rows are collected and sorted by the facade before the page is cut.
    pub sorts_on_client: bool,
    /// Rows per call.
    pub page_size: u32,
}

/// How the rows of a plan are fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fetch {
    /// One call per id.
    ByIds(Vec<i64>),
    /// Pages of a list, with these query parameters. For v2 they are clauses of `filter`.
    List {
        /// Name, operator and value; the operator is `=` for v1 parameters.
        filter: Vec<(String, &'static str, String)>,
        /// The server's name of the order, and whether it ascends.
        order: Option<(&'static str, bool)>,
    },
}

impl Plan {
    /// Decides how to serve a query. Columns are checked before, see `support`.
    pub(super) fn of(
        query: &QueryData,
        backend: Backend,
        custom: Option<&CustomFields>,
        zone: Zone,
    ) -> Self {
        let mut planner = Planner {
            backend,
            custom,
            zone,
            filter: Vec::new(),
        };
        let mut conditions = Vec::new();
        let mut ids = None;
        for (column, condition) in &query.conditions {
            if column == "Id"
                && let Some(wanted) = ids_of(condition)
                && planner.fetches_by_id(&query.table)
            {
                ids = Some(wanted);
                conditions.push((column.clone(), Filtering::Server));
                continue;
            }
            let filtering = planner.push(&query.table, column, condition);
            conditions.push((column.clone(), filtering));
        }
        if query.table == "User" && backend == Backend::RestV2 {
            // XML-RPC hides neither inactive users nor partners (inferred).
            planner.clause("include_inactive", "==", "true".to_owned());
            planner.clause("include_partners", "==", "true".to_owned());
        }
        let order = query.order.as_ref();
        let server_order = order.and_then(|order| {
            server_order(&query.table, &order.field, backend).map(|name| (name, order.ascending))
        });
        let fetch = match ids {
            Some(ids) => Fetch::ByIds(ids),
            None => Fetch::List {
                filter: planner.filter,
                order: server_order,
            },
        };
        let by_ids = matches!(fetch, Fetch::ByIds(_));
        Self {
            backend,
            sorts_on_client: order.is_some() && (server_order.is_none() || by_ids),
            fetch,
            conditions,
            page_size: page_size(&query.table, backend),
        }
    }

    /// Whether every condition is met by the server, so that each row that arrives counts.
    pub fn is_exact(&self) -> bool {
        self.conditions
            .iter()
            .all(|(_, filtering)| *filtering == Filtering::Server)
    }
}

/// The plan in words: which calls, what is filtered where.
impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.fetch {
            Fetch::ByIds(ids) => writeln!(
                f,
                "{}: one call for each of {} ids",
                self.backend,
                ids.len()
            )?,
            Fetch::List { filter, order } => {
                write!(
                    f,
                    "{}: pages of up to {} rows",
                    self.backend, self.page_size
                )?;
                for (i, (key, operator, value)) in filter.iter().enumerate() {
                    let word = if i == 0 { ", filter" } else { " and" };
                    write!(f, "{word} {key}{operator}{value}")?;
                }
                if let Some((name, ascending)) = order {
                    write!(
                        f,
                        ", order {name} {}",
                        if *ascending { "up" } else { "down" }
                    )?;
                }
                writeln!(f)?;
            }
        }
        for (column, filtering) in &self.conditions {
            let place = match filtering {
                Filtering::Server => "by the server",
                Filtering::Both => "by the server to a superset, then by the facade",
                Filtering::Client => "by the facade, on every row",
            };
            writeln!(f, "{column}: filtered {place}")?;
        }
        if self.sorts_on_client {
            writeln!(f, "sorted by the facade, after all matching rows were read")?;
        }
        Ok(())
    }
}

struct Planner<'a> {
    backend: Backend,
    custom: Option<&'a CustomFields>,
    zone: Zone,
    filter: Vec<(String, &'static str, String)>,
}

impl Planner<'_> {
    /// v1 has no filter for ids; v2 has one for contacts, and tags and users are few.
    fn fetches_by_id(&self, table: &str) -> bool {
        self.backend == Backend::RestV1 && table == "Contact"
    }

    fn push(&mut self, table: &str, column: &str, condition: &Condition) -> Filtering {
        match self.backend {
            Backend::RestV1 => self.push_v1(table, column, condition),
            _ => self.push_v2(table, column, condition),
        }
    }

    fn push_v1(&mut self, table: &str, column: &str, condition: &Condition) -> Filtering {
        if (table, column) == ("Contact", "LastUpdated") {
            return self.push_bound(condition, ("since", "until"), "=");
        }
        let (key, filtering) = match (table, column) {
            ("Contact", "Email" | "EmailAddress2" | "EmailAddress3") => ("email", Filtering::Both),
            ("Contact", "FirstName") => ("given_name", Filtering::Both),
            ("Contact", "LastName") => ("family_name", Filtering::Both),
            ("ContactGroup", "GroupName") => ("name", Filtering::Both),
            ("ContactGroup", "GroupCategoryId") => ("category", Filtering::Server),
            _ => return Filtering::Client,
        };
        match condition {
            Condition::Equals(value) if is_plain(value) => {
                self.clause(key, "=", value.to_string());
                filtering
            }
            _ => Filtering::Client,
        }
    }

    fn push_v2(&mut self, table: &str, column: &str, condition: &Condition) -> Filtering {
        if (table, column) == ("Contact", "LastUpdated") {
            return self.push_bound(condition, ("start_update_time", "end_update_time"), "==");
        }
        if column == "Id" {
            return self.push_id(table, condition);
        }
        if let Some(key) = self.custom.and_then(|custom| custom.filter_key(column)) {
            let key = key.to_owned();
            return match condition {
                Condition::Equals(value) if is_plain(value) => {
                    self.clause(&key, "==", value.to_string());
                    Filtering::Both
                }
                _ => Filtering::Client,
            };
        }
        let Some((key, wildcard)) = v2_key(table, column) else {
            return Filtering::Client;
        };
        match condition {
            Condition::Equals(value) if is_plain(value) => match v2_value(column, value) {
                Some(value) => {
                    self.clause(key, "==", value);
                    Filtering::Both
                }
                None => Filtering::Client,
            },
            Condition::Like(pattern) if wildcard => self.push_prefix(key, pattern),
            _ => Filtering::Client,
        }
    }

    /// `ab%` becomes `ab*`; of `ab%c` the beginning narrows the list.
    fn push_prefix(&mut self, key: &str, pattern: &str) -> Filtering {
        let prefix = pattern.split(['%', '_']).next().unwrap_or_default();
        if prefix.is_empty() || !is_plain_text(prefix) {
            return Filtering::Client;
        }
        self.clause(key, "==", format!("{prefix}*"));
        Filtering::Both
    }

    fn push_id(&mut self, table: &str, condition: &Condition) -> Filtering {
        let list_key = match table {
            "Contact" => "ids",
            "User" => "user_ids",
            "ContactGroup" => "tag_ids",
            _ => return Filtering::Client,
        };
        if let Some(ids) = ids_of(condition).filter(|ids| !ids.is_empty() && ids.len() <= 200) {
            let ids: Vec<String> = ids.iter().map(i64::to_string).collect();
            self.clause(list_key, "==", ids.join(","));
            return Filtering::Server;
        }
        let Condition::Compare(comparison, value) = condition else {
            return Filtering::Client;
        };
        if table != "Contact" {
            return Filtering::Client;
        }
        self.clause("contact_id", comparison.text(), value.to_string());
        Filtering::Server
    }

    /// Whether bounds are inclusive is not documented, so they are widened by a second and checked again.
    fn push_bound(
        &mut self,
        condition: &Condition,
        (lower, upper): (&'static str, &'static str),
        operator: &'static str,
    ) -> Filtering {
        let Condition::Compare(comparison, bound) = condition else {
            return Filtering::Client;
        };
        let matcher = super::matching::Matcher {
            table: "Contact",
            zone: self.zone,
        };
        let Some(moment) = matcher.moment(bound) else {
            return Filtering::Client;
        };
        let second = chrono::TimeDelta::seconds(1);
        let (key, moment) = match comparison {
            Comparison::Greater | Comparison::GreaterOrEqual => (lower, moment - second),
            Comparison::Less | Comparison::LessOrEqual => (upper, moment + second),
        };
        self.clause(
            key,
            operator,
            moment.format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string(),
        );
        Filtering::Both
    }

    fn clause(&mut self, key: &str, operator: &'static str, value: String) {
        self.filter.push((key.to_owned(), operator, value));
    }
}

/// The v2 filter key of a column, and whether it takes a trailing `*`.
fn v2_key(table: &str, column: &str) -> Option<(&'static str, bool)> {
    Some(match (table, column) {
        ("Contact", "Email" | "EmailAddress2" | "EmailAddress3") => ("email", true),
        ("Contact", "FirstName") => ("given_name", true),
        ("Contact", "LastName") => ("family_name", true),
        ("Contact", "MiddleName") => ("middle_name", true),
        ("Contact", "CompanyID" | "AccountId") => ("company_id", false),
        ("Contact", "Website") => ("website", true),
        ("Contact", "Leadsource") => ("lead_source_name", true),
        ("Contact", "StreetAddress1") => ("billing_address_line1", false),
        ("Contact", "City") => ("city", true),
        ("Contact", "PostalCode") => ("billing_address_postal_code", false),
        ("Contact", "Country") => ("billing_address_country_code", false),
        ("Contact", "Address2Street1") => ("shipping_address_line1", false),
        ("Contact", "City2") => ("shipping_address_locality", false),
        ("Contact", "PostalCode2") => ("shipping_address_postal_code", false),
        ("Contact", "Country2") => ("shipping_address_country_code", false),
        ("Contact", "Address3Street1") => ("other_address_line1", false),
        ("Contact", "City3") => ("other_address_locality", false),
        ("Contact", "PostalCode3") => ("other_address_postal_code", false),
        ("Contact", "Country3") => ("other_address_country_code", false),
        ("User", "Email") => ("email", false),
        ("User", "FirstName") => ("given_name", false),
        ("ContactGroup", "GroupName") => ("name", false),
        ("ContactGroup", "GroupCategoryId") => ("category_id", false),
        ("ContactGroup", "GroupDescription") => ("description", false),
        _ => return None,
    })
}

fn v2_value(column: &str, value: &FieldValue) -> Option<String> {
    let text = value.to_string();
    if column.starts_with("Country") {
        return geography::country_code(&text).map(str::to_owned);
    }
    Some(text)
}

fn server_order(table: &str, column: &str, backend: Backend) -> Option<&'static str> {
    // Names and e-mail addresses have server orders too, but their collation is unknown: the facade sorts them itself.
    Some(match (table, column, backend) {
        ("Contact", "Id", _) => "id",
        ("Contact", "DateCreated", Backend::RestV1) => "date_created",
        ("Contact", "LastUpdated", Backend::RestV1) => "last_updated",
        ("Contact", "DateCreated", _) => "create_time",
        ("Contact", "LastUpdated", _) => "update_time",
        _ => return None,
    })
}

fn page_size(table: &str, backend: Backend) -> u32 {
    match (table, backend) {
        // The largest that v2 takes for users.
        ("User", Backend::RestV2) => 100,
        _ => 1000,
    }
}

fn ids_of(condition: &Condition) -> Option<Vec<i64>> {
    match condition {
        Condition::In(ids) => Some(ids.clone()),
        Condition::Equals(value) => value.to_string().trim().parse().ok().map(|id| vec![id]),
        _ => None,
    }
}

fn is_plain(value: &FieldValue) -> bool {
    is_plain_text(&value.to_string())
}

/// How `;`, `,`, `*` and `=` are escaped in a v2 filter is not documented, so such values are filtered by the facade.
fn is_plain_text(text: &str) -> bool {
    // 0 means "none" for ids, and is no filter value.
    !text.is_empty() && text != "0" && !text.contains([';', ',', '*', '=', '<', '>', '!'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(backend: Backend, query: QueryData) -> Plan {
        Plan::of(&query, backend, None, Zone::default())
    }

    fn contacts(column: &str, condition: Condition) -> QueryData {
        let mut query = QueryData::new("Contact");
        query.conditions.push((column.to_owned(), condition));
        query
    }

    #[test]
    fn plans_read_like_sentences() {
        let bound = Condition::Compare(Comparison::GreaterOrEqual, "2026-01-01 00:00:00".into());
        insta::assert_snapshot!(plan(Backend::RestV2, contacts("LastUpdated", bound)), @"
        REST v2: pages of up to 1000 rows, filter start_update_time==2026-01-01T04:59:59.000Z
        LastUpdated: filtered by the server to a superset, then by the facade
        ");
        insta::assert_snapshot!(plan(Backend::RestV1, contacts("Id", Condition::In(vec![1, 2]))), @"
        REST v1: one call for each of 2 ids
        Id: filtered by the server
        ");
        let mut query = contacts("FirstName", Condition::Like("An%".into()));
        query.order = Some(keap_schema::Order {
            field: "LastName".to_owned(),
            ascending: true,
        });
        insta::assert_snapshot!(plan(Backend::RestV2, query), @"
        REST v2: pages of up to 1000 rows, filter given_name==An*
        FirstName: filtered by the server to a superset, then by the facade
        sorted by the facade, after all matching rows were read
        ");
    }

    #[test]
    fn values_that_the_filter_grammar_cannot_carry_stay_here() {
        let plan = plan(
            Backend::RestV2,
            contacts("LastName", Condition::Equals("a;b".into())),
        );
        assert_eq!(
            plan.conditions,
            [("LastName".to_owned(), Filtering::Client)]
        );
        assert_eq!(
            plan.fetch,
            Fetch::List {
                filter: vec![],
                order: None
            }
        );
    }
}
