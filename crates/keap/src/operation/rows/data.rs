//! The operations of `DataService`; what a row says is told in [`rows`](super).

macro_rules! rows {
    ($($more:ident)* => $then:ident; $($before:tt)*) => {
        $crate::operation::rows::next! { $($more)* => $then; $($before)*
        DataAdd data_add = "DataService.add", Write => Id, on Named(Create),
            "creates a row of a table" {
                /// The table's vendor name.
                table: String = table("table"),
                /// Its fields.
                values: NewRecord = values("fields"),
            };

        DataLoad data_load = "DataService.load", Read => Record, on Named(Read),
            "reads one row of a table by id" {
                /// The table's vendor name.
                table: String = table("table"),
                /// The row's id.
                id: i64 = id("record id"),
                /// Which fields.
                fields: Fields = fields("fields"),
            };

        DataUpdate data_update = "DataService.update", IdempotentWrite => Id, on Named(Update),
            "changes fields of one row" {
                /// The table's vendor name.
                table: String = table("table"),
                /// The row's id.
                id: i64 = id("record id"),
                /// What to set and what to clear; everything else stays.
                changes: Changes = changes("fields"),
            };

        DataDelete data_delete = "DataService.delete", IdempotentWrite => Flag, on Named(Delete),
            "deletes one row" {
                /// The table's vendor name.
                table: String = table("table"),
                /// The row's id.
                id: i64 = id("record id"),
            };

        DataFindByField data_find_by_field = "DataService.findByField", Read => Records, on Named(Read),
            "reads the rows with a value in one field" {
                /// Table, fields and page; its conditions are not looked at.
                query: QueryData = find("table"),
                /// The field.
                field: String = text("field"),
                /// The value, with `%` for any text.
                value: String = text("value"),
            };

        DataQuery data_query = "DataService.query", Read => Records, on Named(Read),
            "reads the rows of a table that meet conditions, a page at a time" (
                /// Table, conditions, fields, order and page.
                QueryData = query("table"),
            );

        DataCount data_count = "DataService.count", Read => Count, on Named(Read),
            "counts the rows of a table that meet conditions" (
                /// Table and conditions.
                QueryData = count("table"),
            );

        DataGetUserInfo data_get_user_info = "DataService.getUserInfo", Read => Record, on Tables["User"],
            "tells who the credential belongs to";

        DataAddCustomField data_add_custom_field = "DataService.addCustomField", Write => Id, on Tables["DataFormField"],
            "defines a custom field" (
                /// Whose, and of which type.
                NewCustomField = custom_field("custom field"),
            );

        DataUpdateCustomField data_update_custom_field = "DataService.updateCustomField", IdempotentWrite => Flag, on Tables["DataFormField"],
            "changes the label or the options of a custom field" {
                /// The field, a `DataFormField.Id`.
                id: CustomFieldId = id("custom field id"),
                /// The new label, if it changes.
                label: Option<String> = label("label"),
                /// All options in their order, if they change.
                options: Option<Vec<String>> = options("options"),
            };

        DataGetAppSetting data_get_app_setting = "DataService.getAppSetting", Read => Text, on Unknown,
            "reads a setting of the application" {
                /// The module, `Contact`.
                module: String = text("module"),
                /// The setting, `optiontypes`.
                setting: String = text("setting"),
            };

        DataAuthenticateUser data_authenticate_user = "DataService.authenticateUser", Read => Id, on Tables["User"],
            "checks the name and password of a user" {
                /// The name.
                username: String = text("user name"),
                /// The MD5 of the password in hexadecimal digits.
                password: Secret = secret("MD5 of the password"),
            };

        DataGetTemporaryKey data_get_temporary_key = "DataService.getTemporaryKey", Read => Text, on Tables["User"],
            "gave a key for an hour" {
                /// The name.
                username: String = text("user name"),
                /// The MD5 of the password in hexadecimal digits.
                password: Secret = secret("MD5 of the password"),
            };

        DataGetAppointmentICal data_get_appointment_ical = "DataService.getAppointmentICal", Read => Text, on Tables["ContactAction"],
            "reads an appointment as iCalendar text" {
                /// The appointment, a `ContactAction.Id`.
                id: ContactActionId = id("appointment id"),
            };

        DataEcho data_echo = "DataService.echo", Read => Text, on Nothing,
            "answers the text that it is sent" {
                /// The text.
                text: String = text("text"),
            };
        }
    };
}

pub(crate) use rows;
