//! Any value that can be written is read back as it was, whichever way it is written.
#![no_main]

use keap_xmlrpc::{
    DateTime, DecodeOptions, EncodeOptions, Struct, Value, Zone, decode_call, decode_response,
    encode_call, encode_response,
};
use libfuzzer_sys::arbitrary::{Result, Unstructured};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Ok(value) = value(&mut Unstructured::new(data), 0) else { return };
    for encode in [EncodeOptions::client(), EncodeOptions::server()] {
        let encode = encode.extensions(true);
        // Refused are characters that XML has not, NaN, and years of five digits.
        let Ok(response) = encode_response(&value, &encode) else { return };
        for fast_path in [true, false] {
            let decode = DecodeOptions::strict().with_fast_path(fast_path);
            let read = decode_response(&response, &decode).expect("what we write we read");
            assert_eq!(read.as_ref(), Ok(&value));
        }
        let call = encode_call("X.y", [&value], &encode).expect("a call carries the same values");
        let read = decode_call(&call, &DecodeOptions::strict()).expect("what we write we read");
        assert_eq!(read.params, [value.clone()]);
    }
});

fn value(source: &mut Unstructured<'_>, depth: usize) -> Result<Value> {
    let kinds = if depth < 8 { 9 } else { 7 };
    Ok(match source.int_in_range(0..=kinds)? {
        0 => Value::Int(source.arbitrary()?),
        1 => Value::Long(source.arbitrary()?),
        2 => Value::Bool(source.arbitrary()?),
        3 => Value::Double(source.arbitrary()?),
        4 | 5 => Value::String(source.arbitrary()?),
        6 => Value::DateTime(datetime(source)?),
        7 if source.arbitrary()? => Value::Nil,
        7 => Value::Base64(source.arbitrary()?),
        8 => Value::Array(
            (0..source.int_in_range(0..=4)?)
                .map(|_| value(source, depth + 1))
                .collect::<Result<_>>()?,
        ),
        _ => {
            let mut members = Struct::new();
            for _ in 0..source.int_in_range(0..=4)? {
                members.push(source.arbitrary::<String>()?, value(source, depth + 1)?);
            }
            members.into()
        }
    })
}

fn datetime(source: &mut Unstructured<'_>) -> Result<DateTime> {
    let seconds = source.int_in_range(-62_000_000_000..=253_000_000_000)?;
    let nanos = if source.arbitrary()? { source.int_in_range(0..=999_999_999)? } else { 0 };
    let moment = chrono::DateTime::from_timestamp(seconds, nanos).unwrap_or_default();
    let zone = match source.int_in_range(0..=2)? {
        0 => Zone::Unstated,
        1 => Zone::Utc,
        _ => Zone::Offset(source.int_in_range(-1439..=1439)?),
    };
    Ok(DateTime::with_zone(moment.naive_utc(), zone))
}
