//! A call at work: what it sends to Keap, and whether its write has gone out.
//!
//! The innermost layer of a connection, behind the wait for the quota: a write that waits has not been sent, so it can be
//! given up, and no note says that it may have been carried out.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, AtomicU32, Ordering};

use keap_http::{
    BoxFuture, Call, Clock as _, Effect, HttpService, Request, Response, Sent, SystemClock,
    Transport, TransportError, TransportErrorKind,
};
use tokio::sync::OnceCell;

use crate::inventory::WriteInDoubt;
use crate::member::Member;
use crate::trace::Trace;
use crate::vitals::{self, Vitals};

/// A call at work: what it has sent to Keap, and what its requests are joined by.
#[derive(Debug, Default)]
pub(crate) struct UnderWay {
    /// Requests that were sent.
    requests: AtomicU32,
    trace: Trace,
    write: AtomicU8,
    /// Who notes the write before it goes out, and what.
    note: Option<(Member, WriteInDoubt)>,
    noted: OnceCell<bool>,
}

/// Nothing that changes the account was sent.
const WAITING: u8 = 0;
/// Something was sent.
const GONE: u8 = 1;
/// Nothing was sent, and nothing will be.
const GIVEN_UP: u8 = 2;

impl UnderWay {
    /// A call of this trace, whose write is noted before it goes out.
    pub(crate) fn new(trace: Trace, note: Option<(Member, WriteInDoubt)>) -> Self {
        Self {
            trace,
            note,
            ..Self::default()
        }
    }

    /// How many requests were sent.
    pub(crate) fn requests(&self) -> u32 {
        self.requests.load(Ordering::Relaxed)
    }

    /// Whether the store has a note of the write.
    pub(crate) fn is_noted(&self) -> bool {
        let has_gone = self.write.load(Ordering::Acquire) == GONE;
        has_gone && self.note.is_some() && self.noted.get() != Some(&false)
    }

    /// Nobody waits for the write any more: whether it has not gone out, and now never will.
    pub(crate) fn give_up(&self) -> bool {
        let order = (Ordering::AcqRel, Ordering::Acquire);
        let before = self
            .write
            .compare_exchange(WAITING, GIVEN_UP, order.0, order.1);
        matches!(before, Ok(_) | Err(GIVEN_UP))
    }

    /// Says that the write goes out, and notes it. False when it was given up.
    async fn depart(&self) -> bool {
        let order = (Ordering::AcqRel, Ordering::Acquire);
        let before = self.write.compare_exchange(WAITING, GONE, order.0, order.1);
        if before == Err(GIVEN_UP) {
            return false;
        }
        if let Some((member, note)) = &self.note {
            // A second request of the same call waits for the note as well.
            self.noted.get_or_init(|| member.note_write(note)).await;
        }
        true
    }
}

tokio::task_local! {
    static UNDER_WAY: Arc<UnderWay>;
    /// The trace of the call that a comparison in the background is for.
    static BESIDE: Trace;
}

