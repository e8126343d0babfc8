//! Sending operations.

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use keap_http::{
    Attempts, Body, BodyMode, Call, Effect, InDoubt, Presented, Request, Sent, Transport,
    TransportError, TransportErrorKind,
};
use serde::de::DeserializeOwned;
use serde_json::Value;
use url::Url;

use crate::draft::DraftBody;
use crate::needed;
use crate::plain::Plain;
use crate::promised::Promised;
use crate::weight::{Weight, asked_rows};
use crate::{Answer, ApiError, Draft, Error, Info, Needed, Operation, RawBody, RequestError};

/// Sends operations of both versions through a transport.
///
/// Cheap to clone. The transport adds credential, retries and limits; this client adds neither header nor waiting
/// of its own.
#[derive(Clone, Debug)]
pub struct Client {
    transport: Transport,
    base: String,
}

/// A complete answer, before it is decoded.
#[derive(Debug)]
pub(crate) struct Received {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    /// How many rows were asked for, when the request said so.
    asked: Option<usize>,
    /// What must not be told of the request.
    presented: Presented,
}

/// How many rows a request asks for; travels with its response.
#[derive(Clone, Copy)]
struct Asked(Option<usize>);

impl Client {
    /// The address of Keap's API.
    pub const BASE: &str = "https://api.infusionsoft.com/crm";

    /// The largest answer that is read whole, in bytes. Downloads are not bound by it.
    const BODY_LIMIT: usize = 256 * 1024 * 1024;

    /// A client for the API below `base`, such as [`Client::BASE`].
    pub fn new(transport: Transport, base: &Url) -> Self {
        Self {
            transport,
            base: base.as_str().trim_end_matches('/').to_owned(),
        }
    }

    /// Sends an operation and decodes its answer.
    ///
    /// # Errors
    /// [`Error::Request`] before anything is sent, [`Error::Transport`] without an answer, [`Error::Api`] for an
    /// error status, [`Error::Decode`] when a success is not what the operation answers: the answer of a write is looked at
    /// as by [`send_draft`](Self::send_draft), and whether the write was carried out is not known then.
    pub async fn send<O: Operation>(&self, operation: &O) -> Result<O::Output, Error> {
        Ok(self.send_with_body(operation).await?.0)
    }

    /// Sends the same request and returns the answer as plain JSON: `Null` for an empty body, a string for text.
    ///
    /// # Errors
    /// As [`send`](Self::send); [`Error::Decode`] only when the body is not JSON. Whether it is the answer of the operation, and not
    /// an error in the form of a success, is left to the caller.
    pub async fn send_raw<O: Operation>(&self, operation: &O) -> Result<Value, Error> {
        let response = self.exchange(operation, BodyMode::Buffered).await?;
        read(O::INFO, &self.base, response).await?.plain(O::INFO)
    }

    /// Sends a request that was written without a typed operation and returns the answer as plain JSON.
    ///
    /// For programs that treat many endpoints alike and know them as data: [`Info`] says which, the draft holds path
    /// values, query and body.
    ///
    /// # Errors
    /// As [`send_raw`](Self::send_raw), and [`Error::Decode`] when the answer of a write is not what the endpoint answers:
    /// it has none of the [members](Info::members) that tell, it is of another record than the path names, or it is there
    /// where the endpoint answers nothing. Whether the write was carried out is then not known.
    pub async fn send_draft(&self, info: &Info, draft: Draft) -> Result<Value, Error> {
        self.send_draft_for(info, draft, &Needed::all()).await
    }

    /// As [`send_draft`](Self::send_draft), without what nobody needs of the answer.
    ///
    /// # Errors
    /// As [`send_draft`](Self::send_draft).
    pub async fn send_draft_for(
        &self,
        info: &Info,
        draft: Draft,
        needed: &Needed<'_>,
    ) -> Result<Value, Error> {
        let promised = Promised::by(info, &draft.path, &draft.query);
        let response = self.exchange_draft(info, draft, BodyMode::Buffered).await?;
        let received = read(info, &self.base, response).await?;
        let answer = match received.needed(info, needed) {
            Some(answer) => answer,
            None => received.plain(info)?,
        };
        received.check(info, &promised, &answer)?;
        Ok(answer)
    }

