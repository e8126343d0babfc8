//! Amounts of money between main units, as XML-RPC and v1 have them, and the smallest units of v2: converted here and
//! nowhere else, in decimal arithmetic.

use crate::difference::MONEY_UNIT;
use crate::{Error, ErrorKind};

/// The decimals of a currency's smallest unit (ISO 4217).
pub(in crate::rest) fn exponent(currency: &str) -> u32 {
    match currency {
        "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX"
        | "UYI" | "VND" | "VUV" | "XAF" | "XOF" | "XPF" => 0,
        "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
        "CLF" | "UYW" => 4,
        _ => 2,
    }
}

/// Smallest units in main units: 1250 cents are 12.5 dollars. The nearest number to the decimal value.
pub(in crate::rest) fn major(minor: i64, exponent: u32) -> f64 {
    let unit = 10_u64.pow(exponent.min(4));
    let (sign, amount) = (if minor < 0 { "-" } else { "" }, minor.unsigned_abs());
    let width = exponent as usize;
    let text = format!("{sign}{}.{:0width$}", amount / unit, amount % unit);
    // The text is digits with one point.
    text.parse().unwrap_or_default()
}

/// How many digits of a number a double has for certain; further ones tell how it was computed.
const CERTAIN_DIGITS: usize = 15;

/// How much finer than the smallest unit an amount is read that was computed with doubles.
const FINER: usize = 6;

/// Why a text has no form in smallest units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rest) enum Unfit {
    /// It is no number in digits.
    NoAmount,
    /// It has a fraction of the smallest unit.
    Fraction,
    /// It is whole, and has more smallest units than 64 bits hold.
    TooLarge,
}

/// Main units, written as a decimal number, in smallest units. What the arithmetic of doubles leaves is no fraction of them:
/// 49.95 times 0.8 is 39.96000000000001 there.
pub(in crate::rest) fn minor(text: &str, exponent: u32) -> Result<i64, Unfit> {
    exact(text, exponent).or_else(|unfit| {
        let computed = computed(text, exponent).ok_or(unfit)?;
        exact(&computed, exponent).map_err(|_| unfit)
    })
}

/// Refuses what is too large, which is an amount of a record or an argument.
pub(in crate::rest) fn too_large(what: &str) -> Error {
    let message = format!("{what} is too large: 64 bits do not hold its smallest units");
    Error::new(ErrorKind::InvalidRequest, message)
        .explained_by(&MONEY_UNIT)
        .hinted("write a smaller amount")
}

/// A number with more digits than a double has, as it was meant.
fn computed(text: &str, exponent: u32) -> Option<String> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if digits < CERTAIN_DIGITS || text.contains(['e', 'E']) {
        return None;
    }
    let number: f64 = text.trim().parse().ok()?;
    let (whole, _) = text.split_once('.')?;
    let places = exponent as usize;
    let certain = CERTAIN_DIGITS.saturating_sub(whole.len());
    let decimals = certain.clamp(places, places.saturating_add(FINER));
    Some(format!("{number:.decimals$}"))
}

fn exact(text: &str, exponent: u32) -> Result<i64, Unfit> {
    let text = text.trim();
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let places = exponent as usize;
    let fraction = fraction.trim_end_matches('0');
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !is_number(whole) || !is_number(fraction) {
        return Err(Unfit::NoAmount);
    }
    if fraction.len() > places {
        return Err(Unfit::Fraction);
    }
    // Digits alone are no number only where they are too many.
    let amount = format!("{whole}{fraction:0<places$}").parse::<i64>();
    let amount = amount.map_err(|_| Unfit::TooLarge)?;
    Ok(if negative { -amount } else { amount })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_survive_both_ways_in_every_currency() {
        for (text, currency, units) in [
            ("12.5", "USD", 1250),
            ("0.29", "USD", 29),
            ("-1234567.89", "USD", -123_456_789),
            ("500", "JPY", 500),
            ("1.005", "KWD", 1005),
            ("0", "USD", 0),
        ] {
            let exponent = exponent(currency);
            assert_eq!(minor(text, exponent), Ok(units), "{text}");
            assert_eq!(major(units, exponent).to_string(), text);
        }
        assert_eq!(minor("12.50", 2), Ok(1250));
    }

    #[test]
    fn what_doubles_leave_behind_is_no_fraction() {
        for (amount, exponent, units) in [
            (49.95 * 0.8, 2, 3996),
            (1.1 * 3.0, 2, 330),
            (0.1 + 0.2, 2, 30),
            (0.1 * 3.0 - 0.3, 2, 0),
            (-(0.1 + 0.2), 2, -30),
            (1e9 + 0.1, 2, 100_000_000_010),
            (1.001 * 3.0, 3, 3003),
        ] {
            assert_eq!(minor(&amount.to_string(), exponent), Ok(units), "{amount}");
        }
        // 2.675 however it was computed.
        for amount in [2.675, 0.535 * 5.0, 26.75 / 10.0, 1.0 / 3.0] {
            assert_eq!(
                minor(&amount.to_string(), 2),
                Err(Unfit::Fraction),
                "{amount}"
            );
        }
    }

    #[test]
    fn what_has_no_form_in_smallest_units_is_told_apart() {
        for (text, unfit) in [
            ("0.001", Unfit::Fraction),
            ("2.670000001", Unfit::Fraction),
            ("", Unfit::NoAmount),
            ("-", Unfit::NoAmount),
            ("1e3", Unfit::NoAmount),
            ("inf", Unfit::NoAmount),
            ("1,5", Unfit::NoAmount),
            ("1.2.3", Unfit::NoAmount),
            (".5", Unfit::NoAmount),
            ("1.2.3000000000000000", Unfit::NoAmount),
            ("92233720368547758.08", Unfit::TooLarge),
            ("-100000000000000000000", Unfit::TooLarge),
        ] {
            assert_eq!(minor(text, 2), Err(unfit), "{text}");
        }
        for large in [1e300, -1e300, 1e17] {
            assert_eq!(
                minor(&large.to_string(), 2),
                Err(Unfit::TooLarge),
                "{large}"
            );
        }
        assert_eq!(minor("92233720368547758.07", 2), Ok(i64::MAX));
        assert_eq!(minor("0.5", 0), Err(Unfit::Fraction));
    }
}
