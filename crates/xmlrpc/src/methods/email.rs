//! `APIEmailService`: emails, their templates, and who may be written to.
//!
//! Besides the faults that each method names, every call can answer fault 1 (the account is not set
//! up for the API, or a passing disturbance) and 2 (wrong key).

use keap_schema::id::{ContactId, TemplateId};

use crate::methods::define::{answer, method, words};

words! {
    /// What an email consists of.
    ContentType {
        /// Only the HTML body.
        Html = "HTML",
        /// Only the text body.
        Text = "Text",
        /// Both bodies.
        Multipart = "Multipart",
    }
}

words! {
    /// Whose fields a template can name.
    MergeContext {
        /// Those of the contact.
        Contact = "Contact",
        /// Those of an opportunity as well.
        Opportunity = "Opportunity",
        /// Those of an invoice as well.
        Invoice = "Invoice",
        /// Those of a credit card as well.
        CreditCard = "CreditCard",
        /// Those of a service ticket as well; only two client libraries name it.
        ServiceCall = "ServiceCall",
    }
}

method! {
    /// Makes an email template.
    ///
    /// Wire:
    /// `APIEmailService.addEmailTemplate(key, string pieceTitle, string categories, string fromAddress, string toAddress, string ccAddress, string bccAddress, string subject, string textBody, string htmlBody, string contentType, string mergeContext) -> int`.
    ///
    /// Answers the id of the template. The text body comes before the HTML body here, in
    /// [`SendEmail`] after it.
    ///
    /// Faults: none of its own was recorded.
    ///
    /// REST: no counterpart.
    AddEmailTemplate = "APIEmailService.addEmailTemplate": Write => TemplateId {
        /// The title of the template.
        piece_title: String,
        /// Categories with commas between.
        categories: String,
        /// From whom.
        from_address: String,
        /// To whom, mostly `~Contact.Email~`.
        to_address: String,
        /// Who gets a copy.
        cc_address: String,
        /// Who gets a copy that the others do not see.
        bcc_address: String,
        /// One line of text.
        subject: String,
        /// Plain text.
        text_body: String,
        /// With markup, for programs that show it.
        html_body: String,
        /// What the email consists of.
        content_type: ContentType,
        /// Whose fields the template can name.
        merge_context: MergeContext,
    }
}

method! {
    /// Replaces an email template.
    ///
    /// Wire:
    /// `APIEmailService.updateEmailTemplate(key, int templateId, string pieceTitle, string categories, string fromAddress, string toAddress, string ccAddress, string bccAddress, string subject, string textBody, string htmlBody, string contentType, string mergeContext) -> boolean`.
    ///
    /// The bodies are in the order of [`AddEmailTemplate`]. Texts of 2017 have a number as the
    /// answer; it is read as well.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: no counterpart.
    UpdateEmailTemplate = "APIEmailService.updateEmailTemplate": IdempotentWrite => bool {
        /// An `Id` of table `Template`.
        template_id: TemplateId,
        /// The title of the template.
        piece_title: String,
        /// Categories with commas between.
        categories: String,
        /// From whom.
        from_address: String,
        /// To whom, mostly `~Contact.Email~`.
        to_address: String,
        /// Who gets a copy.
        cc_address: String,
        /// Who gets a copy that the others do not see.
        bcc_address: String,
        /// One line of text.
        subject: String,
        /// Plain text.
        text_body: String,
        /// With markup, for programs that show it.
        html_body: String,
        /// What the email consists of.
        content_type: ContentType,
        /// Whose fields the template can name.
        merge_context: MergeContext,
    }
}

