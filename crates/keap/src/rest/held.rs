//! What a call refuses by itself: it is made on a connection that sends nothing, so that the call and what is told of it
//! beforehand cannot part.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use crate::custom::custom_names;
use crate::rest::backend::RestBackend;
use crate::rest::dispatch;
use crate::turn::Turns;
use crate::{Invocation, Result};

/// Refuses what the call would refuse before it sends anything but the reading of custom fields that it names.
pub(crate) async fn refusal(rest: &RestBackend, invocation: Invocation) -> Result<()> {
    let (api, reached) = rest.api.held(writes_custom_fields(&invocation));
    let held = RestBackend {
        api,
        // What is not learnt here must not be remembered as not being there.
        pages: None,
        custom: Arc::default(),
        currency: Arc::default(),
        places: Arc::default(),
        // It writes nothing, so it waits for nobody.
        turns: Turns::default(),
        ..rest.clone()
    };
    match dispatch::answer(&held, invocation).await {
        Err(error) if !reached.load(Ordering::Relaxed) => Err(error),
        _ => Ok(()),
    }
}

fn writes_custom_fields(invocation: &Invocation) -> bool {
    let is_named = || !custom_names(invocation).is_empty();
    let changes = matches!(invocation, Invocation::DataUpdateCustomField { .. });
    changes || (invocation.operation().is_write() && is_named())
}
