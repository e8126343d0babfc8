//! Old programs behind a balancer: each call goes to the next gateway, and another one is tried where nobody listens.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::KEY;
use crate::{FIRST_NAME, document};

/// What became of a call of an old program.
#[derive(Clone, Debug, PartialEq)]
enum Answer {
    Given(String),
    /// Nobody listens: it was not sent.
    NotSent,
    /// The connection ended before there was an answer.
    Cut,
}

fn call(address: &str, method: &str, params: &str) -> Answer {
    let Ok(mut stream) = TcpStream::connect(address) else {
        return Answer::NotSent;
    };
    let body = document(KEY, method, params);
    let length = body.len();
    let head = format!(
        "POST /api/xmlrpc HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n"
    );
    let mut answer = String::new();
    let sent = stream.write_all([head, body].concat().as_bytes());
    match sent.and_then(|()| stream.read_to_string(&mut answer)) {
        Ok(_) if answer.contains("</methodResponse>") => Answer::Given(answer),
        _ => Answer::Cut,
    }
}

/// The params of a new contact of that number.
pub(super) fn new_contact(number: usize) -> String {
    let name = name(number);
    let member = |field: &str, value: &str| {
        format!("<member><name>{field}</name><value>{value}</value></member>")
    };
    let members = [
        member("FirstName", &name),
        member("Email", &format!("{name}@example.com")),
    ];
    let members = members.concat();
    format!("<param><value><struct>{members}</struct></value></param>")
}

/// Calls that programs make, one in four a write, with what became of them.
#[derive(Debug, Default)]
pub(super) struct Programs {
    pub(super) next: AtomicUsize,
    pub(super) answered_reads: AtomicUsize,
    pub(super) answered_writes: Mutex<Vec<usize>>,
    pub(super) cut_writes: Mutex<Vec<usize>>,
    /// Writes that were answered by a fault: the minute was used up for longer than a call waits.
    pub(super) refused_writes: Mutex<Vec<usize>>,
    pub(super) repeated_reads: AtomicUsize,
}

/// What a write is known by.
pub(super) fn name(number: usize) -> String {
    format!("Cut{number:05}")
}

impl Programs {
    /// Makes calls until so many were begun, behind a balancer that goes round the gateways.
    pub(super) fn work(&self, gateways: &[String], calls: usize) {
        loop {
            let number = self.next.fetch_add(1, Ordering::Relaxed);
            if number >= calls {
                return;
            }
            match number % 4 {
                0 => self.write(gateways, number),
                _ => self.read(gateways, number),
            }
        }
    }

    /// A read is repeated until it is answered.
    fn read(&self, gateways: &[String], number: usize) {
        // When the minute is used up, a call fails after half a minute: the second one finds the next minute.
        for attempt in 0..gateways.len() * 4 {
            let gateway = &gateways[(number + attempt) % gateways.len()];
            if let Answer::Given(answer) = call(gateway, "ContactService.load", FIRST_NAME)
                && !answer.contains("<fault>")
            {
                assert!(answer.contains("<value>Joseph</value>"), "{answer}");
                self.answered_reads.fetch_add(1, Ordering::Relaxed);
                return;
            }
            self.repeated_reads.fetch_add(1, Ordering::Relaxed);
        }
        panic!("read {number} was never answered");
    }

    /// A write goes to another gateway only when nobody listened.
    pub(super) fn write(&self, gateways: &[String], number: usize) {
        let params = new_contact(number);
        for attempt in 0..gateways.len() {
            let gateway = &gateways[(number / 4 + attempt) % gateways.len()];
            match call(gateway, "ContactService.add", &params) {
                Answer::Given(answer) => {
                    let told = match answer.contains("<fault>") {
                        true => &self.refused_writes,
                        false => &self.answered_writes,
                    };
                    told.lock().unwrap().push(number);
                    return;
                }
                Answer::Cut => {
                    self.cut_writes.lock().unwrap().push(number);
                    return;
                }
                Answer::NotSent => {}
            }
        }
        panic!("nobody took write {number}");
    }
}
