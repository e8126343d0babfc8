//! Where an answer comes from.
//!
//! By default v2, v1 where v2 has nothing, and XML-RPC never, so that nothing has to be done on the day it is switched
//! off. A policy file, which is watched while the gateway runs, can say otherwise, for a time.

use keap::{
    Backend, Fallback, Invocation, Keap, Outcome, PolicyFile, PolicyWatch, Route, RoutePolicy,
};
use keap_xmlrpc::{Error as WireError, FaultKind};

/// REST v2, and REST v1 where v2 has no counterpart.
pub fn default_policy() -> RoutePolicy {
    RoutePolicy::new(Backend::RestV2).fallback(Fallback::WhenUnsupported)
}

/// How the calls of a tenant are routed.
#[derive(Debug)]
pub(crate) enum Policy {
    /// Over REST alone.
    Rest,
    /// As a file says, XML-RPC included; followed until this is dropped.
    File { _watch: PolicyWatch },
}

impl Policy {
    /// Follows a file.
    pub(crate) fn follow(file: PolicyFile, keap: &Keap) -> Self {
        Self::File {
            _watch: file.follow(keap),
        }
    }

    /// Where a call goes.
    ///
    /// # Errors
    /// When no backend that may be asked can serve it.
    pub(crate) fn route(&self, keap: &Keap, invocation: &Invocation) -> keap::Result<Route> {
        match self {
            Self::Rest => {
                let rest = [Backend::RestV1, Backend::RestV2];
                keap::decide(invocation, &default_policy(), &rest)
            }
            Self::File { .. } => keap.route(invocation),
        }
    }

    /// Runs a call.
    ///
    /// # Errors
    /// As the call.
    pub(crate) async fn run(
        &self,
        keap: &Keap,
        route: &Route,
        invocation: Invocation,
    ) -> keap::Result<Outcome> {
        use keap::Invoke as _;
        match self {
            Self::Rest => keap.invoke_on(route.backend, invocation).await,
            Self::File { .. } => {
                let result = keap.invoke(invocation.clone()).await;
                match (result, route.alternatives.first()) {
                    // There are alternatives for reads alone, and only when the file says so.
                    (Err(error), Some(&next)) if is_switched_off(&error) => {
                        keap.invoke_on(next, invocation).await
                    }
                    (result, _) => result,
                }
            }
        }
    }
}

/// Whether XML-RPC answered as it may when it is switched off.
///
/// What it answers then was published nowhere. A service that is there answers results and faults with status 200, so
/// any other status but those of credential and quota means that it is gone, whatever the page says; and one guise is a
/// fault without a meaning of its own (inferred).
pub(crate) fn is_switched_off(error: &keap::Error) -> bool {
    if error.backend() != Some(Backend::XmlRpc) {
        return false;
    }
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        match cause.downcast_ref::<WireError>() {
            Some(WireError::Status { status, .. }) => {
                return !matches!(status.as_u16(), 401 | 429);
            }
            Some(WireError::Fault { fault, .. }) => {
                return fault.kind() == FaultKind::UnexpectedError;
            }
            Some(WireError::Decode { .. }) => return true,
            _ => source = cause.source(),
        }
    }
    false
}
