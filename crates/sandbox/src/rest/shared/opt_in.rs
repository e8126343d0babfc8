//! Opting an address in and out.

use serde_json::Value as Json;

use super::{Call, Refusal, json};
use crate::rules::opt_in;

/// Opts an address in or out; both members of the body are required (documented).
pub(crate) fn set_opt_in(call: &mut Call<'_>, email: &str, body: &Json) -> Result<bool, Refusal> {
    let wanted = body["opted_in"]
        .as_bool()
        .ok_or_else(|| Refusal::bad("opted_in is required"))?;
    if json::member(body, "reason")?.is_empty() && json::member(body, "opt_in_reason")?.is_empty() {
        return Err(Refusal::bad("reason is required"));
    }
    if wanted {
        opt_in::raise(call.store, call.now, email);
    } else {
        opt_in::opt_out(call.store, call.now, email);
    }
    Ok(opt_in::of(call.store, email).level > 0)
}
