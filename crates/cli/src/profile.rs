//! Named profiles: what the environment would say, in a file. A flag wins over a variable, and a variable over the profile,
//! but for which account is meant: `source` decides.
//!
//! The profile is chosen once, before the flags are read, since it stands in for variables that they name.

mod document;
mod secret;
mod setting;
pub(crate) mod source;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use anyhow::Context as _;
use clap::builder::Resettable;
use clap::error::{ContextKind, ContextValue};
use clap::{Arg, Command};

use crate::file;

pub(crate) use self::document::{Document, Profile};
pub(crate) use self::secret::Reference;
pub(crate) use self::setting::{Kind, SETTINGS, Setting};

/// The variable with the name of the profile.
pub(crate) const NAME: &str = "KEAP_PROFILE";
/// The variable with the path of the file.
pub(crate) const FILE: &str = "KEAP_CONFIG";

static CHOSEN: OnceLock<Chosen> = OnceLock::new();

/// The profile in use, and whether it was named on the command line.
#[derive(Debug)]
struct Chosen {
    profile: Profile,
    is_typed: bool,
}

/// Where the profiles are: the file of the variable, or `keap.toml` in the folder for settings.
pub(crate) fn path() -> anyhow::Result<PathBuf> {
    if let Some(path) = environment(FILE) {
        return Ok(PathBuf::from(path));
    }
    let folders = directories::ProjectDirs::from("", "", "keap")
        .context("this system names no home folder; name the file of profiles in KEAP_CONFIG")?;
    Ok(folders.config_dir().join("keap.toml"))
}

/// The file of profiles; none where there is none and nobody named one.
pub(crate) fn document(path: &Path) -> anyhow::Result<Option<Document>> {
    let is_named = environment(FILE).is_some();
    if !is_named && !path.try_exists().unwrap_or(true) {
        return Ok(None);
    }
    Document::read(path).map(Some)
}

/// Takes the profile that the flag, the variable or the file's own `default` names.
///
/// # Errors
/// When it is not there, or the file cannot be read.
pub(crate) fn choose(flag: Option<String>) -> anyhow::Result<()> {
    let is_typed = flag.is_some();
    let asked = flag.or_else(|| environment(NAME));
    let path = match path() {
        Ok(path) => path,
        Err(_) if asked.is_none() => return Ok(()),
        Err(error) => return Err(error),
    };
    let profile = match (document(&path)?, asked) {
        (Some(document), Some(name)) => document.profile(&name)?,
        (Some(document), None) => match document.default_profile()? {
            Some(profile) => profile,
            None => return Ok(()),
        },
        (None, Some(name)) => anyhow::bail!(
            "there is no profile {name:?}, since there is no file {}\n  hint: `keap help profiles` shows how one is written",
            file::name(&path)
        ),
        (None, None) => return Ok(()),
    };
    let _ = CHOSEN.set(Chosen { profile, is_typed });
    Ok(())
}

/// The profile in use.
pub(crate) fn chosen() -> Option<&'static Profile> {
    CHOSEN.get().map(|chosen| &chosen.profile)
}

/// Whether it was named on the command line.
pub(crate) fn is_typed() -> bool {
    CHOSEN.get().is_some_and(|chosen| chosen.is_typed)
}

/// The profile that says alone which account is meant, whatever the environment says.
pub(crate) fn speaks_alone() -> Option<&'static str> {
    let profile = chosen().filter(|_| source::is_hidden("KEAP_ACCESS_KEY"))?;
    Some(&profile.name)
}

/// What the profile says in place of a variable; secrets are not told here.
pub(crate) fn instead_of(variable: &str) -> Option<&'static str> {
    chosen()?.plain(variable)
}

/// Where the profile keeps the secret of a variable.
pub(crate) fn reference(variable: &str) -> Option<&'static Reference> {
    chosen()?.reference(variable)
}

/// A variable; an empty one counts as unset, and so does one that a typed profile stands above.
pub(crate) fn environment(name: &str) -> Option<String> {
    unhidden(name).filter(|_| !source::is_hidden(name))
}

fn unhidden(name: &str) -> Option<String> {
    std::env::var(name)
        .ok()
        .filter(|text| !text.trim().is_empty())
}

/// The flags with what the profile says as their defaults, so that flags and variables win over it. A variable that is
/// empty is none.
pub(crate) fn as_defaults(program: Command) -> Command {
    let with_default = |flag: Arg| {
        let Some(variable) = flag.get_env().and_then(|name| name.to_str()) else {
            return flag;
        };
        let (value, is_set) = (instead_of(variable), environment(variable).is_some());
        // What is no text stays, for the flag to refuse it.
        let is_empty = !is_set && std::env::var(variable).is_ok();
        let flag = match is_empty {
            true => flag.env(Resettable::Reset),
            false => flag,
        };
        match value {
            // For clap a default does not give what is required.
            Some(value) => flag
                .default_value(value)
                .hide_default_value(true)
                .required(false),
            None => flag,
        }
    };
    program.mut_args(with_default).mut_subcommands(as_defaults)
}

/// Where a value comes from that a flag was refused for, when nobody has typed it: the profile says it.
pub(crate) fn blamed(unread: &clap::Error) -> Option<String> {
    let ContextValue::String(value) = unread.get(ContextKind::InvalidValue)? else {
        return None;
    };
    let profile = chosen()?;
    let is_it = |setting: &&Setting| profile.plain(setting.variable) == Some(value);
    let setting = SETTINGS.iter().find(is_it)?;
    let is_typed = std::env::args().any(|argument| argument.ends_with(value.as_str()));
    let is_set = environment(setting.variable).is_some();
    (!is_typed && !is_set).then(|| {
        let (key, name) = (setting.key, &profile.name);
        format!("that is {key} of the profile {name}; `keap config check` looks at all profiles")
    })
}

/// The value of `--profile` among arguments that are not parsed yet.
pub(crate) fn asked(arguments: impl Iterator<Item = std::ffi::OsString>) -> Option<String> {
    let mut arguments = arguments.map(|argument| argument.to_string_lossy().into_owned());
    while let Some(argument) = arguments.next() {
        match argument.strip_prefix("--profile") {
            Some("") => return arguments.next(),
            Some(rest) if rest.starts_with('=') => return Some(rest[1..].to_owned()),
            _ if argument == "--" => return None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked_in(line: &str) -> Option<String> {
        asked(line.split(' ').map(Into::into))
    }

    #[test]
    fn the_name_is_found_among_arguments_that_are_not_parsed() {
        assert_eq!(asked_in("keap limits --profile live"), Some("live".into()));
        assert_eq!(asked_in("keap --profile=live limits"), Some("live".into()));
        assert_eq!(asked_in("keap call --set A=1 -- --profile live"), None);
        assert_eq!(asked_in("keap limits --profiles live"), None);
    }
}
