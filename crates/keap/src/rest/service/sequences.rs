//! Legacy follow-up sequences over REST, for those that are paired with sequences of the Campaign Builder.

use keap_rest::endpoints::{v1, v2};
use serde_json::{Value, json};

use crate::coverage::check;
use crate::owner::CampaignSequence;
use crate::rest::backend::RestBackend;
use crate::rest::request::Request;
use crate::table::Endpoint;
use crate::{Backend, ContactId, Error, ErrorKind, FollowUpSequenceId, Result};

/// A contact that is in the sequence already is a success, as over XML-RPC (inferred) and v1, which does not tell.
pub(in crate::rest) async fn add_to_sequence(
    rest: &RestBackend,
    contact: ContactId,
    legacy: FollowUpSequenceId,
) -> Result<bool> {
    let endpoints = [
        &v1::campaigns::ADD_CONTACT_TO_CAMPAIGN_SEQUENCE,
        &v2::campaigns::ADD_CONTACTS_TO_CAMPAIGN_SEQUENCE,
    ];
    let Some(answer) = sent(rest, contact, legacy, endpoints).await? else {
        return Ok(true);
    };
    let (answer, _) = answer;
    match code(&answer, "add_to_sequence_results", contact)? {
        "SUCCESS" | "ALREADY_IN_SEQUENCE" => Ok(true),
        other => Err(refused(other, contact)),
    }
}

/// A contact that was not in the sequence is a success too, on both versions (inferred). That there is one, v1 does not tell,
/// so it is looked for.
pub(in crate::rest) async fn remove_from_sequence(
    rest: &RestBackend,
    contact: ContactId,
    legacy: FollowUpSequenceId,
) -> Result<bool> {
    let endpoints = [
        &v1::campaigns::REMOVE_CONTACT_FROM_CAMPAIGN_SEQUENCE,
        &v2::campaigns::REMOVE_CONTACTS_FROM_CAMPAIGN_SEQUENCE,
    ];
    // Before anything is sent.
    check::sequence(&rest.options, legacy)?;
    if rest.backend == Backend::RestV1 {
        let table = rest.resource("Contact")?;
        rest.api.get(table, contact.get(), &[], &[]).await?;
    }
    let Some(answer) = sent(rest, contact, legacy, endpoints).await? else {
        return Ok(true);
    };
    let (answer, in_doubt) = answer;
    match code(&answer, "remove_from_sequence_results", contact)? {
        "SUCCESS" => Ok(true),
        // Sent again, it may refuse what the first attempt has done.
        other => Err(refused(other, contact).applied(in_doubt)),
    }
}

/// Sends the contact to the endpoint of v1, which tells nothing of it, or to that of v2, whose answer is given, with whether
/// an earlier attempt may have been carried out.
async fn sent(
    rest: &RestBackend,
    contact: ContactId,
    legacy: FollowUpSequenceId,
    [v1, v2]: [Endpoint; 2],
) -> Result<Option<(Value, bool)>> {
    let CampaignSequence { campaign, sequence } = check::sequence(&rest.options, legacy)?;
    if rest.backend == Backend::RestV1 {
        let request = Request::to(v1)
            .path("campaignId", campaign)
            .path("sequenceId", sequence)
            .path("contactId", contact.get());
        rest.api.send(&request).await?;
        return Ok(None);
    }
    let request = Request::to(v2)
        .path("campaign_id", campaign)
        .path("sequence_id", sequence)
        .json(json!({ "contact_ids": [contact.to_string()] }));
    rest.api.send_with_doubt(&request).await.map(Some)
}

fn code<'a>(answer: &'a Value, member: &str, contact: ContactId) -> Result<&'a str> {
    let code = answer
        .get(member)
        .and_then(|codes| codes.get(contact.to_string()))
        .and_then(Value::as_str);
    code.ok_or_else(|| {
        let message = "the answer does not tell what happened to the contact";
        Error::new(ErrorKind::InvalidResponse, message).applied(true)
    })
}

fn refused(code: &str, contact: ContactId) -> Error {
    match code {
        "CONTACT_DOES_NOT_EXIST" => Error::new(
            ErrorKind::NotFound,
            format!("there is no contact {contact}"),
        ),
        other => Error::new(
            ErrorKind::Unexpected,
            format!("the sequence did not take the contact: {other}"),
        ),
    }
}
