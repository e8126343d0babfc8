//! Files over REST: base64 inside JSON over v1, parts of a form and bytes over v2.

use keap_rest::endpoints::{v1, v2};
use serde_json::{Map, Value};

use crate::coverage::check;
use crate::rest::api::NOT_THE_API;
use crate::rest::backend::RestBackend;
use crate::rest::record::json;
use crate::rest::request::Request;
use crate::{Backend, ContactId, Error, ErrorKind, Result, model::FileContent};

/// What the file of no contact is said to belong to (inferred, see `KB-098`).
const OF_THE_ACCOUNT: &str = "COMPANY";

/// Stores a file and gives its id.
pub(in crate::rest) async fn upload(
    rest: &RestBackend,
    contact: Option<ContactId>,
    name: &str,
    content: FileContent,
) -> Result<i64> {
    let id = if rest.backend == Backend::RestV1 {
        let members = members_of_v1(name, contact.map(ContactId::get), false);
        let create = Request::to(&v1::files::CREATE_FILE).json_with_file(members, content);
        let answer = rest.api.send(&create).await?;
        let file = answer.get("file_descriptor");
        file.and_then(|file| file.get("id")).and_then(json::integer)
    } else {
        let association = contact.map_or(OF_THE_ACCOUNT, |_| "CONTACT");
        let mut texts = vec![("file_name", name.to_owned())];
        texts.extend(contact.map(|contact| ("contact_id", contact.to_string())));
        texts.push(("file_association", association.to_owned()));
        let create = Request::to(&v2::files::CREATE_FILE);
        let answer = rest
            .api
            .send(&create.form(texts, Some((name.to_owned(), content))))
            .await?;
        answer.get("id").and_then(json::integer)
    };
    id.ok_or_else(|| {
        Error::new(ErrorKind::InvalidResponse, "the stored file has no id").applied(true)
    })
}

/// The content of a file.
pub(in crate::rest) async fn content(rest: &RestBackend, id: i64) -> Result<FileContent> {
    if rest.backend == Backend::RestV1 {
        let file = Descriptor::read(rest, id).await?;
        check::file_in_v1(file.size)?;
        return content_in_v1(rest, id).await;
    }
    let data = Request::to(&v2::files::GET_FILE_DATA).path("file_id", id);
    let content = rest.api.bytes(&data).await?;
    if looks_like_a_page(content.as_bytes()) {
        check_size(rest, id, &content).await?;
    }
    Ok(content)
}

/// A stored page and the page of a portal look alike; the size of the stored one is known.
async fn check_size(rest: &RestBackend, id: i64, content: &FileContent) -> Result<()> {
    let get = Request::to(&v2::files::GET_FILE).path("file_id", id);
    let file = rest.api.send(&get).await?;
    let size = file.get("file_size").and_then(json::integer);
    if size.is_none_or(|size| usize::try_from(size) == Ok(content.len())) {
        return Ok(());
    }
    let message = "the answer is not the file asked for";
    Err(Error::new(ErrorKind::InvalidResponse, message).hinted(NOT_THE_API))
}

fn looks_like_a_page(bytes: &[u8]) -> bool {
    let start = bytes.trim_ascii_start();
    ["<!doctype html", "<html"].iter().any(|mark| {
        let head = start.get(..mark.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(mark.as_bytes()))
    })
}

/// The address of a file, which only v1 tells.
pub(in crate::rest) async fn download_url(rest: &RestBackend, id: i64) -> Result<String> {
    Descriptor::read(rest, id).await?.address.ok_or_else(|| {
        let message = "the answer does not tell the address of the file";
        Error::new(ErrorKind::InvalidResponse, message)
    })
}

/// Replaces the content of a file and keeps the rest.
pub(in crate::rest) async fn replace(
    rest: &RestBackend,
    id: i64,
    content: FileContent,
) -> Result<()> {
    if rest.backend == Backend::RestV1 {
        let file = Descriptor::read(rest, id).await?;
        return file.write(rest, id, content).await;
    }
    let update = Request::to(&v2::files::UPDATE_FILE)
        .path("file_id", id)
        .repeated("update_mask", &["file"]);
    // The part wants a name; the mask says that it is not the new one of the file.
    let file = Some(("file".to_owned(), content));
    rest.api.send(&update.form(Vec::new(), file)).await?;
    Ok(())
}

