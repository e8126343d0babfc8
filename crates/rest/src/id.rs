//! Ids: one type for each kind of record, whichever version of the API it crosses.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An id of no particular kind.
///
/// REST v1 writes most ids as JSON numbers, v2 as strings that hold digits; both are read from either form, and
/// two ids are equal when they name the same record. Written as a string unless the property is declared numeric.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(Repr);

#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Repr {
    Number(i64),
    Text(Box<str>),
}

impl Id {
    /// The id as a number; `None` for an id that is not made of digits.
    pub fn number(&self) -> Option<i64> {
        match self.0 {
            Repr::Number(number) => Some(number),
            Repr::Text(_) => None,
        }
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Repr::Number(number) => number.fmt(f),
            Repr::Text(text) => text.fmt(f),
        }
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Id({self})")
    }
}

impl From<i64> for Id {
    fn from(number: i64) -> Self {
        Self(Repr::Number(number))
    }
}

impl From<&str> for Id {
    fn from(text: &str) -> Self {
        // Only the canonical spelling is a number: `007` and `+7` would not come back as they were.
        match text.parse::<i64>() {
            Ok(number) if number.to_string() == text => Self(Repr::Number(number)),
            _ => Self(Repr::Text(text.into())),
        }
    }
}

impl From<String> for Id {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Id;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an id, as a number or a string")
            }
            fn visit_i64<E>(self, number: i64) -> Result<Id, E> {
                Ok(Id::from(number))
            }
            fn visit_u64<E>(self, number: u64) -> Result<Id, E> {
                Ok(i64::try_from(number).map_or_else(|_| Id::from(number.to_string()), Id::from))
            }
            fn visit_str<E>(self, text: &str) -> Result<Id, E> {
                Ok(Id::from(text))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

/// Values that hold ids and can be written with numbers in their place.
pub(crate) trait AsNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
}

/// Writes ids as JSON numbers, for the properties that are declared so. An id without digits stays a string.
pub(crate) fn as_number<T: AsNumber, S: Serializer>(
    value: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    value.serialize(serializer)
}

struct Number<'a, T>(&'a T);

impl<T: AsNumber> Serialize for Number<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl AsNumber for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Repr::Number(number) => serializer.serialize_i64(*number),
            Repr::Text(text) => serializer.serialize_str(text),
        }
    }
}

impl<T: AsNumber> AsNumber for Option<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Some(value) => value.serialize(serializer),
            None => serializer.serialize_none(),
        }
    }
}

impl<T: AsNumber> AsNumber for crate::Patch<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.as_set() {
            Some(value) => value.serialize(serializer),
            None => serializer.serialize_none(),
        }
    }
}

impl<T: AsNumber> AsNumber for Vec<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(Number))
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])+ $name:ident,)+) => {$(
        $(#[$doc])+
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Id);

        impl $name {
            /// The id as a number; `None` for an id that is not made of digits.
            pub fn number(&self) -> Option<i64> {
                self.0.number()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl From<i64> for $name {
            fn from(number: i64) -> Self {
                Self(Id::from(number))
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(Id::from(text))
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(Id::from(text))
            }
        }

        impl From<Id> for $name {
            fn from(id: Id) -> Self {
                Self(id)
            }
        }

        impl From<$name> for Id {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl From<&Self> for $name {
            fn from(id: &Self) -> Self {
                id.clone()
            }
        }

        impl AsNumber for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                AsNumber::serialize(&self.0, serializer)
            }
        }
    )+};
}

ids! {
    /// Id of an affiliate (referral partner).
    AffiliateId,
    /// Id of an appointment.
    AppointmentId,
    /// Id of an automation.
    AutomationId,
    /// Id of a campaign.
    CampaignId,
    /// Id of a company.
    CompanyId,
    /// Id of a contact.
    ContactId,
    /// Id of a custom field.
    CustomFieldId,
    /// Id of a discount.
    DiscountId,
    /// Id of an email.
    EmailId,
    /// Id of a file.
    FileId,
    /// Id of a lead source.
    LeadSourceId,
    /// Id of a note.
    NoteId,
    /// Id of an opportunity (XML-RPC: lead).
    OpportunityId,
    /// Id of an order.
    OrderId,
    /// Id of a product.
    ProductId,
    /// Id of a sequence of a campaign or automation.
    SequenceId,
    /// Id of a stage that opportunities move through.
    StageId,
    /// Id of a subscription.
    SubscriptionId,
    /// Id of a subscription plan of a product.
    SubscriptionPlanId,
    /// Id of a tag (XML-RPC: group).
    TagId,
    /// Id of a tag category (XML-RPC: group category).
    TagCategoryId,
    /// Id of a task.
    TaskId,
    /// Id of a user of the application.
    UserId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Model {
        text: ContactId,
        #[serde(serialize_with = "as_number")]
        number: Option<Vec<ContactId>>,
    }

    #[test]
    fn an_id_reads_both_forms_and_writes_the_declared_one() {
        let model: Model = serde_json::from_str(r#"{"text":7,"number":["8",9]}"#).unwrap();
        assert_eq!(model.text, ContactId::from("7"));
        assert_eq!(
            serde_json::to_string(&model).unwrap(),
            r#"{"text":"7","number":[8,9]}"#
        );
    }

    #[test]
    fn only_canonical_digits_are_a_number() {
        assert_eq!(Id::from("12").number(), Some(12));
        assert_eq!(Id::from("012").number(), None);
        assert_eq!(Id::from("012").to_string(), "012");
        assert_eq!(format!("{:?}", ContactId::from(4)), "ContactId(4)");
    }
}
