//! Resources that are no tables of XML-RPC, but whose rows stand above those of one.

use keap_rest::endpoints::{v1, v2};

use super::{By, Endpoints, List, Rows, Table, by};

/// The programs that a partner earns by; each lists its resources.
pub(super) const PROGRAM: &str = "commission program";

/// The products of each category.
pub(super) const ASSIGNED: &str = "assigned products";

/// Products as v1 lists them: with their options, which one product's own answer leaves out.
pub(super) const LISTED_PRODUCT: &str = "listed product";

pub(super) static TABLES: &[&Table] = &[&PROGRAMS, &ASSIGNED_PRODUCTS, &LISTED_PRODUCTS];

static PROGRAMS: Table = Table {
    name: PROGRAM,
    v2: Endpoints {
        rows: Rows::List(List::v2(
            &v2::affiliates::LIST_AFFILIATE_COMMISSION_PROGRAMS,
            "commission_programs",
        )),
        ..Endpoints::V2
    },
    ..Table::PLAIN
};

static ASSIGNED_PRODUCTS: Table = Table {
    name: ASSIGNED,
    v2: Endpoints {
        rows: Rows::List(List {
            filters: &[
                by("ProductId", "product_ids", By::List),
                by("ProductCategoryId", "product_category_ids", By::List),
            ],
            ..List::v2(
                &v2::product_categories::LIST_ASSIGNED_PRODUCTS,
                "assigned_product_categories",
            )
        }),
        ..Endpoints::V2
    },
    ..Table::PLAIN
};

static LISTED_PRODUCTS: Table = Table {
    name: LISTED_PRODUCT,
    v1: Endpoints {
        rows: Rows::List(List::v1(&v1::products::LIST_PRODUCTS, "products")),
        ..Endpoints::NONE
    },
    ..Table::PLAIN
};
