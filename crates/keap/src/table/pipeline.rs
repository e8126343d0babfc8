//! Opportunities, their stages and what moves between them.

use keap_rest::endpoints::{v1, v2};

use super::Convert::*;
use super::{By, Endpoints, Field, List, Paging, Rows, Table, by, pair, v2_only};

pub(super) static TABLES: &[&Table] = &[&STAGE];

static STAGE: Table = Table {
    name: "Stage",
    columns: STAGE_COLUMNS,
    v1: Endpoints {
        rows: Rows::List(List {
            paging: Paging::Whole,
            ..List::v1(&v1::opportunities::LIST_OPPORTUNITY_STAGE_PIPELINES, "")
        }),
        ..Endpoints::NONE
    },
    v2: Endpoints {
        rows: Rows::List(List {
            filters: &[
                by("Id", "opportunity_stage_id", By::Compared),
                by("StageName", "opportunity_stage_name", By::Prefix),
            ],
            orders: &[("StageOrder", "stage_order")],
            ..List::v2(&v2::opportunities::LIST_OPPORTUNITY_STAGES, "stages")
        }),
        get: Some(&v2::opportunities::GET_OPPORTUNITY_STAGE),
        ..Endpoints::V2
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
