//! Resources that are no tables of XML-RPC, but whose rows stand above those of one.

use keap_rest::{v1, v2};

use super::{By, Home, List, Rows, Table, by, info};

/// The programs that a partner earns by; each lists its resources.
pub(super) const PROGRAM: &str = "commission program";

/// The products of each category.
pub(super) const ASSIGNED: &str = "assigned products";

/// Products as v1 lists them: with their options, which one product's own answer leaves out.
pub(super) const LISTED_PRODUCT: &str = "listed product";

pub(super) static TABLES: &[&Table] = &[&PROGRAMS, &ASSIGNED_PRODUCTS, &LISTED_PRODUCTS];

static PROGRAMS: Table = Table {
    name: PROGRAM,
    v2: Home {
        rows: Rows::List(List::v2(
            info::<v2::affiliates::ListAffiliateCommissionPrograms>(),
            "commission_programs",
        )),
        ..Home::V2
    },
    ..Table::PLAIN
};

static ASSIGNED_PRODUCTS: Table = Table {
    name: ASSIGNED,
    v2: Home {
        rows: Rows::List(List {
            filters: &[
                by("ProductId", "product_ids", By::List),
                by("ProductCategoryId", "product_category_ids", By::List),
            ],
            ..List::v2(
                info::<v2::product_categories::ListAssignedProducts>(),
                "assigned_product_categories",
            )
        }),
        ..Home::V2
    },
    ..Table::PLAIN
};

static LISTED_PRODUCTS: Table = Table {
    name: LISTED_PRODUCT,
    v1: Home {
        rows: Rows::List(List::v1(info::<v1::products::ListProducts>(), "products")),
        ..Home::NONE
    },
    ..Table::PLAIN
};
