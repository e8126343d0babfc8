//! An exchange as plain HTTP text, and the request by which it is found again.

use std::borrow::Cow;
use std::fmt::Write as _;

use http::header::{
    CONNECTION, CONTENT_ENCODING, CONTENT_LENGTH, COOKIE, HOST, HeaderMap, HeaderName, HeaderValue,
    SET_COOKIE, TRANSFER_ENCODING,
};
use http::{StatusCode, Uri};
use keap_http::{Body, Response};
use percent_encoding::percent_decode_str;

use super::credentials::{self, REDACTED, is_secret_name};

/// Headers that belong to the way and not to the message.
const OF_THE_WAY: [HeaderName; 6] = [
    CONNECTION,
    CONTENT_ENCODING,
    CONTENT_LENGTH,
    HOST,
    TRANSFER_ENCODING,
    SET_COOKIE,
];

/// How the names of headers begin whose values are kept where others are hidden: they tell of the exchange, and of no record.
const OF_THE_EXCHANGE: [&str; 7] = [
    "accept",
    "content-type",
    "date",
    "retry-after",
    "user-agent",
    "x-keap-product-",
    "x-keap-tenant-",
];

/// What stands in the place of the value of another header.
const HIDDEN: &str = "[hidden]";

/// A request as it is kept, without its credential.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub(super) method: String,
    pub(super) path: String,
    /// Names and values, decoded.
    pub(super) query: Vec<(String, String)>,
    pub(super) headers: String,
    pub(super) body: Vec<u8>,
    /// What must not be kept, wherever it is found.
    pub(super) secrets: Vec<String>,
}

impl Asked {
    pub(super) fn of(head: &http::request::Parts, body: &[u8]) -> Self {
        let mut secrets = credentials::of_headers(&head.headers);
        let path = credentials::without_keys(head.uri.path());
        let mut body = body.to_vec();
        if is_xmlrpc(&path)
            && let Ok(text) = std::str::from_utf8(&body)
        {
            let (call, key) = credentials::without_key(text);
            secrets.extend(key);
            body = call.into_bytes();
        }
        let query = query(&head.uri, &mut secrets);
        let mut headers = String::new();
        if let Some(authority) = head.uri.authority() {
            // Who records a gateway of his own may have a name and a password before its host.
            let host = authority.as_str().rsplit('@').next().unwrap_or_default();
            let _ = writeln!(headers, "host: {host}");
        }
        write_headers(&mut headers, &head.headers);
        Self {
            method: head.method.to_string(),
            path,
            query,
            headers,
            body: credentials::without(body, &secrets),
            secrets,
        }
    }

    /// Path and query.
    fn target(&self) -> String {
        if self.query.is_empty() {
            return self.path.clone();
        }
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(&self.query);
        format!("{}?{}", self.path, query.finish())
    }

    /// What a request is told from others by: everything but its headers, and how signs of its path are written.
    pub(super) fn key(&self) -> Vec<u8> {
        let mut key = format!("{} ", self.method).into_bytes();
        key.extend(percent_decode_str(&self.path));
        key.extend_from_slice(format!(" {:?}\n", self.query).as_bytes());
        key.extend_from_slice(&self.body);
        key
    }

    /// What is asked, in short: for people, and for the name of a file.
    pub(super) fn name(&self) -> String {
        let text = String::from_utf8_lossy(&self.body);
        let method = between(&text, "<methodName>", "</methodName>");
        match method.filter(|_| is_xmlrpc(&self.path)) {
            Some(method) => method.trim().to_owned(),
            None => format!("{} {}", self.method, self.path),
        }
    }

    pub(super) fn text(&self) -> Vec<u8> {
        let mut text = format!(
            "{} {} HTTP/1.1\n{}\n",
            self.method,
            self.target(),
            self.headers
        )
        .into_bytes();
        text.extend_from_slice(&self.body);
        text
    }

    /// The request that was kept; none where the text is none.
    pub(super) fn read(text: &[u8]) -> Option<Self> {
        let (head, body) = split(text)?;
        let (line, headers) = head.split_once('\n').unwrap_or((&head, ""));
        let mut words = line.split(' ');
        let method = words.next()?.to_owned();
        let uri: Uri = words.next()?.parse().ok()?;
        Some(Self {
            method,
            path: uri.path().to_owned(),
            query: query(&uri, &mut Vec::new()),
            headers: headers.to_owned(),
            body: body.to_vec(),
            secrets: Vec::new(),
        })
    }
}

/// An answer as it is kept.
pub(super) fn answer_text(
    head: &http::response::Parts,
    body: &[u8],
    hides_values: bool,
) -> Vec<u8> {
    let mut text = format!("HTTP/1.1 {}\n", head.status);
    let headers = match hides_values {
        true => Cow::Owned(hidden(&head.headers)),
        false => Cow::Borrowed(&head.headers),
    };
    write_headers(&mut text, &headers);
    text.push('\n');
    let mut text = text.into_bytes();
    text.extend_from_slice(body);
    text
}

/// The headers without the values of those that nobody knows.
fn hidden(headers: &HeaderMap) -> HeaderMap {
    let mut hidden = headers.clone();
    for (name, value) in &mut hidden {
        let is_known = OF_THE_EXCHANGE
            .iter()
            .any(|one| name.as_str().starts_with(one));
        if !is_known {
            *value = HeaderValue::from_static(HIDDEN);
        }
    }
    hidden
}

