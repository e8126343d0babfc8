//! Operations of product interests.

use keap_rest::Direction;
use keap_rest::v2::product_interests::*;

use crate::rest_operations::samples::Samples;

#[test]
fn product_interests() {
    let mut samples = Samples::load("v2/product_interests");
    samples.check(
        ListProductInterestBundles::new(),
        ListProductInterestBundles::new()
            .filter(ProductInterestBundlesFilter::name("7"))
            .order_by(ProductInterestBundlesOrderKey::Name, Direction::Descending)
            .page_size(5)
            .page_token("7"),
    );
    samples.check(
        CreateProductInterestBundle::new(samples.body("createProductInterestBundle")),
        CreateProductInterestBundle::new(samples.body("createProductInterestBundle")),
    );
    samples.check(
        GetProductInterestBundle::new("7"),
        GetProductInterestBundle::new("7"),
    );
    samples.check(
        UpdateProductInterestBundle::new("7", samples.body("updateProductInterestBundle")),
        UpdateProductInterestBundle::new("7", samples.body("updateProductInterestBundle")),
    );
    samples.check_without_json(
        DeleteProductInterestBundle::new("7"),
        DeleteProductInterestBundle::new("7"),
    );
    samples.check(
        AddProductInterest::new("7", samples.body("addProductInterest")),
        AddProductInterest::new("7", samples.body("addProductInterest")),
    );
    samples.check(
        UpdateProductInterest::new("7", "7", samples.body("updateProductInterest")),
        UpdateProductInterest::new("7", "7", samples.body("updateProductInterest")),
    );
    samples.check_without_json(
        RemoveProductInterest::new("7", "7"),
        RemoveProductInterest::new("7", "7"),
    );
    samples.finish();
}
