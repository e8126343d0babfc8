//! Operations of referrals.

use keap_rest::v2::referrals::*;
use keap_rest::{Comparison, Direction};

use crate::rest_operations::samples::Samples;

#[test]
fn referrals() {
    let mut samples = Samples::load("v2/referrals");
    samples.check(
        ListReferrals::new(),
        ListReferrals::new()
            .filter(
                Filter::referral_partner_id("7")
                    .and(Filter::referral_partner_id_compared(Comparison::Less, "7"))
                    .and(Filter::referral_partner_id_not("7"))
                    .and(Filter::contact_id("7"))
                    .and(Filter::contact_id_compared(Comparison::Less, "7"))
                    .and(Filter::contact_id_not("7"))
                    .and(Filter::source("7"))
                    .and(Filter::description("7"))
                    .and(Filter::r#type("7")),
            )
            .page_token("7")
            .order_by(OrderKey::Id, Direction::Descending)
            .page_size(5),
    );
    samples.check(
        CreateReferral::new(samples.body("createReferral")),
        CreateReferral::new(samples.body("createReferral")),
    );
    samples.finish();
}
