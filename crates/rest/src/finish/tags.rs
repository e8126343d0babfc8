//! Tags on contacts.

use crate::{ContactId, TagId, v1, v2};

impl v2::tags::ApplyTags {
    /// Applies a tag to contacts. The call succeeds even when it fails for single contacts; read the results.
    ///
    /// ```
    /// use keap_rest::v2::tags::ApplyTags;
    /// use keap_rest::{ContactId, Draft, Operation, TagId};
    ///
    /// let mut draft = Draft::new(ApplyTags::INFO.path);
    /// ApplyTags::to_contacts(TagId::new(91), [7, 8].map(ContactId::new)).write(&mut draft);
    /// assert_eq!(draft.as_path(), "/rest/v2/tags/91/contacts:applyTags");
    /// assert_eq!(draft.to_json(), Some(serde_json::json!({"contact_ids": ["7", "8"]})));
    /// ```
    pub fn to_contacts(tag: TagId, contacts: impl IntoIterator<Item = ContactId>) -> Self {
        Self::new(
            tag,
            v2::tags::ApplyRemoveTagRequest::new(contacts.into_iter().collect()),
        )
    }
}

impl v2::tags::RemoveTags {
    /// Removes a tag from contacts.
    pub fn from_contacts(tag: TagId, contacts: impl IntoIterator<Item = ContactId>) -> Self {
        Self::new(
            tag,
            v2::tags::ApplyRemoveTagRequest::new(contacts.into_iter().collect()),
        )
    }
}

impl v1::tags::ApplyTagToContacts {
    /// Applies a tag to contacts. The answer has a result for each contact, by its id.
    pub fn to_contacts(tag: TagId, contacts: impl IntoIterator<Item = ContactId>) -> Self {
        let ids = contacts.into_iter().map(Into::into).collect();
        Self::new(tag, v1::model::SetOfIds { ids: Some(ids) })
    }
}

#[cfg(feature = "contacts")]
impl v1::contacts::ApplyTagsToContact {
    /// Applies tags to a contact. The answer has a result for each tag, by its id.
    pub fn tags(contact: ContactId, tags: impl IntoIterator<Item = TagId>) -> Self {
        let tag_ids = tags.into_iter().collect();
        Self::new(
            contact,
            v1::contacts::TagIds {
                tag_ids: Some(tag_ids),
            },
        )
    }
}
