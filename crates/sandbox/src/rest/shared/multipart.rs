//! `multipart/form-data` (RFC 7578), as far as file uploads need it.

/// One part of a form.
#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) file_name: Option<String>,
    pub(crate) data: Vec<u8>,
}

/// The parts of a body; `None` when it is not what its content type says.
pub(crate) fn parse(content_type: &str, body: &[u8]) -> Option<Vec<Part>> {
    let boundary = parameter(content_type, "boundary")?;
    let delimiter = format!("--{boundary}").into_bytes();
    let mut parts = Vec::new();
    let mut rest = &body[find(body, &delimiter)? + delimiter.len()..];
    while !rest.starts_with(b"--") {
        let end = find(rest, &delimiter)?;
        parts.push(part(&rest[..end])?);
        rest = &rest[end + delimiter.len()..];
    }
    Some(parts)
}

/// A part between two delimiters: line break, headers, blank line, data, line break.
fn part(bytes: &[u8]) -> Option<Part> {
    let bytes = bytes.strip_prefix(b"\r\n")?;
    let split = find(bytes, b"\r\n\r\n")?;
    let headers = String::from_utf8_lossy(&bytes[..split]);
    let data = bytes[split + 4..].strip_suffix(b"\r\n")?;
    let disposition = headers.lines().find(|line| {
        line.to_ascii_lowercase()
            .starts_with("content-disposition:")
    })?;
    Some(Part {
        name: parameter(disposition, "name")?,
        file_name: parameter(disposition, "filename"),
        data: data.to_vec(),
    })
}

fn parameter(header: &str, name: &str) -> Option<String> {
    let pairs = header
        .split(';')
        .filter_map(|part| part.trim().split_once('='));
    let found = pairs
        .into_iter()
        .find(|(key, _)| key.eq_ignore_ascii_case(name))?;
    Some(found.1.trim_matches('"').to_owned())
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_keep_their_bytes() {
        let body = b"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.bin\"\r\n\
            Content-Type: application/octet-stream\r\n\r\n\x00\r\n\xff\r\n\
            --x\r\nContent-Disposition: form-data; name=\"is_public\"\r\n\r\ntrue\r\n--x--\r\n";
        let parts = parse("multipart/form-data; boundary=x", body).unwrap();
        assert_eq!(parts[0].data, b"\x00\r\n\xff");
        assert_eq!(parts[0].file_name.as_deref(), Some("a.bin"));
        assert_eq!(
            (parts[1].name.as_str(), parts[1].data.as_slice()),
            ("is_public", b"true".as_slice())
        );
        assert!(parse("multipart/form-data; boundary=y", body).is_none());
        assert!(parse("multipart/form-data; boundary=x", &body[..60]).is_none());
    }
}
