//! Files that are never whole in memory: from a path into an upload, and from a download into a stream.

use std::path::{Path, PathBuf};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use futures_util::stream;
use http::header;
use keap_http::{Body, BodyError, BodyMode};
use tokio::fs::File;
use tokio::io::AsyncReadExt as _;

use crate::{Client, Content, Error, Operation, Upload, client};

/// How much of a file is read at once, in bytes.
const CHUNK: usize = 64 * 1024;

impl Upload {
    /// A file on disk, under its own name. It is opened when it is sent, and again when the request is repeated.
    ///
    /// ```
    /// let upload = keap_rest::Upload::from_path("offers/offer.pdf").content_type("application/pdf");
    /// assert_eq!(upload.file_name(), "offer.pdf");
    /// ```
    pub fn from_path(path: impl Into<PathBuf>) -> Self {
        let path: PathBuf = path.into();
        let name = path
            .file_name()
            .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        Self::new(name, Body::replayable(move || chunks(path.clone())))
    }
}

/// A file while it is read.
enum Reading {
    Closed(PathBuf),
    Open(File),
    Done,
}

fn chunks(path: PathBuf) -> impl Stream<Item = Result<Bytes, BodyError>> + Send {
    stream::unfold(Reading::Closed(path), |state| async {
        let mut file = match state {
            Reading::Closed(path) => match open(&path).await {
                Ok(file) => file,
                Err(error) => return Some((Err(interrupted(error)), Reading::Done)),
            },
            Reading::Open(file) => file,
            Reading::Done => return None,
        };
        let mut buffer = BytesMut::with_capacity(CHUNK);
        match file.read_buf(&mut buffer).await {
            Ok(0) => None,
            Ok(_) => Some((Ok(buffer.freeze()), Reading::Open(file))),
            Err(error) => Some((Err(interrupted(error)), Reading::Done)),
        }
    })
}

async fn open(path: &Path) -> std::io::Result<File> {
    File::open(path).await
}

fn interrupted(error: std::io::Error) -> BodyError {
    BodyError::Interrupted(error.into())
}

/// A file on its way from the server.
#[derive(Debug)]
#[non_exhaustive]
pub struct Download {
    /// Media type, when the server names it.
    pub content_type: Option<String>,
    /// Size in bytes, when the server names it.
    pub length: Option<u64>,
    body: Body,
}

impl Download {
    /// The content as a stream of chunks.
    pub fn into_stream(self) -> impl Stream<Item = Result<Bytes, BodyError>> + Send {
        self.body.into_stream()
    }
}

impl Client {
    /// Sends an operation that answers a file and hands the content over while it arrives. No limit applies to
    /// its size.
    ///
    /// # Errors
    /// As [`send`](Self::send); a connection that breaks later is an error of the stream.
    pub async fn download<O: Operation<Output = Content>>(
        &self,
        operation: &O,
    ) -> Result<Download, Error> {
        let response = self.exchange(operation, BodyMode::Streamed).await?;
        if !response.status().is_success() {
            // Reading the body of an error status always ends in its error.
            client::read(O::INFO, self.base(), response).await?;
            return Ok(Download {
                content_type: None,
                length: None,
                body: Body::empty(),
            });
        }
        let (head, body) = response.into_parts();
        let text = |name| head.headers.get(name).and_then(|value| value.to_str().ok());
        Ok(Download {
            content_type: text(header::CONTENT_TYPE).map(str::to_owned),
            length: text(header::CONTENT_LENGTH).and_then(|length| length.parse().ok()),
            body,
        })
    }
}

#[cfg(test)]
mod tests {
    use futures_util::TryStreamExt as _;
    use keap_http::testing::Script;

    use super::*;
    use crate::v2::files::{CreateFile, GetFileData};
    use crate::{ContactId, FileId};

    fn client(script: &Script) -> Client {
        Client::new(script.transport(), &Client::BASE.parse().unwrap())
    }

    #[tokio::test]
    async fn an_upload_reads_its_file_each_time_it_is_sent() {
        let path =
            std::env::temp_dir().join(format!("keap-rest-upload-{}.txt", std::process::id()));
        std::fs::write(&path, "x".repeat(CHUNK + 5)).unwrap();
        let script = (0..2).fold(Script::new(), |script, _| {
            script.answer(200, "application/json", r#"{"id":"9"}"#)
        });
        let create = CreateFile::for_contact(ContactId::new(7), Upload::from_path(&path));
        for _ in 0..2 {
            client(&script).send(&create).await.unwrap();
        }
        std::fs::remove_file(&path).unwrap();
        for seen in script.take_seen() {
            assert!(seen.body.len() > CHUNK + 5, "{}", seen.body.len());
            let content_type = seen.head.headers[header::CONTENT_TYPE]
                .to_str()
                .unwrap()
                .to_owned();
            assert!(
                content_type.starts_with("multipart/form-data; boundary=keap-"),
                "{content_type}"
            );
        }
    }

    #[tokio::test]
    async fn a_missing_file_is_an_error_of_the_body() {
        let error = chunks(PathBuf::from("no-such-file"))
            .try_collect::<Vec<_>>()
            .await
            .unwrap_err();
        assert_eq!(error.to_string(), "body ended early");
    }

    #[tokio::test]
    async fn a_download_is_a_stream_and_its_error_an_error() {
        let script = Script::new().answer(200, "image/png", "bytes").answer(
            404,
            "application/json",
            r#"{"message":"Unable to find this File"}"#,
        );
        let client = client(&script);
        let download = client
            .download(&GetFileData::new(FileId::new(5)))
            .await
            .unwrap();
        assert_eq!(download.content_type.as_deref(), Some("image/png"));
        let content: Vec<Bytes> = download.into_stream().try_collect().await.unwrap();
        assert_eq!(content.concat(), b"bytes");

        let error = client
            .download(&GetFileData::new(FileId::new(6)))
            .await
            .unwrap_err();
        assert!(error.as_api().unwrap().is_not_found());
    }
}
