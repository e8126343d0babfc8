//! Orders and what belongs to them. An invoice is read from its order.

use keap_rest::{v1, v2};

use super::{Below, By, Home, List, Paging, Place, Rows, Table, by, info, op};
use crate::difference::{
    INVOICE_LINES, INVOICE_OF_ORDER, LOOSE_ROW, ORDER_PRODUCT, ORDER_SHIPPING, PLAN_OF_ORDER,
};

pub(super) static TABLES: &[Table] = &[
    Table {
        name: "Job",
        v1: Home {
            rows: Rows::List(List {
                filters: &[
                    by("ContactId", "contact_id", By::Equal),
                    by("ProductId", "product_id", By::Equal),
                ],
                ..List::v1(info::<v1::orders::ListOrders>(), "orders")
            }),
            get: op::<v1::orders::GetOrder>(),
            ..Home::NONE
        },
        v2: Home {
            rows: Rows::List(List {
                filters: &[
                    by("Id", "ids", By::List),
                    by("Id", "id", By::Compared),
                    by("ContactId", "contact_id", By::Equal),
                    by("JobTitle", "title", By::Prefix),
                    by("OrderType", "order_type", By::Equal),
                    by("ProductId", "product_id", By::Equal),
                    by("ShipCity", "shipping_locality", By::Equal),
                    by("ShipZip", "shipping_postal_code", By::Equal),
                    by("ShipCountry", "shipping_country_code", By::Equal),
                    by(
                        "DateCreated",
                        "created_since_time",
                        By::Bounds("created_until_time"),
                    ),
                    by(
                        "LastUpdated",
                        "modified_since_time",
                        By::Bounds("modified_until_time"),
                    ),
                ],
                orders: &[
                    ("Id", "id"),
                    ("StartDate", "order_time"),
                    ("LastUpdated", "modification_time"),
                ],
                custom_filters: true,
                ..List::v2(info::<v2::orders::ListOrders>(), "orders")
            }),
            get: op::<v2::orders::GetOrder>(),
            create: op::<v2::orders::CreateOrder>(),
            update: op::<v2::orders::UpdateOrder>(),
            required: &["ContactId", "StartDate", "JobTitle", "OrderType"],
            model: op::<v2::orders::RetrieveOrderModel>(),
            ..Home::V2
        },
        differences: &[&ORDER_PRODUCT, &ORDER_SHIPPING],
        ..Table::PLAIN
    },
    Table {
        name: "OrderItem",
        v1: Home {
            rows: LINES,
            create: op::<v1::orders::CreateOrderItem>(),
            above: &[("orderId", "OrderId")],
            required: &["OrderId", "ProductId", "Qty"],
            ..Home::NONE
        },
        v2: Home {
            rows: LINES,
            create: op::<v2::orders::CreateOrderItem>(),
            update: op::<v2::orders::UpdateOrderItem>(),
            above: &[("order_id", "OrderId")],
            required: &["OrderId", "Qty"],
            ..Home::V2
        },
        ..Table::PLAIN
    },
    Table {
        name: "Invoice",
        v1: Home {
            rows: Rows::List(List {
                filters: &[
                    by("ContactId", "contact_id", By::Equal),
                    by("PayStatus", "paid", By::Flag),
                ],
                ..List::v1(info::<v1::orders::ListOrders>(), "orders")
            }),
            ..Home::NONE
        },
        v2: Home {
            rows: Rows::List(List {
                filters: &[
                    by("Id", "invoice_id", By::Verbatim),
                    by("JobId", "ids", By::List),
                    by("JobId", "id", By::Compared),
                    by("ContactId", "contact_id", By::Equal),
                    by("PayStatus", "paid", By::Flag),
                    by(
                        "DateCreated",
                        "created_since_time",
                        By::Bounds("created_until_time"),
                    ),
                    by(
                        "LastUpdated",
                        "modified_since_time",
                        By::Bounds("modified_until_time"),
                    ),
                ],
                orders: &[("JobId", "id"), ("LastUpdated", "modification_time")],
                ..List::v2(info::<v2::orders::ListOrders>(), "orders")
            }),
            ..Home::V2
        },
        differences: &[&INVOICE_OF_ORDER],
        ..Table::PLAIN
    },
    Table {
        name: "InvoiceItem",
        v1: Home {
            rows: inside("order_items"),
            ..Home::NONE
        },
        v2: Home {
            rows: inside("order_items"),
            ..Home::V2
        },
        differences: &[&INVOICE_LINES, &LOOSE_ROW],
        ..Table::PLAIN
    },
    Table {
        name: "InvoicePayment",
        v1: Home {
            rows: Rows::Below(Below {
                parent: "Invoice",
                pushes: &[("InvoiceId", "Id")],
                needs: &[],
                place: Place::List(
                    List {
                        paging: Paging::Whole,
                        ..List::v1(info::<v1::orders::ListOrderPayments>(), "")
                    },
                    &[("orderId", "id")],
                ),
            }),
            ..Home::NONE
        },
        v2: Home {
            rows: Rows::Below(Below {
                parent: "Invoice",
                pushes: &[("InvoiceId", "Id")],
                needs: &[],
                place: Place::List(
                    List {
                        filters: &[
                            by("PaymentId", "payment_id", By::Equal),
                            by("PayStatus", "pay_status", By::Equal),
                            by("SkipCommission", "skip_commission", By::Flag),
                        ],
                        ..List::v2(
                            info::<v2::orders::ListOrderPayments>(),
                            "invoice_order_payments",
                        )
                    },
                    &[("order_id", "id")],
                ),
            }),
            ..Home::V2
        },
        ..Table::PLAIN
    },
    Table {
        name: "PayPlan",
        v1: Home {
            rows: inside("payment_plan"),
            ..Home::NONE
        },
        v2: Home {
            rows: inside("payment_plan"),
            ..Home::V2
        },
        differences: &[&PLAN_OF_ORDER],
        ..Table::PLAIN
    },
    Table {
        name: "PayPlanItem",
        v2: Home {
            rows: Rows::Below(Below {
                parent: "Invoice",
                pushes: &[("PayPlanId", "JobId")],
                needs: &[],
                place: Place::Inside("payment_plan.payment_plan_items"),
            }),
            ..Home::V2
        },
        differences: &[&PLAN_OF_ORDER],
        ..Table::PLAIN
    },
];

/// The lines inside an order.
const LINES: Rows = Rows::Below(Below {
    parent: "Job",
    pushes: &[("OrderId", "Id"), ("ProductId", "ProductId")],
    needs: &[],
    place: Place::Inside("order_items"),
});

/// What stands inside the order of an invoice.
const fn inside(place: &'static str) -> Rows {
    Rows::Below(Below {
        parent: "Invoice",
        pushes: &[("InvoiceId", "Id")],
        needs: &[],
        place: Place::Inside(place),
    })
}
