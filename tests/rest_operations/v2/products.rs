//! Operations of products.

use keap_rest::v2::products::*;
use keap_rest::{Comparison, Direction};

use crate::rest_operations::samples::{Samples, upload};

#[test]
fn products() {
    let mut samples = Samples::load("v2/products");
    samples.check(
        ListProducts::new(),
        ListProducts::new()
            .filter(
                Filter::name("7")
                    .and(Filter::sku("7"))
                    .and(Filter::description("7"))
                    .and(Filter::short_description("7"))
                    .and(Filter::product_id("7"))
                    .and(Filter::product_id_compared(Comparison::Less, "7"))
                    .and(Filter::product_ids(["7"])),
            )
            .order_by(OrderKey::Name, Direction::Descending)
            .page_size(5)
            .page_token("7"),
    );
    samples.check(
        CreateProduct::new(samples.body("createProduct")),
        CreateProduct::new(samples.body("createProduct")),
    );
    samples.check(GetProduct::new("7"), GetProduct::new("7"));
    samples.check(
        AdjustInventory::new("7", samples.body("adjustInventory")),
        AdjustInventory::new("7", samples.body("adjustInventory")),
    );
    samples.check(
        UpdateProduct::new("7", samples.body("updateProduct")),
        UpdateProduct::new("7", samples.body("updateProduct")),
    );
    samples.check_without_json(DeleteProduct::new("7"), DeleteProduct::new("7"));
    samples.check_without_json(
        CreateProductImage::new("7", upload()),
        CreateProductImage::new("7", upload()).legacy(true),
    );
    samples.check_without_json(DeleteProductImage::new("7"), DeleteProductImage::new("7"));
    samples.check(ListProductOptions::new("7"), ListProductOptions::new("7"));
    samples.check(
        CreateProductOption::new("7", samples.body("createProductOption")),
        CreateProductOption::new("7", samples.body("createProductOption")),
    );
    samples.check(
        GetProductOption::new("7", "7"),
        GetProductOption::new("7", "7"),
    );
    samples.check(
        UpdateProductOption::new("7", "7", samples.body("updateProductOption")),
        UpdateProductOption::new("7", "7", samples.body("updateProductOption")),
    );
    samples.check_without_json(
        DeleteProductOption::new("7", "7"),
        DeleteProductOption::new("7", "7"),
    );
    samples.check_without_json(GetLegacyImageData::new("7"), GetLegacyImageData::new("7"));
    samples.check(
        AddProductOptionListOptionValue::new(
            "7",
            "7",
            samples.body("addProductOptionListOptionValue"),
        ),
        AddProductOptionListOptionValue::new(
            "7",
            "7",
            samples.body("addProductOptionListOptionValue"),
        ),
    );
    samples.check(
        UpdateProductOptionListOptionValue::new(
            "7",
            "7",
            "7",
            samples.body("updateProductOptionListOptionValue"),
        ),
        UpdateProductOptionListOptionValue::new(
            "7",
            "7",
            "7",
            samples.body("updateProductOptionListOptionValue"),
        ),
    );
    samples.check_without_json(
        DeleteProductOptionListOptionValue::new("7", "7", "7"),
        DeleteProductOptionListOptionValue::new("7", "7", "7"),
    );
    samples.finish();
}
