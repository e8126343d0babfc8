//! Users as the owners of records.

use serde_json::Value as Json;

use super::{Refusal, json};
use crate::store::Store;

/// The owner must be a user, as a company must be there (inferred).
pub(crate) fn check_owner(store: &Store, owner: &Json) -> Result<(), Refusal> {
    match json::read_id(owner)? {
        0 => Ok(()),
        id if store.has("User", id) => Ok(()),
        id => Err(Refusal::bad(format!("User {id} does not exist"))),
    }
}
