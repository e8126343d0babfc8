//! Operations of email addresses.

use keap_rest::Direction;
use keap_rest::v2::email_addresses::*;

use crate::rest_operations::samples::Samples;

#[test]
fn email_addresses() {
    let mut samples = Samples::load("v2/email_addresses");
    samples.check(
        ListEmailAddressStatuses::new(),
        ListEmailAddressStatuses::new()
            .filter(
                EmailAddressStatusesFilter::emails(["7"])
                    .and(EmailAddressStatusesFilter::statuses(["7"]))
                    .and(EmailAddressStatusesFilter::opted_in(true)),
            )
            .page_token("7")
            .order_by(EmailAddressStatusesOrderKey::Email, Direction::Descending)
            .page_size(5),
    );
    samples.check(
        GetEmailAddressStatus::new("7"),
        GetEmailAddressStatus::new("7"),
    );
    samples.check(
        UpdateEmailAddressOptStatus::new("7", samples.body("updateEmailAddressOptStatus")),
        UpdateEmailAddressOptStatus::new("7", samples.body("updateEmailAddressOptStatus")),
    );
    samples.finish();
}
