//! Operations of affiliates.

use keap_rest::v1::affiliates::*;
use keap_rest::{AffiliateId, CommissionProgramId, ContactId};

use crate::rest_operations::samples::{Samples, time};

#[test]
fn affiliates() {
    let mut samples = Samples::load("v1/affiliates");
    samples.check(
        ListAffiliates::new(),
        ListAffiliates::new()
            .code("7")
            .contact_id(ContactId::new(7))
            .limit(5)
            .name("7")
            .offset(5)
            .order("7".into())
            .order_direction("7".into())
            .parent_id("7")
            .program_id(CommissionProgramId::new(7))
            .status("7".into()),
    );
    samples.check(
        CreateAffiliate::new(samples.body("createAffiliateUsingPOST")),
        CreateAffiliate::new(samples.body("createAffiliateUsingPOST")),
    );
    samples.check(
        GetAffiliate::new(AffiliateId::new(7)),
        GetAffiliate::new(AffiliateId::new(7)),
    );
    samples.check(
        ListAffiliateClawbacks::new(AffiliateId::new(7)),
        ListAffiliateClawbacks::new(AffiliateId::new(7))
            .limit(5)
            .offset(5)
            .order("7".into())
            .order_direction("7".into())
            .since(time())
            .until(time()),
    );
    samples.check(
        ListAffiliatePayments::new(AffiliateId::new(7)),
        ListAffiliatePayments::new(AffiliateId::new(7))
            .limit(5)
            .offset(5)
            .order("7".into())
            .order_direction("7".into())
            .since(time())
            .until(time()),
    );
    samples.check(
        ListAffiliateCommissions::new(),
        ListAffiliateCommissions::new()
            .affiliate_id(AffiliateId::new(7))
            .limit(5)
            .offset(5)
            .order("7".into())
            .order_direction("7".into())
            .since(time())
            .until(time()),
    );
    samples.check(
        ListAffiliatePrograms::new(),
        ListAffiliatePrograms::new()
            .affiliate_id(AffiliateId::new(7))
            .limit(5)
            .offset(5)
            .order("7".into())
            .order_direction("7".into()),
    );
    samples.check(
        ListAffiliateRedirectLinks::new(),
        ListAffiliateRedirectLinks::new()
            .affiliate_id(AffiliateId::new(7))
            .limit(5)
            .offset(5)
            .order("7".into())
            .order_direction("7".into()),
    );
    samples.check(
        ListAffiliateSummaries::new(),
        ListAffiliateSummaries::new()
            .affiliate_ids([AffiliateId::new(7), AffiliateId::new(8)])
            .order("7".into())
            .order_direction("7".into()),
    );
    samples.check(RetrieveAffiliateModel::new(), RetrieveAffiliateModel::new());
    samples.finish();
}
