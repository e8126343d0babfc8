//! Every spelling of the endpoint and of a request to it: paths, places of the key, encodings.
//!
//! What is accepted here is what old clients were seen to send; what is answered is what the real service writes.

use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use http::StatusCode;
use http::header::{self, HeaderMap, HeaderValue};
use http::request::Parts;
use keap_http::{Body, Response, Secret};
use percent_encoding::percent_decode_str;

/// Answers smaller than this are not worth packing, in bytes.
const WORTH_PACKING: usize = 1024;

/// What is behind a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Door {
    /// The XML-RPC endpoint in one of its spellings.
    XmlRpc,
    /// The health page.
    Health,
    /// Whether calls can be served.
    Ready,
    /// Anything else: with a diverted host name the pages and web forms of the application come here too.
    Elsewhere,
}

impl Door {
    /// The door of a path, whatever its case and however many slashes it has.
    pub(crate) fn of(path: &str) -> Self {
        let parts = path.split('/').filter(|part| !part.is_empty());
        let is = |known: &[&str]| {
            let parts = parts.clone().map(Some).chain([None]);
            let known = known.iter().copied().map(Some).chain([None]);
            parts.zip(known).all(|pair| match pair {
                (Some(part), Some(known)) => part.eq_ignore_ascii_case(known),
                (part, known) => part == known,
            })
        };
        if XMLRPC.into_iter().any(is) {
            Self::XmlRpc
        } else if is(&["healthz"]) {
            Self::Health
        } else if is(&["readyz"]) {
            Self::Ready
        } else {
            Self::Elsewhere
        }
    }
}

/// Where XML-RPC was and is asked for.
const XMLRPC: [&[&str]; 4] = [
    &["crm", "xmlrpc", "v1"],
    &["api", "xmlrpc"],
    &["crm", "xmlrpc"],
    &["api", "xmlrpc", "v1"],
];

/// The keys that a request presents beside its first param, wherever old clients put them.
pub(crate) fn presented(head: &Parts) -> Vec<Secret> {
    let mut keys = Vec::new();
    let text = |value: &HeaderValue| value.to_str().ok().map(str::trim).map(str::to_owned);
    for value in head.headers.get_all(header::AUTHORIZATION) {
        let value = text(value).unwrap_or_default();
        if let Some((scheme, token)) = value.split_once(' ')
            && scheme.eq_ignore_ascii_case("bearer")
        {
            keys.push(Secret::new(token.trim()));
        }
    }
    for value in head.headers.get_all("x-keap-api-key") {
        keys.extend(text(value).map(Secret::new));
    }
    let pairs = head.uri.query().unwrap_or_default().split('&');
    for (name, value) in pairs.filter_map(|pair| pair.split_once('=')) {
        if name.eq_ignore_ascii_case("access_token") {
            let token = percent_decode_str(value).decode_utf8_lossy();
            keys.push(Secret::new(token.into_owned()));
        }
    }
    keys
}

/// An encoding that a document names and that nobody here reads.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct UnknownEncoding(pub(crate) String);

/// The longest name of an encoding that is told.
const ENCODING: usize = 40;

/// The document with a declaration that tells how its bytes are to be read.
///
/// Old PHP writes what is in its database, often latin-1, under any declaration or none. Bytes that are UTF-8 are taken
/// as they are; others are windows-1252, which holds latin-1, where the document says UTF-8 or nothing.
///
/// # Errors
/// The encoding of a document that says another one: read as windows-1252 it would be other letters.
pub(crate) fn declared(bytes: Bytes) -> Result<Bytes, UnknownEncoding> {
    let is_utf16 = matches!(
        &*bytes,
        [0xFE, 0xFF, ..] | [0xFF, 0xFE, ..] | [0, b'<', ..] | [b'<', 0, ..]
    );
    if is_utf16 {
        return Ok(bytes);
    }
    let named = named_encoding(&bytes).map(|name| name.to_ascii_lowercase());
    match named.as_deref() {
        None | Some("utf-8" | "utf8" | "us-ascii" | "ascii" | "utf-16") => {}
        Some("iso-8859-1" | "latin1" | "latin-1" | "windows-1252" | "cp1252") => return Ok(bytes),
        // Another name of latin-1 that the service knows.
        Some("iso8859-1") => {}
        Some(_) => {
            let name = named_encoding(&bytes).unwrap_or_default();
            return Err(UnknownEncoding(name.chars().take(ENCODING).collect()));
        }
    }
    let is_told = named.as_deref() != Some("iso8859-1");
    if is_told && std::str::from_utf8(&bytes).is_ok() {
        return Ok(bytes);
    }
    let body = match bytes.trim_ascii_start().strip_prefix(b"<?xml") {
        Some(rest) => match rest.windows(2).position(|pair| pair == b"?>") {
            Some(end) => rest.split_at(end).1.strip_prefix(b"?>").unwrap_or_default(),
            None => return Ok(bytes),
        },
        None => &bytes,
    };
    let said = b"<?xml version=\"1.0\" encoding=\"windows-1252\"?>".as_slice();
    Ok([said, body].concat().into())
}

/// The encoding that the declaration of a document names.
fn named_encoding(bytes: &[u8]) -> Option<&str> {
    let rest = bytes.trim_ascii_start().strip_prefix(b"<?xml")?;
    let rest = rest.get(..rest.len().min(256))?;
    let end = rest.windows(2).position(|pair| pair == b"?>")?;
    let declaration = std::str::from_utf8(rest.get(..end)?).ok()?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|sign| "\"'".contains(*sign))?;
    let (name, _) = value.strip_prefix(quote)?.split_once(quote)?;
    Some(name)
}

