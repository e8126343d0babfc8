//! Sending emails, and the opt-in of an address.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::v2::email_addresses::UpdateEmailAddressOptStatus;
use crate::v2::emails::{EmailSendRequest, EmailSendRequestAttachment};
use crate::{ContactId, UserId, v1, v2};

impl EmailSendRequest {
    /// An email from a user of the application. Exactly one of user and address has to be the sender.
    ///
    /// ```
    /// use keap_rest::v2::emails::EmailSendRequest;
    /// use keap_rest::{ContactId, UserId};
    ///
    /// let email = EmailSendRequest::from_user(UserId::new(1), [ContactId::new(7)], "Hello").html("<p>Hello</p>");
    /// assert_eq!(email.html_content.as_deref(), Some("PHA+SGVsbG88L3A+"));
    /// ```
    pub fn from_user(
        user: UserId,
        contacts: impl IntoIterator<Item = ContactId>,
        subject: impl Into<String>,
    ) -> Self {
        Self {
            user_id: Some(user),
            ..Self::new(contacts.into_iter().collect(), subject)
        }
    }

    /// An email from an address.
    pub fn from_address(
        address: impl Into<String>,
        contacts: impl IntoIterator<Item = ContactId>,
        subject: impl Into<String>,
    ) -> Self {
        Self {
            from_address: Some(address.into()),
            ..Self::new(contacts.into_iter().collect(), subject)
        }
    }

    /// Sets the HTML body; it is written in Base64, as the server wants it.
    #[must_use]
    pub fn html(mut self, html: &str) -> Self {
        self.html_content = Some(STANDARD.encode(html));
        self
    }

    /// Sets the plain body; it is written in Base64, as the server wants it.
    #[must_use]
    pub fn plain(mut self, text: &str) -> Self {
        self.plain_content = Some(STANDARD.encode(text));
        self
    }

    /// Adds a file: at most 10 of at most 1 MB each.
    #[must_use]
    pub fn attach(mut self, file_name: impl Into<String>, content: &[u8]) -> Self {
        let file = EmailSendRequestAttachment::new(file_name, STANDARD.encode(content));
        self.attachments.get_or_insert_default().push(file);
        self
    }
}

impl v1::emails::EmailSendRequest {
    /// Sets the HTML body; it is written in Base64, as the server wants it.
    #[must_use]
    pub fn html(mut self, html: &str) -> Self {
        self.html_content = Some(STANDARD.encode(html));
        self
    }

    /// Sets the plain body; it is written in Base64, as the server wants it.
    #[must_use]
    pub fn plain(mut self, text: &str) -> Self {
        self.plain_content = Some(STANDARD.encode(text));
        self
    }
}

impl UpdateEmailAddressOptStatus {
    /// Marks an address marketable, with the reason the person gave. Whoever opted out stays out.
    ///
    /// ```
    /// use keap_rest::v2::email_addresses::UpdateEmailAddressOptStatus;
    /// use keap_rest::{Draft, Operation};
    ///
    /// let mut draft = Draft::new(UpdateEmailAddressOptStatus::INFO.path);
    /// UpdateEmailAddressOptStatus::opt_in("ann@example.com", "Signed up in the shop").write(&mut draft);
    /// assert_eq!(
    ///     draft.to_json(),
    ///     Some(serde_json::json!({"opted_in": true, "reason": "Signed up in the shop"}))
    /// );
    /// ```
    pub fn opt_in(email: impl Into<String>, reason: impl Into<String>) -> Self {
        Self::new(
            email,
            v2::email_addresses::UpdateEmailAddress::new(reason, true),
        )
    }

    /// Opts an address out.
    pub fn opt_out(email: impl Into<String>, reason: impl Into<String>) -> Self {
        Self::new(
            email,
            v2::email_addresses::UpdateEmailAddress::new(reason, false),
        )
    }
}
