//! The codec against its peers: see README.md for the command and the table.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use keap_benches::{Contact, ContactRef, ContactText, DxrContact, ROWS, document, json};
use keap_xmlrpc::{
    DecodeOptions, decode_response, decode_response_ref, from_response, from_response_ref,
};

fn decode(criterion: &mut Criterion) {
    let xml = document(ROWS);
    let bytes = xml.as_bytes();
    let fast = DecodeOptions::default();
    let general = DecodeOptions::default().with_fast_path(false);
    let mut group = criterion.benchmark_group("decode");
    group.throughput(Throughput::Bytes(xml.len() as u64));

    group.bench_function("quick-xml events", |bencher| bencher.iter(|| events(&xml)));
    group.bench_function("typed owned", |bencher| {
        bencher.iter(|| {
            from_response::<Vec<Contact>>(bytes, &fast)
                .unwrap()
                .unwrap()
        });
    });
    group.bench_function("typed owned general", |bencher| {
        bencher.iter(|| {
            from_response::<Vec<Contact>>(bytes, &general)
                .unwrap()
                .unwrap()
        });
    });
    group.bench_function("typed borrowed", |bencher| {
        bencher.iter(|| {
            from_response_ref::<Vec<ContactRef<'_>>>(bytes, &fast)
                .unwrap()
                .unwrap()
        });
    });
    group.bench_function("tree owned", |bencher| {
        bencher.iter(|| decode_response(bytes, &fast).unwrap().unwrap());
    });
    group.bench_function("tree borrowed", |bencher| {
        bencher.iter(|| decode_response_ref(bytes, &fast).unwrap().unwrap());
    });
    group.bench_function("serde_xmlrpc typed", |bencher| {
        bencher.iter(|| serde_xmlrpc::response_from_str::<Vec<ContactText>>(&xml).unwrap());
    });
    group.bench_function("serde_xmlrpc tree", |bencher| {
        bencher.iter(|| serde_xmlrpc::response_from_str::<serde_xmlrpc::Value>(&xml).unwrap());
    });
    group.bench_function("dxr typed", |bencher| {
        bencher.iter(|| {
            let answer = dxr::MethodResponse::from_xml(&xml).unwrap();
            <Vec<DxrContact> as dxr::TryFromValue>::try_from_value(&answer.value).unwrap()
        });
    });
    group.bench_function("dxr tree", |bencher| {
        bencher.iter(|| dxr::MethodResponse::from_xml(&xml).unwrap());
    });
    group.finish();

    let json = json(ROWS);
    let mut group = criterion.benchmark_group("json");
    group.throughput(Throughput::Bytes(json.len() as u64));
    group.bench_function("serde_json typed", |bencher| {
        bencher.iter(|| serde_json::from_str::<Vec<ContactText>>(&json).unwrap());
    });
    group.finish();
}

/// What quick-xml alone takes: all events, nothing made of them.
fn events(xml: &str) -> usize {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut count = 0;
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Eof => return count,
            event => {
                black_box(&event);
                count += 1;
            }
        }
    }
}

criterion_group!(benches, decode);
criterion_main!(benches);
