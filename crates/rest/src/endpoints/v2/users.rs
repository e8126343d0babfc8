//! Users.

use http::Method;
use keap_http::Effect;

use crate::{Answer, Info};

/// `GET /rest/v2/userGroups`.
pub static LIST_USER_GROUPS: Info = Info::new(
    "v2 listUserGroups",
    Method::GET,
    "/rest/v2/userGroups",
    Effect::Read,
);

/// `GET /rest/v2/userGroups/{user_group_id}`.
pub static GET_USER_GROUP: Info = Info::new(
    "v2 getUserGroup",
    Method::GET,
    "/rest/v2/userGroups/{user_group_id}",
    Effect::Read,
);

/// `GET /rest/v2/users`.
pub static LIST_USERS: Info = Info::new(
    "v2 listPaginatedUsers",
    Method::GET,
    "/rest/v2/users",
    Effect::Read,
)
.with_query(&["filter", "order_by", "page_size", "page_token"]);

/// `GET /rest/v2/users/{user_id}`.
pub static GET_USER: Info = Info::new(
    "v2 getUserById",
    Method::GET,
    "/rest/v2/users/{user_id}",
    Effect::Read,
);

/// `PATCH /rest/v2/users/{user_id}`.
pub static UPDATE_USER: Info = Info::new(
    "v2 updateUser",
    Method::PATCH,
    "/rest/v2/users/{user_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `GET /rest/v2/users/{user_id}/signature`.
pub static GET_USER_SIGNATURE: Info = Info::new(
    "v2 getUserSignature",
    Method::GET,
    "/rest/v2/users/{user_id}/signature",
    Effect::Read,
)
.with_answer(Answer::Text);

/// `GET /rest/v2/oauth/connect/userinfo`.
pub static GET_USER_INFO: Info = Info::new(
    "v2 getUserInfo",
    Method::GET,
    "/rest/v2/oauth/connect/userinfo",
    Effect::Read,
);