/// The answer that was kept; none where the text is none.
pub(super) fn read_answer(text: &[u8]) -> Option<(StatusCode, HeaderMap, Vec<u8>)> {
    let (head, body) = split(text)?;
    let mut lines = head.lines();
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let mut headers = HeaderMap::new();
    for line in lines {
        let (name, value) = line.split_once(':')?;
        let name: HeaderName = name.trim().parse().ok()?;
        headers.append(name, HeaderValue::from_str(value.trim()).ok()?);
    }
    Some((status, headers, body.to_vec()))
}

pub(super) fn response(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Response {
    let mut response = Response::new(Body::from(body.to_vec()));
    *response.status_mut() = status;
    *response.headers_mut() = headers.clone();
    response
}

pub(super) fn is_xmlrpc(path: &str) -> bool {
    path.contains("/xmlrpc")
}

/// What stands between two marks.
fn between<'a>(text: &'a str, begin: &str, end: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(begin)?;
    rest.split_once(end).map(|(inner, _)| inner)
}

/// Head and body; an editor may have made the ends of the lines those of another system.
fn split(text: &[u8]) -> Option<(String, &[u8])> {
    let ends = [&b"\n\n"[..], b"\r\n\r\n"];
    let find = |end: &&[u8]| {
        let at = text.windows(end.len()).position(|window| window == *end)?;
        Some((at, end.len()))
    };
    let (at, length) = ends.iter().filter_map(find).min()?;
    let head = String::from_utf8_lossy(text.get(..at)?).replace("\r\n", "\n");
    Some((head, text.get(at.checked_add(length)?..)?))
}

fn query(uri: &Uri, secrets: &mut Vec<String>) -> Vec<(String, String)> {
    let query = uri.query().unwrap_or_default();
    let pairs = url::form_urlencoded::parse(query.as_bytes()).into_owned();
    let pairs = pairs.map(
        |(name, value)| match is_secret_name(&name) && value != REDACTED {
            true => {
                secrets.push(value);
                (name, REDACTED.to_owned())
            }
            false => (name, credentials::without_keys(&value)),
        },
    );
    pairs.collect()
}

fn write_headers(text: &mut String, headers: &HeaderMap) {
    for (name, value) in headers {
        if OF_THE_WAY.contains(name) || *name == COOKIE {
            continue;
        }
        let value = match is_secret_name(name.as_str()) {
            true => Cow::from(REDACTED),
            false => credentials::without_keys(&String::from_utf8_lossy(value.as_bytes())).into(),
        };
        let _ = writeln!(text, "{name}: {value}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(uri: &str, body: &str) -> Asked {
        let request = http::Request::post(uri)
            .header("authorization", "Bearer abcdefghijk")
            .header("x-keap-api-key", "lmnopqrstuv")
            .header("accept", "*/*")
            .body(())
            .unwrap();
        Asked::of(&request.into_parts().0, body.as_bytes())
    }

    #[test]
    fn a_request_is_read_again_and_has_no_credential() {
        let call = "<methodCall><methodName>ContactService.load</methodName><params><param><value><string>private-key</string>\
            </value></param><param><value><string>private-key</string></value></param></params></methodCall>";
        for (uri, body) in [
            (
                "https://api.infusionsoft.com/crm/xmlrpc/v1?access_token=token-token",
                call,
            ),
            (
                "https://me:pw@example.com/v2/contacts?filter=a%3D%3Db+c&x=",
                "{\"a\": \"abcdefghijk\"}",
            ),
            ("/v2/contacts", ""),
        ] {
            let one = asked(uri, body);
            let text = one.text();
            let told = String::from_utf8(text.clone()).unwrap();
            for secret in [
                "abcdefghijk",
                "lmnopqrstuv",
                "private-key",
                "token-token",
                "me:pw",
            ] {
                assert!(!told.contains(secret), "{told}");
            }
            assert!(told.contains("accept: */*\n"), "{told}");
            assert_eq!(Asked::read(&text).unwrap().key(), one.key(), "{told}");
        }
        assert_eq!(asked("/crm/xmlrpc/v1", call).name(), "ContactService.load");
        assert_eq!(asked("/v2/contacts", "").name(), "POST /v2/contacts");
    }

    #[test]
    fn an_answer_is_read_again() {
        let response = http::Response::builder()
            .status(404)
            .header("content-type", "application/json")
            .header("content-length", "2")
            .header("set-cookie", "a=b")
            .body(())
            .unwrap();
        let text = answer_text(&response.into_parts().0, b"\n\n{}\r\n\r\n", false);
        let (status, headers, body) = read_answer(&text).unwrap();
        assert_eq!((status.as_u16(), headers.len()), (404, 1));
        assert_eq!(body, b"\n\n{}\r\n\r\n");
        for broken in [
            "",
            "HTTP/1.1\n\n",
            "HTTP/1.1 200 OK\na b\n\n",
            "HTTP/1.1 200 OK\n",
        ] {
            assert!(read_answer(broken.as_bytes()).is_none(), "{broken:?}");
        }
    }

    #[test]
    fn headers_that_nobody_knows_are_hidden_with_values() {
        let response = http::Response::builder()
            .header("content-type", "application/json")
            .header("x-keap-product-quota-available", "29990")
            .header("x-debug", "Ann Example ann@example.com")
            .body(())
            .unwrap();
        let text = answer_text(&response.into_parts().0, b"{}", true);
        let text = String::from_utf8(text).unwrap();
        assert!(!text.contains("Ann"), "{text}");
        for kept in [
            "content-type: application/json",
            "quota-available: 29990",
            "x-debug: [hidden]",
        ] {
            assert!(text.contains(kept), "{text}");
        }
    }
}
