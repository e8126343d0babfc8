//! Opportunities, their stages and what moves between them.

use super::Convert::*;
use super::{Field, Shape, pair, v2_only, whole};

pub(super) static SHAPES: &[Shape] = &[whole("Stage", STAGE)];

/// Columns of `Stage`.
static STAGE: &[Field] = &[
    pair("Id", "stage_id", "id", Id),
    pair("StageName", "stage_name", "name", Text),
    pair("StageOrder", "stage_order", "order", Int),
    v2_only("TargetNumDays", "target_number_days", Int),
];
