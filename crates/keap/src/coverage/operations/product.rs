//! What REST does for the operations of `ProductService`.

use keap_rest::endpoints::v2;

use super::{Row, none, row, served};
use crate::Operation::*;
use crate::coverage::Level::{Equivalent, Exact};
use crate::difference::Certainty::Documented;
use crate::difference::NOT_IN_V1;

#[rustfmt::skip]
pub(super) static ROWS: &[Row] = &[
    row(ProductGetInventory,
        none(&[&NOT_IN_V1]),
        served(Exact, Documented, &[&v2::products::GET_PRODUCT], &[])),

    row(ProductIncrementInventory,
        none(&[&NOT_IN_V1]),
        served(Exact, Documented, &[&v2::products::ADJUST_INVENTORY], &[])),

    row(ProductDecrementInventory,
        none(&[&NOT_IN_V1]),
        served(Exact, Documented, &[&v2::products::ADJUST_INVENTORY], &[])),

    row(ProductIncreaseInventory,
        none(&[&NOT_IN_V1]),
        served(Exact, Documented, &[&v2::products::ADJUST_INVENTORY], &[])),

    row(ProductDecreaseInventory,
        none(&[&NOT_IN_V1]),
        served(Exact, Documented, &[&v2::products::ADJUST_INVENTORY], &[])),

    row(ProductDeactivateCreditCard,
        none(&[&NOT_IN_V1]),
        served(Equivalent, Documented, &[
            &v2::payment_methods::LIST_PAYMENT_METHODS,
            &v2::payment_methods::DEACTIVATE_PAYMENT_METHOD,
        ], &[])),
];
