//! What REST shows as parts of orders: invoices with their lines and payments, and plans of payment with their instalments.

use keap_rest::endpoints::{v1, v2};
use serde_json::Value;

use super::Convert::*;
use super::order::ORDER_TYPES;
use super::{
    By, Children, Endpoints, Field, List, NamedBy, OwnConversion, Paging, Place, Rows, Table, Told,
    Word, both, by, integer, neither, number, pair, v2_only,
};
use crate::difference::Certainty;
use crate::difference::{INVOICE_LINES, INVOICE_OF_ORDER, LOOSE_ROW, PLAN_OF_ORDER};

pub(super) static TABLES: &[&Table] = &[
    &INVOICE,
    &INVOICE_ITEM,
    &INVOICE_PAYMENT,
    &PAY_PLAN,
    &PAY_PLAN_ITEM,
];

static INVOICE: Table = Table {
    name: "Invoice",
    columns: INVOICE_COLUMNS,
    v1: Endpoints {
        rows: Rows::List(List {
            filters: &[
                by("ContactId", "contact_id", By::Equal),
                by("PayStatus", "paid", By::Flag),
            ],
            ..List::v1(&v1::orders::LIST_ORDERS, "orders")
        }),
        ..Endpoints::NONE
    },
    v2: Endpoints {
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
            ..List::v2(&v2::orders::LIST_ORDERS, "orders")
        }),
        ..Endpoints::V2
    },
    differences: &[&INVOICE_OF_ORDER],
    ..Table::PLAIN
};

static PAID: &[Word] = &[
    ("1", "PAID", "PAID"),
    ("0", "DRAFT", "DRAFT"),
    ("0", "SENT", "SENT"),
    ("0", "VIEWED", "VIEWED"),
];

/// 1 when there are instalments and every one is paid, 0 otherwise (inferred).
static ALL_PAID: OwnConversion = OwnConversion {
    name: "whether all instalments are paid",
    read: all_paid,
    kind: Int,
    write: None,
    certainty: Certainty::Inferred,
};

fn all_paid(told: &Told<'_>) -> Option<Value> {
    let is_paid = |one: &Value| one.get("status").and_then(Value::as_str) == Some("PAID");
    let all = told.at_place().and_then(Value::as_array);
    let are = all.is_some_and(|all| !all.is_empty() && all.iter().all(is_paid));
    Some(u8::from(are).into())
}

/// An invoice is what REST tells of its order.
static INVOICE_COLUMNS: &[Field] = &[
    v2_only("Id", "invoice_id", Id).read_only(),
    both("ContactId", "contact.id", Id).read_only(),
    both("JobId", "id", Id).read_only(),
    pair("DateCreated", "creation_date", "creation_time", DateTime)
        .read_only()
        .inferred_by(&INVOICE_OF_ORDER),
    both("InvoiceTotal", "total", Money).read_only(),
    both("TotalPaid", "total_paid", Money).read_only(),
    // What is due, and not what is left to pay.
    both("TotalDue", "total_due", Money)
        .read_only()
        .inferred_by(&INVOICE_OF_ORDER),
    both("PayStatus", "status", Words(PAID)).read_only(),
    v2_only("CreditStatus", "credit_status", NumberOrText).read_only(),
    v2_only("RefundStatus", "refund_status", NumberOrText).read_only(),
    v2_only(
        "PayPlanStatus",
        "payment_plan.payment_plan_items",
        Own(&ALL_PAID),
    )
    .read_only()
    .inferred_by(&INVOICE_OF_ORDER),
    both("AffiliateId", "sales_affiliate_id", Id).read_only(),
    both("LeadAffiliateId", "lead_affiliate_id", Id).read_only(),
    v2_only("PromoCode", "promo_code", Text).read_only(),
    both("InvoiceType", "order_type", Words(ORDER_TYPES))
        .read_only()
        .inferred(),
    both("Description", "title", Text).read_only(),
    both("ProductSold", "order_items[].product.id", Csv).read_only(),
    v2_only("Synced", "synced", Flag).read_only(),
    pair(
        "LastUpdated",
        "modification_date",
        "modification_time",
        DateTime,
    )
    .read_only()
    .inferred_by(&INVOICE_OF_ORDER),
];

static INVOICE_ITEM: Table = Table {
    name: "InvoiceItem",
    columns: INVOICE_ITEM_COLUMNS,
    v1: Endpoints {
        rows: inside("order_items"),
        ..Endpoints::NONE
    },
    v2: Endpoints {
        rows: inside("order_items"),
        ..Endpoints::V2
    },
    differences: &[&INVOICE_LINES, &LOOSE_ROW],
    ..Table::PLAIN
};

/// A price times the quantity beside it. v2's amounts are counted in smallest units, so that nothing is rounded.
static LINE_TOTAL: OwnConversion = OwnConversion {
    name: "total of a line",
    read: line_total,
    kind: Money,
    write: None,
    certainty: Certainty::Documented,
};

fn line_total(told: &Told<'_>) -> Option<Value> {
    let mut price = told.at_place()?.clone();
    let count = integer(told.row.get("quantity")?)?;
    if let Some(amount) = price.get("amount").and_then(integer) {
        price["amount"] = amount.checked_mul(count)?.into();
        return Some(price);
    }
    // Cents keep a product of main units from gaining digits.
    let cents = (number(&price)? * 100.0 * count as f64).round();
    Some((cents / 100.0).into())
}

/// Approximated by the lines of the order.
static INVOICE_ITEM_COLUMNS: &[Field] = &[
    neither("Id"),
    v2_only("InvoiceId", "@parent.invoice_id", Id).read_only(),
    both("OrderItemId", "id", Id).read_only(),
    pair("InvoiceAmt", "price", "price_per_unit", Own(&LINE_TOTAL))
        .read_only()
        .inferred(),
    both("Discount", "discount", Money).read_only(),
    neither("DateCreated"),
    both("Description", "description", Text).read_only(),
    neither("CommissionStatus"),
    neither("LastUpdated"),
];

