//! Emails.

use http::Method;
use keap_http::Effect;

use crate::{Answer, Info};

/// `GET /rest/v1/emails`.
pub static LIST_EMAILS: Info = Info::new(
    "v1 listEmailsUsingGET",
    Method::GET,
    "/rest/v1/emails",
    Effect::Read,
)
.with_query(&[
    "contact_id",
    "email",
    "limit",
    "offset",
    "ordered",
    "since_sent_date",
    "until_sent_date",
]);

/// `POST /rest/v1/emails`.
pub static CREATE_EMAIL: Info = Info::new(
    "v1 createEmailUsingPOST",
    Method::POST,
    "/rest/v1/emails",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v1/emails/{id}`.
pub static GET_EMAIL: Info = Info::new(
    "v1 getEmailUsingGET",
    Method::GET,
    "/rest/v1/emails/{id}",
    Effect::Read,
);

/// `DELETE /rest/v1/emails/{id}`.
pub static DELETE_EMAIL: Info = Info::new(
    "v1 deleteEmailUsingDELETE",
    Method::DELETE,
    "/rest/v1/emails/{id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `POST /rest/v1/emails/queue`.
pub static SEND_EMAIL: Info = Info::new(
    "v1 sendEmailUsingPOST",
    Method::POST,
    "/rest/v1/emails/queue",
    Effect::Write,
);

/// `POST /rest/v1/emails/sync`.
pub static CREATE_EMAILS: Info = Info::new(
    "v1 createEmailsUsingPOST",
    Method::POST,
    "/rest/v1/emails/sync",
    Effect::Write,
)
.with_members(&["emails", "errors"]);

/// `POST /rest/v1/emails/unsync`.
pub static DELETE_EMAILS: Info = Info::new(
    "v1 deleteEmailsUsingPOST",
    Method::POST,
    "/rest/v1/emails/unsync",
    Effect::IdempotentWrite,
);
