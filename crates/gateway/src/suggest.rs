//! What would serve the calls that were seen: a policy file with the owner's rows that it needs, and what stays unserved.

use std::collections::BTreeSet;

use keap::owner::OwnerValues;
use keap::rest::RestOptions;
use keap::route::{PolicyDraft, decide_for};
use keap::{Backend, Fallback, Operation, RoutePolicy};
use serde::Serialize;

use crate::in_force::{InForce, Way, is_served_by_rest};
use crate::inventory::{
    Compared, InventoryRow, MissingValue, OWNER_ROWS, OwnerRow, Report, Untried,
};
use crate::methods::{Meaning, meaning};

/// What is suggested for one application.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Suggestion {
    /// The application.
    pub tenant: String,
    /// How many calls it is made from.
    pub calls: i64,
    /// A policy file, with reasons as comments: [`RoutePolicy::from_toml`] reads it.
    pub policy: String,
    /// What stays unserved, whatever the policy says.
    pub unserved: Vec<Unserved>,
    /// What the policy has served by XML-RPC alone, and what ends with it.
    pub ending: Vec<Unserved>,
    /// What the owner has to name before some of the calls are served over REST.
    pub wanted: Vec<String>,
}

/// Calls that stay unserved, or end with XML-RPC.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
pub struct Unserved {
    /// The method, by its name in the XML-RPC API.
    pub method: String,
    /// The table; empty when there is none.
    pub table: String,
    /// The label of the key.
    pub caller: String,
    /// Why, and what to do.
    pub why: String,
}

const REFUSES: &str = "REST refuses values of some calls";
const UNTRIED: &str = "nothing was tried over REST: compare it before it moves";
const DIFFERS: &str = "REST answered differently: look at the differences before it moves";

impl Suggestion {
    /// What is suggested from the rows of an application and the comparisons that were made for it, in the place of what is in
    /// force.
    pub fn of(
        tenant: &str,
        rows: Vec<InventoryRow>,
        compared: &[Compared],
        in_force: &InForce,
    ) -> Self {
        let options = &in_force.options;
        let rows: Vec<_> = rows
            .into_iter()
            .filter(|row| row.tenant == tenant)
            .collect();
        let differing: BTreeSet<(&str, &str)> = compared
            .iter()
            .filter(|one| one.tenant == tenant && one.differing > 0)
            .map(|one| (one.method.as_str(), one.table.as_str()))
            .collect();
        let mut draft = PolicyDraft::new()
            .owner(owned(options))
            .fallback(in_force.fallback());
        let known = Known {
            differing,
            untried: Untried::of(&rows, compared),
        };
        choose(&mut draft, &rows, &known);
        let calls = rows
            .iter()
            .fold(0_i64, |sum, row| sum.saturating_add(row.calls));
        let suggested = RoutePolicy::from_toml(&draft.to_toml()).unwrap_or_else(|_| proposed());
        let suggested = InForce::by(suggested, options.clone());
        let (unserved, ending) = left(&rows, &suggested, &known);
        let report = Report::of(rows).with_missing_rows(tenant, options);
        let missing_rows = report.missing_rows.iter();
        let missing_values = report.missing_values.iter().filter(|value| value.needed);
        for row in missing_rows.clone() {
            let (table, example) = (row.row.table, row.row.table.example(row.row.id));
            draft.want(format!("to be named in [{table}]: {example}"));
        }
        let beyond: Vec<String> = report
            .rows_beyond()
            .map(|what| beyond(tenant, &what))
            .collect();
        beyond.iter().for_each(|what| draft.want(what.clone()));
        want_values(&mut draft, &report.missing_values);
        unserved.iter().for_each(|one| draft.leave(one.to_string()));
        ending.iter().for_each(|one| draft.end(one.to_string()));
        let policy = draft.to_toml();
        Self {
            tenant: tenant.to_owned(),
            calls,
            policy,
            unserved,
            ending,
            wanted: missing_rows
                .map(ToString::to_string)
                .chain(beyond)
                .chain(missing_values.map(ToString::to_string))
                .collect(),
        }
    }
}

