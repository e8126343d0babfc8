//! Models of appointments.

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::{AppointmentId, ContactId, Extra, Id, Patch, Timestamp, UserId};

/// An appointment.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Appointment {
    /// Id of the contact.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub contact_id: Option<ContactId>,
    /// Description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// End date, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_date: Option<Timestamp>,
    /// Location.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// Reminder, in minutes before: 5, 10, 15, 30, 60, 120, 240, 480, 1440 or 2880.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remind_time: Option<i32>,
    /// Start date, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_date: Option<Timestamp>,
    /// Title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// User.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub user: Option<UserId>,
    /// Its id.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<AppointmentId>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

/// One page of appointments.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AppointmentList {
    /// Appointments.
    #[serde(deserialize_with = "nullable")]
    pub appointments: Vec<Appointment>,
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
    /// Address of the next page, present even when there is none.
    pub next: Option<String>,
    /// Address of the previous page, present even when there is none.
    pub previous: Option<String>,
    /// Sync token.
    pub sync_token: Option<String>,
}

/// The body that changes an appointment.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateAppointmentRequest {
    /// Id of the contact.
    #[serde(
        skip_serializing_if = "Patch::is_keep",
        serialize_with = "crate::id::as_number"
    )]
    pub contact_id: Patch<ContactId>,
    /// Description.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub description: Patch<String>,
    /// End date, in UTC.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub end_date: Patch<Timestamp>,
    /// Location.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub location: Patch<String>,
    /// Reminder, in minutes before: 5, 10, 15, 30, 60, 120, 240, 480, 1440 or 2880.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub remind_time: Patch<i32>,
    /// Start date, in UTC.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub start_date: Patch<Timestamp>,
    /// Title.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub title: Patch<String>,
    /// User.
    #[serde(
        skip_serializing_if = "Patch::is_keep",
        serialize_with = "crate::id::as_number"
    )]
    pub user: Patch<UserId>,
    /// Its id.
    #[serde(
        skip_serializing_if = "Patch::is_keep",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Patch<Id>,
}
