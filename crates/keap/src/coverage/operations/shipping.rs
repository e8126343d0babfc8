//! What REST does for the operations of `ShippingService`: v2 lists the ways to ship, and reads none by itself.

use keap_rest::endpoints::v2::shipping::LIST_SHIPPING_METHODS;

use super::{Row, none, row, served};
use crate::Operation::*;
use crate::coverage::Level::Partial;
use crate::difference::Certainty::Inferred;
use crate::difference::{NOT_IN_V1, SHIPPING_SETTINGS};

#[rustfmt::skip]
pub(super) static ROWS: &[Row] = &[
    row(ShippingGetAll,
        none(&[&NOT_IN_V1]),
        served(Partial, Inferred, &[&LIST_SHIPPING_METHODS], &[&SHIPPING_SETTINGS])),

    row(ShippingGetFlatRate,
        none(&[&NOT_IN_V1]),
        served(Partial, Inferred, &[&LIST_SHIPPING_METHODS], &[&SHIPPING_SETTINGS])),

    row(ShippingGetOrderTotal,
        none(&[&NOT_IN_V1]),
        served(Partial, Inferred, &[&LIST_SHIPPING_METHODS], &[&SHIPPING_SETTINGS])),

    row(ShippingGetOrderTotalRanges,
        none(&[&NOT_IN_V1]),
        served(Partial, Inferred, &[&LIST_SHIPPING_METHODS], &[&SHIPPING_SETTINGS])),

    row(ShippingGetProductBased,
        none(&[&NOT_IN_V1]),
        served(Partial, Inferred, &[&LIST_SHIPPING_METHODS], &[&SHIPPING_SETTINGS])),

    row(ShippingGetOrderQuantity,
        none(&[&NOT_IN_V1]),
        served(Partial, Inferred, &[&LIST_SHIPPING_METHODS], &[&SHIPPING_SETTINGS])),

    row(ShippingGetWeightBased,
        none(&[&NOT_IN_V1]),
        served(Partial, Inferred, &[&LIST_SHIPPING_METHODS], &[&SHIPPING_SETTINGS])),

    row(ShippingGetUps,
        none(&[&NOT_IN_V1]),
        served(Partial, Inferred, &[&LIST_SHIPPING_METHODS], &[&SHIPPING_SETTINGS])),
];
