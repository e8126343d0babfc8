//! Whether a call has left for the network. A call is begun before it has its token, and a call for a token asks nothing of
//! the account.

use std::sync::atomic::{AtomicBool, Ordering};

use keap_http::{BoxFuture, HttpService, Request, Response, Transport, TransportError};

static SENT: AtomicBool = AtomicBool::new(false);

/// A network that remembers that something was sent. It is the innermost layer, below the one that waits for tokens.
#[derive(Debug)]
struct Remembering(Transport);

impl HttpService for Remembering {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        SENT.store(true, Ordering::Relaxed);
        self.0.call(request)
    }
}

/// The network of an account: [`has_sent`] knows what goes over it.
pub(crate) fn remembered(network: Transport) -> Transport {
    Transport::new(Remembering(network))
}

/// Whether any call to an account was sent.
pub(crate) fn has_sent() -> bool {
    SENT.load(Ordering::Relaxed)
}
