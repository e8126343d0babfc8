//! Operations of contacts.

use keap_rest::v2::contacts::*;
use keap_rest::{
    CompanyId, Comparison, ContactId, CustomFieldGroupId, CustomFieldId, CustomFieldTabId,
    Direction, LinkTypeId, TagCategoryId,
};

use crate::rest_operations::samples::{Samples, time};

#[test]
fn contacts() {
    let mut samples = Samples::load("v2/contacts");
    samples.check(
        ListContacts::new(),
        ListContacts::new()
            .fields(["7", "8"])
            .filter(
                Filter::email("7")
                    .and(Filter::given_name("7"))
                    .and(Filter::family_name("7"))
                    .and(Filter::middle_name("7"))
                    .and(Filter::company_id(CompanyId::new(7)))
                    .and(Filter::contact_ids([ContactId::new(7)]))
                    .and(Filter::ids([ContactId::new(7)]))
                    .and(Filter::start_update_time(time()))
                    .and(Filter::end_update_time(time()))
                    .and(Filter::phone_number("7"))
                    .and(Filter::phone_fields(["7"]))
                    .and(Filter::billing_address_line1("7"))
                    .and(Filter::billing_address_locality("7"))
                    .and(Filter::billing_address_region("7"))
                    .and(Filter::billing_address_postal_code("7"))
                    .and(Filter::billing_address_country_code("7"))
                    .and(Filter::shipping_address_line1("7"))
                    .and(Filter::shipping_address_locality("7"))
                    .and(Filter::shipping_address_region("7"))
                    .and(Filter::shipping_address_postal_code("7"))
                    .and(Filter::shipping_address_country_code("7"))
                    .and(Filter::other_address_line1("7"))
                    .and(Filter::other_address_locality("7"))
                    .and(Filter::other_address_region("7"))
                    .and(Filter::other_address_postal_code("7"))
                    .and(Filter::other_address_country_code("7"))
                    .and(Filter::city("7"))
                    .and(Filter::state("7"))
                    .and(Filter::website("7"))
                    .and(Filter::lead_source_name("7"))
                    .and(Filter::contact_id(ContactId::new(7)))
                    .and(Filter::contact_id_compared(
                        Comparison::Less,
                        ContactId::new(7),
                    )),
            )
            .order_by(OrderKey::Id, Direction::Descending)
            .page_size(5)
            .page_token("7"),
    );
    samples.check(
        CreateContact::new(samples.body("createContact")),
        CreateContact::new(samples.body("createContact"))
            .fields(["7", "8"])
            .duplicate_option("7".into()),
    );
    samples.check(
        LinkContacts::new(samples.body("linkContacts")),
        LinkContacts::new(samples.body("linkContacts")),
    );
    samples.check(
        MergeContacts::new(samples.body("mergeContacts")),
        MergeContacts::new(samples.body("mergeContacts")).fields(["7", "8"]),
    );
    samples.check_without_json(
        UnlinkContacts::new(samples.body("unlinkContacts")),
        UnlinkContacts::new(samples.body("unlinkContacts")),
    );
    samples.check(
        GetContact::new(ContactId::new(7)),
        GetContact::new(ContactId::new(7)).fields(["7", "8"]),
    );
    samples.check(
        UpdateContact::new(ContactId::new(7), samples.body("updateContact")),
        UpdateContact::new(ContactId::new(7), samples.body("updateContact")).fields(["7", "8"]),
    );
    samples.check_without_json(
        DeleteContact::new(ContactId::new(7)),
        DeleteContact::new(ContactId::new(7)),
    );
    samples.check(
        GetLeadScore::new(ContactId::new(7)),
        GetLeadScore::new(ContactId::new(7)),
    );
    samples.check(
        ListContactLinks::new(ContactId::new(7)),
        ListContactLinks::new(ContactId::new(7)),
    );
    samples.check(
        ListTagsForContact::new(ContactId::new(7)),
        ListTagsForContact::new(ContactId::new(7))
            .filter(
                TagsForContactFilter::name("7")
                    .and(TagsForContactFilter::description("7"))
                    .and(TagsForContactFilter::category_id(TagCategoryId::new(7)))
                    .and(TagsForContactFilter::category_id_none())
                    .and(TagsForContactFilter::since_applied_time(time()))
                    .and(TagsForContactFilter::until_applied_time(time()))
                    .and(TagsForContactFilter::since_create_time(time()))
                    .and(TagsForContactFilter::until_create_time(time()))
                    .and(TagsForContactFilter::since_update_time(time()))
                    .and(TagsForContactFilter::until_update_time(time())),
            )
            .page_token("7")
            .order_by(TagsForContactOrderKey::Name, Direction::Descending)
            .page_size(5),
    );
    samples.check(
        ListTagsAcrossContacts::new(),
        ListTagsAcrossContacts::new()
            .filter("7")
            .page_token("7")
            .order_by("7")
            .page_size(5),
    );
    samples.check(
        ListContactLinkTypes::new(),
        ListContactLinkTypes::new()
            .filter(ContactLinkTypesFilter::name("7"))
            .order_by(ContactLinkTypesOrderKey::Name, Direction::Descending)
            .page_size(5)
            .page_token("7"),
    );
    samples.check(
        CreateContactLinkType::new(samples.body("createContactLinkType")),
        CreateContactLinkType::new(samples.body("createContactLinkType")),
    );
    samples.check(
        UpdateContactLinkType::new(LinkTypeId::new(7), samples.body("updateContactLinkType")),
        UpdateContactLinkType::new(LinkTypeId::new(7), samples.body("updateContactLinkType")),
    );
    samples.check_without_json(
        DeleteContactLinkType::new(LinkTypeId::new(7)),
        DeleteContactLinkType::new(LinkTypeId::new(7)),
    );
    samples.check(RetrieveContactModel::new(), RetrieveContactModel::new());
    samples.check(
        CreateContactCustomField::new(samples.body("createContactCustomField")),
        CreateContactCustomField::new(samples.body("createContactCustomField")),
    );
    samples.check_without_json(
        DeleteContactCustomField::new(CustomFieldId::new(7)),
        DeleteContactCustomField::new(CustomFieldId::new(7)),
    );
    samples.check(
        ListContactCustomFieldGroups::new(),
        ListContactCustomFieldGroups::new().tab_id(CustomFieldTabId::new(7)),
    );
    samples.check(
        CreateContactCustomFieldGroup::new(samples.body("createContactCustomFieldGroup")),
        CreateContactCustomFieldGroup::new(samples.body("createContactCustomFieldGroup")),
    );
    samples.check(
        GetContactCustomFieldGroup::new(CustomFieldGroupId::new(7)),
        GetContactCustomFieldGroup::new(CustomFieldGroupId::new(7)),
    );
    samples.check(
        UpdateContactCustomFieldGroup::new(
            CustomFieldGroupId::new(7),
            samples.body("updateContactCustomFieldGroup"),
        ),
        UpdateContactCustomFieldGroup::new(
            CustomFieldGroupId::new(7),
            samples.body("updateContactCustomFieldGroup"),
        ),
    );
    samples.check_without_json(
        DeleteContactCustomFieldGroup::new(CustomFieldGroupId::new(7)),
        DeleteContactCustomFieldGroup::new(CustomFieldGroupId::new(7)),
    );
    samples.check(
        ListContactCustomFieldTabs::new(),
        ListContactCustomFieldTabs::new(),
    );
    samples.check(
        CreateContactCustomFieldTab::new(samples.body("createContactCustomFieldTab")),
        CreateContactCustomFieldTab::new(samples.body("createContactCustomFieldTab")),
    );
    samples.check(
        GetContactCustomFieldTab::new(CustomFieldTabId::new(7)),
        GetContactCustomFieldTab::new(CustomFieldTabId::new(7)),
    );
    samples.check(
        UpdateContactCustomFieldTab::new(
            CustomFieldTabId::new(7),
            samples.body("updateContactCustomFieldTab"),
        ),
        UpdateContactCustomFieldTab::new(
            CustomFieldTabId::new(7),
            samples.body("updateContactCustomFieldTab"),
        ),
    );
    samples.check_without_json(
        DeleteContactCustomFieldTab::new(CustomFieldTabId::new(7)),
        DeleteContactCustomFieldTab::new(CustomFieldTabId::new(7)),
    );
    samples.finish();
}
