//! Models of task appointments.

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::{ContactId, Id, Timestamp, UserId};

/// One page of task appointments.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListTaskAppointmentsResponse {
    /// Task appointments.
    #[serde(rename = "taskAppointments", deserialize_with = "nullable")]
    pub task_appointments: Vec<TaskAppointment>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// A task appointment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TaskAppointment {
    /// Its id.
    pub id: Option<Id>,
    /// Title.
    pub title: Option<String>,
    /// Description.
    pub description: Option<String>,
    /// Location.
    pub location: Option<String>,
    /// Id of the contact.
    pub contact_id: Option<ContactId>,
    /// Id of the user.
    pub user_id: Option<UserId>,
    /// Start time, in UTC.
    pub start_time: Option<Timestamp>,
    /// End time, in UTC.
    pub end_time: Option<Timestamp>,
    /// When it was created, in UTC.
    pub create_time: Option<Timestamp>,
    /// When it was last changed, in UTC.
    pub update_time: Option<Timestamp>,
}
