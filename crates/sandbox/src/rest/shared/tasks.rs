//! When a task or an appointment reminds, and when a task is completed.

use chrono::{DateTime, Utc};
use serde_json::Value as Json;

use super::{Refusal, json};
use crate::store::Row;

/// A task that is completed without a time is completed now.
pub(crate) fn set_completed(row: &mut Row, completed: bool, now: DateTime<Utc>) {
    match (completed, row.get("CompletionDate").is_some()) {
        (true, false) => row.set("CompletionDate", now),
        (false, true) => row.clear("CompletionDate"),
        _ => {}
    }
}

/// Minutes between the reminder and the date itself; null without either.
pub(crate) fn remind_minutes(row: &Row) -> Json {
    match (row.time("PopupDate"), row.time("ActionDate")) {
        (Some(reminder), Some(at)) => at.signed_duration_since(reminder).num_minutes().into(),
        _ => Json::Null,
    }
}

/// The minutes that are allowed (documented).
const REMINDERS: [i64; 10] = [5, 10, 15, 30, 60, 120, 240, 480, 1440, 2880];

pub(crate) fn set_remind_minutes(row: &mut Row, minutes: &Json) -> Result<(), Refusal> {
    let minutes = json::read_id(minutes)?;
    if minutes != 0 && !REMINDERS.contains(&minutes) {
        return Err(Refusal::bad("Reminder time is invalid"));
    }
    let at = row.time("ActionDate").filter(|_| minutes != 0);
    row.put(
        "PopupDate",
        at.and_then(|at| at.checked_sub_signed(chrono::Duration::minutes(minutes))),
    );
    Ok(())
}
