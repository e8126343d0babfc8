//! `DataService`: the tables, custom fields, settings, and who is asking.
//!
//! Besides the faults that each method names, every call can answer fault 1 (the account is not set
//! up for the API, or a passing disturbance) and 2 (wrong key). Every method that names a table can
//! answer 7 (no access), 9 (unknown table) and 10 (unknown field).
//!
//! The structs here are the plain calls. [`Query::new`] and [`FindByField::new`] make them of a query in
//! terms of `keap-schema`, and [`RecordFormat`](crate::RecordFormat) reads and writes the rows.

mod queries;

use keap_schema::id::{ContactActionId, CustomFieldGroupId, CustomFieldId, UserId};

use crate::methods::define::{answer, method};
use crate::{ConvertError, HiddenText, Param, Params, Struct, Value};

method! {
    /// Adds a record.
    ///
    /// Wire: `DataService.add(key, string table, struct values) -> int`.
    ///
    /// Answers the id of the new record. Contacts get no duplicate check.
    ///
    /// Faults: 7 when records of the table cannot be added (recorded:
    /// `[NoTableAccess]Access denied to table Invoice`), 11 when no member can be written.
    ///
    /// REST: v2 `POST /rest/v2/contacts` (partial); v1 `POST /rest/v1/contacts` (partial). By
    /// table; many members that were optional must be given there.
    Add = "DataService.add": Write => i32 {
        /// Its name, such as `Contact`.
        table: String,
        /// Its fields.
        values: Struct,
    }
}

method! {
    /// Loads fields of a record.
    ///
    /// Wire: `DataService.load(key, string table, int recordId, string[] fields) -> struct`.
    ///
    /// Answers only members that have content. Table `ContactGroupAssign` has no `Id` and cannot be
    /// loaded from.
    ///
    /// Faults: 5 for an unknown record.
    ///
    /// REST: v2 `GET /rest/v2/contacts/{contact_id}` (partial); v1 `GET /rest/v1/contacts/{id}`
    /// (partial). By table; some tables have a list only.
    Load = "DataService.load": Read => Struct {
        /// Its name, such as `Contact`.
        table: String,
        /// An `Id` of the table.
        record_id: i32,
        /// Names of columns; `wantedFields` in some texts.
        fields: Vec<String>,
    }
}

method! {
    /// Changes fields of a record.
    ///
    /// Wire: `DataService.update(key, string table, int recordId, struct values) -> int`.
    ///
    /// Answers the id of the record. Members that are not sent stay; an empty text clears. On
    /// `DataFormField` it reports success and leaves the options as they were (observed).
    ///
    /// Faults: 5 for an unknown record, 11 when no member can be written.
    ///
    /// REST: v2 `PATCH /rest/v2/contacts/{contact_id}` (partial); v1
    /// `PATCH /rest/v1/contacts/{contactId}` (partial). By table.
    Update = "DataService.update": IdempotentWrite => i32 {
        /// Its name, such as `Contact`.
        table: String,
        /// An `Id` of the table.
        record_id: i32,
        /// What to change.
        values: Struct,
    }
}

method! {
    /// Deletes a record.
    ///
    /// Wire: `DataService.delete(key, string table, int recordId) -> boolean`.
    ///
    /// Faults: 5 for an unknown record, 7 when records of the table cannot be deleted.
    ///
    /// Answers whether it was done.
    ///
    /// REST: v2 `DELETE /rest/v2/contacts/{contact_id}` (partial); v1
    /// `DELETE /rest/v1/contacts/{contactId}` (partial). By table; not for appointments and
    /// tickets.
    Delete = "DataService.delete": IdempotentWrite => bool {
        /// Its name, such as `Contact`.
        table: String,
        /// An `Id` of the table.
        record_id: i32,
    }
}

method! {
    /// Finds records by one field.
    ///
    /// Wire:
    /// `DataService.findByField(key, string table, int limit, int page, string fieldName, string fieldValue, string[] returnFields) -> struct[]`.
    ///
    /// The value is a text also for columns that hold numbers; `%` and the operators work as in
    /// [`Query`]. The rows are in no order.
    ///
    /// Faults: none of its own was recorded.
    ///
    /// REST: v2 `GET /rest/v2/contacts` (partial); v1 `GET /rest/v1/contacts` (partial). As for
    /// [`Query`].
    FindByField = "DataService.findByField": Read => Vec<Struct> {
        /// Its name, such as `Contact`.
        table: String,
        /// Rows in a page, at most 1000.
        limit: i32,
        /// Which page, from 0.
        page: i32,
        /// The column.
        field_name: String,
        /// What it must be.
        field_value: String,
        /// Names of the columns to give.
        return_fields: Vec<String>,
    }
}

