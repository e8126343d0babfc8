//! Tags.

use http::Method;
use keap_http::Effect;

use crate::{Answer, Info};

/// `GET /rest/v2/tags`.
pub static LIST_TAGS: Info = Info::new("v2 listTags", Method::GET, "/rest/v2/tags", Effect::Read)
    .with_query(&["filter", "order_by", "page_size", "page_token"]);

/// `POST /rest/v2/tags`.
pub static CREATE_TAG: Info =
    Info::new("v2 createTag", Method::POST, "/rest/v2/tags", Effect::Write).with_members(&["id"]);

/// `GET /rest/v2/tags/{tag_id}`.
pub static GET_TAG: Info = Info::new(
    "v2 getTag",
    Method::GET,
    "/rest/v2/tags/{tag_id}",
    Effect::Read,
);

/// `PATCH /rest/v2/tags/{tag_id}`.
pub static UPDATE_TAG: Info = Info::new(
    "v2 updateTag",
    Method::PATCH,
    "/rest/v2/tags/{tag_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/tags/{tag_id}`.
pub static DELETE_TAG: Info = Info::new(
    "v2 deleteTag",
    Method::DELETE,
    "/rest/v2/tags/{tag_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v2/tags/categories`.
pub static LIST_TAG_CATEGORIES: Info = Info::new(
    "v2 listTagCategories",
    Method::GET,
    "/rest/v2/tags/categories",
    Effect::Read,
)
.with_query(&["filter", "order_by", "page_size", "page_token"]);

/// `POST /rest/v2/tags/categories`.
pub static CREATE_TAG_CATEGORY: Info = Info::new(
    "v2 createTagCategory",
    Method::POST,
    "/rest/v2/tags/categories",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v2/tags/categories/{tag_category_id}`.
pub static GET_TAG_CATEGORY: Info = Info::new(
    "v2 getCategory",
    Method::GET,
    "/rest/v2/tags/categories/{tag_category_id}",
    Effect::Read,
);

/// `PATCH /rest/v2/tags/categories/{tag_category_id}`.
pub static UPDATE_TAG_CATEGORY: Info = Info::new(
    "v2 updateTagCategory",
    Method::PATCH,
    "/rest/v2/tags/categories/{tag_category_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/tags/categories/{tag_category_id}`.
pub static DELETE_TAG_CATEGORY: Info = Info::new(
    "v2 deleteTagCategory",
    Method::DELETE,
    "/rest/v2/tags/categories/{tag_category_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v2/tags/{tag_id}/companies`.
pub static LIST_TAGGED_COMPANIES: Info = Info::new(
    "v2 listCompaniesForTagId",
    Method::GET,
    "/rest/v2/tags/{tag_id}/companies",
    Effect::Read,
)
.with_query(&["filter", "order_by", "page_size", "page_token"]);

/// `GET /rest/v2/tags/{tag_id}/contacts`.
pub static LIST_TAGGED_CONTACTS: Info = Info::new(
    "v2 listContactsWithTagId",
    Method::GET,
    "/rest/v2/tags/{tag_id}/contacts",
    Effect::Read,
)
.with_query(&["filter", "order_by", "page_size", "page_token"]);

/// `POST /rest/v2/tags/{tag_id}/contacts:applyTags`.
pub static APPLY_TAGS: Info = Info::new(
    "v2 applyTags",
    Method::POST,
    "/rest/v2/tags/{tag_id}/contacts:applyTags",
    Effect::IdempotentWrite,
)
.with_members(&["results"]);

/// `POST /rest/v2/tags/{tag_id}/contacts:removeTags`.
pub static REMOVE_TAGS: Info = Info::new(
    "v2 removeTags",
    Method::POST,
    "/rest/v2/tags/{tag_id}/contacts:removeTags",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v2/tags/-/contacts`.
pub static LIST_CONTACTS_ACROSS_TAGS: Info = Info::new(
    "v2 listContactsAcrossTags",
    Method::GET,
    "/rest/v2/tags/-/contacts",
    Effect::Read,
)
.with_query(&["filter", "page_token", "order_by", "page_size"]);

/// `GET /rest/v2/tags/{tag_id}/contacts/count`.
pub static COUNT_CONTACTS_FOR_TAG: Info = Info::new(
    "v2 countContactsForTag",
    Method::GET,
    "/rest/v2/tags/{tag_id}/contacts/count",
    Effect::Read,
)
.with_query(&["filter"]);