static INVOICE_PAYMENT: Table = Table {
    name: "InvoicePayment",
    columns: INVOICE_PAYMENT_COLUMNS,
    v1: Endpoints {
        rows: Rows::Children(Children {
            parent: "Invoice",
            pushdown: &[("InvoiceId", "Id")],
            needs: &[],
            place: Place::List(
                List {
                    paging: Paging::Whole,
                    ..List::v1(&v1::orders::LIST_ORDER_PAYMENTS, "")
                },
                &[("orderId", "id")],
            ),
        }),
        ..Endpoints::NONE
    },
    v2: Endpoints {
        rows: Rows::Children(Children {
            parent: "Invoice",
            pushdown: &[("InvoiceId", "Id")],
            needs: &[],
            place: Place::List(
                List {
                    filters: &[
                        by("PaymentId", "payment_id", By::Equal),
                        by("PayStatus", "pay_status", By::Equal),
                        by("SkipCommission", "skip_commission", By::Flag),
                    ],
                    ..List::v2(&v2::orders::LIST_ORDER_PAYMENTS, "invoice_order_payments")
                },
                &[("order_id", "id")],
            ),
        }),
        named_by: Some(&BY_PAYMENT),
        ..Endpoints::V2
    },
    ..Table::PLAIN
};

/// What is booked on an order is of a payment that names the order and has the same day (inferred).
static BY_PAYMENT: NamedBy = NamedBy {
    table: "Payment",
    pushdown: &[("PaymentId", "Id"), ("PayDate", "PayDate")],
    ids: "order_ids",
};

/// Free text in XML-RPC and v1; the pairs with v2's words are inferred.
static BOOKING_STATES: &[Word] = &[
    ("Manual", "Manual", "MANUAL_PAID"),
    ("Refunded", "Refunded", "REFUNDED"),
    ("Voided", "Voided", "VOIDED"),
    ("PayPal", "PayPal", "PAYPAL_PAID"),
    ("Approved", "Approved", "APPROVED"),
    ("Failed", "Failed", "FAILED"),
    ("Error", "Error", "ERROR"),
    ("Pending", "Pending", "PENDING"),
];

/// The unit of v2's amount is not stated; that of a payment, its sibling, is the main unit.
static INVOICE_PAYMENT_COLUMNS: &[Field] = &[
    both("Id", "id", Id).read_only(),
    both("InvoiceId", "invoice_id", Id).read_only(),
    both("Amt", "amount", Double)
        .read_only()
        .inferred()
        .open_unit(),
    pair("PayDate", "pay_date", "pay_time", EasternDate).read_only(),
    both("PayStatus", "pay_status", Words(BOOKING_STATES)).read_only(),
    both("PaymentId", "payment_id", Id).read_only(),
    both("SkipCommission", "skip_commission", Flag).read_only(),
    pair("LastUpdated", "last_updated", "last_updated_time", DateTime).read_only(),
];

static PAY_PLAN: Table = Table {
    name: "PayPlan",
    columns: PAY_PLAN_COLUMNS,
    v1: Endpoints {
        rows: inside("payment_plan"),
        ..Endpoints::NONE
    },
    v2: Endpoints {
        rows: inside("payment_plan"),
        ..Endpoints::V2
    },
    differences: &[&PLAN_OF_ORDER],
    ..Table::PLAIN
};

/// One plan for each order, without an id.
static PAY_PLAN_COLUMNS: &[Field] = &[
    neither("Id"),
    v2_only("InvoiceId", "@parent.invoice_id", Id).read_only(),
    neither("DateDue"),
    neither("AmtDue"),
    neither("Type"),
    both("InitDate", "initial_payment_date", Date).read_only(),
    both("StartDate", "plan_start_date", Date).read_only(),
    both("FirstPayAmt", "initial_payment_amount", MoneyAsym).read_only(),
];

static PAY_PLAN_ITEM: Table = Table {
    name: "PayPlanItem",
    columns: PAY_PLAN_ITEM_COLUMNS,
    v2: Endpoints {
        rows: Rows::Children(Children {
            parent: "Invoice",
            pushdown: &[("PayPlanId", "JobId")],
            needs: &[],
            place: Place::Inside("payment_plan.payment_plan_items"),
        }),
        ..Endpoints::V2
    },
    differences: &[&PLAN_OF_ORDER],
    ..Table::PLAIN
};

/// The numbers are the places of v2's words in their list (inferred).
static INSTALMENT_STATES: &[Word] = &[
    ("0", "", "UNPAID_MANUAL"),
    ("1", "", "UNPAID_AUTOCHARGE"),
    ("2", "", "PAID"),
    ("3", "", "FAILED"),
];

static PAY_PLAN_ITEM_COLUMNS: &[Field] = &[
    neither("Id"),
    // Plans have no id in REST: the order stands for its plan.
    v2_only("PayPlanId", "@parent.id", Id).read_only(),
    v2_only("DateDue", "due_date", Date).read_only(),
    v2_only("AmtDue", "amount_due", Money).read_only(),
    v2_only("Status", "status", Words(INSTALMENT_STATES)).read_only(),
    v2_only("AmtPaid", "amount_paid", Money).read_only(),
];

/// What stands inside the order of an invoice.
const fn inside(place: &'static str) -> Rows {
    Rows::Children(Children {
        parent: "Invoice",
        pushdown: &[("InvoiceId", "Id")],
        needs: &[],
        place: Place::Inside(place),
    })
}
