//! Records: JSON of the server to a row of a table, and changes of a row to the JSON of a request.

pub(super) mod address;
pub(super) mod body;
pub(super) mod custom;
pub(super) mod decode;
pub(super) mod encode;
pub(super) mod json;
pub(super) mod legacy_text;
pub(super) mod list_entry;
pub(super) mod moment;
pub(super) mod money;
pub(super) mod places;
pub(super) mod request_object;
pub(super) mod server_row;
pub(super) mod slot_change;
