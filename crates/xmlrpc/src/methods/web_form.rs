//! `WebFormService`: web forms.
//!
//! Besides the faults that each method names, every call can answer fault 1 (the account is not set
//! up for the API, or a passing disturbance) and 2 (wrong key).

use keap_schema::id::WebFormId;

use crate::Struct;
use crate::methods::define::method;

method! {
    /// Lists the web forms: the number as the name of the member, the title as its value.
    ///
    /// Wire: `WebFormService.getMap(key) -> struct`.
    ///
    /// Often called to see whether the key is right.
    ///
    /// Faults: none of its own was recorded.
    ///
    /// REST: v2 `GET /rest/v2/webforms` (equivalent). Not in v1. v2 lists all kinds of forms.
    GetMap = "WebFormService.getMap": Read => Struct {}
}

method! {
    /// Gives the HTML of a web form.
    ///
    /// Wire: `WebFormService.getHTML(key, int webFormId) -> string`.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `GET /rest/v2/webforms/{webform_id}:data` (equivalent). Not in v1. The markup may
    /// differ.
    GetHtml = "WebFormService.getHTML": Read => String {
        /// As [`GetMap`] gives it.
        web_form_id: WebFormId,
    }
}
