//! Categories, options, bundles of interests and programs.

use keap_rest::v2;

use super::parents::{ASSIGNED, LISTED_PRODUCT};
use super::{Below, By, Home, List, Paging, Place, Rows, SpecialWriter, Table, by, info, op};
use crate::difference::{INTERESTS_OF_BUNDLES, LOOSE_ROW, PAIR_WITHOUT_ID, PROGRAM_VIEW};

pub(super) static TABLES: &[Table] = &[
    Table {
        name: "ProductCategory",
        v2: Home {
            rows: Rows::List(List {
                filters: &[
                    by("Id", "product_category_id", By::Compared),
                    by("CategoryDisplayName", "name", By::Prefix),
                ],
                orders: &[("Id", "id")],
                ..List::v2(
                    info::<v2::product_categories::ListProductCategories>(),
                    "product_categories",
                )
            }),
            get: op::<v2::product_categories::GetProductCategory>(),
            create: op::<v2::product_categories::CreateProductCategory>(),
            update: op::<v2::product_categories::UpdateProductCategory>(),
            delete: op::<v2::product_categories::DeleteProductCategory>(),
            required: &["CategoryDisplayName"],
            ..Home::V2
        },
        ..Table::PLAIN
    },
    Table {
        name: "ProductCategoryAssign",
        v2: Home {
            rows: Rows::Below(Below {
                parent: ASSIGNED,
                pushes: &[
                    ("ProductId", "ProductId"),
                    ("ProductCategoryId", "ProductCategoryId"),
                ],
                needs: &[],
                place: Place::Inside("product_ids"),
            }),
            create: op::<v2::product_categories::AssignProductsToCategory>(),
            writer: Some(SpecialWriter::CategoryProducts),
            required: &["ProductId", "ProductCategoryId"],
            ..Home::V2
        },
        differences: &[&PAIR_WITHOUT_ID],
        ..Table::PLAIN
    },
    Table {
        name: "ProductOption",
        v1: Home {
            rows: Rows::Below(Below {
                parent: LISTED_PRODUCT,
                pushes: &[],
                needs: &[],
                place: Place::Inside("product_options"),
            }),
            ..Home::NONE
        },
        v2: Home {
            rows: Rows::Below(Below {
                parent: "Product",
                pushes: &[("ProductId", "Id")],
                needs: &[],
                place: Place::List(
                    List {
                        paging: Paging::Whole,
                        ..List::v2(
                            info::<v2::products::ListProductOptions>(),
                            "product_options",
                        )
                    },
                    &[("product_id", "id")],
                ),
            }),
            create: op::<v2::products::CreateProductOption>(),
            update: op::<v2::products::UpdateProductOption>(),
            delete: op::<v2::products::DeleteProductOption>(),
            above: &[("product_id", "ProductId")],
            required: &["ProductId", "OptionType"],
            ..Home::V2
        },
        ..Table::PLAIN
    },
    Table {
        name: "ProductOptValue",
        v1: Home {
            rows: Rows::Below(Below {
                parent: "ProductOption",
                pushes: &[],
                needs: &[],
                place: Place::Inside("values"),
            }),
            ..Home::NONE
        },
        v2: Home {
            rows: Rows::Below(Below {
                parent: "ProductOption",
                pushes: &[],
                needs: &[],
                place: Place::Inside("list_items"),
            }),
            create: op::<v2::products::AddProductOptionListOptionValue>(),
            update: op::<v2::products::UpdateProductOptionListOptionValue>(),
            delete: op::<v2::products::DeleteProductOptionListOptionValue>(),
            writer: Some(SpecialWriter::OptionValues),
            above: &[("product_option_id", "ProductOptionId")],
            required: &["ProductOptionId", "Label"],
            ..Home::V2
        },
        differences: &[&LOOSE_ROW],
        ..Table::PLAIN
    },
    Table {
        name: "ProductInterestBundle",
        v2: Home {
            rows: Rows::List(List {
                filters: &[by("BundleName", "name", By::Equal)],
                ..List::v2(
                    info::<v2::product_interests::ListProductInterestBundles>(),
                    "product_interest_bundles",
                )
            }),
            get: op::<v2::product_interests::GetProductInterestBundle>(),
            create: op::<v2::product_interests::CreateProductInterestBundle>(),
            update: op::<v2::product_interests::UpdateProductInterestBundle>(),
            required: &["BundleName", "Description"],
            ..Home::V2
        },
        ..Table::PLAIN
    },
    Table {
        name: "ProductInterest",
        v2: Home {
            rows: Rows::Parts(INTERESTS),
            ..Home::V2
        },
        differences: &[&INTERESTS_OF_BUNDLES, &LOOSE_ROW],
        ..Table::PLAIN
    },
    Table {
        name: "CProgram",
        v1: Home {
            rows: Rows::Below(Below {
                parent: LISTED_PRODUCT,
                pushes: &[],
                needs: &[],
                place: Place::Inside("subscription_plans"),
            }),
            ..Home::NONE
        },
        v2: Home {
            rows: Rows::Below(Below {
                parent: "Product",
                pushes: &[
                    ("ProductId", "Id"),
                    ("ProgramName", "ProductName"),
                    ("Sku", "Sku"),
                ],
                needs: &[],
                place: Place::Inside("subscription_plans"),
            }),
            ..Home::V2
        },
        differences: &[&PROGRAM_VIEW],
        ..Table::PLAIN
    },
];

/// Interests cannot be added: REST wants a price that the table does not have.
const fn interests(part: &'static str, list: &'static str) -> Table {
    Table {
        name: "ProductInterest",
        part,
        v2: Home {
            rows: Rows::Below(Below {
                parent: "ProductInterestBundle",
                pushes: &[("ObjectId", "Id")],
                needs: &[],
                place: Place::Inside(list),
            }),
            update: op::<v2::product_interests::UpdateProductInterest>(),
            delete: op::<v2::product_interests::RemoveProductInterest>(),
            above: &[("id", "ObjectId")],
            ..Home::V2
        },
        ..Table::PLAIN
    }
}

static INTERESTS: &[Table] = &[
    interests("products", "product_interests"),
    interests("subscription plans", "subscription_plan_interests"),
];
