//! Opportunities.

use serde_json::Value;

use crate::{ContactId, CustomFieldId, MajorAmount, OpportunityId, Patch, StageId, v1, v2};

impl v2::opportunities::CreateOpportunityRequest {
    /// Sets the revenue that is expected, from and to, in the main unit of the currency.
    ///
    /// ```
    /// use keap_rest::v2::opportunities::{CreateOpportunity, CreateOpportunityRequest};
    /// use keap_rest::{ContactId, MajorAmount, StageId};
    ///
    /// let body = CreateOpportunityRequest::new("Spring order", ContactId::new(7), StageId::new(2))
    ///     .projected_revenue(MajorAmount(500.0), MajorAmount(750.0));
    /// assert_eq!(
    ///     serde_json::to_value(&body)?,
    ///     serde_json::json!({
    ///         "opportunity_title": "Spring order",
    ///         "contact_id": "7",
    ///         "stage_id": "2",
    ///         "projected_revenue_low": 500.0,
    ///         "projected_revenue_high": 750.0,
    ///     })
    /// );
    /// let _create = CreateOpportunity::new(body);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn projected_revenue(mut self, low: MajorAmount, high: MajorAmount) -> Self {
        self.projected_revenue_low = Some(low);
        self.projected_revenue_high = Some(high);
        self
    }
}

impl v2::opportunities::UpdateOpportunity {
    /// Moves an opportunity to a stage and changes nothing else.
    ///
    /// ```
    /// use keap_rest::v2::opportunities::UpdateOpportunity;
    /// use keap_rest::{Draft, Operation, OpportunityId, StageId};
    ///
    /// let mut draft = Draft::new(UpdateOpportunity::INFO.path);
    /// UpdateOpportunity::to_stage(OpportunityId::new(31), StageId::new(3)).write(&mut draft);
    /// assert_eq!(draft.as_path(), "/rest/v2/opportunities/31");
    /// assert_eq!(draft.as_query(), "update_mask=stage_id");
    /// assert_eq!(draft.to_json(), Some(serde_json::json!({"stage_id": "3"})));
    /// ```
    pub fn to_stage(opportunity: OpportunityId, stage: StageId) -> Self {
        let body = v2::opportunities::UpdateOpportunityRequest {
            stage_id: Patch::Set(stage),
            ..Default::default()
        };
        Self::new(opportunity, body)
    }
}

impl v2::opportunities::CustomField {
    /// The value of a custom field. `Value::Null` clears it.
    pub fn new(id: CustomFieldId, content: impl Into<Value>) -> Self {
        Self {
            id: Some(id),
            content: Some(content.into()),
            ..Self::default()
        }
    }
}

impl v1::opportunities::OpportunityRequest {
    /// An opportunity of a contact in a stage, both by their ids. The order is the one of v2.
    ///
    /// ```
    /// use keap_rest::v1::opportunities::OpportunityRequest;
    /// use keap_rest::{ContactId, StageId};
    ///
    /// assert_eq!(
    ///     serde_json::to_value(OpportunityRequest::titled("Spring order", ContactId::new(7), StageId::new(2)))?,
    ///     serde_json::json!({
    ///         "contact": {"id": 7},
    ///         "opportunity_title": "Spring order",
    ///         "stage": {"id": 2},
    ///     })
    /// );
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn titled(title: impl Into<String>, contact: ContactId, stage: StageId) -> Self {
        let contact = v1::opportunities::OpportunityContact {
            id: Some(contact),
            ..Default::default()
        };
        Self::new(contact, title, in_stage(stage))
    }
}

impl v1::opportunities::ReplaceOpportunity {
    /// Replaces an opportunity. The path of this call has no id; the body carries it.
    pub fn with(
        opportunity: OpportunityId,
        mut body: v1::opportunities::OpportunityRequest,
    ) -> Self {
        body.id = Some(opportunity);
        Self::new(body)
    }
}

impl v1::opportunities::UpdateOpportunity {
    /// Moves an opportunity to a stage and changes nothing else.
    pub fn to_stage(opportunity: OpportunityId, stage: StageId) -> Self {
        let body = v1::opportunities::UpdateOpportunityRequest {
            stage: Patch::Set(in_stage(stage)),
            ..Default::default()
        };
        Self::new(opportunity, body)
    }
}

fn in_stage(stage: StageId) -> v1::opportunities::SimpleOpportunityStage {
    v1::opportunities::SimpleOpportunityStage {
        id: Some(stage),
        ..Default::default()
    }
}
