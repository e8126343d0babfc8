//! Emails.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

mod model;

use std::collections::BTreeMap;

use super::model::{EmailSentCreate, EmailSentQueryResult, EmailSentQueryResultList, SetOfIds};
use crate::endpoints;
use crate::{
    ContactId, Cursor, Draft, EmailId, Id, Info, JsonBody, Nothing, Operation, Page, Pages,
    Timestamp,
};

pub use model::*;

/// Lists emails: `GET /rest/v1/emails`.
///
/// Operation `listEmailsUsingGET`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListEmails {
    pub contact_id: Option<ContactId>,
    pub email: Option<String>,
    /// The most records a page holds; 1000 when left out (observed).
    pub limit: Option<u32>,
    /// How many records are skipped.
    pub offset: Option<u32>,
    /// `true` when left out.
    pub ordered: Option<bool>,
    pub since_sent_date: Option<Timestamp>,
    pub until_sent_date: Option<Timestamp>,
}

impl ListEmails {
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

    /// Sets [`email`](field@Self::email).
    #[must_use]
    pub fn email(mut self, email: impl Into<String>) -> Self {
        self.email = Some(email.into());
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

    /// Sets [`ordered`](field@Self::ordered).
    #[must_use]
    pub fn ordered(mut self, ordered: bool) -> Self {
        self.ordered = Some(ordered);
        self
    }

    /// Sets [`since_sent_date`](field@Self::since_sent_date).
    #[must_use]
    pub fn since_sent_date(mut self, since_sent_date: impl Into<Timestamp>) -> Self {
        self.since_sent_date = Some(since_sent_date.into());
        self
    }

    /// Sets [`until_sent_date`](field@Self::until_sent_date).
    #[must_use]
    pub fn until_sent_date(mut self, until_sent_date: impl Into<Timestamp>) -> Self {
        self.until_sent_date = Some(until_sent_date.into());
        self
    }
}

impl Operation for ListEmails {
    type Output = EmailSentQueryResultList;

    const INFO: &'static Info = &endpoints::v1::emails::LIST_EMAILS;

    fn write(&self, draft: &mut Draft) {
        draft.query("contact_id", self.contact_id.as_ref());
        draft.query("email", self.email.as_ref());
        draft.query("limit", self.limit.as_ref());
        draft.query("offset", self.offset.as_ref());
        draft.query("ordered", self.ordered.as_ref());
        draft.query("since_sent_date", self.since_sent_date.as_ref());
        draft.query("until_sent_date", self.until_sent_date.as_ref());
    }
}

impl Pages for ListEmails {
    type Item = EmailSentQueryResult;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.offset = cursor.offset();
        self.limit.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<EmailSentQueryResult> {
        Page::with_offset(answer.emails)
    }
}

/// Creates an email: `POST /rest/v1/emails`.
///
/// Operation `createEmailUsingPOST`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateEmail {
    pub body: JsonBody<EmailSentCreate>,
}

impl CreateEmail {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<EmailSentCreate>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateEmail {
    type Output = EmailSentCreate;

    const INFO: &'static Info = &endpoints::v1::emails::CREATE_EMAIL;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads an email: `GET /rest/v1/emails/{id}`.
///
/// Operation `getEmailUsingGET`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetEmail {
    /// In the path.
    pub id: EmailId,
}

impl GetEmail {
    /// The operation with its parameters.
    pub fn new(id: EmailId) -> Self {
        Self { id }
    }
}

impl Operation for GetEmail {
    type Output = EmailSentQueryResultWithContent;

    const INFO: &'static Info = &endpoints::v1::emails::GET_EMAIL;

    fn write(&self, draft: &mut Draft) {
        draft.path("id", &self.id);
    }
}

/// Deletes an email: `DELETE /rest/v1/emails/{id}`.
///
/// Operation `deleteEmailUsingDELETE`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteEmail {
    /// In the path.
    pub id: EmailId,
}

impl DeleteEmail {
    /// The operation with its parameters.
    pub fn new(id: EmailId) -> Self {
        Self { id }
    }
}

impl Operation for DeleteEmail {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v1::emails::DELETE_EMAIL;

    fn write(&self, draft: &mut Draft) {
        draft.path("id", &self.id);
    }
}

/// Sends an email: `POST /rest/v1/emails/queue`.
///
/// Operation `sendEmailUsingPOST`; answers 202.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SendEmail {
    pub body: JsonBody<EmailSendRequest>,
}

impl SendEmail {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<EmailSendRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for SendEmail {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v1::emails::SEND_EMAIL;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Creates emails: `POST /rest/v1/emails/sync`.
///
/// Operation `createEmailsUsingPOST`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateEmails {
    pub body: JsonBody<EmailSentCreateListRequest>,
}

impl CreateEmails {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<EmailSentCreateListRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateEmails {
    type Output = EmailSentCreateListResponse;

    const INFO: &'static Info = &endpoints::v1::emails::CREATE_EMAILS;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Deletes emails: `POST /rest/v1/emails/unsync`.
///
/// Operation `deleteEmailsUsingPOST`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteEmails {
    pub body: JsonBody<SetOfIds>,
}

impl DeleteEmails {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<SetOfIds>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for DeleteEmails {
    type Output = BTreeMap<Id, String>;

    const INFO: &'static Info = &endpoints::v1::emails::DELETE_EMAILS;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}
