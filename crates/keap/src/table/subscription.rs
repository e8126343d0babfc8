//! Subscriptions, alone and with the columns of their contact.

use keap_rest::endpoints::{v1, v2};

use super::Convert::*;
use super::{
    By, Endpoints, Field, Filter, Join, List, Rows, Table, Word, both, by, neither, pair, v2_only,
};
use crate::difference::{FILLED_IN, PAIRED_BY_INFERENCE};

pub(super) static TABLES: &[&Table] = &[&RECURRING_ORDER, &RECURRING_ORDER_WITH_CONTACT];

/// What v2 filters subscriptions by, whatever the columns are called.
const V2_FILTERS: &[Filter] = &[
    by("Id", "ids", By::List),
    by("Id", "id", By::Compared),
    by("RecurringOrderId", "ids", By::List),
    by("RecurringOrderId", "id", By::Compared),
    by("ContactId", "contact_id", By::Equal),
    by("SubscriptionPlanId", "subscription_plan_ids", By::List),
    by("ProgramId", "subscription_plan_ids", By::List),
    by("Status", "status", By::Verbatim),
    by("BillingAmt", "billing_amount", By::Compared),
];

const V2_ORDERS: &[(&str, &str)] = &[
    ("Id", "id"),
    ("RecurringOrderId", "id"),
    ("ContactId", "contact_id"),
    ("SubscriptionPlanId", "subscription_plan_id"),
];

const V1_LIST: List = List {
    filters: &[by("ContactId", "contact_id", By::Equal)],
    ..List::v1(&v1::subscriptions::LIST_SUBSCRIPTIONS, "subscriptions")
};

/// `DataService.add` makes a row whatever the contact has; without this REST looks for a subscription of the same plan.
const NO_CHECK: &[(&str, bool)] = &[("allow_duplicate", true)];

static RECURRING_ORDER: Table = Table {
    name: "RecurringOrder",
    columns: RECURRING_ORDER_COLUMNS,
    v1: Endpoints {
        rows: Rows::List(V1_LIST),
        create: Some(&v1::subscriptions::CREATE_SUBSCRIPTION),
        always: NO_CHECK,
        required: &["ContactId", "SubscriptionPlanId"],
        ..Endpoints::NONE
    },
    v2: Endpoints {
        rows: Rows::List(List {
            filters: V2_FILTERS,
            orders: V2_ORDERS,
            custom_filters: true,
            ..List::v2(&v2::subscriptions::LIST_SUBSCRIPTIONS, "subscriptions")
        }),
        get: Some(&v2::subscriptions::GET_SUBSCRIPTION),
        create: Some(&v2::subscriptions::CREATE_SUBSCRIPTION),
        always: NO_CHECK,
        update: Some(&v2::subscriptions::UPDATE_SUBSCRIPTION),
        required: &["ContactId", "SubscriptionPlanId"],
        model: Some(&v2::subscriptions::RETRIEVE_SUBSCRIPTION_MODEL),
        ..Endpoints::V2
    },
    differences: &[&FILLED_IN],
    ..Table::PLAIN
};

static CYCLES: &[Word] = &[
    ("1", "YEAR", "YEAR"),
    ("2", "MONTH", "MONTH"),
    ("3", "WEEK", "WEEK"),
    ("6", "DAY", "DAY"),
];

static STATES: &[Word] = &[("Active", "true", "true"), ("Inactive", "false", "false")];

/// The unit of v2's billing amount is not stated; it is a plain number, as v1's in main units. v1 changes no
/// subscriptions, and v2 takes dates and cycle in updates alone.
static RECURRING_ORDER_COLUMNS: &[Field] = &[
    both("Id", "id", Id).read_only(),
    both("ContactId", "contact_id", Id).create_only_v1(),
    neither("OriginatingOrderId"),
    // Another name of SubscriptionPlanId.
    both("ProgramId", "subscription_plan_id", Id).create_only_v1(),
    both("SubscriptionPlanId", "subscription_plan_id", Id).create_only_v1(),
    both("ProductId", "product_id", Id).read_only(),
    both("StartDate", "start_date", Date)
        .write_v1("first_bill_date")
        .create_only_v1()
        .create_only_v2(),
    both("EndDate", "end_date", Date)
        .read_only_v1()
        .update_only_v2(),
    v2_only("LastBillDate", "last_bill_date", Date).read_only(),
    // XML-RPC does not let it be written.
    both("NextBillDate", "next_bill_date", Date).read_only(),
    v2_only("PaidThruDate", "last_bill_date", Date).read_only(),
    both("BillingCycle", "billing_cycle", Words(CYCLES))
        .read_only_v1()
        .update_only_v2(),
    both("Frequency", "billing_frequency", Int)
        .read_only_v1()
        .update_only_v2(),
    both("BillingAmt", "billing_amount", Double)
        .create_only_v1()
        .inferred()
        .open_unit(),
    both("Status", "active", Words(STATES)).read_only_v1(),
    v2_only("ReasonStopped", "reason_stopped", Text),
    both("AutoCharge", "auto_charge", Flag).create_only_v1(),
    pair("CC1", "credit_card_id", "payment_method_id", Card).create_only_v1(),
    neither("CC2"),
    v2_only("NumDaysBetweenRetry", "days_between_retries", Int),
    v2_only("MaxRetry", "max_charge_attempts", Int),
    pair(
        "MerchantAccountId",
        "payment_gateway_id",
        "merchant_account_id",
        Id,
    )
    .create_only_v1()
    .read_only_v2(),
    both("AffiliateId", "sale_affiliate_id", Id).create_only_v1(),
    v2_only("PromoCode", "promo_code", Text),
    v2_only("LeadAffiliateId", "lead_affiliate_id", Id),
    both("Qty", "quantity", Int).create_only_v1(),
    v2_only("ShippingOptionId", "shipping_option_id", Id),
    pair(
        "PaymentGatewayId",
        "payment_gateway_id",
        "merchant_account_id",
        Id,
    )
    .read_only()
    .inferred_by(&PAIRED_BY_INFERENCE),
];