answer! {
    /// A stored email template.
    EmailTemplate {
        /// the title.
        piece_title: Option<String> = "pieceTitle",
        /// categories with commas between; a user saw nil here.
        categories: Option<String> = "categories",
        /// from whom.
        from_address: Option<String> = "fromAddress",
        /// to whom.
        to_address: Option<String> = "toAddress",
        /// who gets a copy.
        cc_address: Option<String> = "ccAddress",
        /// who gets a copy that the others do not see.
        bcc_address: Option<String> = "bccAddress",
        /// the subject.
        subject: Option<String> = "subject",
        /// the body as text.
        text_body: Option<String> = "textBody",
        /// the body as HTML.
        html_body: Option<String> = "htmlBody",
        /// `HTML`, `Text` or `Multipart`.
        content_type: Option<String> = "contentType",
        /// `Contact`, `Opportunity` and so on.
        merge_context: Option<String> = "mergeContext",
    }
}

method! {
    /// Gives an email template.
    ///
    /// Wire: `APIEmailService.getEmailTemplate(key, int templateId) -> struct`.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `GET /rest/v2/emails/templates/{email_template_id}` (exact). Not in v1. Categories
    /// are a list there, and the content type is in capitals.
    GetEmailTemplate = "APIEmailService.getEmailTemplate": Read => EmailTemplate {
        /// An `Id` of table `Template`.
        template_id: TemplateId,
    }
}

method! {
    /// Lists the fields that a template can name, such as `~Contact.FirstName~`.
    ///
    /// Wire: `APIEmailService.getAvailableMergeFields(key, string mergeContext) -> string[]`.
    ///
    /// Faults: none of its own was recorded.
    ///
    /// REST: v2 `GET /rest/v2/contacts/model` (partial). Not in v1. The model has the custom
    /// fields; the list of merge fields has no counterpart.
    GetAvailableMergeFields = "APIEmailService.getAvailableMergeFields": Read => Vec<String> {
        /// Whose fields.
        merge_context: MergeContext,
    }
}

method! {
    /// Sends an email to contacts.
    ///
    /// Wire:
    /// `APIEmailService.sendEmail(key, int[] contactList, string fromAddress, string toAddress, string ccAddresses, string bccAddresses, string contentType, string subject, string htmlBody, string textBody, [string templateId]) -> boolean`.
    ///
    /// The HTML body comes before the text body here. Mail goes only to contacts that may be
    /// written to, and is kept in their history. [`SendTemplate`] is the other form under the same
    /// name.
    ///
    /// Answers whether it was done.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `POST /rest/v2/emails:send` (partial); v1 `POST /rest/v1/emails/queue` (partial).
    /// The sender must be known there, the recipient is a field of the contact, and there are no
    /// copies.
    SendEmail = "APIEmailService.sendEmail": Write => bool {
        /// `Id`s of table `Contact`.
        contact_list: Vec<ContactId>,
        /// From whom.
        from_address: String,
        /// To whom, mostly `~Contact.Email~`.
        to_address: String,
        /// Who gets a copy, with commas between.
        cc_addresses: String,
        /// Who gets a copy that the others do not see, with commas between.
        bcc_addresses: String,
        /// What the email consists of.
        content_type: ContentType,
        /// One line of text.
        subject: String,
        /// With markup, for programs that show it.
        html_body: String,
        /// Plain text.
        text_body: String,
        /// A template; an old last param that may be left out.
        template_id: Option<String>,
    }
}

method! {
    /// Sends a stored template to contacts.
    ///
    /// Wire: `APIEmailService.sendEmail(key, int[] contactList, int templateId) -> boolean`, the
    /// form of [`SendEmail`] with two params. The documentation calls it `sendTemplate`; that is
    /// not its name on the wire.
    ///
    /// Answers whether it was done.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `POST /rest/v2/emails:send` (partial); v1 `POST /rest/v1/emails/queue` (partial).
    /// The sender must be known there, the recipient is a field of the contact, and there are no
    /// copies.
    SendTemplate = "APIEmailService.sendEmail": Write => bool {
        /// `Id`s of table `Contact`.
        contact_list: Vec<ContactId>,
        /// An `Id` of table `Template`.
        template_id: TemplateId,
    }
}

