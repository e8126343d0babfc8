//! Prints the table of README.md: each work against its measure, in one run.
//!
//! All contenders take turns, one pass each, round after round, and the best pass of each counts.
//! On a machine that does other things as well this gives ratios that criterion, which measures
//! one contender after the other, does not: noise only ever adds time, and it meets all alike.

use std::hint::black_box;
use std::time::{Duration, Instant};

use keap_benches::{Contact, ContactRef, ContactText, DxrContact, ROWS, document, json};
use keap_xmlrpc::{
    DecodeOptions, decode_response, decode_response_ref, from_response, from_response_ref,
};

/// A contender: its name, the bytes it reads, one pass.
struct Contender<'a> {
    name: &'static str,
    bytes: usize,
    pass: Box<dyn FnMut() + 'a>,
    best: Duration,
}

fn contender<'a, T>(
    name: &'static str,
    bytes: usize,
    mut pass: impl FnMut() -> T + 'a,
) -> Contender<'a> {
    let pass = Box::new(move || {
        black_box(pass());
    });
    Contender { name, bytes, pass, best: Duration::MAX }
}

fn run(contenders: &mut Vec<Contender<'_>>, rounds: usize) {
    if let Some(wanted) = std::env::args().skip(1).find(|argument| argument.starts_with('=')) {
        contenders.retain(|contender| contender.name == &wanted[1..]);
    }
    for _ in 0..rounds {
        for contender in contenders.iter_mut() {
            let start = now();
            (contender.pass)();
            contender.best = contender.best.min(start.elapsed());
        }
    }
    for Contender { name, bytes, best, .. } in contenders {
        let speed = *bytes as f64 / best.as_secs_f64() / 1e6;
        println!("{name:<28} {:>10.3} us {speed:>8.0} MB/s", best.as_secs_f64() * 1e6);
    }
}

#[expect(clippy::disallowed_methods, reason = "measuring is what this program is for")]
fn now() -> Instant {
    Instant::now()
}

fn main() {
    let rounds = std::env::args().filter_map(|argument| argument.parse().ok()).next().unwrap_or(60);
    let xml = document(ROWS);
    let bytes = xml.as_bytes();
    let fast = DecodeOptions::default();
    let general = DecodeOptions { fast_path: false, ..DecodeOptions::default() };
    let size = bytes.len();
    let json = json(ROWS);
    run(
        &mut vec![
            contender("quick-xml events", size, || events(&xml)),
            contender("utf8", size, || std::str::from_utf8(black_box(bytes)).unwrap().len()),
            contender("typed owned", size, || {
                from_response::<Vec<Contact>>(bytes, &fast).unwrap().unwrap()
            }),
            contender("typed owned, general", size, || {
                from_response::<Vec<Contact>>(bytes, &general).unwrap().unwrap()
            }),
            contender("typed borrowed", size, || {
                from_response_ref::<Vec<ContactRef<'_>>>(bytes, &fast).unwrap().unwrap()
            }),
            contender("tree owned", size, || decode_response(bytes, &fast).unwrap().unwrap()),
            contender("tree borrowed", size, || {
                decode_response_ref(bytes, &fast).unwrap().unwrap()
            }),
            contender("serde_xmlrpc typed", size, || {
                serde_xmlrpc::response_from_str::<Vec<ContactText>>(&xml).unwrap()
            }),
            contender("serde_xmlrpc tree", size, || {
                serde_xmlrpc::response_from_str::<serde_xmlrpc::Value>(&xml).unwrap()
            }),
            contender("dxr typed", size, || {
                let answer = dxr::MethodResponse::from_xml(&xml).unwrap();
                <Vec<DxrContact> as dxr::TryFromValue>::try_from_value(&answer.value).unwrap()
            }),
            contender("serde_json typed", json.len(), || {
                serde_json::from_str::<Vec<ContactText>>(&json).unwrap()
            }),
        ],
        rounds,
    );
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
