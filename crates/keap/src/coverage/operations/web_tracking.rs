//! What REST does for the operations of `WebTrackingService`.

use super::{Row, configured, row};
use crate::Operation::*;
use crate::difference::WEB_TRACKING;

#[rustfmt::skip]
pub(super) static ROWS: &[Row] = &[
    row(WebTrackingGetScriptTag,
        configured(&[&WEB_TRACKING]),
        configured(&[&WEB_TRACKING])),

    row(WebTrackingGetScriptUrl,
        configured(&[&WEB_TRACKING]),
        configured(&[&WEB_TRACKING])),
];
