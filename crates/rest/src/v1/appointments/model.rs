//! Models of appointments.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::setters::setters;
use crate::{AppointmentId, ContactId, Extra, Patch, Timestamp, UserId};

/// An appointment.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Appointment {
    /// The server wants it for a reminder that pops up.
    #[serde(
        default,
        deserialize_with = "crate::id::optional",
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub contact_id: Option<ContactId>,
    /// In XML-RPC: `ContactAction.CreationNotes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// In XML-RPC: `ContactAction.EndDate`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_date: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// Minutes before the start: 5, 10, 15, 30, 60, 120, 240, 480, 1440 or 2880. In XML-RPC: `ContactAction.PopupDate`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remind_time: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_date: Option<Timestamp>,
    /// In XML-RPC: `ContactAction.ActionDescription`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The server wants it for a reminder that pops up.
    #[serde(
        default,
        deserialize_with = "crate::id::optional",
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub user: Option<UserId>,
    #[serde(
        default,
        deserialize_with = "crate::id::optional",
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<AppointmentId>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

setters! {
    Appointment {
        contact_id: ContactId,
        description: String,
        end_date: Timestamp,
        location: String,
        remind_time: i32,
        start_date: Timestamp,
        title: String,
        user: UserId,
        id: AppointmentId,
    } lists {
    }
}

/// One page of appointments.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct AppointmentList {
    #[serde(deserialize_with = "nullable")]
    pub appointments: Vec<Appointment>,
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
    /// Address of the next page, present even when there is none.
    pub next: Option<String>,
    /// Address of the previous page, present even when there is none.
    pub previous: Option<String>,
    pub sync_token: Option<String>,
}

/// The body that changes an appointment.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdateAppointmentRequest {
    /// The server wants it for a reminder that pops up.
    #[serde(
        skip_serializing_if = "Patch::is_keep",
        serialize_with = "crate::id::as_number"
    )]
    pub contact_id: Patch<ContactId>,
    /// In XML-RPC: `ContactAction.CreationNotes`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub description: Patch<String>,
    /// In XML-RPC: `ContactAction.EndDate`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub end_date: Patch<Timestamp>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub location: Patch<String>,
    /// Minutes before the start: 5, 10, 15, 30, 60, 120, 240, 480, 1440 or 2880. In XML-RPC: `ContactAction.PopupDate`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub remind_time: Patch<i32>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub start_date: Patch<Timestamp>,
    /// In XML-RPC: `ContactAction.ActionDescription`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub title: Patch<String>,
    /// The server wants it for a reminder that pops up.
    #[serde(
        skip_serializing_if = "Patch::is_keep",
        serialize_with = "crate::id::as_number"
    )]
    pub user: Patch<UserId>,
    #[serde(
        skip_serializing_if = "Patch::is_keep",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Patch<AppointmentId>,
}

setters! {
    UpdateAppointmentRequest {
        contact_id: ContactId,
        description: String,
        end_date: Timestamp,
        location: String,
        remind_time: i32,
        start_date: Timestamp,
        title: String,
        user: UserId,
        id: AppointmentId,
    } lists {
    }
}
