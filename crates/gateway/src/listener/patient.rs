//! A connection whose other side must take what is written within a time.
//!
//! An answer that nobody reads fills the buffers of the system, and then its connection would be held for ever.
//!
//! A caller who has sent his last request may close his side and wait for the answer, as programs of HTTP/1.0 do, and some
//! written by hand for HTTP/1.1. Nothing tells him from one who has gone before something is written to him, and an answer
//! that is waited for counts more than a read that nobody takes. So he is waited for, and no longer than a while. Who has
//! said that he keeps the connection for more requests and closes his side has gone, and so has who closes it when he has
//! waited for an answer: what he had to send had been sent before that.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::Sleep;

use crate::progress::Progress;

/// A stream whose writes fail when they make no end within a time.
#[derive(Debug)]
pub(super) struct Patient<S> {
    stream: S,
    limit: Duration,
    /// Runs from the first write that had to wait to the flush that ends it, so that one byte now and then wins nothing.
    waiting: Option<Pin<Box<Sleep>>>,
    writing: Writing,
    /// The request that is answered, and since its caller sends nothing more how long he may wait.
    answering: Option<Progress>,
    closed: Option<Pin<Box<Sleep>>>,
}

/// How long the answer for a caller who has closed his side may take.
const HALF_CLOSED: Duration = Duration::from_secs(10);

/// Who closes his side right behind a request does it within this time: it comes with the last bytes, or one way through
/// the network later. A program that has waited for as long as this and gives up has gone.
const BEHIND: Duration = Duration::from_millis(250);

/// Whether something that was written waits for the other side.
#[derive(Clone, Debug, Default)]
pub(crate) struct Writing(Arc<AtomicBool>);

