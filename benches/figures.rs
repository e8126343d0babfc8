//! Prints the table of README.md: each work against its measure, in one run.
//!
//! All contenders take turns, one pass each, round after round, and the best pass of each counts.
//! On a machine that does other things as well this gives ratios that criterion, which measures
//! one contender after the other, does not: noise only ever adds time, and it meets all alike.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::io::Read;
use std::time::{Duration, Instant};

use keap_benches::{
    Contact, ContactRef, ContactText, DxrContact, Endless, Member, ROWS, document, json, members,
    row_value,
};
use keap_xmlrpc::{
    DecodeOptions, EncodeOptions, Rows, RowsRef, Value, decode_response, decode_response_ref,
    encode_call, encode_response, from_response, from_response_ref,
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
    Contender {
        name,
        bytes,
        pass,
        best: Duration::MAX,
    }
}

fn run(contenders: &mut Vec<Contender<'_>>, rounds: usize) {
    if let Some(wanted) = std::env::args()
        .skip(1)
        .find(|argument| argument.starts_with('='))
    {
        contenders.retain(|contender| contender.name == &wanted[1..]);
    }
    for _ in 0..rounds {
        for contender in contenders.iter_mut() {
            let start = now();
            (contender.pass)();
            contender.best = contender.best.min(start.elapsed());
        }
    }
    for Contender {
        name, bytes, best, ..
    } in contenders
    {
        let speed = *bytes as f64 / best.as_secs_f64() / 1e6;
        println!(
            "{name:<28} {:>10.3} us {speed:>8.0} MB/s",
            best.as_secs_f64() * 1e6
        );
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "measuring is what this program is for"
)]
fn now() -> Instant {
    Instant::now()
}

fn main() {
    let rounds = std::env::args()
        .filter_map(|argument| argument.parse().ok())
        .next()
        .unwrap_or(60);
    let xml = document(ROWS);
    let bytes = xml.as_bytes();
    let fast = DecodeOptions::default();
    let general = DecodeOptions::default().with_fast_path(false);
    let size = bytes.len();
    let json = json(ROWS);
    run(
        &mut vec![
            contender("quick-xml events", size, || events(&xml)),
            contender("typed owned", size, || {
                from_response::<Vec<Contact>>(bytes, &fast)
                    .unwrap()
                    .unwrap()
            }),
            contender("typed owned, dates as texts", size, || {
                from_response::<Vec<ContactText>>(bytes, &fast)
                    .unwrap()
                    .unwrap()
            }),
            contender("typed owned, general", size, || {
                from_response::<Vec<Contact>>(bytes, &general)
                    .unwrap()
                    .unwrap()
            }),
            contender("rows borrowed", size, || {
                let mut rows = RowsRef::new(bytes, fast.clone()).unwrap().unwrap();
                let mut count = 0;
                while let Some(row) = rows.next_row::<ContactRef<'_>>().unwrap() {
                    black_box(&row);
                    count += 1;
                }
                count
            }),
            contender("typed borrowed", size, || {
                from_response_ref::<Vec<ContactRef<'_>>>(bytes, &fast)
                    .unwrap()
                    .unwrap()
            }),
            contender("tree owned", size, || {
                decode_response(bytes, &fast).unwrap().unwrap()
            }),
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
    pretty(&xml, rounds);
    encode(rounds * 200);
    base64(rounds);
    stream(rounds / 10 + 1);
}

/// The same rows as a pretty-printer writes them, every element that holds others on lines of its own.
fn pretty(xml: &str, rounds: usize) {
    let xml = indented(xml);
    let (bytes, size) = (xml.as_bytes(), xml.len());
    let options = DecodeOptions::default();
    run(
        &mut vec![
            contender("pretty, quick-xml events", size, || events(&xml)),
            contender("pretty, typed owned", size, || {
                from_response::<Vec<Contact>>(bytes, &options)
                    .unwrap()
                    .unwrap()
            }),
            contender("pretty, tree owned", size, || {
                decode_response(bytes, &options).unwrap().unwrap()
            }),
        ],
        rounds,
    );
}

/// A line for each tag, but for an end tag behind a text, two blanks deeper in each element.
fn indented(xml: &str) -> String {
    let mut lines = String::with_capacity(xml.len() * 2);
    let mut depth = 0;
    for piece in xml.split_inclusive('>') {
        let is_end = piece.starts_with("</");
        depth -= usize::from(is_end);
        let is_behind_text = !piece.starts_with('<');
        if !is_behind_text {
            lines.push('\n');
            lines.extend(std::iter::repeat_n(' ', depth * 2));
        }
        lines.push_str(piece);
        depth -= usize::from(is_behind_text);
        let opens =
            !is_end && !is_behind_text && !piece.ends_with("/>") && !piece.starts_with("<?");
        depth += usize::from(opens);
    }
    lines.trim_start().to_owned()
}

/// One `DataService.add` with a struct of 25 fields.
fn encode(rounds: usize) {
    let params = [Value::from("a key"), "Contact".into(), row_value(1)];
    let options = EncodeOptions::client();
    let ours = encode_call("DataService.add", &params, &options).unwrap();
    let request = peer_request();
    let peer_params = [
        serde_xmlrpc::Value::String("a key".into()),
        serde_xmlrpc::Value::String("Contact".into()),
        peer_value(),
    ];
    let dxr_call = dxr_call();
    let size = ours.len();
    run(
        &mut vec![
            contender("encode", size, || {
                encode_call("DataService.add", &params, &options).unwrap()
            }),
            contender("encode xmlrpc", size, || {
                let mut bytes = Vec::new();
                request.write_as_xml(&mut bytes).unwrap();
                bytes
            }),
            contender("encode serde_xmlrpc", size, || {
                serde_xmlrpc::request_to_string("DataService.add", peer_params.iter().cloned())
                    .unwrap()
            }),
            contender("encode dxr", size, || dxr_call.to_xml().unwrap()),
        ],
        rounds,
    );
}

fn peer_request() -> xmlrpc::Request<'static> {
    let row: BTreeMap<String, xmlrpc::Value> = members(1)
        .into_iter()
        .map(|(name, member)| {
            let value = match member {
                Member::Text(text) => xmlrpc::Value::String(text),
                Member::Date(date) => {
                    xmlrpc::Value::DateTime(iso8601::datetime(&date).expect("it is well-formed"))
                }
                Member::Int(number) => xmlrpc::Value::Int(number),
                Member::Double(number) => xmlrpc::Value::Double(number),
            };
            (name.to_owned(), value)
        })
        .collect();
    xmlrpc::Request::new("DataService.add")
        .arg("a key")
        .arg("Contact")
        .arg(xmlrpc::Value::Struct(row))
}

