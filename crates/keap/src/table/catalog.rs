//! Products and what belongs to them.

use keap_rest::endpoints::{v1, v2};

use super::Convert::*;
use super::{
    By, Children, Endpoints, Field, List, Place, Rows, Table, Word, both, by, neither, pair,
    v2_only,
};
use crate::difference::PAIRED_BY_INFERENCE;

pub(super) static TABLES: &[&Table] = &[&PRODUCT, &SUBSCRIPTION_PLAN];

static PRODUCT: Table = Table {
    name: "Product",
    columns: PRODUCT_COLUMNS,
    v1: Endpoints {
        rows: Rows::List(List {
            filters: &[by("Status", "active", By::Flag)],
            ..List::v1(&v1::products::LIST_PRODUCTS, "products")
        }),
        get: Some(&v1::products::GET_PRODUCT),
        create: Some(&v1::products::CREATE_PRODUCT),
        update: Some(&v1::products::UPDATE_PRODUCT),
        delete: Some(&v1::products::DELETE_PRODUCT),
        required: &["ProductName"],
        kept: &["ProductName"],
        ..Endpoints::NONE
    },
    v2: Endpoints {
        rows: Rows::List(List {
            filters: &[
                by("Id", "product_ids", By::List),
                by("Id", "product_id", By::Compared),
                by("ProductName", "name", By::Prefix),
                by("Sku", "sku", By::Prefix),
                by("Description", "description", By::Prefix),
                by("ShortDescription", "short_description", By::Prefix),
            ],
            ..List::v2(&v2::products::LIST_PRODUCTS, "products")
        }),
        get: Some(&v2::products::GET_PRODUCT),
        create: Some(&v2::products::CREATE_PRODUCT),
        update: Some(&v2::products::UPDATE_PRODUCT),
        delete: Some(&v2::products::DELETE_PRODUCT),
        required: &["ProductName", "ProductPrice", "ShortDescription"],
        ..Endpoints::V2
    },
    ..Table::PLAIN
};

/// Columns of `Product`.
static PRODUCT_COLUMNS: &[Field] = &[
    both("Id", "id", Id),
    pair("ProductName", "product_name", "name", Text),
    pair("ProductPrice", "product_price", "price", Money),
    both("Sku", "sku", Text),
    pair(
        "ShortDescription",
        "product_short_desc",
        "short_description",
        Text,
    ),
    pair("Description", "product_desc", "description", Text),
    v2_only("Taxable", "taxable", Flag),
    v2_only("CountryTaxable", "country_taxable", Flag),
    v2_only("StateTaxable", "state_taxable", Flag),
    v2_only("CityTaxable", "city_taxable", Flag),
    v2_only("Weight", "weight", Double),
    v2_only("IsPackage", "is_package", Flag),
    v2_only("NeedsDigitalDelivery", "needs_digital_delivery", Flag),
    v2_only("HideInStore", "storefront_hidden", Flag),
    // v1 lists it as the number `status` and answers one product with `active`.
    pair("Status", "active|status", "active", Flag).write_v1("active"),
    v2_only("TopHTML", "top_html", Text),
    v2_only("BottomHTML", "bottom_html", Text),
    v2_only("ShippingTime", "delivery_description", Text).inferred_by(&PAIRED_BY_INFERENCE),
    // Its image has endpoints of its own in both versions, one call for each product.
    neither("LargeImage"),
    v2_only(
        "InventoryNotifiee",
        "inventory.email_for_inventory_notifications",
        Text,
    )
    .update_v2("email_for_inventory_notifications"),
    v2_only("DateCreated", "create_time", DateTime).read_only(),
    v2_only("LastUpdated", "update_time", DateTime).read_only(),
    v2_only("InventoryLimit", "inventory.inventory_limit", Int).update_v2("inventory_limit"),
    v2_only("Shippable", "shippable", Flag),
];

static SUBSCRIPTION_PLAN: Table = Table {
    name: "SubscriptionPlan",
    columns: SUBSCRIPTION_PLAN_COLUMNS,
    v1: Endpoints {
        rows: Rows::Children(Children {
            parent: "Product",
            pushdown: &[("ProductId", "Id")],
            needs: &[],
            place: Place::Inside("subscription_plans"),
        }),
        create: Some(&v1::products::CREATE_PRODUCT_SUBSCRIPTION),
        delete: Some(&v1::products::DELETE_PRODUCT_SUBSCRIPTION),
        path_columns: &[("productId", "ProductId")],
        required: &["ProductId", "Cycle", "PlanPrice"],
        ..Endpoints::NONE
    },
    v2: Endpoints {
        // The list of one product's plans filters by more and costs a call for each product.
        rows: Rows::Children(Children {
            parent: "Product",
            pushdown: &[("ProductId", "Id")],
            needs: &[],
            place: Place::Inside("subscription_plans"),
        }),
        create: Some(&v2::subscription_plans::CREATE_SUBSCRIPTION_PLAN),
        update: Some(&v2::subscription_plans::UPDATE_SUBSCRIPTION_PLAN),
        delete: Some(&v2::subscription_plans::DELETE_SUBSCRIPTION_PLAN),
        path_columns: &[("product_id", "ProductId")],
        required: &["ProductId", "Cycle", "PlanPrice"],
        kept: &["Cycle", "PlanPrice"],
        ..Endpoints::V2
    },
    ..Table::PLAIN
};

/// The cycles of subscription plans.
pub(super) static CYCLES_LY: &[Word] = &[
    ("1", "YEAR", "YEARLY"),
    ("2", "MONTH", "MONTHLY"),
    ("3", "WEEK", "WEEKLY"),
    ("6", "DAY", "DAILY"),
];

/// Columns of `SubscriptionPlan`. Read inside the product, where v2 has other names than the plan's own resource takes,
/// and v1 has a number for the cycle in lists.
static SUBSCRIPTION_PLAN_COLUMNS: &[Field] = &[
    both("Id", "id", Id),
    both("ProductId", "@parent.id", Id).read_only(),
    pair(
        "Cycle",
        "cycle_type|cycle",
        "billing_cycle",
        Words(CYCLES_LY),
    )
    .write_v1("cycle_type")
    .write_v2("cycle_type"),
    pair("Frequency", "frequency", "billing_frequency", Int)
        .write_v2("frequency")
        .inferred_by(&PAIRED_BY_INFERENCE),
    both("PlanPrice", "plan_price", Money),
    neither("PreAuthorizeAmount"),
    v2_only("Prorate", "prorate", Flag).write_v2("allow_prorating"),
    both("Active", "active", Flag),
    both("NumberOfCycles", "number_of_cycles", Int).write_v2("total_cycles"),
];
