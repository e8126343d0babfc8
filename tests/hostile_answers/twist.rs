//! Answers that mean harm, made of good ones.

use std::cell::Cell;

use serde_json::{Value as Json, json};

/// Dates at the ends of calendars, of clocks and of reason.
pub const DATES: &[&str] = &[
    "-262143-01-01T00:00:00.000+0000",
    "+262142-12-31T23:59:59Z",
    "+262142-12-31 23:59:59",
    "-262143-01-01",
    "0000-01-01T00:00:00Z",
    "0000-01-01",
    "0001-01-01T00:00:00+23:59",
    "9999-12-31T23:59:59.999-23:59",
    "9999-12-31",
    "2024-03-10T02:30:00Z",
    "2024-11-03 01:30:00",
    "2026-02-30T25:61:61Z",
    "00000101T00:00:00",
    "99991231T23:59:59",
    "",
];

const TEXTS: &[&str] = &[
    "18446744073709551615",
    "-9223372036854775808",
    "99999999999999999999999999",
    "1e308",
    "-0",
    "NaN",
    "\u{1b}]52;c;x\u{7}",
    "\u{202e}\u{0}",
    "=1+1",
    "ß",
];

const HEADERS: &[&str] = &[
    "retry-after",
    "x-keap-product-quota-available",
    "x-keap-product-quota-limit",
    "x-keap-product-quota-used",
    "x-keap-product-quota-expiry-time",
    "x-keap-product-throttle-available",
    "x-keap-product-throttle-limit",
    "x-keap-product-throttle-interval",
    "x-keap-product-throttle-used",
    "x-keap-tenant-throttle-limit",
    "x-keap-tenant-throttle-time-unit",
    "x-keap-tenant-throttle-interval",
    "x-keap-product-spike-limit",
    "x-keap-tenant-id",
    "date",
];

const HEADER_VALUES: &[&str] = &[
    "0",
    "1",
    "9223372036854775807",
    "18446744073709551615",
    "99999999999999999999",
    "-1",
    "0ps",
    "4294967295ps",
    "1pm",
    "|",
    "0|0",
    "Fri, 31 Dec 9999 23:59:59 GMT",
    "Thu, 01 Jan 1970 00:00:00 GMT",
    "day",
];

/// Chance that follows from a number.
#[derive(Debug)]
pub struct Dice(Cell<u64>);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(Cell::new(seed))
    }

    /// The next number (splitmix64).
    pub fn number(&self) -> u64 {
        self.0.set(self.0.get().wrapping_add(0x9E37_79B9_7F4A_7C15));
        let mut z = self.0.get();
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub fn one_in(&self, sides: u64) -> bool {
        self.number().is_multiple_of(sides)
    }

    pub fn pick<T: Copy>(&self, from: &[T]) -> T {
        let index = self.number() % from.len() as u64;
        from[usize::try_from(index).unwrap_or_default()]
    }

    fn value(&self) -> Json {
        match self.number() % 9 {
            0 => Json::Null,
            1 => json!(u64::MAX),
            2 => json!(i64::MIN),
            3 => json!(1e308),
            4 => json!([null, {}, []]),
            5 => json!({"id": self.pick(TEXTS)}),
            6 => json!(self.pick(TEXTS)),
            _ => json!(self.pick(DATES)),
        }
    }
}

/// Other headers, and now and then another status.
pub fn head(head: &mut http::response::Parts, dice: &mut Dice) {
    for name in HEADERS {
        if dice.one_in(6) {
            let value = http::HeaderValue::from_static(dice.pick(HEADER_VALUES));
            head.headers.insert(*name, value);
        }
    }
    if dice.one_in(8) {
        let status = dice.pick(&[200, 201, 204, 302, 400, 401, 404, 410, 429, 500, 503, 599]);
        head.status = http::StatusCode::from_u16(status).unwrap_or_default();
    }
}

/// The same answer with some values replaced, cut off, doubled or of another kind altogether.
pub fn body(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    if dice.one_in(30) {
        let others = [
            "",
            "null",
            "[]",
            "{}",
            "<html>",
            "\u{FEFF}{",
            "[null]",
            "<methodResponse/>",
        ];
        return dice.pick(&others).as_bytes().to_vec();
    }
    let mut twisted = match serde_json::from_slice::<Json>(bytes) {
        Ok(mut json) => {
            twist(&mut json, dice);
            json.to_string().into_bytes()
        }
        Err(_) => texts(&String::from_utf8_lossy(bytes), dice).into_bytes(),
    };
    if dice.one_in(30) {
        let length = dice.number() as usize % (twisted.len() + 1);
        twisted.truncate(length);
    }
    twisted
}

fn twist(json: &mut Json, dice: &Dice) {
    match json {
        Json::Array(items) => {
            items.iter_mut().for_each(|item| twist(item, dice));
            if dice.one_in(12) {
                items.clear();
            } else if dice.one_in(12) && items.len() < 50 {
                items.extend(items.clone());
            }
        }
        Json::Object(members) => {
            members.values_mut().for_each(|member| twist(member, dice));
            if dice.one_in(10) {
                members.insert("next_page_token".to_owned(), json!(dice.pick(&["t", "u"])));
            }
            if dice.one_in(20) {
                members.clear();
            }
        }
        scalar if dice.one_in(5) => *scalar = dice.value(),
        _ => {}
    }
}

/// XML with some texts between tags replaced.
fn texts(xml: &str, dice: &Dice) -> String {
    let mut twisted = String::with_capacity(xml.len());
    for piece in xml.split_inclusive('>') {
        match piece.split_once('<') {
            Some((text, tag)) if !text.trim().is_empty() && dice.one_in(5) => {
                let value = if dice.one_in(2) {
                    dice.pick(DATES)
                } else {
                    dice.pick(TEXTS)
                };
                twisted.push_str(value);
                twisted.push('<');
                twisted.push_str(tag);
            }
            _ => twisted.push_str(piece),
        }
    }
    twisted
}

/// An answer of the token endpoint.
pub fn token_answer(dice: &mut Dice) -> String {
    let life = dice.pick(&[
        "18446744073709551615",
        "9223372036854775807",
        "8200000000000",
        "\"x\"",
        "-1",
        "null",
        "86400",
        "1e300",
    ]);
    let scope = dice.pick(&["full|ab123.infusionsoft.com", "full", "||..", ""]);
    let mut answer = format!(
        r#"{{"access_token":"a","refresh_token":"r","expires_in":{life},"scope":"{scope}"}}"#
    );
    if dice.one_in(5) {
        answer.truncate(dice.number() as usize % answer.len());
    }
    answer
}
