//! Changing one entry of a list of a v2 contact without losing the others.

use crate::setters::setters;
use crate::v2::contacts::{Contact, GetContact, UpdateContact, UpdateContactRequest};
use crate::v2::model::{
    Address, CustomFieldValue, EmailAddress, EmailAddressRequest, FaxNumber, PhoneNumber,
    SocialAccount,
};
use crate::{Client, ContactId, Error, Patch};

/// Entries to be added to the lists of a contact, or to take the place of the entries in the same slots.
///
/// A partial update of REST v2 replaces each list it mentions as a whole. [`Client::merge_contact_lists`] therefore
/// reads the lists first. What is not mentioned here is neither read nor written.
///
/// ```
/// use keap_rest::v2::contacts::ContactLists;
/// use keap_rest::v2::model::{PhoneNumber, PhoneNumberField};
///
/// let desk = PhoneNumber::new(PhoneNumberField::Phone2, "+1 480 555 0100");
/// let lists = ContactLists::default().phone_numbers([desk]);
/// assert_eq!(lists.names(), ["phone_numbers"]);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ContactLists {
    /// Addresses, one for each slot.
    pub addresses: Vec<Address>,
    /// Values of custom fields, one for each field.
    pub custom_fields: Vec<CustomFieldValue>,
    /// Email addresses, one for each slot.
    pub email_addresses: Vec<EmailAddressRequest>,
    /// Fax numbers, one for each slot.
    pub fax_numbers: Vec<FaxNumber>,
    /// Phone numbers, one for each slot.
    pub phone_numbers: Vec<PhoneNumber>,
    /// Social accounts, one for each network.
    pub social_accounts: Vec<SocialAccount>,
}

setters! {
    ContactLists {} lists {
        addresses: Address,
        custom_fields: CustomFieldValue,
        email_addresses: EmailAddressRequest,
        fax_numbers: FaxNumber,
        phone_numbers: PhoneNumber,
        social_accounts: SocialAccount,
    }
}

impl ContactLists {
    /// The lists that hold something, by their names in the API.
    pub fn names(&self) -> Vec<&'static str> {
        let lists = [
            ("addresses", self.addresses.is_empty()),
            ("custom_fields", self.custom_fields.is_empty()),
            ("email_addresses", self.email_addresses.is_empty()),
            ("fax_numbers", self.fax_numbers.is_empty()),
            ("phone_numbers", self.phone_numbers.is_empty()),
            ("social_accounts", self.social_accounts.is_empty()),
        ];
        lists
            .into_iter()
            .filter(|(_, is_empty)| !is_empty)
            .map(|(name, _)| name)
            .collect()
    }

    /// The update that leaves a contact with its own entries and these.
    pub fn merged_with(&self, contact: &Contact) -> UpdateContactRequest {
        let emails: Vec<EmailAddressRequest> =
            contact.email_addresses.iter().map(as_request).collect();
        UpdateContactRequest {
            addresses: merged(&contact.addresses, &self.addresses, |entry| &entry.field),
            custom_fields: merged(&contact.custom_fields, &self.custom_fields, |entry| {
                &entry.id
            }),
            email_addresses: merged(&emails, &self.email_addresses, |entry| &entry.field),
            fax_numbers: merged(&contact.fax_numbers, &self.fax_numbers, |entry| {
                &entry.field
            }),
            phone_numbers: merged(&contact.phone_numbers, &self.phone_numbers, |entry| {
                &entry.field
            }),
            social_accounts: merged(&contact.social_accounts, &self.social_accounts, |entry| {
                &entry.r#type
            }),
            ..UpdateContactRequest::default()
        }
    }
}

/// An entry that was read, as it is written back: without the reason, which would ask to opt in anew.
fn as_request(entry: &EmailAddress) -> EmailAddressRequest {
    EmailAddressRequest {
        email: entry.email.clone(),
        field: entry.field.clone(),
        opt_in_reason: None,
    }
}

fn merged<T: Clone, K: PartialEq>(there: &[T], new: &[T], key: impl Fn(&T) -> &K) -> Patch<Vec<T>> {
    if new.is_empty() {
        return Patch::Keep;
    }
    let is_replaced = |entry: &&T| new.iter().any(|new| key(new) == key(entry));
    let kept = there.iter().filter(|entry| !is_replaced(entry));
    Patch::Set(kept.chain(new).cloned().collect())
}

impl Client {
    /// Reads the lists of a contact, merges the entries into them and writes them back. Answers the contact with
    /// these lists.
    ///
    /// Two calls, so a change that somebody else makes between them is lost; the API offers no protection.
    ///
    /// # Errors
    /// As [`send`](Self::send), of either call.
    pub async fn merge_contact_lists(
        &self,
        contact_id: ContactId,
        lists: &ContactLists,
    ) -> Result<Contact, Error> {
        let names = lists.names();
        let contact = self
            .send(&GetContact::new(contact_id).fields(names.clone()))
            .await?;
        let update = UpdateContact::new(contact_id, lists.merged_with(&contact));
        self.send(&update.fields(names)).await
    }
}

#[cfg(test)]
mod tests {
    use keap_http::testing::Script;

    use super::*;
    use crate::v2::model::PhoneNumberField;

    #[tokio::test]
    async fn the_entries_of_other_slots_survive() {
        let contact = r#"{"id":"7","phone_numbers":[
            {"field":"PHONE1","number":"1","type":"Home"},{"field":"PHONE2","number":"2","later":true}]}"#;
        let script = Script::new()
            .answer(200, "application/json", contact)
            .answer(200, "application/json", "{}");
        let base = Client::BASE.parse().unwrap();
        let client = Client::new(script.transport(), &base);
        let lists = ContactLists {
            phone_numbers: vec![PhoneNumber::new(PhoneNumberField::Phone1, "9")],
            ..ContactLists::default()
        };
        client
            .merge_contact_lists(ContactId::new(7), &lists)
            .await
            .unwrap();

        let seen = script.take_seen();
        assert_eq!(
            seen[0].head.uri.path_and_query().unwrap(),
            "/crm/rest/v2/contacts/7?fields=phone_numbers"
        );
        assert_eq!(
            seen[1].head.uri.query(),
            Some("update_mask=phone_numbers&fields=phone_numbers")
        );
        assert_eq!(
            seen[1].body,
            r#"{"phone_numbers":[{"number":"2","field":"PHONE2","later":true},{"number":"9","field":"PHONE1"}]}"#
        );
    }
}
