//! A secret on the command line that need not show in the list of processes.

use std::fmt;
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use keap_http::{Secret, private};

use crate::failure::OrMisuse as _;
use crate::pasted::{self, Until};
use crate::profile::Setting;
use crate::{file, profile, told};

/// A secret that was read, wherever it came from.
#[derive(Clone, Debug)]
pub(crate) struct SecretArg {
    secret: Secret,
    /// Whether it stood in quotation marks, as what Docker and systemd read as it is may have.
    was_quoted: bool,
}

impl SecretArg {
    /// The text, without blanks and quotation marks around it.
    pub(crate) fn expose(&self) -> &str {
        self.secret.expose()
    }

    /// Whether it stood in quotation marks, which another program may send with it.
    pub(crate) fn was_quoted(&self) -> bool {
        self.was_quoted
    }

    /// What was read is not printed from here on.
    pub(crate) fn hidden(text: &str) -> Self {
        let text = text.trim();
        let bare = unquoted(text).trim();
        let secret = Secret::new(bare);
        told::hide(&secret);
        Self {
            secret,
            was_quoted: bare.len() < text.len(),
        }
    }

    /// The secret of an environment variable, or of the place that the profile names for it; an empty variable counts as
    /// unset.
    ///
    /// # Errors
    /// When it is not where the profile says.
    pub(crate) fn of_variable(name: &str) -> anyhow::Result<Option<Self>> {
        match variable(name) {
            Some(text) => Ok(Some(Self::hidden(&text))),
            None => Self::of_profile(name),
        }
    }

    /// The secret of the place that the profile names in place of a variable.
    ///
    /// # Errors
    /// When it is not where the profile says.
    pub(crate) fn of_profile(name: &str) -> anyhow::Result<Option<Self>> {
        let reference = profile::reference(name);
        let fetched = reference.map(|place| {
            let fetched = place.fetch();
            fetched.map_err(|error| missing(name, error))
        });
        fetched.transpose()
    }
}

/// A text without the one pair of quotation marks around it.
pub(crate) fn unquoted(text: &str) -> &str {
    let within = |mark: char| text.strip_prefix(mark)?.strip_suffix(mark);
    ['"', '\''].into_iter().find_map(within).unwrap_or(text)
}

/// Why the profile gives no secret, and which one it is, in one clause.
fn missing(variable: &str, error: anyhow::Error) -> anyhow::Error {
    let key = Setting::of(variable).map_or(variable, |setting| setting.key);
    let profile = profile::chosen().map_or("", |profile| profile.name.as_str());
    let why = error.to_string();
    let why = why.lines().next().unwrap_or_default();
    let told = format!("{key} of profile {profile}: {why}");
    error.context(told)
}

/// Where a secret could not be read from. It shows no secret: only names of files are in it.
#[derive(Debug)]
pub(crate) struct UnreadableSecret(String);

impl fmt::Display for UnreadableSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for UnreadableSecret {}

/// A secret given as itself, as `@FILE`, or as `-` for one line of standard input. The last two do not show in the list of
/// processes. A file is read while the flags are parsed; a line is asked for when the secret is used and not before, so that
/// whatever is wrong with what else was typed is told first.
#[derive(Clone, Debug)]
pub(crate) struct SecretFlag(Typed);

#[derive(Clone, Debug)]
enum Typed {
    Read(SecretArg),
    /// Of a file, and what there is to say of who else may read it.
    Of(SecretArg, Option<String>),
    Line(Arc<Line>),
}

/// A line of standard input, and what it was once it is read.
type Line = OnceLock<Result<SecretArg, String>>;

/// The lines that flags stand for, in the order of the flags, which is the order of the lines.
static LINES: Mutex<Vec<Arc<Line>>> = Mutex::new(Vec::new());

