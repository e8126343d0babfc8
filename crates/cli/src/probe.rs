//! Small calls that show what a credential and a service are good for.

use std::time::Duration;

use keap_auth::{Answer, AnswerShape, Credential, Hosts, Place};
use keap_http::{
    Body, Call, Clock as _, Effect, Quotas, Request, SystemClock, Transport, TransportError,
};
use keap_xmlrpc::{DecodeError, DecodeOptions, EncodeOptions, Value, decode_response, encode_call};

/// What a probe saw.
#[derive(Debug)]
pub(crate) struct Probed {
    pub(crate) status: u16,
    pub(crate) answer: Answer,
    /// Why an answer of XML-RPC cannot be read, although it looks like one.
    pub(crate) unreadable: Option<DecodeError>,
    pub(crate) quotas: Quotas,
    /// How long to wait before the next call, if it was refused for a limit and says so.
    pub(crate) retry_after: Option<Duration>,
    /// The app that the answer names.
    pub(crate) tenant: Option<String>,
    /// Where it leads, for a redirect.
    pub(crate) location: Option<String>,
    /// The `Date` header.
    pub(crate) date: Option<String>,
    /// Whether the body is a user, as the endpoint of the user answers.
    has_user: bool,
}

impl Probed {
    /// Whether the endpoint of the user answered with one: status 200 alone may be the login page of a proxy.
    pub(crate) fn is_user(&self) -> bool {
        self.status == 200 && self.has_user
    }
}

/// How much of an answer is read.
const LIMIT: usize = 1024 * 1024;

/// Who the credential is: needs one, and no permission can refuse it.
pub(crate) async fn userinfo(
    transport: &Transport,
    hosts: &Hosts,
) -> Result<Probed, TransportError> {
    let url = format!("{}/rest/v2/oauth/connect/userinfo", hosts.rest());
    send(transport, get(&url, "getUserInfo"), Place::Anywhere).await
}

/// A call without a credential, to see whether anybody is there.
pub(crate) async fn knock(transport: &Transport, hosts: &Hosts) -> Result<Probed, TransportError> {
    let url = format!("{}/rest/v2/oauth/connect/userinfo", hosts.rest());
    send(transport, get(&url, "knock"), Place::Anywhere).await
}

/// The page where access is granted, as a browser without a login sees it.
pub(crate) async fn authorize_page(
    network: &Transport,
    page: &url::Url,
) -> Result<Probed, TransportError> {
    let request = get(page.as_str(), "authorize page");
    send(network, request, Place::Authorize).await
}

/// `DataService.echo`, which needs no valid key.
pub(crate) async fn echo(
    transport: &Transport,
    credential: &Credential,
    hosts: &Hosts,
) -> Result<Probed, TransportError> {
    let params = [Value::from("keap doctor")];
    xmlrpc(transport, credential, hosts, "DataService.echo", &params).await
}

/// A call that needs a valid credential: `DataService.getUserInfo`, which has no parameter at all and
/// works through the gateway only; with a legacy key `WebFormService.getMap`.
pub(crate) async fn xmlrpc_userinfo(
    transport: &Transport,
    credential: &Credential,
    hosts: &Hosts,
) -> Result<Probed, TransportError> {
    if let Credential::LegacyKey(_) = credential {
        let key = credential.private_key();
        let params = [Value::from(key.expose())];
        return xmlrpc(
            transport,
            credential,
            hosts,
            "WebFormService.getMap",
            &params,
        )
        .await;
    }
    xmlrpc(transport, credential, hosts, "DataService.getUserInfo", &[]).await
}

async fn xmlrpc(
    transport: &Transport,
    credential: &Credential,
    hosts: &Hosts,
    method: &'static str,
    params: &[Value],
) -> Result<Probed, TransportError> {
    let url = credential.endpoints(hosts).xmlrpc;
    // A name and short texts can always be written.
    let body = encode_call(method, params, &EncodeOptions::client()).unwrap_or_default();
    let request = http::Request::post(url.as_str())
        .header("content-type", "text/xml")
        .extension(Call::new(method, Effect::Read))
        .body(Body::from(body));
    send(transport, request.unwrap_or_default(), Place::XmlRpc).await
}

fn get(url: &str, operation: &'static str) -> Request {
    let request = http::Request::get(url)
        .header("accept", "application/json")
        .extension(Call::new(operation, Effect::Read))
        .body(Body::empty());
    request.unwrap_or_default()
}

async fn send(
    transport: &Transport,
    request: Request,
    place: Place,
) -> Result<Probed, TransportError> {
    let response = transport.send(request).await?;
    let (head, body) = response.into_parts();
    let bytes = body.into_bytes(LIMIT).await.unwrap_or_default();
    let text = |name: &str| {
        let value = head.headers.get(name).and_then(|value| value.to_str().ok());
        value.filter(|text| !text.is_empty()).map(str::to_owned)
    };
    let content_type = text("content-type");
    let quotas = Quotas::read(&head.headers);
    let retry_after = keap_http::wait_after(head.status, &head.headers, SystemClock.now());
    let answer = Answer::new(head.status.as_u16(), content_type.as_deref(), &bytes).at(place);
    let decoded = match answer.shape() {
        AnswerShape::XmlResponse => decode_response(&bytes, &DecodeOptions::default()).err(),
        _ => None,
    };
    Ok(Probed {
        has_user: has_user(&bytes),
        status: head.status.as_u16(),
        answer,
        unreadable: decoded,
        location: text("location"),
        retry_after,
        tenant: quotas.tenant.clone(),
        quotas,
        date: text("date"),
    })
}

fn has_user(body: &[u8]) -> bool {
    let Ok(serde_json::Value::Object(user)) = serde_json::from_slice(body) else {
        return false;
    };
    let names = ["sub", "email", "keap_id", "global_user_id"];
    names
        .iter()
        .any(|name| user.get(*name).is_some_and(|value| !value.is_null()))
}
