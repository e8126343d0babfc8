//! Partial updates: what a write keeps, clears and sets.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What a partial update does to one property.
///
/// `Keep` leaves the property out of the body, `Clear` sends `null`, `Set` sends the value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Patch<T> {
    /// Leaves the property as it is.
    #[default]
    Keep,
    /// Empties the property.
    Clear,
    /// Writes a value.
    Set(T),
}

impl<T> Patch<T> {
    /// Whether the property is left out of the body.
    pub fn is_keep(&self) -> bool {
        matches!(self, Self::Keep)
    }

    /// The value to be written.
    pub fn as_set(&self) -> Option<&T> {
        match self {
            Self::Set(value) => Some(value),
            Self::Keep | Self::Clear => None,
        }
    }
}

impl<T> From<T> for Patch<T> {
    fn from(value: T) -> Self {
        Self::Set(value)
    }
}

impl From<&str> for Patch<String> {
    fn from(value: &str) -> Self {
        Self::Set(value.to_owned())
    }
}

impl<T: Serialize> Serialize for Patch<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Keep | Self::Clear => serializer.serialize_none(),
            Self::Set(value) => value.serialize(serializer),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Patch<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Option::deserialize(deserializer)?.map_or(Self::Clear, Self::Set))
    }
}

/// Which properties a partial update may touch: the query parameter `update_mask`.
///
/// A mask makes clearing explicit and keeps the server from writing anything that is not named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum UpdateMask {
    /// The names of the properties in the body.
    #[default]
    Derived,
    /// These names; other properties of the body are ignored by the server.
    Names(Vec<String>),
    /// No mask: the server looks at the body alone.
    Omit,
}

/// The body of a write: a typed model, or JSON made elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub enum JsonBody<T> {
    /// A model of this crate.
    Model(T),
    /// JSON that is sent as it is. For properties the model does not know yet, and for bodies translated from
    /// another source.
    Json(serde_json::Value),
}

impl<T> From<T> for JsonBody<T> {
    fn from(model: T) -> Self {
        Self::Model(model)
    }
}

impl<T: Serialize> Serialize for JsonBody<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Model(model) => model.serialize(serializer),
            Self::Json(json) => json.serialize(serializer),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
    #[serde(default)]
    struct Model {
        #[serde(skip_serializing_if = "Patch::is_keep")]
        name: Patch<String>,
        #[serde(skip_serializing_if = "Patch::is_keep")]
        title: Patch<String>,
        #[serde(skip_serializing_if = "Patch::is_keep")]
        note: Patch<String>,
    }

    #[test]
    fn keep_is_left_out_and_clear_is_null() {
        let model = Model {
            name: "Ann".into(),
            title: Patch::Clear,
            note: Patch::Keep,
        };
        let json = serde_json::to_string(&model).unwrap();
        assert_eq!(json, r#"{"name":"Ann","title":null}"#);
        assert_eq!(serde_json::from_str::<Model>(&json).unwrap(), model);
    }
}
