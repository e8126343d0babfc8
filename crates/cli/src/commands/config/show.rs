//! What every setting is, and where that comes from.

use std::path::PathBuf;

use clap::ValueEnum;
use comfy_table::Cell;
use keap::owner::OrderType;
use keap::schema::Zone;
use keap_http::Shown;
use serde::Serialize;

use super::used::Used;
use crate::address::without_login;
use crate::format::{Color, Format};
use crate::output::Output;
use crate::profile::{self, Kind, SETTINGS, Setting};
use crate::tables;

/// The most characters of a value that are shown.
const LONGEST: usize = 4096;

/// What the flags of all commands say.
pub(crate) struct Common {
    pub(crate) format: Format,
    pub(crate) color: Color,
    pub(crate) timeout: Option<u64>,
}

/// A setting as it is shown.
#[derive(Serialize)]
struct Row {
    setting: &'static str,
    value: Option<String>,
    source: String,
    /// The flag that wins over it, for commands that have it.
    flag: Option<String>,
    /// Of the credential that is used: where it goes.
    #[serde(skip_serializing_if = "Option::is_none")]
    sent_to: Option<String>,
}

pub(super) async fn run(common: &Common, output: &mut Output) -> anyhow::Result<()> {
    let mut rows = of_all_commands(common);
    rows.extend(SETTINGS.iter().map(row));
    let used = Used::now().await;
    if output.is_json() {
        rows.push(row_of_used(&used));
        return output.documents(&rows);
    }
    let mut table = tables::table(output, ["setting", "value", "from", "flag"]);
    for row in &rows {
        table.add_row([
            Cell::new(row.setting),
            Cell::new(Shown::new(row.value.as_deref().unwrap_or("-")).up_to(LONGEST)),
            Cell::new(Shown::new(&row.source)),
            Cell::new(row.flag.as_deref().unwrap_or("-")),
        ]);
    }
    output.table_without(&table, &["flag"]);
    output.line(used.told());
    output.note(order());
    Ok(())
}

/// What wins over what.
fn order() -> String {
    let order = "a flag wins over the environment, the environment over the profile, and the profile over the default";
    match profile::speaks_alone() {
        Some(name) => format!(
            "{order}; but which account is meant (credential, app, hosts, store) is said by the profile {name} alone, since it was typed"
        ),
        None => order.to_owned(),
    }
}

fn row_of_used(used: &Used) -> Row {
    Row {
        setting: "used",
        value: used.key().map(str::to_owned),
        source: used.source(),
        flag: None,
        sent_to: used.sent_to(),
    }
}

/// The flags that every command has.
fn of_all_commands(common: &Common) -> Vec<Row> {
    let file = profile::path().map(|path| Shown::path(&path)).ok();
    let timeout = common.timeout.map(|seconds| format!("{seconds} s"));
    vec![
        row_of("profile", profile_in_use(), profile_source()),
        row_of("profiles", file, of_variable(profile::FILE)),
        row_of(
            "format",
            Some(name(common.format)),
            flag("format", common.format != Format::Text),
        ),
        row_of(
            "color",
            Some(name(common.color)),
            flag("color", common.color != Color::Auto),
        ),
        row_of(
            "timeout",
            timeout,
            flag("timeout", common.timeout.is_some()),
        ),
    ]
}

fn row_of(setting: &'static str, value: Option<String>, source: String) -> Row {
    let flag = (setting != "profiles").then(|| format!("--{setting}"));
    Row {
        setting,
        value,
        source,
        flag,
        sent_to: None,
    }
}

fn name(value: impl ValueEnum) -> String {
    let value = value.to_possible_value();
    value.map_or_else(String::new, |value| value.get_name().to_owned())
}

const DEFAULT: &str = "default";

fn flag(name: &str, is_given: bool) -> String {
    match is_given {
        true => format!("flag --{name}"),
        false => DEFAULT.to_owned(),
    }
}

fn of_variable(name: &str) -> String {
    match profile::environment(name) {
        Some(_) => format!("environment {name}"),
        None => DEFAULT.to_owned(),
    }
}

fn profile_in_use() -> Option<String> {
    profile::chosen().map(|profile| profile.name.clone())
}

fn profile_source() -> String {
    if profile::asked(std::env::args_os()).is_some() {
        return flag("profile", true);
    }
    match (profile::environment(profile::NAME), profile::chosen()) {
        (None, Some(_)) => "default of the file".to_owned(),
        _ => of_variable(profile::NAME),
    }
}

/// What a setting is, without telling a secret, and where that comes from.
fn row(setting: &'static Setting) -> Row {
    let (value, source) = told(setting);
    Row {
        setting: setting.key,
        value,
        source,
        flag: setting.flag(),
        sent_to: None,
    }
}

fn told(setting: &Setting) -> (Option<String>, String) {
    let hidden = |text: &str| match setting.kind {
        Kind::Secret => "set, not shown".to_owned(),
        Kind::Plain | Kind::Place => without_login(text),
    };
    if let Some(text) = profile::environment(setting.variable) {
        return (Some(hidden(&text)), of_variable(setting.variable));
    }
    let of_profile = profile::chosen().map(|profile| format!("profile {}", profile.name));
    let of_profile = of_profile.unwrap_or_default();
    if let Some(reference) = profile::reference(setting.variable) {
        let missing = reference.missing().map(|why| first_line(&why));
        let missing = missing.map(|why| format!(", which cannot be had: {why}"));
        let missing = missing.unwrap_or_default();
        return (Some(format!("in {reference}{missing}")), of_profile);
    }
    match profile::instead_of(setting.variable) {
        Some(text) => (Some(hidden(text)), of_profile),
        None => (default(setting.key), DEFAULT.to_owned()),
    }
}

/// A message without its hint.
fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().to_owned()
}

/// What holds where nobody says anything; none where there is nothing then.
fn default(key: &str) -> Option<String> {
    let in_settings = |name: &str| folders().map(|all| all.config_dir().join(name));
    let path = |path: Option<PathBuf>| path.map(|path| Shown::path(&path));
    match key {
        "base_url" => Some("Keap's own hosts".to_owned()),
        "store" => path(in_settings("keap.db")),
        "compare_state" => path(in_settings("compare.db")),
        "journal" => path(folders().map(|all| {
            let state = all.state_dir().unwrap_or(all.data_local_dir());
            state.to_owned()
        })),
        "order_type" => Some(name_of(OrderType::default())),
        "zone" => Some(Zone::default().name().to_owned()),
        "per_second" | "per_minute" | "per_day" => Some("what the credential may".to_owned()),
        "brownouts" => Some("the schedule of this version".to_owned()),
        _ => None,
    }
}

fn name_of(order: OrderType) -> String {
    format!("{order:?}")
}

fn folders() -> Option<directories::ProjectDirs> {
    directories::ProjectDirs::from("", "", "keap")
}
