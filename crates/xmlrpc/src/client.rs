//! Sends methods and reads their answers.

mod error;

use std::borrow::Cow;

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE};
use http::{HeaderValue, Method as Verb};
use keap_http::{
    Body, Call, Effect, HiddenInBody, InDoubt, Presented, Request, Secret, Sent, Transport,
    TransportError, TransportErrorKind,
};
use url::Url;

pub use self::error::{Error, RawBody};
use crate::{
    DecodeOptions, EncodeOptions, FirstParam, Instead, Limits, Method, RecordFormat, Value,
    decode_response, encode_call,
};

/// The largest answer that is read: 1000 rows with long texts fit many times.
const BODY_LIMIT: usize = 64 * 1024 * 1024;

/// Calls methods of the legacy API.
///
/// Cheap to clone. Repeating, pacing and the credential in the headers are the transport's business; what is done here is
/// the message, its first param, and telling a fault from a page of HTML.
///
/// ```
/// use keap_http::{Transport, testing::Script};
/// use keap_xmlrpc::id::{ContactId, TagId};
/// use keap_xmlrpc::{Client, methods::contact::AddToGroup};
///
/// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let answer = "<methodResponse><params><param><value><boolean>1</boolean></value></param></params></methodResponse>";
/// # let script = Script::new().answer(200, "text/xml", answer);
/// let endpoint = "https://api.infusionsoft.com/crm/xmlrpc/v1".parse()?;
/// let client = Client::new(Transport::new(script), endpoint, "any text, the token is in a header");
/// assert!(client.call(&AddToGroup { contact_id: ContactId::new(17), tag_id: TagId::new(91) }).await?);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Client {
    transport: Transport,
    endpoint: Url,
    key: Secret,
    zone: keap_schema::Zone,
    encode: EncodeOptions,
    decode: DecodeOptions,
}

/// Elements of one array in an answer. No method answers more than a page of 1000 rows; a value in memory takes many
/// times the bytes of its text, so what was not asked for is not read to its end.
const LARGEST_ANSWER: usize = 100_000;

impl Client {
    /// A client of one account.
    ///
    /// The key is the first param of nearly every call: the legacy key, or, where the credential is in a header, any text
    /// that is not empty (the gateway may refuse an empty one).
    pub fn new(transport: Transport, endpoint: Url, key: impl Into<Secret>) -> Self {
        Self {
            transport,
            endpoint,
            key: key.into(),
            zone: keap_schema::Zone::default(),
            encode: EncodeOptions::client(),
            decode: DecodeOptions {
                limits: Limits {
                    members: LARGEST_ANSWER,
                    ..Limits::default()
                },
                ..DecodeOptions::lossy()
            },
        }
    }

    /// The same client with another wall clock for records. Keap's is US Eastern for every account (documented).
    #[must_use]
    pub fn with_zone(mut self, zone: keap_schema::Zone) -> Self {
        self.zone = zone;
        self
    }

    /// The same client with other rules for reading answers. The default reads on when a character is not allowed in XML,
    /// because Keap sends some.
    #[must_use]
    pub fn with_decode_options(mut self, options: DecodeOptions) -> Self {
        self.decode = options;
        self
    }

    /// The same client over another transport, one that stands in front of [its own](Self::transport) for instance.
    #[must_use]
    pub fn with_transport(mut self, transport: Transport) -> Self {
        self.transport = transport;
        self
    }

    /// What carries the calls.
    pub fn transport(&self) -> &Transport {
        &self.transport
    }

    /// Where the calls go.
    pub fn endpoint(&self) -> &Url {
        &self.endpoint
    }

    /// The wall clock for records.
    pub fn zone(&self) -> keap_schema::Zone {
        self.zone
    }

    /// How the records of a table are written and read.
    pub fn format(&self, table: &str) -> RecordFormat {
        RecordFormat::new(table, self.zone)
    }

