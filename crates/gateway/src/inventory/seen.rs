//! What is kept beside the rows of the inventory: calls over time, where they come from, and what comparisons in the
//! background found. Names and counts, no values.

use keap_http::Shown;
use serde::Serialize;

use crate::log::{CallLine, ShadowLine};
use crate::named::{ByNames, Names, kept};

/// The name of what has no row of its own.
pub(super) const OTHER: &str = "other";

/// Places that calls of one program came from, which are kept: those that called last.
pub(crate) const ORIGINS: usize = 64;

/// What stands for the name of the program where calls from all other places are counted.
pub(crate) const OTHER_PLACES: &str = "(other places)";

/// Rows of one kind that wait for the store.
const WAITING: usize = 4096;

/// Characters of a program's name for itself that are kept.
pub(crate) const AGENT: usize = 200;

/// What stands for the label of a caller whose key is not let in.
const WRONG_KEY: &str = "(wrong key)";

/// Names of fields that are kept of one comparison.
const FIELDS: usize = 32;

/// The calls of one hour that one wire answered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Hour {
    /// The application.
    pub tenant: String,
    /// The hour in UTC, as `2026-11-28T21:00Z`.
    pub hour: String,
    /// The backend that was asked: `v2`, `v1`, `xmlrpc`; `none` where none was.
    pub wire: String,
    /// How many calls.
    pub calls: i64,
    /// How many of them were answered with a fault.
    pub faults: i64,
    /// How many nothing can answer.
    pub blockers: i64,
}

keap_auth::kept_row!(Hour {
    tenant,
    hour,
    wire,
    calls,
    faults,
    blockers
});

/// Where calls of a program came from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Origin {
    /// The application.
    pub tenant: String,
    /// The label of the key.
    pub caller: String,
    /// The address; empty when addresses are not kept.
    pub address: String,
    /// What the program calls itself, cut; empty when it says nothing. `(other places)` without an address stands for all
    /// places but the 64 that called last.
    pub agent: String,
    /// The first call, RFC 3339 in UTC.
    pub first: String,
    /// The last call.
    pub last: String,
    /// How many calls.
    pub calls: i64,
}

keap_auth::kept_row!(Origin { tenant, caller, address, agent, first = "first_seen", last = "last_seen", calls });

impl Origin {
    /// Whether it is of callers whose keys are not let in.
    pub fn is_wrong_key(&self) -> bool {
        self.tenant.is_empty() && self.caller == WRONG_KEY
    }
}

/// What comparisons in the background found for one method and table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Compared {
    /// The application.
    pub tenant: String,
    /// The method, by its name in the XML-RPC API.
    pub method: String,
    /// The table; empty when there is none.
    pub table: String,
    /// The backend that answered and the one that was asked beside it, as `xmlrpc v2`.
    pub wires: String,
    /// How many answers were compared.
    pub comparisons: i64,
    /// How many of them did not agree, known differences set aside.
    pub differing: i64,
    /// How many more show nothing, because what parted was written through the gateway meanwhile.
    pub changed: i64,
    /// The fields that did not agree the last time that some did not, with commas between.
    pub fields: String,
    /// The last comparison, RFC 3339 in UTC.
    pub last: String,
}

keap_auth::kept_row!(Compared { tenant, method, table = "table_name", wires, comparisons, differing, fields, last = "last_seen" } or default { changed });

/// All of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Seen {
    /// Calls over time.
    pub hours: Vec<Hour>,
    /// Where calls come from.
    pub origins: Vec<Origin>,
    /// What comparisons found.
    pub compared: Vec<Compared>,
}

impl Seen {
    /// Leaves out what is of another application.
    pub fn retain(&mut self, app: &str) {
        self.hours
            .retain(|row| row.tenant.eq_ignore_ascii_case(app));
        self.origins
            .retain(|row| row.tenant.eq_ignore_ascii_case(app));
        self.compared
            .retain(|row| row.tenant.eq_ignore_ascii_case(app));
    }

    /// Where calls came from that presented a key that is not let in, or none. It is no program of an application; the last
    /// few places are kept.
    pub fn wrong_keys(&self) -> impl Iterator<Item = &Origin> {
        self.origins.iter().filter(|origin| origin.is_wrong_key())
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.hours.is_empty() && self.origins.is_empty() && self.compared.is_empty()
    }
}

