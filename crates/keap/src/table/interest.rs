//! Bundles of products and subscription plans that a customer may be interested in, and what is in them.

use keap_rest::endpoints::v2;

use super::Convert::*;
use super::{By, Children, Endpoints, Field, List, Place, Rows, Table, by, neither, v2_only};
use crate::difference::{INTERESTS_OF_BUNDLES, LOOSE_ROW};

pub(super) static TABLES: &[&Table] = &[&PRODUCT_INTEREST_BUNDLE, &PRODUCT_INTEREST];

static PRODUCT_INTEREST_BUNDLE: Table = Table {
    name: "ProductInterestBundle",
    columns: BUNDLE_COLUMNS,
    v2: Endpoints {
        rows: Rows::List(List {
            filters: &[by("BundleName", "name", By::Equal)],
            ..List::v2(
                &v2::product_interests::LIST_PRODUCT_INTEREST_BUNDLES,
                "product_interest_bundles",
            )
        }),
        get: Some(&v2::product_interests::GET_PRODUCT_INTEREST_BUNDLE),
        create: Some(&v2::product_interests::CREATE_PRODUCT_INTEREST_BUNDLE),
        update: Some(&v2::product_interests::UPDATE_PRODUCT_INTEREST_BUNDLE),
        required: &["BundleName", "Description"],
        ..Endpoints::V2
    },
    ..Table::PLAIN
};

static BUNDLE_COLUMNS: &[Field] = &[
    v2_only("Id", "id", Id),
    v2_only("BundleName", "name", Text),
    v2_only("Description", "description", Text),
];

static PRODUCT_INTEREST: Table = Table {
    name: "ProductInterest",
    parts: PARTS,
    v2: Endpoints {
        rows: Rows::Parts,
        ..Endpoints::V2
    },
    differences: &[&INTERESTS_OF_BUNDLES, &LOOSE_ROW],
    ..Table::PLAIN
};

static PARTS: &[&Table] = &[&PRODUCTS, &SUBSCRIPTION_PLANS];

static PRODUCTS: Table = interests("products", "product_interests", PRODUCTS_COLUMNS);

static SUBSCRIPTION_PLANS: Table = interests(
    "subscription plans",
    "subscription_plan_interests",
    SUBSCRIPTION_PLANS_COLUMNS,
);

/// Interests cannot be added: REST wants a price that the table does not have.
const fn interests(part: &'static str, list: &'static str, columns: &'static [Field]) -> Table {
    Table {
        name: "ProductInterest",
        part,
        columns,
        v2: Endpoints {
            rows: Rows::Children(Children {
                parent: "ProductInterestBundle",
                pushdown: &[("ObjectId", "Id")],
                needs: &[],
                place: Place::Inside(list),
            }),
            update: Some(&v2::product_interests::UPDATE_PRODUCT_INTEREST),
            delete: Some(&v2::product_interests::REMOVE_PRODUCT_INTEREST),
            path_columns: &[("id", "ObjectId")],
            ..Endpoints::V2
        },
        ..Table::PLAIN
    }
}

/// REST shows the interests of bundles, in one list for products and one for plans; those of opportunities it has not.
static PRODUCTS_COLUMNS: &[Field] = &[
    v2_only("Id", "id", Id).read_only(),
    v2_only("ObjectId", "@parent.id", Id).read_only(),
    v2_only("ObjType", "=Bundle", Text).read_only(),
    v2_only("ProductId", "interest_id", Id).read_only(),
    v2_only("ProductType", "=Product", Text).read_only(),
    v2_only("Qty", "quantity", Int),
    v2_only("DiscountPercent", "discount_percent", Int),
    neither("SubscriptionPlanId"),
];

static SUBSCRIPTION_PLANS_COLUMNS: &[Field] = &[
    v2_only("Id", "id", Id).read_only(),
    v2_only("ObjectId", "@parent.id", Id).read_only(),
    v2_only("ObjType", "=Bundle", Text).read_only(),
    neither("ProductId"),
    v2_only("ProductType", "=Program", Text).read_only(),
    v2_only("Qty", "quantity", Int),
    v2_only("DiscountPercent", "discount_percent", Int),
    v2_only("SubscriptionPlanId", "interest_id", Id).read_only(),
];
