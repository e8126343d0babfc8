//! A line of a log: JSON, or as web servers and proxies write it.

use serde_json::Value;

use super::entry::Line;
use super::{access, object};

pub(super) fn read(line: &str) -> Line {
    let trimmed = line.trim_start();
    if trimmed.starts_with('{') {
        return match serde_json::from_str::<Value>(trimmed) {
            Ok(value) => object::read(&value).into(),
            Err(_) => Line::Unread,
        };
    }
    access::read(line)
}
