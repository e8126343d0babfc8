//! Operations of subscriptions.

use keap_rest::v2::subscriptions::*;
use keap_rest::{
    Comparison, ContactId, CustomFieldGroupId, CustomFieldId, CustomFieldTabId, Direction,
    SubscriptionId, SubscriptionPlanId,
};

use crate::rest_operations::samples::Samples;

#[test]
fn subscriptions() {
    let mut samples = Samples::load("v2/subscriptions");
    samples.check(
        ListSubscriptions::new(),
        ListSubscriptions::new()
            .filter(
                Filter::contact_id(ContactId::new(7))
                    .and(Filter::subscription_plan_id(SubscriptionPlanId::new(7)))
                    .and(Filter::status("7"))
                    .and(Filter::id(SubscriptionId::new(7)))
                    .and(Filter::id_compared(
                        Comparison::Less,
                        SubscriptionId::new(7),
                    ))
                    .and(Filter::id_not(SubscriptionId::new(7)))
                    .and(Filter::billing_amount(5.5))
                    .and(Filter::billing_amount_compared(Comparison::Less, 5.5))
                    .and(Filter::billing_amount_not(5.5))
                    .and(Filter::ids([SubscriptionId::new(7)]))
                    .and(Filter::subscription_plan_ids([SubscriptionPlanId::new(7)])),
            )
            .order_by(OrderKey::Id, Direction::Descending)
            .page_size(5)
            .page_token("7"),
    );
    samples.check(
        CreateSubscription::new(samples.body("createSubscription")),
        CreateSubscription::new(samples.body("createSubscription")),
    );
    samples.check(
        GetSubscription::new(SubscriptionId::new(7)),
        GetSubscription::new(SubscriptionId::new(7)),
    );
    samples.check_without_json(
        CancelSubscription::new(SubscriptionId::new(7), samples.body("cancelSubscription")),
        CancelSubscription::new(SubscriptionId::new(7), samples.body("cancelSubscription")),
    );
    samples.check(
        InvoiceSubscription::new(SubscriptionId::new(7)),
        InvoiceSubscription::new(SubscriptionId::new(7)),
    );
    samples.check(
        UpdateSubscription::new(SubscriptionId::new(7), samples.body("updateSubscription")),
        UpdateSubscription::new(SubscriptionId::new(7), samples.body("updateSubscription")),
    );
    samples.check(
        RetrieveSubscriptionModel::new(),
        RetrieveSubscriptionModel::new(),
    );
    samples.check(
        CreateSubscriptionCustomField::new(samples.body("createSubscriptionCustomField")),
        CreateSubscriptionCustomField::new(samples.body("createSubscriptionCustomField")),
    );
    samples.check(
        UpdateSubscriptionCustomField::new(
            CustomFieldId::new(7),
            samples.body("updateSubscriptionCustomField"),
        ),
        UpdateSubscriptionCustomField::new(
            CustomFieldId::new(7),
            samples.body("updateSubscriptionCustomField"),
        ),
    );
    samples.check_without_json(
        DeleteSubscriptionCustomField::new(CustomFieldId::new(7)),
        DeleteSubscriptionCustomField::new(CustomFieldId::new(7)),
    );
    samples.check(
        ListSubscriptionCustomFieldGroups::new(),
        ListSubscriptionCustomFieldGroups::new().tab_id(CustomFieldTabId::new(7)),
    );
    samples.check(
        CreateSubscriptionCustomFieldGroup::new(samples.body("createSubscriptionCustomFieldGroup")),
        CreateSubscriptionCustomFieldGroup::new(samples.body("createSubscriptionCustomFieldGroup")),
    );
    samples.check(
        GetSubscriptionCustomFieldGroup::new(CustomFieldGroupId::new(7)),
        GetSubscriptionCustomFieldGroup::new(CustomFieldGroupId::new(7)),
    );
    samples.check(
        UpdateSubscriptionCustomFieldGroup::new(
            CustomFieldGroupId::new(7),
            samples.body("updateSubscriptionCustomFieldGroup"),
        ),
        UpdateSubscriptionCustomFieldGroup::new(
            CustomFieldGroupId::new(7),
            samples.body("updateSubscriptionCustomFieldGroup"),
        ),
    );
    samples.check_without_json(
        DeleteSubscriptionCustomFieldGroup::new(CustomFieldGroupId::new(7)),
        DeleteSubscriptionCustomFieldGroup::new(CustomFieldGroupId::new(7)),
    );
    samples.check(
        ListSubscriptionCustomFieldTabs::new(),
        ListSubscriptionCustomFieldTabs::new(),
    );
    samples.check(
        CreateSubscriptionCustomFieldTab::new(samples.body("createSubscriptionCustomFieldTab")),
        CreateSubscriptionCustomFieldTab::new(samples.body("createSubscriptionCustomFieldTab")),
    );
    samples.check(
        GetSubscriptionCustomFieldTab::new(CustomFieldTabId::new(7)),
        GetSubscriptionCustomFieldTab::new(CustomFieldTabId::new(7)),
    );
    samples.check(
        UpdateSubscriptionCustomFieldTab::new(
            CustomFieldTabId::new(7),
            samples.body("updateSubscriptionCustomFieldTab"),
        ),
        UpdateSubscriptionCustomFieldTab::new(
            CustomFieldTabId::new(7),
            samples.body("updateSubscriptionCustomFieldTab"),
        ),
    );
    samples.check_without_json(
        DeleteSubscriptionCustomFieldTab::new(CustomFieldTabId::new(7)),
        DeleteSubscriptionCustomFieldTab::new(CustomFieldTabId::new(7)),
    );
    samples.finish();
}
