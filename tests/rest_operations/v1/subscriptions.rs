//! Operations of subscriptions.

use keap_rest::ContactId;
use keap_rest::v1::subscriptions::*;

use crate::rest_operations::samples::Samples;

#[test]
fn subscriptions() {
    let mut samples = Samples::load("v1/subscriptions");
    samples.check(
        ListSubscriptions::new(),
        ListSubscriptions::new()
            .contact_id(ContactId::new(7))
            .limit(5)
            .offset(5),
    );
    samples.check(
        CreateSubscription::new(samples.body("createSubscriptionUsingPOST")),
        CreateSubscription::new(samples.body("createSubscriptionUsingPOST")),
    );
    samples.check(
        RetrieveSubscriptionModel::new(),
        RetrieveSubscriptionModel::new(),
    );
    samples.finish();
}
