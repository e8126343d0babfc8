//! Operations of companies.

use keap_rest::v2::companies::*;
use keap_rest::{
    CompanyId, Comparison, CustomFieldGroupId, CustomFieldId, CustomFieldTabId, Direction,
    TagCategoryId, TagId,
};

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
                    .and(Filter::company_id(CompanyId::new(7)))
                    .and(Filter::company_id_compared(
                        Comparison::Less,
                        CompanyId::new(7),
                    )),
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
        GetCompany::new(CompanyId::new(7)),
        GetCompany::new(CompanyId::new(7)).fields(["7", "8"]),
    );
    samples.check(
        UpdateCompany::new(CompanyId::new(7), samples.body("updateCompany")),
        UpdateCompany::new(CompanyId::new(7), samples.body("updateCompany")),
    );
    samples.check_without_json(
        DeleteCompany::new(CompanyId::new(7)),
        DeleteCompany::new(CompanyId::new(7)),
    );
    samples.check(
        ListTagsForCompany::new(CompanyId::new(7)),
        ListTagsForCompany::new(CompanyId::new(7))
            .filter(
                TagsForCompanyFilter::name("7")
                    .and(TagsForCompanyFilter::description("7"))
                    .and(TagsForCompanyFilter::category_id(TagCategoryId::new(7)))
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
        AddTagToCompany::new(CompanyId::new(7), TagId::new(7)),
        AddTagToCompany::new(CompanyId::new(7), TagId::new(7)),
    );
    samples.check_without_json(
        RemoveTagFromCompany::new(CompanyId::new(7), TagId::new(7)),
        RemoveTagFromCompany::new(CompanyId::new(7), TagId::new(7)),
    );
    samples.check(RetrieveCompanyModel::new(), RetrieveCompanyModel::new());
    samples.check(
        CreateCompanyCustomField::new(samples.body("createCompanyCustomField")),
        CreateCompanyCustomField::new(samples.body("createCompanyCustomField")),
    );
    samples.check(
        UpdateCompanyCustomField::new(
            CustomFieldId::new(7),
            samples.body("updateCompanyCustomField"),
        ),
        UpdateCompanyCustomField::new(
            CustomFieldId::new(7),
            samples.body("updateCompanyCustomField"),
        ),
    );
    samples.check_without_json(
        DeleteCompanyCustomField::new(CustomFieldId::new(7)),
        DeleteCompanyCustomField::new(CustomFieldId::new(7)),
    );
    samples.check(
        ListCompanyCustomFieldGroups::new(),
        ListCompanyCustomFieldGroups::new().tab_id(CustomFieldTabId::new(7)),
    );
    samples.check(
        CreateCompanyCustomFieldGroup::new(samples.body("createCompanyCustomFieldGroup")),
        CreateCompanyCustomFieldGroup::new(samples.body("createCompanyCustomFieldGroup")),
    );
    samples.check(
        GetCompanyCustomFieldGroup::new(CustomFieldGroupId::new(7)),
        GetCompanyCustomFieldGroup::new(CustomFieldGroupId::new(7)),
    );
    samples.check(
        UpdateCompanyCustomFieldGroup::new(
            CustomFieldGroupId::new(7),
            samples.body("updateCompanyCustomFieldGroup"),
        ),
        UpdateCompanyCustomFieldGroup::new(
            CustomFieldGroupId::new(7),
            samples.body("updateCompanyCustomFieldGroup"),
        ),
    );
    samples.check_without_json(
        DeleteCompanyCustomFieldGroup::new(CustomFieldGroupId::new(7)),
        DeleteCompanyCustomFieldGroup::new(CustomFieldGroupId::new(7)),
    );
    samples.check(
        ListCompanyCustomFieldTabs::new(),
        ListCompanyCustomFieldTabs::new(),
    );
    samples.check(
        CreateCompanyCustomFieldTab::new(samples.body("createCompanyCustomFieldTab")),
        CreateCompanyCustomFieldTab::new(samples.body("createCompanyCustomFieldTab")),
    );
    samples.check(
        GetCompanyCustomFieldTab::new(CustomFieldTabId::new(7)),
        GetCompanyCustomFieldTab::new(CustomFieldTabId::new(7)),
    );
    samples.check(
        UpdateCompanyCustomFieldTab::new(
            CustomFieldTabId::new(7),
            samples.body("updateCompanyCustomFieldTab"),
        ),
        UpdateCompanyCustomFieldTab::new(
            CustomFieldTabId::new(7),
            samples.body("updateCompanyCustomFieldTab"),
        ),
    );
    samples.check_without_json(
        DeleteCompanyCustomFieldTab::new(CustomFieldTabId::new(7)),
        DeleteCompanyCustomFieldTab::new(CustomFieldTabId::new(7)),
    );
    samples.finish();
}
