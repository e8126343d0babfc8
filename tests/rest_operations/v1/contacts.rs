//! Operations of contacts.

use keap_rest::v1::contacts::*;

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
        UpdateContact::new("7", samples.body("updatePropertiesOnContactUsingPATCH")),
        UpdateContact::new("7", samples.body("updatePropertiesOnContactUsingPATCH")),
    );
    samples.check_without_json(DeleteContact::new("7"), DeleteContact::new("7"));
    samples.check(
        GetContact::new("7"),
        GetContact::new("7").optional_properties(["7", "8"]),
    );
    samples.check(ListCreditCards::new("7"), ListCreditCards::new("7"));
    samples.check(
        CreateCreditCard::new("7", samples.body("createCreditCardUsingPOST")),
        CreateCreditCard::new("7", samples.body("createCreditCardUsingPOST")),
    );
    samples.check(
        ListEmailsForContact::new("7"),
        ListEmailsForContact::new("7").email("7").limit(5).offset(5),
    );
    samples.check(
        CreateEmailForContact::new("7", samples.body("createEmailForContactUsingPOST")),
        CreateEmailForContact::new("7", samples.body("createEmailForContactUsingPOST")),
    );
    samples.check(
        ListAppliedTags::new("7"),
        ListAppliedTags::new("7").limit(5).offset(5),
    );
    samples.check(
        ApplyTagsToContact::new("7", samples.body("applyTagsToContactIdUsingPOST")),
        ApplyTagsToContact::new("7", samples.body("applyTagsToContactIdUsingPOST")),
    );
    samples.check_without_json(
        RemoveTagsFromContact::new("7", [7, 8]),
        RemoveTagsFromContact::new("7", [7, 8]),
    );
    samples.check_without_json(
        RemoveTagFromContact::new("7", "7"),
        RemoveTagFromContact::new("7", "7"),
    );
    samples.check(
        InsertUtMs::new("7", samples.body("insertUTMsUsingPOST")),
        InsertUtMs::new("7", samples.body("insertUTMsUsingPOST")),
    );
    samples.check(RetrieveContactModel, RetrieveContactModel);
    samples.check(
        CreateContactCustomField::new(samples.body("createCustomFieldUsingPOST")),
        CreateContactCustomField::new(samples.body("createCustomFieldUsingPOST")),
    );
    samples.finish();
}
