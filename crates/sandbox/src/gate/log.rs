//! Who asked for what, and what was answered: a line for people, without keys, tokens and values.

use std::fmt;
use std::sync::Arc;

use http::header;
use http::request::Parts;
use keap_http::Response;

/// How much of a name or text from outside is shown, in characters.
const LONGEST: usize = 200;

/// A request that was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Served {
    /// The account that answered; none where the answer was one for several.
    pub app: Option<String>,
    /// The method of HTTP, and the path without its query, where keys and tokens may be.
    pub asked: String,
    /// The method of XML-RPC, where it is a call of one.
    pub method: Option<String>,
    /// Who the caller says that he is.
    pub caller: String,
    /// Of the HTTP answer.
    pub status: u16,
    /// The text of the fault, where XML-RPC answers with one.
    pub fault: Option<String>,
}

impl Served {
    pub(crate) fn of(head: &Parts, body: &[u8], response: &Response) -> Self {
        let caller = head.headers.get(header::USER_AGENT);
        let caller = caller.and_then(|value| value.to_str().ok()).unwrap_or("-");
        let is_call = head.uri.path().contains("/xmlrpc");
        let call = String::from_utf8_lossy(body);
        let answer = response.body().as_bytes().unwrap_or_default();
        let answer = String::from_utf8_lossy(answer);
        let method = between(&call, "<methodName>", "</methodName>").filter(|_| is_call);
        let fault = behind(&answer, "<name>faultString</name>").filter(|_| is_call);
        let fault = fault.and_then(|text| between(text, "<value>", "</value>"));
        Self {
            app: None,
            asked: format!("{} {}", head.method, shown(head.uri.path())),
            method: method.map(shown),
            caller: shown(caller),
            status: response.status().as_u16(),
            fault: fault.map(|text| {
                let text = text.trim_start_matches("<string>");
                shown(text.trim_end_matches("</string>"))
            }),
        }
    }

    /// The same, answered by an account.
    pub(crate) fn by(self, app: &str) -> Self {
        Self {
            app: Some(app.to_owned()),
            ..self
        }
    }
}

impl fmt::Display for Served {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ", self.asked)?;
        if let Some(method) = &self.method {
            write!(f, "{method} ")?;
        }
        write!(f, "{} by {}", self.status, self.caller)?;
        match &self.fault {
            Some(fault) => write!(f, ": fault {fault}"),
            None => Ok(()),
        }
    }
}

/// Whoever is told.
#[derive(Clone)]
pub(crate) struct Log(Arc<dyn Fn(&Served) + Send + Sync>);

impl Log {
    pub(crate) fn new(tell: impl Fn(&Served) + Send + Sync + 'static) -> Self {
        Self(Arc::new(tell))
    }

    pub(crate) fn tell(&self, served: &Served) {
        (self.0)(served);
    }
}

impl fmt::Debug for Log {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Log")
    }
}

fn behind<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    text.split_once(mark).map(|(_, behind)| behind)
}

fn between<'a>(text: &'a str, open: &str, close: &str) -> Option<&'a str> {
    behind(text, open)?
        .split_once(close)
        .map(|(inside, _)| inside)
}

/// A text from outside, cut, and without what a terminal obeys.
fn shown(text: &str) -> String {
    let signs = text.chars().filter(|sign| !sign.is_control());
    signs.take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use keap_http::Body;

    use super::*;

    fn served(path: &str, body: &str, answer: &str) -> Served {
        let request = http::Request::post(path)
            .header("user-agent", "old/1\u{9b}x")
            .body(())
            .unwrap();
        let response = http::Response::new(Body::from(answer.to_owned()));
        Served::of(&request.into_parts().0, body.as_bytes(), &response)
    }

    #[test]
    fn a_call_is_told_without_its_key() {
        let call = "<methodCall><methodName>A.b</methodName><params>KEY</params></methodCall>";
        let fault = "<name>faultString</name><value>[InvalidKey]Invalid Key</value>";
        let line = served("/crm/xmlrpc/v1?access_token=KEY", call, fault).to_string();
        assert_eq!(
            line,
            "POST /crm/xmlrpc/v1 A.b 200 by -: fault [InvalidKey]Invalid Key"
        );
    }

    #[test]
    fn a_text_of_rest_is_no_method() {
        let line = served("/crm/rest/v1/notes", "<methodName>x</methodName>", "{}").to_string();
        assert_eq!(line, "POST /crm/rest/v1/notes 200 by -");
    }
}
