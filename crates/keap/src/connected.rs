//! A backend that is configured, whichever it is.

use crate::rest::RestBackend;
#[cfg(feature = "xmlrpc")]
use crate::xmlrpc::XmlRpcBackend;
use crate::{Backend, Invocation, Invoke as _, Outcome, Result};

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
            Self::XmlRpc(backend) => backend.invoke(invocation).await,
            Self::Rest(backend) => backend.invoke(invocation).await,
        }
    }
}
