//! Random values: what is written is read back, whichever way.

use chrono::DateTime as Moment;
use keap_xmlrpc::{
    DateTime, DecodeOptions, EncodeOptions, Rows, Struct, Value, ValueRef, Zone, decode_call,
    decode_response_ref, encode_call, encode_response,
};
use proptest::prelude::*;

use crate::decode;

/// A text that XML can carry.
pub fn text() -> impl Strategy<Value = String> {
    let character = prop_oneof![
        4 => prop::char::range(' ', '~'),
        1 => prop::sample::select(vec!['<', '>', '&', '\r', '\n', '\t', ' ', ']', '"', '\'']),
        1 => any::<char>().prop_filter("XML has no control characters", |character| {
            !matches!(character, '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
        }),
    ];
    prop::collection::vec(character, 0..24).prop_map(String::from_iter)
}

fn datetime() -> impl Strategy<Value = DateTime> {
    let zone = prop_oneof![
        Just(Zone::Unstated),
        Just(Zone::Utc),
        (-1439_i16..=1439).prop_map(Zone::Offset)
    ];
    let nanos = prop_oneof![Just(0), 0..1_000_000_000_u32];
    (-62_000_000_000_i64..253_000_000_000, nanos, zone).prop_map(|(seconds, nanos, zone)| {
        let moment = Moment::from_timestamp(seconds, nanos).unwrap_or_default();
        DateTime::with_zone(moment.naive_utc(), zone)
    })
}

/// Any value, extensions included.
pub fn value() -> impl Strategy<Value = Value> {
    let scalar = prop_oneof![
        any::<i32>().prop_map(Value::Int),
        any::<i64>().prop_map(Value::Long),
        any::<bool>().prop_map(Value::Bool),
        prop::num::f64::NORMAL.prop_map(Value::Double),
        text().prop_map(Value::String),
        text().prop_map(Value::String),
        datetime().prop_map(Value::DateTime),
        prop::collection::vec(any::<u8>(), 0..100).prop_map(Value::Base64),
        Just(Value::Nil),
    ];
    scalar.prop_recursive(4, 64, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::Array),
            prop::collection::vec((text(), inner), 0..6)
                .prop_map(|members| Value::Struct(Struct::from_iter(members))),
        ]
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(value in value(), typed: bool) {
        let options = if typed { EncodeOptions::client() } else { EncodeOptions::server() };
        let options = options.extensions(true);
        let bytes = encode_response(&value, &options).unwrap();
        let strict = DecodeOptions::strict();
        prop_assert_eq!(&decode(&bytes, &strict).unwrap().unwrap(), &value);
        let borrowed = decode_response_ref(&bytes, &strict).unwrap().map(ValueRef::into_owned);
        prop_assert_eq!(borrowed.unwrap(), value.clone());
        let call = encode_call("X.y", [&value], &options).unwrap();
        prop_assert_eq!(decode_call(&call, &strict).unwrap().params, [value]);
    }

    #[test]
    fn rows_are_the_elements(items in prop::collection::vec(value(), 0..8)) {
        let whole = Value::Array(items.clone());
        let bytes = encode_response(&whole, &EncodeOptions::server().extensions(true)).unwrap();
        let mut rows = Rows::new(&bytes[..], DecodeOptions::default());
        for item in items {
            prop_assert_eq!(rows.next_value().unwrap(), Some(item));
        }
        prop_assert_eq!(rows.next_value().unwrap(), None);
    }

    /// Documents near the dialect: one piece of a good one is replaced by something else.
    #[test]
    fn both_ways_agree_on_damaged_documents(
        value in value(),
        place: prop::sample::Index,
        length in 0..12_usize,
        piece in prop::sample::select(vec![
            "", " ", "<", ">", "&", "\r", "\u{b}", "]]>", "<value>", "</value>", "<value/>", "<i4>1",
            "<!-- a -->", "<![CDATA[b]]>", "&amp;", "&#0;", "<nil/>", "<struct/>", "<data/>", "é",
        ]),
        lossy: bool,
    ) {
        let good = encode_response(&value, &EncodeOptions::server().extensions(true)).unwrap();
        let mut xml = String::from_utf8(good).unwrap();
        let start = (0..=place.index(xml.len())).rev().find(|at| xml.is_char_boundary(*at)).unwrap();
        let end = (start + length..).find(|at| *at >= xml.len() || xml.is_char_boundary(*at)).unwrap();
        xml.replace_range(start..end.min(xml.len()), piece);
        let options = if lossy { DecodeOptions::lossy() } else { DecodeOptions::default() };
        // The helper compares the two.
        let _ = decode(xml.as_bytes(), &options);
    }
}
