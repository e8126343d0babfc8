//! Operations of subscription plans.

use keap_rest::v2::subscription_plans::*;
use keap_rest::{Direction, ProductId, SubscriptionPlanId};

use crate::rest_operations::samples::Samples;

#[test]
fn subscription_plans() {
    let mut samples = Samples::load("v2/subscription_plans");
    samples.check(
        ListSubscriptionPlans::new(ProductId::new(7)),
        ListSubscriptionPlans::new(ProductId::new(7))
            .filter(Filter::active(true).and(Filter::cycle_type("7")))
            .order_by(OrderKey::Id, Direction::Descending)
            .page_size(5)
            .page_token("7"),
    );
    samples.check(
        CreateSubscriptionPlan::new(ProductId::new(7), samples.body("createSubscriptionPlans")),
        CreateSubscriptionPlan::new(ProductId::new(7), samples.body("createSubscriptionPlans")),
    );
    samples.check(
        GetSubscriptionPlan::new(ProductId::new(7), SubscriptionPlanId::new(7)),
        GetSubscriptionPlan::new(ProductId::new(7), SubscriptionPlanId::new(7)),
    );
    samples.check(
        UpdateSubscriptionPlan::new(
            ProductId::new(7),
            SubscriptionPlanId::new(7),
            samples.body("updateSubscriptionPlan"),
        ),
        UpdateSubscriptionPlan::new(
            ProductId::new(7),
            SubscriptionPlanId::new(7),
            samples.body("updateSubscriptionPlan"),
        ),
    );
    samples.check_without_json(
        DeleteSubscriptionPlan::new(ProductId::new(7), SubscriptionPlanId::new(7)),
        DeleteSubscriptionPlan::new(ProductId::new(7), SubscriptionPlanId::new(7)),
    );
    samples.finish();
}
