//! What REST does for the operations of `DiscountService`: v2 alone has discounts.

use keap_rest::endpoints::v2::{business_profile, discounts};

use super::{Row, none, row, served};
use crate::Operation::*;
use crate::coverage::Level::{Equivalent, Partial};
use crate::difference::Certainty::{Documented, Inferred};
use crate::difference::{
    CATEGORIES_LATER, CATEGORY_ASSIGNMENT, CATEGORY_PERCENTAGE, DISCOUNT_ANSWER,
    DISCOUNT_COMMISSION, NOT_IN_V1, UNKNOWN_PARENT,
};

#[rustfmt::skip]
pub(super) static ROWS: &[Row] = &[
    row(DiscountAddFreeTrial,
        none(&[&NOT_IN_V1]),
        served(Equivalent, Documented, &[&discounts::CREATE_FREE_TRIAL_DISCOUNT], &[])),

    row(DiscountGetFreeTrial,
        none(&[&NOT_IN_V1]),
        served(Partial, Inferred, &[&discounts::GET_FREE_TRIAL_DISCOUNT], &[&DISCOUNT_ANSWER, &DISCOUNT_COMMISSION])),

    row(DiscountAddOrderTotal,
        none(&[&NOT_IN_V1]),
        served(Equivalent, Documented, &[
            &business_profile::GET_BUSINESS_PROFILE,
            &discounts::CREATE_ORDER_TOTAL_DISCOUNT,
        ], &[])),

    row(DiscountGetOrderTotal,
        none(&[&NOT_IN_V1]),
        served(Equivalent, Inferred, &[&discounts::GET_ORDER_TOTAL_DISCOUNT], &[&DISCOUNT_ANSWER])),

    row(DiscountAddCategory,
        none(&[&NOT_IN_V1]),
        served(Partial, Inferred, &[&discounts::CREATE_CATEGORY_DISCOUNT], &[&CATEGORIES_LATER, &CATEGORY_PERCENTAGE])),

    row(DiscountGetCategory,
        none(&[&NOT_IN_V1]),
        served(Equivalent, Inferred, &[&discounts::GET_CATEGORY_DISCOUNT], &[&DISCOUNT_ANSWER])),

    row(DiscountAddCategoryAssignment,
        none(&[&NOT_IN_V1]),
        served(Partial, Documented, &[
            &discounts::GET_CATEGORY_DISCOUNT,
            &discounts::UPDATE_CATEGORY_DISCOUNT,
        ], &[&CATEGORY_ASSIGNMENT])),

    row(DiscountGetCategoryAssignments,
        none(&[&NOT_IN_V1]),
        served(Partial, Documented, &[&discounts::GET_CATEGORY_DISCOUNT], &[&CATEGORY_ASSIGNMENT, &UNKNOWN_PARENT])),

    row(DiscountAddProductTotal,
        none(&[&NOT_IN_V1]),
        served(Equivalent, Documented, &[
            &business_profile::GET_BUSINESS_PROFILE,
            &discounts::CREATE_PRODUCT_DISCOUNT,
        ], &[])),

    row(DiscountGetProductTotal,
        none(&[&NOT_IN_V1]),
        served(Equivalent, Inferred, &[&discounts::GET_PRODUCT_DISCOUNT], &[&DISCOUNT_ANSWER])),

    row(DiscountAddShippingTotal,
        none(&[&NOT_IN_V1]),
        served(Partial, Documented, &[
            &business_profile::GET_BUSINESS_PROFILE,
            &discounts::CREATE_SHIPPING_DISCOUNT,
        ], &[&DISCOUNT_COMMISSION])),

    row(DiscountGetShippingTotal,
        none(&[&NOT_IN_V1]),
        served(Partial, Inferred, &[&discounts::GET_SHIPPING_DISCOUNT], &[&DISCOUNT_ANSWER, &DISCOUNT_COMMISSION])),
];
