//! The sandbox as an HTTP service: the path decides which surface answers.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use chrono::{DateTime, SubsecRound as _, Utc};
use http::request::Parts;
use http::{HeaderValue, Method, StatusCode};
use keap_http::{
    BoxFuture, Clock, HttpService, Request, Response, Sent, TransportError, TransportErrorKind,
};

use crate::gate::brownout::Brownout;
use crate::gate::gatekeeper::{Admitted, Gatekeeper};
use crate::gate::head::{account, host, is_direct, is_xmlrpc, origin, path, percent_decoded};
use crate::gate::limits::Meter;
use crate::gate::log::{Log, Served};
use crate::gate::record::{Exchange, Recorder};
use crate::gate::refusals::Where;
use crate::gate::trouble::Trouble;
use crate::gate::{control, oauth, received};
use crate::rest::shared::{Call, Version};
use crate::store::Store;
use crate::store::plant::{Garden, PlantedWire, Seen};
use crate::{answer, rest, xmlrpc};

/// A local Keap: one account, answering XML-RPC, REST v1 and REST v2.
///
/// It answers for any host. Clones share the account.
#[derive(Clone)]
pub struct Sandbox(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    pub(crate) gatekeeper: Gatekeeper,
    pub(crate) meter: Meter,
    pub(crate) trouble: Trouble,
    pub(crate) control: bool,
    pub(crate) any_app: bool,
    pub(crate) log: Option<Log>,
    pub(crate) recorder: Option<Recorder>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) store: Mutex<Store>,
    pub(crate) garden: Mutex<Garden>,
}

impl Sandbox {
    pub(crate) fn of(inner: Inner) -> Self {
        Self(Arc::new(inner))
    }

