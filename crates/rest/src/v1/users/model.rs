//! Models of users.

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::text_enum::text_enum;
use crate::v1::model::{FaxNumber, PhoneNumber};
use crate::{Id, Timestamp, UserId};

/// An address.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Address {
    /// Country, as ISO 3166-1 alpha-3: `USA`.
    pub country_code: Option<String>,
    /// Line1.
    pub line1: Option<String>,
    /// Line2.
    pub line2: Option<String>,
    /// Locality.
    pub locality: Option<String>,
    /// Region.
    pub region: Option<String>,
    /// Zip code.
    pub zip_code: Option<String>,
    /// Zip four.
    pub zip_four: Option<String>,
}

/// The body that creates a user.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateUserRequest {
    /// Whether this holds: admin.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub admin: Option<bool>,
    /// Email.
    pub email: String,
    /// Given name.
    pub given_name: String,
    /// Whether this holds: partner.
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

/// A user.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct User {
    /// Address.
    pub address: Option<Address>,
    /// Company name.
    pub company_name: Option<String>,
    /// Created by.
    #[serde(serialize_with = "crate::id::as_number")]
    pub created_by: Option<UserId>,
    /// When it was created, in UTC.
    pub date_created: Option<Timestamp>,
    /// Email address.
    pub email_address: Option<String>,
    /// Family name.
    pub family_name: Option<String>,
    /// Fax numbers.
    #[serde(deserialize_with = "nullable")]
    pub fax_numbers: Vec<FaxNumber>,
    /// Given name.
    pub given_name: Option<String>,
    /// Id of the global user.
    #[serde(serialize_with = "crate::id::as_number")]
    pub global_user_id: Option<Id>,
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<UserId>,
    /// Id of the infusionsoft.
    pub infusionsoft_id: Option<Id>,
    /// Job title.
    pub job_title: Option<String>,
    /// When it was last changed, in UTC.
    pub last_updated: Option<Timestamp>,
    /// Last updated by.
    #[serde(serialize_with = "crate::id::as_number")]
    pub last_updated_by: Option<UserId>,
    /// Middle name.
    pub middle_name: Option<String>,
    /// Whether this holds: partner.
    pub partner: Option<bool>,
    /// Phone numbers.
    #[serde(deserialize_with = "nullable")]
    pub phone_numbers: Vec<PhoneNumber>,
    /// Preferred name.
    pub preferred_name: Option<String>,
    /// Status.
    pub status: Option<UserStatus>,
    /// Time zone.
    pub time_zone: Option<String>,
    /// Website.
    pub website: Option<String>,
}

/// The user info.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UserInfo {
    /// Email.
    pub email: Option<String>,
    /// Family name.
    pub family_name: Option<String>,
    /// Given name.
    pub given_name: Option<String>,
    /// Id of the global user.
    #[serde(serialize_with = "crate::id::as_number")]
    pub global_user_id: Option<Id>,
    /// Id of the infusionsoft.
    pub infusionsoft_id: Option<Id>,
    /// Whether it is admin.
    pub is_admin: Option<bool>,
    /// Middle name.
    pub middle_name: Option<String>,
    /// Preferred name.
    pub preferred_name: Option<String>,
    /// Sub.
    pub sub: Option<String>,
}

/// One page of users.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UserList {
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
    /// Address of the next page, present even when there is none.
    pub next: Option<String>,
    /// Address of the previous page, present even when there is none.
    pub previous: Option<String>,
    /// Users.
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
