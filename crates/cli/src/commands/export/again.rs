//! The line that goes on with an export that was stopped.

use crate::address::without_login;
use crate::shell;
use crate::typed::{SECRETS, unread};

/// The command of this run with `--resume`.
pub(super) fn command() -> String {
    let words = std::env::args_os().skip(1);
    of(words.map(|word| word.to_string_lossy().into_owned()))
}

/// The same of these words. A secret among them is asked for on standard input.
fn of(words: impl Iterator<Item = String>) -> String {
    let mut line = vec!["keap".to_owned()];
    let mut hides_next = false;
    let mut resumes = false;
    for word in words {
        let (name, value) = match word.split_once('=') {
            Some((name, value)) => (name, Some(value)),
            None => (word.as_str(), None),
        };
        resumes |= name == "--resume";
        match value {
            _ if std::mem::take(&mut hides_next) => line.push(shell::quoted(&unread(&word))),
            _ if name == "--overwrite" => {}
            Some(value) if SECRETS.contains(&name) => {
                line.push(shell::quoted(&format!("{name}={}", unread(value))));
            }
            _ => {
                hides_next = SECRETS.contains(&word.as_str());
                line.push(shell::quoted(&without_login(&word)));
            }
        }
    }
    if !resumes {
        line.push("--resume".to_owned());
    }
    line.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_goes_on_and_has_no_secret() {
        for (line, again) in [
            (
                "export Contact --to my_files --overwrite",
                "keap export Contact --to my_files --resume",
            ),
            (
                "export --all --resume --access-key KeapAK-1",
                "keap export --all --resume --access-key -",
            ),
            (
                "export --all --legacy-key=abc --access-token @file",
                "keap export --all --legacy-key=- --access-token @file --resume",
            ),
        ] {
            assert_eq!(of(line.split(' ').map(str::to_owned)), again);
        }
    }

    #[cfg(not(windows))]
    #[test]
    fn a_folder_with_a_blank_stays_one_word() {
        let words = ["export", "--all", "--to", "my files"].map(str::to_owned);
        assert_eq!(
            of(words.into_iter()),
            "keap export --all --to 'my files' --resume"
        );
    }
}
