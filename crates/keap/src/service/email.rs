//! `EmailService`: who may be written to, e-mails and their templates. On the wire it is `APIEmailService`.

use super::{flag, new_id, number, record, texts};
use crate::{
    ContactId, Error, ErrorKind, Invocation, Result, TemplateId,
    model::{EmailMessage, EmailRecord, EmailTemplate, OptStatus},
};

service! {
    /// E-mail, as the legacy `APIEmailService` has it.
    EmailService
}

impl EmailService<'_> {
    /// Allows marketing mail to an address, because the person agreed. `true` when this call opted it in; `false` when it
    /// was opted in before, or when it may not be: no call brings back an address that opted out.
    ///
    /// REST itself would bring back a manual opt-out. The facade reads the status first and writes only for an address that
    /// was never opted in or out. Say in the reason what the person agreed to: over REST an empty one becomes `API Opt In`.
    ///
    /// # Errors
    /// `NotFound` (`KB-024`) over REST for an address that no record has; `Unsupported` (`KB-024`) over REST v1 for an address that is not the first of a contact,
    /// because v1 does not tell its status. `Unavailable` that [may have applied](crate::Error::may_have_applied) when the call
    /// was sent again by itself ([`RetryConfig::idempotent_writes`](crate::http::RetryConfig::idempotent_writes)) and the second
    /// answer says that there was nothing to do.
    pub async fn opt_in(self, email: impl Into<String>, reason: impl Into<String>) -> Result<bool> {
        let invocation = Invocation::EmailOptIn {
            email: email.into(),
            reason: reason.into(),
        };
        flag(self.0.invoke(invocation).await?)
    }

    /// Forbids marketing mail to an address. `true` when this call opted it out. Cannot be taken back by the API. Over REST
    /// an empty reason becomes `API Opt Out`.
    ///
    /// # Errors
    /// `NotFound` (`KB-024`) over REST for an address that no record has. In doubt after a
    /// repetition as with [`opt_in`](Self::opt_in).
    pub async fn opt_out(
        self,
        email: impl Into<String>,
        reason: impl Into<String>,
    ) -> Result<bool> {
        let invocation = Invocation::EmailOptOut {
            email: email.into(),
            reason: reason.into(),
        };
        flag(self.0.invoke(invocation).await?)
    }

    /// Tells whether an address may get marketing mail. An address that nobody knows may not.
    ///
    /// REST has seventeen words for the three answers; which of them is which is partly inferred.
    ///
    /// # Errors
    /// `Unsupported` (`KB-024`) over REST v1 for an address that is only the second or third of a contact.
    pub async fn get_opt_status(self, email: impl Into<String>) -> Result<OptStatus> {
        let invocation = Invocation::EmailGetOptStatus {
            email: email.into(),
        };
        OptStatus::of_code(number(self.0.invoke(invocation).await?)?).ok_or_else(unexpected_status)
    }

    /// Sends an e-mail to contacts. `true` means that it was accepted: over REST it is queued (`KB-025`). Contacts that may
    /// not be written to are left out without a word.
    ///
    /// # Errors
    /// `Unsupported` (`KB-025`) over REST for copies, for a recipient that is no field of the contact, and over v1 without
    /// `RestOptions::mail_user`, before anything is sent. A failure with
    /// [`Error::may_have_applied`](crate::Error::may_have_applied) may have sent it; it is never sent again by itself.
    pub async fn send_email(self, message: EmailMessage) -> Result<bool> {
        let invocation = Invocation::EmailSend(message);
        flag(self.0.invoke(invocation).await?)
    }

    /// Sends a stored template to contacts. On the XML-RPC wire it is `sendEmail` with two arguments.
    ///
    /// # Errors
    /// As [`send_email`](Self::send_email); `Unsupported` over REST v1 (`KB-018`), and over v2 without `RestOptions::mail_user`
    /// (`KB-025`), because v2 sends in the name of a user and not of the template's sender.
    pub async fn send_template(self, contacts: &[ContactId], template: TemplateId) -> Result<bool> {
        let invocation = Invocation::EmailSendTemplate {
            contacts: contacts.to_vec(),
            template,
        };
        flag(self.0.invoke(invocation).await?)
    }

    /// Records an e-mail in the history of a contact. Sends nothing.
    ///
    /// # Errors
    /// `InvalidRequest` over REST without a recipient; `Unsupported` (`KB-026`) over REST for a sender's name or a direction,
    /// which it has no place for. A failure with [`Error::may_have_applied`](crate::Error::may_have_applied) may have recorded
    /// it.
    pub async fn attach_email(self, email: EmailRecord) -> Result<bool> {
        let invocation = Invocation::EmailAttach(email);
        flag(self.0.invoke(invocation).await?)
    }

    /// Lists what a template of a context (`Contact`, `Opportunity`, `Invoice`, `CreditCard`, `ServiceCall`) can have filled
    /// in: `~Contact.FirstName~`.
    ///
    /// # Errors
    /// `InvalidRequest` for another context; `Unsupported` (`KB-114`) over REST for all but `Contact`.
    pub async fn get_available_merge_fields(
        self,
        context: impl Into<String>,
    ) -> Result<Vec<String>> {
        let invocation = Invocation::EmailGetMergeFields {
            context: context.into(),
        };
        texts(self.0.invoke(invocation).await?)
    }

    /// Reads an e-mail template.
    ///
    /// # Errors
    /// `NotFound` when there is no such template; `Unsupported` (`KB-018`) over REST v1.
    pub async fn get_email_template(self, id: TemplateId) -> Result<EmailTemplate> {
        let invocation = Invocation::EmailGetTemplate { id };
        record(self.0.invoke(invocation).await?).map(EmailTemplate::from)
    }

    /// Creates an e-mail template and gives its id.
    ///
    /// # Errors
    /// `InvalidRequest` for a content type or a merge context that does not exist; `Unsupported` (`KB-027`) over REST.
    pub async fn add_email_template(self, template: EmailTemplate) -> Result<TemplateId> {
        let invocation = Invocation::EmailAddTemplate(template);
        new_id(self.0.invoke(invocation).await?)
    }

    /// Replaces an e-mail template. Gives whether it was done.
    ///
    /// # Errors
    /// As [`add_email_template`](Self::add_email_template); `NotFound` when there is no such template.
    pub async fn update_email_template(
        self,
        id: TemplateId,
        template: EmailTemplate,
    ) -> Result<bool> {
        let invocation = Invocation::EmailUpdateTemplate { id, template };
        flag(self.0.invoke(invocation).await?)
    }
}

fn unexpected_status() -> Error {
    Error::new(
        ErrorKind::InvalidResponse,
        "the status of an address is 0, 1 or 2",
    )
}
