//! Operations of webforms.

use keap_rest::v2::webforms::*;
use keap_rest::{Direction, WebFormId};

use crate::rest_operations::samples::{Samples, time};

#[test]
fn webforms() {
    let mut samples = Samples::load("v2/webforms");
    samples.check(
        ListWebforms::new(),
        ListWebforms::new()
            .filter(
                Filter::name("7")
                    .and(Filter::webform_type("7"))
                    .and(Filter::since_create_time(time()))
                    .and(Filter::until_create_time(time()))
                    .and(Filter::since_update_time(time()))
                    .and(Filter::until_update_time(time())),
            )
            .order_by(OrderKey::Name, Direction::Descending)
            .page_size(5)
            .page_token("7"),
    );
    samples.check_without_json(
        GetWebformHtml::new(WebFormId::new(7)),
        GetWebformHtml::new(WebFormId::new(7)),
    );
    samples.finish();
}
