//! Values replaced by others of the same kind, the same everywhere in a recording, so that its verdict stays.
//!
//! A word becomes another one of its length and its capitals, digits become digits, and everything between stays: an
//! e-mail address is one still, and a number of a phone that is written in two ways is one number still. Numbers, moments,
//! ids, yes and no, and words of a list (a status, a type, a country) stay as they are. The key is made for the recording
//! and kept nowhere.

mod calendar;
mod json;
mod kind;
pub(super) mod request;
mod words;
mod xml;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::credentials::REDACTED;
use super::exchange::{Asked, is_xmlrpc};
pub(super) use json::{Piece, is_json, pieces};
pub(super) use kind::is_kept;
use kind::{Kind, kind};
use words::Words;

/// Replaces values.
#[derive(Debug)]
pub(crate) struct Hide {
    words: Words,
}

/// What the path of a model has in it: names and kinds of fields, and no value of a record.
const MODELS: [&str; 2] = ["/model", "/customFields"];

/// How the tables of models begin.
const MODEL_TABLES: &str = ">DataForm";

/// Methods that are asked and answered with words of the program, or with what they were sent.
const OF_PROGRAM: [&str; 7] = [
    "APIEmailService.getAvailableMergeFields",
    "DataService.echo",
    "DataService.getAppSetting",
    "InvoiceService.getAllPaymentOptions",
    "SearchService.getAllReportColumns",
    "SearchService.getAvailableQuickSearches",
    "SearchService.getDefaultQuickSearch",
];

/// Methods whose answer is a file in base64, and the member that has one.
const FILE: &str = "FileService.getFile";
const FILE_DATA: &str = "file_data";

/// Whether a method has no values of the account, neither in what it is asked with nor in its answer.
pub(super) fn is_of_program(method: &str) -> bool {
    OF_PROGRAM.contains(&method)
}

impl Hide {
    pub(super) fn new() -> Self {
        Self {
            words: Words::random(),
        }
    }

    /// A text that somebody wrote: all of it.
    pub(super) fn words(&self, text: &str) -> String {
        self.words.replace(text)
    }

    /// An argument of a command.
    pub(super) fn argument(&self, text: &str) -> String {
        request::condition(text, |name, value| self.value(name, value))
    }

    /// The request with its values replaced. The answer to it is done before, because it goes by what was asked.
    pub(super) fn request(&self, mut asked: Asked) -> Asked {
        if is_of_program(&asked.name()) {
            return asked;
        }
        for (name, value) in &mut asked.query {
            *value = request::parameter(name, value, |key, value| self.value(key, value));
        }
        asked.path = request::path(&asked.path, |value| self.value("", value));
        if let Ok(text) = std::str::from_utf8(&asked.body) {
            let text = match is_xmlrpc(&asked.path) {
                true => xml::replace(text, |key, value| {
                    request::parameter_of_call(key, value, |value| self.value(key, value))
                }),
                false => json::replace(text, |key, value| self.value(key, value)),
            };
            asked.body = text.into_bytes();
        }
        asked
    }

    /// The answer with its values replaced. Only one that is an error has messages.
    pub(super) fn answer(&self, asked: &Asked, is_error: bool, body: Vec<u8>) -> Vec<u8> {
        let name = asked.name();
        let is_model = MODELS.iter().any(|part| asked.path.contains(part))
            || String::from_utf8_lossy(&asked.body).contains(MODEL_TABLES);
        if is_model || is_of_program(&name) {
            return body;
        }
        match std::str::from_utf8(&body) {
            Ok(text) if name == FILE => xml::replace(text, |_, value| self.file(value)).into(),
            Ok(text) if is_xmlrpc(&asked.path) => {
                let is_error = is_error || is_fault(text);
                xml::replace(text, |key, value| self.told(key, value, is_error)).into()
            }
            _ => self.content(&body, is_error),
        }
    }

    /// JSON, or a text that is a value as a whole: a file, a signature.
    fn content(&self, body: &[u8], is_error: bool) -> Vec<u8> {
        let Ok(text) = std::str::from_utf8(body) else {
            return REDACTED.into();
        };
        let text = match is_json(text) {
            true => json::replace(text, |key, value| self.told(key, value, is_error)),
            false => self.value("", text),
        };
        text.into_bytes()
    }

    /// A file in base64: one wire has it so where another has it as it is.
    fn file(&self, text: &str) -> String {
        let plain: String = text.split_whitespace().collect();
        match STANDARD.decode(plain) {
            Ok(file) => STANDARD.encode(self.content(&file, false)),
            Err(_) => self.words.replace(text),
        }
    }

    /// A value by the name of what it is of.
    fn value(&self, key: &str, text: &str) -> String {
        self.told(key, text, false)
    }

    /// The same in an answer, which may be an error.
    fn told(&self, key: &str, text: &str, is_error: bool) -> String {
        if text == REDACTED {
            return text.to_owned();
        }
        if key == FILE_DATA {
            return self.file(text);
        }
        if calendar::is_one(text) {
            return calendar::replace(text, |words| self.words.replace(words));
        }
        match kind(key, text, is_error) {
            Kind::Kept => text.to_owned(),
            Kind::Told => self.addresses(text),
            Kind::Replaced => self.words.replace(text),
        }
    }

    /// What a server says, with the addresses in it replaced: by the rest errors are told apart.
    fn addresses(&self, text: &str) -> String {
        let pieces =
            text.split_inclusive(|sign: char| sign.is_whitespace() || "\"'<>()".contains(sign));
        let replaced = pieces.map(|piece| match piece.contains('@') {
            true => self.words.replace(piece),
            false => piece.to_owned(),
        });
        replaced.collect()
    }
}

/// Whether the answer of XML-RPC is an error: its first element says so.
fn is_fault(text: &str) -> bool {
    let within = text.split_once("<methodResponse>");
    within.is_some_and(|(_, rest)| rest.trim_start().starts_with("<fault>"))
}

#[cfg(test)]
mod tests;
