//! Tags.

use http::Method;
use keap_http::Effect;

use crate::{Answer, Info};

/// `GET /rest/v1/tags`.
pub static LIST_TAGS: Info = Info::new(
    "v1 listTagsUsingGET",
    Method::GET,
    "/rest/v1/tags",
    Effect::Read,
)
.with_query(&["category", "limit", "name", "offset"]);

/// `POST /rest/v1/tags`.
pub static CREATE_TAG: Info = Info::new(
    "v1 createTagUsingPOST",
    Method::POST,
    "/rest/v1/tags",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v1/tags/{id}`.
pub static GET_TAG: Info = Info::new(
    "v1 getTagUsingGET",
    Method::GET,
    "/rest/v1/tags/{id}",
    Effect::Read,
);

/// `POST /rest/v1/tags/categories`.
pub static CREATE_TAG_CATEGORY: Info = Info::new(
    "v1 createTagCategoryUsingPOST",
    Method::POST,
    "/rest/v1/tags/categories",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v1/tags/{tagId}/companies`.
pub static LIST_TAGGED_COMPANIES: Info = Info::new(
    "v1 listCompaniesForTagIdUsingGET",
    Method::GET,
    "/rest/v1/tags/{tagId}/companies",
    Effect::Read,
)
.with_query(&["limit", "offset"]);

/// `GET /rest/v1/tags/{tagId}/contacts`.
pub static LIST_TAGGED_CONTACTS: Info = Info::new(
    "v1 listContactsForTagIdUsingGET",
    Method::GET,
    "/rest/v1/tags/{tagId}/contacts",
    Effect::Read,
)
.with_query(&["limit", "offset"]);

/// `POST /rest/v1/tags/{tagId}/contacts`.
pub static APPLY_TAG_TO_CONTACTS: Info = Info::new(
    "v1 applyTagToContactIdsUsingPOST",
    Method::POST,
    "/rest/v1/tags/{tagId}/contacts",
    Effect::IdempotentWrite,
);

/// `DELETE /rest/v1/tags/{tagId}/contacts`.
pub static REMOVE_TAG_FROM_CONTACTS: Info = Info::new(
    "v1 removeTagFromContactIdsUsingDELETE",
    Method::DELETE,
    "/rest/v1/tags/{tagId}/contacts",
    Effect::IdempotentWrite,
)
.with_query(&["ids"])
.with_answer(Answer::Nothing);

/// `DELETE /rest/v1/tags/{tagId}/contacts/{contactId}`.
pub static REMOVE_TAG_FROM_CONTACT: Info = Info::new(
    "v1 removeTagFromContactIdUsingDELETE",
    Method::DELETE,
    "/rest/v1/tags/{tagId}/contacts/{contactId}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);
