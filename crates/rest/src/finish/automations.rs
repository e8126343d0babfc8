//! Campaigns and automations: goals and sequences.

use crate::v2::automations::AchieveGoalRequest;
use crate::v2::campaigns::AddContactsToSequenceRequest;
use crate::{AutomationId, CampaignId, ContactId, Id, SequenceId, v1, v2};

impl AchieveGoalRequest {
    /// Achieves the API goal with this integration and call name, wherever it is. The answer is always 200; whether
    /// it worked is in its results.
    ///
    /// ```
    /// use keap_rest::ContactId;
    /// use keap_rest::v2::automations::AchieveGoalRequest;
    ///
    /// assert_eq!(
    ///     serde_json::to_value(AchieveGoalRequest::by_call_name(ContactId::new(7), "shop", "purchase"))?,
    ///     serde_json::json!({"contact_id": 7, "integration": "shop", "call_name": "purchase"})
    /// );
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn by_call_name(
        contact: ContactId,
        integration: impl Into<String>,
        call_name: impl Into<String>,
    ) -> Self {
        Self {
            integration: Some(integration.into()),
            call_name: Some(call_name.into()),
            ..Self::new(contact)
        }
    }

    /// Achieves one goal of one automation.
    pub fn by_goal(contact: ContactId, automation: AutomationId, goal: impl Into<Id>) -> Self {
        Self {
            automation_id: Some(automation),
            goal_id: Some(goal.into()),
            ..Self::new(contact)
        }
    }
}

impl v2::campaigns::AddContactsToCampaignSequence {
    /// Starts contacts in a sequence. The answer has a result for each contact, by its id.
    ///
    /// ```
    /// use keap_rest::v2::campaigns::AddContactsToCampaignSequence;
    /// use keap_rest::{CampaignId, ContactId, Draft, Operation, SequenceId};
    ///
    /// let mut draft = Draft::new(AddContactsToCampaignSequence::INFO.path);
    /// let contacts = [7, 8].map(ContactId::new);
    /// AddContactsToCampaignSequence::contacts(CampaignId::new(3), SequenceId::new(5), contacts).write(&mut draft);
    /// assert_eq!(draft.as_path(), "/rest/v2/campaigns/3/sequences/5:addContacts");
    /// assert_eq!(draft.to_json(), Some(serde_json::json!({"contact_ids": ["7", "8"]})));
    /// ```
    pub fn contacts(
        campaign: CampaignId,
        sequence: SequenceId,
        contacts: impl IntoIterator<Item = ContactId>,
    ) -> Self {
        let ids = contacts.into_iter().collect();
        Self::new(campaign, sequence, AddContactsToSequenceRequest::new(ids))
    }
}

impl v1::campaigns::AchieveGoal {
    /// Achieves the API goal with this integration and call name.
    pub fn by_call_name(
        contact: ContactId,
        integration: impl Into<String>,
        call_name: impl Into<String>,
    ) -> Self {
        Self::new(
            integration,
            call_name,
            v1::campaigns::AchieveGoalRequest::new(contact),
        )
    }
}
