//! Amounts of money between main units, as XML-RPC and v1 have them, and the smallest units of v2: converted here and
//! nowhere else, in decimal arithmetic.

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

/// Main units, written as a decimal number, in smallest units; `None` when the text is no amount, or has a fraction of
/// the smallest unit.
pub(in crate::rest) fn minor(text: &str, exponent: u32) -> Option<i64> {
    let text = text.trim();
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let places = exponent as usize;
    let fraction = fraction.trim_end_matches('0');
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || fraction.len() > places || !is_number(whole) || !is_number(fraction) {
        return None;
    }
    let amount: i64 = format!("{whole}{fraction:0<places$}").parse().ok()?;
    Some(if negative { -amount } else { amount })
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
            assert_eq!(minor(text, exponent), Some(units), "{text}");
            assert_eq!(major(units, exponent).to_string(), text);
        }
        assert_eq!(minor("12.50", 2), Some(1250));
    }

    #[test]
    fn a_fraction_of_the_smallest_unit_is_no_amount() {
        for text in ["0.001", "", "-", "1e3", "1,5", "1.2.3", ".5"] {
            assert_eq!(minor(text, 2), None, "{text}");
        }
        assert_eq!(minor("0.5", 0), None);
    }
}
