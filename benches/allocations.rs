//! How much memory the codec takes: counted, so that it can be a test.

use allocation_counter::{AllocationInfo, measure};
use keap_benches::{Contact, ContactRef, Endless, Member, ROWS, document, members, row_value};
use keap_xmlrpc::{
    DecodeOptions, EncodeOptions, Rows, Value, encode_call, from_response, from_response_ref,
};

fn counted<T>(work: impl FnOnce() -> T) -> (T, AllocationInfo) {
    let mut result = None;
    let info = measure(|| result = Some(work()));
    (result.expect("it was run"), info)
}

/// The allocations of so many more rows, without those that there are once.
fn per_row(read: impl Fn(&str)) -> f64 {
    let (few, many) = (document(ROWS), document(2 * ROWS));
    let count = |xml: &str| measure(|| read(xml)).count_total;
    (count(&many) - count(&few)) as f64 / ROWS as f64
}

#[test]
fn an_owned_row_takes_its_strings_and_at_most_one_more() {
    let strings: usize = (0..ROWS)
        .flat_map(members)
        .filter(|(_, value)| matches!(value, Member::Text(text) if !text.is_empty()))
        .count();
    let strings = strings as f64 / ROWS as f64;
    let allocations = per_row(|xml| {
        let rows = from_response::<Vec<Contact>>(xml.as_bytes(), &DecodeOptions::default());
        drop(rows.unwrap().unwrap());
    });
    println!("{allocations:.2} allocations a row, {strings:.2} strings");
    assert!(allocations <= strings + 1.0);
}

#[test]
fn a_borrowed_row_takes_at_most_one() {
    let allocations = per_row(|xml| {
        let rows =
            from_response_ref::<Vec<ContactRef<'_>>>(xml.as_bytes(), &DecodeOptions::default());
        drop(rows.unwrap().unwrap());
    });
    println!("{allocations:.2} allocations a row");
    assert!(allocations <= 1.0);
}

#[test]
fn a_call_takes_at_most_four() {
    let params = [Value::from("a key"), "Contact".into(), row_value(1)];
    let (bytes, info) =
        counted(|| encode_call("DataService.add", &params, &EncodeOptions::client()).unwrap());
    println!("{} allocations for {} bytes", info.count_total, bytes.len());
    assert!(info.count_total <= 4);
}

#[test]
fn a_stream_of_100_mb_takes_less_than_8() {
    let answer = Endless::new(100_000_000);
    let ((rows, size), info) = counted(|| {
        let size = answer.size();
        let mut rows = Rows::new(answer, DecodeOptions::default());
        let mut count = 0;
        while rows.next_row::<Contact>().unwrap().is_some() {
            count += 1;
        }
        (count, size)
    });
    println!(
        "{rows} rows, {size} bytes, at most {} bytes held",
        info.bytes_max
    );
    assert!(size > 100_000_000);
    assert!(info.bytes_max < 8_000_000);
}
