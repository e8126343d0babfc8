//! Any text: no panic, and a date that was read is written so that it is read as the same.
#![no_main]

use keap_xmlrpc::{DateTime, DateTimeError};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let read: Result<DateTime, DateTimeError> = text.parse();
    if let Ok(moment) = read {
        assert_eq!(moment.to_string().parse(), Ok(moment));
    }
});
