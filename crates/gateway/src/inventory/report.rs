//! The inventory as it is told, with what to do about it.

mod breaking;
mod html;
mod lines;

use std::collections::{BTreeSet, HashSet};

use keap::{difference::DIFFERENCES, rest::RestOptions};
use serde::Serialize;

use super::owner_row::OwnerRow;
use super::owner_value::{self, MissingValue};
use super::row::{InventoryRow, Refusal};
use super::seen::Seen;
use crate::methods::{self, Meaning, meaning};
use crate::store::WriteInDoubt;
use crate::vitals::Live;
use crate::words;

pub use breaking::Breaking;
pub use lines::ReportLine;

/// The inventory with what to do about it.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Report {
    /// The rows, blockers first, then by calls.
    pub rows: Vec<InventoryRow>,
    /// What does not go on as it is, by program; what is refused already first.
    pub breaking: Vec<Breaking>,
    /// What to do about the methods that are not served, about arguments that nothing takes, and about the known differences
    /// that the calls met.
    pub advice: Vec<Advice>,
    /// The rows of the owner's tables that calls are served by over REST, and that nobody has named; see
    /// [`with_missing_rows`](Self::with_missing_rows).
    pub missing_rows: Vec<MissingRow>,
    /// The values of the owner that calls in use need or may need over REST, and that nobody has named.
    pub missing_values: Vec<MissingValue>,
    /// Writes that may have been carried out, and whose callers may not know it; see
    /// [`with_writes_in_doubt`](Self::with_writes_in_doubt).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub in_doubt: Vec<WriteInDoubt>,
    /// Calls over time, where they come from, and what comparisons found; see [`with_seen`](Self::with_seen).
    #[serde(flatten)]
    pub seen: Seen,
    /// What a running gateway knows besides; see [`with_live`](Self::with_live).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub live: Option<Live>,
}

/// A row of the owner's tables that is missing for calls that are in use.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
pub struct MissingRow {
    /// The application.
    pub tenant: String,
    /// The table and the id.
    #[serde(flatten)]
    pub row: OwnerRow,
    /// The method that needs it.
    pub method: String,
}

impl std::fmt::Display for MissingRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let OwnerRow { table, id } = self.row;
        write!(
            f,
            "{}: {} is called for {id}, which `{table}` has no row for: add {}",
            self.tenant,
            self.method,
            table.example(id)
        )
    }
}

/// What is known of a difference or of a method that is not served, and what to do about it.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Advice {
    /// The id of the difference, or the name of the method.
    pub id: &'static str,
    /// What it is.
    pub title: &'static str,
    /// What to do about it, in the words of the configuration.
    pub advice: String,
}

impl Report {
    /// A report of rows.
    pub fn of(mut rows: Vec<InventoryRow>) -> Self {
        rows.sort_by_key(|row| std::cmp::Reverse((row.blockers, row.faults, row.calls)));
        let met: HashSet<&str> = rows
            .iter()
            .flat_map(|row| {
                // A call that was answered later does not make a refusal undone.
                let refused = row
                    .refusals
                    .iter()
                    .filter_map(|why| why.difference.as_ref());
                row.differences.iter().chain(refused).map(String::as_str)
            })
            .collect();
        let differences = DIFFERENCES.iter().filter(|known| met.contains(known.id));
        let differences = differences.map(|known| Advice {
            id: known.id,
            title: known.title,
            advice: words::of_the_gateway(known.advice),
        });
        let advice = unserved(&rows).chain(refused(&rows)).chain(differences);
        let advice = advice.collect();
        Self {
            breaking: breaking::of(&rows, &[], &[]),
            rows,
            advice,
            missing_rows: Vec::new(),
            missing_values: Vec::new(),
            in_doubt: Vec::new(),
            seen: Seen::default(),
            live: None,
        }
    }

    /// Adds the writes that the store has as in doubt.
    #[must_use]
    pub fn with_writes_in_doubt(mut self, writes: Vec<WriteInDoubt>) -> Self {
        self.in_doubt = writes;
        self
    }

