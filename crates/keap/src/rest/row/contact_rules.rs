//! What is special about writing a contact.

use serde_json::{Map, Value};

use crate::difference::{CONTACT_NOTES, NAME_ONLY_CONTACT};
use crate::rest::backend::RestBackend;
use crate::rest::dialect;
use crate::rest::record::body::Draft;
use crate::table::Table;
use crate::{Error, ErrorKind, Result};

/// Whether rows of a table are contacts.
pub(in crate::rest) fn apply_to(table: &Table) -> bool {
    table.name == "Contact"
}

/// Nothing is invented to satisfy the server: what it would refuse is refused here, with the reason.
pub(in crate::rest) fn refuse_without_address(rest: &RestBackend, draft: &Draft) -> Result<()> {
    let lists = draft.lists();
    let (wanted, words) = dialect::of(rest.backend).contact_needs;
    if wanted.iter().any(|list| lists.contains(list)) {
        return Ok(());
    }
    let message = format!("a contact needs {words}");
    Err(Error::new(ErrorKind::InvalidRequest, message).explained_by(&NAME_ONLY_CONTACT))
}

/// Notes of a contact that were written.
pub(in crate::rest) struct Notes {
    written: Value,
    /// Whether other columns were written with them.
    beside_others: bool,
}

impl Notes {
    /// The notes in a body; none where it has none, and for rows that are no contacts.
    pub(in crate::rest) fn of(table: &Table, body: &Map<String, Value>) -> Option<Self> {
        let body = Some(body).filter(|_| apply_to(table))?;
        let written = body.get("notes")?.clone();
        let beside_others = body.len() > 1;
        Some(Self {
            written,
            beside_others,
        })
    }
}

/// Reads the notes of a contact back: the contract of v2 names them where fields are chosen and has them in no schema,
/// so a server that drops them keeps to it (inferred).
pub(in crate::rest) async fn check_notes(
    rest: &RestBackend,
    contacts: &'static Table,
    id: i64,
    notes: Option<Notes>,
) -> Result<()> {
    let Some(notes) = notes.filter(|_| dialect::of(rest.backend).checks_notes) else {
        return Ok(());
    };
    let text = |value: &Value| {
        let text = value.as_str().unwrap_or_default();
        text.replace("\r\n", "\n").trim().to_owned()
    };
    let others = format!("the other columns of contact {id} were written");
    let steps: Vec<String> = notes.beside_others.then_some(others).into_iter().collect();
    let row = rest
        .api
        .get(contacts, id, &[], &["notes"])
        .await
        .map_err(|error| {
            let error = error.applied(true).explained_by(&CONTACT_NOTES);
            error.after_steps(steps.clone())
        })?;
    // A row without the member does not show that the notes are empty.
    if row.get("notes").map(text) == Some(text(&notes.written)) {
        return Ok(());
    }
    let message = format!("the notes of contact {id} are not what was written");
    let error = Error::new(ErrorKind::InvalidResponse, message).applied(true);
    Err(error.explained_by(&CONTACT_NOTES).after_steps(steps))
}
