//! The error catalogue: from an answer to its cause and the next step.
//!
//! It is data, so that the library, the doctor and the tests read the same list. What is known of a text stands in one
//! place only: a refusal that a program must act on in [`refusals`], the faults of methods in [`faults`], what REST says of
//! a request in [`rest`], what is said when no answer arrived in [`network`], and what other programs say of an answer that
//! they could not read in [`programs`].

mod faults;
mod network;
mod programs;
mod refusals;
mod rest;

pub use refusals::CATALOGUE;

use crate::answer::{Answer, AnswerShape, Place};

/// One known refusal.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnosis {
    /// A short name that never changes.
    pub id: &'static str,
    /// What it really means.
    pub means: &'static str,
    /// The next step.
    pub fix: &'static str,
    /// What a program should do about it.
    pub remedy: Remedy,
    /// How sure that is.
    pub certainty: Certainty,
    matching: Matching,
}

impl Diagnosis {
    /// Cause and next step in one sentence, which says so when it is a guess.
    pub fn sentence(&self) -> String {
        format!("{}{}; {}", self.certainty.prefix(), self.means, self.fix)
    }
}

/// How sure a diagnosis is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Certainty {
    /// The text or the answer has one cause.
    Sure,
    /// It has several causes, and this one far more often than the others.
    Likely,
}

impl Certainty {
    /// What to put before the cause.
    pub fn prefix(self) -> &'static str {
        match self {
            Self::Sure => "",
            Self::Likely => "most likely ",
        }
    }
}

/// What a program should do about a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Remedy {
    /// Wait and try again, slower.
    BackOff,
    /// The request or the configuration is wrong; another try gives the same answer.
    FixRequest,
    /// A person has to grant access again, or to make a new key.
    GrantAgain,
    /// A person has to look into the developer portal or the settings of the app.
    LookIntoPortal,
    /// The access token has to be refreshed, once.
    Refresh,
    /// A read may be tried again; a write must be checked first.
    RepeatReads,
}

/// When an entry applies: all that is given must hold, or one of the quotes.
#[derive(Debug, PartialEq, Eq)]
struct Matching {
    /// What clients say about such an answer: one of these texts, in lower case, is quoted.
    quotes: &'static [&'static str],
    /// One of these texts, in lower case, is in the body. None given: any body.
    texts: &'static [&'static str],
    /// The codes of faults that mean this where their text says nothing.
    codes: &'static [i32],
    /// One of these statuses. None given, or no status known: any.
    statuses: &'static [u16],
    /// One of these shapes. None given: any.
    shapes: &'static [AnswerShape],
    /// Given by this place.
    place: Place,
}

const ANY: Matching = Matching {
    quotes: &[],
    texts: &[],
    codes: &[],
    statuses: &[],
    shapes: &[],
    place: Place::Anywhere,
};

/// What a refusal or a message means, when it is a known one.
///
/// What the text says comes before what the code of a fault says, and this before what status and shape say: the body is
/// read first.
pub fn diagnose(answer: &Answer) -> Option<&'static Diagnosis> {
    let by_text = |entry: &&Diagnosis| entry.matching.holds_by_text(answer);
    let by_form = |entry: &&Diagnosis| entry.matching.holds_by_form(answer);
    let by_code = |entry: &&Diagnosis| {
        let codes = entry.matching.codes;
        answer.code.is_some_and(|code| codes.contains(&code))
    };
    let found = entries().find(by_text).or_else(|| entries().find(by_code));
    found.or_else(|| {
        // What a status says of the service itself comes before what a shape says of the interface.
        faults::ENTRIES.iter().chain(entries()).find(by_form)
    })
}

/// The entry with this id.
pub fn diagnosis(id: &str) -> Option<&'static Diagnosis> {
    entries().find(|diagnosis| diagnosis.id == id)
}

