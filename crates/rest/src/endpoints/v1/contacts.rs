//! Contacts.

use http::Method;
use keap_http::Effect;

use crate::{Answer, Info};

/// `GET /rest/v1/contacts`.
pub static LIST_CONTACTS: Info = Info::new(
    "v1 listContactsUsingGET",
    Method::GET,
    "/rest/v1/contacts",
    Effect::Read,
)
.with_query(&[
    "email",
    "family_name",
    "given_name",
    "limit",
    "offset",
    "optional_properties",
    "order",
    "order_direction",
    "since",
    "until",
]);

/// `POST /rest/v1/contacts`.
pub static CREATE_CONTACT: Info = Info::new(
    "v1 createContactUsingPOST",
    Method::POST,
    "/rest/v1/contacts",
    Effect::Write,
)
.with_members(&["id"]);

/// `PUT /rest/v1/contacts`.
pub static CREATE_OR_UPDATE_CONTACT: Info = Info::new(
    "v1 createOrUpdateContactUsingPUT",
    Method::PUT,
    "/rest/v1/contacts",
    Effect::IdempotentWrite,
)
.with_members(&["id"]);

/// `PATCH /rest/v1/contacts/{contactId}`.
pub static UPDATE_CONTACT: Info = Info::new(
    "v1 updatePropertiesOnContactUsingPATCH",
    Method::PATCH,
    "/rest/v1/contacts/{contactId}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v1/contacts/{contactId}`.
pub static DELETE_CONTACT: Info = Info::new(
    "v1 deleteContactUsingDELETE",
    Method::DELETE,
    "/rest/v1/contacts/{contactId}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v1/contacts/{id}`.
pub static GET_CONTACT: Info = Info::new(
    "v1 getContactUsingGET",
    Method::GET,
    "/rest/v1/contacts/{id}",
    Effect::Read,
)
.with_query(&["optional_properties"]);

/// `GET /rest/v1/contacts/{contactId}/creditCards`.
pub static LIST_CREDIT_CARDS: Info = Info::new(
    "v1 listCreditCardsUsingGET",
    Method::GET,
    "/rest/v1/contacts/{contactId}/creditCards",
    Effect::Read,
);

/// `POST /rest/v1/contacts/{contactId}/creditCards`.
pub static CREATE_CREDIT_CARD: Info = Info::new(
    "v1 createCreditCardUsingPOST",
    Method::POST,
    "/rest/v1/contacts/{contactId}/creditCards",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v1/contacts/{contactId}/emails`.
pub static LIST_EMAILS_FOR_CONTACT: Info = Info::new(
    "v1 listEmailsForContactUsingGET",
    Method::GET,
    "/rest/v1/contacts/{contactId}/emails",
    Effect::Read,
)
.with_query(&["email", "limit", "offset"]);

/// `POST /rest/v1/contacts/{contactId}/emails`.
pub static CREATE_EMAIL_FOR_CONTACT: Info = Info::new(
    "v1 createEmailForContactUsingPOST",
    Method::POST,
    "/rest/v1/contacts/{contactId}/emails",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v1/contacts/{contactId}/tags`.
pub static LIST_APPLIED_TAGS: Info = Info::new(
    "v1 listAppliedTagsUsingGET",
    Method::GET,
    "/rest/v1/contacts/{contactId}/tags",
    Effect::Read,
)
.with_query(&["limit", "offset"]);

/// `POST /rest/v1/contacts/{contactId}/tags`.
pub static APPLY_TAGS_TO_CONTACT: Info = Info::new(
    "v1 applyTagsToContactIdUsingPOST",
    Method::POST,
    "/rest/v1/contacts/{contactId}/tags",
    Effect::IdempotentWrite,
);

/// `DELETE /rest/v1/contacts/{contactId}/tags`.
pub static REMOVE_TAGS_FROM_CONTACT: Info = Info::new(
    "v1 removeTagsFromContactUsingDELETE",
    Method::DELETE,
    "/rest/v1/contacts/{contactId}/tags",
    Effect::IdempotentWrite,
)
.with_query(&["ids"])
.with_answer(Answer::Nothing);

/// `DELETE /rest/v1/contacts/{contactId}/tags/{tagId}`.
pub static REMOVE_TAG_FROM_CONTACT: Info = Info::new(
    "v1 removeTagsFromContactUsingDELETE_1",
    Method::DELETE,
    "/rest/v1/contacts/{contactId}/tags/{tagId}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `POST /rest/v1/contacts/{contactId}/utm`.
pub static INSERT_UT_MS: Info = Info::new(
    "v1 insertUTMsUsingPOST",
    Method::POST,
    "/rest/v1/contacts/{contactId}/utm",
    Effect::Write,
)
.with_members(&["contactUtmId"]);

/// `GET /rest/v1/contacts/model`.
pub static RETRIEVE_CONTACT_MODEL: Info = Info::new(
    "v1 retrieveContactModelUsingGET",
    Method::GET,
    "/rest/v1/contacts/model",
    Effect::Read,
);

/// `POST /rest/v1/contacts/model/customFields`.
pub static CREATE_CONTACT_CUSTOM_FIELD: Info = Info::new(
    "v1 createCustomFieldUsingPOST",
    Method::POST,
    "/rest/v1/contacts/model/customFields",
    Effect::Write,
)
.with_members(&["id"]);
