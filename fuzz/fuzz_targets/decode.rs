//! Any bytes: no panic, and all ways to read them agree.
#![no_main]

use std::io::Read;

use keap_xmlrpc::{
    DecodeOptions, MethodResponse, Rows, Value, ValueRef, decode_call, decode_response,
    decode_response_ref, from_response,
};
use libfuzzer_sys::fuzz_target;
use serde::de::IgnoredAny;

fuzz_target!(|data: &[u8]| {
    let Some((&first, bytes)) = data.split_first() else { return };
    for base in [DecodeOptions::default(), DecodeOptions::strict(), DecodeOptions::lossy()] {
        let fast = decode(bytes, &base.clone().with_fast_path(true));
        let general = decode(bytes, &base.clone().with_fast_path(false));
        assert_eq!(fast, general, "the fast path and the general decoder");
        if let Ok(borrowed) = decode_response_ref(bytes, &base) {
            assert_eq!(Ok(borrowed.map(ValueRef::into_owned)), fast, "borrowed and owned");
        }
        let Ok(answer) = fast else { continue };
        from_response::<IgnoredAny>(bytes, &base)
            .expect("what is a tree can be passed over")
            .ok();
        if let (Ok(Value::Array(items)), true) = (answer, is_utf8_stream(bytes)) {
            assert_eq!(rows(bytes, usize::from(first) + 1, base), items, "rows and tree");
        }
    }
    let _ = decode_call(bytes, &DecodeOptions::default());
});

/// The tree, or the error as a person sees it.
fn decode(bytes: &[u8], options: &DecodeOptions) -> Result<MethodResponse, String> {
    decode_response(bytes, options).map_err(|error| error.to_string())
}

/// Streams are UTF-8 only.
fn is_utf8_stream(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok() && !bytes.windows(8).any(|window| window == b"encoding")
}

fn rows(bytes: &[u8], step: usize, options: DecodeOptions) -> Vec<Value> {
    let mut rows = Rows::new(Drip(bytes, step), options);
    let mut items = Vec::new();
    while let Some(row) = rows.next_value().expect("the rows of a good answer are good") {
        items.push(row);
    }
    items
}

/// Gives `1` bytes at a time.
struct Drip<'a>(&'a [u8], usize);

impl Read for Drip<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.1.min(self.0.len()).min(buffer.len());
        buffer[..count].copy_from_slice(&self.0[..count]);
        self.0 = &self.0[count..];
        Ok(count)
    }
}
