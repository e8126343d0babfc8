//! The signature of a user.

use super::{Answer, Call, Refusal, Reply};

/// An HTML snippet, not JSON (documented).
pub(crate) fn signature(call: &Call<'_>, id: i64) -> Answer {
    let row = call
        .store
        .row("User", id)
        .ok_or_else(|| Refusal::missing("User"))?;
    Ok(Reply::Bytes(
        "text/html;charset=UTF-8",
        row.text("HTMLSignature").as_bytes().to_vec(),
    ))
}