    /// Calls a method.
    ///
    /// # Errors
    /// [`Error::Fault`] when the server refused or failed, the others when there was no answer or it could not be read.
    pub fn call<M: Method>(
        &self,
        method: &M,
    ) -> impl Future<Output = Result<M::Output, Error>> + use<'_, M> {
        let params = method.to_params();
        let params = params.map_err(|source| Error::params(M::NAME, source));
        let request = params.and_then(|params| {
            self.request(M::NAME.into(), M::EFFECT, M::KEY, &params, method.secrets())
        });
        async move {
            let value = self.exchange(M::NAME.into(), request?).await?;
            M::read_output(value).map_err(|source| Error::convert(M::NAME, source))
        }
    }

    /// Calls a method by its name, for those that are not typed here.
    ///
    /// The key is put in front when `first` says so; the key of a vendor is for the caller to give as the first of `params`.
    ///
    /// # Errors
    /// As [`call`](Self::call).
    pub async fn call_raw(
        &self,
        name: &str,
        first: FirstParam,
        effect: Effect,
        params: Vec<Value>,
    ) -> Result<Value, Error> {
        let request = self.request(name.to_owned().into(), effect, first, &params, Vec::new())?;
        self.exchange(name.to_owned().into(), request).await
    }

    fn request(
        &self,
        name: Cow<'static, str>,
        effect: Effect,
        first: FirstParam,
        params: &[Value],
        mut secrets: Vec<Secret>,
    ) -> Result<Request, Error> {
        let key = (first == FirstParam::Private).then(|| Value::from(self.key.expose()));
        let body =
            encode_call(&name, key.iter().chain(params), &self.encode).map_err(|source| {
                Error::Encode {
                    method: name.clone(),
                    source,
                }
            })?;
        let mut request = Request::new(Body::from(body));
        *request.method_mut() = Verb::POST;
        *request.uri_mut() =
            self.endpoint
                .as_str()
                .parse()
                .map_err(|source: http::uri::InvalidUri| {
                    let kind = TransportErrorKind::InvalidRequest;
                    let error =
                        TransportError::new(kind, Sent::No, &Verb::POST, &http::Uri::default());
                    Error::Transport {
                        method: name.clone(),
                        source: error.with_source(source),
                    }
                })?;
        let headers = request.headers_mut();
        headers.insert(
            CONTENT_TYPE,
            HeaderValue::from_static("text/xml; charset=utf-8"),
        );
        headers.insert(ACCEPT, HeaderValue::from_static("text/xml"));
        request.extensions_mut().insert(Call::new(name, effect));
        if first == FirstParam::Private {
            secrets.push(self.key.clone());
        }
        if !secrets.is_empty() {
            let hidden = HiddenInBody(secrets.into_iter().flat_map(spelled).collect());
            request.extensions_mut().insert(hidden);
        }
        Ok(request)
    }

    async fn exchange(&self, method: Cow<'static, str>, request: Request) -> Result<Value, Error> {
        let body_secrets = request.extensions().get::<HiddenInBody>().cloned();
        let call = request.extensions().get::<Call>();
        let writes = call.is_some_and(|call| call.effect != Effect::Read);
        let response = match self.transport.send(request).await {
            Ok(response) => response,
            Err(source) => return Err(Error::Transport { method, source }),
        };
        let (head, body) = response.into_parts();
        let mut presented = head.extensions.get().cloned().unwrap_or_default();
        for secret in body_secrets.into_iter().flat_map(|hidden| hidden.0) {
            Presented::add(&mut presented, secret);
        }
        let answer = match body.into_bytes(BODY_LIMIT).await {
            Ok(body) => self.read(method.clone(), &head, &body).or_else(|error| {
                // A server that sends a secret back does not get it told. What was read well stays as it came.
                let hidden = presented.hide_in(&body).map(Bytes::from);
                let again = |body| self.read(method.clone(), &head, &body);
                let read = hidden.map_or(Err(error), again);
                read.map_err(|error| error.hiding(&presented))
            })?,
            Err(source) => return Err(Error::Body { method, source }),
        };
        let repeated = head.extensions.get::<InDoubt>().is_some();
        if repeated && writes && is_no(&answer) {
            return Err(Error::Repeated { method });
        }
        Ok(answer)
    }

    /// A `methodResponse` is read whatever the status; another body is an error of the status, or of the body when the status
    /// was fine.
    fn read(
        &self,
        method: Cow<'static, str>,
        head: &http::response::Parts,
        body: &Bytes,
    ) -> Result<Value, Error> {
        if !head.status.is_success() {
            let instead = Instead::of(body);
            if !matches!(&instead, Instead::Xml { root } if root == "methodResponse") {
                return Err(Error::status(method, head, instead, body));
            }
        }
        match decode_response(body, &self.decode) {
            Ok(Ok(value)) => Ok(value),
            Ok(Err(fault)) => Err(Error::Fault {
                method,
                fault,
                in_doubt: head.extensions.get::<InDoubt>().is_some(),
            }),
            Err(source) => Err(Error::Decode {
                method,
                source,
                body: RawBody::cut(body),
            }),
        }
    }
}

/// Whether an answer says that nothing was done, in one of the forms that a truth value is read in.
fn is_no(answer: &Value) -> bool {
    use crate::answer::Answer as _;
    matches!(bool::read(answer.clone()), Ok(false))
}

/// A secret as it is, and as it stands in a document where that is another text.
fn spelled(secret: Secret) -> impl Iterator<Item = Secret> {
    let text = secret.expose();
    let escaped = text.contains(['&', '<', '>']).then(|| {
        let escaped = text.replace('&', "&amp;");
        Secret::new(escaped.replace('<', "&lt;").replace('>', "&gt;"))
    });
    std::iter::once(secret).chain(escaped)
}

#[cfg(test)]
mod tests;
