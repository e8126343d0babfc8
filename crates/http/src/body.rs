//! Request and response bodies: whole bytes, or a stream.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use futures_util::StreamExt as _;

/// A stream of chunks that may move between threads.
type ByteStream = Pin<Box<dyn Stream<Item = Result<Bytes, BodyError>> + Send>>;

/// Makes the same stream again, for a request that has to be repeated.
type StreamFactory = Arc<dyn Fn() -> ByteStream + Send + Sync>;

/// Why a body could not be read to its end.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BodyError {
    /// The body is larger than the limit set for it, in bytes.
    #[error("body is larger than the limit of {limit} bytes")]
    #[non_exhaustive]
    TooLarge {
        /// The limit, in bytes.
        limit: usize,
    },
    /// The connection ended, or paused for too long, before the body did.
    #[error("body ended early")]
    Interrupted(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// The body of a request or a response.
///
/// `Debug` shows its kind and size, never its bytes.
#[derive(Default)]
pub struct Body(Inner);

#[derive(Default)]
enum Inner {
    #[default]
    Empty,
    Bytes(Bytes),
    Stream(ByteStream),
    Replayable(StreamFactory),
}

impl Body {
    /// A body without bytes.
    pub fn empty() -> Self {
        Self::default()
    }

    /// A body that is produced while it is sent or received. It can be read once, so a request that carries it is
    /// never repeated.
    pub fn stream(stream: impl Stream<Item = Result<Bytes, BodyError>> + Send + 'static) -> Self {
        Self(Inner::Stream(Box::pin(stream)))
    }

    /// A streamed body that can be produced again, for instance from a file.
    pub fn replayable<S>(make: impl Fn() -> S + Send + Sync + 'static) -> Self
    where
        S: Stream<Item = Result<Bytes, BodyError>> + Send + 'static,
    {
        Self(Inner::Replayable(Arc::new(move || Box::pin(make()))))
    }

    /// The bytes, when they are all there.
    pub fn as_bytes(&self) -> Option<&[u8]> {
        match &self.0 {
            Inner::Empty => Some(&[]),
            Inner::Bytes(bytes) => Some(bytes),
            Inner::Stream(_) | Inner::Replayable(_) => None,
        }
    }

    /// The same body again, unless it is a stream that can be read only once.
    pub fn try_clone(&self) -> Option<Self> {
        Some(Self(match &self.0 {
            Inner::Empty => Inner::Empty,
            Inner::Bytes(bytes) => Inner::Bytes(bytes.clone()),
            Inner::Replayable(make) => Inner::Replayable(Arc::clone(make)),
            Inner::Stream(_) => return None,
        }))
    }

    /// Reads the whole body.
    ///
    /// # Errors
    /// [`BodyError::TooLarge`] beyond `limit` bytes, [`BodyError::Interrupted`] when the stream fails.
    pub async fn into_bytes(self, limit: usize) -> Result<Bytes, BodyError> {
        self.into_bytes_watched(limit, |_| {}).await
    }

    /// Reads the whole body, and shows each chunk to `watch` the moment it is there, before the next one is asked for.
    ///
    /// # Errors
    /// As for [`into_bytes`](Self::into_bytes).
    pub async fn into_bytes_watched(
        self,
        limit: usize,
        mut watch: impl FnMut(&[u8]) + Send,
    ) -> Result<Bytes, BodyError> {
        let mut stream = match self.into_inner() {
            Ok(bytes) if bytes.len() > limit => return Err(BodyError::TooLarge { limit }),
            Ok(bytes) => {
                watch(&bytes);
                return Ok(bytes);
            }
            Err(stream) => stream,
        };
        let mut collected = Collected::up_to(limit);
        while let Some(chunk) = stream.next().await {
            let chunk = chunk?;
            watch(&chunk);
            collected.push(chunk)?;
        }
        Ok(collected.into_bytes())
    }

    /// The body as a stream of chunks.
    pub fn into_stream(self) -> Pin<Box<dyn Stream<Item = Result<Bytes, BodyError>> + Send>> {
        match self.into_inner() {
            Ok(bytes) if bytes.is_empty() => Box::pin(futures_util::stream::empty()),
            Ok(bytes) => Box::pin(futures_util::stream::once(async move { Ok(bytes) })),
            Err(stream) => stream,
        }
    }

    /// The bytes when they are all there, or else the stream.
    pub(crate) fn into_inner(self) -> Result<Bytes, ByteStream> {
        match self.0 {
            Inner::Empty => Ok(Bytes::new()),
            Inner::Bytes(bytes) => Ok(bytes),
            Inner::Stream(stream) => Err(stream),
            Inner::Replayable(make) => Err(make()),
        }
    }
}

/// Bytes that come in chunks. The only chunk of a body is taken as it is.
#[derive(Debug)]
pub(crate) struct Collected {
    first: Bytes,
    all: BytesMut,
    limit: usize,
}

impl Collected {
    pub(crate) fn up_to(limit: usize) -> Self {
        Self {
            first: Bytes::new(),
            all: BytesMut::new(),
            limit,
        }
    }

    /// # Errors
    /// [`BodyError::TooLarge`] beyond the limit.
    pub(crate) fn push(&mut self, chunk: Bytes) -> Result<(), BodyError> {
        let limit = self.limit;
        let before = self.first.len().saturating_add(self.all.len());
        if before.saturating_add(chunk.len()) > limit {
            return Err(BodyError::TooLarge { limit });
        }
        if before == 0 {
            self.first = chunk;
            return Ok(());
        }
        self.all.extend_from_slice(&std::mem::take(&mut self.first));
        self.all.extend_from_slice(&chunk);
        Ok(())
    }

    pub(crate) fn into_bytes(self) -> Bytes {
        if self.all.is_empty() {
            self.first
        } else {
            self.all.freeze()
        }
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Inner::Empty => write!(f, "Body(empty)"),
            Inner::Bytes(bytes) => write!(f, "Body({} bytes)", bytes.len()),
            Inner::Stream(_) | Inner::Replayable(_) => write!(f, "Body(stream)"),
        }
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        Self(Inner::Bytes(bytes))
    }
}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Self {
        Self(Inner::Bytes(bytes.into()))
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        Self(Inner::Bytes(text.into()))
    }
}

impl From<&'static str> for Body {
    fn from(text: &'static str) -> Self {
        Self(Inner::Bytes(Bytes::from_static(text.as_bytes())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunks() -> impl Stream<Item = Result<Bytes, BodyError>> {
        futures_util::stream::iter([Ok(Bytes::from_static(b"ab")), Ok(Bytes::from_static(b"cd"))])
    }

    #[tokio::test]
    async fn a_stream_is_collected_up_to_the_limit() {
        assert_eq!(Body::stream(chunks()).into_bytes(4).await.unwrap(), "abcd");
        let error = Body::stream(chunks()).into_bytes(3).await.unwrap_err();
        assert!(matches!(error, BodyError::TooLarge { limit: 3 }));
        assert!(Body::from("abcd").into_bytes(3).await.is_err());
    }

    #[tokio::test]
    async fn only_what_can_be_read_again_can_be_cloned() {
        assert!(Body::stream(chunks()).try_clone().is_none());
        let body = Body::replayable(chunks);
        let again = body.try_clone().unwrap();
        assert_eq!(
            body.into_bytes(9).await.unwrap(),
            again.into_bytes(9).await.unwrap()
        );
    }

    #[test]
    fn debug_shows_no_bytes() {
        assert_eq!(format!("{:?}", Body::from("secret")), "Body(6 bytes)");
    }
}