    /// As [`send_draft`](Self::send_draft), and whether an earlier attempt of the same request may have been carried out,
    /// whose answer was lost: "it is so already" may then be that attempt's doing.
    ///
    /// # Errors
    /// As [`send_draft`](Self::send_draft).
    pub async fn send_draft_with_doubt(
        &self,
        info: &Info,
        draft: Draft,
    ) -> Result<(Value, bool), Error> {
        let response = self.exchange_draft(info, draft, BodyMode::Buffered).await?;
        let in_doubt = response.extensions().get::<InDoubt>().is_some();
        let received = read(info, &self.base, response).await?;
        Ok((received.plain(info)?, in_doubt))
    }

    /// As [`send_draft`](Self::send_draft), for an endpoint that answers a file: its bytes as they came, not copied.
    ///
    /// # Errors
    /// As [`send_draft`](Self::send_draft); nothing is decoded.
    pub async fn send_draft_bytes(&self, info: &Info, draft: Draft) -> Result<Bytes, Error> {
        let response = self.exchange_draft(info, draft, BodyMode::Buffered).await?;
        Ok(read(info, &self.base, response).await?.body)
    }

    /// As [`send`](Self::send), with the bytes of the answer.
    pub(crate) async fn send_with_body<O: Operation>(
        &self,
        operation: &O,
    ) -> Result<(O::Output, Bytes), Error> {
        let mut draft = Draft::new(O::INFO.path);
        operation.write(&mut draft);
        let promised = Promised::by(O::INFO, &draft.path, &draft.query);
        let response = self.exchange_draft(O::INFO, draft, BodyMode::Buffered);
        let received = read(O::INFO, &self.base, response.await?).await?;
        let output = received.decode(O::INFO)?;
        // Most members of typed answers may be missing, so that `{"error": ..}` is read as a record.
        if O::INFO.effect != Effect::Read {
            received.check(O::INFO, &promised, &received.plain(O::INFO)?)?;
        }
        Ok((output, received.body))
    }

    /// Sends the request of an operation and returns the response with whatever status it has.
    pub(crate) async fn exchange<O: Operation>(
        &self,
        operation: &O,
        mode: BodyMode,
    ) -> Result<keap_http::Response, Error> {
        let mut draft = Draft::new(O::INFO.path);
        operation.write(&mut draft);
        self.exchange_draft(O::INFO, draft, mode).await
    }

    async fn exchange_draft(
        &self,
        info: &Info,
        draft: Draft,
        mode: BodyMode,
    ) -> Result<keap_http::Response, Error> {
        let name = info.name;
        let asked = Asked(asked_rows(&draft.query));
        let mut request = self.request(info, draft).map_err(|source| Error::Request {
            operation: name,
            source,
        })?;
        request.extensions_mut().insert(mode);
        let response = self.transport.send(request).await;
        let mut response = response.map_err(|source| Error::Transport {
            operation: name,
            source,
        })?;
        response.extensions_mut().insert(asked);
        Ok(response)
    }

    #[cfg(feature = "files")]
    pub(crate) fn base(&self) -> &str {
        &self.base
    }

    fn request(&self, info: &Info, mut draft: Draft) -> Result<Request, RequestError> {
        if let Some(problem) = draft.take_problem() {
            return Err(problem);
        }
        draft.check(info)?;
        let separator = if draft.query.is_empty() { "" } else { "?" };
        let address = format!("{}{}{separator}{}", self.base, draft.path, draft.query);
        let (body, content_type) = match draft.body {
            // A GET with a body is refused by the front end with an HTML page, so there is none by default.
            DraftBody::Empty => (Body::empty(), None),
            DraftBody::Json(bytes) => (
                Body::from(bytes),
                Some(HeaderValue::from_static("application/json")),
            ),
            DraftBody::Form(form) => {
                let boundary = boundary();
                let content_type =
                    HeaderValue::from_str(&format!("multipart/form-data; boundary={boundary}"));
                (form.into_body(&boundary), content_type.ok())
            }
        };
        let mut request = http::Request::builder()
            .method(info.method.clone())
            .uri(address)
            .body(body)
            .map_err(RequestError::Address)?;
        *request.headers_mut() = draft.headers;
        let accept = if info.answer == Answer::Json {
            "application/json"
        } else {
            "*/*"
        };
        request
            .headers_mut()
            .insert(header::ACCEPT, HeaderValue::from_static(accept));
        if let Some(content_type) = content_type {
            request
                .headers_mut()
                .insert(header::CONTENT_TYPE, content_type);
        }
        request
            .extensions_mut()
            .insert(Call::new(info.name, info.effect));
        Ok(request)
    }
}