/// What was seen and is not written yet.
#[derive(Debug, Default)]
pub(super) struct Fresh {
    hours: ByNames<3, Hour>,
    origins: ByNames<4, Origin>,
    /// Apart, so that strangers leave no program without its row.
    wrong_keys: ByNames<4, Origin>,
    compared: ByNames<4, Compared>,
}

impl Fresh {
    /// Counts a call. With `addresses` the address is kept.
    pub(super) fn count(&mut self, line: &CallLine, addresses: bool) {
        self.count_hour(line);
        count_origin(&mut self.origins, WAITING, line, &line.caller, addresses);
    }

    /// Counts a call with a key that is not let in.
    pub(super) fn count_wrong_key(&mut self, line: &CallLine, addresses: bool) {
        count_origin(&mut self.wrong_keys, ORIGINS, line, WRONG_KEY, addresses);
    }

    fn count_hour(&mut self, line: &CallLine) {
        let hour = hour(&line.at);
        let wire = line.backend.unwrap_or("none");
        let names = Names([line.tenant.as_str(), &hour, wire]);
        let row = kept(&mut self.hours, &names, |[tenant, hour, wire]| Hour {
            tenant,
            hour,
            wire,
            ..Hour::default()
        });
        row.calls = row.calls.saturating_add(1);
        row.faults = row.faults.saturating_add(i64::from(line.fault.is_some()));
        row.blockers = row.blockers.saturating_add(i64::from(line.blocker));
    }

    /// Counts a comparison.
    pub(super) fn compare(&mut self, line: &ShadowLine) {
        let Some(row) = self.compared_row(line) else {
            return;
        };
        row.comparisons = row.comparisons.saturating_add(1);
        if !line.agrees {
            row.differing = row.differing.saturating_add(1);
            let fields = line.fields.iter().take(FIELDS);
            let fields: Vec<String> = fields
                .map(|name| Shown::new(name).up_to(AGENT).to_string())
                .collect();
            row.fields = fields.join(",");
        }
    }

    /// Counts a comparison that shows nothing, because what parted was written meanwhile.
    pub(super) fn leave_out(&mut self, line: &ShadowLine) {
        if let Some(row) = self.compared_row(line) {
            row.changed = row.changed.saturating_add(1);
        }
    }

    /// The row of a comparison, unless too many wait.
    fn compared_row(&mut self, line: &ShadowLine) -> Option<&mut Compared> {
        let (table, wires) = (
            line.table.clone().unwrap_or_default(),
            line.shadow.join(" "),
        );
        let key = [
            line.tenant.clone(),
            line.method.clone(),
            table.clone(),
            wires.clone(),
        ];
        if self.compared.len() >= WAITING && !self.compared.contains_key(&key) {
            return None;
        }
        let row = self.compared.entry(key).or_insert_with(|| Compared {
            tenant: line.tenant.clone(),
            method: line.method.clone(),
            table,
            wires,
            ..Compared::default()
        });
        row.last.clone_from(&line.at);
        Some(row)
    }

    /// All of it, to be written.
    pub(super) fn take(&mut self) -> Seen {
        Seen {
            hours: std::mem::take(&mut self.hours).into_values().collect(),
            origins: [&mut self.origins, &mut self.wrong_keys]
                .into_iter()
                .flat_map(|rows| std::mem::take(rows).into_values())
                .collect(),
            compared: std::mem::take(&mut self.compared).into_values().collect(),
        }
    }
}

/// Counts a call where it came from, or where so many places wait, with those from all others: whoever changes his name with
/// each call has one row.
fn count_origin(
    rows: &mut ByNames<4, Origin>,
    most: usize,
    line: &CallLine,
    caller: &str,
    addresses: bool,
) {
    let address = line.peer.as_deref().filter(|_| addresses);
    let agent = line.agent.as_deref().unwrap_or_default();
    let tenant = line.tenant.as_str();
    let mut names = Names([tenant, caller, address.unwrap_or_default(), agent]);
    if rows.len() >= most && !rows.contains_key(&names) {
        names = Names([tenant, caller, "", OTHER_PLACES]);
    }
    let row = kept(rows, &names, |[tenant, caller, address, agent]| Origin {
        tenant,
        caller,
        address,
        agent,
        first: line.at.clone(),
        ..Origin::default()
    });
    row.last.clone_from(&line.at);
    row.calls = row.calls.saturating_add(1);
}

