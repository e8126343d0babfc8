//! What the owner of an account knows and REST does not tell: values and tables that stand in a policy file, in the
//! `[[tenant]]` of a gateway, or in [`RestOptions`](crate::rest::RestOptions), under the same names.

mod need;

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use crate::{
    ActionSetId, CampaignId, FollowUpSequenceId, Invocation, MerchantAccountId, SequenceId, TagId,
    UserId,
};

pub use need::OwnerNeed;

/// The kind of an order, which REST v2 wants of a new one and XML-RPC has no argument for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum OrderType {
    /// As orders have it that are made by hand (inferred). The default.
    #[default]
    Offline,
    /// As orders have it that come from a shop.
    Online,
}

impl OrderType {
    /// The name that it has in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Offline => "Offline",
            Self::Online => "Online",
        }
    }

    /// What REST v2 calls it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Offline => "OFFLINE",
            Self::Online => "ONLINE",
        }
    }
}

/// A text that is no kind of order.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no type of an order: Offline or Online")]
pub struct NoOrderType(String);

impl FromStr for OrderType {
    type Err = NoOrderType;

    /// Reads `Offline` or `Online`, in whatever case.
    fn from_str(text: &str) -> Result<Self, NoOrderType> {
        let kinds = [("offline", Self::Offline), ("online", Self::Online)];
        let word = text.trim().to_ascii_lowercase();
        let mut kinds = kinds.into_iter().filter(|(name, _)| *name == word);
        let found = kinds.next().map(|(_, kind)| kind);
        found.ok_or_else(|| NoOrderType(text.to_owned()))
    }
}

/// A sequence of the Campaign Builder. Its ids have nothing to do with those of legacy follow-up sequences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub struct CampaignSequence {
    /// Its id in the Campaign Builder.
    pub campaign: CampaignId,
    /// The sequence in it.
    pub sequence: SequenceId,
}

impl CampaignSequence {
    /// A sequence of a campaign.
    pub fn new(campaign: CampaignId, sequence: SequenceId) -> Self {
        Self { campaign, sequence }
    }
}

/// One thing that is done in place of a part of an action set.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SetAction {
    /// Achieves the API goals with a name.
    #[non_exhaustive]
    Goal {
        /// The integration that the goal names.
        integration: String,
        /// The name of the goal.
        call_name: String,
    },
    /// Applies a tag.
    ApplyTag(TagId),
    /// Takes a tag off.
    RemoveTag(TagId),
}

impl SetAction {
    /// What an action is written with in a file: `{ goal = "signup", integration = "ab123" }`, `{ apply_tag = 105 }` or
    /// `{ remove_tag = 91 }`.
    pub const KEYS: [&'static str; 4] = ["goal", "integration", "apply_tag", "remove_tag"];

    /// Achieves the API goals with a name.
    pub fn goal(integration: impl Into<String>, call_name: impl Into<String>) -> Self {
        Self::Goal {
            integration: integration.into(),
            call_name: call_name.into(),
        }
    }

    /// The action that is written with these keys.
    ///
    /// # Errors
    /// What is missing, or too much.
    pub fn of(
        goal: Option<String>,
        integration: Option<String>,
        apply_tag: Option<TagId>,
        remove_tag: Option<TagId>,
    ) -> Result<Self, &'static str> {
        match (goal, integration, apply_tag, remove_tag) {
            (Some(call_name), Some(integration), None, None)
                if !call_name.trim().is_empty() && !integration.trim().is_empty() =>
            {
                Ok(Self::Goal {
                    integration,
                    call_name,
                })
            }
            (None, None, Some(tag), None) if tag.get() > 0 => Ok(Self::ApplyTag(tag)),
            (None, None, None, Some(tag)) if tag.get() > 0 => Ok(Self::RemoveTag(tag)),
            _ => Err(ONE_ACTION),
        }
    }
}

const ONE_ACTION: &str = "an action is { goal = \"CALL NAME\", integration = \"INTEGRATION\" }, { apply_tag = ID } or \
                          { remove_tag = ID }";

impl fmt::Display for SetAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Goal {
                integration,
                call_name,
            } => write!(f, "goal {integration}/{call_name}"),
            Self::ApplyTag(tag) => write!(f, "apply tag {tag}"),
            Self::RemoveTag(tag) => write!(f, "remove tag {tag}"),
        }
    }
}

