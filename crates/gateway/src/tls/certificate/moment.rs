//! The two ways to write a moment in a certificate.

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};

use super::der::{Element, GENERALIZED_TIME, UTC_TIME};

/// Reads `UTCTime` (two digits of the year, up to 2049) and `GeneralizedTime` (four). Certificates are to tell the
/// seconds and to end with `Z`; those of old that leave seconds out or name a zone are read too.
pub(super) fn moment(element: Element<'_>) -> Option<DateTime<Utc>> {
    let generalized = element.tag == GENERALIZED_TIME;
    let mut text = Digits(element.content);
    let year = match (element.tag, text.pair()?) {
        (UTC_TIME, year @ 50..) => 1900 + year,
        (UTC_TIME, year) => 2000 + year,
        (GENERALIZED_TIME, century) => century * 100 + text.pair()?,
        _ => return None,
    };
    let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, text.pair()?, text.pair()?)?;
    let (hour, minute) = (text.pair()?, text.pair()?);
    let has_seconds = text.is_next();
    let second = if has_seconds { text.pair()? } else { 0 };
    let time = date.and_hms_opt(hour, minute, second)?;
    let is_loose = generalized && has_seconds;
    if is_loose {
        text.skip_fraction()?;
    }
    let zone = match text.0 {
        [] if is_loose => 0,
        [b'Z'] => 0,
        [b'+', rest @ ..] => seconds(rest)?,
        [b'-', rest @ ..] => -seconds(rest)?,
        _ => return None,
    };
    let local = time.and_local_timezone(FixedOffset::east_opt(zone)?);
    local.single().map(|time| time.to_utc())
}

/// How far a zone is from UTC: hours and minutes.
fn seconds(zone: &[u8]) -> Option<i32> {
    let mut text = Digits(zone);
    let (hours, minutes) = (text.pair()?, text.pair()?);
    let is_whole = text.0.is_empty() && minutes < 60;
    is_whole.then_some(i32::try_from(hours * 3600 + minutes * 60).ok()?)
}

struct Digits<'a>(&'a [u8]);

impl Digits<'_> {
    fn is_next(&self) -> bool {
        self.0.first().is_some_and(u8::is_ascii_digit)
    }

    /// A number of two digits.
    fn pair(&mut self) -> Option<u32> {
        let ([tens, ones], rest) = self.0.split_first_chunk()?;
        let both = tens.is_ascii_digit() && ones.is_ascii_digit();
        self.0 = rest;
        both.then(|| u32::from(tens - b'0') * 10 + u32::from(ones - b'0'))
    }

    /// Parts of a second matter to nobody, but there have to be some behind the point.
    fn skip_fraction(&mut self) -> Option<()> {
        if let [b'.' | b',', digits @ ..] = self.0 {
            let behind = digits.iter().position(|byte| !byte.is_ascii_digit());
            let (parts, rest) = digits.split_at(behind.unwrap_or(digits.len()));
            self.0 = rest;
            return (!parts.is_empty()).then_some(());
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(tag: u8, text: &str) -> Option<String> {
        let content = text.as_bytes();
        let element = Element {
            tag,
            content,
            whole: content,
        };
        moment(element).map(|moment| moment.format("%Y-%m-%d %H:%M:%S").to_string())
    }

    #[test]
    fn both_ways_to_write_a_moment_are_read() {
        for (tag, text, expected) in [
            (UTC_TIME, "361127083043Z", "2036-11-27 08:30:43"),
            (UTC_TIME, "491231235959Z", "2049-12-31 23:59:59"),
            (UTC_TIME, "500101000000Z", "1950-01-01 00:00:00"),
            (UTC_TIME, "000229120000Z", "2000-02-29 12:00:00"),
            (UTC_TIME, "3611270830Z", "2036-11-27 08:30:00"),
            (UTC_TIME, "361127003000+0100", "2036-11-26 23:30:00"),
            (UTC_TIME, "361127233000-0130", "2036-11-28 01:00:00"),
            (GENERALIZED_TIME, "20810902083043Z", "2081-09-02 08:30:43"),
            (GENERALIZED_TIME, "99991231235959Z", "9999-12-31 23:59:59"),
            (
                GENERALIZED_TIME,
                "20810902083043.25Z",
                "2081-09-02 08:30:43",
            ),
            (GENERALIZED_TIME, "20810902083043", "2081-09-02 08:30:43"),
            (GENERALIZED_TIME, "208109020830Z", "2081-09-02 08:30:00"),
        ] {
            assert_eq!(read(tag, text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_moment_that_is_none_is_refused() {
        let whole = "20810902083043Z";
        let cut = (0..14).map(|length| (GENERALIZED_TIME, &whole[..length]));
        let others = [
            (UTC_TIME, whole),
            (UTC_TIME, ""),
            (UTC_TIME, "361127083043"),
            (UTC_TIME, "361127083043.5Z"),
            (UTC_TIME, "361327083043Z"),
            (UTC_TIME, "360027083043Z"),
            (UTC_TIME, "370229083043Z"),
            (UTC_TIME, "361127243043Z"),
            (UTC_TIME, "361127083060Z"),
            (UTC_TIME, "-61127083043Z"),
            (UTC_TIME, "361127083043+9900"),
            (UTC_TIME, "361127083043+0160"),
            (UTC_TIME, "361127083043+01"),
            (UTC_TIME, "3611270830\u{661}Z"),
            (GENERALIZED_TIME, "20810902083043.Z"),
            (GENERALIZED_TIME, "208109020830.5Z"),
            (GENERALIZED_TIME, "20810902083043ZZ"),
            (0x13, "361127083043Z"),
        ];
        for (tag, text) in cut.chain(others) {
            assert_eq!(read(tag, text), None, "{text}");
        }
    }
}