/// All entries of the catalogue, the special ones before the general ones.
pub fn entries() -> impl Iterator<Item = &'static Diagnosis> {
    [
        programs::ENTRIES,
        refusals::CATALOGUE,
        faults::ENTRIES,
        rest::ENTRIES,
        network::ENTRIES,
    ]
    .into_iter()
    .flatten()
}

impl Matching {
    /// Whether the text says so: it is quoted, or in a body of this form.
    fn holds_by_text(&self, answer: &Answer) -> bool {
        let contains = |texts: &[&str]| texts.iter().any(|text| answer.text.contains(text));
        let is_quoted = answer.status.is_none() && contains(self.quotes);
        // A quoted text says all there is; whoever quotes one seldom tells the status.
        let in_body = contains(self.texts) && self.fits(answer, answer.status.is_none());
        is_quoted || in_body
    }

    /// Whether status, shape and place say so, for entries that need no text.
    fn holds_by_form(&self, answer: &Answer) -> bool {
        let says_something = !self.statuses.is_empty() || !self.shapes.is_empty();
        self.texts.is_empty() && says_something && self.fits(answer, self.statuses.is_empty())
    }

    fn fits(&self, answer: &Answer, without_status: bool) -> bool {
        let status = match answer.status {
            Some(status) => self.statuses.is_empty() || self.statuses.contains(&status),
            None => without_status,
        };
        let shape = self.shapes.is_empty() || self.shapes.contains(&answer.shape());
        let place = self.place == Place::Anywhere || self.place == answer.place;
        status && shape && place
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(answer: &Answer) -> &'static str {
        diagnose(answer).map_or("none", |diagnosis| diagnosis.id)
    }

