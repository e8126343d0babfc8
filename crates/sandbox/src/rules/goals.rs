//! API goals of campaigns: reaching one applies its tag. Kept in `campaign_goal`.

use chrono::{DateTime, Utc};

use super::tags::{self, Holder};
use crate::store::{Row, Store};

/// A goal that was reached.
#[derive(Debug)]
pub(crate) struct Reached {
    pub(crate) goal: i64,
    pub(crate) campaign: i64,
}

/// What the server says when no goal listens (observed).
pub(crate) const NONE: &str = "No Goals were configured to be achieved by this event.";

/// Reaches every goal with this integration and call name, for a contact. Names match without
/// regard to case (inferred); goals of a campaign that is not published do not listen (documented).
pub(crate) fn reach(
    store: &mut Store,
    now: DateTime<Utc>,
    integration: &str,
    call_name: &str,
    contact: i64,
) -> Vec<Reached> {
    let listens = |goal: &&Row| {
        crate::store::fold::same(goal.text("integration"), integration)
            && crate::store::fold::same(goal.text("call_name"), call_name)
            && store
                .row("campaign", goal.int("campaign_id"))
                .is_some_and(|campaign| campaign.is("published"))
    };
    let goals: Vec<Row> = store
        .rows("campaign_goal")
        .filter(listens)
        .cloned()
        .collect();
    for goal in goals.iter().filter(|goal| goal.int("tag_id") != 0) {
        tags::apply(store, now, Holder::Contact(contact), goal.int("tag_id"));
    }
    goals
        .iter()
        .map(|goal| Reached {
            goal: goal.id(),
            campaign: goal.int("campaign_id"),
        })
        .collect()
}
