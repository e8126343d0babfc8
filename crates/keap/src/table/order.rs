//! Orders and their lines.

use keap_rest::endpoints::{v1, v2};

use super::Convert::*;
use super::{
    By, Children, Convert, Endpoints, Field, List, Place, Rows, Table, Word, both, by, neither,
    pair, v2_only,
};
use crate::difference::{LINE_BY_TABLE, ORDER_PRODUCT, ORDER_SHIPPING};

pub(super) static TABLES: &[&Table] = &[&JOB, &ORDER_ITEM];

static JOB: Table = Table {
    name: "Job",
    columns: JOB_COLUMNS,
    v1: Endpoints {
        rows: Rows::List(List {
            filters: &[
                by("ContactId", "contact_id", By::Equal),
                by("ProductId", "product_id", By::Equal),
            ],
            ..List::v1(&v1::orders::LIST_ORDERS, "orders")
        }),
        get: Some(&v1::orders::GET_ORDER),
        ..Endpoints::NONE
    },
    v2: Endpoints {
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
            ..List::v2(&v2::orders::LIST_ORDERS, "orders")
        }),
        get: Some(&v2::orders::GET_ORDER),
        create: Some(&v2::orders::CREATE_ORDER),
        update: Some(&v2::orders::UPDATE_ORDER),
        required: &["ContactId", "StartDate", "JobTitle", "OrderType"],
        model: Some(&v2::orders::RETRIEVE_ORDER_MODEL),
        ..Endpoints::V2
    },
    differences: &[&ORDER_PRODUCT, &ORDER_SHIPPING],
    ..Table::PLAIN
};

/// What an order is: also the type of its invoice.
pub(super) static ORDER_TYPES: &[Word] = &[
    ("Online", "Online", "ONLINE"),
    ("Offline", "Offline", "OFFLINE"),
];

/// Requests have names of their own in both versions; v1 changes no orders.
static JOB_COLUMNS: &[Field] = &[
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

static ORDER_ITEM: Table = Table {
    name: "OrderItem",
    columns: ORDER_ITEM_COLUMNS,
    v1: Endpoints {
        rows: LINES,
        create: Some(&v1::orders::CREATE_ORDER_ITEM),
        path_columns: &[("orderId", "OrderId")],
        required: &["OrderId", "ProductId", "Qty"],
        ..Endpoints::NONE
    },
    v2: Endpoints {
        rows: LINES,
        create: Some(&v2::orders::CREATE_ORDER_ITEM),
        update: Some(&v2::orders::UPDATE_ORDER_ITEM),
        path_columns: &[("order_id", "OrderId")],
        required: &["OrderId", "Qty"],
        ..Endpoints::V2
    },
    differences: &[&LINE_BY_TABLE],
    ..Table::PLAIN
};

/// A part of the shipping address: its name in answers of v1, of v2, and in requests of both.
const fn ship(
    column: &'static str,
    v1: &'static str,
    v2: &'static str,
    write: &'static str,
    convert: Convert,
) -> Field {
    pair(column, v1, v2, convert)
        .write_v1(write)
        .write_v2(write)
        .create_only_v1()
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

/// Kinds of lines that REST has and XML-RPC has no number for.
pub(crate) const WITHOUT_NUMBER: [&str; 3] = ["FEE", "OTHER", "TIP"];

/// Kinds of lines that v2 answers and has not in the enumeration of what it creates (documented).
pub(crate) const NOT_CREATED_IN_V2: [&str; 4] = ["UNKNOWN", "SERVICE", "UPSELL", "PROGRAM"];

/// What v2 calls a kind of line, if lines of it are made. Those of subscriptions want their plan besides.
pub(crate) fn line_made_in_v2(kind: i64) -> Option<&'static str> {
    let number = kind.to_string();
    let (_, _, word) = ITEM_TYPES.iter().find(|(known, ..)| *known == number)?;
    let is_made = !NOT_CREATED_IN_V2.contains(word) && *word != "SUBSCRIPTION";
    is_made.then_some(*word)
}

/// What v2 calls the moment at which a commission is paid out: at once, or when the customer has paid.
pub(crate) fn payout_in_v2(payout: i64) -> Option<&'static str> {
    match payout {
        4 => Some("UPFRONT"),
        5 => Some("PAYMENT_RECEIVED"),
        _ => None,
    }
}

/// v1 takes lines of products with a price and a description, nothing else.
static ORDER_ITEM_COLUMNS: &[Field] = &[
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

/// The lines inside an order.
const LINES: Rows = Rows::Children(Children {
    parent: "Job",
    pushdown: &[("OrderId", "Id"), ("ProductId", "ProductId")],
    needs: &[],
    place: Place::Inside("order_items"),
});
