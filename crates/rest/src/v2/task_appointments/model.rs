//! Models of task appointments.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::{AppointmentId, ContactId, Timestamp, UserId};

/// One page of task appointments.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListTaskAppointmentsResponse {
    #[serde(rename = "taskAppointments", deserialize_with = "nullable")]
    pub task_appointments: Vec<TaskAppointment>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// A task appointment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct TaskAppointment {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<AppointmentId>,
    /// In XML-RPC: `ContactAction.ActionDescription`.
    pub title: Option<String>,
    /// In XML-RPC: `ContactAction.CreationNotes`.
    pub description: Option<String>,
    pub location: Option<String>,
    /// In XML-RPC: `ContactAction.ContactId`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub contact_id: Option<ContactId>,
    #[serde(deserialize_with = "crate::id::optional")]
    pub user_id: Option<UserId>,
    pub start_time: Option<Timestamp>,
    pub end_time: Option<Timestamp>,
    /// In XML-RPC: `ContactAction.CreationDate`.
    pub create_time: Option<Timestamp>,
    pub update_time: Option<Timestamp>,
}
