//! Where a secret is kept, and how it is fetched when it is needed.

use std::fmt;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::process::{ChildStdout, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use anyhow::{Context as _, bail};
use keap::ErrorKind;

use crate::environment;
use crate::exit::Exit;
use crate::failure::Answered;
use crate::secret_arg::SecretArg;
use crate::{calls, file};

mod keyring;

pub(super) use self::keyring::Entry;

/// A secret by reference: the file of profiles holds none itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Reference {
    /// A variable of the environment.
    Variable(String),
    /// A file that holds it and nothing else.
    File(PathBuf),
    /// A program and its arguments, whose first line of output it is: a password manager.
    Command(Vec<String>),
    /// The keyring of the system.
    Keyring(Entry),
}

impl Reference {
    /// Fetches it.
    ///
    /// # Errors
    /// When it is not there. The error names the place and never the secret.
    pub(crate) fn fetch(&self) -> anyhow::Result<SecretArg> {
        let text = match self {
            Self::Variable(name) => environment::named(name)?,
            Self::File(path) => file::text(path, file::TINY)?,
            Self::Command(words) => answer(words, LONGEST)?,
            Self::Keyring(entry) => of_keyring(entry)?,
        };
        if text.trim().is_empty() {
            bail!("{self} gives nothing");
        }
        Ok(SecretArg::hidden(&text))
    }

    /// Why it is not there, as far as that shows without asking: a program may want a password, and so may a keyring, so they
    /// are left alone.
    pub(crate) fn missing(&self) -> Option<String> {
        match self {
            Self::Command(words) => {
                let program = words.first().filter(|program| !is_there(program))?;
                Some(format!("there is no program {program:?}"))
            }
            Self::Keyring(_) if cfg!(feature = "keyring") => None,
            Self::Keyring(_) | Self::Variable(_) | Self::File(_) => {
                let error = self.fetch().err()?;
                Some(format!("{error:#}"))
            }
        }
    }

    /// The same place with its path seen from somewhere.
    pub(super) fn under(
        self,
        seen: impl FnOnce(&Path) -> anyhow::Result<PathBuf>,
    ) -> anyhow::Result<Self> {
        Ok(match self {
            Self::File(path) => Self::File(seen(&path)?),
            other => other,
        })
    }
}

/// The place, as it is told.
impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Variable(name) => write!(f, "variable {name}"),
            Self::File(path) => write!(f, "file {}", file::name(path)),
            // Arguments may tell more than a log should know.
            Self::Keyring(entry) => entry.fmt(f),
            Self::Command(words) => write!(f, "command {}", words.first().map_or("", |word| word)),
        }
    }
}

/// Whether a program can be found by its name or path, as the system looks for it.
fn is_there(program: &str) -> bool {
    let name = program.to_owned() + std::env::consts::EXE_SUFFIX;
    let is_file = |folder: &Path| {
        [program, &name]
            .iter()
            .any(|name| folder.join(name).is_file())
    };
    if Path::new(program).components().count() > 1 {
        return is_file(Path::new(""));
    }
    let folders = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&folders).any(|folder| is_file(&folder))
}

/// What else may be wrong with a name on Windows, which adds `.exe` alone.
const ENDING: &str = match cfg!(windows) {
    true => "\n  hint: name it with its ending where that is not .exe, as in az.cmd",
    false => "",
};

/// The most that is read of what a program prints, in bytes.
const MOST: u64 = 64 * 1024;

/// How long a program may take. Somebody may have to type a passphrase for it.
const LONGEST: Duration = Duration::from_secs(60);

