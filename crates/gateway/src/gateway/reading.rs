//! From the bytes of a body to a method call.
//!
//! A small body is read at once. A large one is read beside the threads that answer others, few at a time, and of one whose
//! sender is not known no more than its start.

use std::sync::Arc;

use bytes::Bytes;
use keap_xmlrpc::{DecodeOptions, Fault, MethodCall, Value, decode_call, decode_call_start};
use tokio::sync::Semaphore;

use crate::bounds::Bounds;
use crate::{endpoint, fault};

/// Bodies of more bytes than this are large: no call of a program that writes one record comes near.
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

    /// The start of a call that is large; nothing for a small one, which is read as a whole.
    ///
    /// # Errors
    /// The fault for a body that is no call.
    pub(super) async fn start(&self, bytes: &Bytes) -> Result<Option<Start>, Fault> {
        if bytes.len() <= LARGE {
            return Ok(None);
        }
        let read = self.aside(bytes.clone(), |bytes, options| {
            decode_call_start(bytes, options).map_err(|error| fault::unreadable(bytes, &error))
        });
        read.await.map(Some)
    }

    /// A whole call.
    ///
    /// # Errors
    /// The fault for a body that is no call, is out of bounds, or holds what the real service does not take.
    pub(super) async fn call(&self, bytes: Bytes) -> Result<MethodCall, Fault> {
        if bytes.len() > LARGE {
            return self.aside(bytes, read).await;
        }
        read(&endpoint::declared(bytes), &self.options)
    }

    async fn aside<T: Send + 'static>(
        &self,
        bytes: Bytes,
        read: impl FnOnce(&[u8], &DecodeOptions) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault> {
        let options = self.options.clone();
        // The place is given back by the reading itself, which ends although its caller hangs up.
        let place = Arc::clone(&self.places).acquire_owned().await;
        let reading = tokio::task::spawn_blocking(move || {
            let _place = place;
            read(&endpoint::declared(bytes), &options)
        });
        let failed = |_| fault::unexpected("the gateway failed; its log says more");
        reading.await.map_err(failed)?
    }
}

fn read(bytes: &[u8], options: &DecodeOptions) -> Result<MethodCall, Fault> {
    let call = decode_call(bytes, options).map_err(|error| fault::unreadable(bytes, &error))?;
    // Keap refuses it wherever it stands, and read as an empty text it would clear a field.
    if call.params.iter().any(holds_nil) {
        return Err(fault::nil());
    }
    Ok(call)
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
