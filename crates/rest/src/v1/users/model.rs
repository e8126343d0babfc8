//! Models of users.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::setters::setters;
use crate::text_enum::text_enum;
use crate::v1::model::{FaxNumber, PhoneNumber};
use crate::{Id, Timestamp, UserId};

/// An address.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct Address {
    /// An ISO 3166-1 alpha-3 code: `USA`.
    pub country_code: Option<String>,
    /// In XML-RPC: `User.StreetAddress1`.
    pub line1: Option<String>,
    /// In XML-RPC: `User.StreetAddress2`.
    pub line2: Option<String>,
    /// In XML-RPC: `User.City`.
    pub locality: Option<String>,
    /// In XML-RPC: `User.State`.
    pub region: Option<String>,
    /// In XML-RPC: `User.PostalCode`.
    pub zip_code: Option<String>,
    /// In XML-RPC: `User.ZipFour1`.
    pub zip_four: Option<String>,
}

/// The body that creates a user.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateUserRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub admin: Option<bool>,
    pub email: String,
    /// In XML-RPC: `User.FirstName`.
    pub given_name: String,
    /// In XML-RPC: `User.Partner`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partner: Option<bool>,
}

impl CreateUserRequest {
    /// The body with what the server requires.
    pub fn new(email: impl Into<String>, given_name: impl Into<String>) -> Self {
        Self {
            admin: None,
            email: email.into(),
            given_name: given_name.into(),
            partner: None,
        }
    }
}

setters! {
    CreateUserRequest {
        admin: bool,
        partner: bool,
    } lists {
    }
}

/// A user.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct User {
    pub address: Option<Address>,
    pub company_name: Option<String>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub created_by: Option<UserId>,
    pub date_created: Option<Timestamp>,
    /// In XML-RPC: `User.Email`.
    pub email_address: Option<String>,
    /// In XML-RPC: `User.LastName`.
    pub family_name: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub fax_numbers: Vec<FaxNumber>,
    /// In XML-RPC: `User.FirstName`.
    pub given_name: Option<String>,
    /// In XML-RPC: `User.GlobalUserId`.
    #[serde(serialize_with = "crate::id::as_number")]
    pub global_user_id: Option<Id>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<UserId>,
    pub infusionsoft_id: Option<Id>,
    pub job_title: Option<String>,
    pub last_updated: Option<Timestamp>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub last_updated_by: Option<UserId>,
    /// In XML-RPC: `User.MiddleName`.
    pub middle_name: Option<String>,
    /// In XML-RPC: `User.Partner`.
    pub partner: Option<bool>,
    #[serde(deserialize_with = "nullable")]
    pub phone_numbers: Vec<PhoneNumber>,
    /// In XML-RPC: `User.Nickname`.
    pub preferred_name: Option<String>,
    pub status: Option<UserStatus>,
    pub time_zone: Option<String>,
    pub website: Option<String>,
}

/// The user info.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UserInfo {
    pub email: Option<String>,
    pub family_name: Option<String>,
    pub given_name: Option<String>,
    #[serde(serialize_with = "crate::id::as_number")]
    pub global_user_id: Option<Id>,
    pub infusionsoft_id: Option<Id>,
    pub is_admin: Option<bool>,
    pub middle_name: Option<String>,
    pub preferred_name: Option<String>,
    pub sub: Option<String>,
}

/// One page of users.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UserList {
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
    /// Address of the next page, present even when there is none.
    pub next: Option<String>,
    /// Address of the previous page, present even when there is none.
    pub previous: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub users: Vec<User>,
}

text_enum! {
    /// Values of status.
    UserStatus {
        Active = "Active",
        Invited = "Invited",
        Inactive = "Inactive",
    }
}