/// What is known of methods, each on a table.
struct Known<'a> {
    /// Those that REST answered differently.
    differing: BTreeSet<(&'a str, &'a str)>,
    untried: Untried,
}

impl Known<'_> {
    /// Why calls of a row stay where they are although REST has the method.
    fn stays(&self, row: &InventoryRow, operation: Operation) -> Option<&'static str> {
        if self.differs(row) {
            Some(DIFFERS)
        } else if row.refused > 0 {
            Some(REFUSES)
        } else {
            let is_served = is_served_by_rest(operation, row.named_table());
            (is_served && self.untried.has(row)).then_some(UNTRIED)
        }
    }

    fn differs(&self, row: &InventoryRow) -> bool {
        self.differing
            .contains(&(row.method.as_str(), row.table.as_str()))
    }
}

/// Where calls go that do not go to REST v2 by themselves.
fn choose(draft: &mut PolicyDraft, rows: &[InventoryRow], known: &Known<'_>) {
    for row in rows {
        let Meaning::Served(operation) = meaning(&row.method) else {
            continue;
        };
        if row.has_no_such_table() {
            continue;
        }
        let table = Some(row.table.as_str());
        match known.stays(row, operation) {
            Some(why) => draft.keep(operation, table, why),
            None => draft.call(operation, table),
        }
    }
}

/// The owner's values that calls need or may need, as comments.
fn want_values(draft: &mut PolicyDraft, missing: &[MissingValue]) {
    let mut told = BTreeSet::new();
    for one in missing {
        if told.insert((one.value, one.why)) {
            let needs = if one.needed { "needed" } else { "perhaps" };
            draft.want(format!("{needs}: {} = ...; {}", one.value, one.why));
        }
    }
}

/// That calls may need more rows than are kept.
fn beyond(tenant: &str, what: &str) -> String {
    format!(
        "{tenant}: {what} may need more rows than the last {OWNER_ROWS}, which are known: look again when those are named"
    )
}

/// What a suggestion begins with.
fn proposed() -> RoutePolicy {
    RoutePolicy::new(Backend::RestV2).fallback(Fallback::WhenUnsupported)
}

/// What stays unserved by a policy, and what it has served by XML-RPC alone, by method, table and program.
fn left(
    rows: &[InventoryRow],
    policy: &InForce,
    known: &Known<'_>,
) -> (Vec<Unserved>, Vec<Unserved>) {
    let (mut unserved, mut ending) = (BTreeSet::new(), BTreeSet::new());
    for row in rows {
        let of = |why: &str| Unserved {
            method: row.method.clone(),
            table: row.table.clone(),
            caller: row.caller.clone(),
            why: why.to_owned(),
        };
        let operation = match meaning(&row.method) {
            Meaning::Unserved(method, _) => {
                unserved.insert(of(&crate::methods::advice(method)));
                continue;
            }
            Meaning::Unknown => {
                unserved.insert(of("there is no such method in the API"));
                continue;
            }
            Meaning::Echo => continue,
            Meaning::Served(operation) => operation,
        };
        if row.has_no_such_table() {
            unserved.insert(of("there is no such table in the API"));
            continue;
        }
        for (why, ends) in not_over_rest(row, operation, policy, known) {
            let left = if ends { &mut ending } else { &mut unserved };
            left.insert(of(&why));
        }
    }
    let listed = |all: BTreeSet<Unserved>| all.into_iter().collect();
    (listed(unserved), listed(ending))
}

