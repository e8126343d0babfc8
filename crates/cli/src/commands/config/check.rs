//! Whether the profiles can be used.

use std::num::{NonZeroU32, NonZeroU64};

use comfy_table::Cell;
use keap::RoutePolicy;
use keap::owner::OrderType;
use keap::schema::Zone;
use keap_auth::brownout::Schedule;
use keap_auth::{AccessToken, AppName, StoreKey};
use keap_http::{Shown, private};
use serde_json::json;

use crate::address::without_login;
use crate::exit::Exit;
use crate::failure::{OrMisuse as _, misuse};
use crate::file;
use crate::grants;
use crate::output::Output;
use crate::profile::source::{CREDENTIALS, Source};
use crate::profile::{self, Document, Profile, Reference, SETTINGS};
use crate::tables;
use crate::vault;
use crate::words::plainly;

/// What was found of a profile or one of its settings.
struct Found {
    profile: String,
    setting: &'static str,
    /// What is wrong with it; none where it can be used.
    wrong: Option<String>,
    /// What was seen.
    seen: String,
    /// What a person should mend all the same.
    warning: Option<String>,
}

pub(super) fn run(output: &mut Output) -> anyhow::Result<Exit> {
    let path = profile::path()?;
    let Some(document) = profile::document(&path).or_misuse()? else {
        misuse!(
            "there is no file {}\n  hint: `keap help profiles` shows how one is written",
            file::name(&path)
        );
    };
    let mut found = Vec::new();
    if let Err(error) = document.default_profile() {
        found.push(whole("default", Some(format!("{error:#}"))));
    }
    for name in document.names() {
        look_at(&document, name, &mut found);
    }
    if found.is_empty() {
        found.push(whole("-", Some("the file has no profile".to_owned())));
    }
    tell(&found, output)?;
    output.check()?;
    let is_usable = found.iter().all(|found| found.wrong.is_none());
    Ok(if is_usable { Exit::Done } else { Exit::Found })
}

fn whole(profile: &str, wrong: Option<String>) -> Found {
    Found {
        profile: profile.to_owned(),
        setting: "-",
        seen: "read".to_owned(),
        warning: None,
        wrong,
    }
}

fn look_at(document: &Document, name: &str, found: &mut Vec<Found>) {
    let profile = match document.profile(name) {
        Ok(profile) => profile,
        Err(error) => return found.push(whole(name, Some(format!("{error:#}")))),
    };
    let mut itself = whole(name, None);
    itself.warning = beside_it(&profile);
    found.push(itself);
    for setting in &SETTINGS {
        let (wrong, seen) = match (
            profile.plain(setting.variable),
            profile.reference(setting.variable),
        ) {
            (Some(value), _) => (wrong_with(setting.key, value), without_login(value)),
            (_, Some(reference)) => {
                let (missing, seen) = secret(reference);
                let wrong = missing.or_else(|| wrong_secret(setting.key, reference));
                (wrong, seen)
            }
            _ => continue,
        };
        found.push(Found {
            profile: profile.name.clone(),
            setting: setting.key,
            wrong,
            seen,
            warning: profile.reference(setting.variable).and_then(to_mend),
        });
    }
    if let Some(wrong) = too_many(&profile) {
        found.push(whole(name, Some(wrong)));
    }
}

/// A value is told apart from nonsense where that needs no network.
fn wrong_with(key: &str, value: &str) -> Option<String> {
    let checked = match key {
        "app" => value.parse::<AppName>().map(drop).map_err(Into::into),
        "mail_user" => number(value.parse::<NonZeroU32>()),
        "merchant_account" => number(value.parse::<i64>()),
        "compare_jobs" => check_jobs(value),
        "zone" => value.trim().parse::<Zone>().map(drop).map_err(Into::into),
        "per_second" | "per_minute" => number(value.parse::<NonZeroU32>()),
        "per_day" => number(value.parse::<NonZeroU64>()),
        "order_type" => value.parse::<OrderType>().map(drop).map_err(Into::into),
        "default_country" => keap::names::find_country(value)
            .map(drop)
            .map_err(Into::into),
        "store" => vault::check_place(value),
        "base_url" => grants::hosts(Some(&value.to_owned())).map(drop),
        "redirect_uri" | "web_tracking_script" => {
            value.parse::<url::Url>().map(drop).map_err(Into::into)
        }
        "policy" => RoutePolicy::from_file(value).map(drop).map_err(Into::into),
        "brownouts" => file::text(value.as_ref(), file::SMALL)
            .and_then(|text| Ok(Schedule::from_json(&text).map(drop)?)),
        "gateway_config" => file::text(value.as_ref(), file::SMALL).map(drop),
        _ => Ok(()),
    };
    checked
        .err()
        .map(|error: anyhow::Error| format!("{error:#}"))
}

