//! Operations of emails.

use keap_rest::v2::emails::*;
use keap_rest::{ContactId, Direction, EmailId, TemplateId};

use crate::rest_operations::samples::{Samples, time};

#[test]
fn emails() {
    let mut samples = Samples::load("v2/emails");
    samples.check(
        ListEmails::new(),
        ListEmails::new()
            .filter(
                Filter::contact_id(ContactId::new(7))
                    .and(Filter::email("7"))
                    .and(Filter::start_created_time(time()))
                    .and(Filter::end_created_time(time())),
            )
            .order_by(OrderKey::CreatedTime, Direction::Descending)
            .page_size(5)
            .page_token("7"),
    );
    samples.check(
        CreateEmail::new(samples.body("createEmail")),
        CreateEmail::new(samples.body("createEmail")),
    );
    samples.check(
        CreateEmails::new(samples.body("createEmails")),
        CreateEmails::new(samples.body("createEmails")),
    );
    samples.check(
        DeleteEmails::new(samples.body("deleteEmails")),
        DeleteEmails::new(samples.body("deleteEmails")),
    );
    samples.check_without_json(
        SendEmail::new(samples.body("sendEmail")),
        SendEmail::new(samples.body("sendEmail")),
    );
    samples.check(
        GetEmail::new(EmailId::new(7)),
        GetEmail::new(EmailId::new(7)),
    );
    samples.check_without_json(
        DeleteEmail::new(EmailId::new(7)),
        DeleteEmail::new(EmailId::new(7)),
    );
    samples.check(
        ListEmailTemplates::new(),
        ListEmailTemplates::new()
            .filter("7")
            .page_token("7")
            .order_by(EmailTemplatesOrderKey::Id, Direction::Descending)
            .page_size(5),
    );
    samples.check_without_json(
        SendEmailTemplate::new(samples.body("sendEmailTemplate")),
        SendEmailTemplate::new(samples.body("sendEmailTemplate")),
    );
    samples.check(
        GetEmailTemplate::new(TemplateId::new(7)),
        GetEmailTemplate::new(TemplateId::new(7)),
    );
    samples.finish();
}
