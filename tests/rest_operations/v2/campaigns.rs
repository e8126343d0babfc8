//! Operations of campaigns.

use keap_rest::Direction;
use keap_rest::v2::campaigns::*;

use crate::rest_operations::samples::Samples;

#[test]
fn campaigns() {
    let mut samples = Samples::load("v2/campaigns");
    samples.check(
        ListCampaigns::new(),
        ListCampaigns::new()
            .filter(Filter::name("7"))
            .order_by(OrderKey::Name, Direction::Descending)
            .page_size(5)
            .page_token("7"),
    );
    samples.check(GetCampaign::new("7"), GetCampaign::new("7"));
    samples.check(ListCampaignGoals::new("7"), ListCampaignGoals::new("7"));
    samples.check(
        ListCampaignSequences::new("7"),
        ListCampaignSequences::new("7"),
    );
    samples.check(
        AddContactsToCampaignSequence::new("7", "7", samples.body("addContactsToCampaignSequence")),
        AddContactsToCampaignSequence::new("7", "7", samples.body("addContactsToCampaignSequence")),
    );
    samples.check(
        RemoveContactsFromCampaignSequence::new(
            "7",
            "7",
            samples.body("removeContactsFromCampaignSequence"),
        ),
        RemoveContactsFromCampaignSequence::new(
            "7",
            "7",
            samples.body("removeContactsFromCampaignSequence"),
        ),
    );
    samples.finish();
}
