//! E-mails and templates, as the e-mail service takes and gives them.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Utc};
use keap_schema::{FieldValue, Record};

use super::setters::setters;
use crate::ContactId;

/// Which bodies an e-mail has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ContentType {
    /// The HTML body alone.
    #[default]
    Html,
    /// The text body alone.
    Text,
    /// Both.
    Multipart,
}

impl ContentType {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Html, Self::Text, Self::Multipart];

    /// The word of XML-RPC, in the case that it wants.
    pub fn name(self) -> &'static str {
        match self {
            Self::Html => "HTML",
            Self::Text => "Text",
            Self::Multipart => "Multipart",
        }
    }

    /// That of an e-mail with at least one of the two bodies.
    fn of(html: bool, text: bool) -> Self {
        match (html, text) {
            (true, true) => Self::Multipart,
            (false, true) => Self::Text,
            _ => Self::Html,
        }
    }
}

impl fmt::Display for ContentType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// The text names no content type.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no content type is called {0:?}: use HTML, Text or Multipart")]
pub struct UnknownContentType(String);

impl FromStr for ContentType {
    type Err = UnknownContentType;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut all = Self::ALL.into_iter();
        all.find(|known| known.name().eq_ignore_ascii_case(text))
            .ok_or_else(|| UnknownContentType(text.to_owned()))
    }
}

/// The recipient that almost every old program writes: the contact's first address.
pub const CONTACT_EMAIL: &str = "~Contact.Email~";

/// Gives an e-mail its bodies; which of them count follows from those that are given.
macro_rules! bodies {
    ($Email:ident, |$kind:ident| $content_type:expr) => {
        impl $Email {
            /// The body as HTML: alone, or beside a text that is given before. Another
            /// [`content_type`](Self::content_type) is set behind it.
            #[must_use]
            pub fn html(mut self, body: impl Into<String>) -> Self {
                self.html = body.into();
                let $kind = ContentType::of(true, !self.text.is_empty());
                self.content_type = $content_type;
                self
            }

            /// The body as text: alone, or beside HTML that is given before. Another
            /// [`content_type`](Self::content_type) is set behind it.
            #[must_use]
            pub fn text(mut self, body: impl Into<String>) -> Self {
                self.text = body.into();
                let $kind = ContentType::of(!self.html.is_empty(), true);
                self.content_type = $content_type;
                self
            }
        }
    };
}

/// An e-mail to send.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct EmailMessage {
    /// Who gets it. Contacts that may not be written to are left out by the server, without a word.
    pub contacts: Vec<ContactId>,
    /// From whom: an address, for REST one that the account may send from.
    pub from: String,
    /// To whom, mostly [`CONTACT_EMAIL`]. REST takes a field of the contact and no other address.
    pub to: String,
    /// Who gets a copy, with commas between. REST sends none.
    pub cc: String,
    /// Who gets a copy that the others do not see, with commas between. REST sends none.
    pub bcc: String,
    /// Which of the two bodies are sent.
    pub content_type: ContentType,
    /// One line of text.
    pub subject: String,
    /// The body as HTML.
    pub html: String,
    /// The body as text.
    pub text: String,
}

impl EmailMessage {
    /// An e-mail to the first addresses of contacts, without a body yet: [`html`](Self::html), [`text`](Self::text) or both
    /// give it one.
    pub fn new(
        from: impl Into<String>,
        contacts: impl IntoIterator<Item = ContactId>,
        subject: impl Into<String>,
    ) -> Self {
        Self {
            contacts: contacts.into_iter().collect(),
            from: from.into(),
            to: CONTACT_EMAIL.to_owned(),
            subject: subject.into(),
            ..Self::default()
        }
    }

    /// The body as HTML, if it is sent.
    pub fn html_body(&self) -> Option<&str> {
        (self.content_type != ContentType::Text).then_some(self.html.as_str())
    }

    /// The body as text, if it is sent.
    pub fn text_body(&self) -> Option<&str> {
        (self.content_type != ContentType::Html).then_some(self.text.as_str())
    }
}

bodies!(EmailMessage, |kind| kind);

setters! {
    EmailMessage {
        values { content_type: ContentType }
        texts { to, cc, bcc }
    }
}

