//! What an answer of XML-RPC says in the terms of the facade, without asking for it once more.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use keap_http::{
    Body, BoxFuture, Call, Effect, HttpService, Request, Response, Sent, Transport, TransportError,
    TransportErrorKind,
};
use keap_xmlrpc::{
    DecodeOptions, EncodeOptions, ForbiddenCharacters, Value, decode_call, encode_response,
};

use crate::xmlrpc::XmlRpcBackend;
use crate::{Invocation, Operation, Outcome, Result};

/// An answer that was passed on, to be read as that of an invocation.
#[derive(Debug)]
pub(crate) struct Replay(XmlRpcBackend);

impl Replay {
    /// None where the answer cannot be written.
    pub(crate) fn of(
        legacy: &XmlRpcBackend,
        invocation: &Invocation,
        answer: &Value,
    ) -> Option<Self> {
        let options = EncodeOptions::server().forbidden(ForbiddenCharacters::Replace);
        let answer = encode_response(answer, &options).ok()?;
        let operation = invocation.operation();
        let table = invocation.table().filter(|_| operation.takes_table());
        let kept = Kept {
            operation,
            table: table.map(str::to_owned),
            answer: Mutex::new(Some(answer)),
            beyond: legacy.client.transport().clone(),
        };
        let client = legacy.client.clone().with_transport(Transport::new(kept));
        let custom = Arc::clone(&legacy.custom);
        Some(Self(XmlRpcBackend { client, custom }))
    }

    /// What XML-RPC answered to the invocation.
    ///
    /// # Errors
    /// When the answer cannot be read as one of the method.
    pub(crate) async fn outcome(&self, invocation: Invocation) -> Result<Outcome> {
        self.0.invoke(invocation).await
    }
}

/// Gives an answer that is there to whoever asks for it. What else the reading of an invocation asks for, as the list of the
/// custom fields, goes on.
struct Kept {
    operation: Operation,
    /// The first param of methods that take a table.
    table: Option<String>,
    answer: Mutex<Option<Vec<u8>>>,
    beyond: Transport,
}

/// Without the answer.
impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Kept")
            .field("operation", &self.operation)
            .finish_non_exhaustive()
    }
}

impl Kept {
    fn answers(&self, request: &Request) -> bool {
        let call = request.extensions().get::<Call>();
        if call.is_none_or(|call| call.operation != self.operation.name()) {
            return false;
        }
        let Some(table) = &self.table else {
            return true;
        };
        let body = request.body().as_bytes().unwrap_or_default();
        let asked = decode_call(body, &DecodeOptions::default());
        asked.is_ok_and(|asked| asked.params.get(1).and_then(Value::as_str) == Some(table))
    }

    fn take(&self) -> Option<Vec<u8>> {
        let mut answer = self.answer.lock().unwrap_or_else(PoisonError::into_inner);
        answer.take()
    }
}

impl HttpService for Kept {
    fn call(
        &self,
        request: Request,
    ) -> BoxFuture<'_, std::result::Result<Response, TransportError>> {
        if self.answers(&request)
            && let Some(answer) = self.take()
        {
            return Box::pin(async { Ok(Response::new(Body::from(answer))) });
        }
        let reads = |call: &Call| call.effect == Effect::Read;
        if request.extensions().get::<Call>().is_some_and(reads) {
            return self.beyond.call(request);
        }
        // What was done is not done again in order to read of it.
        let kind = TransportErrorKind::InvalidRequest;
        let error = TransportError::new(kind, Sent::No, request.method(), request.uri());
        Box::pin(async move { Err(error) })
    }
}
