//! Emails.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

mod model;

use crate::endpoints;
use crate::filter::order_keys;
use crate::{
    ContactId, Cursor, Direction, Draft, EmailId, Info, JsonBody, Nothing, Operation, OrderBy,
    Page, Pages, TemplateId, Timestamp,
};

pub use model::*;

/// Lists emails: `GET /rest/v2/emails`.
///
/// Operation `listEmails`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListEmails {
    /// Which records are listed.
    pub filter: Option<Filter>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<OrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
}

impl ListEmails {
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

impl Operation for ListEmails {
    type Output = ListEmailsSentResponse;

    const INFO: &'static Info = &endpoints::v2::emails::LIST_EMAILS;

    fn write(&self, draft: &mut Draft) {
        draft.filter(self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
    }
}

impl Pages for ListEmails {
    type Item = EmailSent;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<EmailSent> {
        Page::with_token(answer.emails, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListEmails`] can be ordered by.
    OrderKey {
        CreatedTime = "created_time",
    }
}

/// Which records [`ListEmails`] returns.
pub type Filter = crate::Filter<ListEmails>;

impl Filter {
    /// `contact_id`.
    pub fn contact_id(value: ContactId) -> Self {
        Self::equal("contact_id", value)
    }

    /// `email`.
    pub fn email(value: impl Into<String>) -> Self {
        Self::equal("email", value.into())
    }

    /// `start_created_time`: a time.
    pub fn start_created_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("start_created_time", value.into())
    }

    /// `end_created_time`: a time.
    pub fn end_created_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("end_created_time", value.into())
    }
}

/// Creates an email: `POST /rest/v2/emails`.
///
/// Operation `createEmail`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateEmail {
    pub body: JsonBody<CreateEmailSentRequest>,
}

impl CreateEmail {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateEmailSentRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateEmail {
    type Output = EmailSentWithContent;

    const INFO: &'static Info = &endpoints::v2::emails::CREATE_EMAIL;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Creates emails: `POST /rest/v2/emails:batchAdd`.
///
/// Operation `createEmails`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateEmails {
    pub body: JsonBody<CreateEmailsSentRequest>,
}

impl CreateEmails {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateEmailsSentRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateEmails {
    type Output = EmailsSentList;

    const INFO: &'static Info = &endpoints::v2::emails::CREATE_EMAILS;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Deletes emails: `POST /rest/v2/emails:batchRemove`.
///
/// Operation `deleteEmails`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteEmails {
    pub body: JsonBody<DeleteEmailsRequest>,
}

impl DeleteEmails {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<DeleteEmailsRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for DeleteEmails {
    type Output = DeleteEmailsResponse;

    const INFO: &'static Info = &endpoints::v2::emails::DELETE_EMAILS;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Sends an email: `POST /rest/v2/emails:send`.
///
/// Operation `sendEmail`; answers 202.
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

    const INFO: &'static Info = &endpoints::v2::emails::SEND_EMAIL;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads an email: `GET /rest/v2/emails/{id}`.
///
/// Operation `getEmail`; answers 200.
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
    type Output = EmailSentWithContent;

    const INFO: &'static Info = &endpoints::v2::emails::GET_EMAIL;

    fn write(&self, draft: &mut Draft) {
        draft.path("id", &self.id);
    }
}

/// Deletes an email: `DELETE /rest/v2/emails/{id}`.
///
/// Operation `deleteEmail`; answers 204.
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

    const INFO: &'static Info = &endpoints::v2::emails::DELETE_EMAIL;

    fn write(&self, draft: &mut Draft) {
        draft.path("id", &self.id);
    }
}

/// Lists email templates: `GET /rest/v2/emails/templates`.
///
/// Operation `listEmailTemplates`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListEmailTemplates {
    /// Which records are listed.
    pub filter: Option<String>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<EmailTemplatesOrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
}

impl ListEmailTemplates {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`filter`](field@Self::filter).
    #[must_use]
    pub fn filter(mut self, filter: impl Into<String>) -> Self {
        self.filter = Some(filter.into());
        self
    }

    /// Sets [`page_token`](field@Self::page_token).
    #[must_use]
    pub fn page_token(mut self, page_token: impl Into<String>) -> Self {
        self.page_token = Some(page_token.into());
        self
    }

    /// Sets [`order_by`](field@Self::order_by).
    #[must_use]
    pub fn order_by(mut self, key: EmailTemplatesOrderKey, direction: Direction) -> Self {
        self.order_by = Some(OrderBy { key, direction });
        self
    }

    /// Sets [`page_size`](field@Self::page_size).
    #[must_use]
    pub fn page_size(mut self, page_size: u32) -> Self {
        self.page_size = Some(page_size);
        self
    }
}

impl Operation for ListEmailTemplates {
    type Output = ListEmailTemplatesResponse;

    const INFO: &'static Info = &endpoints::v2::emails::LIST_EMAIL_TEMPLATES;

    fn write(&self, draft: &mut Draft) {
        draft.query("filter", self.filter.as_ref());
        draft.query("page_token", self.page_token.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
    }
}

impl Pages for ListEmailTemplates {
    type Item = EmailTemplateSummary;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<EmailTemplateSummary> {
        Page::with_token(answer.email_templates, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListEmailTemplates`] can be ordered by.
    EmailTemplatesOrderKey {
        Id = "id",
    }
}

/// Sends an email template: `POST /rest/v2/emails/templates:send`.
///
/// Operation `sendEmailTemplate`; answers 202.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SendEmailTemplate {
    pub body: JsonBody<EmailSendTemplateRequest>,
}

impl SendEmailTemplate {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<EmailSendTemplateRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for SendEmailTemplate {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::emails::SEND_EMAIL_TEMPLATE;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads an email template: `GET /rest/v2/emails/templates/{email_template_id}`.
///
/// Operation `getEmailTemplate`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetEmailTemplate {
    /// In the path.
    pub email_template_id: TemplateId,
}

impl GetEmailTemplate {
    /// The operation with its parameters.
    pub fn new(email_template_id: TemplateId) -> Self {
        Self { email_template_id }
    }
}

impl Operation for GetEmailTemplate {
    type Output = EmailTemplate;

    const INFO: &'static Info = &endpoints::v2::emails::GET_EMAIL_TEMPLATE;

    fn write(&self, draft: &mut Draft) {
        draft.path("email_template_id", &self.email_template_id);
    }
}