    /// Whether a row or a value is missing without which calls in use are refused over REST.
    pub fn lacks_something(&self) -> bool {
        !self.missing_rows.is_empty() || self.missing_values.iter().any(|value| value.needed)
    }

    /// Adds calls over time, where they come from, and what comparisons found.
    #[must_use]
    pub fn with_seen(mut self, seen: Seen) -> Self {
        self.seen = seen;
        self
    }

    /// Adds what a running gateway knows.
    #[must_use]
    pub fn with_live(mut self, live: Live) -> Self {
        self.live = Some(live);
        self
    }

    /// Adds what is missing in the tables and values of the owner of an application, as they are in force.
    #[must_use]
    pub fn with_missing_rows(mut self, tenant: &str, options: &RestOptions) -> Self {
        let mut missing: BTreeSet<MissingRow> = self.missing_rows.into_iter().collect();
        let mut values: BTreeSet<MissingValue> = self.missing_values.into_iter().collect();
        let of_tenant = self.rows.iter().filter(|row| row.tenant == tenant);
        for calls in of_tenant {
            values.extend(owner_value::missing(calls, options));
            let needed = calls.owner_rows.iter();
            let unnamed = needed.filter(|row| row.is_missing(options));
            missing.extend(unnamed.map(|row| MissingRow {
                tenant: tenant.to_owned(),
                row: *row,
                method: calls.method.clone(),
            }));
        }
        self.missing_rows = missing.into_iter().collect();
        self.missing_values = values.into_iter().collect();
        self.breaking = breaking::of(&self.rows, &self.missing_rows, &self.missing_values);
        self
    }
}

/// What to do about each method that is not served, in the order of the rows.
fn unserved(rows: &[InventoryRow]) -> impl Iterator<Item = Advice> {
    let mut told = HashSet::new();
    rows.iter().filter_map(move |row| {
        let Meaning::Unserved(method) = meaning(&row.method) else {
            return None;
        };
        told.insert(method).then(|| Advice {
            id: method,
            title: "is not served by the gateway",
            advice: methods::advice(method),
        })
    })
}

/// What to do about the arguments of each method that nothing takes, where the refusal says more than the known difference
/// does or there is none.
fn refused(rows: &[InventoryRow]) -> impl Iterator<Item = Advice> {
    let mut told = HashSet::new();
    let all = rows
        .iter()
        .flat_map(|row| row.refusals.iter().map(move |refusal| (row, refusal)));
    all.filter_map(move |(row, refusal)| {
        let Meaning::Served(operation) = meaning(&row.method) else {
            return None;
        };
        if is_of_difference(refusal) || !told.insert((operation, &refusal.advice)) {
            return None;
        }
        Some(Advice {
            id: operation.name(),
            title: "was called with what nothing takes",
            advice: refusal.advice.clone(),
        })
    })
}