/// Why calls of a row are not served over REST, and whether XML-RPC serves those instead, which end with it.
fn not_over_rest(
    row: &InventoryRow,
    operation: Operation,
    policy: &InForce,
    known: &Known<'_>,
) -> Vec<(String, bool)> {
    let way = policy.way(operation, row.named_table());
    let is_kept = matches!(way, Way::XmlRpc { .. });
    let falls_back = way != Way::Nowhere && policy.falls_back(operation);
    let mut all: Vec<(String, bool)> = row
        .refusals
        .iter()
        .map(|refusal| {
            let ends = is_kept || (!refusal.of_values && falls_back);
            (refusal.advice.clone(), ends)
        })
        .collect();
    if all.is_empty() {
        let rest = [Backend::RestV1, Backend::RestV2];
        let over_rest = decide_for(operation, row.named_table(), &proposed(), &rest);
        all.extend(over_rest.err().map(|error| (error.to_string(), is_kept)));
    }
    if all.is_empty() {
        let missing = row.owner_rows.iter();
        let missing = missing.filter(|needed| needed.is_missing(&policy.options));
        all.extend(missing.map(|needed| (unnamed(needed), is_kept || falls_back)));
    }
    // What is kept where it is for a reason of its own ends as well.
    if all.is_empty() && way == (Way::XmlRpc { goes_on: false }) {
        let why = known.stays(row, operation).unwrap_or(REFUSES);
        all.push((why.to_owned(), true));
    }
    all
}

/// That the owner has not said what stands for a row.
fn unnamed(needed: &OwnerRow) -> String {
    let (table, id) = (needed.table, needed.id);
    format!("no row is named for {id} of `{}`", table.name())
}

impl std::fmt::Display for Unserved {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let on = if self.table.is_empty() { "" } else { " on " };
        let Self {
            method,
            table,
            caller,
            why,
        } = self;
        write!(f, "{method}{on}{table}, of {caller}: {why}")
    }
}

/// What the owner has named already, so that the file can stand in the place of another one.
fn owned(options: &RestOptions) -> OwnerValues {
    let mut values = OwnerValues::default();
    values.mail_user = options.mail_user;
    values.default_country.clone_from(&options.default_country);
    values.currency.clone_from(&options.currency);
    values
        .web_tracking_script
        .clone_from(&options.web_tracking_script);
    values.merchant_account = options.merchant_account;
    values.order_type = options.order_type;
    values.sequences.clone_from(&options.sequences);
    values.action_sets.clone_from(&options.action_sets);
    values
}

#[cfg(test)]
mod tests {
    use keap::schema::TABLES;

    use super::*;
    use crate::inventory::Refusal;

    fn rest() -> InForce {
        InForce::rest(RestOptions::default())
    }

    fn row(method: &str, table: &str) -> InventoryRow {
        InventoryRow {
            tenant: "ab123".to_owned(),
            caller: "shop\n[tables]".to_owned(),
            method: method.to_owned(),
            table: table.to_owned(),
            calls: 5,
            ..InventoryRow::default()
        }
    }

    /// Every method of the API on every table, seen and refused, differing or not: the suggestion is a policy all the same.
    #[test]
    fn whatever_was_seen_the_suggestion_is_a_policy_that_can_be_read() {
        let mut rows = Vec::new();
        let mut compared = Vec::new();
        for operation in Operation::ALL {
            for table in TABLES
                .iter()
                .map(|table| table.name)
                .chain(["", "(unknown)"])
            {
                let mut seen = row(operation.name(), table);
                seen.refusals.push(Refusal {
                    advice: "line\nbreak = 'x'".to_owned(),
                    ..Refusal::default()
                });
                rows.push(seen);
                let mut one = Compared::default();
                "ab123".clone_into(&mut one.tenant);
                operation.name().clone_into(&mut one.method);
                table.clone_into(&mut one.table);
                one.differing = i64::from(table.len() % 2 == 0);
                compared.push(one);
            }
        }
        rows.push(row("(unknown)", ""));
        rows.push(row("ShippingService.getWeightBasedShippingRanges", ""));
        let suggestion = Suggestion::of("ab123", rows, &compared, &rest());
        let policy = RoutePolicy::from_toml(&suggestion.policy).unwrap();
        assert_eq!(policy.backend_for(Operation::DataQuery), Backend::RestV2);
        // Four letters and a difference, three and none.
        assert_eq!(
            policy.backend_on(Operation::DataQuery, "User"),
            Backend::XmlRpc
        );
        assert_eq!(
            policy.backend_on(Operation::DataQuery, "Job"),
            Backend::RestV2
        );
        assert!(
            suggestion
                .unserved
                .iter()
                .any(|one| one.method == "(unknown)")
        );
    }

