//! Users that records name: as their owner, or as who does what they say.

use serde_json::Value as Json;

use super::{Refusal, json};
use crate::store::Store;

/// Who is named must be a user, as a company must be there; nobody is none (inferred: XML-RPC stores any number, as it does
/// for stages).
///
/// # Errors
/// 400 for a user that there is not.
pub(crate) fn check_owner(store: &Store, owner: &Json) -> Result<(), Refusal> {
    match json::read_id(owner)? {
        0 => Ok(()),
        id if store.has("User", id) => Ok(()),
        id => Err(Refusal::bad(format!("User {id} does not exist"))),
    }
}
