//! What REST does for the operations of `FunnelService`.

use keap_rest::endpoints::{v1, v2};

use super::{Row, row, served};
use crate::Operation::*;
use crate::coverage::Level::Equivalent;
use crate::difference::Certainty::Inferred;
use crate::difference::GOAL_RESULT;

#[rustfmt::skip]
pub(super) static ROWS: &[Row] = &[
    row(FunnelAchieveGoal,
        served(Equivalent, Inferred, &[&v1::campaigns::ACHIEVE_GOAL], &[&GOAL_RESULT]),
        served(Equivalent, Inferred, &[&v2::automations::ACHIEVE_GOAL], &[&GOAL_RESULT])),
];
