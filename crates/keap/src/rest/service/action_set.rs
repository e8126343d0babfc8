//! Action sets over REST, where the owner has said what is done in their place.

use keap_schema::{FieldValue, Record};

use crate::coverage::check;
use crate::rest::backend::RestBackend;
use crate::rest::service::{email, tag};
use crate::{ActionSetId, ContactId, Error, Result, owner::SetAction};

/// Does one action after the other, and gives a row for each. The first one that fails ends it: the error says which were
/// done.
pub(in crate::rest) async fn run(
    rest: &RestBackend,
    contact: ContactId,
    set: ActionSetId,
) -> Result<Vec<Record>> {
    let mut rows = Vec::new();
    let mut done = Vec::new();
    for action in check::actions(&rest.options, set)? {
        let row = run_one(rest, contact, action).await;
        let failed = |error: Error| error.during(&action.to_string()).after_steps(done.clone());
        rows.push(row.map_err(failed)?);
        done.push(action.to_string());
    }
    Ok(rows)
}

async fn run_one(rest: &RestBackend, contact: ContactId, action: &SetAction) -> Result<Record> {
    let (message, is_error) = match action {
        SetAction::Goal {
            integration,
            call_name,
        } => goals(&email::achieve_goal(rest, integration, call_name, contact).await?),
        SetAction::ApplyTag(tag) => match tag::add_to_group(rest, contact, *tag).await? {
            true => (String::new(), false),
            false => ("the contact had the tag".to_owned(), false),
        },
        SetAction::RemoveTag(tag) => match tag::remove_from_group(rest, contact, *tag).await? {
            true => (String::new(), false),
            false => ("the contact did not have the tag".to_owned(), false),
        },
    };
    let mut row = Record::new();
    row.insert("Action", action.to_string());
    row.insert("Message", message);
    row.insert("IsError", is_error);
    Ok(row)
}

/// What was told of the goals; an error when none was achieved, which is none of the call.
fn goals(results: &[Record]) -> (String, bool) {
    let achieved = |row: &&Record| row.get("success") == Some(&FieldValue::Bool(true));
    let messages = results.iter().filter_map(|row| row.get("msg"));
    let messages: Vec<String> = messages.map(ToString::to_string).collect();
    (
        messages.join("; "),
        !results.iter().any(|row| achieved(&row)),
    )
}
