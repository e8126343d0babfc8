//! Pages of the application that are passed on: piece by piece, however long they are.

use std::net::SocketAddr;
use std::sync::Arc;

use futures_util::StreamExt as _;
use keap_gateway::tls::tenant_host;
use keap_gateway::{Listener, Pages};
use keap_http::{Body, BoxFuture, HttpService, Request, Response, Transport, TransportError};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::sync::{Semaphore, oneshot};

/// A page of two pieces, the second of which comes when it is let.
#[derive(Clone, Debug)]
struct Host(Arc<Semaphore>);

impl HttpService for Host {
    fn call(&self, _: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        let let_on = Arc::clone(&self.0);
        let second = async move {
            let _on = let_on.acquire().await.unwrap();
            Ok("second\n".into())
        };
        let pieces = futures_util::stream::iter([Ok("first\n".into())]);
        let pieces = pieces.chain(futures_util::stream::once(second));
        Box::pin(async { Ok(Response::new(Body::stream(pieces))) })
    }
}

#[tokio::test]
async fn a_page_goes_on_as_it_comes_and_its_end_is_waited_for() {
    let let_on = Arc::new(Semaphore::new(0));
    let host = Transport::new(Host(Arc::clone(&let_on)));
    let pages = Pages::over(vec![tenant_host("ab123").unwrap()], host);
    let (builder, _) = super::chain::builder();
    let here = SocketAddr::from(([127, 0, 0, 1], 0));
    let gateway = builder.pages(pages).build();
    let listener = Listener::bind(gateway, here, false).await.unwrap();
    let mut stream = TcpStream::connect(listener.address()).await.unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let serving = tokio::spawn(listener.serve(async move {
        let _ = stopped.await;
    }));
    let request = b"GET /app/form/abc HTTP/1.0\r\nHost: ab123.infusionsoft.com\r\n\r\n";
    stream.write_all(request).await.unwrap();
    let mut page = String::new();
    while !page.contains("first\n") {
        let mut piece = [0; 1024];
        let length = stream.read(&mut piece).await.unwrap();
        assert!(length > 0, "{page}");
        page.push_str(std::str::from_utf8(&piece[..length]).unwrap());
    }
    assert!(
        page.starts_with("HTTP/1.0 200 OK") || page.starts_with("HTTP/1.1 200 OK"),
        "{page}"
    );
    // A gateway that is told to stop ends what it has begun.
    stop.send(()).unwrap();
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    let_on.add_permits(1);
    stream.read_to_string(&mut page).await.unwrap();
    assert!(page.ends_with("second\n"), "{page}");
    assert!(serving.await.unwrap());
}
