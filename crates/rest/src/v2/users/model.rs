//! Models of users.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::setters::setters;
use crate::text_enum::text_enum;
use crate::v2::model::{
    Address, EmailAddress, EmailAddressRequest, FaxNumber, PhoneNumber, SocialAccount,
};
use crate::{Id, Patch, Timestamp, UserGroupId, UserId};

/// What comes back: get user info.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct GetUserInfoResponse {
    pub email: Option<String>,
    pub sub: Option<String>,
    pub id: Option<Id>,
    pub keap_id: Option<Id>,
    pub family_name: Option<String>,
    pub given_name: Option<String>,
    pub middle_name: Option<String>,
    pub preferred_name: Option<String>,
    pub is_admin: Option<bool>,
    pub tenant_id: Option<Id>,
}

/// One page of user groups.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListUserGroupsResponse {
    #[serde(deserialize_with = "nullable")]
    pub user_groups: Vec<UserGroup>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of users paginateds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListUsersPaginatedResponse {
    #[serde(deserialize_with = "nullable")]
    pub users: Vec<User>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// The body that changes a user.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdateUserRequest {
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub address: Patch<Address>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub title: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub website: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub company_name: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub email_address: Patch<EmailAddressRequest>,
    /// In XML-RPC: `User.LastName`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub family_name: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub fax_numbers: Patch<Vec<FaxNumber>>,
    /// In XML-RPC: `User.FirstName`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub given_name: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub phone_numbers: Patch<Vec<PhoneNumber>>,
    /// A name of the IANA time zone database.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub time_zone: Patch<String>,
}

setters! {
    UpdateUserRequest {
        address: Address,
        title: String,
        website: String,
        company_name: String,
        email_address: EmailAddressRequest,
        family_name: String,
        given_name: String,
        time_zone: String,
    } lists {
        fax_numbers: FaxNumber,
        phone_numbers: PhoneNumber,
    }
}

/// A user.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct User {
    pub address: Option<Address>,
    pub title: Option<String>,
    pub website: Option<String>,
    /// In XML-RPC: `User.Partner`.
    pub partner: Option<bool>,
    pub admin: Option<bool>,
    pub status: Option<UserStatus>,
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<UserId>,
    /// The same in all accounts of the person. In XML-RPC: `User.GlobalUserId`.
    pub global_user_id: Option<Id>,
    pub keap_id: Option<Id>,
    /// In XML-RPC: `User.FirstName`.
    pub given_name: Option<String>,
    /// In XML-RPC: `User.LastName`.
    pub family_name: Option<String>,
    /// In XML-RPC: `User.MiddleName`.
    pub middle_name: Option<String>,
    /// In XML-RPC: `User.Nickname`.
    pub nickname: Option<String>,
    /// In XML-RPC: `User.SpouseName`.
    pub spouse_name: Option<String>,
    /// In XML-RPC: `User.Suffix`.
    pub suffix: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub phone_numbers: Vec<PhoneNumber>,
    #[serde(deserialize_with = "nullable")]
    pub fax_numbers: Vec<FaxNumber>,
    #[serde(deserialize_with = "nullable")]
    pub email_addresses: Vec<EmailAddress>,
    #[serde(deserialize_with = "nullable")]
    pub social_accounts: Vec<SocialAccount>,
    pub company_name: Option<String>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub created_by: Option<UserId>,
    pub create_time: Option<Timestamp>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub updated_by: Option<UserId>,
    pub update_time: Option<Timestamp>,
}

/// A user group.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UserGroup {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<UserGroupId>,
    /// In XML-RPC: `UserGroup.Name`.
    pub name: Option<String>,
}

text_enum! {
    /// Values of status.
    UserStatus {
        Active = "ACTIVE",
        Invited = "INVITED",
        Inactive = "INACTIVE",
        NotAUser = "NOT_A_USER",
    }
}
