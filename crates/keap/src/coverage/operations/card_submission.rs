//! What REST does for the operations of `CreditCardSubmissionService`.

use super::{Row, none, row};
use crate::Operation::*;
use crate::difference::CARD_SUBMISSION;

#[rustfmt::skip]
pub(super) static ROWS: &[Row] = &[
    row(CardSubmissionRequestToken,
        none(&[&CARD_SUBMISSION]),
        none(&[&CARD_SUBMISSION])),

    row(CardSubmissionRequestCardId,
        none(&[&CARD_SUBMISSION]),
        none(&[&CARD_SUBMISSION])),
];