/// The hour of a time in RFC 3339, which is in UTC.
pub(crate) fn hour(at: &str) -> String {
    format!("{}:00Z", at.get(..13).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(caller: &str, agent: &str) -> CallLine {
        CallLine {
            at: "2026-11-28T21:34:56.789Z".to_owned(),
            tenant: "ab123".to_owned(),
            caller: caller.to_owned(),
            peer: Some("203.0.113.9".to_owned()),
            agent: Some(agent.to_owned()),
            backend: Some("v2"),
            ..CallLine::default()
        }
    }

    #[test]
    fn calls_are_counted_by_hour_and_wire() {
        let mut fresh = Fresh::default();
        fresh.count(&line("shop", "PHP"), true);
        fresh.count(&line("desk", "PHP"), true);
        fresh.count(
            &CallLine {
                backend: None,
                fault: Some(9),
                blocker: true,
                ..line("shop", "PHP")
            },
            true,
        );
        let mut seen = fresh.take();
        seen.hours.sort_by(|one, other| one.wire.cmp(&other.wire));
        let told: Vec<_> = seen
            .hours
            .iter()
            .map(|row| {
                (
                    row.hour.as_str(),
                    row.wire.as_str(),
                    row.calls,
                    row.faults,
                    row.blockers,
                )
            })
            .collect();
        let hour = "2026-11-28T21:00Z";
        assert_eq!(told, [(hour, "none", 1, 1, 1), (hour, "v2", 2, 0, 0)]);
        assert_eq!(seen.origins.len(), 2);
        assert!(fresh.take().is_empty());
    }

    #[test]
    fn addresses_are_kept_only_where_they_may_be() {
        let mut fresh = Fresh::default();
        fresh.count(&line("shop", "PHP"), false);
        let [origin] = &fresh.take().origins[..] else {
            panic!("one origin");
        };
        assert_eq!(
            (origin.address.as_str(), origin.agent.as_str()),
            ("", "PHP")
        );
    }

    #[test]
    fn a_program_that_changes_its_name_with_each_call_takes_bounded_room() {
        let mut fresh = Fresh::default();
        for number in 0..10_000 {
            fresh.count(&line("shop", &format!("agent {number}")), true);
        }
        let origins = fresh.take().origins;
        assert_eq!(origins.len(), WAITING + 1);
        assert_eq!(origins.iter().map(|row| row.calls).sum::<i64>(), 10_000);
        assert!(origins.iter().all(|row| row.caller == "shop"));
    }

    #[test]
    fn callers_with_wrong_keys_are_told_apart_and_bounded() {
        let mut fresh = Fresh::default();
        for number in 0..1_000 {
            let line = CallLine {
                tenant: String::new(),
                ..line("", &format!("agent {number}"))
            };
            fresh.count_wrong_key(&line, true);
        }
        fresh.count(&line("shop", "PHP"), true);
        let seen = fresh.take();
        let calls: Vec<i64> = seen.wrong_keys().map(|row| row.calls).collect();
        assert_eq!((calls.len(), calls.iter().sum()), (ORIGINS + 1, 1_000));
        assert_eq!(seen.origins.len(), ORIGINS + 2);
        assert_eq!(seen.hours.len(), 1);
    }

    #[test]
    fn comparisons_keep_the_fields_that_did_not_agree_last() {
        let mut fresh = Fresh::default();
        let compared = |agrees: bool, fields: &[&str]| ShadowLine {
            tenant: "ab123".to_owned(),
            method: "ContactService.load".to_owned(),
            shadow: vec!["xmlrpc", "v2"],
            agrees,
            fields: fields.iter().map(|&name| name.to_owned()).collect(),
            ..ShadowLine::default()
        };
        fresh.compare(&compared(false, &["City", "State"]));
        fresh.compare(&compared(true, &[]));
        fresh.leave_out(&compared(true, &[]));
        let [row] = &fresh.take().compared[..] else {
            panic!("one row");
        };
        let told = (
            row.comparisons,
            row.differing,
            row.changed,
            row.fields.as_str(),
            row.wires.as_str(),
        );
        assert_eq!(told, (2, 1, 1, "City,State", "xmlrpc v2"));
    }
}
