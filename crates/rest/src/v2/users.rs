//! Users.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

mod model;

use crate::endpoints;
use crate::filter::order_keys;
use crate::{
    Cursor, Direction, Draft, Info, JsonBody, ListStyle, Operation, OrderBy, Page, Pages,
    UpdateMask, UserGroupId, UserId,
};

pub use model::*;

/// Lists user groups: `GET /rest/v2/userGroups`.
///
/// Operation `listUserGroups`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListUserGroups {}

impl ListUserGroups {
    /// The operation, which has no parameters.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Operation for ListUserGroups {
    type Output = ListUserGroupsResponse;

    const INFO: &'static Info = &endpoints::v2::users::LIST_USER_GROUPS;

    fn write(&self, _draft: &mut Draft) {}
}

/// Reads a user group: `GET /rest/v2/userGroups/{user_group_id}`.
///
/// Operation `getUserGroup`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetUserGroup {
    /// In the path.
    pub user_group_id: UserGroupId,
}

impl GetUserGroup {
    /// The operation with its parameters.
    pub fn new(user_group_id: UserGroupId) -> Self {
        Self { user_group_id }
    }
}

impl Operation for GetUserGroup {
    type Output = UserGroup;

    const INFO: &'static Info = &endpoints::v2::users::GET_USER_GROUP;

    fn write(&self, draft: &mut Draft) {
        draft.path("user_group_id", &self.user_group_id);
    }
}

/// Lists users: `GET /rest/v2/users`.
///
/// Operation `listPaginatedUsers`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListUsers {
    /// Which records are listed.
    pub filter: Option<Filter>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<OrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
}

impl ListUsers {
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

impl Operation for ListUsers {
    type Output = ListUsersPaginatedResponse;

    const INFO: &'static Info = &endpoints::v2::users::LIST_USERS;

    fn write(&self, draft: &mut Draft) {
        draft.filter(self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
    }
}

impl Pages for ListUsers {
    type Item = User;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(100);
    }

    fn page(answer: Self::Output) -> Page<User> {
        Page::with_token(answer.users, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListUsers`] can be ordered by.
    OrderKey {
        CreateTime = "create_time",
        Email = "email",
        Name = "name",
    }
}

/// Which records [`ListUsers`] returns.
pub type Filter = crate::Filter<ListUsers>;

impl Filter {
    /// `email`.
    pub fn email(value: impl Into<String>) -> Self {
        Self::equal("email", value.into())
    }

    /// `given_name`.
    pub fn given_name(value: impl Into<String>) -> Self {
        Self::equal("given_name", value.into())
    }

    /// `include_inactive`.
    pub fn include_inactive(value: bool) -> Self {
        Self::equal("include_inactive", value)
    }

    /// `include_partners`.
    pub fn include_partners(value: bool) -> Self {
        Self::equal("include_partners", value)
    }

    /// `user_ids`: any of the values.
    pub fn user_ids(values: impl IntoIterator<Item = UserId>) -> Self {
        Self::list("user_ids", values)
    }
}

/// Reads a user: `GET /rest/v2/users/{user_id}`.
///
/// Operation `getUserById`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetUser {
    /// In the path.
    pub user_id: UserId,
}

impl GetUser {
    /// The operation with its parameters.
    pub fn new(user_id: UserId) -> Self {
        Self { user_id }
    }
}

impl Operation for GetUser {
    type Output = User;

    const INFO: &'static Info = &endpoints::v2::users::GET_USER;

    fn write(&self, draft: &mut Draft) {
        draft.path("user_id", &self.user_id);
    }
}

/// Changes a user: `PATCH /rest/v2/users/{user_id}`.
///
/// Operation `updateUser`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateUser {
    /// In the path.
    pub user_id: UserId,
    pub body: JsonBody<UpdateUserRequest>,
    /// Which properties may be changed.
    pub update_mask: UpdateMask,
}

impl UpdateUser {
    /// The operation with what it requires; the rest is left out.
    pub fn new(user_id: UserId, body: impl Into<JsonBody<UpdateUserRequest>>) -> Self {
        Self {
            user_id,
            body: body.into(),
            update_mask: UpdateMask::default(),
        }
    }

    /// Sets [`update_mask`](field@Self::update_mask).
    #[must_use]
    pub fn update_mask(mut self, update_mask: UpdateMask) -> Self {
        self.update_mask = update_mask;
        self
    }
}

impl Operation for UpdateUser {
    type Output = User;

    const INFO: &'static Info = &endpoints::v2::users::UPDATE_USER;

    fn write(&self, draft: &mut Draft) {
        draft.path("user_id", &self.user_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Reads a user signature: `GET /rest/v2/users/{user_id}/signature`.
///
/// Operation `getUserSignature`; answers 200.
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

    const INFO: &'static Info = &endpoints::v2::users::GET_USER_SIGNATURE;

    fn write(&self, draft: &mut Draft) {
        draft.path("user_id", &self.user_id);
    }
}

/// Reads the user info: `GET /rest/v2/oauth/connect/userinfo`.
///
/// Operation `getUserInfo`; answers 200.
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
    type Output = GetUserInfoResponse;

    const INFO: &'static Info = &endpoints::v2::users::GET_USER_INFO;

    fn write(&self, _draft: &mut Draft) {}
}
