//! What joins a call with the requests that it sends to Keap: the number of the call, and the trace that its caller is in.

use http::HeaderMap;
use http::header::{HeaderName, HeaderValue};

/// The number of the call, at Keap.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// W3C Trace Context: <https://www.w3.org/TR/trace-context/>.
const PARENT: HeaderName = HeaderName::from_static("traceparent");
const STATE: HeaderName = HeaderName::from_static("tracestate");

/// The longest `tracestate` that is passed on, in bytes: what the recommendation wants to be passed on at least.
const STATE_LENGTH: usize = 512;

/// The trace of a call. One that is not of the form is no trace, and goes no further.
#[derive(Clone, Debug, Default)]
pub(crate) struct Trace {
    request_id: Option<HeaderValue>,
    parent: Option<HeaderValue>,
    state: Option<HeaderValue>,
}

impl Trace {
    /// What a caller says, with the number that its call has here.
    pub(crate) fn of(headers: &HeaderMap, request_id: &str) -> Self {
        let one = |name: &HeaderName| {
            let mut values = headers.get_all(name).iter();
            values.next().filter(|_| values.next().is_none())
        };
        let parent = one(&PARENT).filter(|value| trace_id(value).is_some());
        let state = one(&STATE).filter(|value| parent.is_some() && value.len() <= STATE_LENGTH);
        Self {
            request_id: HeaderValue::from_str(request_id).ok(),
            parent: parent.cloned(),
            state: state.cloned(),
        }
    }

    /// The number of the trace, for the log.
    pub(crate) fn id(&self) -> Option<String> {
        self.parent.as_ref().and_then(trace_id).map(str::to_owned)
    }

    /// The number of the call.
    pub(crate) fn request_id(&self) -> Option<String> {
        let id = self.request_id.as_ref()?.to_str().ok()?;
        Some(id.to_owned())
    }

    /// Puts it on a request to Keap. The parent goes on as it came: this gateway reports no span of its own.
    pub(crate) fn put(&self, headers: &mut HeaderMap) {
        let parts = [
            (REQUEST_ID, &self.request_id),
            (PARENT, &self.parent),
            (STATE, &self.state),
        ];
        for (name, value) in parts {
            if let Some(value) = value {
                headers.insert(name, value.clone());
            }
        }
    }
}

/// The number of the trace in a `traceparent`: `00-TRACE-PARENT-FLAGS` in lower-case hexadecimals, neither number of zeros
/// alone. A later version may have more behind it.
fn trace_id(value: &HeaderValue) -> Option<&str> {
    let text = value.to_str().ok()?;
    let mut parts = text.split('-');
    let version = parts
        .next()
        .filter(|version| is_hex(version, 2) && *version != "ff")?;
    let trace = parts.next().filter(|trace| is_number(trace, 32))?;
    parts.next().filter(|parent| is_number(parent, 16))?;
    parts.next().filter(|flags| is_hex(flags, 2))?;
    let ends = version != "00" || parts.next().is_none();
    (ends && text.len() <= 128).then_some(trace)
}

fn is_number(text: &str, length: usize) -> bool {
    is_hex(text, length) && text.bytes().any(|byte| byte != b'0')
}

fn is_hex(text: &str, length: usize) -> bool {
    text.len() == length
        && text
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARENT_OF_CALLER: &str = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(*name, HeaderValue::from_str(value).unwrap());
        }
        headers
    }

    fn passed(pairs: &[(&'static str, &str)]) -> Vec<String> {
        let mut on = HeaderMap::new();
        Trace::of(&headers(pairs), "run-7").put(&mut on);
        on.keys().map(ToString::to_string).collect()
    }

    #[test]
    fn a_trace_is_passed_on_as_it_came() {
        let said = [("traceparent", PARENT_OF_CALLER), ("tracestate", "a=1")];
        let mut on = HeaderMap::new();
        let trace = Trace::of(&headers(&said), "run-7");
        trace.put(&mut on);
        assert_eq!(on["x-request-id"], "run-7");
        assert_eq!(on["traceparent"], PARENT_OF_CALLER);
        assert_eq!(on["tracestate"], "a=1");
        assert_eq!(trace.id().unwrap(), "4bf92f3577b34da6a3ce929d0e0e4736");
        // One of a later version.
        let later = format!("{}-more", PARENT_OF_CALLER.replacen("00-", "cc-", 1));
        assert_eq!(
            passed(&[("traceparent", &later)]),
            ["x-request-id", "traceparent"]
        );
    }

    #[test]
    fn what_is_no_trace_goes_no_further() {
        let zeros = "00-00000000000000000000000000000000-00f067aa0ba902b7-01";
        let upper = PARENT_OF_CALLER.to_ascii_uppercase();
        let long = format!("{PARENT_OF_CALLER}-more");
        for wrong in [
            "",
            "x",
            zeros,
            &upper,
            &long,
            "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        ] {
            let said = [("traceparent", wrong), ("tracestate", "a=1")];
            assert_eq!(passed(&said), ["x-request-id"], "{wrong}");
        }
        let twice = [
            ("traceparent", PARENT_OF_CALLER),
            ("traceparent", PARENT_OF_CALLER),
        ];
        assert_eq!(passed(&twice), ["x-request-id"]);
        let state = "x".repeat(513);
        let said = [
            ("traceparent", PARENT_OF_CALLER),
            ("tracestate", state.as_str()),
        ];
        assert_eq!(passed(&said), ["x-request-id", "traceparent"]);
    }
}
