//! A backend that is configured, whichever it is.

use crate::rest::{self, RestBackend};
#[cfg(feature = "xmlrpc")]
use crate::xmlrpc::{self, XmlRpcBackend};
use crate::{Backend, Invocation, Outcome, Result};

/// One of the backends of a client.
#[derive(Clone, Debug)]
pub(crate) enum Connected {
    #[cfg(feature = "xmlrpc")]
    XmlRpc(XmlRpcBackend),
    Rest(RestBackend),
}

impl Connected {
    pub(crate) fn backend(&self) -> Backend {
        match self {
            #[cfg(feature = "xmlrpc")]
            Self::XmlRpc(_) => Backend::XmlRpc,
            Self::Rest(rest) => rest.version(),
        }
    }

    pub(crate) async fn invoke(&self, invocation: Invocation) -> Result<Outcome> {
        match self {
            #[cfg(feature = "xmlrpc")]
            // In a box: a call over REST has no room for it.
            Self::XmlRpc(backend) => Box::pin(xmlrpc::answer(backend, invocation)).await,
            Self::Rest(backend) => rest::answer(backend, invocation).await,
        }
    }
}
