//! What REST does for the operations of `WebFormService`.

use keap_rest::endpoints::v2;

use super::{Row, none, row, served};
use crate::Operation::*;
use crate::coverage::Level::Equivalent;
use crate::difference::Certainty::Documented;
use crate::difference::{NOT_IN_V1, WEB_FORMS};

#[rustfmt::skip]
pub(super) static ROWS: &[Row] = &[
    row(WebFormGetMap,
        none(&[&NOT_IN_V1]),
        served(Equivalent, Documented, &[&v2::webforms::LIST_WEBFORMS], &[&WEB_FORMS])),

    row(WebFormGetHtml,
        none(&[&NOT_IN_V1]),
        served(Equivalent, Documented, &[&v2::webforms::GET_WEBFORM_HTML], &[&WEB_FORMS])),
];
