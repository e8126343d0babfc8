//! Whether an e-mail address may be mailed: one status per address, in three spellings.

use chrono::{DateTime, Utc};

use crate::store::index::Key;
use crate::store::{Row, Store};

/// A status with its spellings. The store keeps the first one, which is also what
/// `EmailAddStatus.Type` shows.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Status {
    /// On v1 contacts and companies, and in `EmailAddStatus.Type`.
    pub(crate) v1: &'static str,
    /// At v1 `/emailAddresses`.
    pub(crate) words: &'static str,
    /// In v2.
    pub(crate) v2: &'static str,
    /// What `getOptStatus` answers: 0 not marketable, 1 single, 2 double opt-in.
    pub(crate) level: i32,
    /// Whether a reason given over REST raises it to `SingleOptIn` (documented list).
    raisable: bool,
}

const fn status(
    v1: &'static str,
    words: &'static str,
    v2: &'static str,
    level: i32,
    raisable: bool,
) -> Status {
    Status {
        v1,
        words,
        v2,
        level,
        raisable,
    }
}

/// All statuses, in the vendor's order. The level of `UnengagedMarketable` is inferred.
pub(crate) const STATUSES: [Status; 17] = [
    status(
        "UnengagedMarketable",
        "Unengaged Marketable",
        "UNENGAGED_MARKETABLE",
        1,
        true,
    ),
    status("SingleOptIn", "Unconfirmed", "SINGLE_OPT_IN", 1, false),
    status(
        "DoubleOptin",
        "Confirmed (Legacy)",
        "DOUBLE_OPT_IN",
        2,
        false,
    ),
    status("Confirmed", "Confirmed", "CONFIRMED", 2, false),
    status(
        "UnengagedNonMarketable",
        "Unengaged NonMarketable",
        "UNENGAGED_NON_MARKETABLE",
        0,
        true,
    ),
    status("NonMarketable", "Non-marketable", "NON_MARKETABLE", 0, true),
    status("Lockdown", "Lockdown", "LOCKDOWN", 0, false),
    status("Bounce", "Soft Bounce", "BOUNCE", 0, false),
    status("HardBounce", "Hard Bounce", "HARD_BOUNCE", 0, false),
    status("Manual", "Opt-Out", "MANUAL", 0, true),
    status("Admin", "Opt-Out: Admin", "ADMIN", 0, false),
    status("System", "Opt-Out: System", "SYSTEM", 0, false),
    status(
        "ListUnsubscribe",
        "List Unsubscribe",
        "LIST_UNSUBSCRIBE",
        0,
        false,
    ),
    status("Feedback", "Provided Feedback", "FEEDBACK", 0, false),
    status("Spam", "Reported Spam", "SPAM", 0, false),
    status("Invalid", "Invalid Email", "INVALID", 0, false),
    status(
        "Deactivated",
        "Deactivated/Delinquent Mailbox",
        "DEACTIVATED",
        0,
        false,
    ),
];

const NON_MARKETABLE: &Status = &STATUSES[5];

/// The status of an address; `NonMarketable` when nothing is known of it (observed for new
/// contacts).
pub(crate) fn of(store: &Store, email: &str) -> &'static Status {
    let stored = row(store, email).map_or(NON_MARKETABLE.v1, |row| row.text("Type"));
    STATUSES
        .iter()
        .find(|status| status.v1 == stored)
        .unwrap_or(NON_MARKETABLE)
}

/// The stored row of an address.
pub(crate) fn row<'a>(store: &'a Store, email: &str) -> Option<&'a Row> {
    store
        .rows_with(&store.indexes.statuses, Key::text(email))
        .next()
}

/// Opts in over XML-RPC: only the first time, never after an opt-out. Whether anything changed.
pub(crate) fn opt_in(store: &mut Store, now: DateTime<Utc>, email: &str) -> bool {
    let fresh = matches!(
        of(store, email).v1,
        "NonMarketable" | "UnengagedNonMarketable" | "UnengagedMarketable"
    );
    if fresh && !email.is_empty() {
        set(store, now, email, "SingleOptIn");
    }
    fresh && !email.is_empty()
}

/// Opts in over REST: may also bring back a manual opt-out.
pub(crate) fn raise(store: &mut Store, now: DateTime<Utc>, email: &str) {
    if of(store, email).raisable && !email.is_empty() {
        set(store, now, email, "SingleOptIn");
    }
}

/// Opts out; whether anything changed.
pub(crate) fn opt_out(store: &mut Store, now: DateTime<Utc>, email: &str) -> bool {
    let changes = of(store, email).v1 != "Manual" && !email.is_empty();
    if changes {
        set(store, now, email, "Manual");
    }
    changes
}

fn set(store: &mut Store, now: DateTime<Utc>, email: &str, status: &str) {
    let id = row(store, email).map(Row::id);
    match id.and_then(|id| store.row_mut("EmailAddStatus", id)) {
        Some(row) => row.set("Type", status),
        None => {
            let row = Row::default()
                .with("Email", email)
                .with("Type", status)
                .with("DateCreated", now);
            store.insert("EmailAddStatus", row);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_an_opt_out_only_rest_brings_an_address_back() {
        let (mut store, now) = (Store::default(), DateTime::UNIX_EPOCH);
        assert!(opt_in(&mut store, now, "ann@example.com"));
        assert!(!opt_in(&mut store, now, "ann@example.com"));
        assert!(opt_out(&mut store, now, "Ann@example.com"));
        assert!(!opt_in(&mut store, now, "ann@example.com"));
        assert_eq!(of(&store, "ann@example.com").level, 0);
        raise(&mut store, now, "ann@example.com");
        assert_eq!(of(&store, "ann@example.com").v2, "SINGLE_OPT_IN");
    }
}
