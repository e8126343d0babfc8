//! Contacts.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

mod model;

use std::collections::BTreeMap;

use super::model::{
    CreateCustomFieldRequest, CustomFieldMetaData, EmailSentCreate, EmailSentQueryResult,
    EmailSentQueryResultList, ObjectModel, OrderDirection, TagResult,
};
use crate::endpoints;
use crate::{
    ContactId, Cursor, Draft, Id, Info, JsonBody, ListStyle, Nothing, Operation, Page, Pages,
    TagId, Timestamp, UpdateMask,
};

pub use model::*;

/// Lists contacts: `GET /rest/v1/contacts`.
///
/// Operation `listContactsUsingGET`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListContacts {
    pub email: Option<String>,
    pub family_name: Option<String>,
    pub given_name: Option<String>,
    /// The most records a page holds; 1000 when left out (observed).
    pub limit: Option<u32>,
    /// How many records are skipped.
    pub offset: Option<u32>,
    /// Properties that are not part of the answer by default.
    pub optional_properties: Vec<String>,
    /// What the list is ordered by.
    pub order: Option<ContactsOrder>,
    /// Ascending or descending.
    pub order_direction: Option<OrderDirection>,
    /// Only what changed or happened at this time or later.
    pub since: Option<Timestamp>,
    /// Only what changed or happened until this time.
    pub until: Option<Timestamp>,
}

impl ListContacts {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`email`](field@Self::email).
    #[must_use]
    pub fn email(mut self, email: impl Into<String>) -> Self {
        self.email = Some(email.into());
        self
    }

    /// Sets [`family_name`](field@Self::family_name).
    #[must_use]
    pub fn family_name(mut self, family_name: impl Into<String>) -> Self {
        self.family_name = Some(family_name.into());
        self
    }

    /// Sets [`given_name`](field@Self::given_name).
    #[must_use]
    pub fn given_name(mut self, given_name: impl Into<String>) -> Self {
        self.given_name = Some(given_name.into());
        self
    }

    /// Sets [`limit`](field@Self::limit).
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Sets [`offset`](field@Self::offset).
    #[must_use]
    pub fn offset(mut self, offset: u32) -> Self {
        self.offset = Some(offset);
        self
    }

    /// Sets [`optional_properties`](field@Self::optional_properties).
    #[must_use]
    pub fn optional_properties(
        mut self,
        optional_properties: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.optional_properties = optional_properties.into_iter().map(Into::into).collect();
        self
    }

    /// Sets [`order`](field@Self::order).
    #[must_use]
    pub fn order(mut self, order: ContactsOrder) -> Self {
        self.order = Some(order);
        self
    }

    /// Sets [`order_direction`](field@Self::order_direction).
    #[must_use]
    pub fn order_direction(mut self, order_direction: OrderDirection) -> Self {
        self.order_direction = Some(order_direction);
        self
    }

    /// Sets [`since`](field@Self::since).
    #[must_use]
    pub fn since(mut self, since: impl Into<Timestamp>) -> Self {
        self.since = Some(since.into());
        self
    }

    /// Sets [`until`](field@Self::until).
    #[must_use]
    pub fn until(mut self, until: impl Into<Timestamp>) -> Self {
        self.until = Some(until.into());
        self
    }
}

impl Operation for ListContacts {
    type Output = ContactList;

    const INFO: &'static Info = &endpoints::v1::contacts::LIST_CONTACTS;

    fn write(&self, draft: &mut Draft) {
        draft.query("email", self.email.as_ref());
        draft.query("family_name", self.family_name.as_ref());
        draft.query("given_name", self.given_name.as_ref());
        draft.query("limit", self.limit.as_ref());
        draft.query("offset", self.offset.as_ref());
        draft.list(
            "optional_properties",
            &self.optional_properties,
            ListStyle::Comma,
        );
        draft.query("order", self.order.as_ref());
        draft.query("order_direction", self.order_direction.as_ref());
        draft.query("since", self.since.as_ref());
        draft.query("until", self.until.as_ref());
    }
}

impl Pages for ListContacts {
    type Item = PartialContact;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.offset = cursor.offset();
        self.limit.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<PartialContact> {
        Page::with_offset(answer.contacts)
    }
}

/// Creates a contact: `POST /rest/v1/contacts`.
///
/// Operation `createContactUsingPOST`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateContact {
    pub body: JsonBody<CreateContactRequest>,
}

impl CreateContact {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateContactRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateContact {
    type Output = Contact;

