//! From the bytes of a body to a method call.
//!
//! Who calls is told from the start of a body alone. The rest is unpacked and read for a caller who may come in: a small body
//! at once, a large one beside the threads that answer others, few at a time.

use std::collections::BTreeSet;
use std::sync::Arc;

use keap_xmlrpc::{
    DateTime, DecodeOptions, Fault, MethodCall, Value, Zone, decode_call, decode_call_start,
};
use tokio::sync::Semaphore;

use crate::bounds::Bounds;
use crate::received::{Received, Refused};
use crate::{endpoint, fault};

/// Documents of more bytes than this are large: no call of a program that writes one record comes near. It is also what is
/// looked at to tell who calls: a key stands near the start.
const LARGE: usize = 64 << 10;

/// Large bodies that are read at one time.
const AT_ONCE: usize = 2;

/// Reads calls within the bounds.
#[derive(Debug)]
pub(super) struct Reader {
    options: DecodeOptions,
    places: Arc<Semaphore>,
}

/// The start of a call: the name of its method, and its first param unless that is a struct or an array.
pub(super) type Start = (String, Option<Value>);

impl Reader {
    pub(super) fn new(bounds: &Bounds) -> Self {
        Self {
            options: bounds.decode(),
            places: Arc::new(Semaphore::new(AT_ONCE)),
        }
    }

    /// The start of a call. The body comes back with it.
    ///
    /// # Errors
    /// The fault for a body that is no call.
    pub(super) async fn start(&self, mut body: Received) -> Result<(Received, Start), Fault> {
        let (bytes, is_whole) = body.start(LARGE).map_err(refused)?;
        let document = endpoint::declared(bytes.clone()).map_err(fault::of_encoding)?;
        match decode_call_start(&document, &self.options) {
            Ok(start) => {
                body.document = is_whole.then_some(document);
                Ok((body, start))
            }
            Err(error) if is_whole => Err(fault::unreadable(&bytes, &error)),
            // The first param may be longer than that, as the text of an echo.
            Err(_) => {
                let whole = |body: Received, bytes: &[u8], options: &DecodeOptions| {
                    let start = decode_call_start(bytes, options);
                    let start = start.map_err(|error| fault::unreadable(bytes, &error))?;
                    Ok((body, start))
                };
                self.aside(body, whole).await
            }
        }
    }

    /// A whole call.
    ///
    /// # Errors
    /// The fault for a body that is no call, is out of bounds, or holds what the real service does not take.
    pub(super) async fn call(&self, mut body: Received) -> Result<MethodCall, Fault> {
        if let Some(document) = body.document.take() {
            return read(&document, &self.options);
        }
        let (bytes, is_whole) = body.start(LARGE).map_err(refused)?;
        if is_whole {
            let document = endpoint::declared(bytes).map_err(fault::of_encoding)?;
            return read(&document, &self.options);
        }
        self.aside(body, |_, bytes, options| read(bytes, options))
            .await
    }

    /// Unpacks a body and reads it, beside the threads that answer others.
    async fn aside<T: Send + 'static>(
        &self,
        mut body: Received,
        read: impl FnOnce(Received, &[u8], &DecodeOptions) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault> {
        let options = self.options.clone();
        // The place is given back by the reading itself, which ends although its caller hangs up.
        let place = Arc::clone(&self.places).acquire_owned().await;
        let reading = tokio::task::spawn_blocking(move || {
            let _place = place;
            let bytes = endpoint::declared(body.unpack().map_err(refused)?);
            let bytes = bytes.map_err(fault::of_encoding)?;
            read(body, &bytes, &options)
        });
        reading
            .await
            .map_err(|ended| fault::failed(ended.is_panic(), "the reading of a call", None))?
    }
}

fn refused(refused: Refused) -> Fault {
    fault::out_of_bounds(&refused.to_string())
}

fn read(bytes: &[u8], options: &DecodeOptions) -> Result<MethodCall, Fault> {
    let mut call = decode_call(bytes, options).map_err(|error| fault::unreadable(bytes, &error))?;
    // Keap refuses it wherever it stands, and read as an empty text it would clear a field.
    if call.params.iter().any(holds_nil) {
        return Err(fault::nil());
    }
    // The service reads no struct that says one thing twice; which of the two was meant, nobody knows.
    if let Some(name) = call.params.iter().find_map(named_twice) {
        return Err(fault::out_of_bounds(&format!("Duplicate name: {name}")));
    }
    if call.params.iter().any(states_zone) {
        call.params = call.params.into_iter().map(on_the_wall).collect();
    }
    Ok(call)
}

/// Whether a `dateTime` has a zone behind it, `20261201T10:00:00Z`, which the specification does not know.
fn states_zone(value: &Value) -> bool {
    match value {
        Value::DateTime(moment) => moment.zone() != Zone::Unstated,
        Value::Array(items) => items.iter().any(states_zone),
        Value::Struct(members) => members.iter().any(|(_, value)| states_zone(value)),
        _ => false,
    }
}

