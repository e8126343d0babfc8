//! Campaigns.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

mod model;

use std::collections::BTreeMap;

use super::model::{OrderDirection, SetOfIds};
use crate::endpoints;
use crate::{
    CampaignId, ContactId, Cursor, Draft, Id, Info, JsonBody, ListStyle, Nothing, Operation, Page,
    Pages, SequenceId,
};

pub use model::*;

/// Lists campaigns: `GET /rest/v1/campaigns`.
///
/// Operation `listCampaignsUsingGET`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListCampaigns {
    /// The most records a page holds; 1000 when left out (observed).
    pub limit: Option<u32>,
    /// How many records are skipped.
    pub offset: Option<u32>,
    /// What the list is ordered by.
    pub order: Option<CampaignsOrder>,
    /// Ascending or descending.
    pub order_direction: Option<OrderDirection>,
    pub search_text: Option<String>,
}

impl ListCampaigns {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`limit`](field@Self::limit).
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Sets [`offset`](field@Self::offset).
    #[must_use]
    pub fn offset(mut self, offset: u32) -> Self {
        self.offset = Some(offset);
        self
    }

    /// Sets [`order`](field@Self::order).
    #[must_use]
    pub fn order(mut self, order: CampaignsOrder) -> Self {
        self.order = Some(order);
        self
    }

    /// Sets [`order_direction`](field@Self::order_direction).
    #[must_use]
    pub fn order_direction(mut self, order_direction: OrderDirection) -> Self {
        self.order_direction = Some(order_direction);
        self
    }

    /// Sets [`search_text`](field@Self::search_text).
    #[must_use]
    pub fn search_text(mut self, search_text: impl Into<String>) -> Self {
        self.search_text = Some(search_text.into());
        self
    }
}

impl Operation for ListCampaigns {
    type Output = CampaignList;

    const INFO: &'static Info = &endpoints::v1::campaigns::LIST_CAMPAIGNS;

    fn write(&self, draft: &mut Draft) {
        draft.query("limit", self.limit.as_ref());
        draft.query("offset", self.offset.as_ref());
        draft.query("order", self.order.as_ref());
        draft.query("order_direction", self.order_direction.as_ref());
        draft.query("search_text", self.search_text.as_ref());
    }
}

impl Pages for ListCampaigns {
    type Item = Campaign;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.offset = cursor.offset();
        self.limit.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<Campaign> {
        Page::with_offset(answer.campaigns)
    }
}

/// Reads a campaign: `GET /rest/v1/campaigns/{campaignId}`.
///
/// Operation `getCampaignUsingGET`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetCampaign {
    /// In the path.
    pub campaign_id: CampaignId,
    /// Properties that are not part of the answer by default.
    pub optional_properties: Vec<String>,
}

impl GetCampaign {
    /// The operation with what it requires; the rest is left out.
    pub fn new(campaign_id: CampaignId) -> Self {
        Self {
            campaign_id,
            optional_properties: Vec::new(),
        }
    }

    /// Sets [`optional_properties`](field@Self::optional_properties).
    #[must_use]
    pub fn optional_properties(
        mut self,
        optional_properties: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.optional_properties = optional_properties.into_iter().map(Into::into).collect();
        self
    }
}

impl Operation for GetCampaign {
    type Output = CampaignWithStats;

    const INFO: &'static Info = &endpoints::v1::campaigns::GET_CAMPAIGN;

    fn write(&self, draft: &mut Draft) {
        draft.path("campaignId", &self.campaign_id);
        draft.list(
            "optional_properties",
            &self.optional_properties,
            ListStyle::Comma,
        );
    }
}

/// Achieves an API goal of a campaign for a contact: `POST /rest/v1/campaigns/goals/{integration}/{callName}`.
///
/// Operation `createAchieveApiGoalEventUsingPOST`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AchieveGoal {
    /// In the path.
    pub integration: String,
    /// In the path.
    pub call_name: String,
    pub body: JsonBody<AchieveGoalRequest>,
}

impl AchieveGoal {
    /// The operation with its parameters.
    pub fn new(
        integration: impl Into<String>,
        call_name: impl Into<String>,
        body: impl Into<JsonBody<AchieveGoalRequest>>,
    ) -> Self {
        Self {
            integration: integration.into(),
            call_name: call_name.into(),
            body: body.into(),
        }
    }
}

impl Operation for AchieveGoal {
    type Output = Vec<GoalEventResult>;

    const INFO: &'static Info = &endpoints::v1::campaigns::ACHIEVE_GOAL;

    fn write(&self, draft: &mut Draft) {
        draft.path("integration", &self.integration);
        draft.path("callName", &self.call_name);
        draft.json(&self.body);
    }
}

