//! A policy file to begin with, made from calls that are known: those of an inventory, or those that were found in sources.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use keap_http::Shown;

use super::{Fallback, RoutePolicy, decide_for};
use crate::owner::OwnerValues;
use crate::{Backend, Operation};

const V1_ALONE: &str = "REST v2 has no counterpart";
const XMLRPC_ALONE: &str = "REST has no counterpart: it ends with XML-RPC";

/// A policy file to begin with: everything goes to REST v2, and what is known of single calls stands in lines of its own,
/// with reasons as comments. [`RoutePolicy::from_toml`] reads what it writes.
///
/// ```
/// use keap::{Backend, Operation, RoutePolicy, route::PolicyDraft};
///
/// let mut draft = PolicyDraft::new();
/// draft.call(Operation::DataQuery, Some("Contact"));
/// draft.call(Operation::DataQuery, Some("ActionSequence"));
/// let policy = RoutePolicy::from_toml(&draft.to_toml())?;
/// assert_eq!(policy.backend_on(Operation::DataQuery, "Contact"), Backend::RestV2);
/// assert_eq!(policy.backend_on(Operation::DataQuery, "ActionSequence"), Backend::XmlRpc);
/// # Ok::<(), keap::route::PolicyError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct PolicyDraft {
    /// By table, which is empty where there is none, and operation.
    choices: BTreeMap<(&'static str, Operation), (Backend, &'static str)>,
    owner: OwnerValues,
    fallback: Fallback,
    wanted: Vec<String>,
    ending: Vec<String>,
    unserved: Vec<String>,
}

impl PolicyDraft {
    /// Everything to REST v2, to v1 where v2 has nothing, and to XML-RPC where neither has.
    pub fn new() -> Self {
        Self::default()
    }

    /// With what the owner has named already.
    #[must_use]
    pub fn owner(mut self, values: OwnerValues) -> Self {
        self.owner = values;
        self
    }

    /// With what is done today when a backend cannot answer, where that serves more than a draft does by itself: reads that
    /// stay on XML-RPC go on over REST when it is away.
    #[must_use]
    pub fn fallback(mut self, fallback: Fallback) -> Self {
        self.fallback = fallback;
        self
    }

    /// Takes a call: where REST v2 does not have it, it gets a line of its own. A call on a table that is not known, or that
    /// nobody has, gets none.
    pub fn call(&mut self, operation: Operation, table: Option<&str>) {
        let Some(table) = named(operation, table) else {
            return;
        };
        let choice = if can(operation, table, Backend::RestV2) {
            return;
        } else if can(operation, table, Backend::RestV1) {
            (Backend::RestV1, V1_ALONE)
        } else {
            (Backend::XmlRpc, XMLRPC_ALONE)
        };
        if can(operation, table, choice.0) {
            self.choices.insert((table, operation), choice);
        }
    }

    /// Keeps a call on XML-RPC, for a reason.
    pub fn keep(&mut self, operation: Operation, table: Option<&str>, why: &'static str) {
        let Some(table) = named(operation, table) else {
            return;
        };
        if can(operation, table, Backend::XmlRpc) {
            self.choices
                .insert((table, operation), (Backend::XmlRpc, why));
        }
    }

    /// Says what the owner has to name: a comment below the values of the owner.
    pub fn want(&mut self, comment: impl Into<String>) {
        self.wanted.push(comment.into());
    }

    /// Says what XML-RPC alone serves, and what ends with it: a comment at the end.
    pub fn end(&mut self, comment: impl Into<String>) {
        self.ending.push(comment.into());
    }

    /// Says what stays unserved, whatever the policy: a comment at the end.
    pub fn leave(&mut self, comment: impl Into<String>) {
        self.unserved.push(comment.into());
    }

    /// The file.
    pub fn to_toml(&self) -> String {
        let fallback = match self.fallback {
            Fallback::ReadsWhenUnavailable => Fallback::ReadsWhenUnavailable,
            Fallback::Never | Fallback::WhenUnsupported => Fallback::WhenUnsupported,
        };
        let policy = RoutePolicy::new(Backend::RestV2).fallback(fallback);
        let mut text = String::from(
            "# Everything goes to REST v2, to v1 where v2 has nothing, and to XML-RPC where neither has, as long as there is one.\n",
        );
        text.push_str(&policy.owner(self.owner.clone()).to_toml());
        for wanted in &self.wanted {
            line(&mut text, format_args!("# {}", Shown::new(wanted).whole()));
        }
        let mut last = "";
        for (number, ((table, operation), choice)) in self.choices.iter().enumerate() {
            if table.is_empty() && number == 0 {
                text.push_str("\n[operations]\n");
            } else if *table != last {
                line(&mut text, format_args!("\n[tables.{table}]"));
                last = table;
            }
            route(&mut text, *operation, *choice);
        }
        comments(&mut text, "Over XML-RPC, and ends with it", &self.ending);
        comments(&mut text, "Unserved, whatever stands above", &self.unserved);
        text
    }
}

/// Sentences as a list of comments, where there are any.
fn comments(text: &mut String, heading: &str, sentences: &[String]) {
    if !sentences.is_empty() {
        line(text, format_args!("\n# {heading}:"));
    }
    for sentence in sentences {
        line(text, format_args!("# - {}", Shown::new(sentence).whole()));
    }
}

/// The table that a line would stand under; none where there can be no line.
fn named(operation: Operation, table: Option<&str>) -> Option<&'static str> {
    if !operation.takes_table() {
        return Some("");
    }
    let known = keap_schema::table(table?)?;
    Some(known.name)
}

fn can(operation: Operation, table: &str, backend: Backend) -> bool {
    let table = (!table.is_empty()).then_some(table);
    decide_for(operation, table, &RoutePolicy::new(backend), &[backend]).is_ok()
}

fn route(text: &mut String, operation: Operation, (backend, why): (Backend, &'static str)) {
    line(
        text,
        format_args!("\"{}\" = \"{}\"  # {why}", operation.name(), backend.name()),
    );
}

fn line(text: &mut String, line: std::fmt::Arguments<'_>) {
    // Writing into a string does not fail.
    let _ = writeln!(text, "{line}");
}
