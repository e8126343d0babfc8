//! Operations of opportunities.

use keap_rest::v2::opportunities::*;
use keap_rest::{
    AffiliateId, Comparison, ContactId, CustomFieldGroupId, CustomFieldId, CustomFieldTabId,
    Direction, OpportunityId, StageId, StageMoveId, UserId,
};

use crate::rest_operations::samples::Samples;

#[test]
fn opportunities() {
    let mut samples = Samples::load("v2/opportunities");
    samples.check(
        ListOpportunities::new(),
        ListOpportunities::new()
            .fields(["7", "8"])
            .filter(
                Filter::stage_id(StageId::new(7))
                    .and(Filter::user_id(UserId::new(7)))
                    .and(Filter::contact_id(ContactId::new(7)))
                    .and(Filter::opportunity_title("7"))
                    .and(Filter::lead_source_name("7"))
                    .and(Filter::affiliate_id(AffiliateId::new(7)))
                    .and(Filter::opportunity_id(OpportunityId::new(7)))
                    .and(Filter::opportunity_id_compared(
                        Comparison::Less,
                        OpportunityId::new(7),
                    ))
                    .and(Filter::ids([OpportunityId::new(7)]))
                    .and(Filter::contact_phone("7"))
                    .and(Filter::contact_city("7"))
                    .and(Filter::contact_state("7"))
                    .and(Filter::projected_revenue_high(5.5))
                    .and(Filter::projected_revenue_high_compared(
                        Comparison::Less,
                        5.5,
                    ))
                    .and(Filter::projected_revenue_low(5.5))
                    .and(Filter::projected_revenue_low_compared(
                        Comparison::Less,
                        5.5,
                    )),
            )
            .order_by(OrderKey::NextActionTime, Direction::Descending)
            .page_size(5)
            .page_token("7"),
    );
    samples.check(
        CreateOpportunity::new(samples.body("createOpportunity")),
        CreateOpportunity::new(samples.body("createOpportunity")).fields(["7", "8"]),
    );
    samples.check(
        GetOpportunity::new(OpportunityId::new(7)),
        GetOpportunity::new(OpportunityId::new(7)).fields(["7", "8"]),
    );
    samples.check(
        UpdateOpportunity::new(OpportunityId::new(7), samples.body("updateOpportunity")),
        UpdateOpportunity::new(OpportunityId::new(7), samples.body("updateOpportunity"))
            .fields(["7", "8"]),
    );
    samples.check_without_json(
        DeleteOpportunity::new(OpportunityId::new(7)),
        DeleteOpportunity::new(OpportunityId::new(7)),
    );
    samples.check(
        ListOpportunityStageMoves::new(),
        ListOpportunityStageMoves::new()
            .filter(
                OpportunityStageMovesFilter::opportunity_id(OpportunityId::new(7))
                    .and(OpportunityStageMovesFilter::user_id(UserId::new(7))),
            )
            .page_token("7")
            .order_by(
                OpportunityStageMovesOrderKey::MoveDate,
                Direction::Descending,
            )
            .page_size(5),
    );
    samples.check(
        GetOpportunityStageMove::new(StageMoveId::new(7)),
        GetOpportunityStageMove::new(StageMoveId::new(7)),
    );
    samples.check(
        ListOpportunityStages::new(),
        ListOpportunityStages::new()
            .filter(
                OpportunityStagesFilter::opportunity_stage_name("7")
                    .and(OpportunityStagesFilter::opportunity_stage_id(StageId::new(
                        7,
                    )))
                    .and(OpportunityStagesFilter::opportunity_stage_id_compared(
                        Comparison::Less,
                        StageId::new(7),
                    )),
            )
            .order_by(OpportunityStagesOrderKey::StageOrder, Direction::Descending)
            .page_size(5)
            .page_token("7"),
    );
    samples.check(
        CreateOpportunityStage::new(samples.body("createOpportunityStage")),
        CreateOpportunityStage::new(samples.body("createOpportunityStage")),
    );
    samples.check(
        GetOpportunityStage::new(StageId::new(7)),
        GetOpportunityStage::new(StageId::new(7)),
    );
    samples.check(
        UpdateOpportunityStage::new(StageId::new(7), samples.body("updateOpportunityStage")),
        UpdateOpportunityStage::new(StageId::new(7), samples.body("updateOpportunityStage")),
    );
    samples.check_without_json(
        DeleteOpportunityStage::new(StageId::new(7)),
        DeleteOpportunityStage::new(StageId::new(7)),
    );
    samples.check(
        RetrieveOpportunityModel::new(),
        RetrieveOpportunityModel::new(),
    );
    samples.check(
        CreateOpportunityCustomField::new(samples.body("createOpportunityCustomFields")),
        CreateOpportunityCustomField::new(samples.body("createOpportunityCustomFields")),
    );
    samples.check(
        UpdateOpportunityCustomField::new(
            CustomFieldId::new(7),
            samples.body("updateOpportunityCustomField"),
        ),
        UpdateOpportunityCustomField::new(
            CustomFieldId::new(7),
            samples.body("updateOpportunityCustomField"),
        ),
    );
    samples.check_without_json(
        DeleteOpportunityCustomField::new(CustomFieldId::new(7)),
        DeleteOpportunityCustomField::new(CustomFieldId::new(7)),
    );
    samples.check(
        ListOpportunityCustomFieldGroups::new(),
        ListOpportunityCustomFieldGroups::new().tab_id(CustomFieldTabId::new(7)),
    );
    samples.check(
        CreateOpportunityCustomFieldGroup::new(samples.body("createOpportunityCustomFieldGroup")),
        CreateOpportunityCustomFieldGroup::new(samples.body("createOpportunityCustomFieldGroup")),
    );
    samples.check(
        GetOpportunityCustomFieldGroup::new(CustomFieldGroupId::new(7)),
        GetOpportunityCustomFieldGroup::new(CustomFieldGroupId::new(7)),
    );
    samples.check(
        UpdateOpportunityCustomFieldGroup::new(
            CustomFieldGroupId::new(7),
            samples.body("updateOpportunityCustomFieldGroup"),
        ),
        UpdateOpportunityCustomFieldGroup::new(
            CustomFieldGroupId::new(7),
            samples.body("updateOpportunityCustomFieldGroup"),
        ),
    );
    samples.check_without_json(
        DeleteOpportunityCustomFieldGroup::new(CustomFieldGroupId::new(7)),
        DeleteOpportunityCustomFieldGroup::new(CustomFieldGroupId::new(7)),
    );
    samples.check(
        ListOpportunityCustomFieldTabs::new(),
        ListOpportunityCustomFieldTabs::new(),
    );
    samples.check(
        CreateOpportunityCustomFieldTab::new(samples.body("createOpportunityCustomFieldTab")),
        CreateOpportunityCustomFieldTab::new(samples.body("createOpportunityCustomFieldTab")),
    );
    samples.check(
        GetOpportunityCustomFieldTab::new(CustomFieldTabId::new(7)),
        GetOpportunityCustomFieldTab::new(CustomFieldTabId::new(7)),
    );
    samples.check(
        UpdateOpportunityCustomFieldTab::new(
            CustomFieldTabId::new(7),
            samples.body("updateOpportunityCustomFieldTab"),
        ),
        UpdateOpportunityCustomFieldTab::new(
            CustomFieldTabId::new(7),
            samples.body("updateOpportunityCustomFieldTab"),
        ),
    );
    samples.check_without_json(
        DeleteOpportunityCustomFieldTab::new(CustomFieldTabId::new(7)),
        DeleteOpportunityCustomFieldTab::new(CustomFieldTabId::new(7)),
    );
    samples.finish();
}
