//! Texts to numbers, flags, dates and bytes, as the Java platform and the library read them.
//!
//! Not as they do: digits of other scripts and hexadecimal floating point, which Java takes, are refused.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{Days, Months, NaiveDate, NaiveDateTime, TimeDelta};

/// `Integer.valueOf` of the trimmed text.
pub(super) fn int(text: &str) -> Result<i32, String> {
    trimmed(text)
        .parse()
        .map_err(|_| format!("Failed to parse integer value: {text}"))
}

/// `0` or `1`, and no word.
pub(super) fn boolean(text: &str) -> Result<bool, String> {
    match trimmed(text) {
        "1" => Ok(true),
        "0" => Ok(false),
        _ => Err(format!("Failed to parse boolean value: {text}")),
    }
}

/// `Double.valueOf`: also `NaN`, `Infinity` and a letter for the width behind the number.
pub(super) fn double(text: &str) -> Result<f64, String> {
    let refused = || format!("Failed to parse double value: {text}");
    let number = trimmed(text);
    let bare = number.strip_prefix(['+', '-']).unwrap_or(number);
    let sign = if number.starts_with('-') { -1.0 } else { 1.0 };
    match bare {
        "NaN" => return Ok(f64::NAN),
        "Infinity" => return Ok(sign * f64::INFINITY),
        _ => {}
    }
    let digits = bare.strip_suffix(['f', 'F', 'd', 'D']).unwrap_or(bare);
    if !digits.starts_with(|first: char| first.is_ascii_digit() || first == '.') {
        return Err(refused());
    }
    let value: f64 = digits.parse().map_err(|_| refused())?;
    Ok(sign * value)
}

/// `yyyyMMddTHH:mm:ss`, with a calendar that rolls over and no look at what follows; nothing for an empty text.
pub(super) fn date(text: &str) -> Result<Option<NaiveDateTime>, String> {
    let trimmed = trimmed(text);
    if trimmed.is_empty() {
        return Ok(None);
    }
    let mut reading = Reading {
        text: trimmed.as_bytes(),
        at: 0,
    };
    let refused = |at| format!("Failed to parse date value {text} at position {at}");
    let fields = reading.fields().map_err(refused)?;
    rolled(fields)
        .map(Some)
        .ok_or_else(|| format!("Failed to parse date value: {text}"))
}

/// Base64 with white space anywhere in it.
pub(super) fn base64(text: &str) -> Result<Vec<u8>, String> {
    let packed: String = text.split_whitespace().collect();
    STANDARD
        .decode(packed)
        .map_err(|_| "Failed to decode base64 stream.".to_owned())
}

/// What `String.trim` leaves.
fn trimmed(text: &str) -> &str {
    text.trim_matches(|sign| sign <= ' ')
}

struct Reading<'a> {
    text: &'a [u8],
    at: usize,
}

impl Reading<'_> {
    /// Year, month, day, hour, minute, second; else the position where the text parts from the form.
    fn fields(&mut self) -> Result<[u32; 6], usize> {
        let year = self.digits(4)?;
        let month = self.digits(2)?;
        let day = self.digits(2)?;
        self.sign(b'T')?;
        let hour = self.digits(2)?;
        self.sign(b':')?;
        let minute = self.digits(2)?;
        self.sign(b':')?;
        let second = self.digits(2)?;
        Ok([year, month, day, hour, minute, second])
    }

    fn digits(&mut self, count: usize) -> Result<u32, usize> {
        let mut number = 0;
        for _ in 0..count {
            let digit = self.text.get(self.at).filter(|sign| sign.is_ascii_digit());
            number = number * 10 + u32::from(digit.ok_or(self.at)? - b'0');
            self.at += 1;
        }
        Ok(number)
    }

    fn sign(&mut self, wanted: u8) -> Result<(), usize> {
        if self.text.get(self.at) != Some(&wanted) {
            return Err(self.at);
        }
        self.at += 1;
        Ok(())
    }
}

/// The 30th of February is the 2nd of March, hour 25 is one o'clock of the next day, month 0 is December before.
fn rolled([year, month, day, hour, minute, second]: [u32; 6]) -> Option<NaiveDateTime> {
    let start = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, 1, 1)?;
    let start = match month.checked_sub(1) {
        Some(months) => start.checked_add_months(Months::new(months))?,
        None => start.checked_sub_months(Months::new(1))?,
    };
    let start = match day.checked_sub(1) {
        Some(days) => start.checked_add_days(Days::new(days.into()))?,
        None => start.checked_sub_days(Days::new(1))?,
    };
    let seconds = (i64::from(hour) * 60 + i64::from(minute)) * 60 + i64::from(second);
    start
        .and_hms_opt(0, 0, 0)?
        .checked_add_signed(TimeDelta::seconds(seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_calendar_rolls_over() {
        let read = |text| date(text).unwrap().unwrap().to_string();
        assert_eq!(read("20260230T10:00:00"), "2026-03-02 10:00:00");
        assert_eq!(read("20260115T25:00:00"), "2026-01-16 01:00:00");
        assert_eq!(read("20260001T00:00:00"), "2025-12-01 00:00:00");
        assert_eq!(read("20260100T00:00:61Z"), "2025-12-31 00:01:01");
        assert_eq!(date(" "), Ok(None));
    }

    #[test]
    fn a_double_is_read_as_java_reads_it() {
        for (text, value) in [("1.5d", 1.5), (" .5f", 0.5), ("-1e3", -1000.0), ("7.", 7.0)] {
            assert_eq!(double(text), Ok(value), "{text}");
        }
        assert!(double("NaN").unwrap().is_nan());
        assert_eq!(double("-Infinity"), Ok(f64::NEG_INFINITY));
        for text in ["", "inf", "nan", "1,5", "1e", "--1", "0x1p3", "1 2", "e5"] {
            assert!(double(text).is_err(), "{text}");
        }
    }
}
