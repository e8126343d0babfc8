//! Users.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

mod model;

use crate::endpoints;
use crate::{Cursor, Draft, Info, JsonBody, Operation, Page, Pages, UserId};

pub use model::*;

/// Lists users: `GET /rest/v1/users`.
///
/// Operation `listUsersUsingGET`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListUsers {
    /// `TRUE` when left out.
    pub include_inactive: Option<bool>,
    /// `TRUE` when left out.
    pub include_partners: Option<bool>,
    /// The most records a page holds; 1000 when left out (observed).
    pub limit: Option<u32>,
    /// How many records are skipped.
    pub offset: Option<u32>,
}

impl ListUsers {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`include_inactive`](field@Self::include_inactive).
    #[must_use]
    pub fn include_inactive(mut self, include_inactive: bool) -> Self {
        self.include_inactive = Some(include_inactive);
        self
    }

    /// Sets [`include_partners`](field@Self::include_partners).
    #[must_use]
    pub fn include_partners(mut self, include_partners: bool) -> Self {
        self.include_partners = Some(include_partners);
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
}

impl Operation for ListUsers {
    type Output = UserList;

    const INFO: &'static Info = &endpoints::v1::users::LIST_USERS;

    fn write(&self, draft: &mut Draft) {
        draft.query("include_inactive", self.include_inactive.as_ref());
        draft.query("include_partners", self.include_partners.as_ref());
        draft.query("limit", self.limit.as_ref());
        draft.query("offset", self.offset.as_ref());
    }
}

impl Pages for ListUsers {
    type Item = User;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.offset = cursor.offset();
        self.limit.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<User> {
        Page::with_offset(answer.users)
    }
}

/// Creates a user: `POST /rest/v1/users`.
///
/// Operation `createUserUsingPOST`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateUser {
    pub body: JsonBody<CreateUserRequest>,
}

impl CreateUser {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateUserRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateUser {
    type Output = User;

    const INFO: &'static Info = &endpoints::v1::users::CREATE_USER;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads a user signature: `GET /rest/v1/users/{userId}/signature`.
///
/// Operation `getUserSignatureUsingGET`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetUserSignature {
    /// In the path.
    pub user_id: UserId,
}

impl GetUserSignature {
    /// The operation with its parameters.
    pub fn new(user_id: UserId) -> Self {
        Self { user_id }
    }
}

impl Operation for GetUserSignature {
    type Output = String;

    const INFO: &'static Info = &endpoints::v1::users::GET_USER_SIGNATURE;

    fn write(&self, draft: &mut Draft) {
        draft.path("userId", &self.user_id);
    }
}

/// Reads the user info: `GET /rest/v1/oauth/connect/userinfo`.
///
/// Operation `getUserInfoUsingGET`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct GetUserInfo {}

impl GetUserInfo {
    /// The operation, which has no parameters.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Operation for GetUserInfo {
    type Output = UserInfo;

    const INFO: &'static Info = &endpoints::v1::users::GET_USER_INFO;

    fn write(&self, _draft: &mut Draft) {}
}