impl Writing {
    pub(super) fn is_waiting(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

impl<S> Patient<S> {
    pub(super) fn new(stream: S, limit: Duration) -> Self {
        Self {
            stream,
            limit,
            waiting: None,
            writing: Writing::default(),
            answering: None,
            closed: None,
        }
    }

    /// The same for a connection whose requests are told of there.
    pub(super) fn answering(self, progress: Progress) -> Self {
        Self {
            answering: Some(progress),
            ..self
        }
    }

    /// Tells of this stream while it is somebody else's.
    pub(super) fn writing(&self) -> Writing {
        self.writing.clone()
    }

    /// What a write came to, or that its time is over.
    fn within<T>(
        &mut self,
        context: &mut Context<'_>,
        written: Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        if written.is_ready() && self.waiting.is_none() {
            return written;
        }
        self.writing.0.store(true, Ordering::Relaxed);
        let limit = self.limit;
        let waiting = self
            .waiting
            .get_or_insert_with(|| Box::pin(tokio::time::sleep(limit)));
        match waiting.as_mut().poll(context) {
            Poll::Ready(()) => Poll::Ready(Err(io::ErrorKind::TimedOut.into())),
            Poll::Pending => written,
        }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Patient<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.closed.is_none() {
            let before = buffer.filled().len();
            ready!(Pin::new(&mut self.stream).poll_read(context, buffer))?;
            if buffer.filled().len() > before || buffer.remaining() == 0 {
                return Poll::Ready(Ok(()));
            }
        }
        let in_time = |progress: &Progress| progress.at_work().is_none_or(|time| time < BEHIND);
        let waits = |progress: &Progress| {
            let closed_before = self.closed.is_some();
            progress.has_begun() && progress.may_be_last() && (closed_before || in_time(progress))
        };
        if !self.answering.as_ref().is_some_and(waits) {
            return Poll::Ready(Ok(()));
        }
        let closed = self
            .closed
            .get_or_insert_with(|| Box::pin(tokio::time::sleep(HALF_CLOSED)));
        closed.as_mut().poll(context).map(Ok)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Patient<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.within(context, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, slices);
        self.within(context, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = Pin::new(&mut self.stream).poll_flush(context);
        ready!(self.within(context, flushed))?;
        self.waiting = None;
        self.writing.0.store(false, Ordering::Relaxed);
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let closed = Pin::new(&mut self.stream).poll_shutdown(context);
        self.within(context, closed)
    }
}

#[cfg(test)]
mod tests {
    use http::{HeaderMap, HeaderValue, header};
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::time::Instant;

    use super::*;

    const LIMIT: Duration = Duration::from_secs(60);

    #[tokio::test(start_paused = true)]
    async fn what_nobody_takes_is_given_up() {
        let (ours, _theirs) = tokio::io::duplex(16);
        let mut stream = Patient::new(ours, LIMIT);
        let start = Instant::now();
        let error = stream.write_all(&[0; 100]).await.unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
        assert_eq!(start.elapsed(), LIMIT);
    }

    #[tokio::test(start_paused = true)]
    async fn one_byte_now_and_then_wins_nothing() {
        let (ours, mut theirs) = tokio::io::duplex(16);
        let reading = tokio::spawn(async move {
            let mut taken = 0_usize;
            while let Ok(1) = theirs.read(&mut [0; 1]).await {
                taken += 1;
                tokio::time::sleep(Duration::from_secs(7)).await;
            }
            taken
        });
        let mut stream = Patient::new(ours, LIMIT);
        let start = Instant::now();
        let error = stream.write_all(&[0; 1000]).await.unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
        assert_eq!(start.elapsed(), LIMIT);
        drop(stream);
        assert!(reading.await.unwrap() < 100);
    }

    #[tokio::test(start_paused = true)]
    async fn who_closes_his_side_behind_a_request_is_waited_for() {
        let (ours, mut theirs) = tokio::io::duplex(64);
        let progress = Progress::default();
        let mut stream = Patient::new(ours, LIMIT).answering(progress.clone());
        theirs.write_all(b"x").await.unwrap();
        theirs.shutdown().await.unwrap();
        let mut read = [0; 8];
        assert_eq!(stream.read(&mut read).await.unwrap(), 1);
        progress.see(&HeaderMap::new());
        progress.arrived();
        let start = Instant::now();
        let early = Duration::from_secs(5);
        let reading = tokio::time::timeout(early, stream.read(&mut read));
        assert!(reading.await.is_err());
        stream.write_all(b"answer").await.unwrap();
        let mut answer = [0; 6];
        theirs.read_exact(&mut answer).await.unwrap();
        assert_eq!(stream.read(&mut read).await.unwrap(), 0);
        assert_eq!(start.elapsed(), HALF_CLOSED);
        // Who has no request under way has gone, and so has who said that he keeps the connection for more.
        let keeping = Progress::default();
        let keep_alive = HeaderValue::from_static("keep-alive");
        keeping.see(&HeaderMap::from_iter([(header::CONNECTION, keep_alive)]));
        keeping.arrived();
        for progress in [Progress::default(), keeping] {
            let (ours, theirs) = tokio::io::duplex(64);
            let mut stream = Patient::new(ours, LIMIT).answering(progress);
            drop(theirs);
            let start = Instant::now();
            assert_eq!(stream.read(&mut read).await.unwrap(), 0);
            assert_eq!(start.elapsed(), Duration::ZERO);
        }
    }

    #[tokio::test(start_paused = true)]
    async fn who_closes_his_side_when_he_has_waited_has_gone() {
        for (waits, is_waited_for) in [(200, true), (300, false)] {
            let (ours, mut theirs) = tokio::io::duplex(64);
            let progress = Progress::default();
            let mut stream = Patient::new(ours, LIMIT).answering(progress.clone());
            progress.see(&HeaderMap::new());
            progress.arrived();
            tokio::time::sleep(Duration::from_millis(waits)).await;
            theirs.shutdown().await.unwrap();
            let start = Instant::now();
            assert_eq!(stream.read(&mut [0; 8]).await.unwrap(), 0);
            let expected = if is_waited_for {
                HALF_CLOSED
            } else {
                Duration::ZERO
            };
            assert_eq!(start.elapsed(), expected, "{waits} ms");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn each_answer_has_its_own_time() {
        let (ours, mut theirs) = tokio::io::duplex(16);
        let reading = tokio::spawn(async move {
            let mut all = Vec::new();
            while let Ok(1..) = theirs.read_buf(&mut all).await {
                tokio::time::sleep(Duration::from_secs(20)).await;
            }
            all.len()
        });
        let mut stream = Patient::new(ours, LIMIT);
        for _ in 0..10 {
            stream.write_all(&[0; 32]).await.unwrap();
            stream.flush().await.unwrap();
        }
        drop(stream);
        assert_eq!(reading.await.unwrap(), 320);
    }
}
