//! Operations of product interests.

use keap_rest::v2::product_interests::*;
use keap_rest::{Direction, ProductInterestBundleId, ProductInterestId};

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
        GetProductInterestBundle::new(ProductInterestBundleId::new(7)),
        GetProductInterestBundle::new(ProductInterestBundleId::new(7)),
    );
    samples.check(
        UpdateProductInterestBundle::new(
            ProductInterestBundleId::new(7),
            samples.body("updateProductInterestBundle"),
        ),
        UpdateProductInterestBundle::new(
            ProductInterestBundleId::new(7),
            samples.body("updateProductInterestBundle"),
        ),
    );
    samples.check_without_json(
        DeleteProductInterestBundle::new(ProductInterestBundleId::new(7)),
        DeleteProductInterestBundle::new(ProductInterestBundleId::new(7)),
    );
    samples.check(
        AddProductInterest::new(
            ProductInterestBundleId::new(7),
            samples.body("addProductInterest"),
        ),
        AddProductInterest::new(
            ProductInterestBundleId::new(7),
            samples.body("addProductInterest"),
        ),
    );
    samples.check(
        UpdateProductInterest::new(
            ProductInterestBundleId::new(7),
            ProductInterestId::new(7),
            samples.body("updateProductInterest"),
        ),
        UpdateProductInterest::new(
            ProductInterestBundleId::new(7),
            ProductInterestId::new(7),
            samples.body("updateProductInterest"),
        ),
    );
    samples.check_without_json(
        RemoveProductInterest::new(ProductInterestBundleId::new(7), ProductInterestId::new(7)),
        RemoveProductInterest::new(ProductInterestBundleId::new(7), ProductInterestId::new(7)),
    );
    samples.finish();
}