/// An e-mail that was sent or received elsewhere, for the history of a contact.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct EmailRecord {
    /// Whose history it is.
    pub contact: ContactId,
    /// The name of the sender. REST has no place for it.
    pub from_name: String,
    /// From whom.
    pub from: String,
    /// To whom. REST wants it.
    pub to: String,
    /// Who got a copy, with commas between.
    pub cc: String,
    /// Who got a copy that the others did not see, with commas between.
    pub bcc: String,
    /// Which of the two bodies it has.
    pub content_type: ContentType,
    /// One line of text.
    pub subject: String,
    /// The body as HTML.
    pub html: String,
    /// The body as text.
    pub text: String,
    /// The header of the e-mail.
    pub header: String,
    /// When it was received, in UTC.
    pub received: Option<DateTime<Utc>>,
    /// When it was sent, in UTC.
    pub sent: Option<DateTime<Utc>>,
    /// Whether it shows as sent or as received; XML-RPC alone can be told.
    pub direction: Option<EmailDirection>,
}

impl EmailRecord {
    /// An e-mail with sender, recipient and subject; the rest is empty.
    pub fn new(
        contact: ContactId,
        from: impl Into<String>,
        to: impl Into<String>,
        subject: impl Into<String>,
    ) -> Self {
        Self {
            contact,
            from_name: String::new(),
            from: from.into(),
            to: to.into(),
            cc: String::new(),
            bcc: String::new(),
            content_type: ContentType::Html,
            subject: subject.into(),
            html: String::new(),
            text: String::new(),
            header: String::new(),
            received: None,
            sent: None,
            direction: None,
        }
    }
}

bodies!(EmailRecord, |kind| kind);

setters! {
    EmailRecord {
        values { content_type: ContentType }
        options { received: DateTime<Utc>, sent: DateTime<Utc>, direction: EmailDirection }
        texts { from_name, cc, bcc, header }
    }
}

/// How a recorded e-mail shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EmailDirection {
    /// As received.
    Received,
    /// As sent.
    Sent,
}

/// A stored e-mail template. Its texts are those of XML-RPC, whatever the backend.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct EmailTemplate {
    /// What people know it by.
    pub title: String,
    /// Its categories, with commas between.
    pub categories: String,
    /// From whom.
    pub from: String,
    /// To whom, mostly [`CONTACT_EMAIL`].
    pub to: String,
    /// Who gets a copy.
    pub cc: String,
    /// Who gets a copy that the others do not see.
    pub bcc: String,
    /// One line of text.
    pub subject: String,
    /// The body as text.
    pub text: String,
    /// The body as HTML.
    pub html: String,
    /// `HTML`, `Text` or `Multipart`.
    pub content_type: String,
    /// Whose fields it can name: `Contact`, `Opportunity`, `Invoice`, `CreditCard`, `ServiceCall`.
    pub merge_context: String,
}

impl EmailTemplate {
    /// A template for the first addresses of contacts, with the fields of contacts and without a body yet:
    /// [`html`](Self::html), [`text`](Self::text) or both give it one.
    pub fn new(
        title: impl Into<String>,
        from: impl Into<String>,
        subject: impl Into<String>,
    ) -> Self {
        Self {
            title: title.into(),
            from: from.into(),
            to: CONTACT_EMAIL.to_owned(),
            subject: subject.into(),
            content_type: ContentType::Html.name().to_owned(),
            merge_context: "Contact".to_owned(),
            ..Self::default()
        }
    }
}

bodies!(EmailTemplate, |kind| kind.name().to_owned());

setters! {
    EmailTemplate {
        texts { categories, to, cc, bcc, content_type, merge_context }
    }
}

impl From<Record> for EmailTemplate {
    fn from(record: Record) -> Self {
        let text = |name: &str| {
            record
                .get(name)
                .map(FieldValue::to_string)
                .unwrap_or_default()
        };
        Self {
            title: text("pieceTitle"),
            categories: text("categories"),
            from: text("fromAddress"),
            to: text("toAddress"),
            cc: text("ccAddress"),
            bcc: text("bccAddress"),
            subject: text("subject"),
            text: text("textBody"),
            html: text("htmlBody"),
            content_type: text("contentType"),
            merge_context: text("mergeContext"),
        }
    }
}

/// Whether an address may get marketing mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum OptStatus {
    /// No: never opted in, opted out, bounced, reported spam.
    NotMarketable,
    /// Yes, by a single opt-in.
    SingleOptIn,
    /// Yes, and confirmed.
    DoubleOptIn,
}

impl OptStatus {
    /// The number of XML-RPC: 0, 1, 2.
    pub fn code(self) -> i64 {
        match self {
            Self::NotMarketable => 0,
            Self::SingleOptIn => 1,
            Self::DoubleOptIn => 2,
        }
    }

    pub(crate) fn of_code(code: i64) -> Option<Self> {
        let mut all = [Self::NotMarketable, Self::SingleOptIn, Self::DoubleOptIn].into_iter();
        all.find(|status| status.code() == code)
    }
}