/// Reads a response to its end; an error status becomes an error.
pub(crate) async fn read(
    info: &Info,
    base: &str,
    response: keap_http::Response,
) -> Result<Received, Error> {
    let (head, body) = response.into_parts();
    let body = body
        .into_bytes(Client::BODY_LIMIT)
        .await
        .map_err(|source| {
            let url = base.parse().unwrap_or_default();
            let kind = match source {
                keap_http::BodyError::TooLarge { .. } => TransportErrorKind::TooLarge,
                _ => TransportErrorKind::Interrupted,
            };
            let source =
                TransportError::new(kind, Sent::Yes, &info.method, &url).with_source(source);
            Error::Transport {
                operation: info.name,
                source,
            }
        })?;
    let presented = head.extensions.get::<Presented>().cloned();
    if !head.status.is_success() {
        // A server that sends a secret back does not get it told.
        let presented = presented.unwrap_or_default();
        let body = presented.hide_in(&body).map_or(body, Bytes::from);
        let mut source = Box::new(ApiError::read(head.status, &head.headers, &body));
        source.hide(&presented);
        source.in_doubt = head.extensions.get::<InDoubt>().is_some();
        let attempts = head.extensions.get::<Attempts>();
        source.attempts = attempts.map_or(1, |Attempts(attempts)| *attempts);
        return Err(Error::Api {
            operation: info.name,
            source,
        });
    }
    let asked = head.extensions.get::<Asked>().and_then(|asked| asked.0);
    Ok(Received {
        asked,
        status: head.status,
        headers: head.headers,
        body,
        presented: presented.unwrap_or_default(),
    })
}

impl Received {
    fn plain(&self, info: &Info) -> Result<Value, Error> {
        self.decode(info).map(|Plain(value)| value)
    }

    /// What is needed of an answer that is as it should be.
    fn needed(&self, info: &Info, needed: &Needed<'_>) -> Option<Value> {
        if needed.is_all()
            || info.answer != Answer::Json
            || Weight::check_answer(&self.body, self.asked).is_err()
        {
            return None;
        }
        needed::read(std::str::from_utf8(&self.body).ok()?, needed).ok()
    }

    /// A text is looked through once, and not each of its strings by itself.
    fn json<T: DeserializeOwned>(&self) -> serde_json::Result<T> {
        match std::str::from_utf8(&self.body) {
            Ok(text) => serde_json::from_str(text),
            Err(_) => serde_json::from_slice(&self.body),
        }
    }

    fn check(&self, info: &Info, promised: &Promised, answer: &Value) -> Result<(), Error> {
        let broken = match promised.check(info, answer) {
            Ok(()) => return Ok(()),
            Err(broken) => broken,
        };
        let hidden = self.presented.hide_in(&self.body).map(Bytes::from);
        Err(Error::Decode {
            operation: info.name,
            path: broken.path.to_owned(),
            status: self.status,
            body: RawBody::new(hidden.as_ref().unwrap_or(&self.body)),
            source: serde::de::Error::custom(broken.why),
        })
    }

    /// What a server sends back of a secret is not told with an answer that cannot be read.
    fn decode<T: DeserializeOwned>(&self, info: &Info) -> Result<T, Error> {
        self.decode_as_it_came(info)
            .or_else(|error| match self.presented.hide_in(&self.body) {
                Some(hidden) => Self {
                    status: self.status,
                    headers: self.headers.clone(),
                    body: hidden.into(),
                    asked: self.asked,
                    presented: Presented::default(),
                }
                .decode_as_it_came(info),
                None => Err(error),
            })
    }

