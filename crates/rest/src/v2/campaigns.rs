//! Campaigns.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

mod model;

use crate::endpoints;
use crate::filter::order_keys;
use crate::{
    CampaignId, Cursor, Direction, Draft, Info, JsonBody, Operation, OrderBy, Page, Pages,
    SequenceId,
};

pub use model::*;

/// Lists campaigns: `GET /rest/v2/campaigns`.
///
/// Operation `listCampaigns`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListCampaigns {
    /// Which records are listed.
    pub filter: Option<Filter>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<OrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
}

impl ListCampaigns {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`filter`](field@Self::filter).
    #[must_use]
    pub fn filter(mut self, filter: Filter) -> Self {
        self.filter = Some(filter);
        self
    }

    /// Sets [`order_by`](field@Self::order_by).
    #[must_use]
    pub fn order_by(mut self, key: OrderKey, direction: Direction) -> Self {
        self.order_by = Some(OrderBy { key, direction });
        self
    }

    /// Sets [`page_size`](field@Self::page_size).
    #[must_use]
    pub fn page_size(mut self, page_size: u32) -> Self {
        self.page_size = Some(page_size);
        self
    }

    /// Sets [`page_token`](field@Self::page_token).
    #[must_use]
    pub fn page_token(mut self, page_token: impl Into<String>) -> Self {
        self.page_token = Some(page_token.into());
        self
    }
}

impl Operation for ListCampaigns {
    type Output = ListCampaignsResponse;

    const INFO: &'static Info = &endpoints::v2::campaigns::LIST_CAMPAIGNS;

    fn write(&self, draft: &mut Draft) {
        draft.filter(self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
    }
}

impl Pages for ListCampaigns {
    type Item = Campaign;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<Campaign> {
        Page::with_token(answer.campaigns, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListCampaigns`] can be ordered by.
    OrderKey {
        Name = "name",
        Publisheddate = "publisheddate",
        Id = "id",
        CompletedContactCount = "completedContactCount",
        ActiveContacts = "activeContacts",
        Datecreated = "datecreated",
        Lastupdated = "lastupdated",
    }
}

/// Which records [`ListCampaigns`] returns.
pub type Filter = crate::Filter<ListCampaigns>;

impl Filter {
    /// `name`.
    pub fn name(value: impl Into<String>) -> Self {
        Self::equal("name", value.into())
    }
}

/// Reads a campaign: `GET /rest/v2/campaigns/{campaign_id}`.
///
/// Operation `getCampaign`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetCampaign {
    /// In the path.
    pub campaign_id: CampaignId,
}

impl GetCampaign {
    /// The operation with its parameters.
    pub fn new(campaign_id: CampaignId) -> Self {
        Self { campaign_id }
    }
}

impl Operation for GetCampaign {
    type Output = Campaign;

    const INFO: &'static Info = &endpoints::v2::campaigns::GET_CAMPAIGN;

    fn write(&self, draft: &mut Draft) {
        draft.path("campaign_id", &self.campaign_id);
    }
}

/// Lists campaign goals: `GET /rest/v2/campaigns/{campaign_id}/goals`.
///
/// Operation `getCampaignGoals`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ListCampaignGoals {
    /// In the path.
    pub campaign_id: CampaignId,
}

impl ListCampaignGoals {
    /// The operation with its parameters.
    pub fn new(campaign_id: CampaignId) -> Self {
        Self { campaign_id }
    }
}

impl Operation for ListCampaignGoals {
    type Output = ListCampaignGoalsResponse;

    const INFO: &'static Info = &endpoints::v2::campaigns::LIST_CAMPAIGN_GOALS;

    fn write(&self, draft: &mut Draft) {
        draft.path("campaign_id", &self.campaign_id);
    }
}

/// Lists campaign sequences: `GET /rest/v2/campaigns/{campaign_id}/sequences`.
///
/// Operation `getCampaignSequences`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ListCampaignSequences {
    /// In the path.
    pub campaign_id: CampaignId,
}

impl ListCampaignSequences {
    /// The operation with its parameters.
    pub fn new(campaign_id: CampaignId) -> Self {
        Self { campaign_id }
    }
}

impl Operation for ListCampaignSequences {
    type Output = ListCampaignSequenceResponse;

    const INFO: &'static Info = &endpoints::v2::campaigns::LIST_CAMPAIGN_SEQUENCES;

    fn write(&self, draft: &mut Draft) {
        draft.path("campaign_id", &self.campaign_id);
    }
}

/// Adds contacts to a campaign sequence: `POST /rest/v2/campaigns/{campaign_id}/sequences/{sequence_id}:addContacts`.
///
/// Operation `addContactsToCampaignSequence`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AddContactsToCampaignSequence {
    /// In the path.
    pub campaign_id: CampaignId,
    /// In the path.
    pub sequence_id: SequenceId,
    pub body: JsonBody<AddContactsToSequenceRequest>,
}

impl AddContactsToCampaignSequence {
    /// The operation with its parameters.
    pub fn new(
        campaign_id: CampaignId,
        sequence_id: SequenceId,
        body: impl Into<JsonBody<AddContactsToSequenceRequest>>,
    ) -> Self {
        Self {
            campaign_id,
            sequence_id,
            body: body.into(),
        }
    }
}

impl Operation for AddContactsToCampaignSequence {
    type Output = AddContactsToSequenceResponse;

    const INFO: &'static Info = &endpoints::v2::campaigns::ADD_CONTACTS_TO_CAMPAIGN_SEQUENCE;

    fn write(&self, draft: &mut Draft) {
        draft.path("campaign_id", &self.campaign_id);
        draft.path("sequence_id", &self.sequence_id);
        draft.json(&self.body);
    }
}

/// Removes contacts from a campaign sequence: `POST /rest/v2/campaigns/{campaign_id}/sequences/{sequence_id}:removeContacts`.
///
/// Operation `removeContactsFromCampaignSequence`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RemoveContactsFromCampaignSequence {
    /// In the path.
    pub campaign_id: CampaignId,
    /// In the path.
    pub sequence_id: SequenceId,
    pub body: JsonBody<RemoveContactsFromSequenceRequest>,
}

impl RemoveContactsFromCampaignSequence {
    /// The operation with its parameters.
    pub fn new(
        campaign_id: CampaignId,
        sequence_id: SequenceId,
        body: impl Into<JsonBody<RemoveContactsFromSequenceRequest>>,
    ) -> Self {
        Self {
            campaign_id,
            sequence_id,
            body: body.into(),
        }
    }
}

impl Operation for RemoveContactsFromCampaignSequence {
    type Output = RemoveContactsFromSequenceResponse;

    const INFO: &'static Info = &endpoints::v2::campaigns::REMOVE_CONTACTS_FROM_CAMPAIGN_SEQUENCE;

    fn write(&self, draft: &mut Draft) {
        draft.path("campaign_id", &self.campaign_id);
        draft.path("sequence_id", &self.sequence_id);
        draft.json(&self.body);
    }
}
