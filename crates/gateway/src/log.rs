//! What is told of each call: names, never values.

use std::fmt::Debug;

use serde::Serialize;

use crate::inventory::OwnerRow;
use crate::trace::Trace;

/// One call, as it is logged. No field holds a value of the caller's, a key or a query string.
#[derive(Clone, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct CallLine {
    /// When it was answered, RFC 3339 in UTC.
    pub at: String,
    /// A number that is in no other line.
    pub request_id: String,
    /// The application; empty for a caller who was not let in.
    pub tenant: String,
    /// The label of the key; empty for a caller who was not let in.
    pub caller: String,
    /// The address, when it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub peer: Option<String>,
    /// What the program calls itself, cut after 200 characters. It is in the report and not in the line.
    #[serde(skip)]
    pub agent: Option<String>,
    /// The trace that the program is in, when it says so: the `trace-id` of a `traceparent`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trace_id: Option<String>,
    /// What goes with its requests to Keap.
    #[serde(skip)]
    pub(crate) trace: Trace,
    /// The method by its documented name; `(unknown)` for any other.
    pub method: String,
    /// The table, when the call has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<String>,
    /// The columns that are read or written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<String>,
    /// The columns that conditions are on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<String>,
    /// Which backend was asked: `v2`, `v1`, `xmlrpc`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub backend: Option<&'static str>,
    /// How completely that backend serves the method.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// The ids of the known differences.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub differences: Vec<&'static str>,
    /// How long it took, in milliseconds.
    pub latency_ms: u64,
    /// How many requests it sent to Keap.
    pub upstream_calls: u32,
    /// The code of the fault, if one was answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fault: Option<i32>,
    /// The name of the fault's kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fault_kind: Option<String>,
    /// Whether nothing can answer this call, so that the program must be changed.
    pub blocker: bool,
    /// Whether REST refused the values of the call and serves the method: another one may go through.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub refused_values: bool,
    /// What to do about a blocker or about the values, in the words of the refusal. It is in the report and not in the line.
    #[serde(skip)]
    pub advice: Option<String>,
    /// The row of the owner's that REST serves the call by, which the inventory keeps: the id of a follow-up sequence or an
    /// action set, a number of the account's set-up.
    #[serde(skip)]
    pub owner_row: Option<OwnerRow>,
    /// Whether a write may have been carried out although a fault was answered.
    pub in_doubt: bool,
    /// Whether the store has a note of the write, which the inventory settles.
    #[serde(skip)]
    pub(crate) noted: bool,
    /// Whether its caller was turned away, with a key that is not let in or none. It is in the report and not in the line.
    #[serde(skip)]
    pub turned_away: bool,
    /// Whether the caller hung up before there was an answer. A write that was sent goes on all the same.
    pub hung_up: bool,
    /// Whether the gateway ended before there was an answer.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub cut: bool,
}

impl CallLine {
    /// The line as a JSON object, without the end of a line.
    pub fn to_json(&self) -> String {
        // Most lines are shorter.
        let mut line = Vec::with_capacity(512);
        // Texts and numbers are always JSON, and JSON is text.
        let _ = serde_json::to_writer(&mut line, self);
        String::from_utf8(line).unwrap_or_default()
    }
}

/// What a comparison in the background found, which a policy file asked for. No field holds a value.
#[derive(Clone, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct ShadowLine {
    /// When it was found, RFC 3339 in UTC.
    pub at: String,
    /// The number of the call, as in its line; none where it is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// The application.
    pub tenant: String,
    /// Such as `ContactService.load`.
    pub method: String,
    /// The table, when the call has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<String>,
    /// The backend that answered, and the one that was asked beside it.
    pub shadow: Vec<&'static str>,
    /// Whether the answers agree, known differences included.
    pub agrees: bool,
    /// The fields that do not agree, by name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<String>,
}

/// Takes the line of each call.
pub trait CallLog: Debug + Send + Sync + 'static {
    /// Takes one line. It must not wait.
    fn line(&self, line: &CallLine);

    /// Takes what a comparison in the background found. Default: nothing is kept of it.
    fn shadow(&self, line: &ShadowLine) {
        let _ = line;
    }

    /// Why lines are lost at the moment, for `/healthz`. Default: none is.
    fn trouble(&self) -> Option<String> {
        None
    }
}

/// Keeps nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct DiscardLog;

impl CallLog for DiscardLog {
    fn line(&self, _line: &CallLine) {}
}
