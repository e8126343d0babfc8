//! Opportunities and the history of their stages.

use keap_rest::endpoints::{v1, v2};

use super::Convert::*;
use super::{By, Endpoints, Field, List, Naming, Rows, Table, both, by, pair, v2_only};

pub(super) static TABLES: &[&Table] = &[&LEAD, &STAGE_MOVE];

/// The properties of v2 opportunities that are answered only when they are asked for (documented).
const V2_OPTIONAL: Naming = Naming::Optional(
    "fields",
    &[
        "custom_fields",
        "created_by",
        "last_updated_by",
        "status_id",
        "monthly_revenue",
        "order_revenue",
        "objection",
        "stage_entrance_time",
    ],
);

const V1_OPTIONAL: Naming = Naming::Optional("optional_properties", &["custom_fields"]);

static LEAD: Table = Table {
    name: "Lead",
    columns: LEAD_COLUMNS,
    v1: Endpoints {
        rows: Rows::List(List {
            // The list takes no names of properties (documented), and its rows have custom fields without asking (observed).
            filters: &[
                by("StageID", "stage_id", By::Equal),
                by("UserID", "user_id", By::Equal),
                // Looks at names and addresses of the contact as well, a superset.
                by("OpportunityTitle", "search_term", By::Equal),
            ],
            ..List::v1(&v1::opportunities::LIST_OPPORTUNITIES, "opportunities")
        }),
        get: Some(&v1::opportunities::GET_OPPORTUNITY),
        create: Some(&v1::opportunities::CREATE_OPPORTUNITY),
        update: Some(&v1::opportunities::UPDATE_OPPORTUNITY),
        required: &["ContactID", "OpportunityTitle", "StageID"],
        naming: V1_OPTIONAL,
        model: Some(&v1::opportunities::RETRIEVE_OPPORTUNITY_MODEL),
        ..Endpoints::NONE
    },
    v2: Endpoints {
        rows: Rows::List(List {
            naming: V2_OPTIONAL,
            filters: &[
                // A hundred at most, and not together with `opportunity_id` (documented).
                by("Id", "ids", By::Few(100)),
                by("Id", "opportunity_id", By::Compared),
                by("ContactID", "contact_id", By::Equal),
                by("StageID", "stage_id", By::Equal),
                by("UserID", "user_id", By::Equal),
                by("OpportunityTitle", "opportunity_title", By::Prefix),
                by("Leadsource", "lead_source_name", By::Prefix),
                by("AffiliateId", "affiliate_id", By::Equal),
                by("ProjectedRevenueLow", "projected_revenue_low", By::Compared),
                by(
                    "ProjectedRevenueHigh",
                    "projected_revenue_high",
                    By::Compared,
                ),
            ],
            orders: &[
                ("NextActionDate", "next_action_time"),
                ("DateCreated", "created_time"),
                ("LastUpdated", "update_time"),
            ],
            custom_filters: true,
            ..List::v2(&v2::opportunities::LIST_OPPORTUNITIES, "opportunities")
        }),
        get: Some(&v2::opportunities::GET_OPPORTUNITY),
        create: Some(&v2::opportunities::CREATE_OPPORTUNITY),
        update: Some(&v2::opportunities::UPDATE_OPPORTUNITY),
        delete: Some(&v2::opportunities::DELETE_OPPORTUNITY),
        required: &["ContactID", "OpportunityTitle", "StageID"],
        naming: V2_OPTIONAL,
        model: Some(&v2::opportunities::RETRIEVE_OPPORTUNITY_MODEL),
        ..Endpoints::V2
    },
    ..Table::PLAIN
};

/// Columns of `Lead`.
static LEAD_COLUMNS: &[Field] = &[
    both("Id", "id", Id),
    both("OpportunityTitle", "opportunity_title", Text),
    both("ContactID", "contact.id", Id).write_v2("contact_id"),
    both("AffiliateId", "affiliate_id", Id),
    both("UserID", "user.id", Id).write_v2("user_id"),
    both("StageID", "stage.id", Id).write_v2("stage_id"),
    v2_only("StatusID", "status_id", Id).read_only(),
    v2_only("Leadsource", "lead_source", Text).read_only(),
    v2_only("Objection", "objection", Text).read_only(),
    both("ProjectedRevenueLow", "projected_revenue_low", Double).main_units(),
    both("ProjectedRevenueHigh", "projected_revenue_high", Double).main_units(),
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

static STAGE_MOVE: Table = Table {
    name: "StageMove",
    columns: STAGE_MOVE_COLUMNS,
    v2: Endpoints {
        rows: Rows::List(List {
            filters: &[
                by("OpportunityId", "opportunity_id", By::Equal),
                by("UserId", "user_id", By::Equal),
            ],
            orders: &[("Id", "id"), ("MoveDate", "move_date")],
            ..List::v2(
                &v2::opportunities::LIST_OPPORTUNITY_STAGE_MOVES,
                "stage_moves",
            )
        }),
        get: Some(&v2::opportunities::GET_OPPORTUNITY_STAGE_MOVE),
        ..Endpoints::V2
    },
    ..Table::PLAIN
};

/// Columns of `StageMove`.
static STAGE_MOVE_COLUMNS: &[Field] = &[
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
