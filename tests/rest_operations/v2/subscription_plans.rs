//! Operations of subscription plans.

use keap_rest::Direction;
use keap_rest::v2::subscription_plans::*;

use crate::rest_operations::samples::Samples;

#[test]
fn subscription_plans() {
    let mut samples = Samples::load("v2/subscription_plans");
    samples.check(
        ListSubscriptionPlans::new("7"),
        ListSubscriptionPlans::new("7")
            .filter(Filter::active(true).and(Filter::cycle_type("7")))
            .order_by(OrderKey::Id, Direction::Descending)
            .page_size(5)
            .page_token("7"),
    );
    samples.check(
        CreateSubscriptionPlan::new("7", samples.body("createSubscriptionPlans")),
        CreateSubscriptionPlan::new("7", samples.body("createSubscriptionPlans")),
    );
    samples.check(
        GetSubscriptionPlan::new("7", "7"),
        GetSubscriptionPlan::new("7", "7"),
    );
    samples.check(
        UpdateSubscriptionPlan::new("7", "7", samples.body("updateSubscriptionPlan")),
        UpdateSubscriptionPlan::new("7", "7", samples.body("updateSubscriptionPlan")),
    );
    samples.check_without_json(
        DeleteSubscriptionPlan::new("7", "7"),
        DeleteSubscriptionPlan::new("7", "7"),
    );
    samples.finish();
}
