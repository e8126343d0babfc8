//! A server that keeps what it was asked, and whose process the calls came from.

use std::sync::{Arc, Mutex};

use keap_http::{Body, BoxFuture, HttpService, Request, Response, Transport, TransportError};
use tokio::sync::Notify;

/// What was asked, in order: the method, the path with its query, the body, and by whom.
#[derive(Clone, Debug)]
pub(crate) struct Counted {
    inner: Transport,
    pub(crate) asked: Arc<Mutex<Vec<String>>>,
    pub(crate) notify: Arc<Notify>,
    /// What was answered of it, in the order of the answers.
    pub(crate) answered: Arc<Mutex<Vec<String>>>,
    /// What is not answered as long as this stands: calls with this text.
    unanswered: Arc<Mutex<Option<String>>>,
    /// What is down: calls whose path has one of these texts.
    pub(crate) down: Arc<Mutex<Vec<&'static str>>>,
}

impl Counted {
    pub(crate) fn around(inner: Transport) -> Self {
        Self {
            inner,
            asked: Arc::default(),
            notify: Arc::default(),
            answered: Arc::default(),
            unanswered: Arc::default(),
            down: Arc::default(),
        }
    }

    /// What was asked since this was called last.
    pub(crate) fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.asked.lock().unwrap())
    }

    /// How many calls came since the last [`take`](Self::take).
    pub(crate) fn count(&self) -> usize {
        self.asked.lock().unwrap().len()
    }

    /// Waits until so many calls came.
    pub(crate) async fn reached(&self, calls: usize) {
        loop {
            let next = self.notify.notified();
            if self.count() >= calls {
                return;
            }
            next.await;
        }
    }

    /// Waits until something with this text was asked.
    pub(crate) async fn asked_for(&self, text: &str) {
        loop {
            let next = self.notify.notified();
            let is_there = |one: &String| one.contains(text);
            if self.asked.lock().unwrap().iter().any(is_there) {
                return;
            }
            next.await;
        }
    }

    /// From here on calls with this text are not answered; none for all are.
    pub(crate) fn leaves_unanswered(&self, text: Option<&str>) {
        *self.unanswered.lock().unwrap() = text.map(str::to_owned);
    }
}

impl HttpService for Counted {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            let (parts, body) = request.into_parts();
            let body = body.into_bytes(1 << 20).await.unwrap();
            let text = String::from_utf8_lossy(&body);
            let whose = parts.headers.get("authorization");
            let whose = whose.map_or("", |header| header.to_str().unwrap());
            let said = format!("{} {} {text} {whose}", parts.method, parts.uri);
            self.asked.lock().unwrap().push(said.clone());
            self.notify.notify_waiters();
            loop {
                let next = self.notify.notified();
                let held = self.unanswered.lock().unwrap().clone();
                if held.is_none_or(|text| !said.contains(&text)) {
                    break;
                }
                next.await;
            }
            let path = parts.uri.path();
            if self
                .down
                .lock()
                .unwrap()
                .iter()
                .any(|one| path.contains(one))
            {
                let mut response = Response::new(Body::from("down"));
                *response.status_mut() = http::StatusCode::INTERNAL_SERVER_ERROR;
                return Ok(response);
            }
            let request = Request::from_parts(parts, Body::from(body));
            let answer = self.inner.call(request).await;
            self.answered.lock().unwrap().push(said);
            answer
        })
    }
}
