//! The files that a run is asked by, held against what they said when it began: the state has no text of them. What a TOML file says
//! is its values: comments, white space and the order of keys say nothing.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use keap::compare::{Redactor, Rules};
use keap_http::Shown;

use super::recorded;
use crate::commands::compare::state::{Asked, Source};
use crate::file;

impl Source {
    /// A file, with a hash of what it says.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn file(path: Option<&Path>, redactor: &Redactor) -> anyhow::Result<Option<Self>> {
        let Some(path) = path else {
            return Ok(None);
        };
        let text = file::text(path, file::SMALL)?;
        let said = Self::at(path, &saying(&text), redactor);
        Ok(Some(Self {
            formerly: Some(redactor.value(&text.into())),
            ..said
        }))
    }

    /// A folder of calls, likewise.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn folder(path: Option<&Path>, redactor: &Redactor) -> anyhow::Result<Option<Self>> {
        let Some(path) = path else {
            return Ok(None);
        };
        let text = joined(&recorded::texts(path)?);
        Ok(Some(Self::at(path, &text, redactor)))
    }

    fn at(path: &Path, text: &str, redactor: &Redactor) -> Self {
        let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        Self {
            path: whole.to_string_lossy().into_owned(),
            hash: redactor.value(&text.into()),
            formerly: None,
        }
    }

    /// Whether a run that kept this one was asked by a file that says the same.
    pub(super) fn says_as(&self, kept: &Self) -> bool {
        self.hash == kept.hash || self.formerly.as_ref() == Some(&kept.hash)
    }

    /// What the file says, which must be what it said when the run began.
    ///
    /// # Errors
    /// When it cannot be read, or says something else.
    pub(super) fn text(&self, redactor: &Redactor) -> anyhow::Result<String> {
        let path = Path::new(&self.path);
        let text = file::text(path, file::SMALL)?;
        let is_same = |said: String| redactor.value(&said.into()) == self.hash;
        if !is_same(saying(&text)) && !is_same(text.clone()) {
            bail!(
                "{} has changed since the run began\n  hint: begin a new run, without --resume",
                Shown::path(&path)
            );
        }
        Ok(text)
    }

    /// The calls in the folder, which must be those that were there when the run began.
    ///
    /// # Errors
    /// As for [`text`](Self::text).
    pub(super) fn calls(&self, redactor: &Redactor) -> anyhow::Result<Vec<(String, String)>> {
        let texts = recorded::texts(Path::new(&self.path))?;
        if redactor.value(&joined(&texts).into()) != self.hash {
            bail!(
                "the calls have changed since the run began\n  hint: begin a new run, without --resume"
            );
        }
        Ok(texts)
    }

    /// Where it is, for people.
    pub(super) fn shown(&self) -> String {
        Shown::path(&Path::new(&self.path))
    }

    /// The name of the file alone.
    pub(super) fn name(&self) -> Option<String> {
        let path = PathBuf::from(&self.path);
        Some(path.file_name()?.to_string_lossy().into_owned())
    }
}

/// What a TOML file says, in one way of writing it; a text that is none as it is.
fn saying(text: &str) -> String {
    match toml::from_str::<toml::Table>(text) {
        Ok(table) => {
            let mut said = String::new();
            write_table(&mut said, &table);
            said
        }
        Err(_) => text.to_owned(),
    }
}

fn write_table(said: &mut String, table: &toml::Table) {
    let mut members: Vec<_> = table.iter().collect();
    members.sort_by_key(|(name, _)| *name);
    said.push('{');
    for (name, value) in members {
        let _ = write!(said, "{name:?}=");
        write_value(said, value);
        said.push(',');
    }
    said.push('}');
}

fn write_value(said: &mut String, value: &toml::Value) {
    match value {
        toml::Value::Table(table) => write_table(said, table),
        toml::Value::Array(values) => {
            said.push('[');
            for value in values {
                write_value(said, value);
                said.push(',');
            }
            said.push(']');
        }
        toml::Value::String(text) => drop(write!(said, "{text:?}")),
        value => drop(write!(said, "{value}")),
    }
}

fn joined(texts: &[(String, String)]) -> String {
    let texts = texts.iter().map(|(name, text)| format!("{name}\0{text}\0"));
    texts.collect()
}

/// The tolerances that a run was asked with.
///
/// # Errors
/// When they cannot be read.
pub(super) fn rules(asked: &Asked, redactor: &Redactor) -> anyhow::Result<Rules> {
    let Some(source) = &asked.rules else {
        return Ok(Rules::default());
    };
    let text = source.text(redactor)?;
    let path = Path::new(&source.path);
    Rules::from_toml(&text).with_context(|| format!("cannot use {}", Shown::path(&path)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_white_space_say_nothing_and_everything_else_does() {
        let own = "[[table]]\nname = \"Contact\"\nfields = [\"Id\", \"FirstName\"]\nexpect = { rows = 1 }\n";
        for same in [
            "# of the shop\n\n[[table]]\nname = 'Contact'   # all\nfields = [\n \"Id\",\n \"FirstName\",\n]\nexpect.rows = 1",
            "[[table]]\r\nexpect = { rows = 1 }\r\nfields = [\"Id\", \"FirstName\"]\r\nname = \"Contact\"",
        ] {
            assert_eq!(saying(same), saying(own));
        }
        for other in [
            own.replace("Contact", "contact"),
            own.replace("\"Id\", \"FirstName\"", "\"FirstName\", \"Id\""),
            own.replace("\"Id\", \"FirstName\"", "\"Id,FirstName\""),
            own.replace("rows = 1", "rows = \"1\""),
            own.replace("rows = 1", "rows = 1.0"),
            own.replace("[[table]]", "[table]"),
            own.repeat(2),
            own.replace("[[", "["),
        ] {
            assert_ne!(saying(&other), saying(own), "{other}");
        }
    }

    #[test]
    fn what_was_kept_by_its_bytes_is_the_same_as_long_as_these_are() {
        let redactor = Redactor::with_key(b"0123456789");
        let path = std::env::temp_dir().join(format!("keap-source-{}.toml", std::process::id()));
        let text = "[[table]]\nname = \"Contact\"\n";
        std::fs::write(&path, text).unwrap();
        let kept = Source::at(&path, text, &redactor);
        let now = Source::file(Some(&path), &redactor).unwrap().unwrap();
        assert!(now.says_as(&kept) && kept.hash != now.hash);
        assert_eq!(kept.text(&redactor).unwrap(), text);
        std::fs::write(&path, format!("{text}# of the shop\n")).unwrap();
        assert!(kept.text(&redactor).is_err() && now.text(&redactor).is_ok());
        let commented = Source::file(Some(&path), &redactor).unwrap().unwrap();
        assert!(commented.says_as(&now) && !commented.says_as(&kept));
        std::fs::remove_file(&path).unwrap();
    }
}
