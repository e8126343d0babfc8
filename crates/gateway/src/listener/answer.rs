//! The body of an answer on its way out.

use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_util::{StreamExt as _, TryStreamExt as _};
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt as _, Full, StreamBody};
use hyper::body::{Body as HttpBody, Frame, SizeHint};
use keap_http::{Body, BodyError};

use crate::progress::Progress;

/// A body that is there goes out with its length, one that comes in pieces goes out piece by piece. The connection is at
/// work until the last of it was taken.
pub(super) struct Answer {
    body: UnsyncBoxBody<Bytes, BodyError>,
    progress: Progress,
}

impl Answer {
    /// # Errors
    /// None is expected: bytes that are there need no waiting.
    pub(super) async fn of(body: Body, progress: Progress) -> Result<Self, BodyError> {
        let body = if body.as_bytes().is_some() {
            let whole = Full::new(body.into_bytes(usize::MAX).await?);
            whole.map_err(|never| match never {}).boxed_unsync()
        } else {
            let pieces = body.into_stream().map_ok(Frame::data);
            StreamBody::new(pieces.fuse()).boxed_unsync()
        };
        Ok(Self { body, progress })
    }
}

impl HttpBody for Answer {
    type Data = Bytes;
    type Error = BodyError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BodyError>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for Answer {
    fn drop(&mut self) {
        self.progress.done();
    }
}
