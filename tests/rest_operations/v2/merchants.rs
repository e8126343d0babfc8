//! Operations of merchants.

use keap_rest::v2::merchants::*;
use keap_rest::{Direction, MerchantAccountId};

use crate::rest_operations::samples::Samples;

#[test]
fn merchants() {
    let mut samples = Samples::load("v2/merchants");
    samples.check(
        ListMerchants::new(),
        ListMerchants::new()
            .filter(
                Filter::id(MerchantAccountId::new(7))
                    .and(Filter::name("7"))
                    .and(Filter::r#type("7")),
            )
            .order_by(OrderKey::Id, Direction::Descending)
            .page_size(5)
            .page_token("7"),
    );
    samples.finish();
}
