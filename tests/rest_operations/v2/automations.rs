//! Operations of automations.

use keap_rest::v2::automations::*;
use keap_rest::{AutomationId, Comparison, Direction, SequenceId};

use crate::rest_operations::samples::Samples;

#[test]
fn automations() {
    let mut samples = Samples::load("v2/automations");
    samples.check(
        ListAutomationCategories::new(),
        ListAutomationCategories::new(),
    );
    samples.check(
        CreateAutomationCategory::new(samples.body("createCategory")),
        CreateAutomationCategory::new(samples.body("createCategory")),
    );
    samples.check_without_json(
        DeleteAutomationCategories::new(["7", "8"]),
        DeleteAutomationCategories::new(["7", "8"]),
    );
    samples.check(
        UpdateAutomationCategory::new("7", samples.body("patchCategory")),
        UpdateAutomationCategory::new("7", samples.body("patchCategory")),
    );
    samples.check(
        ListAutomations::new(),
        ListAutomations::new()
            .filter(
                Filter::name("7")
                    .and(Filter::id(AutomationId::new(7)))
                    .and(Filter::id_compared(Comparison::Less, AutomationId::new(7)))
                    .and(Filter::id_not(AutomationId::new(7)))
                    .and(Filter::status("7"))
                    .and(Filter::categories(["7"])),
            )
            .order_by(OrderKey::Name, Direction::Descending)
            .page_size(5)
            .page_token("7"),
    );
    samples.check_without_json(
        DeleteAutomations::new([AutomationId::new(7), AutomationId::new(8)]),
        DeleteAutomations::new([AutomationId::new(7), AutomationId::new(8)]),
    );
    samples.check(
        GetAutomation::new(AutomationId::new(7)),
        GetAutomation::new(AutomationId::new(7)),
    );
    samples.check(
        AddContactsToAutomationSequence::new(
            AutomationId::new(7),
            SequenceId::new(7),
            samples.body("addContactsToAutomationSequence"),
        ),
        AddContactsToAutomationSequence::new(
            AutomationId::new(7),
            SequenceId::new(7),
            samples.body("addContactsToAutomationSequence"),
        ),
    );
    samples.check_without_json(
        UnpublishAutomation::new(AutomationId::new(7), samples.body("unpublishAutomation")),
        UnpublishAutomation::new(AutomationId::new(7), samples.body("unpublishAutomation")),
    );
    samples.check_without_json(
        UnpublishAutomations::new(samples.body("bulkUnpublishAutomations")),
        UnpublishAutomations::new(samples.body("bulkUnpublishAutomations")),
    );
    samples.check(
        ListAutomationIds::new(),
        ListAutomationIds::new()
            .filter(
                AutomationIdsFilter::name("7")
                    .and(AutomationIdsFilter::id(AutomationId::new(7)))
                    .and(AutomationIdsFilter::id_compared(
                        Comparison::Less,
                        AutomationId::new(7),
                    ))
                    .and(AutomationIdsFilter::id_not(AutomationId::new(7)))
                    .and(AutomationIdsFilter::status("7"))
                    .and(AutomationIdsFilter::categories(["7"])),
            )
            .order_by(AutomationIdsOrderKey::Name, Direction::Descending)
            .page_size(5)
            .page_token("7"),
    );
    samples.check_without_json(
        AssignAutomationCategories::new(samples.body("bulkAssignmentAutomationsCategories")),
        AssignAutomationCategories::new(samples.body("bulkAssignmentAutomationsCategories")),
    );
    samples.check(
        AchieveGoal::new(samples.body("achieveGoal")),
        AchieveGoal::new(samples.body("achieveGoal")),
    );
    samples.finish();
}
