//! The operations of `APIEmailService`; what a row says is told in [`rows`](super).

macro_rules! rows {
    ($($more:ident)* => $then:ident; $($before:tt)*) => {
        $crate::operation::rows::next! { $($more)* => $then; $($before)*
        EmailOptIn email_opt_in = "APIEmailService.optIn", IdempotentWrite => Flag, on Tables["EmailAddStatus"],
            "allows marketing mail to an address" {
                /// The address.
                email: String = text("e-mail address"),
                /// Why it may: what the person agreed to. Never blank.
                reason: String = text("reason"),
            };

        EmailOptOut email_opt_out = "APIEmailService.optOut", IdempotentWrite => Flag, on Tables["EmailAddStatus"],
            "forbids marketing mail to an address" {
                /// The address.
                email: String = text("e-mail address"),
                /// Why.
                reason: String = text("reason"),
            };

        EmailGetOptStatus email_get_opt_status = "APIEmailService.getOptStatus", Read => Number, on Tables["EmailAddStatus"],
            "tells whether an address may get marketing mail" {
                /// The address.
                email: String = text("e-mail address"),
            };

        EmailSend email_send = "APIEmailService.sendEmail", Write => Flag, on Tables["Contact"],
            "sends an e-mail to contacts" (
                /// The e-mail and the contacts.
                EmailMessage = email_message("e-mail"),
            );

        EmailSendTemplate email_send_template = "APIEmailService.sendTemplate", Write => Flag, on Tables["Contact", "Template"],
            "sends a stored template to contacts" {
                /// The contacts.
                contacts: Vec<ContactId> = contacts("list of contact ids"),
                /// The template, a `Template.Id`.
                template: TemplateId = id("template id"),
            };

        EmailAttach email_attach = "APIEmailService.attachEmail", Write => Flag, on Tables["Contact"],
            "records an e-mail in the history of a contact" (
                /// The e-mail and the contact.
                EmailRecord = email_record("e-mail"),
            );

        EmailGetMergeFields email_get_merge_fields = "APIEmailService.getAvailableMergeFields", Read => Texts, on Tables["DataFormField"],
            "lists what a template can have filled in" {
                /// What the template is of: `Contact`, `Opportunity`, `Invoice`, `CreditCard` or `ServiceCall`.
                context: String = text("merge context"),
            };

        EmailGetTemplate email_get_template = "APIEmailService.getEmailTemplate", Read => Record, on Tables["Template"],
            "reads an e-mail template" {
                /// The template, a `Template.Id`.
                id: TemplateId = id("template id"),
            };

        EmailAddTemplate email_add_template = "APIEmailService.addEmailTemplate", Write => Id, on Tables["Template"],
            "creates an e-mail template" (
                /// The template.
                EmailTemplate = email_template("template"),
            );

        EmailUpdateTemplate email_update_template = "APIEmailService.updateEmailTemplate", IdempotentWrite => Flag, on Tables["Template"],
            "replaces an e-mail template" {
                /// The template, a `Template.Id`.
                id: TemplateId = id("template id"),
                /// Its new content, all of it.
                template: EmailTemplate = email_template("template"),
            };
        }
    };
}

pub(crate) use rows;
