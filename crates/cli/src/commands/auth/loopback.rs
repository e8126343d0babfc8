//! Waits for the browser on a loopback address.

use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use anyhow::Context as _;
use keap_auth::State;
use keap_http::{Transport, server};
use tokio::net::TcpListener;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;

use super::callback::{Callback, CallbackPage};
use crate::failure::{OrMisuse as _, misuse};

/// How long the last page has to reach the browser.
const FAREWELL: Duration = Duration::from_secs(2);

/// A listener, and the path where answers are expected.
#[derive(Debug)]
pub(super) struct Loopback {
    listener: TcpListener,
    path: String,
}

/// A server that waits for the browser.
#[derive(Debug)]
pub(super) struct Waiting {
    pub(super) callbacks: mpsc::Receiver<Callback>,
    done: oneshot::Sender<()>,
    served: JoinHandle<std::io::Result<()>>,
}

/// Listens where a loopback redirect URI points; none for any other.
pub(super) async fn listen(redirect: &str) -> anyhow::Result<Option<Loopback>> {
    let url = redirect.parse::<url::Url>();
    let url = url.context("the redirect URI is not a URL").or_misuse()?;
    if url.port() == Some(0) {
        misuse!("the redirect URI has the port 0, at which no browser can come back");
    }
    let Some(ip) = loopback_of(&url) else {
        return Ok(None);
    };
    let port = url
        .port_or_known_default()
        .context("the redirect URI has no port")?;
    let address = SocketAddr::new(ip, port);
    let (listener, _) = server::listen(address)
        .await
        .with_context(|| format!("cannot listen on {address}, where the redirect URI points"))?;
    let path = url.path().to_owned();
    Ok(Some(Loopback { listener, path }))
}

/// Whether a redirect URI points to this machine, where the browser brings the answer itself.
pub(super) fn is_one(redirect: &str) -> bool {
    let url = redirect.parse::<url::Url>();
    url.is_ok_and(|url| loopback_of(&url).is_some())
}

fn loopback_of(url: &url::Url) -> Option<IpAddr> {
    let host = url.host_str()?.trim_matches(['[', ']']);
    if host == "localhost" {
        return Some([127, 0, 0, 1].into());
    }
    let ip = host.parse::<IpAddr>().ok()?;
    ip.is_loopback().then_some(ip)
}

impl Loopback {
    /// Waits for answers to the login with this state.
    pub(super) fn wait(self, state: &State) -> Waiting {
        let (sender, callbacks) = mpsc::channel(1);
        let (done, shutdown) = oneshot::channel::<()>();
        let page = CallbackPage::new(&self.path, state.clone(), sender);
        let served = tokio::spawn(server::serve(self.listener, Transport::new(page), async {
            // An error means that the other side is gone, which ends the wait as well.
            let _ = shutdown.await;
        }));
        Waiting {
            callbacks,
            done,
            served,
        }
    }
}

impl Waiting {
    /// Lets the last page reach the browser. Connections that hold back their requests do not hold
    /// the end.
    pub(super) async fn end(mut self) {
        let _ = self.done.send(());
        self.callbacks.close();
        if tokio::time::timeout(FAREWELL, &mut self.served)
            .await
            .is_err()
        {
            self.served.abort();
        }
    }
}
