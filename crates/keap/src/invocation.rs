//! An operation with its arguments, and what it gives back, as values.
//!
//! Every backend answers an [`Invocation`] with an [`Outcome`]. The router, the comparison and the command line handle
//! these values; programs use the typed methods of [`ContactService`](crate::ContactService),
//! [`DataService`](crate::DataService) and the services beside them, which are made of them.

mod fields;
mod outcome;

use keap_http::Secret;
use keap_schema::{Changes, NewRecord, QueryData};

use crate::{
    ContactId, EmailMessage, EmailRecord, EmailTemplate, FollowUpSequenceId, NewCustomField,
    Operation, QuickSearch, TagId,
};

pub use fields::{DupCheck, Fields};
pub use outcome::Outcome;

/// An operation with its arguments.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Invocation {
    /// Create a contact.
    ContactAdd {
        /// Its fields.
        values: NewRecord,
    },
    /// Update the contact that is the same, or create one.
    ContactAddWithDupCheck {
        /// Its fields.
        values: NewRecord,
        /// What makes two contacts the same.
        check: DupCheck,
    },
    /// Read a contact.
    ContactLoad {
        /// Which one.
        id: ContactId,
        /// Which fields.
        fields: Fields,
    },
    /// Change fields of a contact.
    ContactUpdate {
        /// Which one.
        id: ContactId,
        /// What to set and what to clear; everything else stays.
        changes: Changes,
    },
    /// Merge a duplicate into a contact.
    ContactMerge {
        /// The contact that stays.
        contact: ContactId,
        /// The contact that goes away.
        duplicate: ContactId,
    },
    /// Find contacts by e-mail address.
    ContactFindByEmail {
        /// The whole address; upper and lower case are the same.
        email: String,
        /// Which fields.
        fields: Fields,
    },
    /// Apply a tag.
    ContactAddToGroup {
        /// To which contact.
        contact: ContactId,
        /// Which tag.
        tag: TagId,
    },
    /// Take a tag off.
    ContactRemoveFromGroup {
        /// Of which contact.
        contact: ContactId,
        /// Which tag.
        tag: TagId,
    },
    /// Start a legacy follow-up sequence.
    ContactAddToCampaign {
        /// The contact.
        contact: ContactId,
        /// The sequence.
        sequence: FollowUpSequenceId,
    },
    /// End a legacy follow-up sequence.
    ContactRemoveFromCampaign {
        /// The contact.
        contact: ContactId,
        /// The sequence.
        sequence: FollowUpSequenceId,
    },
    /// Tell the next step of a follow-up sequence.
    ContactGetNextCampaignStep {
        /// The contact.
        contact: ContactId,
        /// The sequence.
        sequence: FollowUpSequenceId,
    },
    /// Pause a follow-up sequence.
    ContactPauseCampaign {
        /// The contact.
        contact: ContactId,
        /// The sequence.
        sequence: FollowUpSequenceId,
    },
    /// Resume a follow-up sequence.
    ContactResumeCampaign {
        /// The contact.
        contact: ContactId,
        /// The sequence.
        sequence: FollowUpSequenceId,
    },
    /// Run a step of a follow-up sequence now.
    ContactRescheduleCampaignStep {
        /// The contacts.
        contacts: Vec<ContactId>,
        /// The step, a `CampaignStep.Id`.
        step: i64,
    },
    /// Run an action set.
    ContactRunActionSequence {
        /// The contact.
        contact: ContactId,
        /// The set, an `ActionSequence.Id`.
        action_set: i64,
    },
    /// Link two contacts.
    ContactLink {
        /// One contact.
        contact: ContactId,
        /// The other contact.
        other: ContactId,
        /// The kind of link, a `LinkedContactType.Id`.
        link_type: i64,
    },
    /// Take away the link between two contacts.
    ContactUnlink {
        /// One contact.
        contact: ContactId,
        /// The other contact.
        other: ContactId,
        /// The kind of link, a `LinkedContactType.Id`.
        link_type: i64,
    },
    /// List the contacts that a contact is linked with.
    ContactListLinked {
        /// The contact.
        contact: ContactId,
    },
    /// Create a row.
    DataAdd {
        /// The table's vendor name.
        table: String,
        /// Its fields.
        values: NewRecord,
    },
    /// Read one row.
    DataLoad {
        /// The table's vendor name.
        table: String,
        /// The row's id.
        id: i64,
        /// Which fields.
        fields: Fields,
    },
    /// Change fields of a row.
    DataUpdate {
        /// The table's vendor name.
        table: String,
        /// The row's id.
        id: i64,
        /// What to set and what to clear; everything else stays.
        changes: Changes,
    },
    /// Delete a row.
    DataDelete {
        /// The table's vendor name.
        table: String,
        /// The row's id.
        id: i64,
    },
    /// Read the rows with a value in one field: a query with one condition that is written as text.
    DataFindByField {
        /// Table, fields and page; its conditions are not looked at.
        query: QueryData,
        /// The field.
        field: String,
        /// The value, with `%` for any text.
        value: String,
    },
    /// Read rows that meet conditions.
    DataQuery(
        /// Table, conditions, fields, order and page.
        QueryData,
    ),
    /// Count the rows that meet conditions.
    DataCount(
        /// Table and conditions.
        QueryData,
    ),
    /// Tell who the credential belongs to.
    DataGetUserInfo,
    /// Define a custom field.
    DataAddCustomField(
        /// Whose, and of which type.
        NewCustomField,
    ),
    /// Change the label or the options of a custom field.
    DataUpdateCustomField {
        /// The field, a `DataFormField.Id`.
        id: i64,
        /// The new label, if it changes.
        label: Option<String>,
        /// All options in their order, if they change.
        options: Option<Vec<String>>,
    },
    /// Read a setting of the application.
    DataGetAppSetting {
        /// The module, `Contact`.
        module: String,
        /// The setting, `optiontypes`.
        setting: String,
    },
    /// Check the name and password of a user.
    DataAuthenticateUser {
        /// The name.
        username: String,
        /// The MD5 of the password in hexadecimal digits.
        password: Secret,
    },
    /// Ask for a key for an hour.
    DataGetTemporaryKey {
        /// The name.
        username: String,
        /// The MD5 of the password in hexadecimal digits.
        password: Secret,
    },
    /// Read an appointment as iCalendar text.
    DataGetAppointmentICal {
        /// The appointment, a `ContactAction.Id`.
        id: i64,
    },
    /// Allow marketing mail to an address.
    EmailOptIn {
        /// The address.
        email: String,
        /// Why it may: what the person agreed to. Never blank.
        reason: String,
    },
    /// Forbid marketing mail to an address.
    EmailOptOut {
        /// The address.
        email: String,
        /// Why.
        reason: String,
    },
    /// Tell whether an address may get marketing mail.
    EmailGetOptStatus {
        /// The address.
        email: String,
    },
    /// Send an e-mail.
    EmailSend(
        /// The e-mail and the contacts.
        EmailMessage,
    ),
    /// Send a stored template.
    EmailSendTemplate {
        /// The contacts.
        contacts: Vec<ContactId>,
        /// The template, a `Template.Id`.
        template: i64,
    },
    /// Record an e-mail in the history of a contact.
    EmailAttach(
        /// The e-mail and the contact.
        EmailRecord,
    ),
    /// Read an e-mail template.
    EmailGetTemplate {
        /// The template, a `Template.Id`.
        id: i64,
    },
    /// Create an e-mail template.
    EmailAddTemplate(
        /// The template.
        EmailTemplate,
    ),
    /// Replace an e-mail template.
    EmailUpdateTemplate {
        /// The template, a `Template.Id`.
        id: i64,
        /// Its new content, all of it.
        template: EmailTemplate,
    },
    /// Achieve the API goals with a name.
    FunnelAchieveGoal {
        /// The integration that the goal names; the name of the application if nothing else was chosen.
        integration: String,
        /// The name of the goal.
        call_name: String,
        /// The contact.
        contact: ContactId,
    },
    /// Tell how many pieces of a product there are.
    ProductGetInventory {
        /// The product, a `Product.Id`.
        product: i64,
    },
    /// Add one piece of a product.
    ProductIncrementInventory {
        /// The product, a `Product.Id`.
        product: i64,
    },
    /// Take one piece of a product away.
    ProductDecrementInventory {
        /// The product, a `Product.Id`.
        product: i64,
    },
    /// Add pieces of a product.
    ProductIncreaseInventory {
        /// The product, a `Product.Id`.
        product: i64,
        /// How many; at least 1.
        quantity: u32,
    },
    /// Take pieces of a product away.
    ProductDecreaseInventory {
        /// The product, a `Product.Id`.
        product: i64,
        /// How many; at least 1.
        quantity: u32,
    },
    /// Make a stored card useless.
    ProductDeactivateCreditCard {
        /// The card, a `CreditCard.Id`.
        card: i64,
    },
    /// List the columns of a saved search.
    SearchGetAllReportColumns {
        /// The search, a `SavedFilter.Id`.
        search: i64,
        /// The user it belongs to.
        user: i64,
    },
    /// Run a saved search and read all columns.
    SearchGetSavedSearchResultsAllFields {
        /// The search, a `SavedFilter.Id`.
        search: i64,
        /// The user it belongs to.
        user: i64,
        /// Which page, from 0.
        page: u32,
    },
    /// Run a saved search and read chosen columns.
    SearchGetSavedSearchResults {
        /// The search, a `SavedFilter.Id`.
        search: i64,
        /// The user it belongs to.
        user: i64,
        /// Which page, from 0.
        page: u32,
        /// The columns.
        fields: Vec<String>,
    },
    /// List the quick searches that a user may run.
    SearchGetAvailableQuickSearches {
        /// The user.
        user: i64,
    },
    /// Look for a word in records of a kind.
    SearchQuickSearch(
        /// What to look for.
        QuickSearch,
    ),
    /// Tell the quick search that a user has chosen.
    SearchGetDefaultQuickSearch {
        /// The user.
        user: i64,
    },
}

