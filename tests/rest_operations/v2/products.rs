//! Operations of products.

use keap_rest::v2::products::*;
use keap_rest::{Comparison, Direction, ProductId, ProductOptionId, ProductOptionValueId};

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
                    .and(Filter::product_id(ProductId::new(7)))
                    .and(Filter::product_id_compared(
                        Comparison::Less,
                        ProductId::new(7),
                    ))
                    .and(Filter::product_ids([ProductId::new(7)])),
            )
            .order_by(OrderKey::Name, Direction::Descending)
            .page_size(5)
            .page_token("7"),
    );
    samples.check(
        CreateProduct::new(samples.body("createProduct")),
        CreateProduct::new(samples.body("createProduct")),
    );
    samples.check(
        GetProduct::new(ProductId::new(7)),
        GetProduct::new(ProductId::new(7)),
    );
    samples.check(
        AdjustInventory::new(ProductId::new(7), samples.body("adjustInventory")),
        AdjustInventory::new(ProductId::new(7), samples.body("adjustInventory")),
    );
    samples.check(
        UpdateProduct::new(ProductId::new(7), samples.body("updateProduct")),
        UpdateProduct::new(ProductId::new(7), samples.body("updateProduct")),
    );
    samples.check_without_json(
        DeleteProduct::new(ProductId::new(7)),
        DeleteProduct::new(ProductId::new(7)),
    );
    samples.check_without_json(
        CreateProductImage::new(ProductId::new(7), upload()),
        CreateProductImage::new(ProductId::new(7), upload()).legacy(true),
    );
    samples.check_without_json(
        DeleteProductImage::new(ProductId::new(7)),
        DeleteProductImage::new(ProductId::new(7)),
    );
    samples.check(
        ListProductOptions::new(ProductId::new(7)),
        ListProductOptions::new(ProductId::new(7)),
    );
    samples.check(
        CreateProductOption::new(ProductId::new(7), samples.body("createProductOption")),
        CreateProductOption::new(ProductId::new(7), samples.body("createProductOption")),
    );
    samples.check(
        GetProductOption::new(ProductId::new(7), ProductOptionId::new(7)),
        GetProductOption::new(ProductId::new(7), ProductOptionId::new(7)),
    );
    samples.check(
        UpdateProductOption::new(
            ProductId::new(7),
            ProductOptionId::new(7),
            samples.body("updateProductOption"),
        ),
        UpdateProductOption::new(
            ProductId::new(7),
            ProductOptionId::new(7),
            samples.body("updateProductOption"),
        ),
    );
    samples.check_without_json(
        DeleteProductOption::new(ProductId::new(7), ProductOptionId::new(7)),
        DeleteProductOption::new(ProductId::new(7), ProductOptionId::new(7)),
    );
    samples.check_without_json(
        GetLegacyImageData::new(ProductId::new(7)),
        GetLegacyImageData::new(ProductId::new(7)),
    );
    samples.check(
        AddProductOptionListOptionValue::new(
            ProductId::new(7),
            ProductOptionId::new(7),
            samples.body("addProductOptionListOptionValue"),
        ),
        AddProductOptionListOptionValue::new(
            ProductId::new(7),
            ProductOptionId::new(7),
            samples.body("addProductOptionListOptionValue"),
        ),
    );
    samples.check(
        UpdateProductOptionListOptionValue::new(
            ProductId::new(7),
            ProductOptionId::new(7),
            ProductOptionValueId::new(7),
            samples.body("updateProductOptionListOptionValue"),
        ),
        UpdateProductOptionListOptionValue::new(
            ProductId::new(7),
            ProductOptionId::new(7),
            ProductOptionValueId::new(7),
            samples.body("updateProductOptionListOptionValue"),
        ),
    );
    samples.check_without_json(
        DeleteProductOptionListOptionValue::new(
            ProductId::new(7),
            ProductOptionId::new(7),
            ProductOptionValueId::new(7),
        ),
        DeleteProductOptionListOptionValue::new(
            ProductId::new(7),
            ProductOptionId::new(7),
            ProductOptionValueId::new(7),
        ),
    );
    samples.finish();
}
