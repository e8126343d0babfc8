//! `FunnelService`: goals of the campaign builder.
//!
//! Besides the faults that each method names, every call can answer fault 1 (the account is not set
//! up for the API, or a passing disturbance) and 2 (wrong key).

use keap_schema::id::ContactId;

use crate::Value;
use crate::methods::define::{answer, method};

answer! {
    /// A goal that was achieved, or why none was.
    GoalResult {
        /// whether it was achieved.
        success: bool = "success",
        /// what happened.
        msg: Option<String> = "msg",
        /// the campaign.
        funnel_id: Option<i32> = "funnelId",
        /// the goal.
        goal_id: Option<i32> = "goalId",
        /// the sequences that started.
        flow_start: Option<Vec<Value>> = "flowStart",
        /// the sequences that stopped.
        flow_stop: Option<Vec<Value>> = "flowStop",
    }
}

method! {
    /// Achieves the API goals with a name, for a contact.
    ///
    /// Wire:
    /// `FunnelService.achieveGoal(key, string integration, string callName, int contactId) -> struct[]`.
    ///
    /// Answers one struct per goal. When there is none with the name, that is no fault: one struct
    /// with `success` false and the text `No Goals were configured to be achieved by this event.`
    /// Achieving a goal twice starts its sequences twice.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `POST /rest/v2/automations/goals/achieve` (exact); v1
    /// `POST /rest/v1/campaigns/goals/{integration}/{callName}` (equivalent). No goal with the name
    /// is an empty list there (inferred).
    AchieveGoal = "FunnelService.achieveGoal": Write => Vec<GoalResult> {
        /// The integration that the goal names; the name of the account if nothing else was chosen.
        integration: String,
        /// The name of the goal.
        call_name: String,
        /// An `Id` of table `Contact`.
        contact_id: ContactId,
    }
}
