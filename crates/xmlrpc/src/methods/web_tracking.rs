//! `WebTrackingService`: the script that counts visits.
//!
//! Besides the faults that each method names, every call can answer fault 1 (the account is not set
//! up for the API, or a passing disturbance) and 2 (wrong key).

use crate::methods::define::method;

method! {
    /// Gives the script as an HTML element.
    ///
    /// Wire: `WebTrackingService.getWebTrackingScriptTag(key) -> string`.
    ///
    /// Faults: none of its own was recorded.
    ///
    /// REST: no counterpart.
    GetWebTrackingScriptTag = "WebTrackingService.getWebTrackingScriptTag": Read => String {}
}

method! {
    /// Gives the address of the script.
    ///
    /// Wire: `WebTrackingService.getWebTrackingScriptUrl(key) -> string`.
    ///
    /// Faults: none of its own was recorded.
    ///
    /// REST: no counterpart.
    GetWebTrackingScriptUrl = "WebTrackingService.getWebTrackingScriptUrl": Read => String {}
}