/// Every `dateTime` is wall time of the account, whatever zone its program writes behind it: what the library of the service
/// makes of the suffix (observed on the local Keap alone, inferred). This is the one place that says so.
fn on_the_wall(value: Value) -> Value {
    match value {
        Value::DateTime(moment) => Value::DateTime(DateTime::new(moment.naive())),
        Value::Array(items) => Value::Array(items.into_iter().map(on_the_wall).collect()),
        Value::Struct(members) => Value::Struct(
            members
                .into_iter()
                .map(|(name, value)| (name, on_the_wall(value)))
                .collect(),
        ),
        other => other,
    }
}

/// Values are nested no deeper than their bound allows.
fn holds_nil(value: &Value) -> bool {
    match value {
        Value::Nil => true,
        Value::Array(items) => items.iter().any(holds_nil),
        Value::Struct(members) => members.iter().any(|(_, value)| holds_nil(value)),
        _ => false,
    }
}

/// The first name that a struct has twice.
fn named_twice(value: &Value) -> Option<&str> {
    match value {
        Value::Array(items) => items.iter().find_map(named_twice),
        Value::Struct(members) => {
            let mut names = BTreeSet::new();
            let twice = members.names().find(|name| !names.insert(*name));
            twice.or_else(|| members.iter().find_map(|(_, value)| named_twice(value)))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt as _;

    use super::*;
    use crate::received::tests::{gzip, packed};
    use crate::told::Told;

    #[test]
    fn a_zone_behind_a_time_is_read_over() {
        let read_of = |time: &str| {
            let value = format!("<value><dateTime.iso8601>{time}</dateTime.iso8601></value>");
            let body = format!(
                "<methodCall><methodName>echo</methodName><params><param>{value}</param><param><value><array><data>\
                 <value><struct><member><name>ActionDate</name>{value}</member></struct></value></data></array></value>\
                 </param></params></methodCall>"
            );
            read(body.as_bytes(), &Bounds::default().decode())
                .unwrap()
                .params
        };
        let plain = read_of("20261201T10:00:00");
        for time in [
            "20261201T10:00:00Z",
            "20261201T10:00:00+0100",
            "20261201T10:00:00-08:00",
        ] {
            assert_eq!(read_of(time), plain, "{time}");
        }
    }

    /// The service reads none of it, and what it does not read it does not write.
    #[test]
    fn what_is_no_xml_is_no_call() {
        let read_of = |city: &str| {
            let body = format!(
                "<methodCall><methodName>echo</methodName><params><param><value>{city}</value></param></params></methodCall>"
            );
            read(body.as_bytes(), &Bounds::default().decode())
        };
        assert!(read_of("K&#246;ln &amp; Bonn").is_ok());
        for city in ["K&#0;ln", "K\u{1}ln", "K&ouml;ln", "K & B", "K\u{FFFE}ln"] {
            let fault = read_of(city).unwrap_err();
            assert_eq!(fault.code, 0, "{city:?}");
            assert!(
                fault.string.starts_with("Failed to parse XML-RPC request"),
                "{fault:?}"
            );
        }
    }

    fn call(text: usize) -> Vec<u8> {
        let text = "x".repeat(text);
        format!(
            "<methodCall><methodName>echo</methodName><params><param><value>{text}</value></param></params></methodCall>"
        )
        .into_bytes()
    }

    async fn body(bytes: &[u8], held: &Arc<Semaphore>) -> Received {
        packed("gzip", gzip(bytes), 1 << 20, held).await.unwrap()
    }

    /// No place for it, no byte unpacked: it is the work of whoever has a place.
    #[tokio::test]
    async fn a_large_packed_call_is_unpacked_in_its_turn_and_a_small_one_at_once() {
        let reader = Reader::new(&Bounds::default());
        let held = Arc::new(Semaphore::new(2048));
        let places = Arc::clone(&reader.places);
        let all = places.acquire_many(2).await.unwrap();
        let small = body(&call(10), &held).await;
        assert!(reader.call(small).now_or_never().unwrap().is_ok());

        let large = body(&call(LARGE), &held).await;
        let before = held.available_permits();
        let mut reading = std::pin::pin!(reader.call(large));
        assert!(reading.as_mut().now_or_never().is_none());
        assert_eq!(held.available_permits(), before);
        drop(all);
        assert_eq!(reading.await.unwrap().params.len(), 1);
        assert_eq!(held.available_permits(), 2048);
    }

    #[tokio::test]
    async fn a_first_param_may_be_longer_than_what_is_looked_at() {
        let reader = Reader::new(&Bounds::default());
        let held = Arc::new(Semaphore::new(2048));
        let long = body(&call(3 * LARGE), &held).await;
        let (long, (name, first)) = reader.start(long).await.unwrap();
        assert_eq!(name, "echo");
        assert_eq!(first.unwrap().as_str().unwrap().len(), 3 * LARGE);
        assert!(reader.call(long).await.is_ok());
    }

    #[tokio::test]
    async fn a_reading_that_fails_is_told_without_what_was_read() {
        let told = Told::default();
        let reader = Reader::new(&Bounds::default());
        let held = Arc::new(Semaphore::new(2048));
        let body = body(&call(10), &held).await;
        let _hears = told.listen();
        let failed: Result<(), Fault> = reader.aside(body, |_, _, _| panic!("a secret")).await;
        let fault = failed.unwrap_err();
        assert!(fault.string.contains("the gateway failed"), "{fault:?}");
        let told = told.text();
        assert!(told.contains("the reading of a call"), "{told}");
        assert!(!told.contains("a secret"), "{told}");
    }
}
