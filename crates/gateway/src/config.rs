//! The configuration as one TOML file. It names where secrets are and holds none.

mod address;
mod between;
mod mistakes;
mod owner;
mod pace;
mod page;

use std::collections::BTreeMap;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr};
use std::num::{NonZeroU32, NonZeroU64};
use std::path::{Path, PathBuf};

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use keap::owner::{OrderType, SetAction};
use keap::schema::Zone;
use keap::{CampaignId, FollowUpSequenceId, SequenceId};
use keap_http::{Shown, decoded_text};

use crate::bounds::Bounds;
use crate::inventory::Addresses;
use crate::tls::tenant_host;

pub use address::{ListenAddress, NoListenAddress, parse_ip};
pub use page::{AlertsConfig, PageConfig};

/// A configuration. Unknown names in the file are errors.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Config {
    /// Where and for whom it listens.
    pub server: Server,
    /// Where it listens under the tenants' host names.
    pub tls: Tls,
    /// Where keys and inventory are kept.
    pub store: Store,
    /// Where people look; nowhere when absent.
    pub page: Option<PageConfig>,
    /// Who is told when somebody has to do something.
    pub alerts: AlertsConfig,
    /// How much a caller, a call and all of them may take.
    pub bounds: Bounds,
    /// The applications, `[[tenant]]`.
    #[serde(rename = "tenant")]
    pub tenants: Vec<TenantConfig>,
}

/// `[server]`
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Server {
    /// The address to listen on, or a name. 127.0.0.1:8400.
    pub listen: ListenAddress,
    /// Whether plain HTTP may be served on another address than loopback. Keys are then readable on the way.
    pub allow_remote: bool,
    /// The proxies whose `X-Forwarded-For` is believed.
    #[serde(deserialize_with = "address::ips")]
    pub trusted_proxies: Vec<IpAddr>,
    /// The file that the line of each call is added to; standard output when absent.
    pub log: Option<PathBuf>,
}

impl Default for Server {
    fn default() -> Self {
        Self {
            listen: ListenAddress::Address((Ipv4Addr::LOCALHOST, 8400).into()),
            allow_remote: false,
            trusted_proxies: Vec::new(),
            log: None,
        }
    }
}

/// `[tls]`
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Tls {
    /// The address to listen on with TLS, or a name; without it there is no TLS.
    pub listen: Option<ListenAddress>,
    /// The folder that `keap gateway tls make` writes; `tls` beside the store when absent.
    pub folder: Option<PathBuf>,
    /// A chain of certificates of another authority, PEM, in place of the folder.
    pub certificate: Option<PathBuf>,
    /// The key of that certificate.
    pub key: Option<PathBuf>,
    /// The real address of the tenants' host names. What is no XML-RPC is passed on to it.
    #[serde(deserialize_with = "address::ip")]
    pub upstream_ip: Option<IpAddr>,
}

/// `[store]`
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Store {
    /// The SQLite file; `gateway.db` in the folder for settings when absent.
    pub path: Option<PathBuf>,
    /// An environment variable with the URL of a Postgres database, which any number of gateways share.
    pub postgres_env: Option<String>,
    /// A file with that URL.
    pub postgres_file: Option<PathBuf>,
    /// How many days the addresses of callers are kept after their last call, which are personal data: up to 90, and not at
    /// all with 0. 90.
    #[serde(deserialize_with = "page::addresses")]
    pub addresses_days: Addresses,
}

