//! What an audit finds: a use of XML-RPC, a credential in a file, and what was not read.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

/// How sure it is that a place calls Keap's XML-RPC API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Certainty {
    /// The words of a library, without anything else that points to Keap.
    Possible,
    /// A method of the API named in a call that is not known, or a library's own word in a file that mentions Keap.
    Likely,
    /// The receiver or the function is known, and so is the method.
    Certain,
}

impl fmt::Display for Certainty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Possible => "possible",
            Self::Likely => "likely",
            Self::Certain => "certain",
        })
    }
}

/// The languages that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
#[expect(missing_docs, reason = "the names say what they are")]
pub enum Language {
    Bash,
    #[serde(rename = "c#")]
    CSharp,
    ColdFusion,
    Elixir,
    Go,
    Groovy,
    Java,
    JavaScript,
    Kotlin,
    Perl,
    Php,
    Python,
    Ruby,
    Scala,
    TypeScript,
    #[serde(rename = "visual basic")]
    VisualBasic,
    /// No language: a document of the wire, an export of another program, a log.
    Document,
}

impl Language {
    /// Whether it is read by patterns alone, since it has no grammar here.
    pub(crate) fn has_no_grammar(self) -> bool {
        matches!(
            self,
            Self::ColdFusion
                | Self::Elixir
                | Self::Groovy
                | Self::Kotlin
                | Self::Scala
                | Self::VisualBasic
        )
    }

    /// The name, as people write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Bash => "shell",
            Self::CSharp => "C#",
            Self::ColdFusion => "ColdFusion",
            Self::Elixir => "Elixir",
            Self::Go => "Go",
            Self::Groovy => "Groovy",
            Self::Java => "Java",
            Self::JavaScript => "JavaScript",
            Self::Kotlin => "Kotlin",
            Self::Perl => "Perl",
            Self::Php => "PHP",
            Self::Python => "Python",
            Self::Ruby => "Ruby",
            Self::Scala => "Scala",
            Self::TypeScript => "TypeScript",
            Self::VisualBasic => "Visual Basic",
            Self::Document => "document",
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// One condition of a query, as far as it is constant.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[non_exhaustive]
pub struct Condition {
    /// What is held against a value.
    pub column: String,
    /// What it is compared with, when it is constant: a text or a number, cut after 80 characters. Where only what says how
    /// is constant (`%`, `~>~`), `…` stands for the rest.
    pub value: Option<String>,
}

/// One use of XML-RPC.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
pub struct Hit {
    /// The file, relative to the folder that was asked for, with `/` between its parts.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// The dialect that it is written in, by its id.
    pub dialect: String,
    /// What the file is written in.
    pub language: Language,
    /// The method of the API, `ContactService.add`; none where it is not constant.
    pub method: Option<String>,
    /// The table, when the method names one and it is constant.
    pub table: Option<String>,
    /// The columns that are asked for.
    pub reads: Vec<String>,
    /// The columns that are written.
    pub writes: Vec<String>,
    /// The conditions of a query.
    pub conditions: Vec<Condition>,
    /// Of which columns not all are constant: `reads`, `writes`, `conditions`.
    pub open: Vec<&'static str>,
    /// The column that rows are ordered by.
    pub order_by: Option<String>,
    /// The id of the sequence or the action set, when it is constant: the owner has to name what stands for it.
    pub row: Option<i64>,
    /// How sure it is.
    pub certainty: Certainty,
    /// The helper function of the same file that the call goes through.
    pub through: Option<String>,
    /// Where in a document that has no lines of its own, such as an export: the name of the step.
    pub step: Option<String>,
}

/// Where a file names the API without a call: a host or a path of XML-RPC.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
pub struct Endpoint {
    /// Where it stands, relative to the folder that was asked for.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The address, without anything behind its path.
    pub address: String,
}

/// A credential in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
pub struct FoundCredential {
    /// Where it stands, relative to the folder that was asked for.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// What it is: `legacy key`, `access key`, `access token`, `client secret`.
    pub kind: String,
    /// Its first and last characters, for finding it again; never the whole.
    pub shown: String,
}

/// Why a file was not read, or not wholly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Skip {
    /// It has a NUL byte.
    Binary,
    /// It is larger than the limit.
    Large,
    /// Its lines are too long for a person to have written them; it was read by patterns.
    Minified,
    /// It is a link; links are not followed.
    Link,
    /// It is a pipe, a socket or a device, which nobody opens to look what comes out of it.
    Special,
    /// The grammar or the reading did not end within its bounds, or lines of a log were not understood; what was found stands.
    Unfinished,
    /// It could not be opened or read.
    Unreadable,
    /// It is a copy of a client library, which has every method and calls none by itself.
    Library,
    /// An ignore comment covers the whole file.
    Ignored,
    /// It is a program in a language that is not read, and names methods of the API.
    NotUnderstood,
    /// `.gitignore` or `.ignore` leaves it out.
    LeftOut,
    /// It has a word of a dialect, and is as it was at the revision since which files are read.
    Unchanged,
}

