//! The file of profiles.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use serde::Deserialize;

use super::secret::{Entry, Reference};
use super::setting::{Kind, SETTINGS, Setting};
use crate::file;
use crate::nearest::nearest;

/// The file, read but for what its values mean.
#[derive(Debug)]
pub(crate) struct Document {
    path: PathBuf,
    written: Written,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    /// The profile that is used when none is named.
    default: Option<String>,
    #[serde(default)]
    profile: BTreeMap<String, BTreeMap<String, toml::Value>>,
}

/// A profile: what it says in place of variables.
#[derive(Debug)]
pub(crate) struct Profile {
    pub(crate) name: String,
    plain: BTreeMap<&'static str, String>,
    secrets: BTreeMap<&'static str, Reference>,
}

impl Profile {
    /// What stands in place of a variable, unless that is a secret.
    pub(crate) fn plain(&self, variable: &str) -> Option<&str> {
        self.plain.get(variable).map(String::as_str)
    }

    /// Whether it says anything in place of a variable.
    pub(crate) fn says(&self, variable: &str) -> bool {
        self.plain.contains_key(variable) || self.secrets.contains_key(variable)
    }

    /// Where the secret of a variable is kept.
    pub(crate) fn reference(&self, variable: &str) -> Option<&Reference> {
        self.secrets.get(variable)
    }
}

impl Document {
    /// Reads the file.
    ///
    /// # Errors
    /// When it cannot be read or is no TOML of this form. The values of it are not shown: somebody may have written a
    /// secret there.
    pub(crate) fn read(path: &Path) -> anyhow::Result<Self> {
        let text = file::text(path, file::TINY)?;
        let written = toml::from_str(&text).map_err(|error| {
            let line = error
                .span()
                .map(|span| text[..span.start.min(text.len())].matches('\n').count() + 1);
            let place = line.map_or_else(String::new, |line| format!(", line {line}"));
            anyhow::anyhow!("{}{place}: {}", file::name(path), error.message())
        })?;
        Ok(Self {
            path: path.to_owned(),
            written,
        })
    }

    /// The names of the profiles.
    pub(crate) fn names(&self) -> Vec<&str> {
        self.written.profile.keys().map(String::as_str).collect()
    }

    /// The profile that the file itself names.
    ///
    /// # Errors
    /// As for [`profile`](Self::profile).
    pub(crate) fn default_profile(&self) -> anyhow::Result<Option<Profile>> {
        let name = self.written.default.as_ref();
        name.map(|name| self.profile(name)).transpose()
    }

    /// A profile by name.
    ///
    /// # Errors
    /// When there is none of that name, and when it says what no profile can say.
    pub(crate) fn profile(&self, name: &str) -> anyhow::Result<Profile> {
        let file = file::name(&self.path);
        let Some(written) = self.written.profile.get(name) else {
            let names: Vec<String> = self.names().into_iter().map(str::to_owned).collect();
            match nearest(name, &names) {
                Some(meant) => bail!("{file} has no profile {name:?}; did you mean {meant}?"),
                None if names.is_empty() => bail!("{file} has no profile {name:?}, nor any other"),
                None => bail!(
                    "{file} has no profile {name:?}; there is {}",
                    names.join(", ")
                ),
            }
        };
        let mut profile = Profile {
            name: name.to_owned(),
            plain: BTreeMap::new(),
            secrets: BTreeMap::new(),
        };
        for (key, value) in written {
            self.take(&mut profile, key, value)
                .with_context(|| format!("{file}: profile {name}: {key}"))?;
        }
        Ok(profile)
    }

    fn take(&self, profile: &mut Profile, key: &str, value: &toml::Value) -> anyhow::Result<()> {
        let Some(setting) = Setting::named(key) else {
            let keys: Vec<String> = SETTINGS.iter().map(|one| one.key.to_owned()).collect();
            match nearest(key, &keys) {
                Some(meant) => bail!("there is no such setting; did you mean {meant}?"),
                None => bail!("there is no such setting; `keap help profiles` lists them"),
            }
        };
        let variable = setting.variable;
        if setting.kind == Kind::Secret {
            let reference = reference(value)?.under(|path| seen_from(self.folder(), path))?;
            profile.secrets.insert(variable, reference);
            return Ok(());
        }
        let text = text(value)?;
        let text = match setting.kind {
            Kind::Place => self.place(&text)?,
            _ => text,
        };
        profile.plain.insert(variable, text);
        Ok(())
    }

    /// A path seen from the folder of the file, or a URL as it is.
    fn place(&self, text: &str) -> anyhow::Result<String> {
        let Some((_, rest)) = text.split_once("://") else {
            let path = seen_from(self.folder(), Path::new(text))?;
            let path = path.into_os_string().into_string();
            return path.map_err(|_| anyhow::anyhow!("the folder's name is no text"));
        };
        let user = rest
            .split('/')
            .next()
            .and_then(|host| host.rsplit_once('@'));
        if user.is_some_and(|(user, _)| user.contains(':')) {
            bail!(
                "a URL with a password is a secret, which does not belong into this file\n  hint: leave the password out and give it in PGPASSWORD, or give the whole URL in the variable"
            );
        }
        Ok(text.to_owned())
    }

    fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new("."))
    }
}

/// A path seen from a folder; `~/` is the folder of whoever runs the program, as shells have it.
///
/// # Errors
/// When the system names no such folder.
fn seen_from(folder: &Path, path: &Path) -> anyhow::Result<PathBuf> {
    let Ok(below) = path.strip_prefix("~") else {
        return Ok(folder.join(path));
    };
    let home = directories::BaseDirs::new();
    let home = home.context("this system names no home folder; write the whole path")?;
    Ok(home.home_dir().join(below))
}

fn text(value: &toml::Value) -> anyhow::Result<String> {
    match value {
        toml::Value::String(text) if !text.trim().is_empty() => Ok(text.clone()),
        toml::Value::Integer(number) => Ok(number.to_string()),
        toml::Value::String(_) => bail!("the value is empty"),
        _ => bail!("the value is neither a text nor a whole number"),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Place {
    env: Option<String>,
    file: Option<PathBuf>,
    command: Option<Vec<String>>,
    keyring: Option<String>,
}

/// `{ env = ".." }`, `{ file = ".." }`, `{ command = [..] }` or `{ keyring = ".." }`.
fn reference(value: &toml::Value) -> anyhow::Result<Reference> {
    const FORM: &str = "secrets are named, not written here: { env = \"VARIABLE\" }, { file = \"PATH\" }, { command = [\"PROGRAM\", \"ARGUMENT\"] } or { keyring = \"SERVICE/USER\" }";
    let toml::Value::Table(table) = value else {
        bail!(FORM);
    };
    // The error would show what was written.
    let place = Place::deserialize(table.clone()).map_err(|_| anyhow::anyhow!(FORM))?;
    let named = [
        place.env.map(Reference::Variable),
        place.file.map(Reference::File),
        place
            .command
            .filter(|words| !words.is_empty())
            .map(Reference::Command),
        place
            .keyring
            .as_deref()
            .and_then(Entry::named)
            .map(Reference::Keyring),
    ];
    let mut named = named.into_iter().flatten();
    match (named.next(), table.len()) {
        (Some(reference), 1) => Ok(reference),
        _ => bail!(FORM),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(text: &str) -> Document {
        Document {
            path: "/etc/keap/keap.toml".into(),
            written: toml::from_str(text).unwrap(),
        }
    }

    const LIVE: &str = r#"
        default = "live"
        [profile.live]
        app = "ab123"
        mail_user = 7
        store = "grants.db"
        access_key = { file = "live.key" }
        client_secret = { env = "CLIENT" }
        store_key = { keyring = "keap/live" }
        [profile.shared]
        store = "postgres://keap@db.example.com/keap"
    "#;

    #[test]
    fn a_profile_stands_for_variables() {
        let live = document(LIVE).default_profile().unwrap().unwrap();
        assert_eq!(live.plain("KEAP_APP"), Some("ab123"));
        assert_eq!(live.plain("KEAP_MAIL_USER"), Some("7"));
        assert_eq!(live.plain("KEAP_STORE"), Some("/etc/keap/grants.db"));
        assert_eq!(live.plain("KEAP_ACCESS_KEY"), None);
        assert_eq!(
            live.reference("KEAP_ACCESS_KEY"),
            Some(&Reference::File("/etc/keap/live.key".into()))
        );
        let shared = document(LIVE).profile("shared").unwrap();
        assert_eq!(
            shared.plain("KEAP_STORE"),
            Some("postgres://keap@db.example.com/keap")
        );
    }

    #[test]
    fn what_is_wrong_is_said_and_no_value_shown() {
        for (line, told) in [
            (
                "access_key = \"MARKED\"",
                "secrets are named, not written here",
            ),
            ("access_key = { text = \"MARKED\" }", "secrets are named"),
            (
                "access_key = { env = \"A\", file = \"MARKED\" }",
                "secrets are named",
            ),
            ("access_key = { command = [] }", "secrets are named"),
            ("access_key = { keyring = \"MARKED\" }", "secrets are named"),
            (
                "access_key = { keyring = \"a/b\", env = \"MARKED\" }",
                "secrets are named",
            ),
            (
                "store = \"postgres://keap:MARKED@db/keap\"",
                "a URL with a password",
            ),
            ("acces_key = \"MARKED\"", "did you mean access_key?"),
            ("mail_user = 7.5", "neither a text nor a whole number"),
            ("app = \"\"", "the value is empty"),
        ] {
            let error = document(&format!("[profile.live]\n{line}"))
                .profile("live")
                .unwrap_err();
            let error = format!("{error:#}");
            assert!(
                error.contains(told) && error.contains("profile live"),
                "{error}"
            );
            assert!(!error.contains("MARKED"), "{error}");
        }
        let slip = document(LIVE).profile("life").unwrap_err().to_string();
        assert!(slip.contains("did you mean live?"), "{slip}");
        let none = document(LIVE).profile("elsewhere").unwrap_err().to_string();
        assert!(none.contains("there is live, shared"), "{none}");
    }
}