/// `[[tenant]]`: one application and how it is reached over REST.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct TenantConfig {
    /// The application's name, the `ab123` of ab123.infusionsoft.com, in lower case.
    #[serde(default, deserialize_with = "app")]
    pub app: String,
    /// A file with a personal access token or service account key.
    pub access_key_file: Option<PathBuf>,
    /// An environment variable with one.
    pub access_key_env: Option<String>,
    /// The client id of an OAuth grant in the token store.
    pub grant: Option<String>,
    /// Another host than Keap's.
    pub base_url: Option<String>,
    /// A policy file; over REST alone when absent.
    pub policy: Option<PathBuf>,
    /// The user in whose name REST sends e-mail.
    pub mail_user: Option<i64>,
    /// The merchant account that payment methods belong to; only calls that name it, or none, are charged over REST v2.
    pub merchant_account: Option<i64>,
    /// The kind of the orders that are made, `Offline` or `Online`; `Offline` when absent.
    #[serde(default, deserialize_with = "order_type")]
    pub order_type: Option<OrderType>,
    /// The country of addresses that have none, where REST wants one: a name or a code.
    #[serde(default, deserialize_with = "owner::country")]
    pub default_country: Option<String>,
    /// The currency of amounts of money (ISO 4217), where the account's business profile does not tell it.
    pub currency: Option<String>,
    /// The zone in which XML-RPC has the wall times of this account, as `America/Chicago`; Keap's own when absent.
    #[serde(default, deserialize_with = "pace::zone")]
    pub zone: Option<Zone>,
    /// The most calls a second that are sent for it; what the credential may when absent.
    #[serde(default, deserialize_with = "pace::most")]
    pub per_second: Option<NonZeroU32>,
    /// The most calls a minute.
    #[serde(default, deserialize_with = "pace::most")]
    pub per_minute: Option<NonZeroU32>,
    /// The most calls of a day, UTC, those of other programs with the same credential among them.
    #[serde(default, deserialize_with = "pace::most")]
    pub per_day: Option<NonZeroU64>,
    /// The address of the script that counts visits, as Keap shows it.
    pub web_tracking_script: Option<String>,
    /// Which sequence of the Campaign Builder stands for a legacy follow-up sequence: `"1" = "7/71"`.
    #[serde(default, deserialize_with = "owner::sequences")]
    pub sequences: BTreeMap<String, String>,
    /// What is done in place of an action set: `12 = [{ goal = "signup", integration = "ab123" }, { apply_tag = 105 }]`.
    #[serde(default, deserialize_with = "owner::action_sets")]
    pub action_sets: BTreeMap<i64, Vec<SetAction>>,
}

/// Where a tenant's credential is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CredentialPlace<'a> {
    /// In a file.
    File(&'a Path),
    /// In an environment variable.
    Environment(&'a str),
    /// In the token store, under a client id.
    Grant(&'a str),
}

impl TenantConfig {
    /// The one place that is named; none when there is none or more than one.
    pub fn credential(&self) -> Option<CredentialPlace<'_>> {
        let file = self.access_key_file.as_deref().map(CredentialPlace::File);
        let variable = self.access_key_env.as_deref();
        let grant = self.grant.as_deref();
        let mut named = [
            file,
            variable.map(CredentialPlace::Environment),
            grant.map(CredentialPlace::Grant),
        ]
        .into_iter()
        .flatten();
        let first = named.next();
        if named.next().is_some() { None } else { first }
    }

    /// The legacy sequences with campaign and sequence.
    ///
    /// # Errors
    /// The entry that is no such pair.
    pub fn sequence_pairs(
        &self,
    ) -> Result<Vec<(FollowUpSequenceId, CampaignId, SequenceId)>, String> {
        let pair = |(legacy, target): (&String, &String)| {
            let (campaign, sequence) = target.split_once('/')?;
            Some((
                legacy.trim().parse().ok()?,
                campaign.trim().parse().ok()?,
                sequence.trim().parse().ok()?,
            ))
        };
        self.sequences
            .iter()
            .map(|entry| pair(entry).ok_or_else(|| format!("{} = {:?}", entry.0, entry.1)))
            .collect()
    }
}

/// What is wrong with a configuration file, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub struct ConfigError {
    /// The file.
    pub path: PathBuf,
    /// Line and column, counted from 1, when it is about a place.
    pub position: Option<(usize, usize)>,
    /// What is wrong.
    pub message: String,
    /// What else is wrong in the file, in its order.
    pub others: Vec<Self>,
}

impl ConfigError {
    /// It alone, without what else is wrong in the file.
    pub fn first(&self) -> String {
        let path = Shown::path(&self.path);
        match self.position {
            Some((line, column)) => format!("{path}:{line}:{column}: {}", self.message),
            None => format!("{path}: {}", self.message),
        }
    }
}