    fn decode_as_it_came<T: DeserializeOwned>(&self, info: &Info) -> Result<T, Error> {
        let fail = |path: String, source| Error::Decode {
            operation: info.name,
            path,
            status: self.status,
            body: RawBody::new(&self.body),
            source,
        };
        if self.is_empty() {
            return serde_json::from_value(Value::Null)
                .map_err(|source| fail(String::new(), source));
        }
        if info.answer == Answer::Bytes {
            let bytes = serde::de::value::BytesDeserializer::<serde_json::Error>::new(&self.body);
            // Plain JSON has no bytes; as JSON the answer is the text of the file.
            return T::deserialize(bytes).or_else(|_| self.text(&fail));
        }
        if info.answer == Answer::Text && !self.is_json() {
            return self.text(&fail);
        }
        if let Err(heavy) = Weight::check_answer(&self.body, self.asked) {
            return Err(fail(String::new(), serde::de::Error::custom(heavy)));
        }
        self.json().or_else(|_| {
            // The path costs time, so it is looked for only once decoding has failed.
            let json = &mut serde_json::Deserializer::from_slice(&self.body);
            let value = serde_path_to_error::deserialize(&mut *json).map_err(|error| {
                let path = error.path().to_string();
                fail(path, error.into_inner())
            })?;
            // What is right up to here has something behind it: a second answer, or a notice of another program.
            json.end().map_err(|source| fail(String::new(), source))?;
            Ok(value)
        })
    }

    fn text<T: DeserializeOwned>(
        &self,
        fail: &impl Fn(String, serde_json::Error) -> Error,
    ) -> Result<T, Error> {
        let text = String::from_utf8_lossy(&self.body).into_owned();
        serde_json::from_value(Value::String(text)).map_err(|source| fail(String::new(), source))
    }

    fn is_empty(&self) -> bool {
        self.body.iter().all(u8::is_ascii_whitespace)
    }

    fn is_json(&self) -> bool {
        let content_type = self
            .headers
            .get(header::CONTENT_TYPE)
            .and_then(|value| value.to_str().ok());
        content_type.is_some_and(|content_type| content_type.contains("json"))
    }
}

/// A boundary that does not occur in the parts: unique in the process, and long enough against chance.
fn boundary() -> String {
    use std::hash::{BuildHasher as _, RandomState};
    use std::sync::atomic::{AtomicU64, Ordering};
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    // `RandomState` is seeded by the system, which spares a dependency for 128 unguessable bits.
    let (first, second) = (
        RandomState::new().hash_one(count),
        RandomState::new().hash_one(count),
    );
    format!("keap-{first:016x}{second:016x}")
}

#[cfg(test)]
mod tests {
    use futures_util::TryStreamExt as _;
    use keap_http::testing::Script;

    use super::*;
    use crate::v1;
    use crate::v2::contacts::{Filter, GetContact, ListContacts, OrderKey};
    use crate::v2::email_addresses::GetEmailAddressStatus;
    use crate::v2::users::GetUserSignature;
    use crate::{ContactId, Cursor, Direction, UserId};

    fn client(script: &Script) -> Client {
        Client::new(script.transport(), &Client::BASE.parse().unwrap())
    }

