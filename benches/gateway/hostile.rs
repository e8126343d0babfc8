//! Clients that mean ill, or that know no better: bounded in number and in pace, until a time.

use std::collections::VecDeque;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::thread::sleep;
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;
use tokio::time::Instant;

use super::calls::{self, post};
use super::house::KEY;

/// A kind of attack; it tells how often it was made.
type Attack = fn(SocketAddr, Instant) -> u64;

pub(crate) const ATTACKS: [(&str, Attack); 9] = [
    ("slow heads", slow_heads),
    ("slow readers", slow_readers),
    ("half bodies", half_bodies),
    ("bombs", bombs),
    ("huge bodies", huge_bodies),
    ("garbage", garbage),
    ("connections of a flood", floods),
    ("aborted reads", aborted_reads),
    ("guessed keys", guesses),
];

/// How long an answer is waited for.
const PATIENCE: Duration = Duration::from_secs(10);

fn milliseconds(number: u64) -> Duration {
    Duration::from_millis(number)
}

/// A connection on which bytes were sent, as far as the other side took them.
fn sent(address: SocketAddr, bytes: &[u8]) -> Option<TcpStream> {
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_write_timeout(Some(PATIENCE)).ok()?;
    stream.set_read_timeout(Some(PATIENCE)).ok()?;
    // The other side may close before it has all, as it should.
    let _ = stream.write_all(bytes);
    Some(stream)
}

/// Sends bytes and reads to the end of what is answered, or of the patience.
fn exchange(address: SocketAddr, bytes: &[u8]) {
    if let Some(mut stream) = sent(address, bytes) {
        let _ = std::io::copy(&mut stream, &mut std::io::sink());
    }
}

/// Does something at a pace, until the time is over; how often.
fn paced(pace: Duration, until: Instant, mut attack: impl FnMut(u64)) -> u64 {
    let mut count = 0;
    while Instant::now() < until {
        attack(count);
        count += 1;
        sleep(pace);
    }
    count
}

/// Keeps so many connections open and lets the oldest go for each new one.
fn held(
    most: usize,
    pace: Duration,
    until: Instant,
    mut open: impl FnMut() -> Option<TcpStream>,
) -> u64 {
    let mut held = VecDeque::new();
    paced(pace, until, |_| {
        held.extend(open());
        if held.len() > most {
            held.pop_front();
        }
    })
}

/// 200 connections that send a byte of a header now and then, and never the last one.
fn slow_heads(address: SocketAddr, until: Instant) -> u64 {
    let mut open: Vec<TcpStream> = Vec::new();
    let mut opened = 0;
    paced(milliseconds(500), until, |_| {
        open.retain_mut(|stream| stream.write_all(b"x").is_ok());
        for _ in open.len()..200 {
            opened += 1;
            open.extend(sent(address, b"POST /api/xmlrpc HTTP/1.1\r\nX-Slow: "));
        }
    });
    opened
}

/// 20 connections that ask for much and take nothing of it.
fn slow_readers(address: SocketAddr, until: Instant) -> u64 {
    let page = calls::page().unwrap_or_default();
    held(20, milliseconds(2_000), until, || sent(address, &page))
}

/// 100 connections that send half of a body.
fn half_bodies(address: SocketAddr, until: Instant) -> u64 {
    let head = post("", 200_000);
    let half = [head.as_bytes(), &[b' '; 100_000]].concat();
    held(100, milliseconds(100), until, || sent(address, &half))
}

/// Documents that grow when they are read, sent with a key that is let in.
fn bombs(address: SocketAddr, until: Instant) -> u64 {
    let mut entities =
        String::from("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">");
    for (name, of) in ('b'..='j').zip('a'..) {
        entities += &format!("<!ENTITY {name} \"{}\">", format!("&{of};").repeat(10));
    }
    entities += "]><methodCall><methodName>&j;</methodName></methodCall>";
    let call = |inner: String| {
        format!("<methodCall><methodName>DataService.query</methodName><params><param><value>{inner}</value></param></params></methodCall>").into_bytes()
    };
    let deep = call("<array><data><value>".repeat(100_000));
    let many = call(format!(
        "<array><data>{}</data></array>",
        "<value/>".repeat(1_000_000)
    ));
    let wide = call(format!(
        "<struct>{}</struct>",
        "<member><name>n</name><value>1</value></member>".repeat(150_000)
    ));
    let plain = format!("Connection: close\r\nX-Keap-API-Key: {KEY}\r\n");
    let packed = format!("{plain}Content-Encoding: gzip\r\n");
    let documents = [
        (entities.into_bytes(), &plain),
        (deep, &plain),
        (many, &plain),
        (wide, &plain),
        (gzip(&vec![b' '; 200 << 20]), &packed),
    ];
    let documents =
        documents.map(|(body, headers)| [post(headers, body.len()).into_bytes(), body].concat());
    paced(milliseconds(200), until, |count| {
        exchange(address, &documents[count as usize % documents.len()]);
    })
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    // Memory takes what is written to it.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

/// Bodies that are larger than any may be, and some that are just not.
fn huge_bodies(address: SocketAddr, until: Instant) -> u64 {
    let large = vec![b' '; 15 << 20];
    let headers = format!("Connection: close\r\nX-Keap-API-Key: {KEY}\r\n");
    let large = [post(&headers, large.len()).into_bytes(), large].concat();
    let mut too_large = post(&headers, 64 << 20).into_bytes();
    too_large.resize(32 << 20, b' ');
    paced(milliseconds(500), until, |count| {
        let body = if count % 2 == 0 { &large } else { &too_large };
        exchange(address, body);
    })
}

/// Bytes that are nothing.
fn garbage(address: SocketAddr, until: Instant) -> u64 {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    paced(milliseconds(20), until, |_| {
        let bytes: Vec<u8> = (0..512)
            .flat_map(|_| {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                state.to_le_bytes()
            })
            .collect();
        exchange(address, &bytes);
    })
}

/// 800 connections at once that say nothing, every five seconds, together with the others more than there may be.
fn floods(address: SocketAddr, until: Instant) -> u64 {
    let floods = paced(milliseconds(4_000), until, |_| {
        let open: Vec<_> = (0..800).map(|_| TcpStream::connect(address)).collect();
        sleep(milliseconds(1_000));
        drop(open);
    });
    floods * 800
}

/// Calls for pages whose answers are left after their first bytes.
fn aborted_reads(address: SocketAddr, until: Instant) -> u64 {
    let page = calls::page().unwrap_or_default();
    paced(milliseconds(500), until, |_| {
        if let Some(mut stream) = sent(address, &page) {
            let _ = stream.read(&mut [0; 1000]);
        }
    })
}

/// Keys that are not known. Each waits for its answer, which comes late.
fn guesses(address: SocketAddr, until: Instant) -> u64 {
    let guess = calls::stranger().unwrap_or_default();
    held(100, milliseconds(50), until, || sent(address, &guess))
}