/// The values and tables of an owner, as a policy has them. What is not named is that of the connection's
/// [`RestOptions`](crate::rest::RestOptions).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct OwnerValues {
    /// The user in whose name REST sends e-mail, a `User.Id`.
    pub mail_user: Option<UserId>,
    /// The country of addresses that have none, where REST wants one: a name or a code.
    pub default_country: Option<String>,
    /// The currency of amounts of money (ISO 4217).
    pub currency: Option<String>,
    /// The address of the script that counts visits.
    pub web_tracking_script: Option<String>,
    /// The merchant account that payment methods belong to.
    pub merchant_account: Option<MerchantAccountId>,
    /// The kind of the orders that are made.
    pub order_type: Option<OrderType>,
    /// The sequences of the Campaign Builder that stand for legacy follow-up sequences.
    pub sequences: BTreeMap<FollowUpSequenceId, CampaignSequence>,
    /// What is done in place of each action set, in its order.
    pub action_sets: BTreeMap<ActionSetId, Vec<SetAction>>,
}

impl OwnerValues {
    /// The names of all of them, as files have them.
    pub const KEYS: [&'static str; 8] = [
        "mail_user",
        "default_country",
        "currency",
        "web_tracking_script",
        "merchant_account",
        "order_type",
        "sequences",
        "action_sets",
    ];

    /// The address of the script that counts visits, if a text is one. A page that is read over https loads no script over
    /// http.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn script_address(text: &str) -> Result<&str, String> {
        let text = text.trim();
        let host = text.strip_prefix("https://");
        let is_address = host
            .is_some_and(|host| host.starts_with(|sign: char| sign.is_alphanumeric()))
            && !text.contains(char::is_whitespace);
        match is_address {
            true => Ok(text),
            false => Err(format!(
                "{text:?} is no address of a script: it begins with https://"
            )),
        }
    }

    /// Whether nothing is named.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// One of the owner's tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum OwnerTable {
    /// Legacy follow-up sequences and sequences of the Campaign Builder.
    Sequences,
    /// Action sets and what is done in their place.
    ActionSets,
}

impl OwnerTable {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Sequences, Self::ActionSets];

    /// The name that it has in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sequences => "sequences",
            Self::ActionSets => "action_sets",
        }
    }

    /// The row of an id, as it would be written.
    pub fn example(self, id: i64) -> String {
        match self {
            Self::Sequences => format!("{id} = \"CAMPAIGN/SEQUENCE\""),
            Self::ActionSets => {
                format!("{id} = [{{ goal = \"CALL NAME\", integration = \"INTEGRATION\" }}]")
            }
        }
    }
}

impl fmt::Display for OwnerTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl Invocation {
    /// The row of the owner's that REST serves it by: the table and the id of the row. Ids of sequences and action sets are
    /// numbers of the account's set-up, and say nothing of a contact.
    pub fn owner_row(&self) -> Option<(OwnerTable, i64)> {
        match self {
            Self::ContactAddToCampaign { sequence, .. }
            | Self::ContactRemoveFromCampaign { sequence, .. } => {
                Some((OwnerTable::Sequences, sequence.get()))
            }
            Self::ContactRunActionSequence { action_set, .. } => {
                Some((OwnerTable::ActionSets, action_set.get()))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_action_is_one_thing() {
        let text = |text: &str| Some(text.to_owned());
        let goal = SetAction::of(text("signup"), text("ab123"), None, None).unwrap();
        assert_eq!(goal.to_string(), "goal ab123/signup");
        let tag = SetAction::of(None, None, Some(TagId::new(105)), None).unwrap();
        assert_eq!(tag.to_string(), "apply tag 105");
        for wrong in [
            SetAction::of(None, None, None, None),
            SetAction::of(text("signup"), None, None, None),
            SetAction::of(text("signup"), text(" "), None, None),
            SetAction::of(None, None, Some(TagId::new(105)), Some(TagId::new(91))),
            SetAction::of(None, None, Some(TagId::new(0)), None),
        ] {
            assert_eq!(wrong, Err(ONE_ACTION));
        }
    }
}