fn peer_value() -> serde_xmlrpc::Value {
    let row = members(1).into_iter().map(|(name, member)| {
        let value = match member {
            Member::Text(text) | Member::Date(text) => serde_xmlrpc::Value::String(text),
            Member::Int(number) => serde_xmlrpc::Value::Int(number),
            Member::Double(number) => serde_xmlrpc::Value::Double(number),
        };
        (name.to_owned(), value)
    });
    serde_xmlrpc::Value::Struct(row.collect())
}

fn dxr_call() -> dxr::MethodCall<'static> {
    let row = members(1).into_iter().map(|(name, member)| {
        let value = match member {
            Member::Text(text) | Member::Date(text) => dxr::Value::String(text),
            Member::Int(number) => dxr::Value::Integer(number),
            Member::Double(number) => dxr::Value::Double(number),
        };
        (name.to_owned(), value)
    });
    let params = vec![
        dxr::Value::String("a key".into()),
        dxr::Value::String("Contact".into()),
        dxr::Value::Struct(row.collect()),
    ];
    dxr::MethodCall {
        name: "DataService.add".into(),
        params,
    }
}

/// A file of 8 MiB: the answer that carries it, and its base64 alone.
fn base64(rounds: usize) {
    use base64::Engine as _;
    let engine = &base64::engine::general_purpose::STANDARD;
    let file: Vec<u8> = (0..8_usize << 20)
        .map(|index| (index * 31 % 251) as u8)
        .collect();
    let text = engine.encode(&file);
    let answer = encode_response(&Value::Base64(file), &EncodeOptions::server()).unwrap();
    let options = DecodeOptions::default();
    run(
        &mut vec![
            contender("base64 in an answer", answer.len(), || {
                decode_response(&answer, &options).unwrap().unwrap()
            }),
            contender("base64 alone", text.len(), || engine.decode(&text).unwrap()),
        ],
        rounds,
    );
}

/// 100 MB: row by row from a reader, and the same rows from memory.
fn stream(rounds: usize) {
    const SIZE: usize = 100_000_000;
    let size = Endless::new(SIZE).size();
    let mut whole = Vec::with_capacity(size);
    Endless::new(SIZE).read_to_end(&mut whole).unwrap();
    let options = DecodeOptions::default();
    run(
        &mut vec![
            contender("100 MB from a reader", size, || {
                let mut rows = Rows::new(&whole[..], options.clone());
                let mut count = 0;
                while let Some(row) = rows.next_row::<Contact>().unwrap() {
                    black_box(&row);
                    count += 1;
                }
                count
            }),
            contender("100 MB from memory", size, || {
                let mut rows = RowsRef::new(&whole, options.clone()).unwrap().unwrap();
                let mut count = 0;
                while let Some(row) = rows.next_row::<Contact>().unwrap() {
                    black_box(&row);
                    count += 1;
                }
                count
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
