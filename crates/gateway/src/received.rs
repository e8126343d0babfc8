//! A body as it came: read within its bounds, and unpacked no further than somebody wants to see of it.

use std::io::Read;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::{Bytes, BytesMut};
use flate2::read::{MultiGzDecoder, ZlibDecoder};
use futures_util::StreamExt as _;
use http::header::{self, HeaderMap};
use keap_http::Body;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// What is unpacked before more of what may be held is asked for, in bytes.
const STEP: usize = 64 << 10;

/// A body that was read, and its share of what may be held at one time.
#[derive(Debug)]
pub(crate) struct Received {
    body: Bytes,
    packing: Packing,
    limit: usize,
    held: Arc<Semaphore>,
    share: Share,
    /// The document with a declaration of how it is to be read, once somebody has looked at all of it.
    pub(crate) document: Option<Bytes>,
}

/// A share of what may be held at one time, until the last clone is gone. Whoever works with what was read keeps one: a
/// file is no smaller for being no body any more.
#[derive(Clone, Debug)]
pub(crate) struct Share(Arc<Mutex<Vec<OwnedSemaphorePermit>>>);

impl Share {
    fn of(permits: Vec<OwnedSemaphorePermit>) -> Self {
        Self(Arc::new(Mutex::new(permits)))
    }

    fn grow(&self, mut permits: Vec<OwnedSemaphorePermit>) {
        let mut own = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        own.append(&mut permits);
    }
}

/// How a body is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Packing {
    None,
    Gzip,
    Deflate,
}

/// Why a body was not read to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refused {
    #[error("the request is larger than {0} bytes")]
    TooLarge(usize),
    #[error("the gateway holds too many requests at this moment")]
    Full,
    #[error("Premature end of file.")]
    Cut,
    #[error("the content encoding of the request is not known")]
    Encoding,
    #[error("the packed request cannot be unpacked")]
    Packed,
}

/// Reads a body within its limit and a share of what may be held. Nothing is unpacked yet.
///
/// # Errors
/// [`Refused`], before more than the limit is held.
pub(crate) async fn receive(
    headers: &HeaderMap,
    body: Body,
    limit: usize,
    held: &Arc<Semaphore>,
) -> Result<Received, Refused> {
    let packing = packing(headers)?;
    // Who announces more is not asked to send it, and not waited for.
    if announced(headers).is_some_and(|bytes| bytes > limit as u64) {
        return Err(Refused::TooLarge(limit));
    }
    let (body, share) = collect(body, limit, held).await?;
    Ok(Received {
        body,
        packing,
        limit,
        held: Arc::clone(held),
        share: Share::of(share),
        document: None,
    })
}

/// The bytes of a body, with their share of what may be held.
///
/// # Errors
/// [`Refused`], before more than the limit is held.
pub(crate) async fn collect(
    body: Body,
    limit: usize,
    held: &Arc<Semaphore>,
) -> Result<(Bytes, Vec<OwnedSemaphorePermit>), Refused> {
    let mut share = Vec::new();
    let mut collected = BytesMut::new();
    let mut stream = body.into_stream();
    while let Some(chunk) = stream.next().await {
        let chunk = chunk.map_err(|_| Refused::Cut)?;
        if collected.len().saturating_add(chunk.len()) > limit {
            return Err(Refused::TooLarge(limit));
        }
        share.push(take(held, chunk.len())?);
        collected.extend_from_slice(&chunk);
    }
    Ok((collected.freeze(), share))
}

impl Received {
    /// Its share of what may be held.
    pub(crate) fn share(&self) -> Share {
        self.share.clone()
    }

    /// The first bytes of the document, and whether they are all of it. No more than these are unpacked.
    ///
    /// # Errors
    /// [`Refused::Packed`] when they cannot be unpacked.
    pub(crate) fn start(&self, most: usize) -> Result<(Bytes, bool), Refused> {
        if self.packing == Packing::None {
            let start = self.body.slice(..self.body.len().min(most));
            return Ok((start, self.body.len() <= most));
        }
        let mut open = Vec::new();
        let one_more = most.saturating_add(1);
        read(&mut self.unpacking(), one_more, &mut open)?;
        let is_whole = open.len() <= most;
        open.truncate(most);
        Ok((open.into(), is_whole))
    }

    /// The whole document. A bomb is unpacked no further than a request may be large. It takes as long as there is to
    /// unpack, so it is nothing for a thread that answers others.
    ///
    /// # Errors
    /// [`Refused`], before more than the limit is held.
    pub(crate) fn unpack(&mut self) -> Result<Bytes, Refused> {
        if self.packing == Packing::None {
            return Ok(self.body.clone());
        }
        let mut share = Vec::new();
        let mut open = Vec::new();
        let mut unpacking = self.unpacking();
        loop {
            let before = open.len();
            read(&mut unpacking, STEP, &mut open)?;
            if open.len() > self.limit {
                return Err(Refused::TooLarge(self.limit));
            }
            if open.len() == before {
                break;
            }
            share.push(take(&self.held, open.len().saturating_sub(before))?);
        }
        drop(unpacking);
        self.share.grow(share);
        Ok(open.into())
    }

    fn unpacking(&self) -> Box<dyn Read + '_> {
        match self.packing {
            Packing::None => Box::new(&*self.body),
            Packing::Gzip => Box::new(MultiGzDecoder::new(&*self.body)),
            Packing::Deflate => Box::new(ZlibDecoder::new(&*self.body)),
        }
    }
}