impl SecretFlag {
    /// The secret, which is asked for now where it was not before.
    ///
    /// # Errors
    /// When standard input has none.
    pub(crate) fn secret(&self) -> anyhow::Result<SecretArg> {
        let own = match &self.0 {
            Typed::Read(secret) | Typed::Of(secret, _) => return Ok(secret.clone()),
            Typed::Line(own) => own,
        };
        for line in LINES.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            line.get_or_init(first_line);
            if Arc::ptr_eq(line, own) {
                break;
            }
        }
        let read = own.get_or_init(first_line);
        read.clone().map_err(anyhow::Error::msg).or_misuse()
    }

    /// A warning when it stands in a file that others may read, too.
    pub(crate) fn warning(&self) -> Option<&str> {
        match &self.0 {
            Typed::Of(_, warning) => warning.as_deref(),
            Typed::Read(_) | Typed::Line(_) => None,
        }
    }
}

impl std::str::FromStr for SecretFlag {
    type Err = UnreadableSecret;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.strip_prefix('@') {
            _ if text == "-" => {
                let line = Arc::new(Line::new());
                let mut lines = LINES.lock().unwrap_or_else(PoisonError::into_inner);
                lines.push(Arc::clone(&line));
                Ok(Self(Typed::Line(line)))
            }
            Some(path) => {
                let read = SecretArg::hidden(&whole_file(path)?);
                let path = Path::new(path);
                let warning = private::warning(path).filter(|_| path.is_file());
                Ok(Self(Typed::Of(read, warning)))
            }
            None => Ok(Self(Typed::Read(SecretArg::hidden(text)))),
        }
    }
}

fn first_line() -> Result<SecretArg, String> {
    let _hidden = pasted::ask_hidden("the secret", Until::Line);
    let line = file::line(file::TINY).map_err(|error| format!("{error:#}"))?;
    let line = line.filter(|line| !line.trim().is_empty());
    let line =
        line.ok_or("standard input begins with an empty line, where the secret should be")?;
    Ok(SecretArg::hidden(&line))
}

fn whole_file(path: &str) -> Result<String, UnreadableSecret> {
    // After `@` a path is a path, also one that is `-`.
    let path = Path::new(".").join(path);
    let text = file::text(&path, file::TINY);
    let text = text.map_err(|e| UnreadableSecret(format!("{e:#}")))?;
    if text.trim().is_empty() {
        let what = format!("{} holds no secret", file::name(&path));
        return Err(UnreadableSecret(what));
    }
    Ok(text)
}

/// An environment variable, or what the profile says in its place; an empty one counts as unset.
pub(crate) fn variable(name: &str) -> Option<String> {
    profile::environment(name).or_else(|| profile::instead_of(name).map(str::to_owned))
}

/// A flag of text with the environment variable behind it, for both of which empty counts as unset.
pub(crate) fn flag_or_variable(flag: Option<&String>, name: &str) -> Option<String> {
    let flag = flag.filter(|text| !text.trim().is_empty()).cloned();
    flag.or_else(|| variable(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_given_as_itself_or_in_a_file_and_never_shown() {
        let path = std::env::temp_dir().join(format!("keap-secret-{}", std::process::id()));
        std::fs::write(&path, " MARKED\n").unwrap();
        let read: SecretFlag = format!("@{}", path.display()).parse().unwrap();
        assert_eq!(read.secret().unwrap().expose(), "MARKED");
        assert!(!format!("{read:?}").contains("MARKED"));
        std::fs::write(&path, "\"MARKED\"\r\n").unwrap();
        let quoted: SecretFlag = format!("@{}", path.display()).parse().unwrap();
        assert_eq!(quoted.secret().unwrap().expose(), "MARKED");
        assert!(quoted.secret().unwrap().was_quoted());
        std::fs::write(&path, "\n").unwrap();
        let empty = format!("@{}", path.display()).parse::<SecretFlag>();
        assert!(empty.unwrap_err().to_string().contains("holds no secret"));
        std::fs::remove_file(&path).unwrap();
        let plain: SecretFlag = "MARKED".parse().unwrap();
        assert_eq!(plain.secret().unwrap().expose(), "MARKED");
        assert!("@/no/such/file".parse::<SecretFlag>().is_err());
    }
}
