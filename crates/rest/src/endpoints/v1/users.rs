//! Users.

use http::Method;
use keap_http::Effect;

use crate::{Answer, Info};

/// `GET /rest/v1/users`.
pub static LIST_USERS: Info = Info::new(
    "v1 listUsersUsingGET",
    Method::GET,
    "/rest/v1/users",
    Effect::Read,
)
.with_query(&["include_inactive", "include_partners", "limit", "offset"]);

/// `POST /rest/v1/users`.
pub static CREATE_USER: Info = Info::new(
    "v1 createUserUsingPOST",
    Method::POST,
    "/rest/v1/users",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v1/users/{userId}/signature`.
pub static GET_USER_SIGNATURE: Info = Info::new(
    "v1 getUserSignatureUsingGET",
    Method::GET,
    "/rest/v1/users/{userId}/signature",
    Effect::Read,
)
.with_answer(Answer::Text);

/// `GET /rest/v1/oauth/connect/userinfo`.
pub static GET_USER_INFO: Info = Info::new(
    "v1 getUserInfoUsingGET",
    Method::GET,
    "/rest/v1/oauth/connect/userinfo",
    Effect::Read,
);
