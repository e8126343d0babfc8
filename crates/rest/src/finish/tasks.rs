//! Tasks and appointments.

use crate::{Timestamp, UserId, v1, v2};

impl v2::tasks::CreateTaskRequest {
    /// A task for a user, with its title.
    ///
    /// ```
    /// use keap_rest::v2::tasks::{CreateTask, CreateTaskRequest};
    /// use keap_rest::{ContactId, UserId};
    ///
    /// let body = CreateTaskRequest::titled(UserId::new(1), "Call Ann")
    ///     .contact_id(ContactId::new(7));
    /// assert_eq!(
    ///     serde_json::to_value(&body)?,
    ///     serde_json::json!({"assigned_to_user_id": "1", "contact_id": "7", "title": "Call Ann"})
    /// );
    /// let _create = CreateTask::new(body);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn titled(user: UserId, title: impl Into<String>) -> Self {
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
    ///
    /// ```
    /// use keap_rest::v1::appointments::{Appointment, CreateAppointment};
    /// use keap_rest::{ContactId, Timestamp};
    ///
    /// let start: Timestamp = "2026-03-01T09:30:00Z".parse()?;
    /// let end: Timestamp = "2026-03-01T10:00:00Z".parse()?;
    /// let body = Appointment::between("Demo", start, end)
    ///     .contact_id(ContactId::new(7))
    ///     .remind_time(15);
    /// assert_eq!(serde_json::to_value(&body)?["title"], "Demo");
    /// let _create = CreateAppointment::new(body);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
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
