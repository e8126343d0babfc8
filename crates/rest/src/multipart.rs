//! Multipart bodies for uploads, streamed part by part.

use bytes::Bytes;
use futures_util::StreamExt as _;
use keap_http::{Body, BodyError};

/// A file to be uploaded: its name and its content.
///
/// The content is bytes, a stream, or a stream that can be made again; only a stream that can be read just once
/// keeps the request from being repeated after a failure.
#[derive(Debug)]
pub struct Upload {
    file_name: String,
    content_type: String,
    // An upload is written once, from a shared reference; the lock hands over a stream that can be read once.
    content: std::sync::Mutex<Option<Body>>,
}

impl Upload {
    /// A file from whatever a body can be made of.
    pub fn new(file_name: impl Into<String>, content: impl Into<Body>) -> Self {
        Self {
            file_name: file_name.into(),
            content_type: "application/octet-stream".to_owned(),
            content: std::sync::Mutex::new(Some(content.into())),
        }
    }

    /// The same file with its media type, which is `application/octet-stream` otherwise.
    #[must_use]
    pub fn content_type(mut self, content_type: impl Into<String>) -> Self {
        self.content_type = content_type.into();
        self
    }

    /// The name of the file.
    pub fn file_name(&self) -> &str {
        &self.file_name
    }

    /// The content: a copy where it can be made again, otherwise the content itself, once.
    fn take(&self) -> Option<Body> {
        let mut content = self
            .content
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        let copy = content.as_ref()?.try_clone();
        copy.or_else(|| content.take())
    }
}

/// The parts of a `multipart/form-data` body (RFC 7578).
#[derive(Debug, Default)]
pub struct Form {
    parts: Vec<Part>,
}

#[derive(Debug)]
struct Part {
    name: String,
    head: String,
    content: Body,
}

impl Form {
    /// A form without parts.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a text part; `None` is left out.
    ///
    /// The text is sent as JSON with its content type: the server was observed to refuse plain text parts.
    pub fn text(&mut self, name: &str, value: Option<&impl serde::Serialize>) {
        let Some(value) = value else { return };
        // A string, a flag or an enumeration; none of them fails to become JSON.
        let Ok(json) = serde_json::to_vec(value) else {
            return;
        };
        let head = format!(
            "Content-Disposition: form-data; name=\"{}\"\r\nContent-Type: application/json\r\n\r\n",
            escaped(name)
        );
        self.parts.push(Part {
            name: name.to_owned(),
            head,
            content: Body::from(json),
        });
    }

    /// Adds a file part. A file whose stream was already sent is left out, and the server will say so.
    pub fn file(&mut self, name: &str, upload: &Upload) {
        let Some(content) = upload.take() else { return };
        let media_type: String = upload
            .content_type
            .chars()
            .filter(|c| !c.is_control())
            .collect();
        let head = format!(
            "Content-Disposition: form-data; name=\"{}\"; filename=\"{}\"\r\nContent-Type: {media_type}\r\n\r\n",
            escaped(name),
            escaped(&upload.file_name),
        );
        self.parts.push(Part {
            name: name.to_owned(),
            head,
            content,
        });
    }

    /// The names of the parts, in order.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().map(|part| part.name.as_str())
    }

    /// The body with its boundary. Every part that can be repeated keeps the whole repeatable.
    pub(crate) fn into_body(self, boundary: &str) -> Body {
        let pieces = self.into_pieces(boundary);
        if pieces.iter().all(|piece| piece.try_clone().is_some()) {
            // Each call of the factory needs its own copies; a lock around the pieces is simpler than a clone of
            // a value that is not `Clone`.
            let pieces = std::sync::Mutex::new(pieces);
            return Body::replayable(move || {
                let pieces = pieces
                    .lock()
                    .unwrap_or_else(std::sync::PoisonError::into_inner);
                joined(pieces.iter().filter_map(Body::try_clone).collect())
            });
        }
        Body::stream(joined(pieces))
    }

    fn into_pieces(self, boundary: &str) -> Vec<Body> {
        let mut pieces = Vec::with_capacity(self.parts.len() * 2 + 1);
        let mut separator = format!("--{boundary}\r\n");
        for part in self.parts {
            pieces.push(Body::from(format!("{separator}{}", part.head)));
            pieces.push(part.content);
            separator = format!("\r\n--{boundary}\r\n");
        }
        pieces.push(Body::from(format!("\r\n--{boundary}--\r\n")));
        pieces
    }
}

fn joined(pieces: Vec<Body>) -> impl futures_core::Stream<Item = Result<Bytes, BodyError>> + Send {
    futures_util::stream::iter(pieces).flat_map(Body::into_stream)
}

/// Quotes and line breaks as browsers write them (WHATWG HTML, multipart form data).
fn escaped(text: &str) -> String {
    text.replace('"', "%22")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn text_of(form: Form) -> String {
        let bytes = form.into_body("B").into_bytes(4096).await.unwrap();
        String::from_utf8(bytes.to_vec()).unwrap()
    }

    #[tokio::test]
    async fn texts_are_json_and_names_cannot_break_out() {
        let mut form = Form::new();
        form.text("file_association", Some(&"CONTACT"));
        form.text("contact_id", None::<&String>);
        form.file(
            "file",
            &Upload::new("a\"\r\nb.txt", "hello").content_type("text/plain"),
        );
        assert_eq!(
            text_of(form).await,
            "--B\r\nContent-Disposition: form-data; name=\"file_association\"\r\n\
             Content-Type: application/json\r\n\r\n\"CONTACT\"\r\n\
             --B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a%22%0D%0Ab.txt\"\r\n\
             Content-Type: text/plain\r\n\r\nhello\r\n--B--\r\n"
        );
    }

    #[tokio::test]
    async fn a_body_is_repeatable_unless_a_part_is_not() {
        let mut form = Form::new();
        form.file("file", &Upload::new("a", "hello"));
        assert!(form.into_body("B").try_clone().is_some());

        let once = Body::stream(futures_util::stream::iter([Ok(Bytes::from_static(b"x"))]));
        let mut form = Form::new();
        form.file("file", &Upload::new("a", once));
        assert!(form.into_body("B").try_clone().is_none());
    }
}
