//! What stands behind a socket: the endpoint of programs, or the page for people.

use keap_http::{HttpService as _, Request, Response, TransportError};

use crate::bounds::Bounds;
use crate::gateway::Gateway;
use crate::page::Overview;

#[derive(Clone, Debug)]
pub(super) enum Site {
    Endpoint(Gateway),
    Page(Overview),
}

impl From<Gateway> for Site {
    fn from(gateway: Gateway) -> Self {
        Self::Endpoint(gateway)
    }
}

impl From<Overview> for Site {
    fn from(page: Overview) -> Self {
        Self::Page(page)
    }
}

impl Site {
    pub(super) fn bounds(&self) -> Bounds {
        match self {
            Self::Endpoint(gateway) => gateway.bounds(),
            Self::Page(page) => page.bounds(),
        }
    }

    /// Where it answers.
    pub(super) fn path(&self) -> &'static str {
        match self {
            Self::Endpoint(_) => "/api/xmlrpc",
            Self::Page(_) => "/_keap/",
        }
    }

    /// Waits until nothing goes on behind it.
    pub(super) async fn idle(&self) {
        match self {
            Self::Endpoint(gateway) => gateway.idle().await,
            Self::Page(_) => {}
        }
    }

    pub(super) async fn call(&self, request: Request) -> Result<Response, TransportError> {
        match self {
            Self::Endpoint(gateway) => gateway.call(request).await,
            Self::Page(page) => page.call(request).await,
        }
    }
}
