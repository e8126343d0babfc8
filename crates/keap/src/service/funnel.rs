//! `FunnelService`: goals of the Campaign Builder.

use super::records;
use crate::{ContactId, Invocation, Result, model::GoalResult};

service! {
    /// Goals, as the legacy `FunnelService` has them.
    FunnelService
}

impl FunnelService<'_> {
    /// Achieves the API goals with a name, for a contact. Gives one result for each goal; when no published campaign has such
    /// a goal, one result that says so.
    ///
    /// Achieving a goal twice starts its sequences twice.
    ///
    /// # Errors
    /// `NotFound` when the contact does not exist. A failure with
    /// [`Error::may_have_applied`](crate::Error::may_have_applied) may have achieved it; it is never repeated by itself.
    pub async fn achieve_goal(
        self,
        integration: impl Into<String>,
        call_name: impl Into<String>,
        contact: ContactId,
    ) -> Result<Vec<GoalResult>> {
        let invocation = Invocation::FunnelAchieveGoal {
            integration: integration.into(),
            call_name: call_name.into(),
            contact,
        };
        Ok(records(self.0.invoke(invocation).await?)?
            .into_iter()
            .map(GoalResult::from)
            .collect())
    }
}
