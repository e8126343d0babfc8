//! A policy as a TOML document: writing it, and the way to the reader.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;

use keap_http::decoded_text;
use serde::{Serialize, Serializer};

use super::policy::{Overrides, TablePolicy};
use super::{PolicyError, RoutePolicy, read};
use crate::{
    MerchantAccountId, UserId,
    owner::{OrderType, OwnerValues, SetAction},
    shadow::ShadowPolicy,
};

impl RoutePolicy {
    /// Reads a policy from a TOML document. `examples/routes.toml` in the repository explains every key.
    ///
    /// ```
    /// use keap::{Backend, Operation, RoutePolicy};
    ///
    /// let policy = RoutePolicy::from_toml(r#"
    ///     default = "xmlrpc"
    ///     reads = "v2"
    ///
    ///     [tables]
    ///     Ticket = "xmlrpc"
    /// "#)?;
    /// assert_eq!(policy.backend_on(Operation::DataQuery, "Ticket"), Backend::XmlRpc);
    /// assert_eq!(policy.backend_on(Operation::DataQuery, "User"), Backend::RestV2);
    ///
    /// let error = RoutePolicy::from_toml("defualt = \"v2\"").unwrap_err();
    /// assert_eq!(error.place(), Some((1, 1)));
    /// assert!(error.message().ends_with("did you mean default?"));
    /// # Ok::<(), keap::route::PolicyError>(())
    /// ```
    ///
    /// # Errors
    /// Says line, column and what is wrong: no TOML, an unknown key, operation, table or backend, a value out of range.
    pub fn from_toml(text: &str) -> Result<Self, PolicyError> {
        read::policy(text)
    }

    /// Reads a policy from a file.
    ///
    /// # Errors
    /// As [`from_toml`](Self::from_toml), and when the file cannot be read.
    pub fn from_file(path: impl AsRef<Path>) -> Result<Self, PolicyError> {
        let path = path.as_ref();
        let text = read_file(path).map_err(|cause| PolicyError::unreadable(path, cause))?;
        Self::from_toml(&text).map_err(|error| error.of(path))
    }

    /// Writes the policy as a TOML document that [`from_toml`](Self::from_toml) reads back.
    pub fn to_toml(&self) -> String {
        // A document of texts and numbers has nothing that TOML could refuse.
        toml::to_string(self).unwrap_or_default()
    }
}

/// The largest policy that is read, in bytes.
const LIMIT: u64 = 16 << 20;

/// The text of a file, up to a limit: `/dev/zero` is a file too.
pub(super) fn read_file(path: &Path) -> std::io::Result<String> {
    use std::io::Read as _;
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path)?;
    let length = file.take(LIMIT + 1).read_to_end(&mut bytes)?;
    if length as u64 > LIMIT {
        let message = format!("the file is larger than {LIMIT} bytes");
        return Err(std::io::Error::other(message));
    }
    let no_text = || std::io::Error::new(ErrorKind::InvalidData, "the file is no text in UTF-8");
    decoded_text(bytes).ok_or_else(no_text)
}

impl Serialize for RoutePolicy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let tables = self.tables.iter();
        let owner = &self.owner;
        Document {
            mail_user: owner.mail_user.map(UserId::get),
            default_country: owner.default_country.as_deref(),
            currency: owner.currency.as_deref(),
            web_tracking_script: owner.web_tracking_script.as_deref(),
            merchant_account: owner.merchant_account.map(MerchantAccountId::get),
            order_type: owner.order_type.map(OrderType::name),
            sequences: sequences(owner),
            action_sets: action_sets(owner),
            default: self.default.name(),
            reads: self.overrides.reads.map(|backend| backend.name()),
            writes: self.overrides.writes.map(|backend| backend.name()),
            fallback: self.fallback.name(),
            operations: operations(&self.overrides),
            tables: tables
                .map(|(name, policy)| (name.as_str(), table(policy)))
                .collect(),
            shadow: self.shadow.as_ref(),
        }
        .serialize(serializer)
    }
}

#[derive(Serialize)]
struct Document<'a> {
    default: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reads: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    writes: Option<&'static str>,
    fallback: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    mail_user: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    default_country: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    currency: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    web_tracking_script: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    merchant_account: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    order_type: Option<&'static str>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    sequences: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    action_sets: BTreeMap<String, Vec<Action<'a>>>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    operations: Names,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    tables: BTreeMap<&'a str, Names>,
    #[serde(skip_serializing_if = "Option::is_none")]
    shadow: Option<&'a ShadowPolicy>,
}

/// An action as it is written.
#[derive(Default, Serialize)]
struct Action<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    goal: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    integration: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    apply_tag: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    remove_tag: Option<i64>,
}

impl<'a> From<&'a SetAction> for Action<'a> {
    fn from(action: &'a SetAction) -> Self {
        let nothing = Self::default();
        match action {
            SetAction::Goal {
                integration,
                call_name,
            } => Self {
                goal: Some(call_name),
                integration: Some(integration),
                ..nothing
            },
            SetAction::ApplyTag(tag) => Self {
                apply_tag: Some(tag.get()),
                ..nothing
            },
            SetAction::RemoveTag(tag) => Self {
                remove_tag: Some(tag.get()),
                ..nothing
            },
        }
    }
}

fn sequences(owner: &OwnerValues) -> BTreeMap<String, String> {
    let pairs = owner.sequences.iter();
    pairs
        .map(|(legacy, pair)| {
            let target = format!("{}/{}", pair.campaign, pair.sequence);
            (legacy.to_string(), target)
        })
        .collect()
}

fn action_sets(owner: &OwnerValues) -> BTreeMap<String, Vec<Action<'_>>> {
    let sets = owner.action_sets.iter();
    sets.map(|(set, actions)| (set.to_string(), actions.iter().map(Action::from).collect()))
        .collect()
}

/// What is named, and the backend.
type Names = BTreeMap<&'static str, &'static str>;

fn operations(overrides: &Overrides) -> Names {
    let operations = overrides.operations.iter();
    operations
        .map(|(operation, backend)| (operation.name(), backend.name()))
        .collect()
}

fn table(policy: &TablePolicy) -> Names {
    let mut names = operations(&policy.overrides);
    let rest = [
        ("default", policy.default),
        ("reads", policy.overrides.reads),
        ("writes", policy.overrides.writes),
    ];
    names.extend(
        rest.into_iter()
            .filter_map(|(key, backend)| Some((key, backend?.name()))),
    );
    names
}
