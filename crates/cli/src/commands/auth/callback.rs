//! The page on a loopback address where the browser ends after a login.
//!
//! Any page in any browser, and any program of this machine, can send requests there. Only one that
//! comes to the path of the redirect URI and carries the state of this login counts; all others are
//! answered and forgotten. The page says what happened after it happened.

use http::{Method, StatusCode, Uri};
use keap_auth::{OAuthError, State};
use keap_http::{Body, BoxFuture, HttpService, Request, Response, Secret, TransportError};
use tokio::sync::{mpsc, oneshot};

/// What somebody sent.
#[derive(Debug)]
pub(super) enum Callback {
    /// The answer to this login: the code, or why there is none. What is sent back is shown.
    Answer(Result<Secret, OAuthError>, oneshot::Sender<&'static str>),
    /// A refusal that does not carry the state of this login, so that anybody may have sent it.
    Unsigned(OAuthError),
}

/// Looks at requests, and hands on what counts.
#[derive(Debug)]
pub(super) struct CallbackPage {
    path: String,
    state: State,
    callbacks: mpsc::Sender<Callback>,
}

impl CallbackPage {
    /// A page at `path` for the login with this state.
    pub(super) fn new(path: &str, state: State, callbacks: mpsc::Sender<Callback>) -> Self {
        Self {
            path: path.to_owned(),
            state,
            callbacks,
        }
    }

    async fn answer(&self, method: &Method, uri: &Uri) -> (StatusCode, &'static str) {
        const FOREIGN: &str = "This is not the answer to the login that waits here. Open the page that the terminal shows.";
        if uri.path() != self.path || method != Method::GET {
            return (StatusCode::NOT_FOUND, "There is nothing here.");
        }
        let query = uri.query().unwrap_or_default();
        let answer = self.state.read_callback(&format!("?{query}"));
        let signed = self.state.is_in(query);
        let (sender, receiver) = oneshot::channel();
        let callback = match answer {
            Ok(code) if signed => Callback::Answer(Ok(code), sender),
            Err(denied @ OAuthError::Denied { .. }) if signed => {
                Callback::Answer(Err(denied), sender)
            }
            Err(denied @ OAuthError::Denied { .. }) => {
                // Nothing comes back: the login goes on.
                drop(sender);
                Callback::Unsigned(denied)
            }
            _ => return (StatusCode::BAD_REQUEST, FOREIGN),
        };
        if self.callbacks.send(callback).await.is_err() {
            return (
                StatusCode::GONE,
                "The login is over. You can close this page.",
            );
        }
        let text = receiver.await.unwrap_or(FOREIGN);
        (StatusCode::OK, text)
    }
}

impl HttpService for CallbackPage {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        let (method, uri) = (request.method().clone(), request.uri().clone());
        Box::pin(async move {
            let (status, text) = self.answer(&method, &uri).await;
            let mut response = Response::new(Body::from(text));
            *response.status_mut() = status;
            let headers = response.headers_mut();
            let plain = http::HeaderValue::from_static("text/plain; charset=utf-8");
            headers.insert(http::header::CONTENT_TYPE, plain);
            let once = http::HeaderValue::from_static("no-store");
            headers.insert(http::header::CACHE_CONTROL, once);
            Ok(response)
        })
    }
}
