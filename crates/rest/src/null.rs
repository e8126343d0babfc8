//! Lists that may be `null`.

use serde::{Deserialize, Deserializer};

/// Reads `null` as empty: answers hold `null` or `[]` for the same thing.
pub(crate) fn nullable<'de, D: Deserializer<'de>, T: Default + Deserialize<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}
