//! Ids: those of [`keap_schema::id`] as REST writes them, and [`Id`] for what has no kind there.

use std::fmt;
use std::marker::PhantomData;

use serde::de::IntoDeserializer as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An id without a kind of its own: of a record that nothing but REST knows and that no other refers to, of one of several
/// kinds, or one that need not be a number.
///
/// The ids of ways to pay, of payment providers and of users across accounts are text by the contract. REST v1 writes most
/// other ids as JSON numbers, v2 as strings that hold digits; both are read from either form, and two ids are equal when
/// they name the same record. Written as a string unless the property is declared numeric.
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

/// One record, or those of all records above, where the server takes `-` for any of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OneOrAll<T> {
    /// Of this record.
    One(T),
    /// Of all.
    All,
}

impl<T> From<T> for OneOrAll<T> {
    fn from(id: T) -> Self {
        Self::One(id)
    }
}

impl<T: fmt::Display> fmt::Display for OneOrAll<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::One(id) => id.fmt(f),
            Self::All => f.write_str("-"),
        }
    }
}

/// Reads the id of an answer where there may be none: REST says so by absence, by `null` and by an empty text.
pub(crate) fn optional<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    deserializer.deserialize_any(Optional(PhantomData))
}

struct Optional<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> serde::de::Visitor<'de> for Optional<T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an id, as a number or as digits in a string, or none")
    }

    fn visit_unit<E>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<Option<T>, E> {
        T::deserialize(number.into_deserializer()).map(Some)
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Option<T>, E> {
        T::deserialize(number.into_deserializer()).map(Some)
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Option<T>, E> {
        match text {
            "" => Ok(None),
            text => T::deserialize(text.into_deserializer()).map(Some),
        }
    }
}

/// Values that hold ids and can be written with numbers in their place.
pub(crate) trait AsNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
}

/// Writes ids as JSON numbers, for the properties that are declared so. An [`Id`] without digits stays a string.
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

/// The kinds that properties and parameters of REST have.
macro_rules! kinds {
    ($($name:ident,)+) => {
        pub use keap_schema::id::{$($name),+};

        $(
            impl AsNumber for $name {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    serializer.serialize_i64(self.get())
                }
            }

            /// For the places that take ids of several kinds.
            impl From<$name> for Id {
                fn from(id: $name) -> Self {
                    Self::from(id.get())
                }
            }
        )+
    };
}

kinds! {
    AffiliateId,
    AffiliateResourceId,
    AppointmentId,
    AutomationId,
    CampaignId,
    CommissionProgramId,
    CompanyId,
    ContactId,
    CreditCardId,
    CustomFieldGroupId,
    CustomFieldId,
    CustomFieldTabId,
    DiscountId,
    EmailId,
    FileId,
    InvoiceId,
    InvoicePaymentId,
    LeadSourceCategoryId,
    LeadSourceExpenseId,
    LeadSourceId,
    LeadSourceRecurringExpenseId,
    LinkTypeId,
    MerchantAccountId,
    NoteId,
    OpportunityId,
    OrderId,
    OrderItemId,
    PaymentId,
    ProductCategoryId,
    ProductId,
    ProductInterestBundleId,
    ProductInterestId,
    ProductOptionId,
    ProductOptionValueId,
    ReferralId,
    SavedSearchId,
    SequenceId,
    ShippingOptionId,
    StageId,
    StageMoveId,
    SubscriptionId,
    SubscriptionPlanId,
    TagCategoryId,
    TagId,
    TaskId,
    TemplateId,
    UserGroupId,
    UserId,
    WebFormId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
    #[serde(default)]
    struct Model {
        text: Option<Id>,
        #[serde(deserialize_with = "optional")]
        user: Option<UserId>,
        #[serde(serialize_with = "as_number")]
        number: Option<Vec<ContactId>>,
    }

    fn read(text: &str) -> Result<Model, String> {
        serde_json::from_str(text).map_err(|error| error.to_string())
    }

    #[test]
    fn an_id_reads_both_forms_and_writes_the_declared_one() {
        let model = read(r#"{"text":7,"user":8,"number":["8",9]}"#).unwrap();
        assert_eq!(
            model.number,
            Some(vec![ContactId::new(8), ContactId::new(9)])
        );
        assert_eq!(
            serde_json::to_string(&model).unwrap(),
            r#"{"text":"7","user":"8","number":[8,9]}"#
        );
    }

    #[test]
    fn no_id_is_told_in_three_ways() {
        for text in ["{}", r#"{"user":null}"#, r#"{"user":""}"#] {
            assert_eq!(read(text), Ok(Model::default()), "{text}");
        }
        let zero = read(r#"{"user":"0"}"#).unwrap();
        assert_eq!(zero.user, Some(UserId::new(0)));
    }

    #[test]
    fn what_is_no_number_of_64_bits_is_an_error_and_not_another_id() {
        for value in [
            r#""ab""#,
            r#""9223372036854775808""#,
            "9223372036854775808",
            "1.5",
            "true",
        ] {
            let error = read(&format!(r#"{{"user":{value}}}"#)).unwrap_err();
            assert!(error.contains("an id, as a number"), "{error}");
        }
    }

    #[test]
    fn only_canonical_digits_are_a_number() {
        assert_eq!(Id::from("12").number(), Some(12));
        assert_eq!(Id::from("012").number(), None);
        assert_eq!(Id::from("012").to_string(), "012");
        assert_eq!(Id::from(ContactId::new(12)), Id::from("12"));
    }

    #[test]
    fn a_hyphen_stands_for_all() {
        let one: OneOrAll<LeadSourceId> = LeadSourceId::new(7).into();
        assert_eq!(one.to_string(), "7");
        assert_eq!(OneOrAll::<LeadSourceId>::All.to_string(), "-");
    }
}
