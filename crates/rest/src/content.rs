//! Answers that are not JSON: the bytes of a file, and nothing at all.

use std::fmt;

use bytes::Bytes;
use serde::{Deserialize, Deserializer};

/// The bytes of a file, as they were received.
///
/// `Debug` shows their number only.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Content(pub Bytes);

impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Content({} bytes)", self.0.len())
    }
}

impl<'de> Deserialize<'de> for Content {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Content;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the bytes of a file")
            }
            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Content, E> {
                Ok(Content(Bytes::copy_from_slice(bytes)))
            }
            fn visit_str<E>(self, text: &str) -> Result<Content, E> {
                Ok(Content(Bytes::copy_from_slice(text.as_bytes())))
            }
            fn visit_unit<E>(self) -> Result<Content, E> {
                Ok(Content::default())
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

/// The answer of an operation that answers nothing of use: no body, or one that is not documented.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Nothing;

impl<'de> Deserialize<'de> for Nothing {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        serde::de::IgnoredAny::deserialize(deserializer).map(|_| Self)
    }
}
