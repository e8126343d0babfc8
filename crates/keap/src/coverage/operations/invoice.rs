//! What REST does for the operations of `InvoiceService` and `OrderService`.
//!
//! The endpoints stand in the order in which they are called; those behind a payment are called when it is in doubt.

use keap_rest::endpoints::{v1, v2};

use super::{Row, none, row, served};
use crate::Operation::*;
use crate::coverage::Level::{Equivalent, Partial};
use crate::difference::Certainty::{Documented, Inferred};
use crate::difference::{
    BILLED_CYCLES, CARD_VALIDITY, CHARGE_RESULT, COMMISSION, INVOICE_IN_V1, ITEM_KIND,
    MANUAL_PAYMENT, MERCHANT_ACCOUNT, NEW_ORDER, NEXT_BILL_DAY, NOT_IN_V1, PAID_INVOICE,
    PAYMENT_PLAN, PAYMENTS_TOLD, PLACED_IN_V1, PLACED_ORDER, RECURRING_COMMISSION, SAME_DIGITS,
    SUBSCRIPTION_STOPPED,
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
            &v2::sales::LIST_PAYMENTS,
        ], &[&MERCHANT_ACCOUNT, &CHARGE_RESULT])),

    // The look behind the deletion is for one that is in doubt.
    row(InvoiceDelete,
        none(&[&INVOICE_IN_V1]),
        served(Equivalent, Documented, &[&v2::orders::LIST_ORDERS, &v2::orders::DELETE_ORDER], &[&PAID_INVOICE])),

    row(InvoiceDeleteSubscription,
        none(&[&NOT_IN_V1]),
        served(Partial, Documented, &[
            &v2::subscriptions::GET_SUBSCRIPTION,
            &v2::subscriptions::CANCEL_SUBSCRIPTION,
        ], &[&SUBSCRIPTION_STOPPED])),

    row(InvoiceAddRecurringOrder,
        served(Equivalent, Documented, &[&v1::subscriptions::CREATE_SUBSCRIPTION], &[]),
        served(Partial, Inferred, &[
            &v2::business_profile::GET_BUSINESS_PROFILE,
            &v2::payment_methods::LIST_PAYMENT_METHODS,
            &v2::subscriptions::CREATE_SUBSCRIPTION,
        ], &[&MERCHANT_ACCOUNT])),

    row(InvoiceCreateForRecurring,
        none(&[&NOT_IN_V1]),
        served(Partial, Inferred, &[
            &v2::subscriptions::GET_SUBSCRIPTION,
            &v2::subscriptions::INVOICE_SUBSCRIPTION,
            &v2::orders::LIST_ORDERS,
        ], &[&BILLED_CYCLES])),

    row(InvoiceAddManualPayment,
        none(&[&INVOICE_IN_V1]),
        served(Partial, Documented, &[
            &v2::orders::LIST_ORDERS,
            &v2::orders::CREATE_ORDER_PAYMENT,
            &v2::sales::LIST_PAYMENTS,
        ], &[&MANUAL_PAYMENT])),

    // With a plan of payment what is due may be less than the balance: what XML-RPC tells then is not documented.
    row(InvoiceCalculateAmountOwed,
        none(&[&INVOICE_IN_V1]),
        served(Equivalent, Inferred, &[&v2::orders::LIST_ORDERS], &[])),

    // The same kinds in one text with commas; that the old answer has each as name and value is documented.
    row(InvoiceGetAllPaymentOptions,
        served(Equivalent, Inferred, &[&v1::settings::GET_CONFIGURATION], &[]),
        served(Equivalent, Inferred, &[&v2::settings::GET_APPLICATION_CONFIGURATIONS], &[])),

    row(InvoiceGetPayments,
        none(&[&INVOICE_IN_V1]),
        served(Partial, Documented, &[&v2::orders::LIST_ORDERS, &v2::sales::LIST_PAYMENTS], &[&PAYMENTS_TOLD])),

    row(InvoiceLocateExistingCard,
        served(Equivalent, Documented, &[&v1::contacts::LIST_CREDIT_CARDS], &[&SAME_DIGITS]),
        served(Equivalent, Documented, &[&v2::payment_methods::LIST_CONTACT_PAYMENT_METHODS], &[&SAME_DIGITS])),

    row(InvoiceRecalculateTax,
        none(&[&INVOICE_IN_V1]),
        served(Equivalent, Documented, &[&v2::orders::LIST_ORDERS, &v2::orders::APPLY_TAX], &[])),

    // v1 lists the cards of one contact at a time, and the call names none: they are read contact by contact.
    row(InvoiceValidateCreditCard,
        served(Partial, Inferred, &[
            &v1::contacts::LIST_CONTACTS,
            &v1::contacts::LIST_CREDIT_CARDS,
        ], &[&CARD_VALIDITY]),
        served(Partial, Inferred, &[&v2::payment_methods::LIST_PAYMENT_METHODS], &[&CARD_VALIDITY])),

    row(InvoiceUpdateNextBillDate,
        none(&[&NOT_IN_V1]),
        served(Equivalent, Documented, &[&v2::subscriptions::UPDATE_SUBSCRIPTION], &[&NEXT_BILL_DAY])),

    row(InvoiceAddPaymentPlan,
        none(&[&INVOICE_IN_V1]),
        served(Partial, Inferred, &[
            &v2::orders::LIST_ORDERS,
            &v2::payment_methods::LIST_PAYMENT_METHODS,
            &v2::orders::UPDATE_ORDER,
        ], &[&MERCHANT_ACCOUNT, &PAYMENT_PLAN])),

    row(InvoiceAddOrderCommissionOverride,
        none(&[&INVOICE_IN_V1]),
        served(Partial, Documented, &[
            &v2::orders::LIST_ORDERS,
            &v2::orders::GET_ORDER,
            &v2::orders::APPLY_COMMISSION_ON_ORDER_ITEMS,
        ], &[&COMMISSION])),

    row(InvoiceAddRecurringCommissionOverride,
        none(&[&RECURRING_COMMISSION]),
        none(&[&RECURRING_COMMISSION])),

    row(OrderPlace,
        served(Partial, Documented, &[&v1::orders::CREATE_ORDER], &[&PLACED_ORDER, &PLACED_IN_V1]),
        served(Partial, Inferred, &[
            &v2::products::LIST_PRODUCTS,
            &v2::payment_methods::LIST_PAYMENT_METHODS,
            &v2::orders::CREATE_ORDER,
            &v2::orders::APPLY_TAX,
            &v2::orders::CREATE_ORDER_PAYMENT,
            &v2::orders::LIST_ORDERS,
            &v2::sales::LIST_PAYMENTS,
        ], &[&CHARGE_RESULT, &PLACED_ORDER])),
];