/// The order of the rows of a [`Query`]: two params, or none of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// The column.
    pub order_by: String,
    /// Smallest first. A real boolean on the wire; anything else is fault 0.
    pub ascending: bool,
}

impl Param for Order {
    const WIRE_TYPE: &'static str = "string, boolean";

    fn write(&self, params: &mut Vec<Value>) -> Result<(), ConvertError> {
        self.order_by.write(params)?;
        self.ascending.write(params)
    }

    fn read(params: &mut Params) -> Result<Self, ConvertError> {
        Ok(Self {
            order_by: params.take()?,
            ascending: params.take()?,
        })
    }
}

method! {
    /// Finds records by any number of fields.
    ///
    /// Wire:
    /// `DataService.query(key, string table, int limit, int page, struct queryData, string[] selectedFields, [string orderBy], [boolean ascending]) -> struct[]`.
    ///
    /// There are two forms, with the last two params or without both. The conditions all must hold,
    /// one per field; [`conditions`](crate::conditions) writes them. A page with fewer rows than
    /// `limit` is the last one, and [`Count`] gives the total. Without an order the pages may
    /// overlap.
    ///
    /// Faults: 0, `Statement cancelled due to client request`, when it takes too long: ask for
    /// smaller pages.
    ///
    /// REST: v2 `GET /rest/v2/contacts` (partial); v1 `GET /rest/v1/contacts` (partial). Few
    /// columns can be filtered or ordered there, and there is no page by number.
    Query = "DataService.query": Read => Vec<Struct> {
        /// Its name, such as `Contact`.
        table: String,
        /// Rows in a page, at most 1000.
        limit: i32,
        /// Which page, from 0.
        page: i32,
        /// The conditions.
        query_data: Struct,
        /// Names of the columns to give.
        selected_fields: Vec<String>,
        /// Without one, pages may overlap.
        order: Option<Order>,
    }
}

method! {
    /// Counts the records that [`Query`] would find.
    ///
    /// Wire: `DataService.count(key, string table, struct queryData) -> int`.
    ///
    /// Faults: none of its own was recorded.
    ///
    /// REST: v2 `GET /rest/v2/contacts` (partial); v1 `GET /rest/v1/contacts` (partial). v2 has no
    /// count; v1 has one where its filters suffice.
    Count = "DataService.count": Read => i32 {
        /// Its name, such as `Contact`.
        table: String,
        /// The conditions.
        query_data: Struct,
    }
}

method! {
    /// Makes a custom field.
    ///
    /// Wire:
    /// `DataService.addCustomField(key, string customFieldType, string displayName, string dataType, int headerId) -> int`.
    ///
    /// Answers its `DataFormField.Id`. The name of the field is made from the label: letters and
    /// digits only.
    ///
    /// Faults: 4 when it could not be made (recorded:
    /// `[DatabaseError]Error creating custom field`).
    ///
    /// REST: v2 `POST /rest/v2/contacts/model/customFields`,
    /// `POST /rest/v2/companies/model/customFields`, and more (equivalent); v1
    /// `POST /rest/v1/contacts/model/customFields`, `POST /rest/v1/tasks/model/customFields`, and
    /// more (partial). Options can be given at once there.
    AddCustomField = "DataService.addCustomField": Write => CustomFieldId {
        /// What gets the field: `Contact`, `Company`, `Affiliate`, `ContactAction`, `Job`,
        /// `JobRecurring` or `Opportunity`; older texts have other words for some of them.
        custom_field_type: String,
        /// Its label.
        display_name: String,
        /// Its type by name, with the case as it is: `Text`, `YesNo`, `Date`, `Select`,
        /// `NumberDecimal` and others.
        data_type: String,
        /// The header it goes under, a `DataFormGroup.Id`.
        header_id: CustomFieldGroupId,
    }
}

