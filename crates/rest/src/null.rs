//! What `null` means where it is not just absent.

use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// Reads `null` as empty: answers hold `null` or `[]` for the same thing.
pub(crate) fn nullable<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Default + Deserialize<'de>,
{
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

/// Keeps a `null` that is there: as the content of a custom field it clears the field when it is written back.
pub(crate) fn present<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Value>, D::Error> {
    Value::deserialize(deserializer).map(Some)
}

#[cfg(test)]
mod tests {
    use crate::v2::model::CustomFieldValue;

    #[test]
    fn an_empty_custom_field_is_written_back_as_it_was_read() {
        let text = r#"{"id":"12","content":null,"new":1}"#;
        let value: CustomFieldValue = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&value).unwrap(), text);
    }
}
