//! Contacts.

use http::Method;
use keap_http::Effect;

use crate::{Answer, Info};

/// `GET /rest/v2/contacts`.
pub static LIST_CONTACTS: Info = Info::new(
    "v2 listContacts",
    Method::GET,
    "/rest/v2/contacts",
    Effect::Read,
)
.with_query(&["fields", "filter", "order_by", "page_size", "page_token"]);

/// `POST /rest/v2/contacts`.
pub static CREATE_CONTACT: Info = Info::new(
    "v2 createContact",
    Method::POST,
    "/rest/v2/contacts",
    Effect::Write,
)
.with_query(&["fields", "duplicate_option"])
.with_members(&["id"]);

/// `POST /rest/v2/contacts:link`.
pub static LINK_CONTACTS: Info = Info::new(
    "v2 linkContacts",
    Method::POST,
    "/rest/v2/contacts:link",
    Effect::Write,
)
.with_members(&[
    "contact1_id",
    "contact2_id",
    "link_type_id",
    "link_type_name",
]);

/// `POST /rest/v2/contacts:merge`.
pub static MERGE_CONTACTS: Info = Info::new(
    "v2 mergeContacts",
    Method::POST,
    "/rest/v2/contacts:merge",
    Effect::Write,
)
.with_query(&["fields"])
.with_members(&["id"]);