    /// The records as a wire shows them.
    fn seen(&self, wire: PlantedWire) -> Seen<'_> {
        Seen::by(wire, &self.0.store, &self.0.garden)
    }

    async fn exchange(&self, request: Request) -> Result<Response, TransportError> {
        let (head, body) = request.into_parts();
        if is_xmlrpc(head.uri.path())
            && let Some(guise) = self.0.trouble.standing_brownout()
        {
            let answered = brown_out(guise, &head).await;
            if let Ok(response) = &answered {
                self.tell(&head, &Bytes::new(), response);
            }
            return answered;
        }
        // Who is not let in is not listened to either: a body is read only for a credential.
        let bytes = match self.body_limit(&head) {
            0 => Bytes::new(),
            limit => match received::read(&head, body, limit).await {
                Ok(bytes) => bytes,
                Err(ended) => {
                    if let Ok(response) = &ended {
                        self.tell(&head, &Bytes::new(), response);
                    }
                    return ended;
                }
            },
        };
        let response = self.answer(&head, bytes.clone());
        self.tell(&head, &bytes, &response);
        Ok(response)
    }

    /// How much of the body is read; nothing where the answer does not depend on it.
    fn body_limit(&self, head: &Parts) -> usize {
        match path(head) {
            control::PATH if self.0.control => received::SMALL,
            oauth::TOKEN => received::SMALL,
            _ if is_direct(head) => received::OPEN,
            _ => {
                let admitted = self.0.gatekeeper.admit(head, self.0.clock.now());
                admitted.map_or(0, |_| received::LARGE)
            }
        }
    }

    /// Tells whoever keeps a log of a request that the account answered.
    fn tell(&self, head: &Parts, bytes: &Bytes, response: &Response) {
        if let Some(log) = &self.0.log {
            log.tell(&Served::of(head, bytes, response).by(self.app()));
        }
        self.record(head, bytes, response);
    }

    fn record(&self, head: &Parts, bytes: &Bytes, response: &Response) {
        if let Some(recorder) = &self.0.recorder {
            recorder.keep(&Exchange::of(head, bytes, response));
        }
    }

    fn answer(&self, head: &Parts, bytes: Bytes) -> Response {
        let path = path(head);
        if path == "/healthz" {
            return answer::json(StatusCode::OK, &serde_json::json!({ "status": "ok" }));
        }
        if self.0.control && path == control::PATH {
            return control::respond(&[self.controls()], head, &bytes);
        }
        if let Some(response) = self.0.trouble.meet(head) {
            return response;
        }
        if let Some(response) = self.accounts(head, path, &bytes) {
            return response;
        }
        if let Some(response) = self.standing_refusal(path) {
            return response;
        }
        if is_direct(head) {
            return self.xmlrpc_with_key(head, &bytes);
        }
        let time = self.0.clock.now();
        let admitted = self.0.gatekeeper.admit(head, time);
        let who = admitted.as_ref().ok().copied();
        let meter_key = who.map(|_| self.0.gatekeeper.meter_key(head, time));
        let counted = match &meter_key {
            Some(key) => self.0.meter.count(key, time),
            None => Ok(()),
        };
        let mut response = match (admitted, counted) {
            (Err(refused), _) => *refused,
            (Ok(_), Err(excess)) => self.0.meter.refuse(excess),
            (Ok(admitted), Ok(())) => self.gateway(head, path, bytes, admitted),
        };
        self.0.gatekeeper.mark(who, &mut response);
        self.0.meter.mark(meter_key.as_deref(), time, &mut response);
        response
    }

    /// The page where access is granted and the token endpoint. The host of the page answers
    /// nothing else.
    fn accounts(&self, head: &Parts, path: &str, bytes: &[u8]) -> Option<Response> {
        let (authority, trouble) = (&self.0.gatekeeper.authority, &self.0.trouble);
        if path == oauth::PAGE {
            let refused = trouble.standing_refusal(&[Where::Authorize]);
            let (denied, now) = (trouble.denies_consent(), self.0.clock.now());
            return Some(refused.unwrap_or_else(|| authority.authorize(head, denied, now)));
        }
        if matches!(
            host(head).as_str(),
            "accounts.infusionsoft.com" | "signin.infusionsoft.com"
        ) {
            return Some(oauth::no_service());
        }
        if path != oauth::TOKEN {
            return None;
        }
        let refused = trouble.standing_refusal(&[Where::Token]);
        Some(refused.unwrap_or_else(|| authority.token(head, bytes, self.0.clock.as_ref())))
    }

    fn standing_refusal(&self, path: &str) -> Option<Response> {
        let places: &[Where] = if is_xmlrpc(path) {
            &[Where::Everything, Where::XmlRpc]
        } else {
            &[Where::Everything]
        };
        let mut response = self.0.trouble.standing_refusal(places)?;
        self.0.gatekeeper.mark(None, &mut response);
        self.0.meter.mark(None, self.0.clock.now(), &mut response);
        Some(response)
    }

    /// Tells whoever keeps a log of a request that was answered for several accounts.
    pub(crate) fn tell_of_all(&self, head: &Parts, bytes: &Bytes, response: &Response) {
        if let Some(log) = &self.0.log {
            log.tell(&Served::of(head, bytes, response));
        }
        self.record(head, bytes, response);
    }

    /// The direct host of an account: the key in the body is the credential, the host names the
    /// account.
    fn xmlrpc_with_key(&self, head: &Parts, bytes: &Bytes) -> Response {
        let door = xmlrpc::Door::Direct {
            gatekeeper: &self.0.gatekeeper,
            right_host: self.is_own_host(head),
        };
        self.call_xmlrpc(head, bytes, &door, crate::gate::gatekeeper::USER)
    }

    fn gateway(&self, head: &Parts, path: &str, bytes: Bytes, admitted: Admitted) -> Response {
        if matches!(path, "/crm/xmlrpc" | "/crm/xmlrpc/v1") {
            return self.call_xmlrpc(head, &bytes, &xmlrpc::Door::Gateway, admitted.user);
        }
        let Some((version, rest)) = Version::of_path(path) else {
            return answer::page_not_found();
        };
        if head.method == Method::GET && !bytes.is_empty() {
            return answer::malformed();
        }
        // With the slash at its end it is gone since November 2022, without it is there (recorded).
        if head.method == Method::PUT && head.uri.path() == "/crm/rest/v1/contacts/" {
            return answer::empty(StatusCode::GONE);
        }
        let mut store = self.seen(PlantedWire::Rest);
        rest::respond(Call {
            store: &mut store,
            now: self.now(),
            user: admitted.user,
            app: &self.0.gatekeeper.app,
            version,
            method: head.method.clone(),
            path: rest
                .split('/')
                .filter(|part| !part.is_empty())
                .map(percent_decoded)
                .collect(),
            base: format!("{}/crm/rest/{}", origin(head), version.word()),
            query: url::form_urlencoded::parse(head.uri.query().unwrap_or_default().as_bytes())
                .filter(|(name, _)| name != "access_token")
                .map(|(name, value)| (name.into_owned(), value.into_owned()))
                .collect(),
            headers: head.headers.clone(),
            bytes,
        })
    }

    fn call_xmlrpc(
        &self,
        head: &Parts,
        bytes: &Bytes,
        door: &xmlrpc::Door<'_>,
        user: i64,
    ) -> Response {
        if head.method != Method::POST {
            return answer::not_allowed(HeaderValue::from_static("POST"));
        }
        let mut store = self.seen(PlantedWire::XmlRpc);
        let account = xmlrpc::Account {
            store: &mut store,
            now: self.now(),
            user,
            app: &self.0.gatekeeper.app,
        };
        answer::xml(xmlrpc::respond(account, door, bytes))
    }

    /// Whether the host is the account's, or none of the vendor's: a sandbox on a socket answers on
    /// any name.
    fn is_own_host(&self, head: &Parts) -> bool {
        account(head).is_none_or(|app| self.0.any_app || app == self.0.gatekeeper.app)
    }

    /// Whole seconds: neither wire shows more.
    fn now(&self) -> DateTime<Utc> {
        DateTime::<Utc>::from(self.0.clock.now()).trunc_subsecs(0)
    }
}

impl HttpService for Sandbox {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(self.exchange(request))
    }
}

impl std::fmt::Debug for Sandbox {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sandbox")
            .field("app", &self.app())
            .finish_non_exhaustive()
    }
}

/// What a call of XML-RPC meets while it is switched off.
async fn brown_out(guise: Brownout, head: &Parts) -> Result<Response, TransportError> {
    if let Some(response) = guise.answer() {
        return Ok(response);
    }
    match guise {
        Brownout::Slow => tokio::time::sleep(Duration::from_secs(60)).await,
        Brownout::Hang => std::future::pending().await,
        _ => {}
    }
    let kind = TransportErrorKind::Interrupted;
    Err(TransportError::new(
        kind,
        Sent::Maybe,
        &head.method,
        &head.uri,
    ))
}
