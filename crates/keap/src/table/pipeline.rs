//! Opportunities, their stages and what moves between them.

use keap_rest::{v1, v2};

use super::Convert::*;
use super::{By, Field, Home, List, Paging, Rows, Table, by, info, op, pair, v2_only};

pub(super) static TABLES: &[&Table] = &[&STAGE];

static STAGE: Table = Table {
    name: "Stage",
    columns: STAGE_COLUMNS,
    v1: Home {
        rows: Rows::List(List {
            paging: Paging::Whole,
            ..List::v1(
                info::<v1::opportunities::ListOpportunityStagePipelines>(),
                "",
            )
        }),
        ..Home::NONE
    },
    v2: Home {
        rows: Rows::List(List {
            filters: &[
                by("Id", "opportunity_stage_id", By::Compared),
                by("StageName", "opportunity_stage_name", By::Prefix),
            ],
            orders: &[("StageOrder", "stage_order")],
            ..List::v2(info::<v2::opportunities::ListOpportunityStages>(), "stages")
        }),
        get: op::<v2::opportunities::GetOpportunityStage>(),
        ..Home::V2
    },
    ..Table::PLAIN
};

/// Columns of `Stage`.
static STAGE_COLUMNS: &[Field] = &[
    pair("Id", "stage_id", "id", Id),
    pair("StageName", "stage_name", "name", Text),
    pair("StageOrder", "stage_order", "order", Int),
    v2_only("TargetNumDays", "target_number_days", Int),
];