    const INFO: &'static Info = &endpoints::v1::contacts::CREATE_CONTACT;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Changes the contact that matches, or creates one: `PUT /rest/v1/contacts`.
///
/// Operation `createOrUpdateContactUsingPUT`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateOrUpdateContact {
    pub body: JsonBody<CreateOrUpdateContactRequest>,
}

impl CreateOrUpdateContact {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateOrUpdateContactRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateOrUpdateContact {
    type Output = Contact;

    const INFO: &'static Info = &endpoints::v1::contacts::CREATE_OR_UPDATE_CONTACT;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Changes a contact: `PATCH /rest/v1/contacts/{contactId}`.
///
/// Operation `updatePropertiesOnContactUsingPATCH`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateContact {
    /// In the path.
    pub contact_id: ContactId,
    pub body: JsonBody<UpdateContactRequest>,
    /// Which properties may be changed.
    pub update_mask: UpdateMask,
}

impl UpdateContact {
    /// The operation with what it requires; the rest is left out.
    pub fn new(contact_id: ContactId, body: impl Into<JsonBody<UpdateContactRequest>>) -> Self {
        Self {
            contact_id,
            body: body.into(),
            update_mask: UpdateMask::default(),
        }
    }

    /// Sets [`update_mask`](field@Self::update_mask).
    #[must_use]
    pub fn update_mask(mut self, update_mask: UpdateMask) -> Self {
        self.update_mask = update_mask;
        self
    }
}

impl Operation for UpdateContact {
    type Output = Contact;

    const INFO: &'static Info = &endpoints::v1::contacts::UPDATE_CONTACT;

    fn write(&self, draft: &mut Draft) {
        draft.path("contactId", &self.contact_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes a contact: `DELETE /rest/v1/contacts/{contactId}`.
///
/// Operation `deleteContactUsingDELETE`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteContact {
    /// In the path.
    pub contact_id: ContactId,
}

impl DeleteContact {
    /// The operation with its parameters.
    pub fn new(contact_id: ContactId) -> Self {
        Self { contact_id }
    }
}

impl Operation for DeleteContact {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v1::contacts::DELETE_CONTACT;

    fn write(&self, draft: &mut Draft) {
        draft.path("contactId", &self.contact_id);
    }
}

/// Reads a contact: `GET /rest/v1/contacts/{id}`.
///
/// Operation `getContactUsingGET`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetContact {
    /// In the path.
    pub id: ContactId,
    /// Properties that are not part of the answer by default.
    pub optional_properties: Vec<String>,
}

impl GetContact {
    /// The operation with what it requires; the rest is left out.
    pub fn new(id: ContactId) -> Self {
        Self {
            id,
            optional_properties: Vec::new(),
        }
    }

    /// Sets [`optional_properties`](field@Self::optional_properties).
    #[must_use]
    pub fn optional_properties(
        mut self,
        optional_properties: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.optional_properties = optional_properties.into_iter().map(Into::into).collect();
        self
    }
}

impl Operation for GetContact {
    type Output = Contact;

    const INFO: &'static Info = &endpoints::v1::contacts::GET_CONTACT;

    fn write(&self, draft: &mut Draft) {
        draft.path("id", &self.id);
        draft.list(
            "optional_properties",
            &self.optional_properties,
            ListStyle::Comma,
        );
    }
}

/// Lists credit cards: `GET /rest/v1/contacts/{contactId}/creditCards`.
///
/// Operation `listCreditCardsUsingGET`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ListCreditCards {
    /// In the path.
    pub contact_id: ContactId,
}

impl ListCreditCards {
    /// The operation with its parameters.
    pub fn new(contact_id: ContactId) -> Self {
        Self { contact_id }
    }
}

impl Operation for ListCreditCards {
    type Output = Vec<ContactCreditCard>;

    const INFO: &'static Info = &endpoints::v1::contacts::LIST_CREDIT_CARDS;

    fn write(&self, draft: &mut Draft) {
        draft.path("contactId", &self.contact_id);
    }
}

impl Pages for ListCreditCards {
    type Item = ContactCreditCard;

    fn turn_to(&mut self, _cursor: &Cursor) {}

    fn page(answer: Self::Output) -> Page<ContactCreditCard> {
        Page::last(answer)
    }
}

/// Creates a credit card: `POST /rest/v1/contacts/{contactId}/creditCards`.
///
/// Operation `createCreditCardUsingPOST`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateCreditCard {
    /// In the path.
    pub contact_id: ContactId,
    pub body: JsonBody<CreateCreditCardRequest>,
}

impl CreateCreditCard {
    /// The operation with its parameters.
    pub fn new(contact_id: ContactId, body: impl Into<JsonBody<CreateCreditCardRequest>>) -> Self {
        Self {
            contact_id,
            body: body.into(),
        }
    }
}

impl Operation for CreateCreditCard {
    type Output = CreditCardAdded;

