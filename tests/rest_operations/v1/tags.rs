//! Operations of tags.

use keap_rest::v1::tags::*;
use keap_rest::{ContactId, TagCategoryId, TagId};

use crate::rest_operations::samples::Samples;

#[test]
fn tags() {
    let mut samples = Samples::load("v1/tags");
    samples.check(
        ListTags::new(),
        ListTags::new()
            .category(TagCategoryId::new(7))
            .limit(5)
            .name("7")
            .offset(5),
    );
    samples.check(
        CreateTag::new(samples.body("createTagUsingPOST")),
        CreateTag::new(samples.body("createTagUsingPOST")),
    );
    samples.check(GetTag::new(TagId::new(7)), GetTag::new(TagId::new(7)));
    samples.check(
        CreateTagCategory::new(samples.body("createTagCategoryUsingPOST")),
        CreateTagCategory::new(samples.body("createTagCategoryUsingPOST")),
    );
    samples.check(
        ListTaggedCompanies::new(TagId::new(7)),
        ListTaggedCompanies::new(TagId::new(7)).limit(5).offset(5),
    );
    samples.check(
        ListTaggedContacts::new(TagId::new(7)),
        ListTaggedContacts::new(TagId::new(7)).limit(5).offset(5),
    );
    samples.check(
        ApplyTagToContacts::new(TagId::new(7), samples.body("applyTagToContactIdsUsingPOST")),
        ApplyTagToContacts::new(TagId::new(7), samples.body("applyTagToContactIdsUsingPOST")),
    );
    samples.check_without_json(
        RemoveTagFromContacts::new(TagId::new(7), [ContactId::new(7), ContactId::new(8)]),
        RemoveTagFromContacts::new(TagId::new(7), [ContactId::new(7), ContactId::new(8)]),
    );
    samples.check_without_json(
        RemoveTagFromContact::new(TagId::new(7), ContactId::new(7)),
        RemoveTagFromContact::new(TagId::new(7), ContactId::new(7)),
    );
    samples.finish();
}
