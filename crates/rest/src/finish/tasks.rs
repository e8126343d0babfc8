//! Tasks and appointments.

use crate::{Timestamp, UserId, v1, v2};

impl v2::tasks::CreateTaskRequest {
    /// A task for a user, with its title.
    pub fn titled(user: impl Into<UserId>, title: impl Into<String>) -> Self {
        Self {
            title: Some(title.into()),
            ..Self::new(user)
        }
    }
}

impl v1::tasks::Task {
    /// A task with what the prose of the document requires; its schema requires nothing.
    pub fn due(title: impl Into<String>, due_date: impl Into<Timestamp>) -> Self {
        Self {
            title: Some(title.into()),
            due_date: Some(due_date.into()),
            ..Self::default()
        }
    }
}

impl v1::appointments::Appointment {
    /// An appointment from one time to another. Only the records of Keap Max Classic are reached.
    pub fn between(
        title: impl Into<String>,
        start: impl Into<Timestamp>,
        end: impl Into<Timestamp>,
    ) -> Self {
        Self {
            title: Some(title.into()),
            start_date: Some(start.into()),
            end_date: Some(end.into()),
            ..Self::default()
        }
    }
}