impl Skip {
    /// Whether it was the audit that could not read on, and not somebody's choice.
    pub fn is_in_doubt(self) -> bool {
        match self {
            Self::Large
            | Self::Minified
            | Self::NotUnderstood
            | Self::Unfinished
            | Self::Unreadable => true,
            Self::Binary
            | Self::Link
            | Self::Special
            | Self::Library
            | Self::Ignored
            | Self::LeftOut
            | Self::Unchanged => false,
        }
    }

    /// The word for it, for people.
    pub fn word(self) -> &'static str {
        match self {
            Self::Binary => "binary",
            Self::Large => "too large",
            Self::Minified => "minified, read by patterns",
            Self::Link => "links",
            Self::Special => "not a regular file",
            Self::Unfinished => "not read wholly",
            Self::Unreadable => "unreadable",
            Self::Library => "copies of client libraries",
            Self::Ignored => "ignored by a comment",
            Self::NotUnderstood => "in a language that is not read, with methods of the API",
            Self::LeftOut => "left out by .gitignore (--with-ignored reads them)",
            Self::Unchanged => "unchanged",
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_none(count: &usize) -> bool {
    *count == 0
}

/// What was read and what was not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Reading {
    /// Files that were looked at.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
    /// Files in which a word of a dialect was found, and that were read more closely.
    pub candidates: usize,
    /// Files that were not read, or not wholly, by reason.
    pub skipped: BTreeMap<Skip, usize>,
    /// The first of them by name, with the reason; those that are binary, links, left out or unchanged are only counted.
    pub not_read: Vec<(String, Skip)>,
    /// Links that were asked for by name, and followed.
    pub followed: usize,
    /// Steps of exports that are switched off and have a use, which is none.
    #[serde(skip_serializing_if = "is_none")]
    pub switched_off: usize,
    /// The revision since which files had to have changed, if there was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
}

impl Reading {
    /// How many files were not read, or not wholly, though a call may be in them: what was found says nothing of these.
    pub fn in_doubt(&self) -> usize {
        let skipped = self.skipped.iter();
        let doubtful = skipped.filter(|(reason, _)| reason.is_in_doubt());
        doubtful.map(|(_, count)| *count).sum()
    }
}

/// All that an audit found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Findings {
    /// The uses of XML-RPC, by file and place.
    pub hits: Vec<Hit>,
    /// Addresses of the API.
    pub endpoints: Vec<Endpoint>,
    /// Credentials in files.
    pub credentials: Vec<FoundCredential>,
    /// What was read.
    pub reading: Reading,
}

impl Reading {
    /// Counts a file of that many bytes that was looked at.
    pub(crate) fn count(&mut self, bytes: u64) {
        self.files = self.files.saturating_add(1);
        self.bytes = self.bytes.saturating_add(bytes);
    }
}

impl Findings {
    /// Puts everything into the order in which it is shown, whichever thread found it.
    pub(crate) fn sort(&mut self) {
        self.hits.sort();
        self.hits.dedup();
        self.endpoints.sort();
        self.endpoints.dedup();
        self.credentials.sort();
        self.credentials.dedup();
        self.reading.not_read.sort();
    }