impl Invocation {
    /// The operation without its arguments.
    pub fn operation(&self) -> Operation {
        match self {
            Self::ContactAdd { .. } => Operation::ContactAdd,
            Self::ContactAddWithDupCheck { .. } => Operation::ContactAddWithDupCheck,
            Self::ContactLoad { .. } => Operation::ContactLoad,
            Self::ContactUpdate { .. } => Operation::ContactUpdate,
            Self::ContactMerge { .. } => Operation::ContactMerge,
            Self::ContactFindByEmail { .. } => Operation::ContactFindByEmail,
            Self::ContactAddToGroup { .. } => Operation::ContactAddToGroup,
            Self::ContactRemoveFromGroup { .. } => Operation::ContactRemoveFromGroup,
            Self::DataAdd { .. } => Operation::DataAdd,
            Self::DataLoad { .. } => Operation::DataLoad,
            Self::DataUpdate { .. } => Operation::DataUpdate,
            Self::DataDelete { .. } => Operation::DataDelete,
            Self::DataFindByField { .. } => Operation::DataFindByField,
            Self::DataQuery(_) => Operation::DataQuery,
            Self::DataCount(_) => Operation::DataCount,
            Self::ContactAddToCampaign { .. } => Operation::ContactAddToCampaign,
            Self::ContactRemoveFromCampaign { .. } => Operation::ContactRemoveFromCampaign,
            Self::ContactGetNextCampaignStep { .. } => Operation::ContactGetNextCampaignStep,
            Self::ContactPauseCampaign { .. } => Operation::ContactPauseCampaign,
            Self::ContactResumeCampaign { .. } => Operation::ContactResumeCampaign,
            Self::ContactRescheduleCampaignStep { .. } => Operation::ContactRescheduleCampaignStep,
            Self::ContactRunActionSequence { .. } => Operation::ContactRunActionSequence,
            Self::ContactLink { .. } => Operation::ContactLink,
            Self::ContactUnlink { .. } => Operation::ContactUnlink,
            Self::ContactListLinked { .. } => Operation::ContactListLinked,
            Self::DataGetUserInfo => Operation::DataGetUserInfo,
            Self::DataAddCustomField(_) => Operation::DataAddCustomField,
            Self::DataUpdateCustomField { .. } => Operation::DataUpdateCustomField,
            Self::DataGetAppSetting { .. } => Operation::DataGetAppSetting,
            Self::DataAuthenticateUser { .. } => Operation::DataAuthenticateUser,
            Self::DataGetTemporaryKey { .. } => Operation::DataGetTemporaryKey,
            Self::DataGetAppointmentICal { .. } => Operation::DataGetAppointmentICal,
            Self::EmailOptIn { .. } => Operation::EmailOptIn,
            Self::EmailOptOut { .. } => Operation::EmailOptOut,
            Self::EmailGetOptStatus { .. } => Operation::EmailGetOptStatus,
            Self::EmailSend(_) => Operation::EmailSend,
            Self::EmailSendTemplate { .. } => Operation::EmailSendTemplate,
            Self::EmailAttach(_) => Operation::EmailAttach,
            Self::EmailGetTemplate { .. } => Operation::EmailGetTemplate,
            Self::EmailAddTemplate(_) => Operation::EmailAddTemplate,
            Self::EmailUpdateTemplate { .. } => Operation::EmailUpdateTemplate,
            Self::FunnelAchieveGoal { .. } => Operation::FunnelAchieveGoal,
            Self::ProductGetInventory { .. } => Operation::ProductGetInventory,
            Self::ProductIncrementInventory { .. } => Operation::ProductIncrementInventory,
            Self::ProductDecrementInventory { .. } => Operation::ProductDecrementInventory,
            Self::ProductIncreaseInventory { .. } => Operation::ProductIncreaseInventory,
            Self::ProductDecreaseInventory { .. } => Operation::ProductDecreaseInventory,
            Self::ProductDeactivateCreditCard { .. } => Operation::ProductDeactivateCreditCard,
            Self::SearchGetAllReportColumns { .. } => Operation::SearchGetAllReportColumns,
            Self::SearchGetSavedSearchResultsAllFields { .. } => {
                Operation::SearchGetSavedSearchResultsAllFields
            }
            Self::SearchGetSavedSearchResults { .. } => Operation::SearchGetSavedSearchResults,
            Self::SearchGetAvailableQuickSearches { .. } => {
                Operation::SearchGetAvailableQuickSearches
            }
            Self::SearchQuickSearch(_) => Operation::SearchQuickSearch,
            Self::SearchGetDefaultQuickSearch { .. } => Operation::SearchGetDefaultQuickSearch,
        }
    }

    /// The table whose rows the operation reads or writes, if it does.
    pub fn table(&self) -> Option<&str> {
        match self {
            Self::ContactAdd { .. }
            | Self::ContactAddWithDupCheck { .. }
            | Self::ContactLoad { .. }
            | Self::ContactUpdate { .. }
            | Self::ContactFindByEmail { .. } => Some("Contact"),
            Self::DataAdd { table, .. }
            | Self::DataLoad { table, .. }
            | Self::DataUpdate { table, .. }
            | Self::DataDelete { table, .. } => Some(table),
            Self::DataFindByField { query, .. }
            | Self::DataQuery(query)
            | Self::DataCount(query) => Some(&query.table),
            _ => None,
        }
    }
}
