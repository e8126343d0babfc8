//! `WebFormService`: web forms.

use crate::Struct;
use crate::define::method;

method! {
    /// Lists the web forms: the number as the name of the member, the title as its value.
    ///
    /// Wire: `WebFormService.getMap(key) -> struct`.
    ///
    /// Often called to see whether the key is right.
    ///
    /// REST: v2 `GET /rest/v2/webforms` (equivalent). Not in v1. v2 lists all kinds of forms.
    GetMap = "WebFormService.getMap": Read => Struct {}
}

method! {
    /// Gives the HTML of a web form.
    ///
    /// Wire: `WebFormService.getHTML(key, int webFormId) -> string`.
    ///
    /// REST: v2 `GET /rest/v2/webforms/{webform_id}:data` (equivalent). Not in v1.
    GetHtml = "WebFormService.getHTML": Read => String {
        /// The form.
        web_form_id: i32,
    }
}
