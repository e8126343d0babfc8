//! Operations of product categories.

use keap_rest::v2::product_categories::*;
use keap_rest::{Comparison, Direction, ProductCategoryId, ProductId};

use crate::rest_operations::samples::{Samples, upload};

#[test]
fn product_categories() {
    let mut samples = Samples::load("v2/product_categories");
    samples.check(
        ListProductCategories::new(),
        ListProductCategories::new()
            .filter(
                Filter::product_id(ProductId::new(7))
                    .and(Filter::name("7"))
                    .and(Filter::product_category_id(ProductCategoryId::new(7)))
                    .and(Filter::product_category_id_compared(
                        Comparison::Less,
                        ProductCategoryId::new(7),
                    ))
                    .and(Filter::product_category_id_not(ProductCategoryId::new(7))),
            )
            .order_by(OrderKey::Id, Direction::Descending)
            .page_size(5)
            .page_token("7"),
    );
    samples.check(
        CreateProductCategory::new(samples.body("createProductCategory")),
        CreateProductCategory::new(samples.body("createProductCategory")),
    );
    samples.check(
        GetProductCategory::new(ProductCategoryId::new(7)),
        GetProductCategory::new(ProductCategoryId::new(7)),
    );
    samples.check_without_json(
        AssignProductsToCategory::new(
            ProductCategoryId::new(7),
            samples.body("assignProductsToCategory"),
        ),
        AssignProductsToCategory::new(
            ProductCategoryId::new(7),
            samples.body("assignProductsToCategory"),
        ),
    );
    samples.check(
        UpdateProductCategory::new(
            ProductCategoryId::new(7),
            samples.body("updateProductCategory"),
        ),
        UpdateProductCategory::new(
            ProductCategoryId::new(7),
            samples.body("updateProductCategory"),
        ),
    );
    samples.check_without_json(
        DeleteProductCategory::new(ProductCategoryId::new(7)),
        DeleteProductCategory::new(ProductCategoryId::new(7)),
    );
    samples.check(
        ListAssignedProducts::new(),
        ListAssignedProducts::new()
            .filter(
                AssignedProductsFilter::product_ids([ProductId::new(7)]).and(
                    AssignedProductsFilter::product_category_ids([ProductCategoryId::new(7)]),
                ),
            )
            .page_token("7")
            .order_by(
                AssignedProductsOrderKey::ProductCategoryId,
                Direction::Descending,
            )
            .page_size(5),
    );
    samples.check_without_json(
        CreateProductCategoryImage::new(ProductCategoryId::new(7), upload()),
        CreateProductCategoryImage::new(ProductCategoryId::new(7), upload()),
    );
    samples.check_without_json(
        DeleteProductCategoryImage::new(ProductCategoryId::new(7)),
        DeleteProductCategoryImage::new(ProductCategoryId::new(7)),
    );
    samples.finish();
}
