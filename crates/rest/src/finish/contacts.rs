//! Contacts: bodies that hold what the server asks for.

use crate::v2::model::{
    Address, EmailAddressField, EmailAddressRequest, PhoneNumber, PhoneNumberField,
};
use crate::{ContactId, LinkTypeId, v1, v2};

impl v2::contacts::CreateContactRequest {
    /// A contact with an email address. The server wants at least one of email address, phone number and address.
    ///
    /// ```
    /// use keap_rest::v2::contacts::{CreateContact, CreateContactRequest, DuplicateOption};
    ///
    /// let body = CreateContactRequest::with_email("ann@example.com")
    ///     .given_name("Ann");
    /// assert_eq!(
    ///     serde_json::to_value(&body)?,
    ///     serde_json::json!({
    ///         "email_addresses": [{"email": "ann@example.com", "field": "EMAIL1"}],
    ///         "given_name": "Ann",
    ///     })
    /// );
    /// // Answers the name and the email address, and changes Ann if she is already there.
    /// let _create = CreateContact::new(body)
    ///     .duplicate_option(DuplicateOption::Email)
    ///     .fields(["email_addresses"]);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn with_email(email: impl Into<String>) -> Self {
        let entry = EmailAddressRequest::new(EmailAddressField::Email1, email);
        Self {
            email_addresses: Some(vec![entry]),
            ..Self::default()
        }
    }

    /// A contact with a phone number.
    pub fn with_phone(number: impl Into<String>) -> Self {
        let entry = PhoneNumber::new(PhoneNumberField::Phone1, number);
        Self {
            phone_numbers: Some(vec![entry]),
            ..Self::default()
        }
    }

    /// A contact with an address.
    pub fn with_address(address: Address) -> Self {
        Self {
            addresses: Some(vec![address]),
            ..Self::default()
        }
    }
}

impl v2::contacts::MergeContacts {
    /// Merges a duplicate into a contact; the duplicate is gone after it. Which value wins is not documented.
    pub fn into_contact(contact: ContactId, duplicate: ContactId) -> Self {
        Self::new(v2::contacts::MergeContactRequest::new(contact, duplicate))
    }
}

impl v2::contacts::LinkContactsRequest {
    /// Two contacts and the type of the link between them.
    pub fn between(first: ContactId, second: ContactId, link_type: LinkTypeId) -> Self {
        Self {
            contact1_id: Some(first),
            contact2_id: Some(second),
            link_type_id: Some(link_type),
        }
    }
}

impl v1::contacts::EmailAddress {
    /// An email address in one of the slots of a contact.
    pub fn new(field: v1::contacts::EmailAddressField, email: impl Into<String>) -> Self {
        Self {
            field: Some(field),
            email: Some(email.into()),
            ..Self::default()
        }
    }
}

impl v1::contacts::CreateContactRequest {
    /// A contact with an email address. The server wants at least one of email address and phone number; it never
    /// looks for duplicates here, [`CreateOrUpdateContact`](v1::contacts::CreateOrUpdateContact) does.
    pub fn with_email(email: impl Into<String>) -> Self {
        let entry = v1::contacts::EmailAddress::new(v1::contacts::EmailAddressField::Email1, email);
        Self {
            email_addresses: Some(vec![entry]),
            ..Self::default()
        }
    }

    /// A contact with a phone number.
    pub fn with_phone(number: impl Into<String>) -> Self {
        let entry = v1::model::PhoneNumber::new(v1::model::PhoneNumberField::Phone1, number);
        Self {
            phone_numbers: Some(vec![entry]),
            ..Self::default()
        }
    }
}

impl v1::contacts::CreateOrUpdateContactRequest {
    /// A contact that is recognized by its email address, or by address and name. A match is changed in the
    /// properties of this body only.
    ///
    /// ```
    /// use keap_rest::v1::contacts::{CreateOrUpdateContactRequest, DuplicateOption};
    ///
    /// let body = CreateOrUpdateContactRequest::matching(DuplicateOption::Email, "ann@example.com");
    /// assert_eq!(
    ///     serde_json::to_value(&body)?,
    ///     serde_json::json!({
    ///         "email_addresses": [{"email": "ann@example.com", "field": "EMAIL1"}],
    ///         "duplicate_option": "Email",
    ///     })
    /// );
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn matching(by: v1::contacts::DuplicateOption, email: impl Into<String>) -> Self {
        let entry = v1::contacts::EmailAddress::new(v1::contacts::EmailAddressField::Email1, email);
        Self {
            email_addresses: Some(vec![entry]),
            duplicate_option: Some(by),
            ..Self::default()
        }
    }
}
