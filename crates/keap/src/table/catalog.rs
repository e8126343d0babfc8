//! Products and what belongs to them.

use keap_rest::{v1, v2};

use super::{Below, By, Home, List, Place, Rows, Table, by, info, op};

pub(super) static TABLES: &[Table] = &[
    Table {
        name: "Product",
        v1: Home {
            rows: Rows::List(List {
                filters: &[by("Status", "active", By::Flag)],
                ..List::v1(info::<v1::products::ListProducts>(), "products")
            }),
            get: op::<v1::products::GetProduct>(),
            create: op::<v1::products::CreateProduct>(),
            update: op::<v1::products::UpdateProduct>(),
            delete: op::<v1::products::DeleteProduct>(),
            required: &["ProductName"],
            ..Home::NONE
        },
        v2: Home {
            rows: Rows::List(List {
                filters: &[
                    by("Id", "product_ids", By::List),
                    by("Id", "product_id", By::Compared),
                    by("ProductName", "name", By::Prefix),
                    by("Sku", "sku", By::Prefix),
                    by("Description", "description", By::Prefix),
                    by("ShortDescription", "short_description", By::Prefix),
                ],
                ..List::v2(info::<v2::products::ListProducts>(), "products")
            }),
            get: op::<v2::products::GetProduct>(),
            create: op::<v2::products::CreateProduct>(),
            update: op::<v2::products::UpdateProduct>(),
            delete: op::<v2::products::DeleteProduct>(),
            required: &["ProductName", "ProductPrice", "ShortDescription"],
            ..Home::V2
        },
        ..Table::PLAIN
    },
    Table {
        name: "SubscriptionPlan",
        v1: Home {
            rows: Rows::Below(Below {
                parent: "Product",
                pushes: &[("ProductId", "Id")],
                needs: &[],
                place: Place::Inside("subscription_plans"),
            }),
            create: op::<v1::products::CreateProductSubscription>(),
            delete: op::<v1::products::DeleteProductSubscription>(),
            above: &[("productId", "ProductId")],
            required: &["ProductId", "Cycle", "PlanPrice"],
            ..Home::NONE
        },
        v2: Home {
            // The list of one product's plans filters by more and costs a call for each product.
            rows: Rows::Below(Below {
                parent: "Product",
                pushes: &[("ProductId", "Id")],
                needs: &[],
                place: Place::Inside("subscription_plans"),
            }),
            create: op::<v2::subscription_plans::CreateSubscriptionPlan>(),
            update: op::<v2::subscription_plans::UpdateSubscriptionPlan>(),
            delete: op::<v2::subscription_plans::DeleteSubscriptionPlan>(),
            above: &[("product_id", "ProductId")],
            required: &["ProductId", "Cycle", "PlanPrice"],
            ..Home::V2
        },
        ..Table::PLAIN
    },
];
