//! Operations of subscriptions.

use keap_rest::v2::subscriptions::*;
use keap_rest::{Comparison, Direction};

use crate::rest_operations::samples::Samples;

#[test]
fn subscriptions() {
    let mut samples = Samples::load("v2/subscriptions");
    samples.check(
        ListSubscriptions::new(),
        ListSubscriptions::new()
            .filter(
                Filter::contact_id("7")
                    .and(Filter::subscription_plan_id("7"))
                    .and(Filter::status("7"))
                    .and(Filter::id("7"))
                    .and(Filter::id_compared(Comparison::Less, "7"))
                    .and(Filter::id_not("7"))
                    .and(Filter::billing_amount(5.5))
                    .and(Filter::billing_amount_compared(Comparison::Less, 5.5))
                    .and(Filter::billing_amount_not(5.5))
                    .and(Filter::ids(["7"]))
                    .and(Filter::subscription_plan_ids(["7"])),
            )
            .order_by(OrderKey::Id, Direction::Descending)
            .page_size(5)
            .page_token("7"),
    );
    samples.check(
        CreateSubscription::new(samples.body("createSubscription")),
        CreateSubscription::new(samples.body("createSubscription")),
    );
    samples.check(GetSubscription::new("7"), GetSubscription::new("7"));
    samples.check_without_json(
        CancelSubscription::new("7", samples.body("cancelSubscription")),
        CancelSubscription::new("7", samples.body("cancelSubscription")),
    );
    samples.check(InvoiceSubscription::new("7"), InvoiceSubscription::new("7"));
    samples.check(
        UpdateSubscription::new("7", samples.body("updateSubscription")),
        UpdateSubscription::new("7", samples.body("updateSubscription")),
    );
    samples.check(RetrieveSubscriptionModel, RetrieveSubscriptionModel);
    samples.check(
        CreateSubscriptionCustomField::new(samples.body("createSubscriptionCustomField")),
        CreateSubscriptionCustomField::new(samples.body("createSubscriptionCustomField")),
    );
    samples.check(
        UpdateSubscriptionCustomField::new("7", samples.body("updateSubscriptionCustomField")),
        UpdateSubscriptionCustomField::new("7", samples.body("updateSubscriptionCustomField")),
    );
    samples.check_without_json(
        DeleteSubscriptionCustomField::new("7"),
        DeleteSubscriptionCustomField::new("7"),
    );
    samples.check(
        ListSubscriptionCustomFieldGroups::new(),
        ListSubscriptionCustomFieldGroups::new().tab_id("7"),
    );
    samples.check(
        CreateSubscriptionCustomFieldGroup::new(samples.body("createSubscriptionCustomFieldGroup")),
        CreateSubscriptionCustomFieldGroup::new(samples.body("createSubscriptionCustomFieldGroup")),
    );
    samples.check(
        GetSubscriptionCustomFieldGroup::new("7"),
        GetSubscriptionCustomFieldGroup::new("7"),
    );
    samples.check(
        UpdateSubscriptionCustomFieldGroup::new(
            "7",
            samples.body("updateSubscriptionCustomFieldGroup"),
        ),
        UpdateSubscriptionCustomFieldGroup::new(
            "7",
            samples.body("updateSubscriptionCustomFieldGroup"),
        ),
    );
    samples.check_without_json(
        DeleteSubscriptionCustomFieldGroup::new("7"),
        DeleteSubscriptionCustomFieldGroup::new("7"),
    );
    samples.check(
        ListSubscriptionCustomFieldTabs,
        ListSubscriptionCustomFieldTabs,
    );
    samples.check(
        CreateSubscriptionCustomFieldTab::new(samples.body("createSubscriptionCustomFieldTab")),
        CreateSubscriptionCustomFieldTab::new(samples.body("createSubscriptionCustomFieldTab")),
    );
    samples.check(
        GetSubscriptionCustomFieldTab::new("7"),
        GetSubscriptionCustomFieldTab::new("7"),
    );
    samples.check(
        UpdateSubscriptionCustomFieldTab::new(
            "7",
            samples.body("updateSubscriptionCustomFieldTab"),
        ),
        UpdateSubscriptionCustomFieldTab::new(
            "7",
            samples.body("updateSubscriptionCustomFieldTab"),
        ),
    );
    samples.check_without_json(
        DeleteSubscriptionCustomFieldTab::new("7"),
        DeleteSubscriptionCustomFieldTab::new("7"),
    );
    samples.finish();
}