    /// Adds what another thread found.
    pub(crate) fn merge(&mut self, other: Self) {
        self.hits.extend(other.hits);
        self.endpoints.extend(other.endpoints);
        self.credentials.extend(other.credentials);
        let (mine, theirs) = (&mut self.reading, other.reading);
        mine.files = mine.files.saturating_add(theirs.files);
        mine.bytes = mine.bytes.saturating_add(theirs.bytes);
        mine.candidates = mine.candidates.saturating_add(theirs.candidates);
        for (reason, count) in theirs.skipped {
            let sum = mine.skipped.entry(reason).or_default();
            *sum = sum.saturating_add(count);
        }
        mine.not_read.extend(theirs.not_read);
        mine.followed = mine.followed.saturating_add(theirs.followed);
        mine.switched_off = mine.switched_off.saturating_add(theirs.switched_off);
        mine.since = mine.since.take().or(theirs.since);
    }

    /// Counts files that nobody looked at.
    pub(crate) fn leave_out(&mut self, files: usize) {
        if files > 0 {
            let count = self.reading.skipped.entry(Skip::LeftOut).or_default();
            *count = count.saturating_add(files);
        }
    }

    /// Counts a file that was not read.
    pub(crate) fn skip(&mut self, file: &str, reason: Skip) {
        const NAMED: usize = 1000;
        let count = self.reading.skipped.entry(reason).or_default();
        *count = count.saturating_add(1);
        let counted_only = matches!(reason, Skip::Binary | Skip::Link | Skip::Unchanged);
        if !counted_only && self.reading.not_read.len() < NAMED {
            self.reading.not_read.push((file.to_owned(), reason));
        }
    }
}

impl Language {
    /// The language of a word in a dialect's file: `php`, `c#`.
    pub(crate) fn of_word(word: &str) -> Option<Self> {
        Some(match word {
            "shell" => Self::Bash,
            "c#" => Self::CSharp,
            "coldfusion" => Self::ColdFusion,
            "elixir" => Self::Elixir,
            "go" => Self::Go,
            "groovy" => Self::Groovy,
            "java" => Self::Java,
            "javascript" => Self::JavaScript,
            "kotlin" => Self::Kotlin,
            "perl" => Self::Perl,
            "php" => Self::Php,
            "python" => Self::Python,
            "ruby" => Self::Ruby,
            "scala" => Self::Scala,
            "typescript" => Self::TypeScript,
            "visual basic" => Self::VisualBasic,
            _ => return None,
        })
    }

    /// The language of a file, by its name; none for one that may hold documents alone.
    pub(crate) fn of_name(name: &str) -> Option<Self> {
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        let ending = ending.to_ascii_lowercase();
        Some(match ending.as_str() {
            "php" | "php3" | "php4" | "php5" | "php7" | "phtml" | "inc" | "module" | "ctp" => {
                Self::Php
            }
            "cs" | "cshtml" | "razor" | "csx" => Self::CSharp,
            "py" | "pyw" | "pyi" => Self::Python,
            "rb" | "rake" | "ru" | "erb" | "gemspec" => Self::Ruby,
            "pl" | "pm" | "cgi" | "t" | "psgi" => Self::Perl,
            "java" => Self::Java,
            "js" | "mjs" | "cjs" | "jsx" | "gs" => Self::JavaScript,
            "ts" | "tsx" | "mts" | "cts" => Self::TypeScript,
            "go" => Self::Go,
            "sh" | "bash" | "zsh" | "ksh" => Self::Bash,
            "vb" | "vbs" | "bas" | "cls" | "frm" | "asp" | "vbhtml" => Self::VisualBasic,
            "kt" | "kts" => Self::Kotlin,
            "groovy" | "gradle" | "gvy" | "gsp" => Self::Groovy,
            "scala" | "sc" => Self::Scala,
            "cfm" | "cfc" | "cfml" => Self::ColdFusion,
            "ex" | "exs" => Self::Elixir,
            "" if matches!(stem, "Rakefile" | "Gemfile") => Self::Ruby,
            _ => return None,
        })
    }
}
