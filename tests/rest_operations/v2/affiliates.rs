//! Operations of affiliates.

use keap_rest::v2::affiliates::*;
use keap_rest::{Comparison, Direction};

use crate::rest_operations::samples::{Samples, time};

#[test]
fn affiliates() {
    let mut samples = Samples::load("v2/affiliates");
    samples.check(
        ListAffiliates::new(),
        ListAffiliates::new()
            .filter(
                Filter::id("7")
                    .and(Filter::id_compared(Comparison::Less, "7"))
                    .and(Filter::id_not("7"))
                    .and(Filter::name("7"))
                    .and(Filter::contact_id("7"))
                    .and(Filter::referral_contact_id("7"))
                    .and(Filter::status("7"))
                    .and(Filter::code("7")),
            )
            .order_by(OrderKey::Id, Direction::Descending)
            .page_size(5)
            .page_token("7"),
    );
    samples.check(
        CreateAffiliate::new(samples.body("addAffiliate")),
        CreateAffiliate::new(samples.body("addAffiliate")),
    );
    samples.check(
        ListAffiliateCommissions::new("7"),
        ListAffiliateCommissions::new("7")
            .filter(
                AffiliateCommissionsFilter::since_time(time())
                    .and(AffiliateCommissionsFilter::until_time(time())),
            )
            .order_by(
                AffiliateCommissionsOrderKey::InvoiceId,
                Direction::Descending,
            )
            .page_size(5)
            .page_token("7"),
    );
    samples.check(GetAffiliate::new("7"), GetAffiliate::new("7"));
    samples.check_without_json(
        AddAffiliateToProgram::new("7", samples.body("addAffiliateToProgram")),
        AddAffiliateToProgram::new("7", samples.body("addAffiliateToProgram")),
    );
    samples.check_without_json(
        RemoveAffiliateFromProgram::new("7", samples.body("removeAffiliateFromProgram")),
        RemoveAffiliateFromProgram::new("7", samples.body("removeAffiliateFromProgram")),
    );
    samples.check(
        UpdateAffiliate::new("7", samples.body("updateAffiliate")),
        UpdateAffiliate::new("7", samples.body("updateAffiliate")),
    );
    samples.check_without_json(DeleteAffiliate::new("7"), DeleteAffiliate::new("7"));
    samples.check(
        GetAffiliateCommissionTotal::new("7"),
        GetAffiliateCommissionTotal::new("7"),
    );
    samples.check(
        ListAffiliatePayments::new("7"),
        ListAffiliatePayments::new("7")
            .filter(
                AffiliatePaymentsFilter::since_time(time())
                    .and(AffiliatePaymentsFilter::until_time(time())),
            )
            .order_by(AffiliatePaymentsOrderKey::CreateTime, Direction::Descending)
            .page_size(5)
            .page_token("7"),
    );
    samples.check(
        ListAffiliateReferrals::new("7"),
        ListAffiliateReferrals::new("7")
            .filter(AffiliateReferralsFilter::source("7"))
            .page_token("7")
            .order_by(AffiliateReferralsOrderKey::Id, Direction::Descending)
            .page_size(5),
    );
    samples.check(
        ListAffiliateCommissionPrograms::new(),
        ListAffiliateCommissionPrograms::new()
            .filter(
                AffiliateCommissionProgramsFilter::name("7")
                    .and(AffiliateCommissionProgramsFilter::affiliate_id("7")),
            )
            .order_by(
                AffiliateCommissionProgramsOrderKey::Name,
                Direction::Descending,
            )
            .page_size(5)
            .page_token("7"),
    );
    samples.check(
        CreateCommissionProgram::new(samples.body("addCommissionProgram")),
        CreateCommissionProgram::new(samples.body("addCommissionProgram")),
    );
    samples.check_without_json(
        RemoveProductCommission::new("7", samples.body("removeProductCommissionFromCommissions")),
        RemoveProductCommission::new("7", samples.body("removeProductCommissionFromCommissions")),
    );
    samples.check_without_json(
        RemoveSubscriptionCommission::new(
            "7",
            samples.body("removeSubscriptionPlanCommissionFromCommissions"),
        ),
        RemoveSubscriptionCommission::new(
            "7",
            samples.body("removeSubscriptionPlanCommissionFromCommissions"),
        ),
    );
    samples.check(
        GetCommissionProgram::new("7"),
        GetCommissionProgram::new("7"),
    );
    samples.check(
        UpdateCommissionProgram::new("7", samples.body("updateCommissionProgram")),
        UpdateCommissionProgram::new("7", samples.body("updateCommissionProgram")),
    );
    samples.check_without_json(
        DeleteAffiliateCommissionProgram::new("7"),
        DeleteAffiliateCommissionProgram::new("7"),
    );
    samples.check(
        ListAffiliateLinks::new(),
        ListAffiliateLinks::new()
            .filter(AffiliateLinksFilter::name("7").and(AffiliateLinksFilter::affiliate_id("7")))
            .order_by(AffiliateLinksOrderKey::Name, Direction::Descending)
            .page_size(5)
            .page_token("7"),
    );
    samples.check(
        CreateRedirectLink::new(samples.body("createRedirectLink")),
        CreateRedirectLink::new(samples.body("createRedirectLink")),
    );
    samples.check(GetRedirectLink::new("7"), GetRedirectLink::new("7"));
    samples.check(
        UpdateRedirectLink::new("7", samples.body("updateRedirectLink")),
        UpdateRedirectLink::new("7", samples.body("updateRedirectLink")),
    );
    samples.check_without_json(DeleteRedirectLink::new("7"), DeleteRedirectLink::new("7"));
    samples.check(
        ListAffiliateSummaries::new(),
        ListAffiliateSummaries::new()
            .filter(
                AffiliateSummariesFilter::affiliate_ids(["7"])
                    .and(AffiliateSummariesFilter::since_time(time()))
                    .and(AffiliateSummariesFilter::until_time(time())),
            )
            .order_by(
                AffiliateSummariesOrderKey::AffiliateId,
                Direction::Descending,
            )
            .page_size(5)
            .page_token("7"),
    );
    samples.check(
        ListCommissionProgramResources::new("7"),
        ListCommissionProgramResources::new("7"),
    );
    samples.check(
        CreateDefaultCommissionProgram::new("7", samples.body("createDefaultCommissionProgram")),
        CreateDefaultCommissionProgram::new("7", samples.body("createDefaultCommissionProgram")),
    );
    samples.check(
        UpdateDefaultCommissionProgram::new("7", samples.body("updateDefaultCommissionProgram")),
        UpdateDefaultCommissionProgram::new("7", samples.body("updateDefaultCommissionProgram")),
    );
    samples.check(
        AssignProductCommissionProgram::new("7", samples.body("assignProductCommissionProgram")),
        AssignProductCommissionProgram::new("7", samples.body("assignProductCommissionProgram")),
    );
    samples.check(
        UpdateProductCommissionProgram::new("7", samples.body("updateProductCommissionProgram")),
        UpdateProductCommissionProgram::new("7", samples.body("updateProductCommissionProgram")),
    );
    samples.check(
        CreateCommissionProgramResource::new(samples.body("addCommissionProgramResource")),
        CreateCommissionProgramResource::new(samples.body("addCommissionProgramResource")),
    );
    samples.check(
        UpdateCommissionProgramResource::new("7", samples.body("updateCommissionProgramResource")),
        UpdateCommissionProgramResource::new("7", samples.body("updateCommissionProgramResource")),
    );
    samples.check_without_json(
        DeleteCommissionProgramResource::new("7"),
        DeleteCommissionProgramResource::new("7"),
    );
    samples.check(
        AssignSubscriptionCommissionProgram::new(
            "7",
            samples.body("assignSubscriptionCommissionProgram"),
        ),
        AssignSubscriptionCommissionProgram::new(
            "7",
            samples.body("assignSubscriptionCommissionProgram"),
        ),
    );
    samples.check(
        UpdateSubscriptionCommissionProgram::new(
            "7",
            samples.body("updateSubscriptionCommissionProgram"),
        ),
        UpdateSubscriptionCommissionProgram::new(
            "7",
            samples.body("updateSubscriptionCommissionProgram"),
        ),
    );
    samples.check(RetrieveAffiliateModel, RetrieveAffiliateModel);
    samples.check(
        CreateAffiliateCustomField::new(samples.body("createAffiliateCustomField")),
        CreateAffiliateCustomField::new(samples.body("createAffiliateCustomField")),
    );
    samples.check(
        UpdateAffiliateCustomField::new("7", samples.body("updateAffiliateCustomField")),
        UpdateAffiliateCustomField::new("7", samples.body("updateAffiliateCustomField")),
    );
    samples.check_without_json(
        DeleteAffiliateCustomField::new("7"),
        DeleteAffiliateCustomField::new("7"),
    );
    samples.check(
        ListAffiliateCustomFieldGroups::new(),
        ListAffiliateCustomFieldGroups::new().tab_id("7"),
    );
    samples.check(
        CreateAffiliateCustomFieldGroup::new(samples.body("createAffiliateCustomFieldGroup")),
        CreateAffiliateCustomFieldGroup::new(samples.body("createAffiliateCustomFieldGroup")),
    );
    samples.check(
        GetAffiliateCustomFieldGroup::new("7"),
        GetAffiliateCustomFieldGroup::new("7"),
    );
    samples.check(
        UpdateAffiliateCustomFieldGroup::new("7", samples.body("updateAffiliateCustomFieldGroup")),
        UpdateAffiliateCustomFieldGroup::new("7", samples.body("updateAffiliateCustomFieldGroup")),
    );
    samples.check_without_json(
        DeleteAffiliateCustomFieldGroup::new("7"),
        DeleteAffiliateCustomFieldGroup::new("7"),
    );
    samples.check(ListAffiliateCustomFieldTabs, ListAffiliateCustomFieldTabs);
    samples.check(
        CreateAffiliateCustomFieldTab::new(samples.body("createAffiliateCustomFieldTab")),
        CreateAffiliateCustomFieldTab::new(samples.body("createAffiliateCustomFieldTab")),
    );
    samples.check(
        GetAffiliateCustomFieldTab::new("7"),
        GetAffiliateCustomFieldTab::new("7"),
    );
    samples.check(
        UpdateAffiliateCustomFieldTab::new("7", samples.body("updateAffiliateCustomFieldTab")),
        UpdateAffiliateCustomFieldTab::new("7", samples.body("updateAffiliateCustomFieldTab")),
    );
    samples.check_without_json(
        DeleteAffiliateCustomFieldTab::new("7"),
        DeleteAffiliateCustomFieldTab::new("7"),
    );
    samples.finish();
}
