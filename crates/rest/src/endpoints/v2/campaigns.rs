//! Campaigns.

use http::Method;
use keap_http::Effect;

use crate::Info;

/// `GET /rest/v2/campaigns`.
pub static LIST_CAMPAIGNS: Info = Info::new(
    "v2 listCampaigns",
    Method::GET,
    "/rest/v2/campaigns",
    Effect::Read,
)
.with_query(&["filter", "order_by", "page_size", "page_token"]);

/// `GET /rest/v2/campaigns/{campaign_id}`.
pub static GET_CAMPAIGN: Info = Info::new(
    "v2 getCampaign",
    Method::GET,
    "/rest/v2/campaigns/{campaign_id}",
    Effect::Read,
);

/// `GET /rest/v2/campaigns/{campaign_id}/goals`.
pub static LIST_CAMPAIGN_GOALS: Info = Info::new(
    "v2 getCampaignGoals",
    Method::GET,
    "/rest/v2/campaigns/{campaign_id}/goals",
    Effect::Read,
);

/// `GET /rest/v2/campaigns/{campaign_id}/sequences`.
pub static LIST_CAMPAIGN_SEQUENCES: Info = Info::new(
    "v2 getCampaignSequences",
    Method::GET,
    "/rest/v2/campaigns/{campaign_id}/sequences",
    Effect::Read,
);

/// `POST /rest/v2/campaigns/{campaign_id}/sequences/{sequence_id}:addContacts`.
pub static ADD_CONTACTS_TO_CAMPAIGN_SEQUENCE: Info = Info::new(
    "v2 addContactsToCampaignSequence",
    Method::POST,
    "/rest/v2/campaigns/{campaign_id}/sequences/{sequence_id}:addContacts",
    Effect::Write,
)
.with_members(&["add_to_sequence_results"]);

/// `POST /rest/v2/campaigns/{campaign_id}/sequences/{sequence_id}:removeContacts`.
pub static REMOVE_CONTACTS_FROM_CAMPAIGN_SEQUENCE: Info = Info::new(
    "v2 removeContactsFromCampaignSequence",
    Method::POST,
    "/rest/v2/campaigns/{campaign_id}/sequences/{sequence_id}:removeContacts",
    Effect::IdempotentWrite,
)
.with_members(&["remove_from_sequence_results"]);
