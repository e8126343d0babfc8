//! Notes: the server wants a user or contact, and a title, a type or a body.

use crate::{ContactId, UserId, v1, v2};

impl v2::notes::CreateNoteRequest {
    /// A note with a title.
    ///
    /// ```
    /// use keap_rest::v2::notes::{CreateNote, CreateNoteRequest};
    /// use keap_rest::{ContactId, UserId};
    ///
    /// let body = CreateNoteRequest::titled(UserId::new(1), "Phone call")
    ///     .text("Wants the blue one");
    /// assert_eq!(
    ///     serde_json::to_value(&body)?,
    ///     serde_json::json!({
    ///         "user_id": "1",
    ///         "title": "Phone call",
    ///         "text": "Wants the blue one",
    ///     })
    /// );
    /// let _create = CreateNote::new(ContactId::new(7), body);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn titled(user: UserId, title: impl Into<String>) -> Self {
        Self {
            title: Some(title.into()),
            ..Self::new(user)
        }
    }

    /// A note with a type, such as `Call`, and no title.
    pub fn of_type(user: UserId, kind: impl Into<String>) -> Self {
        Self {
            r#type: Some(kind.into()),
            ..Self::new(user)
        }
    }
}

impl v1::notes::NoteRequest {
    /// A note with a title.
    pub fn titled(contact: ContactId, title: impl Into<String>) -> Self {
        Self {
            title: Some(title.into()),
            ..Self::new(contact)
        }
    }

    /// A note with a body and no title.
    pub fn with_body(contact: ContactId, body: impl Into<String>) -> Self {
        Self {
            body: Some(body.into()),
            ..Self::new(contact)
        }
    }
}