method! {
    /// Changes the label or the options of a custom field.
    ///
    /// Wire: `DataService.updateCustomField(key, int customFieldId, struct values) -> boolean`.
    ///
    /// The documentation shows fault 4 as its answer; a recorded call answers true.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `PATCH /rest/v2/companies/model/customFields/{custom_field_id}`,
    /// `PATCH /rest/v2/affiliates/model/customFields/{custom_field_id}`, and more (partial). Not in
    /// v1. Not for the fields of contacts.
    UpdateCustomField = "DataService.updateCustomField": IdempotentWrite => bool {
        /// The field, a `DataFormField.Id`.
        custom_field_id: CustomFieldId,
        /// `Label` (text) and `Values` (array of texts).
        values: Struct,
    }
}

method! {
    /// Checks the name and password of a user.
    ///
    /// Wire: `DataService.authenticateUser(key, string username, string passwordHash) -> int`.
    ///
    /// Answers the `User.Id`. Of no use since users log in with one central id.
    ///
    /// Faults: 13 for a wrong name or password, 15 for an expired password.
    ///
    /// REST: no counterpart.
    AuthenticateUser = "DataService.authenticateUser": Read => UserId {
        /// The name.
        username: String,
        /// The MD5 of the password in hexadecimal digits.
        password_hash: HiddenText,
    }
}

method! {
    /// Gives a setting of the application.
    ///
    /// Wire: `DataService.getAppSetting(key, string module, string setting) -> string`.
    ///
    /// The names come from the fields of the settings pages: `Contact_WebModule0optiontypes` is
    /// module `Contact`, setting `optiontypes`. Lists come as one text, with commas, blanks or line
    /// breaks between.
    ///
    /// Faults: none of its own was recorded.
    ///
    /// REST: v2 `GET /rest/v2/settings/applications:getConfiguration`,
    /// `GET /rest/v2/settings/contactOptionTypes` (partial); v1
    /// `GET /rest/v1/setting/application/configuration`, `GET /rest/v1/locales/defaultOptions`,
    /// `GET /rest/v1/setting/contact/optionTypes` (partial). REST has a fixed set of settings.
    GetAppSetting = "DataService.getAppSetting": Read => String {
        /// Such as `Contact`.
        module: String,
        /// Such as `optiontypes`.
        setting: String,
    }
}

method! {
    /// Gives an appointment as iCalendar text.
    ///
    /// Wire: `DataService.getAppointmentICal(key, int appointmentId) -> string`.
    ///
    /// The official PHP library sends `getAppointmentCal`, which no other source confirms.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v1 `GET /rest/v1/appointments/{appointmentId}` (partial). Not in v2. REST gives the
    /// appointment, not a calendar text.
    GetAppointmentICal = "DataService.getAppointmentICal": Read => String {
        /// The appointment, a `ContactAction.Id`.
        appointment_id: ContactActionId,
    }
}

answer! {
    /// Who is asking, and which account it is. All texts, the ids as well.
    UserInfo {
        /// the name of the user.
        display_name: Option<String> = "displayName",
        /// the address of the account, `https://ab123.infusionsoft.com`.
        app_url: Option<String> = "appUrl",
        /// the id of the user over all accounts.
        global_user_id: Option<String> = "globalUserId",
        /// the `User.Id` in this account.
        local_user_id: Option<String> = "localUserId",
        /// the email that the user logs in with.
        cas_username: Option<String> = "casUsername",
        /// the name of the account.
        app_alias: Option<String> = "appAlias",
    }
}

method! {
    /// Tells who is asking.
    ///
    /// Wire: `DataService.getUserInfo() -> struct`.
    ///
    /// Takes no key, so it works only where the credential is in a header.
    ///
    /// Faults: none of its own was recorded.
    ///
    /// REST: v2 `GET /rest/v2/oauth/connect/userinfo` (partial); v1
    /// `GET /rest/v1/oauth/connect/userinfo` (partial). REST has other members; the local id of the
    /// user is not among them.
    GetUserInfo = "DataService.getUserInfo": Read => UserInfo, key None {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_not_shown() {
        let login = AuthenticateUser {
            username: "ann".into(),
            password_hash: HiddenText::new("0123"),
        };
        assert_eq!(
            format!("{login:?}"),
            r#"AuthenticateUser { username: "ann", password_hash: [redacted] }"#
        );
    }

    #[test]
    fn a_card_is_not_shown() {
        let values = Struct::new()
            .with("CardNumber", "4111111111111111")
            .with("BillName", "Ann");
        let add = Add {
            table: "CreditCard".into(),
            values,
        };
        assert!(
            format!("{add:?}").contains(r#"{"CardNumber": [redacted], "BillName": String("Ann")}"#)
        );
    }
}
