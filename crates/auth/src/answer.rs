//! An answer that may be a refusal, and which of Keap's shapes it has.

use std::fmt;

/// What is known of an answer: status, content type and body, or a text that somebody quotes.
///
/// `Debug` shows no body.
#[derive(Clone)]
pub struct Answer {
    pub(crate) status: Option<u16>,
    pub(crate) place: Place,
    /// The code of the fault that it holds.
    pub(crate) code: Option<i32>,
    shape: AnswerShape,
    /// The part of the body that is looked at, in lower case.
    pub(crate) text: String,
}

/// Who answered, as far as it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Place {
    /// Not known, or it does not matter.
    Anywhere,
    /// The page where a person grants access.
    Authorize,
    /// The token endpoint.
    Token,
    /// An XML-RPC endpoint.
    XmlRpc,
}

/// The shapes an answer comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AnswerShape {
    /// `{"fault":{"faultstring":..,"detail":{"errorcode":..}}}`: the gateway; in no published spec.
    GatewayFault,
    /// `{"code":"429",...}` with a code that is a text: the gateway's throttle.
    GatewayThrottle,
    /// `{"code":404,"message":..,"status":..,"details":..}`: REST v2.
    RestV2,
    /// `{"message":..}`: REST v1.
    RestV1,
    /// `{"error":..,"error_description":..}`: OAuth.
    OAuth,
    /// An XML-RPC fault.
    XmlFault,
    /// A good XML-RPC answer.
    XmlResponse,
    /// HTML.
    Html,
    /// Nothing.
    Empty,
    /// Some other JSON.
    Json,
    /// Something else.
    Other,
}

impl fmt::Display for AnswerShape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::GatewayFault => "a fault of the gateway",
            Self::GatewayThrottle => "a refusal of the gateway's throttle",
            Self::RestV2 => "an error of REST v2",
            Self::RestV1 => "an error of REST v1",
            Self::OAuth => "an error of OAuth",
            Self::XmlFault => "an XML-RPC fault",
            Self::XmlResponse => "an XML-RPC answer",
            Self::Html => "an HTML page",
            Self::Empty => "an empty body",
            Self::Json => "other JSON",
            Self::Other => "something that is neither JSON nor XML-RPC nor HTML",
        })
    }
}

/// How much of a body is looked at, in bytes.
const LOOK: usize = 16 * 1024;

impl Answer {
    /// An answer with its body. The content type only helps where the body is not clear.
    pub fn new(status: u16, content_type: Option<&str>, body: &[u8]) -> Self {
        let body = &body[..body.len().min(LOOK)];
        let text = String::from_utf8_lossy(body).into_owned();
        let shape = shape_of(&text, content_type.unwrap_or_default());
        let code = (shape == AnswerShape::XmlFault).then(|| fault_code(&text));
        Self {
            status: Some(status),
            code: code.flatten(),
            place: Place::Anywhere,
            shape,
            text: text.to_lowercase(),
        }
    }

    /// A text that somebody quotes: an error message, a line of a log.
    pub fn quoted(text: &str) -> Self {
        let shape = shape_of(text, "");
        Self {
            status: None,
            code: fault_code(text),
            place: Place::Anywhere,
            shape,
            text: text.to_lowercase(),
        }
    }

    /// What came back from the authorize page by way of the redirect.
    pub(crate) fn callback(error: &str, description: &str) -> Self {
        let text = format!("{error} {description}").to_lowercase();
        Self {
            status: None,
            code: None,
            place: Place::Authorize,
            shape: AnswerShape::OAuth,
            text,
        }
    }

    /// The same answer, given by `place`.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = place;
        self
    }

    /// The same answer, which is a fault of XML-RPC with this code.
    #[must_use]
    pub fn of_fault(mut self, code: i32) -> Self {
        self.code = Some(code);
        self
    }

    /// Its shape.
    pub fn shape(&self) -> AnswerShape {
        self.shape
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer")
            .field("status", &self.status)
            .field("place", &self.place)
            .field("shape", &self.shape)
            .finish_non_exhaustive()
    }
}

/// The code of a fault, in a document or as programs print it: `fault 7: ..`, `<Fault 7: ''>`, `faultCode: 7`. The
/// first number behind the word counts, when nothing but a few signs stands between.
fn fault_code(text: &str) -> Option<i32> {
    let text = text.to_ascii_lowercase();
    let stands_alone = |place: usize| !text[..place].ends_with(|sign: char| sign.is_alphanumeric());
    text.match_indices("fault")
        .filter(|(place, _)| stands_alone(*place))
        .find_map(|(place, word)| code_behind(&text[place + word.len()..]))
}

