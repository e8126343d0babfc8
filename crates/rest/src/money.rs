//! Amounts of money, with their unit in the type.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An amount in the smallest unit of its currency: 1250 is 12.50 US dollars. The currency stands beside it, or is
/// the application's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MinorAmount(pub i64);

/// An amount in the main unit of its currency: 12.5 is 12.50 US dollars.
///
/// JSON carries it as a number, so it has the precision of one: 15 digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct MajorAmount(pub f64);

impl fmt::Display for MinorAmount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for MajorAmount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for MinorAmount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.0)
    }
}

impl<'de> Deserialize<'de> for MinorAmount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = deserializer.deserialize_any(NumberVisitor)?;
        match number {
            Number::Whole(whole) => Ok(Self(whole)),
            // Some properties are declared as floating-point numbers although they count cents. Within 2^53 every
            // whole number is exact.
            Number::Float(float)
                if float.fract() == 0.0 && float.abs() <= 9_007_199_254_740_992.0 =>
            {
                Ok(Self(float as i64))
            }
            Number::Float(_) => Err(serde::de::Error::custom(
                "an amount in the smallest unit has a fraction",
            )),
        }
    }
}

impl Serialize for MajorAmount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.0)
    }
}

impl<'de> Deserialize<'de> for MajorAmount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match deserializer.deserialize_any(NumberVisitor)? {
            Number::Whole(whole) => Self(whole as f64),
            Number::Float(float) => Self(float),
        })
    }
}

enum Number {
    Whole(i64),
    Float(f64),
}

/// Reads a number, or a text that holds one: some inputs are declared as texts.
struct NumberVisitor;

impl serde::de::Visitor<'_> for NumberVisitor {
    type Value = Number;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an amount")
    }

    fn visit_i64<E>(self, number: i64) -> Result<Number, E> {
        Ok(Number::Whole(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Number, E> {
        Ok(i64::try_from(number).map_or(Number::Float(number as f64), Number::Whole))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Number, E> {
        Ok(Number::Float(number))
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Number, E> {
        let float = || text.parse().map(Number::Float);
        text.parse()
            .map(Number::Whole)
            .or_else(|_| float())
            .map_err(|_| E::custom("text is not an amount"))
    }
}

/// Writes an amount as text, for the inputs that are declared so.
pub(crate) fn as_text<T: AsText, S: Serializer>(
    amount: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match amount.amount() {
        Some(amount) => serializer.collect_str(&amount),
        None => serializer.serialize_none(),
    }
}

pub(crate) trait AsText {
    fn amount(&self) -> Option<MajorAmount>;
}

impl AsText for MajorAmount {
    fn amount(&self) -> Option<MajorAmount> {
        Some(*self)
    }
}

impl AsText for Option<MajorAmount> {
    fn amount(&self) -> Option<MajorAmount> {
        *self
    }
}

impl AsText for crate::Patch<MajorAmount> {
    fn amount(&self) -> Option<MajorAmount> {
        self.as_set().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    struct Input {
        #[serde(serialize_with = "as_text")]
        price: Option<MajorAmount>,
    }

    #[test]
    fn amounts_read_numbers_and_texts() {
        let amounts: Vec<MajorAmount> = serde_json::from_str(r#"[12, 12.5, "12.50"]"#).unwrap();
        assert_eq!(
            amounts,
            [MajorAmount(12.0), MajorAmount(12.5), MajorAmount(12.5)]
        );
        let cents: Vec<MinorAmount> = serde_json::from_str("[1250, 1250.0]").unwrap();
        assert_eq!(cents, [MinorAmount(1250); 2]);
        assert!(serde_json::from_str::<MinorAmount>("12.5").is_err());
    }

    #[test]
    fn some_inputs_are_texts() {
        let input = Input {
            price: Some(MajorAmount(19.99)),
        };
        assert_eq!(
            serde_json::to_string(&input).unwrap(),
            r#"{"price":"19.99"}"#
        );
    }
}
