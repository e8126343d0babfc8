//! What is known of an operation without its parameters.

use http::Method;
use keap_http::Effect;

/// What is known of an operation without its parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Info {
    /// The version and the vendor's operation id, as it appears in logs and errors: `v2 getContact`.
    pub name: &'static str,
    /// HTTP method.
    pub method: Method,
    /// Path below the API's root (`https://api.infusionsoft.com/crm`), with `{placeholders}`.
    pub path: &'static str,
    /// The names of its query parameters.
    pub query: &'static [&'static str],
    /// What repeating the operation does.
    pub effect: Effect,
    /// What the body of a successful answer is.
    pub answer: Answer,
    /// For writes that answer an object: members of which the contract has one in every answer, such as the `id` of the
    /// record. None where it names none.
    pub members: &'static [&'static str],
}

impl Info {
    /// An operation without query parameters that answers JSON, or nothing.
    pub const fn new(
        name: &'static str,
        method: Method,
        path: &'static str,
        effect: Effect,
    ) -> Self {
        Self {
            name,
            method,
            path,
            query: &[],
            effect,
            answer: Answer::Json,
            members: &[],
        }
    }

    /// The same operation with the names of its query parameters.
    #[must_use]
    pub const fn with_query(mut self, names: &'static [&'static str]) -> Self {
        self.query = names;
        self
    }

    /// The same operation with another kind of answer.
    #[must_use]
    pub const fn with_answer(mut self, answer: Answer) -> Self {
        self.answer = answer;
        self
    }

    /// The same operation with members by which its answer can be told from anything else.
    #[must_use]
    pub const fn with_members(mut self, names: &'static [&'static str]) -> Self {
        self.members = names;
        self
    }

    /// The same operation as one whose repetition does something else: with a certain body, say.
    #[must_use]
    pub const fn with_effect(mut self, effect: Effect) -> Self {
        self.effect = effect;
        self
    }

    /// The vendor's operation id: `getContact`.
    pub fn id(&self) -> &'static str {
        self.name.split_once(' ').map_or(self.name, |(_, id)| id)
    }

    /// The version of the API the operation belongs to.
    pub fn version(&self) -> Version {
        if self.name.starts_with("v1") {
            Version::V1
        } else {
            Version::V2
        }
    }
}

/// A version of the REST API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Version {
    /// Paths below `/rest/v1`.
    V1,
    /// Paths below `/rest/v2`.
    V2,
}

/// What the body of a successful answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Answer {
    /// JSON, or an empty body.
    Json,
    /// No body: the answer of most deletions.
    Nothing,
    /// Text such as HTML, taken as it is unless it is a JSON string.
    Text,
    /// The bytes of a file.
    Bytes,
}
