//! Waits for the browser on a loopback address.

use std::net::{IpAddr, SocketAddr};
use std::sync::Mutex;

use anyhow::Context as _;
use keap_http::{
    Body, BoxFuture, HttpService, Request, Response, Transport, TransportError, server,
};
use tokio::net::TcpListener;
use tokio::sync::oneshot;

/// Listens where a loopback redirect URI points; none for any other.
pub(super) async fn listen(redirect: &str) -> anyhow::Result<Option<TcpListener>> {
    let url: url::Url = redirect.parse().context("the redirect URI is not a URL")?;
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
    let ip: IpAddr = match host {
        "localhost" => [127, 0, 0, 1].into(),
        _ => match host.parse::<IpAddr>() {
            Ok(ip) if ip.is_loopback() => ip,
            _ => return Ok(None),
        },
    };
    let port = url
        .port_or_known_default()
        .context("the redirect URI has no port")?;
    let address = SocketAddr::new(ip, port);
    let (listener, _) = server::listen(address)
        .await
        .with_context(|| format!("cannot listen on {address}, where the redirect URI points"))?;
    Ok(Some(listener))
}

/// The query of the first request that looks like an answer of the authorize page.
pub(super) async fn wait(listener: TcpListener) -> anyhow::Result<String> {
    let (sender, receiver) = oneshot::channel();
    let (done, shutdown) = oneshot::channel::<()>();
    let page = Transport::new(Page(Mutex::new(Some(sender))));
    let served = tokio::spawn(server::serve(listener, page, async {
        // An error means that the other side is gone, which ends the wait as well.
        let _ = shutdown.await;
    }));
    let query = receiver
        .await
        .context("the listener ended without an answer")?;
    let _ = done.send(());
    served.await?.context("the listener failed")?;
    Ok(format!("?{query}"))
}

#[derive(Debug)]
struct Page(Mutex<Option<oneshot::Sender<String>>>);

impl HttpService for Page {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        let query = request.uri().query().unwrap_or_default().to_owned();
        let is_answer = query.contains("code=") || query.contains("error=");
        if is_answer
            && let Ok(mut sender) = self.0.lock()
            && let Some(sender) = sender.take()
        {
            // The other side is gone only when nobody waits any more.
            let _ = sender.send(query);
        }
        let text = "Done. You can close this page and go back to the terminal.";
        Box::pin(async move { Ok(Response::new(Body::from(text))) })
    }
}