/// `POST /rest/v2/contacts:unlink`.
pub static UNLINK_CONTACTS: Info = Info::new(
    "v2 unlinkContacts",
    Method::POST,
    "/rest/v2/contacts:unlink",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v2/contacts/{contact_id}`.
pub static GET_CONTACT: Info = Info::new(
    "v2 getContact",
    Method::GET,
    "/rest/v2/contacts/{contact_id}",
    Effect::Read,
)
.with_query(&["fields"]);

/// `PATCH /rest/v2/contacts/{contact_id}`.
pub static UPDATE_CONTACT: Info = Info::new(
    "v2 updateContact",
    Method::PATCH,
    "/rest/v2/contacts/{contact_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask", "fields"])
.with_members(&["id"]);

/// `DELETE /rest/v2/contacts/{contact_id}`.
pub static DELETE_CONTACT: Info = Info::new(
    "v2 deleteContact",
    Method::DELETE,
    "/rest/v2/contacts/{contact_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v2/contacts/{contact_id}/leadScore`.
pub static GET_LEAD_SCORE: Info = Info::new(
    "v2 getLeadScoreDetails",
    Method::GET,
    "/rest/v2/contacts/{contact_id}/leadScore",
    Effect::Read,
);

/// `GET /rest/v2/contacts/{contact_id}/links`.
pub static LIST_CONTACT_LINKS: Info = Info::new(
    "v2 listContactLinks",
    Method::GET,
    "/rest/v2/contacts/{contact_id}/links",
    Effect::Read,
);

/// `GET /rest/v2/contacts/{contact_id}/tags`.
pub static LIST_TAGS_FOR_CONTACT: Info = Info::new(
    "v2 listTagsForContact",
    Method::GET,
    "/rest/v2/contacts/{contact_id}/tags",
    Effect::Read,
)
.with_query(&["filter", "page_token", "order_by", "page_size"]);

/// `GET /rest/v2/contacts/-/tags`.
pub static LIST_TAGS_ACROSS_CONTACTS: Info = Info::new(
    "v2 listTagsAcrossContacts",
    Method::GET,
    "/rest/v2/contacts/-/tags",
    Effect::Read,
)
.with_query(&["filter", "page_token", "order_by", "page_size"]);

/// `GET /rest/v2/contacts/links/types`.
pub static LIST_CONTACT_LINK_TYPES: Info = Info::new(
    "v2 listContactLinkTypes",
    Method::GET,
    "/rest/v2/contacts/links/types",
    Effect::Read,
)
.with_query(&["filter", "order_by", "page_size", "page_token"]);

/// `POST /rest/v2/contacts/links/types`.
pub static CREATE_CONTACT_LINK_TYPE: Info = Info::new(
    "v2 createContactLinkType",
    Method::POST,
    "/rest/v2/contacts/links/types",
    Effect::Write,
)
.with_members(&["id"]);

/// `PATCH /rest/v2/contacts/links/types/{link_type_id}`.
pub static UPDATE_CONTACT_LINK_TYPE: Info = Info::new(
    "v2 updateContactLinkType",
    Method::PATCH,
    "/rest/v2/contacts/links/types/{link_type_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/contacts/links/types/{link_type_id}`.
pub static DELETE_CONTACT_LINK_TYPE: Info = Info::new(
    "v2 deleteContactLinkType",
    Method::DELETE,
    "/rest/v2/contacts/links/types/{link_type_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v2/contacts/model`.
pub static RETRIEVE_CONTACT_MODEL: Info = Info::new(
    "v2 retrieveContactModel",
    Method::GET,
    "/rest/v2/contacts/model",
    Effect::Read,
);

/// `POST /rest/v2/contacts/model/customFields`.
pub static CREATE_CONTACT_CUSTOM_FIELD: Info = Info::new(
    "v2 createContactCustomField",
    Method::POST,
    "/rest/v2/contacts/model/customFields",
    Effect::Write,
)
.with_members(&["id"]);

/// `DELETE /rest/v2/contacts/model/customFields/{custom_field_id}`.
pub static DELETE_CONTACT_CUSTOM_FIELD: Info = Info::new(
    "v2 deleteContactCustomField",
    Method::DELETE,
    "/rest/v2/contacts/model/customFields/{custom_field_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v2/contacts/model/customFields/groups`.
pub static LIST_CONTACT_CUSTOM_FIELD_GROUPS: Info = Info::new(
    "v2 listContactCustomFieldGroups",
    Method::GET,
    "/rest/v2/contacts/model/customFields/groups",
    Effect::Read,
)
.with_query(&["tab_id"]);

/// `POST /rest/v2/contacts/model/customFields/groups`.
pub static CREATE_CONTACT_CUSTOM_FIELD_GROUP: Info = Info::new(
    "v2 createContactCustomFieldGroup",
    Method::POST,
    "/rest/v2/contacts/model/customFields/groups",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v2/contacts/model/customFields/groups/{group_id}`.
pub static GET_CONTACT_CUSTOM_FIELD_GROUP: Info = Info::new(
    "v2 getContactCustomFieldGroup",
    Method::GET,
    "/rest/v2/contacts/model/customFields/groups/{group_id}",
    Effect::Read,
);

/// `PATCH /rest/v2/contacts/model/customFields/groups/{group_id}`.
pub static UPDATE_CONTACT_CUSTOM_FIELD_GROUP: Info = Info::new(
    "v2 updateContactCustomFieldGroup",
    Method::PATCH,
    "/rest/v2/contacts/model/customFields/groups/{group_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/contacts/model/customFields/groups/{group_id}`.
pub static DELETE_CONTACT_CUSTOM_FIELD_GROUP: Info = Info::new(
    "v2 deleteContactCustomFieldGroup",
    Method::DELETE,
    "/rest/v2/contacts/model/customFields/groups/{group_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v2/contacts/model/customFields/tabs`.
pub static LIST_CONTACT_CUSTOM_FIELD_TABS: Info = Info::new(
    "v2 listContactCustomFieldTabs",
    Method::GET,
    "/rest/v2/contacts/model/customFields/tabs",
    Effect::Read,
);

/// `POST /rest/v2/contacts/model/customFields/tabs`.
pub static CREATE_CONTACT_CUSTOM_FIELD_TAB: Info = Info::new(
    "v2 createContactCustomFieldTab",
    Method::POST,
    "/rest/v2/contacts/model/customFields/tabs",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v2/contacts/model/customFields/tabs/{tab_id}`.
pub static GET_CONTACT_CUSTOM_FIELD_TAB: Info = Info::new(
    "v2 getContactCustomFieldTab",
    Method::GET,
    "/rest/v2/contacts/model/customFields/tabs/{tab_id}",
    Effect::Read,
);

/// `PATCH /rest/v2/contacts/model/customFields/tabs/{tab_id}`.
pub static UPDATE_CONTACT_CUSTOM_FIELD_TAB: Info = Info::new(
    "v2 updateContactCustomFieldTab",
    Method::PATCH,
    "/rest/v2/contacts/model/customFields/tabs/{tab_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/contacts/model/customFields/tabs/{tab_id}`.
pub static DELETE_CONTACT_CUSTOM_FIELD_TAB: Info = Info::new(
    "v2 deleteContactCustomFieldTab",
    Method::DELETE,
    "/rest/v2/contacts/model/customFields/tabs/{tab_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);