/// Adds contacts to a campaign sequence: `POST /rest/v1/campaigns/{campaignId}/sequences/{sequenceId}/contacts`.
///
/// Operation `addContactsToCampaignSequenceUsingPOST`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AddContactsToCampaignSequence {
    /// In the path.
    pub campaign_id: CampaignId,
    /// In the path.
    pub sequence_id: SequenceId,
    pub body: JsonBody<SetOfIds>,
}

impl AddContactsToCampaignSequence {
    /// The operation with its parameters.
    pub fn new(
        campaign_id: CampaignId,
        sequence_id: SequenceId,
        body: impl Into<JsonBody<SetOfIds>>,
    ) -> Self {
        Self {
            campaign_id,
            sequence_id,
            body: body.into(),
        }
    }
}

impl Operation for AddContactsToCampaignSequence {
    type Output = BTreeMap<Id, String>;

    const INFO: &'static Info = &endpoints::v1::campaigns::ADD_CONTACTS_TO_CAMPAIGN_SEQUENCE;

    fn write(&self, draft: &mut Draft) {
        draft.path("campaignId", &self.campaign_id);
        draft.path("sequenceId", &self.sequence_id);
        draft.json(&self.body);
    }
}

/// Removes contacts from a campaign sequence: `DELETE /rest/v1/campaigns/{campaignId}/sequences/{sequenceId}/contacts`.
///
/// Operation `removeContactsFromCampaignSequenceUsingDELETE`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RemoveContactsFromCampaignSequence {
    /// In the path.
    pub campaign_id: CampaignId,
    /// In the path.
    pub sequence_id: SequenceId,
    pub body: JsonBody<SetOfIds>,
}

impl RemoveContactsFromCampaignSequence {
    /// The operation with its parameters.
    pub fn new(
        campaign_id: CampaignId,
        sequence_id: SequenceId,
        body: impl Into<JsonBody<SetOfIds>>,
    ) -> Self {
        Self {
            campaign_id,
            sequence_id,
            body: body.into(),
        }
    }
}

impl Operation for RemoveContactsFromCampaignSequence {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v1::campaigns::REMOVE_CONTACTS_FROM_CAMPAIGN_SEQUENCE;

    fn write(&self, draft: &mut Draft) {
        draft.path("campaignId", &self.campaign_id);
        draft.path("sequenceId", &self.sequence_id);
        draft.json(&self.body);
    }
}

/// Adds a contact to a campaign sequence: `POST /rest/v1/campaigns/{campaignId}/sequences/{sequenceId}/contacts/{contactId}`.
///
/// Operation `addContactToCampaignSequenceUsingPOST`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AddContactToCampaignSequence {
    /// In the path.
    pub campaign_id: CampaignId,
    /// In the path.
    pub sequence_id: SequenceId,
    /// In the path.
    pub contact_id: ContactId,
}

impl AddContactToCampaignSequence {
    /// The operation with its parameters.
    pub fn new(campaign_id: CampaignId, sequence_id: SequenceId, contact_id: ContactId) -> Self {
        Self {
            campaign_id,
            sequence_id,
            contact_id,
        }
    }
}

impl Operation for AddContactToCampaignSequence {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v1::campaigns::ADD_CONTACT_TO_CAMPAIGN_SEQUENCE;

    fn write(&self, draft: &mut Draft) {
        draft.path("campaignId", &self.campaign_id);
        draft.path("sequenceId", &self.sequence_id);
        draft.path("contactId", &self.contact_id);
    }
}

/// Removes a contact from a campaign sequence: `DELETE /rest/v1/campaigns/{campaignId}/sequences/{sequenceId}/contacts/{contactId}`.
///
/// Operation `removeContactFromCampaignSequenceUsingDELETE`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RemoveContactFromCampaignSequence {
    /// In the path.
    pub campaign_id: CampaignId,
    /// In the path.
    pub sequence_id: SequenceId,
    /// In the path.
    pub contact_id: ContactId,
}

impl RemoveContactFromCampaignSequence {
    /// The operation with its parameters.
    pub fn new(campaign_id: CampaignId, sequence_id: SequenceId, contact_id: ContactId) -> Self {
        Self {
            campaign_id,
            sequence_id,
            contact_id,
        }
    }
}

impl Operation for RemoveContactFromCampaignSequence {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v1::campaigns::REMOVE_CONTACT_FROM_CAMPAIGN_SEQUENCE;

    fn write(&self, draft: &mut Draft) {
        draft.path("campaignId", &self.campaign_id);
        draft.path("sequenceId", &self.sequence_id);
        draft.path("contactId", &self.contact_id);
    }
}
