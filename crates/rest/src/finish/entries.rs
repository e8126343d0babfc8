//! Entries of the lists of contacts and companies: addresses, email addresses, phone numbers, custom fields.

use serde_json::Value;

use crate::{CustomFieldId, v1, v2};

impl v2::model::EmailAddressRequest {
    /// An email address in one of the slots of a contact.
    pub fn new(field: v2::model::EmailAddressField, email: impl Into<String>) -> Self {
        Self {
            field: Some(field),
            email: Some(email.into()),
            opt_in_reason: None,
        }
    }

    /// Asks to mark the address marketable, with the reason the person gave. Raises only addresses that never
    /// opted out by themselves; any other state stays as it is.
    #[must_use]
    pub fn opt_in(mut self, reason: impl Into<String>) -> Self {
        self.opt_in_reason = Some(reason.into());
        self
    }
}

impl v2::model::PhoneNumber {
    /// A phone number in one of the slots of a contact.
    pub fn new(field: v2::model::PhoneNumberField, number: impl Into<String>) -> Self {
        Self {
            field: Some(field),
            number: Some(number.into()),
            ..Self::default()
        }
    }
}

impl v2::model::Address {
    /// An empty address in one of the slots of a contact.
    pub fn new(field: v2::model::AddressField) -> Self {
        Self {
            field: Some(field),
            ..Self::default()
        }
    }

    /// Sets country and region together, because a region without its country is refused. The country is ISO
    /// 3166-1 alpha-3 (`USA`), the region ISO 3166-2 with its country (`US-AZ`). v2 does not check that they agree.
    #[must_use]
    pub fn region(
        mut self,
        country_code: impl Into<String>,
        region_code: impl Into<String>,
    ) -> Self {
        self.country_code = Some(country_code.into());
        self.region_code = Some(region_code.into());
        self
    }
}

impl v2::model::CustomFieldValue {
    /// The value of a custom field. `Value::Null` clears it.
    pub fn new(id: CustomFieldId, content: impl Into<Value>) -> Self {
        Self {
            id: Some(id),
            content: Some(content.into()),
            ..Self::default()
        }
    }
}

impl v2::model::CustomFieldValueObject {
    /// The value of a custom field of a note or task. `Value::Null` clears it.
    pub fn new(id: CustomFieldId, content: impl Into<Value>) -> Self {
        Self {
            id: Some(id),
            content: Some(content.into()),
            ..Self::default()
        }
    }
}

impl v1::model::CustomFieldValue {
    /// The value of a custom field. `Value::Null` clears it.
    pub fn new(id: CustomFieldId, content: impl Into<Value>) -> Self {
        Self {
            id: Some(id),
            content: Some(content.into()),
            ..Self::default()
        }
    }
}

impl v1::model::ContactAddress {
    /// An empty address in one of the slots of a contact.
    pub fn new(field: v1::model::ContactAddressField) -> Self {
        Self {
            field: Some(field),
            ..Self::default()
        }
    }

    /// Sets country and region together, because a region without its country is refused. The country is ISO
    /// 3166-1 alpha-3 (`USA`); the region has to be a name or code that v1 lists for that country.
    #[must_use]
    pub fn region(mut self, country_code: impl Into<String>, region: impl Into<String>) -> Self {
        self.country_code = Some(country_code.into());
        self.region = Some(region.into());
        self
    }
}

impl v1::model::PhoneNumber {
    /// A phone number in one of the slots of a contact.
    pub fn new(field: v1::model::PhoneNumberField, number: impl Into<String>) -> Self {
        Self {
            field: Some(field),
            number: Some(number.into()),
            ..Self::default()
        }
    }
}
