//! Models of users.

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::text_enum::text_enum;
use crate::v2::model::{
    Address, EmailAddress, EmailAddressRequest, FaxNumber, PhoneNumber, SocialAccount,
};
use crate::{Id, Patch, Timestamp, UserId};

/// What comes back: get user info.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct GetUserInfoResponse {
    /// Email.
    pub email: Option<String>,
    /// Sub.
    pub sub: Option<String>,
    /// Its id.
    pub id: Option<Id>,
    /// Id of the keap.
    pub keap_id: Option<Id>,
    /// Family name.
    pub family_name: Option<String>,
    /// Given name.
    pub given_name: Option<String>,
    /// Middle name.
    pub middle_name: Option<String>,
    /// Preferred name.
    pub preferred_name: Option<String>,
    /// Whether it is admin.
    pub is_admin: Option<bool>,
    /// Id of the tenant.
    pub tenant_id: Option<Id>,
}

/// One page of user groups.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListUserGroupsResponse {
    /// User groups.
    #[serde(deserialize_with = "nullable")]
    pub user_groups: Vec<UserGroup>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of users paginateds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListUsersPaginatedResponse {
    /// Users.
    #[serde(deserialize_with = "nullable")]
    pub users: Vec<User>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// The body that changes a user.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateUserRequest {
    /// Address.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub address: Patch<Address>,
    /// Title.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub title: Patch<String>,
    /// Website.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub website: Patch<String>,
    /// Company name.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub company_name: Patch<String>,
    /// Email address.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub email_address: Patch<EmailAddressRequest>,
    /// Family name.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub family_name: Patch<String>,
    /// Fax numbers.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub fax_numbers: Patch<Vec<FaxNumber>>,
    /// Given name.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub given_name: Patch<String>,
    /// Phone numbers.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub phone_numbers: Patch<Vec<PhoneNumber>>,
    /// Time zone.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub time_zone: Patch<String>,
}

/// A user.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct User {
    /// Address.
    pub address: Option<Address>,
    /// Title.
    pub title: Option<String>,
    /// Website.
    pub website: Option<String>,
    /// Whether this holds: partner.
    pub partner: Option<bool>,
    /// Whether this holds: admin.
    pub admin: Option<bool>,
    /// Status.
    pub status: Option<UserStatus>,
    /// Its id.
    pub id: Option<UserId>,
    /// Id of the global user.
    pub global_user_id: Option<Id>,
    /// Id of the keap.
    pub keap_id: Option<Id>,
    /// Given name.
    pub given_name: Option<String>,
    /// Family name.
    pub family_name: Option<String>,
    /// Middle name.
    pub middle_name: Option<String>,
    /// Nickname.
    pub nickname: Option<String>,
    /// Spouse name.
    pub spouse_name: Option<String>,
    /// Suffix.
    pub suffix: Option<String>,
    /// Phone numbers.
    #[serde(deserialize_with = "nullable")]
    pub phone_numbers: Vec<PhoneNumber>,
    /// Fax numbers.
    #[serde(deserialize_with = "nullable")]
    pub fax_numbers: Vec<FaxNumber>,
    /// Email addresses.
    #[serde(deserialize_with = "nullable")]
    pub email_addresses: Vec<EmailAddress>,
    /// Social accounts.
    #[serde(deserialize_with = "nullable")]
    pub social_accounts: Vec<SocialAccount>,
    /// Company name.
    pub company_name: Option<String>,
    /// Created by.
    #[serde(serialize_with = "crate::id::as_number")]
    pub created_by: Option<UserId>,
    /// When it was created, in UTC.
    pub create_time: Option<Timestamp>,
    /// Updated by.
    #[serde(serialize_with = "crate::id::as_number")]
    pub updated_by: Option<UserId>,
    /// When it was last changed, in UTC.
    pub update_time: Option<Timestamp>,
}

/// A user group.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UserGroup {
    /// Its id.
    pub id: Option<Id>,
    /// Name.
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
