//! `FileService`, `WebFormService` and `CreditCardSubmissionService` over XML-RPC.

use keap_http::Secret;
use keap_xmlrpc::HiddenText;
use keap_xmlrpc::methods::{credit_card_submission, file, web_form};

use crate::xmlrpc::backend::XmlRpcBackend;
use crate::xmlrpc::wire::read;
use crate::{ContactId, Error, ErrorKind, FileId, Outcome, Result, model::FileContent};

pub(super) async fn upload(
    legacy: &XmlRpcBackend,
    contact: Option<ContactId>,
    file_name: String,
    content: FileContent,
) -> Result<Outcome> {
    legacy
        .id(&file::UploadFile {
            contact_id: contact,
            file_name,
            base64_encoded_data: content.to_base64(),
        })
        .await
}

pub(super) async fn content(legacy: &XmlRpcBackend, id: FileId) -> Result<Outcome> {
    let text = legacy.call(&file::GetFile { file_id: id }).await?;
    let content = FileContent::from_base64(&text);
    content.map(Outcome::File).map_err(|cause| {
        Error::new(ErrorKind::InvalidResponse, "the answer is no file").caused_by(cause)
    })
}

pub(super) async fn replace(
    legacy: &XmlRpcBackend,
    id: FileId,
    content: FileContent,
) -> Result<Outcome> {
    legacy
        .flag(&file::ReplaceFile {
            file_id: id,
            base64_encoded_data: content.to_base64(),
        })
        .await
}

pub(super) async fn web_forms(legacy: &XmlRpcBackend) -> Result<Outcome> {
    let forms = legacy.call(&web_form::GetMap).await?;
    Ok(Outcome::Record(read(&legacy.client.format(""), &forms)))
}

pub(super) async fn submission_token(
    legacy: &XmlRpcBackend,
    contact: ContactId,
    success_url: String,
    failure_url: String,
) -> Result<Outcome> {
    legacy
        .text(&credit_card_submission::RequestSubmissionToken {
            contact_id: contact,
            success_url,
            failure_url,
        })
        .await
}

pub(super) async fn submitted_card(legacy: &XmlRpcBackend, token: Secret) -> Result<Outcome> {
    let token = HiddenText::new(token.expose());
    let call = credit_card_submission::RequestCreditCardId { token };
    let card = legacy.call(&call).await?;
    Ok(Outcome::Record(read(&legacy.client.format(""), &card)))
}
