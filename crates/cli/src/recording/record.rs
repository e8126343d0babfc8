//! Keeps what goes over the network.

use std::sync::Arc;

use keap_http::{
    Body, BodyError, BoxFuture, HttpService, Request, Response, Sent, Transport, TransportError,
    TransportErrorKind,
};

use super::credentials::{self, REDACTED};
use super::exchange::{Asked, answer_text};
use super::folder::Folder;
use super::hide::Hide;
use super::unkept::Unkept;

/// The largest answer that is kept, in bytes: what the network takes.
const LARGEST: usize = 64 << 20;

/// What is asked for tokens with is a credential, and so is the answer.
const TOKENS: &str = "/token";

/// A network whose exchanges are kept.
#[derive(Debug)]
pub(super) struct Recorder {
    network: Transport,
    folder: Arc<Folder>,
    hide: Option<Arc<Hide>>,
}

impl Recorder {
    pub(super) fn new(network: Transport, folder: Arc<Folder>, hide: Option<Arc<Hide>>) -> Self {
        Self {
            network,
            folder,
            hide,
        }
    }

    /// Sends, and keeps the exchange before anybody sees its answer.
    async fn exchange(&self, request: Request) -> Result<Response, TransportError> {
        if request.uri().path().ends_with(TOKENS) {
            return self.network.send(request).await;
        }
        let (head, body) = request.into_parts();
        let asked = Asked::of(&head, body.as_bytes().unwrap_or_default());
        let (method, uri) = (head.method.clone(), head.uri.clone());
        let unkept = |sent: Sent, unkept: Unkept| {
            let kind = TransportErrorKind::InvalidRequest;
            TransportError::new(kind, sent, &method, &uri).with_source(unkept)
        };
        self.folder
            .whole()
            .map_err(|before| unkept(Sent::No, before))?;
        let response = self.network.send(Request::from_parts(head, body)).await?;
        let (head, body) = response.into_parts();
        let read = body.into_bytes(LARGEST).await;
        let body = read.map_err(|error| {
            let kind = match error {
                BodyError::TooLarge { .. } => TransportErrorKind::TooLarge,
                _ => TransportErrorKind::Interrupted,
            };
            TransportError::new(kind, Sent::Yes, &method, &uri).with_source(error)
        })?;
        self.keep(asked, &head, &body)
            .map_err(|why| unkept(Sent::Yes, why))?;
        Ok(Response::from_parts(head, Body::from(body)))
    }

    fn keep(
        &self,
        mut asked: Asked,
        head: &http::response::Parts,
        body: &[u8],
    ) -> Result<(), Unkept> {
        let name = asked.name();
        let mut body = match credentials::tells_one(&name) {
            true => REDACTED.into(),
            false => credentials::without(body.to_vec(), &asked.secrets),
        };
        if let Some(hide) = &self.hide {
            body = hide.answer(&asked, !head.status.is_success(), body);
            asked = hide.request(asked);
        }
        let answer = answer_text(head, &body, self.hide.is_some());
        self.folder.keep(&asked.name(), &asked.text(), &answer)
    }
}

impl HttpService for Recorder {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(self.exchange(request))
    }
}
