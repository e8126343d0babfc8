//! Operations of referrals.

use keap_rest::v2::referrals::*;
use keap_rest::{AffiliateId, Comparison, ContactId, Direction};

use crate::rest_operations::samples::Samples;

#[test]
fn referrals() {
    let mut samples = Samples::load("v2/referrals");
    samples.check(
        ListReferrals::new(),
        ListReferrals::new()
            .filter(
                Filter::referral_partner_id(AffiliateId::new(7))
                    .and(Filter::referral_partner_id_compared(
                        Comparison::Less,
                        AffiliateId::new(7),
                    ))
                    .and(Filter::referral_partner_id_not(AffiliateId::new(7)))
                    .and(Filter::contact_id(ContactId::new(7)))
                    .and(Filter::contact_id_compared(
                        Comparison::Less,
                        ContactId::new(7),
                    ))
                    .and(Filter::contact_id_not(ContactId::new(7)))
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