    /// What the suggestion itself has served is not unserved: XML-RPC takes it as long as there is one.
    #[test]
    fn what_the_suggestion_serves_is_not_unserved() {
        let refused = |difference: &str, of_values: bool| Refusal {
            difference: Some(difference.to_owned()),
            advice: format!("mind {difference}"),
            of_values,
            ..Refusal::default()
        };
        let mut by_condition = row("DataService.query", "Contact");
        by_condition.blockers = 1;
        by_condition.refusals = vec![refused("KB-011", false)];
        let mut by_values = row("ContactService.add", "Contact");
        by_values.refused = 1;
        by_values.refusals = vec![refused("KB-009", true)];
        let rows = vec![by_condition, by_values];
        let suggestion = Suggestion::of("ab123", rows, &[], &rest());
        assert_eq!(suggestion.unserved, []);
        let ending: Vec<&str> = suggestion
            .ending
            .iter()
            .map(|one| one.why.as_str())
            .collect();
        assert_eq!(ending, ["mind KB-009", "mind KB-011"]);
        for expected in [
            "\"ContactService.add\" = \"xmlrpc\"  # REST refuses values of some calls",
            "# perhaps: default_country = ...; an address with a region",
            "# Over XML-RPC, and ends with it:",
        ] {
            assert!(
                suggestion.policy.contains(expected),
                "{expected}\n{}",
                suggestion.policy
            );
        }
        RoutePolicy::from_toml(&suggestion.policy).unwrap();
    }

    /// Of what only XML-RPC was asked nobody knows that REST takes it: it stays until somebody has looked.
    #[test]
    fn what_nothing_was_tried_of_over_rest_stays() {
        let over_xmlrpc = |method: &str, table: &str| InventoryRow {
            over_xmlrpc: 5,
            ..row(method, table)
        };
        let over_rest = InventoryRow {
            over_rest: 1,
            ..over_xmlrpc("DataService.query", "Company")
        };
        let rows = vec![
            over_xmlrpc("DataService.query", "Contact"),
            over_xmlrpc("DataService.query", "ActionSequence"),
            over_xmlrpc("OrderService.placeOrder", ""),
            over_rest,
        ];
        let suggestion = Suggestion::of("ab123", rows, &[], &rest());
        let policy = RoutePolicy::from_toml(&suggestion.policy).unwrap();
        let of = |table| policy.backend_on(Operation::DataQuery, table);
        assert_eq!(of("Contact"), Backend::XmlRpc);
        assert_eq!(of("Company"), Backend::RestV2);
        let (place, why) = ("\"OrderService.placeOrder\" = \"xmlrpc\"  # ", UNTRIED);
        let expected = format!("{place}{why}");
        let told = &suggestion.policy;
        assert!(told.contains(&expected), "{told}");
        let without = "\"DataService.query\" = \"xmlrpc\"  # REST has no counterpart";
        assert!(told.contains(without), "{told}");
        let ending = suggestion.ending.iter().filter(|one| one.why == UNTRIED);
        assert_eq!(ending.count(), 2);
    }

