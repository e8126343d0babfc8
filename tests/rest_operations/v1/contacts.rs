//! Operations of contacts.

use keap_rest::v1::contacts::*;
use keap_rest::{ContactId, TagId};

use crate::rest_operations::samples::{Samples, time};

#[test]
fn contacts() {
    let mut samples = Samples::load("v1/contacts");
    samples.check(
        ListContacts::new(),
        ListContacts::new()
            .email("7")
            .family_name("7")
            .given_name("7")
            .limit(5)
            .offset(5)
            .optional_properties(["7", "8"])
            .order("7".into())
            .order_direction("7".into())
            .since(time())
            .until(time()),
    );
    samples.check(
        CreateContact::new(samples.body("createContactUsingPOST")),
        CreateContact::new(samples.body("createContactUsingPOST")),
    );
    samples.check(
        CreateOrUpdateContact::new(samples.body("createOrUpdateContactUsingPUT")),
        CreateOrUpdateContact::new(samples.body("createOrUpdateContactUsingPUT")),
    );
    samples.check(
        UpdateContact::new(
            ContactId::new(7),
            samples.body("updatePropertiesOnContactUsingPATCH"),
        ),
        UpdateContact::new(
            ContactId::new(7),
            samples.body("updatePropertiesOnContactUsingPATCH"),
        ),
    );
    samples.check_without_json(
        DeleteContact::new(ContactId::new(7)),
        DeleteContact::new(ContactId::new(7)),
    );
    samples.check(
        GetContact::new(ContactId::new(7)),
        GetContact::new(ContactId::new(7)).optional_properties(["7", "8"]),
    );
    samples.check(
        ListCreditCards::new(ContactId::new(7)),
        ListCreditCards::new(ContactId::new(7)),
    );
    samples.check(
        CreateCreditCard::new(ContactId::new(7), samples.body("createCreditCardUsingPOST")),
        CreateCreditCard::new(ContactId::new(7), samples.body("createCreditCardUsingPOST")),
    );
    samples.check(
        ListEmailsForContact::new(ContactId::new(7)),
        ListEmailsForContact::new(ContactId::new(7))
            .email("7")
            .limit(5)
            .offset(5),
    );
    samples.check(
        CreateEmailForContact::new(
            ContactId::new(7),
            samples.body("createEmailForContactUsingPOST"),
        ),
        CreateEmailForContact::new(
            ContactId::new(7),
            samples.body("createEmailForContactUsingPOST"),
        ),
    );
    samples.check(
        ListAppliedTags::new(ContactId::new(7)),
        ListAppliedTags::new(ContactId::new(7)).limit(5).offset(5),
    );
    samples.check(
        ApplyTagsToContact::new(
            ContactId::new(7),
            samples.body("applyTagsToContactIdUsingPOST"),
        ),
        ApplyTagsToContact::new(
            ContactId::new(7),
            samples.body("applyTagsToContactIdUsingPOST"),
        ),
    );
    samples.check_without_json(
        RemoveTagsFromContact::new(ContactId::new(7), [TagId::new(7), TagId::new(8)]),
        RemoveTagsFromContact::new(ContactId::new(7), [TagId::new(7), TagId::new(8)]),
    );
    samples.check_without_json(
        RemoveTagFromContact::new(ContactId::new(7), TagId::new(7)),
        RemoveTagFromContact::new(ContactId::new(7), TagId::new(7)),
    );
    samples.check(
        InsertUtMs::new(ContactId::new(7), samples.body("insertUTMsUsingPOST")),
        InsertUtMs::new(ContactId::new(7), samples.body("insertUTMsUsingPOST")),
    );
    samples.check(RetrieveContactModel::new(), RetrieveContactModel::new());
    samples.check(
        CreateContactCustomField::new(samples.body("createCustomFieldUsingPOST")),
        CreateContactCustomField::new(samples.body("createCustomFieldUsingPOST")),
    );
    samples.finish();
}
