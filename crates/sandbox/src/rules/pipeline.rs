//! Opportunities moving through stages, with a history of the moves.

use chrono::{DateTime, Utc};

use crate::store::{Row, Store};

/// Puts an opportunity into a stage and notes the move; false when there is no such stage. A new
/// opportunity enters its first stage without a move.
pub(crate) fn move_to(
    store: &mut Store,
    now: DateTime<Utc>,
    user: i64,
    opportunity: &mut Row,
    stage: i64,
) -> bool {
    if !store.has("Stage", stage) {
        return false;
    }
    let from = opportunity.int("StageID");
    if from == stage {
        return true;
    }
    if opportunity.id() != 0 {
        let mut moved = Row::default()
            .with("OpportunityId", opportunity.id())
            .with("MoveDate", now)
            .with("MoveToStage", stage)
            .with("MoveFromStage", from)
            .with("UserId", user)
            .with("CreatedBy", user)
            .with("DateCreated", now);
        moved.put("PrevStageMoveDate", opportunity.time("DateInStage"));
        store.insert("StageMove", moved);
    }
    opportunity.set("StageID", stage);
    opportunity.set("DateInStage", now);
    true
}