/// The first line that a program prints. It may ask on the terminal.
fn answer(words: &[String], longest: Duration) -> anyhow::Result<String> {
    let Some((program, arguments)) = words.split_first() else {
        bail!("the command is empty");
    };
    let mut running = Command::new(program)
        .args(arguments)
        .stdin(Stdio::inherit())
        .stderr(Stdio::inherit())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("{program} cannot be started{ENDING}"))?;
    let printed = running.stdout.take().map(read_apart);
    let what = format!("{program}, which the profile names for a secret");
    let printed = calls::awaiting(&what, longest, || {
        printed.and_then(|printed| printed.recv_timeout(longest).ok())
    });
    let too_long = printed.as_ref().is_none_or(|printed| {
        let length = printed.as_ref().map_or(0, Vec::len);
        u64::try_from(length).is_ok_and(|length| length > MOST)
    });
    if too_long {
        // It may go on for ever.
        let _ = running.kill();
    }
    let status = running.wait()?;
    let Some(printed) = printed else {
        let seconds = longest.as_secs();
        let told = format!("{program} gave no answer within {seconds} s, and was ended");
        return Err(not_now(told, BY_HAND));
    };
    let text = printed.with_context(|| format!("what {program} prints cannot be read"))?;
    if too_long {
        bail!("{program} prints more than {MOST} bytes: that is no secret");
    }
    if !status.success() {
        return Err(not_now(format!("{program} ended with {status}"), BY_HAND));
    }
    let text = String::from_utf8_lossy(&text);
    Ok(text.lines().next().unwrap_or_default().to_owned())
}

/// Reads all that is printed, in a thread of its own: there is no other way to wait no longer than so long.
fn read_apart(output: ChildStdout) -> Receiver<io::Result<Vec<u8>>> {
    apart(|| {
        let mut text = Vec::new();
        let read = output.take(MOST + 1).read_to_end(&mut text);
        read.map(|_| text)
    })
}

fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Receiver<T> {
    let (sender, receiver) = mpsc::channel();
    // Nobody waits for it any more when it took too long.
    std::thread::spawn(move || drop(sender.send(work())));
    receiver
}

/// What the keyring has. It may ask to be opened.
fn of_keyring(entry: &Entry) -> anyhow::Result<String> {
    let asked = entry.clone();
    let read = apart(move || asked.read());
    let what = format!("{entry}, which the profile names for a secret");
    match calls::awaiting(&what, LONGEST, || read.recv_timeout(LONGEST)) {
        Ok(read) => read.with_context(|| entry.to_string()),
        Err(_) => {
            let told = format!("{entry} gave no answer within {} s", LONGEST.as_secs());
            Err(not_now(told, "open the keyring first"))
        }
    }
}

/// What helps where a program gives no secret.
const BY_HAND: &str = "run it by hand; with a terminal it may ask there";

/// The program was right to ask, and may have better luck another time: a safe that is locked, a host that is away.
fn not_now(message: String, hint: &str) -> anyhow::Error {
    anyhow::Error::new(Answered {
        kind: ErrorKind::Unavailable,
        message,
        hint: Some(hint.to_owned()),
        retry_after: None,
        exit: Exit::Failed,
    })
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn command(words: &[&str]) -> Reference {
        Reference::Command(words.iter().map(|word| (*word).to_owned()).collect())
    }

    #[test]
    fn the_first_line_of_a_program_is_the_secret() {
        let secret = command(&["printf", "MARKED\nlogin: ann\n"])
            .fetch()
            .unwrap();
        assert_eq!(secret.expose(), "MARKED");
    }

    #[test]
    fn a_place_without_a_secret_is_named_and_nothing_else() {
        for (reference, told) in [
            (command(&["false", "MARKED"]), "false ended with"),
            (
                command(&["no-such-program-here"]),
                "no-such-program-here cannot be started",
            ),
            (command(&["true"]), "command true gives nothing"),
            (command(&["yes"]), "yes prints more than 65536 bytes"),
            (
                Reference::Variable("KEAP_NOT_SET_HERE".into()),
                "KEAP_NOT_SET_HERE is not set",
            ),
            (Reference::File("no/such/file".into()), "no/such/file"),
        ] {
            let error = format!("{:#}", reference.fetch().unwrap_err());
            assert!(error.contains(told), "{error}");
            assert!(!error.contains("MARKED"), "{error}");
        }
    }

    #[test]
    fn a_program_that_does_not_answer_is_ended_and_named() {
        let words = ["sh", "-c", "exec sleep 1000", "MARKED"].map(str::to_owned);
        let error = answer(&words, Duration::ZERO).unwrap_err();
        let told = format!("{error:#}");
        assert!(told.contains("sh gave no answer within 0 s"), "{told}");
        assert!(!told.contains("MARKED"), "{told}");
    }
}
