//! `WebTrackingService`: the script that counts visits.

use crate::define::method;

method! {
    /// Gives the script as an HTML element.
    ///
    /// Wire: `WebTrackingService.getWebTrackingScriptTag(key) -> string`.
    ///
    /// REST: no counterpart.
    GetWebTrackingScriptTag = "WebTrackingService.getWebTrackingScriptTag": Read => String {}
}

method! {
    /// Gives the address of the script.
    ///
    /// Wire: `WebTrackingService.getWebTrackingScriptUrl(key) -> string`.
    ///
    /// REST: no counterpart.
    GetWebTrackingScriptUrl = "WebTrackingService.getWebTrackingScriptUrl": Read => String {}
}