/// Runs a comparison beside the call that is at work here: its requests are joined with the call, and not counted for it.
pub(crate) fn beside(comparison: BoxFuture<'static, ()>) -> BoxFuture<'static, ()> {
    match UNDER_WAY.try_with(|call| call.trace.clone()) {
        Ok(trace) => Box::pin(BESIDE.scope(trace, comparison)),
        Err(_) => comparison,
    }
}

/// The number of the call that the comparison at work here is for.
pub(crate) fn compared_call() -> Option<String> {
    BESIDE.try_with(Trace::request_id).ok().flatten()
}

/// Runs a call, counts what it sends, and puts the call's number on it.
pub(crate) fn counted<T>(
    call: Arc<UnderWay>,
    work: impl Future<Output = T>,
) -> impl Future<Output = T> {
    UNDER_WAY.scope(call, work)
}

/// Counts the requests of each call, and learns how they end.
#[derive(Debug)]
pub(crate) struct Counted {
    network: Transport,
    vitals: Arc<Vitals>,
}

impl Counted {
    pub(crate) fn around(network: Transport, vitals: Arc<Vitals>) -> Transport {
        Transport::new(Self { network, vitals })
    }
}

impl HttpService for Counted {
    fn call(&self, mut request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        // Outside of a call, in a comparison in the background, nobody counts.
        let _ = BESIDE.try_with(|trace| trace.put(request.headers_mut()));
        let call = UNDER_WAY.try_with(Arc::clone).ok();
        let wire = vitals::wire(request.uri().path());
        Box::pin(async move {
            if let Some(call) = call {
                if is_write(&request) && !call.depart().await {
                    return Err(given_up(&request));
                }
                call.requests.fetch_add(1, Ordering::Relaxed);
                call.trace.put(request.headers_mut());
            }
            let waiting = self.vitals.waiting(wire);
            let mut result = self.network.call(request).await;
            waiting.over();
            self.vitals.see(wire, &mut result, SystemClock.now());
            result
        })
    }
}

/// Whether a request may change the account.
fn is_write(request: &Request) -> bool {
    let call = request.extensions().get::<Call>();
    call.is_none_or(|call| call.effect != Effect::Read)
}

fn given_up(request: &Request) -> TransportError {
    let kind = TransportErrorKind::Deadline;
    TransportError::new(kind, Sent::No, request.method(), request.uri())
}

#[cfg(test)]
mod tests {
    use keap_http::Body;

    use super::*;

    #[derive(Debug)]
    struct Network;

    impl HttpService for Network {
        fn call(&self, _: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
            Box::pin(async { Ok(Response::new(Body::empty())) })
        }
    }

    fn request(effect: Effect) -> Request {
        let mut request = Request::new(Body::empty());
        request.extensions_mut().insert(Call::new("x", effect));
        request
    }

    /// Answers whether a request has a number.
    #[derive(Debug)]
    struct Numbered;

    impl HttpService for Numbered {
        fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
            let number = request.headers().get("x-request-id").cloned();
            Box::pin(async move {
                let mut response = Response::new(Body::empty());
                response.extensions_mut().insert(number);
                Ok(response)
            })
        }
    }

    #[tokio::test]
    async fn what_is_asked_in_a_comparison_has_the_number_of_its_call_and_is_not_counted_for_it() {
        let network = Counted::around(Transport::new(Numbered), Arc::default());
        let trace = Trace::of(&http::HeaderMap::new(), "run-7");
        let call = Arc::new(UnderWay::new(trace, None));
        let (seen, heard) = tokio::sync::oneshot::channel();
        let comparison = async move {
            let response = network.send(request(Effect::Read)).await.unwrap();
            let number = response.extensions().get::<Option<http::HeaderValue>>();
            let _ = seen.send((number.cloned().flatten(), compared_call()));
        };
        counted(Arc::clone(&call), async move {
            let begun = tokio::spawn(beside(Box::pin(comparison)));
            begun.await.unwrap();
        })
        .await;
        let (number, id) = heard.await.unwrap();
        assert_eq!(number.unwrap(), "run-7");
        assert_eq!(id.as_deref(), Some("run-7"));
        assert_eq!(call.requests(), 0);
        assert_eq!(compared_call(), None);
    }

    #[tokio::test]
    async fn a_write_that_was_given_up_never_goes_out_and_one_that_has_gone_is_not_given_up() {
        let network = Counted::around(Transport::new(Network), Arc::default());
        let call = Arc::<UnderWay>::default();
        let read = counted(Arc::clone(&call), network.send(request(Effect::Read)));
        read.await.unwrap();
        assert!(call.give_up(), "a read before the write is no write");
        let write = counted(Arc::clone(&call), network.send(request(Effect::Write)));
        assert_eq!(write.await.unwrap_err().was_sent(), Sent::No);
        assert_eq!(call.requests(), 1);

        let call = Arc::<UnderWay>::default();
        let write = counted(
            Arc::clone(&call),
            network.send(request(Effect::IdempotentWrite)),
        );
        write.await.unwrap();
        assert!(!call.give_up());
    }
}
