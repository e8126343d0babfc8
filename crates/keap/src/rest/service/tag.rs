//! Tags of contacts.

use keap_rest::endpoints::{v1, v2};
use serde_json::{Value, json};

use crate::aftermath;
use crate::difference::MISSING_TAG;
use crate::rest::api::Api;
use crate::rest::backend::RestBackend;
use crate::rest::record::json;
use crate::rest::request::Request;
use crate::{Backend, ContactId, Error, ErrorKind, Result, TagId};

pub(in crate::rest) async fn add_to_group(
    rest: &RestBackend,
    contact: ContactId,
    tag: TagId,
) -> Result<bool> {
    let applied = apply_tag(&rest.api, contact.get(), tag.get()).await;
    let (code, in_doubt) = applied.map_err(|error| match error.kind() {
        // v2 names the tag in the path, so it is the tag that is missing.
        ErrorKind::NotFound if rest.backend == Backend::RestV2 => error.explained_by(&MISSING_TAG),
        _ => error,
    })?;
    match code.as_str() {
        "SUCCESS" => Ok(true),
        "DUPLICATE" if in_doubt => Err(aftermath::repeated()),
        "DUPLICATE" => Ok(false),
        "CONTACT_NOT_FOUND" => {
            let message = format!("there is no contact {contact}");
            Err(Error::new(ErrorKind::NotFound, message))
        }
        "TAG_ID_NOT_FOUND" | "TAG_NOT_FOUND" => {
            let message = format!("there is no tag {tag}");
            Err(Error::new(ErrorKind::NotFound, message).explained_by(&MISSING_TAG))
        }
        "NO_PERMISSION" => Err(Error::new(
            ErrorKind::PermissionDenied,
            "the user may not apply this tag",
        )),
        code => Err(Error::new(
            ErrorKind::Unexpected,
            format!("the tag was not applied: {code}"),
        )),
    }
}

/// Reads before it writes: REST does not tell whether the contact had the tag.
pub(in crate::rest) async fn remove_from_group(
    rest: &RestBackend,
    contact: ContactId,
    tag: TagId,
) -> Result<bool> {
    let table = rest.resource("Contact")?;
    let row = rest
        .api
        .get(table, contact.get(), &[], &["tag_ids"])
        .await?;
    let tags = row.get("tag_ids").and_then(Value::as_array);
    let has = tags
        .into_iter()
        .flatten()
        .filter_map(json::integer)
        .any(|id| id == tag.get());
    if has {
        remove_tag(&rest.api, contact.get(), tag.get()).await?;
    }
    Ok(has)
}

/// Applies a tag and gives the code for the contact: `SUCCESS`, `DUPLICATE`, ...; and whether it was sent again after an
/// attempt that may have been carried out.
async fn apply_tag(api: &Api, contact: i64, tag: i64) -> Result<(String, bool)> {
    let (answer, key, in_doubt) = if api.is_v2() {
        let body = json!({ "contact_ids": [contact.to_string()] });
        let (answer, in_doubt) = api
            .send_with_doubt(
                &Request::to(&v2::tags::APPLY_TAGS)
                    .path("tag_id", tag)
                    .json(body),
            )
            .await?;
        (
            answer.get("results").cloned().unwrap_or_default(),
            contact.to_string(),
            in_doubt,
        )
    } else {
        let body = json!({ "tagIds": [tag] });
        let apply = Request::to(&v1::contacts::APPLY_TAGS_TO_CONTACT)
            .path("contactId", contact)
            .json(body);
        // The document shows a list; the wire has an object by tag id (observed).
        let (answer, in_doubt) = api.send_with_doubt(&apply).await?;
        (answer, tag.to_string(), in_doubt)
    };
    answer
        .get(&key)
        .and_then(Value::as_str)
        .map(|code| (code.to_owned(), in_doubt))
        .ok_or_else(|| {
            Error::new(
                ErrorKind::InvalidResponse,
                "the answer does not tell whether the tag was applied",
            )
            .applied(true)
        })
}

/// Takes a tag off a contact.
async fn remove_tag(api: &Api, contact: i64, tag: i64) -> Result<()> {
    if api.is_v2() {
        let body = json!({ "contact_ids": [contact.to_string()] });
        api.send(
            &Request::to(&v2::tags::REMOVE_TAGS)
                .path("tag_id", tag)
                .json(body),
        )
        .await?;
    } else {
        api.send(
            &Request::to(&v1::tags::REMOVE_TAG_FROM_CONTACT)
                .path("tagId", tag)
                .path("contactId", contact),
        )
        .await?;
    }
    Ok(())
}
