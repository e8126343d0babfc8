//! Opportunities and the history of their stages.

use super::Convert::*;
use super::{Field, Shape, both, pair, v2_only, whole};

pub(super) static SHAPES: &[Shape] = &[whole("Lead", LEAD), whole("StageMove", STAGE_MOVE)];

/// Columns of `Lead`.
static LEAD: &[Field] = &[
    both("Id", "id", Id),
    both("OpportunityTitle", "opportunity_title", Text),
    both("ContactID", "contact.id", Id).write_v2("contact_id"),
    both("AffiliateId", "affiliate_id", Id),
    both("UserID", "user.id", Id).write_v2("user_id"),
    both("StageID", "stage.id", Id).write_v2("stage_id"),
    v2_only("StatusID", "status_id", Id).read_only(),
    v2_only("Leadsource", "lead_source", Text).read_only(),
    v2_only("Objection", "objection", Text).read_only(),
    both("ProjectedRevenueLow", "projected_revenue_low", Double),
    both("ProjectedRevenueHigh", "projected_revenue_high", Double),
    both("OpportunityNotes", "opportunity_notes", Text),
    pair("DateCreated", "date_created", "created_time", DateTime).read_only(),
    pair("LastUpdated", "last_updated", "last_updated_time", DateTime).read_only(),
    v2_only("LastUpdatedBy", "last_updated_by", Id).read_only(),
    v2_only("CreatedBy", "created_by", Id).read_only(),
    pair(
        "EstimatedCloseDate",
        "estimated_close_date",
        "estimated_close_time",
        DateTime,
    ),
    pair(
        "NextActionDate",
        "next_action_date",
        "next_action_time",
        DateTime,
    ),
    both("NextActionNotes", "next_action_notes", Text),
    v2_only("DateInStage", "stage_entrance_time", DateTime).read_only(),
    // A number in v1, a flag in v2.
    both("IncludeInForecast", "include_in_forecast", Flag),
    v2_only("MonthlyRevenue", "monthly_revenue", Double).read_only(),
    v2_only("OrderRevenue", "order_revenue", Double).read_only(),
];

/// Columns of `StageMove`.
static STAGE_MOVE: &[Field] = &[
    v2_only("Id", "id", Id),
    v2_only("OpportunityId", "opportunity_id", Id),
    v2_only("MoveDate", "move_time", DateTime),
    v2_only("MoveToStage", "move_to_stage_id", Id),
    v2_only("MoveFromStage", "move_from_stage_id", Id),
    v2_only("PrevStageMoveDate", "prev_stage_move_time", DateTime),
    v2_only("CreatedBy", "created_by", Id),
    v2_only("DateCreated", "create_time", DateTime),
    v2_only("UserId", "user_id", Id),
];