/// Whether the advice is that of the known difference, which has its own place in a report.
fn is_of_difference(refusal: &Refusal) -> bool {
    let mut known = DIFFERENCES.iter();
    known.any(|known| {
        refusal.difference.as_deref() == Some(known.id)
            && words::of_the_gateway(known.advice) == refusal.advice
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One refusal without a known difference, one with more advice than its difference, and one with the same.
    #[test]
    fn arguments_that_nothing_takes_have_the_advice_of_their_refusal() {
        let known = DIFFERENCES.first().unwrap();
        let refusal = |difference: Option<&str>, advice: &str| Refusal {
            difference: difference.map(str::to_owned),
            advice: advice.to_owned(),
        };
        let row = |caller: &str| InventoryRow {
            caller: caller.to_owned(),
            method: "DataService.query".to_owned(),
            blockers: 3,
            refusals: vec![
                refusal(None, "split the query"),
                refusal(Some(known.id), "name City among the changes"),
                refusal(Some(known.id), &words::of_the_gateway(known.advice)),
            ],
            ..InventoryRow::default()
        };
        let report = Report::of(vec![row("shop"), row("desk")]);
        let told: Vec<(&str, &str)> = report
            .advice
            .iter()
            .map(|advice| (advice.id, advice.advice.as_str()))
            .collect();
        assert_eq!(
            told,
            [
                ("DataService.query", "split the query"),
                ("DataService.query", "name City among the changes"),
                (known.id, &words::of_the_gateway(known.advice)),
            ]
        );
    }

    #[test]
    fn rows_that_the_owner_has_not_named_are_told_once() {
        let table = keap::owner::OwnerTable::ActionSets;
        let row = |caller: &str| InventoryRow {
            tenant: "ab123".to_owned(),
            caller: caller.to_owned(),
            method: "ContactService.runActionSequence".to_owned(),
            owner_rows: vec![OwnerRow { table, id: 12 }, OwnerRow { table, id: 13 }],
            ..InventoryRow::default()
        };
        let named = keap::owner::SetAction::ApplyTag(keap::TagId::new(105));
        let options = RestOptions::default().action_set(keap::ActionSetId::new(13), [named]);
        let report = Report::of(vec![row("shop"), row("desk")]);
        let report = report.with_missing_rows("ab123", &options);
        let report = report.with_missing_rows("cd456", &RestOptions::default());
        let [missing] = report.missing_rows.as_slice() else {
            panic!("{report:?}");
        };
        assert_eq!(
            missing.to_string(),
            "ab123: ContactService.runActionSequence is called for 12, which `action_sets` has no row for: \
             add 12 = [{ goal = \"CALL NAME\", integration = \"INTEGRATION\" }]"
        );
    }

    #[test]
    fn values_that_the_owner_has_not_named_are_told_with_what_happens_without_them() {
        let row = |method: &str, table: &str| InventoryRow {
            tenant: "ab123".to_owned(),
            method: method.to_owned(),
            table: table.to_owned(),
            ..InventoryRow::default()
        };
        let rows = || {
            vec![
                row("WebTrackingService.getWebTrackingScriptUrl", ""),
                row("DataService.add", "Company"),
                row("DataService.query", "Contact"),
                row("InvoiceService.chargeInvoice", ""),
            ]
        };
        let told = |options: RestOptions| {
            let report = Report::of(rows()).with_missing_rows("ab123", &options);
            let values = report.missing_values.iter().map(|missing| missing.value);
            (values.collect::<Vec<_>>(), report.lacks_something())
        };
        let all = vec!["default_country", "merchant_account", "web_tracking_script"];
        assert_eq!(told(RestOptions::default()), (all, true));
        let options = RestOptions::default().web_tracking_script("https://example.com/s");
        let options = options.default_country("United States");
        assert_eq!(told(options), (vec!["merchant_account"], false));
        // What is set is set, also as it is by default.
        let order = |options: RestOptions| {
            let rows = vec![row("InvoiceService.createBlankOrder", "")];
            let report = Report::of(rows).with_missing_rows("ab123", &options);
            report.missing_values.len()
        };
        assert_eq!(order(RestOptions::default()), 1);
        let offline = RestOptions::default().order_type(keap::owner::OrderType::Offline);
        assert_eq!(order(offline), 0);
    }

    #[test]
    fn a_method_that_is_not_served_has_advice_once() {
        let row = |caller: &str| InventoryRow {
            caller: caller.to_owned(),
            method: "ShippingService.getWeightBasedShippingRanges".to_owned(),
            blockers: 1,
            ..InventoryRow::default()
        };
        let report = Report::of(vec![row("shop"), row("desk")]);
        let [advice] = report.advice.as_slice() else {
            panic!("{report:?}");
        };
        assert_eq!(advice.id, "ShippingService.getWeightBasedShippingRanges");
        assert!(advice.advice.contains("never documented"), "{advice:?}");
        let json = serde_json::to_string(&report).unwrap();
        assert!(json.contains("never documented"), "{json}");
    }
}