/// Renames a file. v1 changes a file as a whole, so that its content goes there and back.
pub(in crate::rest) async fn rename(rest: &RestBackend, id: i64, name: &str) -> Result<()> {
    if rest.backend == Backend::RestV1 {
        let mut file = Descriptor::read(rest, id).await?;
        check::file_in_v1(file.size)?;
        let content = content_in_v1(rest, id).await?;
        file.name = name.to_owned();
        return file.write(rest, id, content).await;
    }
    let update = Request::to(&v2::files::UPDATE_FILE)
        .path("file_id", id)
        .repeated("update_mask", &["file_name"]);
    let texts = vec![("file_name", name.to_owned())];
    rest.api.send(&update.form(texts, None)).await?;
    Ok(())
}

/// What v1 tells of a file.
#[derive(Debug)]
struct Descriptor {
    name: String,
    contact: Option<i64>,
    public: bool,
    /// In bytes; 0 where it is not told.
    size: u64,
    address: Option<String>,
}

impl Descriptor {
    async fn read(rest: &RestBackend, id: i64) -> Result<Self> {
        let get = Request::to(&v1::files::GET_FILE).path("fileId", id);
        let answer = rest.api.send(&get).await?;
        let told = |name: &str| {
            answer
                .get("file_descriptor")
                .and_then(|file| file.get(name))
        };
        let (Some(found), Some(name)) = (
            told("id").and_then(json::integer),
            told("file_name").and_then(json::text),
        ) else {
            return Err(unreadable());
        };
        if found != id {
            return Err(unreadable());
        }
        let size = told("file_size").and_then(json::integer);
        Ok(Self {
            name,
            contact: told("contact_id")
                .and_then(json::integer)
                .filter(|id| *id != 0),
            public: told("public") == Some(&Value::Bool(true)),
            size: size
                .and_then(|size| u64::try_from(size).ok())
                .unwrap_or_default(),
            address: told("download_url").and_then(json::text),
        })
    }

    /// Writes the file with what was told of it and this content.
    async fn write(&self, rest: &RestBackend, id: i64, content: FileContent) -> Result<()> {
        let members = members_of_v1(&self.name, self.contact, self.public);
        let update = Request::to(&v1::files::UPDATE_FILE)
            .path("fileId", id)
            .json_with_file(members, content);
        rest.api.send(&update).await?;
        Ok(())
    }
}

async fn content_in_v1(rest: &RestBackend, id: i64) -> Result<FileContent> {
    let get = Request::to(&v1::files::GET_FILE)
        .path("fileId", id)
        .query("optional_properties", "file_data");
    let answer = rest.api.send(&get).await?;
    let data = answer.get("file_data").and_then(Value::as_str);
    let content = data.map(FileContent::from_base64);
    content.and_then(|read| read.ok()).ok_or_else(unreadable)
}

fn members_of_v1(name: &str, contact: Option<i64>, public: bool) -> Map<String, Value> {
    let mut members = Map::new();
    let association = contact.map_or(OF_THE_ACCOUNT, |_| "CONTACT");
    members.insert("file_name".to_owned(), name.into());
    members.insert("is_public".to_owned(), public.into());
    members.insert("file_association".to_owned(), association.into());
    if let Some(contact) = contact {
        members.insert("contact_id".to_owned(), contact.into());
    }
    members
}

fn unreadable() -> Error {
    let message = "the answer is not the file asked for";
    Error::new(ErrorKind::InvalidResponse, message).hinted(NOT_THE_API)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_told_by_how_it_begins() {
        for page in ["<html>", " \n<!DOCTYPE HTML>", "<HTML lang=en>"] {
            assert!(looks_like_a_page(page.as_bytes()), "{page}");
        }
        for other in ["", "<htm", "<?xml?>", "%PDF-1.7 <html>"] {
            assert!(!looks_like_a_page(other.as_bytes()), "{other}");
        }
    }

    #[test]
    fn v1_is_told_whose_a_file_is() {
        let of_contact = members_of_v1("a.txt", Some(17), false);
        assert_eq!(of_contact["file_association"], "CONTACT");
        assert_eq!(of_contact["contact_id"], 17);
        let of_nobody = members_of_v1("a.txt", None, true);
        assert_eq!(of_nobody["file_association"], OF_THE_ACCOUNT);
        assert!(!of_nobody.contains_key("contact_id"));
        assert_eq!(of_nobody["is_public"], true);
    }
}