    const INFO: &'static Info = &endpoints::v1::contacts::CREATE_CREDIT_CARD;

    fn write(&self, draft: &mut Draft) {
        draft.path("contactId", &self.contact_id);
        draft.json(&self.body);
    }
}

/// Lists emails for a contact: `GET /rest/v1/contacts/{contactId}/emails`.
///
/// Operation `listEmailsForContactUsingGET`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ListEmailsForContact {
    /// In the path.
    pub contact_id: ContactId,
    pub email: Option<String>,
    /// The most records a page holds; 1000 when left out (observed).
    pub limit: Option<u32>,
    /// How many records are skipped.
    pub offset: Option<u32>,
}

impl ListEmailsForContact {
    /// The operation with what it requires; the rest is left out.
    pub fn new(contact_id: ContactId) -> Self {
        Self {
            contact_id,
            email: None,
            limit: None,
            offset: None,
        }
    }

    /// Sets [`email`](field@Self::email).
    #[must_use]
    pub fn email(mut self, email: impl Into<String>) -> Self {
        self.email = Some(email.into());
        self
    }

    /// Sets [`limit`](field@Self::limit).
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Sets [`offset`](field@Self::offset).
    #[must_use]
    pub fn offset(mut self, offset: u32) -> Self {
        self.offset = Some(offset);
        self
    }
}

impl Operation for ListEmailsForContact {
    type Output = EmailSentQueryResultList;

    const INFO: &'static Info = &endpoints::v1::contacts::LIST_EMAILS_FOR_CONTACT;

    fn write(&self, draft: &mut Draft) {
        draft.path("contactId", &self.contact_id);
        draft.query("email", self.email.as_ref());
        draft.query("limit", self.limit.as_ref());
        draft.query("offset", self.offset.as_ref());
    }
}

impl Pages for ListEmailsForContact {
    type Item = EmailSentQueryResult;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.offset = cursor.offset();
        self.limit.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<EmailSentQueryResult> {
        Page::with_offset(answer.emails)
    }
}

/// Creates an email for a contact: `POST /rest/v1/contacts/{contactId}/emails`.
///
/// Operation `createEmailForContactUsingPOST`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateEmailForContact {
    /// In the path.
    pub contact_id: ContactId,
    pub body: JsonBody<EmailSentCreate>,
}

impl CreateEmailForContact {
    /// The operation with its parameters.
    pub fn new(contact_id: ContactId, body: impl Into<JsonBody<EmailSentCreate>>) -> Self {
        Self {
            contact_id,
            body: body.into(),
        }
    }
}

impl Operation for CreateEmailForContact {
    type Output = EmailSentCreate;

    const INFO: &'static Info = &endpoints::v1::contacts::CREATE_EMAIL_FOR_CONTACT;

    fn write(&self, draft: &mut Draft) {
        draft.path("contactId", &self.contact_id);
        draft.json(&self.body);
    }
}

/// Lists applied tags: `GET /rest/v1/contacts/{contactId}/tags`.
///
/// Operation `listAppliedTagsUsingGET`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ListAppliedTags {
    /// In the path.
    pub contact_id: ContactId,
    /// The most records a page holds; 1000 when left out (observed).
    pub limit: Option<u32>,
    /// How many records are skipped.
    pub offset: Option<u32>,
}

impl ListAppliedTags {
    /// The operation with what it requires; the rest is left out.
    pub fn new(contact_id: ContactId) -> Self {
        Self {
            contact_id,
            limit: None,
            offset: None,
        }
    }

    /// Sets [`limit`](field@Self::limit).
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Sets [`offset`](field@Self::offset).
    #[must_use]
    pub fn offset(mut self, offset: u32) -> Self {
        self.offset = Some(offset);
        self
    }
}

impl Operation for ListAppliedTags {
    type Output = ContactTagList;

    const INFO: &'static Info = &endpoints::v1::contacts::LIST_APPLIED_TAGS;

    fn write(&self, draft: &mut Draft) {
        draft.path("contactId", &self.contact_id);
        draft.query("limit", self.limit.as_ref());
        draft.query("offset", self.offset.as_ref());
    }
}

