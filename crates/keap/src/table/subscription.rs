//! Subscriptions, alone and with the columns of their contact.

use keap_rest::{v1, v2};

use super::{By, Filter, Home, Join, List, Rows, Table, by, info, op};

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
    ..List::v1(
        info::<v1::subscriptions::ListSubscriptions>(),
        "subscriptions",
    )
};

pub(super) static TABLES: &[Table] = &[
    Table {
        name: "RecurringOrder",
        v1: Home {
            rows: Rows::List(V1_LIST),
            create: op::<v1::subscriptions::CreateSubscription>(),
            required: &["ContactId", "SubscriptionPlanId"],
            ..Home::NONE
        },
        v2: Home {
            rows: Rows::List(List {
                filters: V2_FILTERS,
                orders: V2_ORDERS,
                custom_filters: true,
                ..List::v2(
                    info::<v2::subscriptions::ListSubscriptions>(),
                    "subscriptions",
                )
            }),
            get: op::<v2::subscriptions::GetSubscription>(),
            create: op::<v2::subscriptions::CreateSubscription>(),
            update: op::<v2::subscriptions::UpdateSubscription>(),
            required: &["ContactId", "SubscriptionPlanId"],
            model: op::<v2::subscriptions::RetrieveSubscriptionModel>(),
            ..Home::V2
        },
        ..Table::PLAIN
    },
    Table {
        name: "RecurringOrderWithContact",
        v1: Home {
            rows: Rows::List(V1_LIST),
            ..Home::NONE
        },
        v2: Home {
            rows: Rows::List(List {
                filters: V2_FILTERS,
                orders: V2_ORDERS,
                ..List::v2(
                    info::<v2::subscriptions::ListSubscriptions>(),
                    "subscriptions",
                )
            }),
            ..Home::V2
        },
        joins: &[Join {
            mark: "@contact",
            table: "Contact",
            key: "contact_id",
            column: "Id",
        }],
        ..Table::PLAIN
    },
];
