//! Requests that were captured with their headers: a line that asks, headers, an empty line, and the document. They are one
//! call, and the headers say whose.

use super::entry::{Entry, app, is_of_the_api};

const VERBS: [&str; 7] = ["POST", "GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH"];

/// What a line is for requests.
#[derive(Debug)]
pub(super) enum Taken {
    /// No part of one.
    Not,
    /// A part of one.
    Part,
    /// The beginning of the next one; the one before it had no document.
    Next(Entry),
    /// The beginning of the next one, and the one before it was none of XML-RPC.
    Other,
}

/// The request that is read.
#[derive(Debug, Default)]
pub(super) struct Request {
    head: Option<Head>,
}

#[derive(Debug)]
struct Head {
    is_of_the_api: bool,
    is_answer: bool,
    in_headers: bool,
    had_document: bool,
    app: Option<String>,
    agent: Option<String>,
}

impl Request {
    /// Takes a line that is no part of a document.
    pub(super) fn take(&mut self, line: &str) -> Taken {
        // As curl shows what it sends and is sent.
        let line = line.strip_prefix(['>', '<']).map_or(line, |rest| {
            rest.strip_prefix(' ')
                .unwrap_or(if rest.is_empty() { "" } else { line })
        });
        if let Some(head) = Head::of(line) {
            return match self.head.replace(head).map(Head::end) {
                None | Some(None) => Taken::Part,
                Some(Some(ended)) => ended,
            };
        }
        let Some(head) = &mut self.head else {
            return Taken::Not;
        };
        if line.trim().is_empty() {
            head.in_headers = false;
            return Taken::Part;
        }
        if head.in_headers {
            return match head.header(line) {
                true => Taken::Part,
                false => Taken::Not,
            };
        }
        let line = line.trim_start();
        // The document of an answer is none of a call.
        match line.starts_with("<?xml") || head.is_answer && line.starts_with('<') {
            true => Taken::Part,
            false => Taken::Not,
        }
    }

    /// Says of a document's calls whose they are.
    pub(super) fn give(&mut self, calls: &mut [Entry]) {
        let Some(head) = self.head.as_mut().filter(|head| !head.is_answer) else {
            return;
        };
        for call in calls {
            head.had_document = true;
            call.app.clone_from(&head.app);
            call.caller.clone_from(&head.agent);
        }
    }

    /// What is left of the last one: as with the beginning of another.
    pub(super) fn end(&mut self) -> Taken {
        let ended = self.head.take().and_then(Head::end);
        ended.unwrap_or(Taken::Part)
    }
}

impl Head {
    /// The line that begins a request or an answer, and nothing else.
    fn of(line: &str) -> Option<Self> {
        let mut words = line.split(' ');
        let first = words.next()?;
        let head = |is_of_the_api, app, is_answer| Self {
            is_of_the_api,
            is_answer,
            in_headers: true,
            had_document: false,
            app,
            agent: None,
        };
        if first.starts_with("HTTP/") {
            words.next()?.parse::<u16>().ok()?;
            return Some(head(false, None, true));
        }
        if !VERBS.contains(&first) {
            return None;
        }
        let target = words.next()?;
        let is_last = words.next()?.starts_with("HTTP/") && words.next().is_none();
        is_last.then(|| head(is_of_the_api(target), app(target), false))
    }

    /// Reads a header; false when it is none.
    fn header(&mut self, line: &str) -> bool {
        let Some((name, value)) = line.split_once(':') else {
            return false;
        };
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        if name.is_empty() || !name.chars().all(is_name) {
            return false;
        }
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "host" => self.app = app(value).or_else(|| self.app.take()),
            "user-agent" if !value.is_empty() => self.agent = Some(value.to_owned()),
            _ => {}
        }
        true
    }

    /// What a request without a document of its own is; none for one that was counted with its document.
    fn end(self) -> Option<Taken> {
        if self.had_document || self.is_answer {
            return None;
        }
        Some(match self.is_of_the_api {
            true => Taken::Next(Entry {
                app: self.app,
                caller: self.agent,
                ..Entry::default()
            }),
            false => Taken::Other,
        })
    }
}
