//! The owner's values and tables in a policy.

use toml::Spanned;

use super::{Key, Reader, Result, Value};
use crate::owner::CampaignSequence;
use crate::{
    ActionSetId, CampaignId, FollowUpSequenceId, MerchantAccountId, SequenceId, TagId, UserId,
    names::find_country,
    owner::{NoOrderType, OwnerValues, SetAction},
};

/// What an id is: the legacy wire writes them in 32 bits.
const ID: &str = "a whole number from 1 to 2147483647";

impl Reader<'_> {
    /// Takes one of the owner's values; false for a key that is none of them.
    pub(super) fn owner(
        &self,
        values: &mut OwnerValues,
        key: &str,
        value: &Value<'_>,
    ) -> Result<bool> {
        match key {
            "mail_user" => values.mail_user = Some(UserId::new(self.id(value)?)),
            "merchant_account" => {
                values.merchant_account = Some(MerchantAccountId::new(self.id(value)?))
            }
            "order_type" => {
                let kind = self.string(value)?.parse();
                let kind = kind.map_err(|wrong: NoOrderType| self.error(value, wrong.to_string()));
                values.order_type = Some(kind?);
            }
            "default_country" => values.default_country = Some(self.country(value)?),
            "currency" => values.currency = Some(self.currency(value)?),
            "web_tracking_script" => values.web_tracking_script = Some(self.address(value)?),
            "sequences" => {
                let legacy = |key: &Key<'_>| self.id_in_key(key).map(FollowUpSequenceId::new);
                let pairs = self.each(value, legacy, |value| self.sequence(value))?;
                values.sequences.extend(pairs);
            }
            "action_sets" => {
                let set = |key: &Key<'_>| self.id_in_key(key).map(ActionSetId::new);
                let sets = self.each(value, set, |value| self.actions(value))?;
                values.action_sets.extend(sets);
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn country(&self, value: &Value<'_>) -> Result<String> {
        let name = find_country(self.string(value)?);
        name.map(str::to_owned)
            .map_err(|unknown| self.error(value, unknown.to_string()))
    }

    fn currency(&self, value: &Value<'_>) -> Result<String> {
        let text = self.string(value)?;
        let is_code = text.len() == 3 && text.bytes().all(|letter| letter.is_ascii_uppercase());
        match is_code {
            true => Ok(text.to_owned()),
            false => Err(self.wrong_type(
                value,
                "the three capitals of ISO 4217, for instance \"USD\"",
            )),
        }
    }

    fn address(&self, value: &Value<'_>) -> Result<String> {
        let address = OwnerValues::script_address(self.string(value)?);
        address
            .map(str::to_owned)
            .map_err(|wrong| self.error(value, wrong))
    }

    /// `"7/71"`: sequence 71 of campaign 7.
    fn sequence(&self, value: &Value<'_>) -> Result<CampaignSequence> {
        let pair = self.string(value)?.split_once('/');
        let id = |text: &str| text.trim().parse().ok().filter(|id: &i64| *id > 0);
        let pair = pair.and_then(|(campaign, sequence)| {
            Some(CampaignSequence {
                campaign: CampaignId::new(id(campaign)?),
                sequence: SequenceId::new(id(sequence)?),
            })
        });
        let wanted = "\"CAMPAIGN/SEQUENCE\", for instance \"7/71\"";
        pair.ok_or_else(|| self.wrong_type(value, wanted))
    }

    /// One action, or a list of them in the order in which they are done.
    fn actions(&self, value: &Value<'_>) -> Result<Vec<SetAction>> {
        if value.get_ref().is_table() {
            return Ok(vec![self.action(value)?]);
        }
        let Some(list) = value.get_ref().as_array() else {
            return Err(self.wrong_type(value, "an action or a list of actions"));
        };
        let actions: Vec<SetAction> = list
            .iter()
            .map(|action| self.action(action))
            .collect::<Result<_>>()?;
        if actions.is_empty() {
            return Err(self.error(value, "the action set has no action: leave its row out"));
        }
        Ok(actions)
    }

    fn action(&self, value: &Value<'_>) -> Result<SetAction> {
        let (mut goal, mut integration, mut apply, mut remove) = (None, None, None, None);
        for (key, value) in self.table(value)? {
            match key.get_ref().as_ref() {
                "goal" => goal = Some(self.string(value)?.to_owned()),
                "integration" => integration = Some(self.string(value)?.to_owned()),
                "apply_tag" => apply = Some(TagId::new(self.id(value)?)),
                "remove_tag" => remove = Some(TagId::new(self.id(value)?)),
                _ => return Err(self.unknown("key of an action", key, SetAction::KEYS)),
            }
        }
        let action = SetAction::of(goal, integration, apply, remove);
        action.map_err(|wrong| self.error(value, wrong))
    }

    fn id(&self, value: &Value<'_>) -> Result<i64> {
        let id = self.count(value).ok().and_then(|id| i32::try_from(id).ok());
        id.map(i64::from).ok_or_else(|| {
            let wanted = format!("the id of a record, {ID}");
            self.wrong_type(value, &wanted)
        })
    }

    /// The id that a row of one of the tables is for.
    fn id_in_key(&self, key: &Key<'_>) -> Result<i64> {
        let text = key.get_ref().as_ref();
        let id = text.parse().ok().filter(|id: &i32| *id > 0);
        id.map(i64::from).ok_or_else(|| {
            let message = format!("{text:?} is no id: each row begins with one, {ID}");
            self.error(key as &Spanned<_>, message)
        })
    }
}