/// A line for each mistake.
impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.first())?;
        let mut others = self.others.iter();
        others.try_for_each(|other| write!(f, "\n{other}"))
    }
}

impl Config {
    /// Reads a file.
    ///
    /// # Errors
    /// When it cannot be read, is no TOML, or has a name or a value that means nothing here.
    pub fn from_file(path: impl AsRef<Path>) -> Result<Self, ConfigError> {
        let path = path.as_ref();
        let failed = |message| ConfigError {
            path: path.to_owned(),
            position: None,
            message,
            others: Vec::new(),
        };
        let bytes = std::fs::read(path).map_err(|error| failed(error.to_string()))?;
        let text =
            decoded_text(bytes).ok_or_else(|| failed("it is no text in UTF-8".to_owned()))?;
        let mut config = Self::parse(&text, path)?;
        config.resolve(path.parent().unwrap_or(Path::new("")));
        Ok(config)
    }

    /// Files that the configuration names are beside it unless their paths are absolute.
    fn resolve(&mut self, folder: &Path) {
        let tenants = self.tenants.iter_mut();
        let of_tenants =
            tenants.flat_map(|tenant| [&mut tenant.access_key_file, &mut tenant.policy]);
        let own = [
            &mut self.server.log,
            &mut self.store.path,
            &mut self.store.postgres_file,
            &mut self.alerts.webhook_file,
            &mut self.tls.folder,
            &mut self.tls.certificate,
            &mut self.tls.key,
        ];
        let page = self.page.iter_mut();
        let of_page =
            page.flat_map(|page| [&mut page.token_file, &mut page.certificate, &mut page.key]);
        for path in own.into_iter().chain(of_page).chain(of_tenants).flatten() {
            *path = folder.join(&path);
        }
    }

    /// Reads the text of a file.
    ///
    /// # Errors
    /// As [`from_file`](Self::from_file).
    pub fn parse(text: &str, path: &Path) -> Result<Self, ConfigError> {
        let (config, mistakes) = mistakes::read(text);
        let mut all = mistakes.into_iter().map(|(position, message)| ConfigError {
            path: path.to_owned(),
            position,
            message,
            others: Vec::new(),
        });
        match all.next() {
            None => Ok(config),
            Some(mut first) => {
                first.others = all.collect();
                Err(first)
            }
        }
    }
}

/// A message about an unknown name, with the known one that was probably meant.
fn suggested(message: &str) -> String {
    let mut quoted = message.split('`').skip(1).step_by(2);
    match quoted.next() {
        Some(unknown) if message.starts_with("unknown field") => {
            format!("{message}{}", keap::names::did_you_mean(unknown, quoted))
        }
        _ => message.to_owned(),
    }
}

/// The name of an application, in lower case.
fn app<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    let app = String::deserialize(from)?.to_ascii_lowercase();
    if app.contains('.') || tenant_host(&app).is_err() {
        let said = format!("{app:?} is no name of an application like ab123");
        return Err(D::Error::custom(said));
    }
    Ok(app)
}

fn order_type<'de, D: Deserializer<'de>>(from: D) -> Result<Option<OrderType>, D::Error> {
    let kind = String::deserialize(from)?.parse();
    kind.map(Some).map_err(D::Error::custom)
}

fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count().saturating_add(1);
    let column = before
        .rsplit('\n')
        .next()
        .unwrap_or_default()
        .chars()
        .count()
        .saturating_add(1);
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Config, String> {
        Config::parse(text, Path::new("gateway.toml")).map_err(|error| error.to_string())
    }

    #[test]
    fn an_empty_file_is_a_configuration() {
        let config = parse("").unwrap();
        assert_eq!(config.server.listen.to_string(), "127.0.0.1:8400");
        assert!(!config.server.allow_remote);
        assert_eq!(config.bounds, Bounds::default());
    }

    #[test]
    fn a_tenant_has_one_place_for_its_credential() {
        let config = parse(
            "[[tenant]]\napp = 'ab123'\naccess_key_env = 'KEY'\nsequences = { 1 = '7/71' }\n\
             [bounds]\nqueue = 5\n",
        )
        .unwrap();
        let tenant = &config.tenants[0];
        assert_eq!(
            tenant.credential(),
            Some(CredentialPlace::Environment("KEY"))
        );
        assert_eq!(
            tenant.sequence_pairs(),
            Ok(vec![(
                FollowUpSequenceId::new(1),
                CampaignId::new(7),
                SequenceId::new(71)
            )])
        );
        assert_eq!(config.bounds.queue, 5);
    }

    #[test]
    fn defaults_of_orders_are_checked_as_they_are_read() {
        let tenant = |more: &str| {
            let text = format!("[[tenant]]\napp = 'ab123'\naccess_key_env = 'KEY'\n{more}");
            parse(&text).map(|mut config| config.tenants.remove(0))
        };
        let read = tenant("merchant_account = 5\norder_type = 'online'").unwrap();
        assert_eq!(
            (read.merchant_account, read.order_type),
            (Some(5), Some(OrderType::Online))
        );
        assert_eq!(tenant("").unwrap().order_type, None);
        let error = tenant("order_type = 'phone'").unwrap_err();
        assert!(error.starts_with("gateway.toml:4:"), "{error}");
        assert!(error.contains("Offline or Online"), "{error}");
        assert!(tenant("merchant_account = 'five'").is_err());
    }

    #[test]
    fn the_tables_of_the_owner_are_checked_as_they_are_read() {
        let tenant = |more: &str| {
            let text = format!("[[tenant]]\napp = 'ab123'\naccess_key_env = 'KEY'\n{more}");
            parse(&text).map(|mut config| config.tenants.remove(0))
        };
        let read = tenant(
            "[tenant.action_sets]\n12 = [{ goal = 'signup', integration = 'ab123' }, { remove_tag = 91 }]\n\
             13 = { apply_tag = 105 }\n",
        );
        let sets = read.unwrap().action_sets;
        let told: Vec<String> = sets.values().flatten().map(ToString::to_string).collect();
        assert_eq!(
            told,
            ["goal ab123/signup", "remove tag 91", "apply tag 105"]
        );
        for (wrong, what) in [
            ("action_sets = { twelve = { apply_tag = 1 } }", "is no id"),
            ("action_sets = { 12 = [] }", "has no action"),
            (
                "action_sets = { 12 = { apply_tags = 1 } }",
                "did you mean apply_tag?",
            ),
            (
                "action_sets = { 12 = { apply_tag = 1 }, 012 = { apply_tag = 2 } }",
                "the same row as \"12\" in line 4",
            ),
            (
                "sequences = { 1 = '7/71', 01 = '7/71' }",
                "the same row as \"1\" in line 4",
            ),
            (
                "sequences = { b = '7/71', a = '7/71' }",
                "\"b\" is no id: each row begins with one, a whole number from 1 to 2147483647; line 4: \"a\"",
            ),
            ("web_tracking_script = 'http://example.com/s'", "https://"),
            ("currency = 'dollars'", "ISO 4217"),
            ("mail_user = 0", "whole number from 1"),
            ("action_sets = { 12 = { goal = 'signup' } }", "integration"),
            ("action_sets = { 12 = 105 }", "an action or a list"),
            ("sequences = { 1 = '7-71' }", "CAMPAIGN/SEQUENCE"),
            ("sequences = { one = '7/71' }", "is no id"),
            ("default_country = 'Untied States'", "United States"),
            ("mail_usr = 1", "did you mean mail_user?"),
        ] {
            let error = tenant(wrong).unwrap_err();
            assert!(error.starts_with("gateway.toml:4:"), "{error}");
            assert!(error.contains(what), "{wrong}: {error}");
        }
    }

    #[test]
    fn all_paths_are_beside_the_configuration() {
        let text = "[server]\nlog = 'a'\n[store]\npostgres_file = 'a'\n[tls]\nfolder = 'a'\ncertificate = 'a'\nkey = 'a'\n\
                    [[tenant]]\napp = 'AB123'\naccess_key_file = 'a'\npolicy = 'a'\n";
        let mut config = parse(text).unwrap();
        config.resolve(Path::new("beside"));
        let told = format!("{config:?}");
        assert_eq!(told.matches("\"beside").count(), 7, "{told}");
        assert_eq!(config.tenants[0].app, "ab123");
        let mut config = parse("[store]\npath = 'a'\n").unwrap();
        config.resolve(Path::new("beside"));
        assert_eq!(config.store.path, Some(PathBuf::from("beside/a")));
    }

    #[test]
    fn values_that_no_gateway_can_work_with_are_errors_with_their_place() {
        for text in [
            "[bounds]\nat_work = 9223372036854775807\n",
            "[bounds]\nanswer_seconds = 0\n",
            "[bounds]\ndepth = 0\n",
            "[bounds]\nbody_bytes = 0\n",
            "[[tenant]]\napp = 'a b'\n",
            "[[tenant]]\napp = ''\n",
            "[[tenant]]\napp = 'ab123'\n[[tenant]]\napp = 'AB123'\n",
        ] {
            let error = parse(text).unwrap_err();
            let line = text.lines().count();
            let place = format!("gateway.toml:{line}:");
            assert!(error.starts_with(&place), "{error}");
        }
    }

    /// Whoever mends a file wants to do so once.
    #[test]
    fn all_that_is_wrong_is_told_at_once_each_with_its_place() {
        let text = "\
[server]
listen = 'here'
lissen = 1
trusted_proxies = ['localhost', '203.0.113.10', 'there']
[store]
path = 'a.db'
addresses_days = 900
postgres_env = 'URL'
[tls]
key = 'x'
[bounds]
depth = 0
[[tenant]]
mail_user = 0
[[tenant]]
app = 'ab123'
grant = 'client'
zone = 'Berlin'
access_key_env = 'KEY'
sequences = { one = '7/71' }
[[tenant]]
app = 'AB123'
per_day = 0
";
        let error = parse(text).unwrap_err();
        let told: Vec<&str> = error.lines().collect();
        let expected = [
            (2, "\"here\" is no address"),
            (3, "did you mean listen?"),
            (4, "\"localhost\" is no address"),
            (4, "\"there\" is no address"),
            (7, "90 days at most"),
            (
                8,
                "[store] names more than one of path, postgres_env and postgres_file",
            ),
            (10, "[tls] names only one of certificate and key"),
            (12, "0 is not between 4 and"),
            (13, "missing field `app`"),
            (14, "whole number from 1"),
            (18, "Europe/Berlin"),
            (
                19,
                "names more than one of access_key_file, access_key_env and grant",
            ),
            (22, "tenant AB123 stands there twice"),
            (23, "0 is no limit of calls"),
        ];
        assert_eq!(told.len(), expected.len(), "{error}");
        for (told, (line, what)) in told.iter().zip(expected) {
            assert!(told.starts_with(&format!("gateway.toml:{line}:")), "{told}");
            assert!(told.contains(what), "{told}");
        }
        // The rows of all owners stand together.
        assert!(told[9].contains("line 20: \"one\" is no id"), "{error}");
    }

    #[test]
    fn all_that_is_no_toml_is_told_at_once() {
        let error = parse("x\n[server]\nlog = 'a'\ny\n").unwrap_err();
        for line in [1, 4] {
            assert!(error.contains(&format!("gateway.toml:{line}:")), "{error}");
        }
    }

    #[test]
    fn errors_tell_the_place() {
        let errors = [
            "[server]\nlisten = 'here'\n",
            "[server]\nlisten = 8400\n",
            "[server]\ntrusted_proxies = ['localhost']\n",
            "[tls]\nlisten = '[::1]'\n",
            "[tls]\nupstream_ip = 'ab123.infusionsoft.com'\n",
            "[server]\n  lissen = 1\n",
            "[[tenant]]\n",
            "x",
        ]
        .map(|text| parse(text).unwrap_err());
        insta::assert_snapshot!(errors.join("\n"));
    }
}
