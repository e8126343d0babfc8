//! Campaigns.

use http::Method;
use keap_http::Effect;

use crate::{Answer, Info};

/// `GET /rest/v1/campaigns`.
pub static LIST_CAMPAIGNS: Info = Info::new(
    "v1 listCampaignsUsingGET",
    Method::GET,
    "/rest/v1/campaigns",
    Effect::Read,
)
.with_query(&["limit", "offset", "order", "order_direction", "search_text"]);

/// `GET /rest/v1/campaigns/{campaignId}`.
pub static GET_CAMPAIGN: Info = Info::new(
    "v1 getCampaignUsingGET",
    Method::GET,
    "/rest/v1/campaigns/{campaignId}",
    Effect::Read,
)
.with_query(&["optional_properties"]);

/// `POST /rest/v1/campaigns/goals/{integration}/{callName}`.
pub static ACHIEVE_GOAL: Info = Info::new(
    "v1 createAchieveApiGoalEventUsingPOST",
    Method::POST,
    "/rest/v1/campaigns/goals/{integration}/{callName}",
    Effect::Write,
);

/// `POST /rest/v1/campaigns/{campaignId}/sequences/{sequenceId}/contacts`.
pub static ADD_CONTACTS_TO_CAMPAIGN_SEQUENCE: Info = Info::new(
    "v1 addContactsToCampaignSequenceUsingPOST",
    Method::POST,
    "/rest/v1/campaigns/{campaignId}/sequences/{sequenceId}/contacts",
    Effect::Write,
);

/// `DELETE /rest/v1/campaigns/{campaignId}/sequences/{sequenceId}/contacts`.
pub static REMOVE_CONTACTS_FROM_CAMPAIGN_SEQUENCE: Info = Info::new(
    "v1 removeContactsFromCampaignSequenceUsingDELETE",
    Method::DELETE,
    "/rest/v1/campaigns/{campaignId}/sequences/{sequenceId}/contacts",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `POST /rest/v1/campaigns/{campaignId}/sequences/{sequenceId}/contacts/{contactId}`.
pub static ADD_CONTACT_TO_CAMPAIGN_SEQUENCE: Info = Info::new(
    "v1 addContactToCampaignSequenceUsingPOST",
    Method::POST,
    "/rest/v1/campaigns/{campaignId}/sequences/{sequenceId}/contacts/{contactId}",
    Effect::Write,
)
.with_answer(Answer::Nothing);

/// `DELETE /rest/v1/campaigns/{campaignId}/sequences/{sequenceId}/contacts/{contactId}`.
pub static REMOVE_CONTACT_FROM_CAMPAIGN_SEQUENCE: Info = Info::new(
    "v1 removeContactFromCampaignSequenceUsingDELETE",
    Method::DELETE,
    "/rest/v1/campaigns/{campaignId}/sequences/{sequenceId}/contacts/{contactId}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);
