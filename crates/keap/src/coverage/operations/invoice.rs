//! What REST does for the operations of `InvoiceService`.
//!
//! The endpoints stand in the order in which they are called; those behind a payment are called when it is in doubt.

use keap_rest::endpoints::{v1, v2};

use super::{Row, none, row, served};
use crate::Certainty::{Documented, Inferred};
use crate::Level::{Equivalent, Partial};
use crate::Operation::*;
use crate::difference::{
    CHARGE_RESULT, INVOICE_IN_V1, ITEM_KIND, MANUAL_PAYMENT, MERCHANT_ACCOUNT, NEW_ORDER,
};

#[rustfmt::skip]
pub(super) static ROWS: &[Row] = &[
    row(InvoiceCreateBlankOrder,
        none(&[&INVOICE_IN_V1]),
        served(Equivalent, Inferred, &[&v2::orders::CREATE_ORDER], &[&NEW_ORDER])),

    row(InvoiceAddOrderItem,
        none(&[&INVOICE_IN_V1]),
        served(Partial, Inferred, &[
            &v2::orders::LIST_ORDERS,
            &v2::orders::CREATE_ORDER_ITEM,
        ], &[&ITEM_KIND])),

    row(InvoiceCharge,
        none(&[&INVOICE_IN_V1]),
        served(Partial, Inferred, &[
            &v2::orders::LIST_ORDERS,
            &v2::payment_methods::LIST_PAYMENT_METHODS,
            &v2::orders::CREATE_ORDER_PAYMENT,
            &v2::orders::LIST_ORDER_PAYMENTS,
        ], &[&MERCHANT_ACCOUNT, &CHARGE_RESULT])),

    row(InvoiceAddRecurringOrder,
        served(Equivalent, Documented, &[&v1::subscriptions::CREATE_SUBSCRIPTION], &[]),
        served(Partial, Inferred, &[
            &v2::payment_methods::LIST_PAYMENT_METHODS,
            &v2::subscriptions::CREATE_SUBSCRIPTION,
        ], &[&MERCHANT_ACCOUNT])),

    row(InvoiceAddManualPayment,
        none(&[&INVOICE_IN_V1]),
        served(Equivalent, Documented, &[
            &v2::orders::LIST_ORDERS,
            &v2::orders::CREATE_ORDER_PAYMENT,
            &v2::orders::LIST_ORDER_PAYMENTS,
        ], &[&MANUAL_PAYMENT])),
];
