//! Emails.

use http::Method;
use keap_http::Effect;

use crate::{Answer, Info};

/// `GET /rest/v2/emails`.
pub static LIST_EMAILS: Info = Info::new(
    "v2 listEmails",
    Method::GET,
    "/rest/v2/emails",
    Effect::Read,
)
.with_query(&["filter", "order_by", "page_size", "page_token"]);

/// `POST /rest/v2/emails`.
pub static CREATE_EMAIL: Info = Info::new(
    "v2 createEmail",
    Method::POST,
    "/rest/v2/emails",
    Effect::Write,
)
.with_members(&["id"]);

/// `POST /rest/v2/emails:batchAdd`.
pub static CREATE_EMAILS: Info = Info::new(
    "v2 createEmails",
    Method::POST,
    "/rest/v2/emails:batchAdd",
    Effect::Write,
)
.with_members(&["emails", "errors"]);

/// `POST /rest/v2/emails:batchRemove`.
pub static DELETE_EMAILS: Info = Info::new(
    "v2 deleteEmails",
    Method::POST,
    "/rest/v2/emails:batchRemove",
    Effect::IdempotentWrite,
)
.with_members(&["results"]);

/// `POST /rest/v2/emails:send`.
pub static SEND_EMAIL: Info = Info::new(
    "v2 sendEmail",
    Method::POST,
    "/rest/v2/emails:send",
    Effect::Write,
);

/// `GET /rest/v2/emails/{id}`.
pub static GET_EMAIL: Info = Info::new(
    "v2 getEmail",
    Method::GET,
    "/rest/v2/emails/{id}",
    Effect::Read,
);

/// `DELETE /rest/v2/emails/{id}`.
pub static DELETE_EMAIL: Info = Info::new(
    "v2 deleteEmail",
    Method::DELETE,
    "/rest/v2/emails/{id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v2/emails/templates`.
pub static LIST_EMAIL_TEMPLATES: Info = Info::new(
    "v2 listEmailTemplates",
    Method::GET,
    "/rest/v2/emails/templates",
    Effect::Read,
)
.with_query(&["filter", "page_token", "order_by", "page_size"]);

/// `POST /rest/v2/emails/templates:send`.
pub static SEND_EMAIL_TEMPLATE: Info = Info::new(
    "v2 sendEmailTemplate",
    Method::POST,
    "/rest/v2/emails/templates:send",
    Effect::Write,
);

/// `GET /rest/v2/emails/templates/{email_template_id}`.
pub static GET_EMAIL_TEMPLATE: Info = Info::new(
    "v2 getEmailTemplate",
    Method::GET,
    "/rest/v2/emails/templates/{email_template_id}",
    Effect::Read,
);