/// An answer in JSON.
pub(crate) fn answer(status: StatusCode, told: &serde_json::Value) -> Response {
    let mut response = Response::new(Body::from(told.to_string().into_bytes()));
    *response.status_mut() = status;
    let json = HeaderValue::from_static("application/json");
    response.headers_mut().insert(header::CONTENT_TYPE, json);
    response
}

/// An answer of the XML-RPC endpoint: status 200 for results and faults alike.
pub(crate) fn xml(bytes: Vec<u8>, request: &HeaderMap) -> Response {
    let packed = (bytes.len() >= WORTH_PACKING && accepts_gzip(request)).then(|| gzip(&bytes));
    let is_packed = matches!(packed, Some(Some(_)));
    let body = packed.flatten().unwrap_or(bytes);
    let mut response = Response::new(Body::from(body));
    let headers = response.headers_mut();
    let mut set = |name, value| headers.insert(name, HeaderValue::from_static(value));
    set(header::CONTENT_TYPE, "text/xml;charset=UTF-8");
    set(header::CACHE_CONTROL, "no-cache, no-store");
    set(header::PRAGMA, "no-cache");
    set(header::VARY, "Accept-Encoding");
    if is_packed {
        set(header::CONTENT_ENCODING, "gzip");
    }
    response
}

fn accepts_gzip(headers: &HeaderMap) -> bool {
    let values = headers.get_all(header::ACCEPT_ENCODING).iter();
    values
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|item| {
            let (name, weight) = item.split_once(';').unwrap_or((item, ""));
            let refused = weight.replace(' ', "").trim_end_matches(['0', '.']) == "q=";
            name.trim().eq_ignore_ascii_case("gzip") && !refused
        })
}

fn gzip(bytes: &[u8]) -> Option<Vec<u8>> {
    use std::io::Write as _;
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok()
}

/// A page for a person who looks where only programs are expected.
pub(crate) fn page(status: StatusCode, text: &'static str) -> Response {
    let mut response = Response::new(Body::from(text.as_bytes().to_vec()));
    *response.status_mut() = status;
    let plain = HeaderValue::from_static("text/plain; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, plain);
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_of_the_path_is_one_door() {
        for path in [
            "/api/xmlrpc",
            "/api/xmlrpc/",
            "/api/xmlrpc/v1",
            "/crm/xmlrpc",
            "/crm/xmlrpc/v1",
            "/crm/xmlrpc/v1/",
            "//api//xmlrpc",
            "/API/XmlRpc",
        ] {
            assert_eq!(Door::of(path), Door::XmlRpc, "{path}");
        }
        assert_eq!(Door::of("/healthz"), Door::Health);
        for path in ["/", "/app/form/x", "/api/xmlrpc/v2", "/xmlrpc"] {
            assert_eq!(Door::of(path), Door::Elsewhere, "{path}");
        }
    }

    fn keys(request: http::request::Builder) -> Vec<String> {
        let (head, ()) = request.body(()).unwrap().into_parts();
        let keys = presented(&head);
        keys.iter().map(|key| key.expose().to_owned()).collect()
    }

    #[test]
    fn keys_are_found_wherever_old_clients_put_them() {
        let request = http::Request::post("/crm/xmlrpc/v1?a=b&access_token=a%2Bb")
            .header("authorization", "bearer  token")
            .header("X-Keap-API-Key", "KeapAK-1");
        assert_eq!(keys(request), ["token", "KeapAK-1", "a+b"]);
        let basic = http::Request::post("/api/xmlrpc").header("authorization", "Basic eA==");
        assert_eq!(keys(basic), [""; 0]);
    }

    #[test]
    fn bytes_that_are_no_utf8_are_windows_1252() {
        let latin = |head: &str| [head.as_bytes(), b"<a>Zo\xEB \x80</a>"].concat();
        for head in [
            "",
            "<?xml version='1.0'?>",
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
        ] {
            let made = declared(latin(head).into()).unwrap();
            assert!(
                made.starts_with(b"<?xml version=\"1.0\" encoding=\"windows-1252\"?><a>"),
                "{head}"
            );
        }
        let said = latin("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>");
        assert_eq!(declared(said.clone().into()).unwrap(), said);
        let utf8 = "<a>Zoë</a>".as_bytes().to_vec();
        assert_eq!(declared(utf8.clone().into()).unwrap(), utf8);
    }

    /// Also where all bytes happen to be UTF-8: the text would be other letters.
    #[test]
    fn an_encoding_that_nobody_reads_is_refused() {
        for name in [
            "ISO-8859-2",
            "ISO-8859-15",
            "Shift_JIS",
            "windows-1251",
            "KOI8-R",
        ] {
            for text in [&b"K\xB3n"[..], b"Koln"] {
                let head = format!("\n<?xml version='1.0' encoding = '{name}' ?>");
                let document = [head.as_bytes(), text].concat();
                let refused = declared(document.into()).unwrap_err();
                assert_eq!(refused, UnknownEncoding(name.to_owned()));
            }
        }
        let said = b"<?xml version='1.0' encoding='ISO8859-1'?>\xEB".to_vec();
        assert!(
            declared(said.into())
                .unwrap()
                .ends_with(b"\"windows-1252\"?>\xEB")
        );
    }

    #[test]
    fn gzip_is_sent_to_those_who_take_it() {
        let accepts = |value: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(value));
            accepts_gzip(&headers)
        };
        assert!(accepts("deflate, gzip"));
        assert!(accepts("gzip;q=0.5"));
        assert!(!accepts("gzip;q=0"));
        assert!(!accepts("identity"));
    }
}
