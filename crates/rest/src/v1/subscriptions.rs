//! Subscriptions.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

mod model;

use super::model::ObjectModel;
use crate::endpoints;
use crate::{ContactId, Cursor, Draft, Info, JsonBody, Operation, Page, Pages};

pub use model::*;

/// Lists subscriptions: `GET /rest/v1/subscriptions`.
///
/// Operation `listSubscriptionsUsingGET`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListSubscriptions {
    pub contact_id: Option<ContactId>,
    /// The most records a page holds; 1000 when left out (observed).
    pub limit: Option<u32>,
    /// How many records are skipped.
    pub offset: Option<u32>,
}

impl ListSubscriptions {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`contact_id`](field@Self::contact_id).
    #[must_use]
    pub fn contact_id(mut self, contact_id: ContactId) -> Self {
        self.contact_id = Some(contact_id);
        self
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
}

impl Operation for ListSubscriptions {
    type Output = SubscriptionList;

    const INFO: &'static Info = &endpoints::v1::subscriptions::LIST_SUBSCRIPTIONS;

    fn write(&self, draft: &mut Draft) {
        draft.query("contact_id", self.contact_id.as_ref());
        draft.query("limit", self.limit.as_ref());
        draft.query("offset", self.offset.as_ref());
    }
}

impl Pages for ListSubscriptions {
    type Item = Subscription;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.offset = cursor.offset();
        self.limit.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<Subscription> {
        Page::with_offset(answer.subscriptions)
    }
}

/// Creates a subscription: `POST /rest/v1/subscriptions`.
///
/// Operation `createSubscriptionUsingPOST`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateSubscription {
    pub body: JsonBody<CreateSubscriptionRequest>,
}

impl CreateSubscription {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateSubscriptionRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateSubscription {
    type Output = Subscription;

    const INFO: &'static Info = &endpoints::v1::subscriptions::CREATE_SUBSCRIPTION;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads a subscription model: `GET /rest/v1/subscriptions/model`.
///
/// Operation `retrieveSubscriptionModelUsingGET`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct RetrieveSubscriptionModel {}

impl RetrieveSubscriptionModel {
    /// The operation, which has no parameters.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Operation for RetrieveSubscriptionModel {
    type Output = ObjectModel;

    const INFO: &'static Info = &endpoints::v1::subscriptions::RETRIEVE_SUBSCRIPTION_MODEL;

    fn write(&self, _draft: &mut Draft) {}
}
