//! Where an answer comes from.
//!
//! By default v2, v1 where v2 has nothing, and XML-RPC never, so that nothing has to be done on the day it is switched
//! off. A policy file, which is watched while the gateway runs, can say otherwise, for a time.

use keap::{Backend, Fallback, Invocation, Keap, PolicyFile, PolicyWatch, Route, RoutePolicy};

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
    ) -> keap::Result<keap::Outcome> {
        use keap::Invoke as _;
        match self {
            Self::Rest => keap.invoke_on(route.backend, invocation).await,
            Self::File { .. } => keap.invoke(invocation).await,
        }
    }
}
