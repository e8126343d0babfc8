//! Enumerations that keep the values they do not know.

/// Defines an enumeration over the texts of the wire. An unknown text is kept in `Unlisted`, so that a value the
/// vendor adds later decodes, and survives being written back.
macro_rules! text_enum {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$doc])* #[doc = concat!("`", $text, "`")] $variant,)+
            /// A value this version does not know, as it was received.
            Unlisted(String),
        }

        impl $name {
            /// The text on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)+
                    Self::Unlisted(text) => text,
                }
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                match text {
                    $($text => Self::$variant,)+
                    other => Self::Unlisted(other.to_owned()),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Ok(Self::from(&*crate::text_enum::text(deserializer)?))
            }
        }
    };
}

pub(crate) use text_enum;

/// Reads a text without copying it where the input allows.
pub(crate) fn text<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<std::borrow::Cow<'de, str>, D::Error> {
    struct Visitor;
    impl<'de> serde::de::Visitor<'de> for Visitor {
        type Value = std::borrow::Cow<'de, str>;
        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("a text")
        }
        fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
            Ok(text.into())
        }
        fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
            Ok(text.to_owned().into())
        }
        // One v1 property declares an integer and lists its values as texts.
        fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
            Ok(number.to_string().into())
        }
    }
    deserializer.deserialize_any(Visitor)
}

#[cfg(test)]
mod tests {
    use crate::v2::model::AddressField as Slot;

    #[test]
    fn an_unknown_value_survives() {
        let slots: Vec<Slot> = serde_json::from_str(r#"["BILLING","NEW"]"#).unwrap();
        assert_eq!(slots, [Slot::Billing, Slot::Unlisted("NEW".to_owned())]);
        assert_eq!(
            serde_json::to_string(&slots).unwrap(),
            r#"["BILLING","NEW"]"#
        );
        assert_eq!(Slot::from("SHIPPING"), Slot::Shipping);
    }
}
