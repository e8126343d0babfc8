//! Operations of opportunities.

use keap_rest::v1::opportunities::*;
use keap_rest::{OpportunityId, StageId, UserId};

use crate::rest_operations::samples::Samples;

#[test]
fn opportunities() {
    let mut samples = Samples::load("v1/opportunities");
    samples.check(
        ListOpportunities::new(),
        ListOpportunities::new()
            .limit(5)
            .offset(5)
            .order("7".into())
            .search_term("7")
            .stage_id(StageId::new(7))
            .user_id(UserId::new(7)),
    );
    samples.check(
        CreateOpportunity::new(samples.body("createOpportunityUsingPOST")),
        CreateOpportunity::new(samples.body("createOpportunityUsingPOST")),
    );
    samples.check(
        ReplaceOpportunity::new(samples.body("updateOpportunityUsingPUT")),
        ReplaceOpportunity::new(samples.body("updateOpportunityUsingPUT")),
    );
    samples.check(
        GetOpportunity::new(OpportunityId::new(7)),
        GetOpportunity::new(OpportunityId::new(7)).optional_properties(["7", "8"]),
    );
    samples.check(
        UpdateOpportunity::new(
            OpportunityId::new(7),
            samples.body("updatePropertiesOnOpportunityUsingPATCH"),
        ),
        UpdateOpportunity::new(
            OpportunityId::new(7),
            samples.body("updatePropertiesOnOpportunityUsingPATCH"),
        ),
    );
    samples.check(
        ListOpportunityStagePipelines::new(),
        ListOpportunityStagePipelines::new(),
    );
    samples.check(
        RetrieveOpportunityModel::new(),
        RetrieveOpportunityModel::new(),
    );
    samples.finish();
}
