//! Exchanges as text, for whoever wants to see afterwards what was said: without keys, tokens, cards and codes. The data
//! of the account stays.

use std::fmt::{self, Write as _};
use std::sync::Arc;

use http::request::Parts;
use http::{HeaderMap, Uri, header};
use keap_http::{Response, redacted_text};

use super::log::Served;

/// A request and its answer, each as the text of HTTP.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Exchange {
    /// What was asked, in short.
    pub served: Served,
    /// The request: its line, headers, a blank line, the body.
    pub request: String,
    /// The answer, likewise.
    pub response: String,
}

const REDACTED: &str = "[redacted]";

/// What the name of a header that is a credential has in it.
const CREDENTIALS: [&str; 7] = [
    "auth",
    "cookie",
    "key",
    "password",
    "secret",
    "signature",
    "token",
];

/// The methods whose answer is a credential itself.
const TELLING: [&str; 3] = [
    "getTemporaryKey",
    "requestSubmissionToken",
    "requestCreditCardId",
];

impl Exchange {
    pub(crate) fn of(head: &Parts, body: &[u8], response: &Response) -> Self {
        let mut request = format!("{} {} {:?}\n", head.method, target(&head.uri), head.version);
        headers(&mut request, &head.headers);
        let text = String::from_utf8_lossy(body);
        if head.uri.path().contains("/xmlrpc") {
            request.push_str(&redacted_text(&without_key(&text)));
        } else {
            request.push_str(&redacted_text(&text));
        }
        let mut answer = format!("{:?} {}\n", response.version(), response.status());
        headers(&mut answer, response.headers());
        let answered = response.body().as_bytes().unwrap_or_default();
        let served = Served::of(head, body, response);
        let method = served.method.as_deref().unwrap_or_default();
        if TELLING.iter().any(|telling| method.ends_with(telling)) {
            answer.push_str(REDACTED);
        } else {
            answer.push_str(&redacted_text(&String::from_utf8_lossy(answered)));
        }
        Self {
            served,
            request,
            response: answer,
        }
    }
}

/// Path and query as they were asked for.
fn target(uri: &Uri) -> String {
    match uri.query() {
        Some(query) => format!("{}?{}", uri.path(), redacted_text(query)),
        None => uri.path().to_owned(),
    }
}

fn headers(text: &mut String, headers: &HeaderMap) {
    for (name, value) in headers {
        let value = String::from_utf8_lossy(value.as_bytes());
        let value = match name.as_str() {
            name if CREDENTIALS.iter().any(|word| name.contains(word)) => REDACTED.into(),
            _ if *name == header::LOCATION => redacted_text(&value).into(),
            _ => value,
        };
        // Writing to a text does not fail.
        let _ = writeln!(text, "{name}: {value}");
    }
    text.push('\n');
}

/// A call without its first parameter, which is the key.
fn without_key(call: &str) -> String {
    let parts = call.split_once("<param>");
    let parts = parts.and_then(|(before, rest)| Some((before, rest.split_once("</param>")?.1)));
    match parts {
        Some((before, behind)) => {
            format!("{before}<param><value>{REDACTED}</value></param>{behind}")
        }
        // A call that nobody can read may have its key anywhere.
        None if call.contains("<param") => REDACTED.to_owned(),
        None => call.to_owned(),
    }
}

/// Whoever keeps them.
#[derive(Clone)]
pub(crate) struct Recorder(Arc<dyn Fn(&Exchange) + Send + Sync>);

impl Recorder {
    pub(crate) fn new(keep: impl Fn(&Exchange) + Send + Sync + 'static) -> Self {
        Self(Arc::new(keep))
    }

    pub(crate) fn keep(&self, exchange: &Exchange) {
        (self.0)(exchange);
    }
}

impl fmt::Debug for Recorder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Recorder")
    }
}

#[cfg(test)]
mod tests {
    use keap_http::Body;

    use super::*;

    fn exchange(uri: &str, body: &str, answer: &str) -> Exchange {
        let request = http::Request::post(uri)
            .header("authorization", "Bearer SECRET")
            .header("x-keap-api-key", "SECRET")
            .header("x-hook-secret", "SECRET")
            .header("proxy-authorization", "SECRET")
            .header("accept", "*/*")
            .body(())
            .unwrap();
        let response = http::Response::builder()
            .header("location", "https://example.com/back?code=SECRET&state=s")
            .body(Body::from(answer.to_owned()))
            .unwrap();
        Exchange::of(&request.into_parts().0, body.as_bytes(), &response)
    }

    #[test]
    fn no_secret_is_kept_and_the_rest_is() {
        let call = "<methodCall><methodName>ContactService.load</methodName><params><param><value>SECRET</value></param>\
            <param><value><i4>19</i4></value></param></params></methodCall>";
        let card = "<struct><member><name>CVV2</name><value><string>123</string></value></member>\
            <member><name>CardNumber</name><value>4111111111111111</value></member></struct>";
        let kept = [
            exchange("/api/xmlrpc", call, card),
            exchange("/crm/xmlrpc/v1?access_token=SECRET", call, card),
            exchange(
                "/token",
                "grant_type=refresh_token&refresh_token=SECRET",
                r#"{"access_token":"SECRET","expires_in":5}"#,
            ),
            exchange(
                "/crm/rest/v2/contacts",
                r#"{"given_name":"Ann","card_number":"4111 1111 1111 1111"}"#,
                "{}",
            ),
            exchange(
                "/api/xmlrpc",
                "<methodCall><params><param ><value>SECRET",
                "<x/>",
            ),
        ];
        for exchange in &kept {
            let text = format!("{}{}", exchange.request, exchange.response);
            for secret in ["SECRET", "4111", ">123<"] {
                assert!(!text.contains(secret), "{text}");
            }
        }
        assert!(
            kept[0].request.starts_with("POST /api/xmlrpc HTTP/1.1\n"),
            "{}",
            kept[0].request
        );
        assert!(kept[0].request.contains("accept: */*\n\n<methodCall>"));
        assert!(kept[0].request.contains("<i4>19</i4>"));
        assert!(kept[0].response.starts_with("HTTP/1.1 200 OK\n"));
        assert!(kept[3].request.contains(r#""given_name":"Ann""#));
        assert_eq!(
            kept[0].served.method.as_deref(),
            Some("ContactService.load")
        );
    }
}
