//! Orders with their lines, and the invoices that REST shows as parts of orders.

use super::Convert::*;
use super::{Field, Shape, Word, both, neither, pair, v2_only, whole};

pub(super) static SHAPES: &[Shape] = &[
    whole("Job", JOB),
    whole("OrderItem", ORDER_ITEM),
    whole("Invoice", INVOICE),
    whole("InvoiceItem", INVOICE_ITEM),
    whole("InvoicePayment", INVOICE_PAYMENT),
    whole("PayPlan", PAY_PLAN),
    whole("PayPlanItem", PAY_PLAN_ITEM),
];

static ORDER_TYPES: &[Word] = &[
    ("Online", "Online", "ONLINE"),
    ("Offline", "Offline", "OFFLINE"),
];

/// Requests have names of their own in both versions; v1 changes no orders.
static JOB: &[Field] = &[
    both("Id", "id", Id).read_only(),
    both("JobTitle", "title", Text)
        .write_v1("order_title")
        .write_v2("order_title"),
    both("ContactId", "contact.id", Id)
        .write_v1("contact_id")
        .write_v2("contact_id"),
    pair("StartDate", "order_date", "order_time", EasternDate),
    v2_only("DueDate", "due_time", EasternDate),
    both("JobNotes", "notes", Text).read_only_v1(),
    // A single product is what old orders had; v2 shows the products of the lines.
    pair("ProductId", "product_id", "order_items[].product.id", Id).read_only(),
    neither("JobStatus"),
    pair("DateCreated", "creation_date", "creation_time", DateTime).read_only(),
    pair(
        "JobRecurringId",
        "order_items[].jobRecurringId",
        "order_items[].subscription_id",
        Id,
    )
    .read_only(),
    both("OrderType", "order_type", Words(ORDER_TYPES)),
    // A number of the account's own in XML-RPC, a word of the vendor's in REST: nothing pairs them.
    neither("OrderStatus"),
    ship(
        "ShipFirstName",
        "shipping_information.first_name",
        "shipping_information.given_name",
        "shipping_address.first_name",
        Text,
    ),
    pair(
        "ShipMiddleName",
        "shipping_information.middle_name",
        "shipping_address.middle_name",
        Text,
    )
    .write_v1("shipping_address.middle_name")
    .write_only_v2(),
    ship(
        "ShipLastName",
        "shipping_information.last_name",
        "shipping_information.family_name",
        "shipping_address.last_name",
        Text,
    ),
    ship(
        "ShipCompany",
        "shipping_information.company",
        "shipping_information.company",
        "shipping_address.company",
        Text,
    ),
    ship(
        "ShipPhone",
        "shipping_information.phone",
        "shipping_information.phone_number",
        "shipping_address.phone",
        Phone,
    ),
    ship(
        "ShipStreet1",
        "shipping_information.street1",
        "shipping_information.address.line1",
        "shipping_address.line1",
        Text,
    ),
    ship(
        "ShipStreet2",
        "shipping_information.street2",
        "shipping_information.address.line2",
        "shipping_address.line2",
        Text,
    ),
    ship(
        "ShipCity",
        "shipping_information.city",
        "shipping_information.address.locality",
        "shipping_address.locality",
        Text,
    ),
    ship(
        "ShipState",
        "shipping_information.state",
        "shipping_information.address.region|shipping_information.address.region_code",
        "shipping_address.region",
        Region,
    ),
    ship(
        "ShipZip",
        "shipping_information.zip",
        "shipping_information.address.postal_code",
        "shipping_address.zip_code",
        Text,
    ),
    ship(
        "ShipCountry",
        "shipping_information.country",
        "shipping_information.address.country_code|shipping_information.address.country",
        "shipping_address.country_code",
        Country,
    ),
    pair(
        "LastUpdated",
        "modification_date",
        "modification_time",
        DateTime,
    )
    .read_only(),
];

/// A part of the shipping address: its name in answers of v1, of v2, and in requests of both.
const fn ship(
    column: &'static str,
    v1: &'static str,
    v2: &'static str,
    write: &'static str,
    convert: super::Convert,
) -> Field {
    Field {
        column,
        v1: super::Places {
            read: Some(v1),
            create: Some(write),
            update: None,
        },
        v2: super::Places {
            read: Some(v2),
            create: Some(write),
            update: Some(write),
        },
        convert,
    }
}

/// The type of an order line: the numbers are documented.
static ITEM_TYPES: &[Word] = &[
    ("0", "UNKNOWN", "UNKNOWN"),
    ("1", "SHIPPING", "SHIPPING"),
    ("2", "TAX", "TAX"),
    ("3", "SERVICE", "SERVICE"),
    ("4", "PRODUCT", "PRODUCT"),
    ("5", "UPSELL", "UPSELL"),
    ("6", "FINANCE_CHARGE", "FINANCE_CHARGE"),
    ("7", "SPECIAL", "DISCOUNT"),
    ("8", "PROGRAM", "PROGRAM"),
    ("9", "SUBSCRIPTION", "SUBSCRIPTION"),
    ("10", "SPECIAL_FREE_TRIAL_DAYS", "DISCOUNT_FREE_TRIAL"),
    ("11", "SPECIAL_ORDER_TOTAL", "DISCOUNT_ORDER_TOTAL"),
    ("12", "SPECIAL_PRODUCT", "DISCOUNT_PRODUCT"),
    ("13", "SPECIAL_CATEGORY", "DISCOUNT_PRODUCT_CATEGORY"),
    ("14", "SPECIAL_SHIPPING", "DISCOUNT_SHIPPING"),
];

