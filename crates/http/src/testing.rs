//! Canned answers for tests.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;

use crate::{
    Body, BoxFuture, HttpService, Request, Response, Sent, Transport, TransportError,
    TransportErrorKind,
};

/// A request as the script saw it, with its body read.
#[derive(Debug)]
#[non_exhaustive]
pub struct Seen {
    /// Method, URL and headers.
    pub head: http::request::Parts,
    /// As it was sent.
    pub body: Bytes,
}

type Answer = Result<Response, (TransportErrorKind, Sent)>;

/// Answers requests from a queue, in order, and remembers what it was asked.
///
/// A request beyond the end of the queue is answered with status 599, so a test that asks too much fails visibly.
#[derive(Clone, Debug, Default)]
pub struct Script(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    answers: VecDeque<Answer>,
    seen: Vec<Seen>,
}

impl Script {
    /// An empty script.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an answer with a status, a content type and a body.
    #[must_use]
    pub fn answer(self, status: u16, content_type: &str, body: impl Into<Body>) -> Self {
        let mut response = Response::new(body.into());
        *response.status_mut() = http::StatusCode::from_u16(status).unwrap_or(http::StatusCode::OK);
        if let Ok(value) = http::HeaderValue::from_str(content_type) {
            response
                .headers_mut()
                .insert(http::header::CONTENT_TYPE, value);
        }
        self.response(response)
    }

    /// Adds a whole response.
    #[must_use]
    pub fn response(self, response: Response) -> Self {
        self.lock().answers.push_back(Ok(response));
        self
    }

    /// Adds a failure of the transport.
    #[must_use]
    pub fn fail(self, kind: TransportErrorKind, sent: Sent) -> Self {
        self.lock().answers.push_back(Err((kind, sent)));
        self
    }

    /// A handle for a client.
    pub fn transport(&self) -> Transport {
        Transport::new(self.clone())
    }

    /// Takes the requests seen so far.
    pub fn take_seen(&self) -> Vec<Seen> {
        std::mem::take(&mut self.lock().seen)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl HttpService for Script {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            let (head, body) = request.into_parts();
            let (method, url) = (head.method.clone(), head.uri.clone());
            let body = body.into_bytes(usize::MAX).await.unwrap_or_default();
            let answer = {
                let mut state = self.lock();
                state.seen.push(Seen { head, body });
                state.answers.pop_front()
            };
            match answer {
                Some(Ok(response)) => Ok(response),
                Some(Err((kind, sent))) => Err(TransportError::new(kind, sent, &method, &url)),
                None => {
                    let mut response =
                        Response::new(Body::from("the script has no further answer"));
                    *response.status_mut() =
                        http::StatusCode::from_u16(599).unwrap_or(http::StatusCode::OK);
                    Ok(response)
                }
            }
        })
    }
}