static RECURRING_ORDER_WITH_CONTACT: Table = Table {
    name: "RecurringOrderWithContact",
    columns: WITH_CONTACT_COLUMNS,
    v1: Endpoints {
        rows: Rows::List(V1_LIST),
        ..Endpoints::NONE
    },
    v2: Endpoints {
        rows: Rows::List(List {
            filters: V2_FILTERS,
            orders: V2_ORDERS,
            ..List::v2(&v2::subscriptions::LIST_SUBSCRIPTIONS, "subscriptions")
        }),
        ..Endpoints::V2
    },
    joins: &[Join {
        mark: "@contact",
        table: "Contact",
        key: "contact_id",
        column: "Id",
    }],
    ..Table::PLAIN
};

static WITH_CONTACT_COLUMNS: &[Field] = &[
    both("RecurringOrderId", "id", Id).read_only(),
    both("ContactId", "contact_id", Id).read_only(),
    both("ProgramId", "subscription_plan_id", Id).read_only(),
    both("SubscriptionPlanId", "subscription_plan_id", Id).read_only(),
    both("ProductId", "product_id", Id).read_only(),
    both("StartDate", "start_date", Date).read_only(),
    both("EndDate", "end_date", Date).read_only(),
    v2_only("LastBillDate", "last_bill_date", Date).read_only(),
    both("NextBillDate", "next_bill_date", Date).read_only(),
    v2_only("PaidThruDate", "last_bill_date", Date).read_only(),
    both("BillingCycle", "billing_cycle", Words(CYCLES)).read_only(),
    both("Frequency", "billing_frequency", Int).read_only(),
    both("BillingAmt", "billing_amount", Double)
        .read_only()
        .inferred()
        .open_unit(),
    both("Status", "active", Words(STATES)).read_only(),
    v2_only("ReasonStopped", "reason_stopped", Text).read_only(),
    both("AutoCharge", "auto_charge", Flag).read_only(),
    pair("CC1", "credit_card_id", "payment_method_id", Card).read_only(),
    neither("CC2"),
    v2_only("NumDaysBetweenRetry", "days_between_retries", Int).read_only(),
    v2_only("MaxRetry", "max_charge_attempts", Int).read_only(),
    pair(
        "MerchantAccountId",
        "payment_gateway_id",
        "merchant_account_id",
        Id,
    )
    .read_only(),
    both("AffiliateId", "sale_affiliate_id", Id).read_only(),
    v2_only("PromoCode", "promo_code", Text).read_only(),
    v2_only("LeadAffiliateId", "lead_affiliate_id", Id).read_only(),
    both("Qty", "quantity", Int).read_only(),
    v2_only("ShippingOptionId", "shipping_option_id", Id).read_only(),
    both("City", "@contact.City", Text).read_only(),
    both("Email", "@contact.Email", Text).read_only(),
    both("EmailAddress2", "@contact.EmailAddress2", Text).read_only(),
    both("EmailAddress3", "@contact.EmailAddress3", Text).read_only(),
    both("FirstName", "@contact.FirstName", Text).read_only(),
    neither("HTMLSignature"),
    both("LastName", "@contact.LastName", Text).read_only(),
    both("MiddleName", "@contact.MiddleName", Text).read_only(),
    both("Nickname", "@contact.Nickname", Text).read_only(),
    both("Phone1", "@contact.Phone1", Phone).read_only(),
    both("Phone1Ext", "@contact.Phone1Ext", Text).read_only(),
    both("Phone1Type", "@contact.Phone1Type", Text).read_only(),
    both("Phone2", "@contact.Phone2", Phone).read_only(),
    both("Phone2Ext", "@contact.Phone2Ext", Text).read_only(),
    both("Phone2Type", "@contact.Phone2Type", Text).read_only(),
    both("PostalCode", "@contact.PostalCode", PostalCode).read_only(),
    neither("Signature"),
    both("SpouseName", "@contact.SpouseName", Text).read_only(),
    both("State", "@contact.State", Region).read_only(),
    both("Country", "@contact.Country", Country).read_only(),
    both("StreetAddress1", "@contact.StreetAddress1", Text).read_only(),
    both("StreetAddress2", "@contact.StreetAddress2", Text).read_only(),
    both("Suffix", "@contact.Suffix", Text).read_only(),
    both("Title", "@contact.Title", Text).read_only(),
    both("ZipFour1", "@contact.ZipFour1", Text).read_only(),
    both("Id", "id", Id).read_only(),
    neither("OriginatingOrderId"),
    pair(
        "PaymentGatewayId",
        "payment_gateway_id",
        "merchant_account_id",
        Id,
    )
    .read_only()
    .inferred_by(&PAIRED_BY_INFERENCE),
];