/// Reads so many bytes, or what there is.
fn read(from: &mut dyn Read, most: usize, to: &mut Vec<u8>) -> Result<(), Refused> {
    let most = u64::try_from(most).unwrap_or(u64::MAX);
    let read = from.take(most).read_to_end(to);
    read.map(drop).map_err(|_| Refused::Packed)
}

/// Permits stand for kilobytes.
fn take(held: &Arc<Semaphore>, bytes: usize) -> Result<OwnedSemaphorePermit, Refused> {
    let permits = u32::try_from(bytes.div_ceil(1024)).map_err(|_| Refused::Full)?;
    let permit = Arc::clone(held).try_acquire_many_owned(permits);
    permit.map_err(|_| Refused::Full)
}

/// How long a body says that it is.
fn announced(headers: &HeaderMap) -> Option<u64> {
    let length = headers.get(header::CONTENT_LENGTH)?;
    length.to_str().ok()?.trim().parse().ok()
}

fn packing(headers: &HeaderMap) -> Result<Packing, Refused> {
    let encoding = headers.get(header::CONTENT_ENCODING);
    let encoding = encoding.map_or("", |value| value.to_str().unwrap_or("?"));
    match encoding.trim().to_ascii_lowercase().as_str() {
        "" | "identity" => Ok(Packing::None),
        "gzip" | "x-gzip" => Ok(Packing::Gzip),
        "deflate" => Ok(Packing::Deflate),
        _ => Err(Refused::Encoding),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::{GzEncoder, ZlibEncoder};
    use http::HeaderValue;

    use super::*;

    pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    pub(crate) async fn packed(
        encoding: &'static str,
        body: Vec<u8>,
        limit: usize,
        held: &Arc<Semaphore>,
    ) -> Result<Received, Refused> {
        let mut headers = HeaderMap::new();
        let value = HeaderValue::from_static(encoding);
        headers.insert(header::CONTENT_ENCODING, value);
        receive(&headers, Body::from(body), limit, held).await
    }

    #[tokio::test]
    async fn a_packed_bomb_is_not_unpacked() {
        let bomb = gzip(&vec![b' '; 1 << 20]);
        let held = Arc::new(Semaphore::new(1024));
        let mut received = packed("gzip", bomb.clone(), 10_000, &held).await.unwrap();
        let (start, is_whole) = received.start(100).unwrap();
        assert_eq!((start.len(), is_whole), (100, false));
        assert_eq!(received.unpack(), Err(Refused::TooLarge(10_000)));
        drop(received);
        let mut received = packed("gzip", bomb, 2 << 20, &held).await.unwrap();
        assert_eq!(received.unpack(), Err(Refused::Full));
        drop(received);
        assert_eq!(held.available_permits(), 1024);
    }

    #[tokio::test]
    async fn who_works_with_a_body_that_was_read_holds_its_share() {
        let held = Arc::new(Semaphore::new(1024));
        let body = gzip(&vec![b' '; 100 << 10]);
        let mut received = packed("gzip", body, 1 << 20, &held).await.unwrap();
        let share = received.share();
        received.unpack().unwrap();
        drop(received);
        assert!(held.available_permits() < 1024 - 100, "{held:?}");
        drop(share);
        assert_eq!(held.available_permits(), 1024);
    }

    #[tokio::test]
    async fn what_is_unpacked_is_held_as_long_as_the_body() {
        let text = b"<methodCall/>".repeat(20_000);
        let mut zlib = ZlibEncoder::new(Vec::new(), Compression::fast());
        zlib.write_all(&text).unwrap();
        let held = Arc::new(Semaphore::new(1024));
        for (encoding, body) in [("x-gzip", gzip(&text)), ("deflate", zlib.finish().unwrap())] {
            let mut received = packed(encoding, body, 1 << 20, &held).await.unwrap();
            let (start, is_whole) = received.start(26).unwrap();
            assert_eq!((&start[..], is_whole), (&text[..26], false));
            let (_, is_whole) = received.start(text.len()).unwrap();
            assert!(is_whole, "{encoding}");
            let before = held.available_permits();
            assert_eq!(received.unpack().unwrap(), text, "{encoding}");
            assert!(before - held.available_permits() >= text.len() / 1024);
        }
        assert_eq!(held.available_permits(), 1024);
    }

    #[tokio::test]
    async fn a_body_that_is_announced_as_too_large_is_not_waited_for() {
        let held = Arc::new(Semaphore::new(1024));
        let mut headers = HeaderMap::new();
        let length = HeaderValue::from_static("99999999999");
        headers.insert(header::CONTENT_LENGTH, length);
        // It never comes.
        let body = Body::stream(futures_util::stream::pending());
        let refused = receive(&headers, body, 100, &held).await.unwrap_err();
        assert_eq!(refused, Refused::TooLarge(100));
    }

    #[tokio::test]
    async fn what_cannot_be_unpacked_is_refused() {
        let held = Arc::new(Semaphore::new(1024));
        let unknown = packed("br", b"x".to_vec(), 100, &held).await;
        assert_eq!(unknown.unwrap_err(), Refused::Encoding);
        let torn = packed("gzip", b"no gzip".to_vec(), 100, &held).await;
        assert_eq!(torn.unwrap().unpack(), Err(Refused::Packed));
        let large = packed("", vec![b' '; 101], 100, &held).await;
        assert_eq!(large.unwrap_err(), Refused::TooLarge(100));
    }
}