    /// What goes to XML-RPC for want of a row, or was kept there, ends with it as what was refused does.
    #[test]
    fn whatever_xmlrpc_serves_alone_is_told_as_ending() {
        let table = keap::owner::OwnerTable::ActionSets;
        let mut run = row("ContactService.runActionSequence", "");
        run.owner_rows.push(OwnerRow { table, id: 12 });
        let differs = row("DataService.query", "Contact");
        let mut one = Compared::default();
        "ab123".clone_into(&mut one.tenant);
        "DataService.query".clone_into(&mut one.method);
        "Contact".clone_into(&mut one.table);
        one.differing = 1;
        let plain = row("ContactService.load", "");
        let rows = vec![run, differs, plain];
        let suggestion = Suggestion::of("ab123", rows, &[one], &rest());
        assert_eq!(suggestion.unserved, []);
        let ending = suggestion.ending.iter();
        let ending: Vec<_> = ending
            .map(|one| (one.method.as_str(), one.why.as_str()))
            .collect();
        let missing = "no row is named for 12 of `action_sets`";
        assert_eq!(
            ending,
            [
                ("ContactService.runActionSequence", missing),
                ("DataService.query", DIFFERS)
            ]
        );
    }

    #[test]
    fn what_was_seen_is_served_and_what_is_not_has_a_reason() {
        let table = keap::owner::OwnerTable::ActionSets;
        let mut run = row("ContactService.runActionSequence", "");
        run.owner_rows.push(OwnerRow { table, id: 12 });
        let rows = vec![
            row("DataService.query", "Contact"),
            row("DataService.query", "ActionSequence"),
            run,
        ];
        let suggestion = Suggestion::of("ab123", rows, &[], &rest());
        for expected in [
            "default = \"v2\"\nfallback = \"when-unsupported\"\n",
            "# to be named in [action_sets]: 12 = [{ goal = ",
            "\n[tables.ActionSequence]\n\"DataService.query\" = \"xmlrpc\"  # REST has no counterpart",
            "# - DataService.query on ActionSequence, of shop\\n[tables]: ",
        ] {
            assert!(
                suggestion.policy.contains(expected),
                "{expected}\n{}",
                suggestion.policy
            );
        }
        assert!(!suggestion.policy.contains("tables.Contact"));
        assert_eq!(suggestion.wanted.len(), 1);
        RoutePolicy::from_toml(&suggestion.policy).unwrap();
        // Rows of another application are none of this one.
        let other = Suggestion::of(
            "cd456",
            vec![row("DataService.query", "Contact")],
            &[],
            &rest(),
        );
        assert_eq!(other.calls, 0);
    }

    /// What REST answered differently stays on XML-RPC: it ends with it, unless the policy's own fallback has it go on.
    #[test]
    fn what_differs_ends_with_xmlrpc_unless_it_falls_back() {
        let mut compared = Compared::default();
        "ab123".clone_into(&mut compared.tenant);
        "ContactService.load".clone_into(&mut compared.method);
        "Contact".clone_into(&mut compared.table);
        compared.differing = 1;
        let suggested = |fallback| {
            let policy = RoutePolicy::new(Backend::XmlRpc).fallback(fallback);
            let in_force = InForce::by(policy, RestOptions::default());
            let rows = vec![row("ContactService.load", "Contact")];
            Suggestion::of("ab123", rows, std::slice::from_ref(&compared), &in_force)
        };
        let ends = suggested(Fallback::WhenUnsupported);
        let told: Vec<_> = ends.ending.iter().map(|one| one.why.as_str()).collect();
        assert_eq!(told, [DIFFERS]);
        let goes_on = suggested(Fallback::ReadsWhenUnavailable);
        assert_eq!(goes_on.ending, []);
        for (suggestion, fallback) in [
            (ends, "when-unsupported"),
            (goes_on, "reads-when-unavailable"),
        ] {
            let expected = format!("fallback = \"{fallback}\"");
            assert!(
                suggestion.policy.contains(&expected),
                "{}",
                suggestion.policy
            );
            let policy = RoutePolicy::from_toml(&suggestion.policy).unwrap();
            assert_eq!(policy.backend_for(Operation::ContactLoad), Backend::XmlRpc);
        }
    }
}
