//! Operations of campaigns.

use keap_rest::v1::campaigns::*;
use keap_rest::{CampaignId, ContactId, SequenceId};

use crate::rest_operations::samples::Samples;

#[test]
fn campaigns() {
    let mut samples = Samples::load("v1/campaigns");
    samples.check(
        ListCampaigns::new(),
        ListCampaigns::new()
            .limit(5)
            .offset(5)
            .order("7".into())
            .order_direction("7".into())
            .search_text("7"),
    );
    samples.check(
        GetCampaign::new(CampaignId::new(7)),
        GetCampaign::new(CampaignId::new(7)).optional_properties(["7", "8"]),
    );
    samples.check(
        AchieveGoal::new("7", "7", samples.body("createAchieveApiGoalEventUsingPOST")),
        AchieveGoal::new("7", "7", samples.body("createAchieveApiGoalEventUsingPOST")),
    );
    samples.check(
        AddContactsToCampaignSequence::new(
            CampaignId::new(7),
            SequenceId::new(7),
            samples.body("addContactsToCampaignSequenceUsingPOST"),
        ),
        AddContactsToCampaignSequence::new(
            CampaignId::new(7),
            SequenceId::new(7),
            samples.body("addContactsToCampaignSequenceUsingPOST"),
        ),
    );
    samples.check_without_json(
        RemoveContactsFromCampaignSequence::new(
            CampaignId::new(7),
            SequenceId::new(7),
            samples.body("removeContactsFromCampaignSequenceUsingDELETE"),
        ),
        RemoveContactsFromCampaignSequence::new(
            CampaignId::new(7),
            SequenceId::new(7),
            samples.body("removeContactsFromCampaignSequenceUsingDELETE"),
        ),
    );
    samples.check_without_json(
        AddContactToCampaignSequence::new(
            CampaignId::new(7),
            SequenceId::new(7),
            ContactId::new(7),
        ),
        AddContactToCampaignSequence::new(
            CampaignId::new(7),
            SequenceId::new(7),
            ContactId::new(7),
        ),
    );
    samples.check_without_json(
        RemoveContactFromCampaignSequence::new(
            CampaignId::new(7),
            SequenceId::new(7),
            ContactId::new(7),
        ),
        RemoveContactFromCampaignSequence::new(
            CampaignId::new(7),
            SequenceId::new(7),
            ContactId::new(7),
        ),
    );
    samples.finish();
}