method! {
    /// Puts an email into the history of a contact. Sends nothing.
    ///
    /// Wire:
    /// `APIEmailService.attachEmail(key, int contactId, string fromName, string fromAddress, string toAddress, string ccAddresses, string bccAddresses, string contentType, string subject, string htmlBody, string textBody, string header, string receivedDate, string sentDate, [int emailSentType]) -> boolean`.
    ///
    /// The HTML body comes before the text body. The dates are texts, not `dateTime.iso8601`; ISO
    /// 8601 with an offset was accepted (recorded). The last param may be left out (recorded).
    ///
    /// Answers whether it was done.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `POST /rest/v2/emails`, `POST /rest/v2/emails:batchAdd` (equivalent); v1
    /// `POST /rest/v1/contacts/{contactId}/emails` (equivalent). The name of the sender and the
    /// last param have no place there; copies are lists, dates moments.
    AttachEmail = "APIEmailService.attachEmail": Write => bool {
        /// An `Id` of table `Contact`.
        contact_id: ContactId,
        /// The name of the sender.
        from_name: String,
        /// From whom.
        from_address: String,
        /// To whom.
        to_address: String,
        /// Who got a copy.
        cc_addresses: String,
        /// Who got a copy that the others did not see.
        bcc_addresses: String,
        /// What the email consists of.
        content_type: ContentType,
        /// One line of text.
        subject: String,
        /// With markup, for programs that show it.
        html_body: String,
        /// Plain text.
        text_body: String,
        /// The header of the email.
        header: String,
        /// When it was received, as text.
        received_date: String,
        /// When it was sent, as text.
        sent_date: String,
        /// 1 shows it as sent, 0 as received.
        email_sent_type: Option<i32>,
    }
}

method! {
    /// Tells whether an address may be written to.
    ///
    /// Wire: `APIEmailService.getOptStatus(key, string email) -> int`.
    ///
    /// 0: no (opted out, bounced, never opted in), 1: yes, 2: yes and confirmed.
    ///
    /// Faults: none of its own was recorded.
    ///
    /// REST: v2 `GET /rest/v2/emailAddresses/{email}/status` (equivalent); v1
    /// `GET /rest/v1/contacts` (partial). The state is a word there; which word is which number is
    /// partly inferred. v1 has it on the contact.
    GetOptStatus = "APIEmailService.getOptStatus": Read => i32 {
        /// The address.
        email: String,
    }
}

method! {
    /// Allows writing to an address.
    ///
    /// Wire: `APIEmailService.optIn(key, string email, string optInReason) -> boolean`.
    ///
    /// False when nothing changed (recorded). After an opt-out no API call can opt in again.
    ///
    /// Faults: none of its own was recorded.
    ///
    /// REST: v2 `GET /rest/v2/emailAddresses/{email}/status`,
    /// `PATCH /rest/v2/emailAddresses/{email}/status` (equivalent); v1
    /// `PUT /rest/v1/emailAddresses/{email}` (partial). REST answers the state after the call, not
    /// whether it changed.
    OptIn = "APIEmailService.optIn": IdempotentWrite => bool {
        /// The address.
        email: String,
        /// Why. Should not be blank.
        opt_in_reason: String,
    }
}

method! {
    /// Forbids writing to an address. Cannot be taken back by the API.
    ///
    /// Wire: `APIEmailService.optOut(key, string email, string optOutReason) -> boolean`.
    ///
    /// Answers whether it was done.
    ///
    /// Faults: none of its own was recorded.
    ///
    /// REST: v2 `PATCH /rest/v2/emailAddresses/{email}/status` (equivalent); v1
    /// `PUT /rest/v1/emailAddresses/{email}` (equivalent). REST answers the state after the call,
    /// and 404 for an unknown address.
    OptOut = "APIEmailService.optOut": IdempotentWrite => bool {
        /// The address.
        email: String,
        /// Why.
        opt_out_reason: String,
    }
}
