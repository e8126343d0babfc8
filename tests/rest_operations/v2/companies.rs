//! Operations of companies.

use keap_rest::v2::companies::*;
use keap_rest::{Comparison, Direction};

use crate::rest_operations::samples::{Samples, time};

#[test]
fn companies() {
    let mut samples = Samples::load("v2/companies");
    samples.check(
        ListCompanies::new(),
        ListCompanies::new()
            .fields(["7", "8"])
            .filter(
                Filter::company_name("7")
                    .and(Filter::name("7"))
                    .and(Filter::email("7"))
                    .and(Filter::city("7"))
                    .and(Filter::state("7"))
                    .and(Filter::since_time(time()))
                    .and(Filter::until_time(time()))
                    .and(Filter::company_id("7"))
                    .and(Filter::company_id_compared(Comparison::Less, "7")),
            )
            .order_by(OrderKey::Id, Direction::Descending)
            .page_size(5)
            .page_token("7"),
    );
    samples.check(
        CreateCompany::new(samples.body("createCompany")),
        CreateCompany::new(samples.body("createCompany")),
    );
    samples.check(
        GetCompany::new("7"),
        GetCompany::new("7").fields(["7", "8"]),
    );
    samples.check(
        UpdateCompany::new("7", samples.body("updateCompany")),
        UpdateCompany::new("7", samples.body("updateCompany")),
    );
    samples.check_without_json(DeleteCompany::new("7"), DeleteCompany::new("7"));
    samples.check(
        ListTagsForCompany::new("7"),
        ListTagsForCompany::new("7")
            .filter(
                TagsForCompanyFilter::name("7")
                    .and(TagsForCompanyFilter::description("7"))
                    .and(TagsForCompanyFilter::category_id("7"))
                    .and(TagsForCompanyFilter::category_id_none())
                    .and(TagsForCompanyFilter::since_applied_time(time()))
                    .and(TagsForCompanyFilter::until_applied_time(time()))
                    .and(TagsForCompanyFilter::since_create_time(time()))
                    .and(TagsForCompanyFilter::until_create_time(time()))
                    .and(TagsForCompanyFilter::since_update_time(time()))
                    .and(TagsForCompanyFilter::until_update_time(time())),
            )
            .page_token("7")
            .order_by(TagsForCompanyOrderKey::Name, Direction::Descending)
            .page_size(5),
    );
    samples.check_without_json(
        AddTagToCompany::new("7", "7"),
        AddTagToCompany::new("7", "7"),
    );
    samples.check_without_json(
        RemoveTagFromCompany::new("7", "7"),
        RemoveTagFromCompany::new("7", "7"),
    );
    samples.check(RetrieveCompanyModel, RetrieveCompanyModel);
    samples.check(
        CreateCompanyCustomField::new(samples.body("createCompanyCustomField")),
        CreateCompanyCustomField::new(samples.body("createCompanyCustomField")),
    );
    samples.check(
        UpdateCompanyCustomField::new("7", samples.body("updateCompanyCustomField")),
        UpdateCompanyCustomField::new("7", samples.body("updateCompanyCustomField")),
    );
    samples.check_without_json(
        DeleteCompanyCustomField::new("7"),
        DeleteCompanyCustomField::new("7"),
    );
    samples.check(
        ListCompanyCustomFieldGroups::new(),
        ListCompanyCustomFieldGroups::new().tab_id("7"),
    );
    samples.check(
        CreateCompanyCustomFieldGroup::new(samples.body("createCompanyCustomFieldGroup")),
        CreateCompanyCustomFieldGroup::new(samples.body("createCompanyCustomFieldGroup")),
    );
    samples.check(
        GetCompanyCustomFieldGroup::new("7"),
        GetCompanyCustomFieldGroup::new("7"),
    );
    samples.check(
        UpdateCompanyCustomFieldGroup::new("7", samples.body("updateCompanyCustomFieldGroup")),
        UpdateCompanyCustomFieldGroup::new("7", samples.body("updateCompanyCustomFieldGroup")),
    );
    samples.check_without_json(
        DeleteCompanyCustomFieldGroup::new("7"),
        DeleteCompanyCustomFieldGroup::new("7"),
    );
    samples.check(ListCompanyCustomFieldTabs, ListCompanyCustomFieldTabs);
    samples.check(
        CreateCompanyCustomFieldTab::new(samples.body("createCompanyCustomFieldTab")),
        CreateCompanyCustomFieldTab::new(samples.body("createCompanyCustomFieldTab")),
    );
    samples.check(
        GetCompanyCustomFieldTab::new("7"),
        GetCompanyCustomFieldTab::new("7"),
    );
    samples.check(
        UpdateCompanyCustomFieldTab::new("7", samples.body("updateCompanyCustomFieldTab")),
        UpdateCompanyCustomFieldTab::new("7", samples.body("updateCompanyCustomFieldTab")),
    );
    samples.check_without_json(
        DeleteCompanyCustomFieldTab::new("7"),
        DeleteCompanyCustomFieldTab::new("7"),
    );
    samples.finish();
}
