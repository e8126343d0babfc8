//! The end of a command, which waits for new tokens that are on their way.

use keap_auth::OAuthError;
use keap_http::TransportError;

use super::in_use::{is_refreshing, settle_all, unanswered};
use crate::calls;
use crate::exit::Exit;
use crate::failure::{self, Late, is_unsent, unsent};

/// The result of a command when no tokens are on their way any more.
pub(crate) async fn settled(result: anyhow::Result<Exit>) -> anyhow::Result<Exit> {
    match result {
        Err(failure) => Err(explained(failure).await),
        Ok(exit) => {
            settle_all().await;
            Ok(exit)
        }
    }
}

/// Waits for new tokens, and tells of a failure for want of them what it is.
pub(crate) async fn explained(failure: anyhow::Error) -> anyhow::Error {
    let token_call = held_back_by(unsent(&failure)).await;
    let lost = match token_call.is_some() || had_no_answer(&failure) {
        true => unanswered().await,
        false => Vec::new(),
    };
    if token_call.is_none() && lost.is_empty() {
        return failure;
    }
    Late {
        failure,
        token_call,
        lost,
    }
    .into()
}

/// Waits for new tokens, and tells of a call that was never sent for want of them why.
pub(crate) async fn held_back(call: &TransportError) -> Option<String> {
    let token_call = held_back_by(is_unsent(call).then_some(call)).await?;
    Some(failure::held_back(&token_call))
}

/// The token call that was in the way of a call that was not sent. It is waited for, so that the next call has its token.
async fn held_back_by(unsent: Option<&TransportError>) -> Option<String> {
    let is_held_back = unsent.is_some() && is_refreshing().await;
    let token_call = is_held_back.then(calls::token_call).flatten();
    settle_all().await;
    token_call
}

/// Whether a failure is that of a token call itself.
fn had_no_answer(failure: &anyhow::Error) -> bool {
    let mut calls = failure.chain().filter_map(|cause| cause.downcast_ref());
    calls.any(|call| matches!(call, OAuthError::Transport(_)))
}