impl Pages for ListAppliedTags {
    type Item = ContactTag;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.offset = cursor.offset();
        self.limit.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<ContactTag> {
        Page::with_offset(answer.tags)
    }
}

/// Applies tags to a contact: `POST /rest/v1/contacts/{contactId}/tags`.
///
/// Operation `applyTagsToContactIdUsingPOST`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ApplyTagsToContact {
    /// In the path.
    pub contact_id: ContactId,
    pub body: JsonBody<TagIds>,
}

impl ApplyTagsToContact {
    /// The operation with its parameters.
    pub fn new(contact_id: ContactId, body: impl Into<JsonBody<TagIds>>) -> Self {
        Self {
            contact_id,
            body: body.into(),
        }
    }
}

impl Operation for ApplyTagsToContact {
    type Output = BTreeMap<Id, TagResult>;

    const INFO: &'static Info = &endpoints::v1::contacts::APPLY_TAGS_TO_CONTACT;

    fn write(&self, draft: &mut Draft) {
        draft.path("contactId", &self.contact_id);
        draft.json(&self.body);
    }
}

/// Removes tags from a contact: `DELETE /rest/v1/contacts/{contactId}/tags`.
///
/// Operation `removeTagsFromContactUsingDELETE`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RemoveTagsFromContact {
    /// In the path.
    pub contact_id: ContactId,
    pub ids: Vec<TagId>,
}

impl RemoveTagsFromContact {
    /// The operation with its parameters.
    pub fn new(contact_id: ContactId, ids: impl IntoIterator<Item = TagId>) -> Self {
        Self {
            contact_id,
            ids: ids.into_iter().collect(),
        }
    }
}

impl Operation for RemoveTagsFromContact {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v1::contacts::REMOVE_TAGS_FROM_CONTACT;

    fn write(&self, draft: &mut Draft) {
        draft.path("contactId", &self.contact_id);
        draft.list("ids", &self.ids, ListStyle::Comma);
    }
}

/// Removes a tag from a contact: `DELETE /rest/v1/contacts/{contactId}/tags/{tagId}`.
///
/// Operation `removeTagsFromContactUsingDELETE_1`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RemoveTagFromContact {
    /// In the path.
    pub contact_id: ContactId,
    /// In the path.
    pub tag_id: TagId,
}

impl RemoveTagFromContact {
    /// The operation with its parameters.
    pub fn new(contact_id: ContactId, tag_id: TagId) -> Self {
        Self { contact_id, tag_id }
    }
}

impl Operation for RemoveTagFromContact {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v1::contacts::REMOVE_TAG_FROM_CONTACT;

    fn write(&self, draft: &mut Draft) {
        draft.path("contactId", &self.contact_id);
        draft.path("tagId", &self.tag_id);
    }
}

/// Inserts ut ms: `POST /rest/v1/contacts/{contactId}/utm`.
///
/// Operation `insertUTMsUsingPOST`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct InsertUtMs {
    /// In the path.
    pub contact_id: ContactId,
    pub body: JsonBody<InsertUtmsRequest>,
}

impl InsertUtMs {
    /// The operation with its parameters.
    pub fn new(contact_id: ContactId, body: impl Into<JsonBody<InsertUtmsRequest>>) -> Self {
        Self {
            contact_id,
            body: body.into(),
        }
    }
}

impl Operation for InsertUtMs {
    type Output = FullUtm;

    const INFO: &'static Info = &endpoints::v1::contacts::INSERT_UT_MS;

    fn write(&self, draft: &mut Draft) {
        draft.path("contactId", &self.contact_id);
        draft.json(&self.body);
    }
}

/// Reads a contact model: `GET /rest/v1/contacts/model`.
///
/// Operation `retrieveContactModelUsingGET`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct RetrieveContactModel {}

impl RetrieveContactModel {
    /// The operation, which has no parameters.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Operation for RetrieveContactModel {
    type Output = ObjectModel;

    const INFO: &'static Info = &endpoints::v1::contacts::RETRIEVE_CONTACT_MODEL;

    fn write(&self, _draft: &mut Draft) {}
}

/// Creates a contact custom field: `POST /rest/v1/contacts/model/customFields`.
///
/// Operation `createCustomFieldUsingPOST`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateContactCustomField {
    pub body: JsonBody<CreateCustomFieldRequest>,
}

impl CreateContactCustomField {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateCustomFieldRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateContactCustomField {
    type Output = CustomFieldMetaData;

    const INFO: &'static Info = &endpoints::v1::contacts::CREATE_CONTACT_CUSTOM_FIELD;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}