/// Kinds of lines that v2 answers and has not in the enumeration of what it creates (documented).
pub(crate) const NOT_CREATED_IN_V2: [&str; 4] = ["UNKNOWN", "SERVICE", "UPSELL", "PROGRAM"];

/// v1 takes lines of products with a price and a description, nothing else.
static ORDER_ITEM: &[Field] = &[
    both("Id", "id", Id).read_only(),
    both("OrderId", "@parent.id", Id).read_only(),
    both("ProductId", "product.id", Id)
        .write_v1("product_id")
        .write_v2("product_id"),
    pair(
        "SubscriptionPlanId",
        "subscriptionPlan.id",
        "subscription_plan.id",
        Id,
    )
    .read_only_v1()
    .write_v2("subscription_plan_id"),
    both("ItemName", "name", Text).read_only_v1(),
    both("Qty", "quantity", Int),
    pair("CPU", "cost", "cost_per_unit", MoneyAsym).read_only_v1(),
    pair("PPU", "price", "price_per_unit", MoneyAsym),
    both("ItemDescription", "description", Text),
    pair("ItemType", "type", "item_type", Words(ITEM_TYPES))
        .write_v1("item_type")
        .create_only_v2(),
    both("Notes", "notes", Text).read_only_v1(),
];

static PAID: &[Word] = &[
    ("1", "PAID", "PAID"),
    ("0", "DRAFT", "DRAFT"),
    ("0", "SENT", "SENT"),
    ("0", "VIEWED", "VIEWED"),
];

/// An invoice is what REST tells of its order.
static INVOICE: &[Field] = &[
    v2_only("Id", "invoice_id", Id).read_only(),
    both("ContactId", "contact.id", Id).read_only(),
    both("JobId", "id", Id).read_only(),
    pair("DateCreated", "creation_date", "creation_time", DateTime).read_only(),
    both("InvoiceTotal", "total", Money).read_only(),
    both("TotalPaid", "total_paid", Money).read_only(),
    both("TotalDue", "total_due", Money).read_only(),
    both("PayStatus", "status", Words(PAID)).read_only(),
    v2_only("CreditStatus", "credit_status", NumberOrText).read_only(),
    v2_only("RefundStatus", "refund_status", NumberOrText).read_only(),
    v2_only("PayPlanStatus", "payment_plan.payment_plan_items", AllPaid).read_only(),
    both("AffiliateId", "sales_affiliate_id", Id).read_only(),
    both("LeadAffiliateId", "lead_affiliate_id", Id).read_only(),
    v2_only("PromoCode", "promo_code", Text).read_only(),
    both("InvoiceType", "order_type", Words(ORDER_TYPES)).read_only(),
    both("Description", "title", Text).read_only(),
    both("ProductSold", "order_items[].product.id", Csv).read_only(),
    v2_only("Synced", "synced", Flag).read_only(),
    pair(
        "LastUpdated",
        "modification_date",
        "modification_time",
        DateTime,
    )
    .read_only(),
];

/// Approximated by the lines of the order.
static INVOICE_ITEM: &[Field] = &[
    neither("Id"),
    v2_only("InvoiceId", "@parent.invoice_id", Id).read_only(),
    both("OrderItemId", "id", Id).read_only(),
    pair(
        "InvoiceAmt",
        "price",
        "price_per_unit",
        LineTotal("quantity"),
    )
    .read_only(),
    both("Discount", "discount", Money).read_only(),
    neither("DateCreated"),
    both("Description", "description", Text).read_only(),
    neither("CommissionStatus"),
    neither("LastUpdated"),
];

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
static INVOICE_PAYMENT: &[Field] = &[
    both("Id", "id", Id).read_only(),
    both("InvoiceId", "invoice_id", Id).read_only(),
    both("Amt", "amount", Double).read_only(),
    pair("PayDate", "pay_date", "pay_time", EasternDate).read_only(),
    both("PayStatus", "pay_status", Words(BOOKING_STATES)).read_only(),
    both("PaymentId", "payment_id", Id).read_only(),
    both("SkipCommission", "skip_commission", Flag).read_only(),
    pair("LastUpdated", "last_updated", "last_updated_time", DateTime).read_only(),
];

/// One plan for each order, without an id.
static PAY_PLAN: &[Field] = &[
    neither("Id"),
    v2_only("InvoiceId", "@parent.invoice_id", Id).read_only(),
    neither("DateDue"),
    neither("AmtDue"),
    neither("Type"),
    both("InitDate", "initial_payment_date", Date).read_only(),
    both("StartDate", "plan_start_date", Date).read_only(),
    both("FirstPayAmt", "initial_payment_amount", MoneyAsym).read_only(),
];

/// The numbers are the places of v2's words in their list (inferred).
static INSTALMENT_STATES: &[Word] = &[
    ("0", "", "UNPAID_MANUAL"),
    ("1", "", "UNPAID_AUTOCHARGE"),
    ("2", "", "PAID"),
    ("3", "", "FAILED"),
];

static PAY_PLAN_ITEM: &[Field] = &[
    neither("Id"),
    // Plans have no id in REST: the order stands for its plan.
    v2_only("PayPlanId", "@parent.id", Id).read_only(),
    v2_only("DateDue", "due_date", Date).read_only(),
    v2_only("AmtDue", "amount_due", Money).read_only(),
    v2_only("Status", "status", Words(INSTALMENT_STATES)).read_only(),
    v2_only("AmtPaid", "amount_paid", Money).read_only(),
];
