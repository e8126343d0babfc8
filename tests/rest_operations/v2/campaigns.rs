//! Operations of campaigns.

use keap_rest::v2::campaigns::*;
use keap_rest::{CampaignId, Direction, SequenceId};

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
    samples.check(
        GetCampaign::new(CampaignId::new(7)),
        GetCampaign::new(CampaignId::new(7)),
    );
    samples.check(
        ListCampaignGoals::new(CampaignId::new(7)),
        ListCampaignGoals::new(CampaignId::new(7)),
    );
    samples.check(
        ListCampaignSequences::new(CampaignId::new(7)),
        ListCampaignSequences::new(CampaignId::new(7)),
    );
    samples.check(
        AddContactsToCampaignSequence::new(
            CampaignId::new(7),
            SequenceId::new(7),
            samples.body("addContactsToCampaignSequence"),
        ),
        AddContactsToCampaignSequence::new(
            CampaignId::new(7),
            SequenceId::new(7),
            samples.body("addContactsToCampaignSequence"),
        ),
    );
    samples.check(
        RemoveContactsFromCampaignSequence::new(
            CampaignId::new(7),
            SequenceId::new(7),
            samples.body("removeContactsFromCampaignSequence"),
        ),
        RemoveContactsFromCampaignSequence::new(
            CampaignId::new(7),
            SequenceId::new(7),
            samples.body("removeContactsFromCampaignSequence"),
        ),
    );
    samples.finish();
}
