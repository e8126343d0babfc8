//! Operations of products.

use keap_rest::v1::products::*;
use keap_rest::{ProductId, SubscriptionId};

use crate::rest_operations::samples::Samples;

#[test]
fn products() {
    let mut samples = Samples::load("v1/products");
    samples.check(
        ListProducts::new(),
        ListProducts::new().active(true).limit(5).offset(5),
    );
    samples.check(
        CreateProduct::new(samples.body("createProductUsingPOST")),
        CreateProduct::new(samples.body("createProductUsingPOST")),
    );
    samples.check(
        GetProduct::new(ProductId::new(7)),
        GetProduct::new(ProductId::new(7)),
    );
    samples.check(
        UpdateProduct::new(ProductId::new(7), samples.body("updateProductUsingPATCH")),
        UpdateProduct::new(ProductId::new(7), samples.body("updateProductUsingPATCH")),
    );
    samples.check_without_json(
        DeleteProduct::new(ProductId::new(7)),
        DeleteProduct::new(ProductId::new(7)),
    );
    samples.check_without_json(
        CreateProductImage::new(
            ProductId::new(7),
            samples.body("createProductImageUsingPOST"),
        ),
        CreateProductImage::new(
            ProductId::new(7),
            samples.body("createProductImageUsingPOST"),
        ),
    );
    samples.check_without_json(
        DeleteProductImage::new(ProductId::new(7)),
        DeleteProductImage::new(ProductId::new(7)),
    );
    samples.check(
        CreateProductSubscription::new(
            ProductId::new(7),
            samples.body("createProductSubscriptionUsingPOST"),
        ),
        CreateProductSubscription::new(
            ProductId::new(7),
            samples.body("createProductSubscriptionUsingPOST"),
        ),
    );
    samples.check(
        GetProductSubscription::new(ProductId::new(7), SubscriptionId::new(7)),
        GetProductSubscription::new(ProductId::new(7), SubscriptionId::new(7)),
    );
    samples.check_without_json(
        DeleteProductSubscription::new(ProductId::new(7), SubscriptionId::new(7)),
        DeleteProductSubscription::new(ProductId::new(7), SubscriptionId::new(7)),
    );
    samples.check(
        ListProductsSince::new(),
        ListProductsSince::new().limit(5).offset(5).sync_token("7"),
    );
    samples.finish();
}
