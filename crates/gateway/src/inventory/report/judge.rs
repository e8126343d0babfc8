//! By what it is judged whether calls go on: the policy in force of each application, what its owner has named, and whether
//! XML-RPC is there.

use std::collections::{BTreeMap, BTreeSet};
use std::time::SystemTime;

use keap::Operation;
use keap::difference::{ACTION_SET, FOLLOW_UP_SEQUENCE, REGION_WITHOUT_COUNTRY};
use keap_auth::brownout::Schedule;
use serde::Serialize;

use super::super::row::{InventoryRow, Refusal};
use super::super::tried::Untried;
use super::{MissingRow, MissingValue};
use crate::in_force::{InForce, Way, is_served_by_rest};

/// Calls of an application that the policy in force sends to XML-RPC.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PassedOn {
    /// The application.
    pub tenant: String,
    /// How many of the calls that were counted end with XML-RPC, each once: those of [`Breaking`](super::Breaking) that are
    /// passed on.
    pub ending: i64,
    /// How many go on over REST by themselves then.
    pub going_on: i64,
    /// Whether XML-RPC does not answer any more.
    pub is_over: bool,
}

pub(super) struct Judge<'a> {
    pub(super) in_force: &'a BTreeMap<String, InForce>,
    pub(super) missing_rows: &'a [MissingRow],
    pub(super) missing_values: &'a [MissingValue],
    /// Applications for which XML-RPC has not answered for some time.
    pub(super) silent: &'a BTreeSet<String>,
    /// What nothing was tried of over REST.
    pub(super) untried: &'a Untried,
    /// When XML-RPC ends.
    pub(super) schedule: &'a Schedule,
    pub(super) at: SystemTime,
}

impl Judge<'_> {
    /// Which way the calls of a row go now.
    pub(super) fn way(&self, row: &InventoryRow, operation: Operation) -> Way {
        let table = row.named_table();
        match self.in_force.get(&row.tenant) {
            Some(in_force) => in_force.way(operation, table),
            None if is_served_by_rest(operation, table) => Way::Rest,
            // Somebody has answered.
            None if row.calls > row.faults => Way::XmlRpc { goes_on: false },
            None => Way::Nowhere,
        }
    }

    /// Whether something was met under the policy in force.
    pub(super) fn has_met(&self, tenant: &str, at: &str) -> bool {
        let in_force = self.in_force.get(tenant);
        in_force.is_none_or(|in_force| in_force.has_met(at))
    }

    /// Whether a call goes to XML-RPC when REST has no counterpart of its arguments.
    pub(super) fn falls_back(&self, tenant: &str, operation: Operation) -> bool {
        let in_force = self.in_force.get(tenant);
        in_force.is_some_and(|in_force| in_force.falls_back(operation))
    }

    /// Whether XML-RPC does not answer any more.
    pub(super) fn xmlrpc_is_over(&self, tenant: &str) -> bool {
        self.silent.contains(tenant) || self.schedule.is_retired(self.at)
    }

    /// Whether the owner has named since what calls were refused for.
    pub(super) fn is_mended(&self, row: &InventoryRow, refusal: &Refusal) -> bool {
        let Some(in_force) = self.in_force.get(&row.tenant) else {
            return false;
        };
        let is = |id: &str| refusal.difference.as_deref() == Some(id);
        let mut needed = row.owner_rows.iter();
        if is(ACTION_SET.id) || is(FOLLOW_UP_SEQUENCE.id) {
            let none = row.owner_rows.is_empty();
            // One that is not kept any more may be missing as well.
            let another = row.may_need_more() && in_force.has_surely_met(&refusal.last);
            let named = needed.all(|needed| !needed.is_missing(&in_force.options));
            return !none && !another && named;
        }
        let has_country = in_force.options.default_country.is_some();
        is(REGION_WITHOUT_COUNTRY.id) && has_country && !in_force.has_met(&refusal.last)
    }
}
