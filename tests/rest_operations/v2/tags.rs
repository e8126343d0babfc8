//! Operations of tags.

use keap_rest::v2::tags::*;
use keap_rest::{Direction, TagCategoryId, TagId};

use crate::rest_operations::samples::{Samples, time};

#[test]
fn tags() {
    let mut samples = Samples::load("v2/tags");
    samples.check(
        ListTags::new(),
        ListTags::new()
            .filter(
                Filter::name("7")
                    .and(Filter::description("7"))
                    .and(Filter::description_none())
                    .and(Filter::category_id(TagCategoryId::new(7)))
                    .and(Filter::category_id_none())
                    .and(Filter::tag_ids([TagId::new(7)]))
                    .and(Filter::since_create_time(time()))
                    .and(Filter::until_create_time(time()))
                    .and(Filter::since_update_time(time()))
                    .and(Filter::until_update_time(time())),
            )
            .order_by(OrderKey::Name, Direction::Descending)
            .page_size(5)
            .page_token("7"),
    );
    samples.check(
        CreateTag::new(samples.body("createTag")),
        CreateTag::new(samples.body("createTag")),
    );
    samples.check(GetTag::new(TagId::new(7)), GetTag::new(TagId::new(7)));
    samples.check(
        UpdateTag::new(TagId::new(7), samples.body("updateTag")),
        UpdateTag::new(TagId::new(7), samples.body("updateTag")),
    );
    samples.check_without_json(DeleteTag::new(TagId::new(7)), DeleteTag::new(TagId::new(7)));
    samples.check(
        ListTagCategories::new(),
        ListTagCategories::new()
            .filter(
                TagCategoriesFilter::name("7")
                    .and(TagCategoriesFilter::name_none())
                    .and(TagCategoriesFilter::description("7"))
                    .and(TagCategoriesFilter::description_none())
                    .and(TagCategoriesFilter::since_create_time(time()))
                    .and(TagCategoriesFilter::until_create_time(time()))
                    .and(TagCategoriesFilter::since_update_time(time()))
                    .and(TagCategoriesFilter::until_update_time(time())),
            )
            .order_by(TagCategoriesOrderKey::Name, Direction::Descending)
            .page_size(5)
            .page_token("7"),
    );
    samples.check(
        CreateTagCategory::new(samples.body("createTagCategory")),
        CreateTagCategory::new(samples.body("createTagCategory")),
    );
    samples.check(
        GetTagCategory::new(TagCategoryId::new(7)),
        GetTagCategory::new(TagCategoryId::new(7)),
    );
    samples.check(
        UpdateTagCategory::new(TagCategoryId::new(7), samples.body("updateTagCategory")),
        UpdateTagCategory::new(TagCategoryId::new(7), samples.body("updateTagCategory")),
    );
    samples.check_without_json(
        DeleteTagCategory::new(TagCategoryId::new(7)),
        DeleteTagCategory::new(TagCategoryId::new(7)),
    );
    samples.check(
        ListTaggedCompanies::new(TagId::new(7)),
        ListTaggedCompanies::new(TagId::new(7))
            .filter(
                TaggedCompaniesFilter::company_name("7")
                    .and(TaggedCompaniesFilter::email("7"))
                    .and(TaggedCompaniesFilter::email_none())
                    .and(TaggedCompaniesFilter::since_applied_time(time()))
                    .and(TaggedCompaniesFilter::until_applied_time(time())),
            )
            .order_by(TaggedCompaniesOrderKey::CompanyName, Direction::Descending)
            .page_size(5)
            .page_token("7"),
    );
    samples.check(
        ListTaggedContacts::new(TagId::new(7)),
        ListTaggedContacts::new(TagId::new(7))
            .filter(
                TaggedContactsFilter::given_name("7")
                    .and(TaggedContactsFilter::given_name_none())
                    .and(TaggedContactsFilter::family_name("7"))
                    .and(TaggedContactsFilter::family_name_none())
                    .and(TaggedContactsFilter::email("7"))
                    .and(TaggedContactsFilter::email_none())
                    .and(TaggedContactsFilter::since_applied_time(time()))
                    .and(TaggedContactsFilter::until_applied_time(time())),
            )
            .order_by(TaggedContactsOrderKey::GivenName, Direction::Descending)
            .page_size(5)
            .page_token("7"),
    );
    samples.check(
        ApplyTags::new(TagId::new(7), samples.body("applyTags")),
        ApplyTags::new(TagId::new(7), samples.body("applyTags")),
    );
    samples.check_without_json(
        RemoveTags::new(TagId::new(7), samples.body("removeTags")),
        RemoveTags::new(TagId::new(7), samples.body("removeTags")),
    );
    samples.check(
        ListContactsAcrossTags::new(),
        ListContactsAcrossTags::new()
            .filter("7")
            .page_token("7")
            .order_by("7")
            .page_size(5),
    );
    samples.check(
        CountContactsForTag::new(TagId::new(7)),
        CountContactsForTag::new(TagId::new(7)).filter("7"),
    );
    samples.finish();
}