    #[tokio::test]
    async fn a_request_names_its_operation_and_has_no_credential() {
        let script = Script::new().answer(200, "application/json", r#"{"contacts":null}"#);
        let filter = Filter::email("a@b.c").and(Filter::given_name("Mar*"));
        let list = ListContacts::new()
            .filter(filter)
            .order_by(OrderKey::CreateTime, Direction::Descending);
        assert!(
            client(&script)
                .send(&list)
                .await
                .unwrap()
                .contacts
                .is_empty()
        );

        let seen = script.take_seen().remove(0).head;
        assert_eq!(
            seen.uri,
            "https://api.infusionsoft.com/crm/rest/v2/contacts?filter=email%3D%3Da%40b.c%3B\
             given_name%3D%3DMar%2A&order_by=create_time%20desc"
        );
        let call = seen.extensions.get::<Call>().unwrap();
        assert_eq!(
            (&*call.operation, call.effect),
            ("v2 listContacts", Effect::Read)
        );
        assert!(!seen.headers.contains_key(header::AUTHORIZATION));
    }

    #[tokio::test]
    async fn an_error_answer_is_told_from_an_answer_that_cannot_be_read() {
        let script = Script::new()
            .answer(
                404,
                "application/json",
                r#"{"message":"Unable to find this Contact"}"#,
            )
            .answer(
                200,
                "application/json",
                r#"{"addresses":[{"line1":"a"},{"line1":7}]}"#,
            )
            .answer(200, "text/html", "<html>");
        let client = client(&script);
        let get = GetContact::new(ContactId::new(7));

        let error = client.send(&get).await.unwrap_err();
        assert_eq!(error.to_string(), "v2 getContact was refused");
        assert_eq!(
            error.as_api().unwrap().to_string(),
            "status 404: Unable to find this Contact"
        );

        let error = client.send(&get).await.unwrap_err();
        assert_eq!(
            error.to_string(),
            "answer of v2 getContact cannot be read at addresses[1].line1"
        );

        let error = client.send_raw(&get).await.unwrap_err();
        assert_eq!(
            error.to_string(),
            "answer of v2 getContact cannot be read at its root"
        );
        let Error::Decode { body, .. } = error else {
            panic!("{error}")
        };
        assert_eq!(body.to_text(), "<html>");
    }

    /// Two answers in one body, or a notice of another program behind it, are no answer.
    #[tokio::test]
    async fn an_answer_ends_where_its_json_ends() {
        for behind in [" trailing", r#"{"id":"8"}"#, "\n<br />Notice: x"] {
            let body = format!(r#"{{"id":"7"}}{behind}"#);
            let script = Script::new();
            let script = (0..2).fold(script, |script, _| {
                script.answer(200, "application/json", body.clone())
            });
            let client = client(&script);
            let get = GetContact::new(ContactId::new(7));
            let typed = client.send(&get).await.unwrap_err().to_string();
            let plain = client.send_raw(&get).await.unwrap_err().to_string();
            let told = "answer of v2 getContact cannot be read at its root";
            assert_eq!((&*typed, &*plain), (told, told), "{behind}");
        }
        let script = Script::new().answer(200, "application/json", "{\"id\":\"7\"}\n");
        let get = GetContact::new(ContactId::new(7));
        client(&script).send(&get).await.unwrap();
    }

    /// Whether something was written is then not known.
    #[tokio::test]
    async fn a_write_that_is_answered_with_something_else_is_in_doubt() {
        let update = &crate::endpoints::v2::contacts::UPDATE_CONTACT;
        for (body, place) in [
            (r#"{"id":"18"}"#, "id"),
            (r#"{"error":"x","message":"internal"}"#, "its root"),
            ("", "its root"),
        ] {
            let script = Script::new().answer(200, "application/json", body);
            let mut draft = Draft::new(update.path);
            draft.path("contact_id", &17);
            let error = client(&script).send_draft(update, draft).await.unwrap_err();
            let told = format!("answer of v2 updateContact cannot be read at {place}");
            assert_eq!(error.to_string(), told);
            assert!(error.may_have_applied());
            let script = Script::new().answer(200, "application/json", body);
            let typed = crate::v2::contacts::UpdateContact::new(
                ContactId::new(17),
                crate::v2::contacts::UpdateContactRequest::default(),
            );
            let error = client(&script).send(&typed).await.unwrap_err();
            assert!(error.to_string().starts_with("answer of v2 updateContact"));
            assert!(error.may_have_applied());
        }
    }

    #[tokio::test]
    async fn nothing_is_sent_when_the_request_cannot_be_written() {
        let script = Script::new();
        let error = client(&script)
            .send(&GetEmailAddressStatus::new(""))
            .await
            .unwrap_err();
        assert_eq!(
            error.to_string(),
            "request of v2 getEmailAddressStatus cannot be written"
        );
        assert!(script.take_seen().is_empty());
    }

    /// No other id is made of it, and the answer is not read in part.
    #[tokio::test]
    async fn an_id_that_is_no_number_is_told_with_its_place() {
        for id in [r#""x7""#, r#""007""#, r#""9223372036854775808""#, "7.5"] {
            let page = format!(r#"{{"contacts":[{{"id":"7"}},{{"id":{id}}}]}}"#);
            let script = Script::new().answer(200, "application/json", page);
            let error = client(&script).send(&ListContacts::new()).await;
            assert_eq!(
                error.unwrap_err().to_string(),
                "answer of v2 listContacts cannot be read at contacts[1].id"
            );
        }
    }

    /// As in keap-xmlrpc: the retry layer has had its turn.
    #[tokio::test]
    async fn what_was_repeated_already_is_not_to_be_repeated() {
        let mut repeated = keap_http::Response::new(Body::empty());
        *repeated.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
        repeated.extensions_mut().insert(Attempts(3));
        let script = Script::new()
            .response(repeated)
            .answer(503, "text/html", "");
        for retryable in [false, true] {
            let error = client(&script)
                .send(&GetContact::new(ContactId::new(1)))
                .await;
            let error = error.unwrap_err();
            assert_eq!(error.is_retryable(), retryable);
            assert!(error.may_have_applied() && error.hint().is_some());
        }
    }

    #[tokio::test]
    async fn each_status_says_what_may_have_happened_and_what_to_do() {
        for (status, retryable, applied, has_hint) in [
            (400, false, false, false),
            (401, false, false, true),
            (403, false, false, true),
            (408, true, true, true),
            (410, false, false, true),
            (429, true, false, true),
            (502, true, true, true),
        ] {
            let script = Script::new().answer(status, "text/html", "");
            let error = client(&script)
                .send(&GetContact::new(ContactId::new(1)))
                .await;
            let error = error.unwrap_err();
            let told = (error.is_retryable(), error.may_have_applied());
            assert_eq!(told, (retryable, applied), "{status}");
            assert_eq!(error.hint().is_some(), has_hint, "{status}");
        }
    }

    #[tokio::test]
    async fn a_page_in_place_of_a_refusal_of_the_api_leaves_a_write_open() {
        let page = "<html><title>Conflict</title></html>";
        for (status, body, applied) in [
            (402, page, true),
            (409, page, true),
            (409, "", false),
            (409, r#"{"message":"exists"}"#, false),
            (423, page, true),
            (499, page, true),
            (400, page, false),
            (404, page, false),
            (413, page, false),
            (429, page, false),
        ] {
            let script = Script::new().answer(status, "text/html", body);
            let error = client(&script)
                .send(&GetContact::new(ContactId::new(1)))
                .await;
            let told = error.unwrap_err().may_have_applied();
            assert_eq!(told, applied, "{status} {body}");
        }
    }

    #[tokio::test]
    async fn text_is_taken_as_it_is() {
        let script = Script::new().answer(200, "text/html", "<b>Ann</b>").answer(
            200,
            "application/json",
            r#""<b>Ann</b>""#,
        );
        for _ in 0..2 {
            let signature = client(&script)
                .send(&GetUserSignature::new(UserId::new(1)))
                .await
                .unwrap();
            assert_eq!(signature, "<b>Ann</b>");
        }
    }

    #[tokio::test]
    async fn v1_lists_ignore_the_false_next_link_and_end_on_an_empty_page() {
        let page =
            |ids: &str| format!(r#"{{"contacts":[{ids}],"count":3,"next":"https://x/?offset=9"}}"#);
        let script = Script::new()
            .answer(200, "application/json", page(r#"{"id":1},{"id":2}"#))
            .answer(200, "application/json", page(r#"{"id":3}"#))
            .answer(200, "application/json", page(""));
        let list = v1::contacts::ListContacts::new().limit(2);
        let contacts: Vec<_> = client(&script).list(list).try_collect().await.unwrap();
        assert_eq!(contacts.len(), 3);
        let asked: Vec<String> = script
            .take_seen()
            .iter()
            .map(|seen| seen.head.uri.query().unwrap().to_owned())
            .collect();
        assert_eq!(asked, ["limit=2", "limit=2&offset=2", "limit=2&offset=3"]);
    }

    #[tokio::test]
    async fn v2_lists_follow_tokens_and_resume_from_one() {
        let script = Script::new()
            .answer(
                200,
                "application/json",
                r#"{"contacts":[{"id":"1"}],"next_page_token":"b"}"#,
            )
            .answer(
                200,
                "application/json",
                r#"{"contacts":[{"id":"2"}],"next_page_token":""}"#,
            );
        let client = client(&script);
        let pages = client.pages(ListContacts::new(), Cursor::Token("a".to_owned()));
        let pages: Vec<_> = pages
            .map_ok(|(page, next)| (page.items.len(), next))
            .try_collect()
            .await
            .unwrap();
        assert_eq!(pages, [(1, Some(Cursor::Token("b".to_owned()))), (1, None)]);
        let seen = script.take_seen();
        assert_eq!(
            seen[0].head.uri.query(),
            Some("page_size=1000&page_token=a")
        );
    }
}