fn code_behind(rest: &str) -> Option<i32> {
    let rest = rest
        .strip_prefix("code")
        .unwrap_or_else(|| rest.trim_start());
    let rest = rest.strip_prefix("code").unwrap_or(rest);
    // Tags of a document and signs of a print lie between the name and the number.
    let mut in_tag = false;
    for (at, sign) in rest.char_indices().take(80) {
        match sign {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ if in_tag => {}
            '0'..='9' | '-' => {
                let end = rest[at + 1..].find(|next: char| !next.is_ascii_digit());
                let end = end.map_or(rest.len(), |end| at + 1 + end);
                return rest[at..end].parse().ok();
            }
            ' ' | ':' | '=' | '\'' | '"' | '(' | '[' | '#' | '\n' | '\r' | '\t' => {}
            _ => return None,
        }
    }
    None
}

fn shape_of(text: &str, content_type: &str) -> AnswerShape {
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        AnswerShape::Empty
    } else if text.starts_with('{') {
        shape_of_json(text)
    } else if text.contains("<methodResponse") {
        let fault = text.contains("<fault>");
        if fault {
            AnswerShape::XmlFault
        } else {
            AnswerShape::XmlResponse
        }
    } else if looks_like_html(text) || content_type.starts_with("text/html") {
        AnswerShape::Html
    } else {
        AnswerShape::Other
    }
}

fn looks_like_html(text: &str) -> bool {
    let start = text.get(..200).unwrap_or(text).to_ascii_lowercase();
    ["<!doctype html", "<html", "<h1", "<head", "<body"]
        .iter()
        .any(|tag| start.contains(tag))
}

fn shape_of_json(text: &str) -> AnswerShape {
    let Ok(json) = serde_json::from_str::<serde_json::Value>(text) else {
        return AnswerShape::Other;
    };
    if json
        .get("fault")
        .is_some_and(|fault| fault.get("faultstring").is_some())
    {
        AnswerShape::GatewayFault
    } else if json.get("error").is_some_and(serde_json::Value::is_string) {
        AnswerShape::OAuth
    } else if json.get("code").is_some_and(serde_json::Value::is_string) {
        AnswerShape::GatewayThrottle
    } else if json.get("code").is_some_and(serde_json::Value::is_number) {
        AnswerShape::RestV2
    } else if json.get("message").is_some() {
        AnswerShape::RestV1
    } else {
        AnswerShape::Json
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_of_a_fault_is_read_as_it_is_printed() {
        let document = "<methodResponse><fault><value><struct><member><name>faultCode</name>\n<value><i4>7</i4></value>\
                        </member></struct></value></fault></methodResponse>";
        let cases = [
            (document, Some(7)),
            ("fault 7: ", Some(7)),
            ("<Fault 12: ''>", Some(12)),
            ("faultCode: 3", Some(3)),
            ("{'faultCode': 0, 'faultString': ''}", Some(0)),
            ("Fault code 15", Some(15)),
            ("fault -1", Some(-1)),
            ("a fault of 3 people", None),
            ("default 3", None),
            ("", None),
            ("fault", None),
            ("fault \u{e9}7", None),
            ("fault 99999999999", None),
        ];
        for (text, code) in cases {
            assert_eq!(Answer::quoted(text).code, code, "{text}");
        }
    }

    #[test]
    fn shapes() {
        use AnswerShape as S;
        let cases = [
            (
                r#"{"fault":{"faultstring":"x","detail":{"errorcode":"y"}}}"#,
                S::GatewayFault,
            ),
            (
                r#"{"code":"429","message":"Quota Exceeded"}"#,
                S::GatewayThrottle,
            ),
            (r#"{"code":404,"message":"x"}"#, S::RestV2),
            (r#"{"message":"x"}"#, S::RestV1),
            (r#"{"error":"invalid_grant"}"#, S::OAuth),
            (
                "<?xml version=\"1.0\"?><methodResponse><fault>",
                S::XmlFault,
            ),
            ("<methodResponse><params>", S::XmlResponse),
            ("<h1>Developer Inactive</h1>", S::Html),
            ("<!DOCTYPE html><html>", S::Html),
            (" \n", S::Empty),
            ("{}", S::Json),
            ("{", S::Other),
            ("gateway timeout", S::Other),
        ];
        for (body, shape) in cases {
            assert_eq!(
                Answer::new(400, None, body.as_bytes()).shape(),
                shape,
                "{body}"
            );
        }
        assert_eq!(Answer::new(400, Some("text/html"), b"x").shape(), S::Html);
    }

    #[test]
    fn debug_shows_no_body() {
        assert!(!format!("{:?}", Answer::new(400, None, b"SECRET")).contains("SECRET"));
    }
}