    fn fault(text: &str, code: &str) -> String {
        format!(r#"{{"fault":{{"faultstring":"{text}","detail":{{"errorcode":"{code}"}}}}}}"#)
    }

    #[test]
    fn answers_that_look_alike_are_told_apart() {
        let json = |status, body: &str| id(&Answer::new(status, None, body.as_bytes()));
        let key = "keymanagement.service";
        let cases = [
            (
                "Invalid access token",
                "oauth.v2.InvalidAccessToken".to_owned(),
                "no-credential",
            ),
            (
                "Invalid Access Token",
                format!("{key}.invalid_access_token"),
                "token-unknown",
            ),
            (
                "Access Token expired",
                format!("{key}.access_token_expired"),
                "token-expired",
            ),
            (
                "x",
                format!("{key}.access_token_not_approved"),
                "token-not-approved",
            ),
            (
                "x",
                format!("{key}.invalid_client-client_id_not_approved"),
                "token-not-approved",
            ),
        ];
        for (text, code, expected) in cases {
            assert_eq!(json(401, &fault(text, &code)), expected);
        }
        assert_eq!(json(401, "{}"), "none");
        assert_eq!(json(429, "{}"), "too-many-requests");
        assert_eq!(
            json(404, r#"{"message":"Unable to find this Contact"}"#),
            "record-missing"
        );
        for text in ["User -1 does not exist", "Unable to find this Contact"] {
            let body = format!(r#"{{"message":"{text}"}}"#);
            assert_eq!(json(400, &body), "named-record-missing");
        }
    }

    #[test]
    fn the_place_decides_where_the_body_is_silent() {
        let empty = |status, place| id(&Answer::new(status, None, b"").at(place));
        assert_eq!(empty(401, Place::Token), "token-header");
        assert_eq!(empty(401, Place::Anywhere), "none");
        assert_eq!(empty(200, Place::XmlRpc), "empty-answer");
        assert_eq!(empty(200, Place::Token), "none");
        let html = |place| id(&Answer::new(200, Some("text/html"), b"<html>").at(place));
        assert_eq!(html(Place::Authorize), "consent-page");
        assert_eq!(html(Place::XmlRpc), "not-method-response");
        let json = Answer::new(400, None, br#"{"message":"x"}"#).at(Place::XmlRpc);
        assert_eq!(id(&json), "not-method-response");
    }

    #[test]
    fn every_entry_is_one_sentence_and_has_an_id_of_its_own() {
        let mut ids = std::collections::BTreeSet::new();
        for entry in entries() {
            assert!(ids.insert(entry.id), "{} is there twice", entry.id);
            let sentence = entry.sentence();
            let texts = [entry.means, entry.fix];
            assert!(texts.iter().all(|text| !text.is_empty()), "{sentence}");
            assert!(!texts.iter().any(|text| text.ends_with('.')), "{sentence}");
            let texts = entry.matching.texts.iter().chain(entry.matching.quotes);
            for text in texts {
                assert_eq!(*text, text.to_lowercase(), "{} never matches", entry.id);
            }
        }
    }

    #[test]
    fn the_body_is_read_before_the_status() {
        let refused =
            |status, body: &str, place| id(&Answer::new(status, None, body.as_bytes()).at(place));
        let retired = fault("The XML-RPC API has been retired", "x");
        assert_eq!(refused(410, &retired, Place::XmlRpc), "retired");
        assert_eq!(refused(410, "", Place::XmlRpc), "retired-status");
        assert_eq!(refused(410, "{}", Place::Anywhere), "none");
        assert_eq!(
            refused(
                429,
                &fault("x", "policies.ratelimit.SpikeArrestViolation"),
                Place::XmlRpc
            ),
            "spike-arrest"
        );
        assert_eq!(
            refused(200, "<h1>Developer Inactive</h1>", Place::XmlRpc),
            "developer-inactive"
        );
        assert_eq!(
            refused(503, "<h1>Service Unavailable</h1>", Place::XmlRpc),
            "service-down"
        );
        assert_eq!(refused(504, "", Place::Anywhere), "gateway-timeout-status");
    }

    #[test]
    fn what_people_quote_in_public_has_its_diagnosis() {
        let cases = [
            ("Missing or invalid service_name", "wrong-oauth-host"),
            ("<h1>Developer Inactive</h1>", "developer-inactive"),
            ("[InvalidConfig]Invalid Configuration...", "invalid-config"),
            ("[InvalidKey]Invalid Key", "invalid-key"),
            ("403 CORS origin denied", "cors"),
            (
                "Response XML not valid XML-RPC - root element not methodResponse.",
                "not-method-response",
            ),
            ("the consent page ends at the accounts page", "redirect-uri"),
            (
                "Failed to parse XML-RPC request: Premature end of file.",
                "empty-request",
            ),
            ("Failed to parse XML-RPC request: Unknown type: nil", "nil"),
            (
                "No method matching arguments: java.lang.String",
                "no-matching-method",
            ),
            ("User denied access to resource", "access-denied"),
            (
                "Tags can't be added or removed through this object",
                "tags-in-contact",
            ),
            ("Quota Exceeded", "quota"),
            ("invalid_grant", "grant-invalid"),
            ("Start tag expected, '<' not found", "json-or-html-for-xml"),
            (
                "not well-formed (invalid token): line 1, column 0",
                "json-or-html-for-xml",
            ),
            (
                "not well-formed (invalid token): line 7, column 12",
                "bad-characters",
            ),
            ("Unexpected token < in JSON at position 0", "html-for-json"),
            ("[RecordNotFound]Record was not found", "fault-record"),
            (
                "cURL error 28: Operation timed out after 30001 milliseconds",
                "timed-out",
            ),
            ("Invalid Access Token", "token-refused"),
            (
                "REST v2 refused the credential: 401 Unauthorized and a JSON fault, `Invalid Access Token`",
                "token-refused",
            ),
            (
                "The access token is invalid or has expired",
                "token-refused",
            ),
            ("401 Unauthorized", "token-refused"),
            ("The page_token is invalid", "page-token"),
            ("unauthorized_client", "client-unknown"),
            ("hello", "none"),
            ("", "none"),
        ];
        for (text, expected) in cases {
            assert_eq!(id(&Answer::quoted(text)), expected, "{text}");
        }
    }
}
