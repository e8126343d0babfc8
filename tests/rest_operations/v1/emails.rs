//! Operations of emails.

use keap_rest::v1::emails::*;
use keap_rest::{ContactId, EmailId};

use crate::rest_operations::samples::{Samples, time};

#[test]
fn emails() {
    let mut samples = Samples::load("v1/emails");
    samples.check(
        ListEmails::new(),
        ListEmails::new()
            .contact_id(ContactId::new(7))
            .email("7")
            .limit(5)
            .offset(5)
            .ordered(true)
            .since_sent_date(time())
            .until_sent_date(time()),
    );
    samples.check(
        CreateEmail::new(samples.body("createEmailUsingPOST")),
        CreateEmail::new(samples.body("createEmailUsingPOST")),
    );
    samples.check(
        GetEmail::new(EmailId::new(7)),
        GetEmail::new(EmailId::new(7)),
    );
    samples.check_without_json(
        DeleteEmail::new(EmailId::new(7)),
        DeleteEmail::new(EmailId::new(7)),
    );
    samples.check_without_json(
        SendEmail::new(samples.body("sendEmailUsingPOST")),
        SendEmail::new(samples.body("sendEmailUsingPOST")),
    );
    samples.check(
        CreateEmails::new(samples.body("createEmailsUsingPOST")),
        CreateEmails::new(samples.body("createEmailsUsingPOST")),
    );
    samples.check(
        DeleteEmails::new(samples.body("deleteEmailsUsingPOST")),
        DeleteEmails::new(samples.body("deleteEmailsUsingPOST")),
    );
    samples.finish();
}
