//! Mails of the account: a history, nothing is sent. Kept in `email` under the names of v1.
//! Contents are stored as plain text; REST writes and shows them as Base64 (documented for
//! writing, inferred for reading).

use chrono::{DateTime, Utc};

use super::{files, opt_in};
use crate::store::{Row, Store};

/// Base64 content of a caller as text; what is not Base64 is taken literally (observed in v2).
pub(crate) fn decoded(content: &str) -> String {
    let bytes = files::decode(content).and_then(|bytes| String::from_utf8(bytes).ok());
    bytes.unwrap_or_else(|| content.to_owned())
}

/// Stored text as Base64.
pub(crate) fn encoded(content: &str) -> String {
    files::encode(content.as_bytes())
}

/// Notes one mail to every contact that exists and may be mailed.
pub(crate) fn send(
    store: &mut Store,
    now: DateTime<Utc>,
    contacts: &[i64],
    (subject, html, plain): (&str, &str, &str),
) {
    for id in contacts {
        let Some(contact) = store.row("Contact", *id).cloned() else {
            continue;
        };
        if opt_in::of(store, contact.text("Email")).level == 0 {
            continue;
        }
        let row = Row::default()
            .with("contact_id", *id)
            .with("sent_to_address", contact.text("Email"))
            .with("subject", subject)
            .with("html_content", html)
            .with("plain_content", plain)
            .with("sent_date", now)
            .with("DateCreated", now);
        store.insert("email", row);
    }
}