/// Jobs of several hosts are in Postgres alone.
fn check_jobs(value: &str) -> anyhow::Result<()> {
    let schemes = ["postgres://", "postgresql://"];
    let is_postgres = schemes.iter().any(|scheme| value.starts_with(scheme));
    anyhow::ensure!(
        is_postgres,
        "it is no Postgres URL: it must begin with postgres://"
    );
    Ok(())
}

fn number<T, E: std::fmt::Display>(read: Result<T, E>) -> anyhow::Result<()> {
    let said = |error: E| anyhow::anyhow!(plainly(&error.to_string()));
    read.map(drop).map_err(said)
}

/// Why a secret is not there, and where it is looked for.
fn secret(reference: &Reference) -> (Option<String>, String) {
    let missing = reference.missing();
    let seen = match reference {
        Reference::Command(_) => format!("{reference}, not run"),
        Reference::Keyring(_) if missing.is_none() => format!("{reference}, not asked"),
        _ => reference.to_string(),
    };
    (missing, seen)
}

/// Why a secret that is there cannot be used, where its form says it and nothing has to be run or asked for it.
fn wrong_secret(key: &str, reference: &Reference) -> Option<String> {
    if !matches!(reference, Reference::Variable(_) | Reference::File(_)) {
        return None;
    }
    let secret = reference.fetch().ok()?;
    let secret = secret.expose();
    match key {
        "store_key" => StoreKey::from_hex(secret)
            .err()
            .map(|wrong| wrong.to_string()),
        // All of them are text of one word that a header takes.
        _ => AccessToken::new(secret)
            .err()
            .map(|wrong| wrong.to_string()),
    }
}

/// What a person should mend of a secret that can be used.
fn to_mend(reference: &Reference) -> Option<String> {
    let all: Vec<String> = [open_to_others(reference), in_quotes(reference)]
        .into_iter()
        .flatten()
        .collect();
    (!all.is_empty()).then(|| all.join("; "))
}

/// What another program does with a secret as it is written there.
fn in_quotes(reference: &Reference) -> Option<String> {
    if !matches!(reference, Reference::Variable(_) | Reference::File(_)) {
        return None;
    }
    let is_quoted = reference.fetch().ok()?.was_quoted();
    is_quoted.then(|| {
        format!("{reference} has quotation marks around it, which are left out here, and another program sends")
    })
}

/// That others may read the file of a secret.
fn open_to_others(reference: &Reference) -> Option<String> {
    match reference {
        Reference::File(path) => private::warning(path),
        _ => None,
    }
}

/// What is used in place of its credential, or instead of one that it does not name.
fn beside_it(profile: &Profile) -> Option<String> {
    let name = &profile.name;
    let given = CREDENTIALS
        .into_iter()
        .find(|variable| Source::Environment.says(variable).is_some());
    let has_own = CREDENTIALS.into_iter().any(|one| profile.says(one));
    match given {
        Some(variable) if has_own => Some(format!(
            "{variable} of the environment is used in place of its credential, unless the profile is typed: --profile {name}"
        )),
        _ if has_own || profile.says("KEAP_STORE") => None,
        _ => Some("it names neither a credential nor a store".to_owned()),
    }
}

/// One credential can be used.
fn too_many(profile: &Profile) -> Option<String> {
    let named = CREDENTIALS
        .iter()
        .filter(|name| profile.reference(name).is_some());
    (named.count() > 1).then(|| "it names several credentials, and only one can be used".to_owned())
}

fn tell(found: &[Found], output: &mut Output) -> anyhow::Result<()> {
    if output.is_json() {
        let rows: Vec<_> = found
            .iter()
            .map(|found| {
                json!({
                    "profile": found.profile,
                    "setting": found.setting,
                    "ok": found.wrong.is_none(),
                    "told": found.wrong.as_ref().unwrap_or(&found.seen),
                    "warning": found.warning,
                })
            })
            .collect();
        return output.documents(&rows);
    }
    let mut table = tables::table(output, ["profile", "setting", "verdict", "told"]);
    for one in found {
        let (verdict, told) = match (&one.wrong, &one.warning) {
            (Some(wrong), _) => ("wrong", in_a_cell(wrong)),
            (None, Some(warning)) => ("warn", in_a_cell(warning)),
            (None, None) => ("ok", one.seen.clone()),
        };
        table.add_row([
            Cell::new(Shown::new(&one.profile)),
            Cell::new(one.setting),
            Cell::new(verdict),
            Cell::new(Shown::new(&told)),
        ]);
    }
    output.table(&table);
    Ok(())
}

/// A message with its hint, in one line.
fn in_a_cell(text: &str) -> String {
    text.replace("\n  hint: ", "; ")
}
