//! An invocation of each operation that the demo account can serve, over every backend that coverage lists for it.
//!
//! Made from the rows: an argument gets its value by its kind and its words, so that a new operation needs one here only
//! where it names something that the demo account has under another id than 1.

use std::convert::Infallible;

use chrono::{NaiveDate, NaiveDateTime};
use keap::schema::{Changes, NewRecord, QueryData};
use keap::{
    ActionSetId, AffiliateId, CampaignId, ContactId, DupCheck, Fields, FollowUpSequenceId,
    Invocation, MerchantAccountId, Operation, SequenceId, TagId, UserId,
    model::{
        CustomFieldOwner, CustomFieldType, EmailMessage, EmailRecord, EmailTemplate, FileContent,
        NewCustomField, OrderPartners, QuickSearch, SubscriptionTerms,
    },
    operation::{Argument, ArgumentSource},
    owner::SetAction,
    rest::RestOptions,
};
use keap_http::Secret;

/// Options that name what the demo account has: user 1 sends mail, cards are charged by merchant account 5, legacy
/// sequence 1 is sequence 71
/// of campaign 7, and the address of its script.
pub fn options() -> RestOptions {
    RestOptions::default()
        .mail_user(UserId::new(1))
        .merchant_account(MerchantAccountId::new(5))
        .sequence(
            FollowUpSequenceId::new(1),
            CampaignId::new(7),
            SequenceId::new(71),
        )
        .action_set(ActionSetId::new(1), actions())
        .web_tracking_script("https://ab123.infusionsoft.com/app/webTracking/getTrackingCode")
}

/// What is done in place of action set 1.
pub fn actions() -> [SetAction; 3] {
    let goal = ("signup".to_owned(), "ab123".to_owned());
    [
        SetAction::of(Some(goal.0), Some(goal.1), None, None),
        SetAction::of(None, None, Some(TagId::new(105)), None),
        SetAction::of(None, None, None, Some(TagId::new(91))),
    ]
    .map(Result::unwrap)
}

/// An address of contact 28 that was never opted in or out.
pub const FRESH: &str = "dup@example.com";

/// The invoice of order 2, on which 19.99 is due.
pub const UNPAID: i64 = 102;

/// The invoice of order 1, which was paid by check.
pub const PAID: i64 = 101;

/// An e-mail to contact 17, whose address is opted in.
pub fn message() -> EmailMessage {
    EmailMessage::new("ada@example.com", [ContactId::new(17)], "Hello").html("<p>Hello</p>")
}

/// A template.
pub fn template() -> EmailTemplate {
    EmailTemplate::new("Reminder", "ada@example.com", "Reminder").html("<p>Soon</p>")
}

/// A custom field of companies in the demo account.
pub fn field_of_companies() -> i64 {
    21
}

/// The way to ship of the demo account that an operation reads.
fn shipping_option(operation: Operation) -> i64 {
    match operation {
        Operation::ShippingGetOrderTotal | Operation::ShippingGetOrderTotalRanges => 2,
        Operation::ShippingGetProductBased => 3,
        Operation::ShippingGetOrderQuantity => 4,
        Operation::ShippingGetWeightBased => 5,
        Operation::ShippingGetUps => 6,
        _ => 1,
    }
}

/// An invocation of an operation.
pub fn sample(operation: Operation) -> Invocation {
    match Invocation::read(operation, &mut Sample(operation)) {
        Ok(invocation) => invocation,
        Err(never) => match never {},
    }
}

/// Values of the arguments of an operation.
struct Sample(Operation);

impl ArgumentSource for Sample {
    type Error = Infallible;

    fn id(&mut self, argument: &Argument) -> Result<i64, Infallible> {
        Ok(match (argument.words, self.0) {
            // The one with a stored card.
            ("contact id", Operation::InvoiceLocateExistingCard) => 19,
            // The unpaid one has a payment plan.
            ("invoice id", Operation::InvoiceGetPayments | Operation::InvoiceAddPaymentPlan) => {
                PAID
            }
            ("contact id", Operation::FunnelAchieveGoal)
            | ("duplicate's id" | "other contact's id", _) => 18,
            ("contact id", _) | ("record id", Operation::DataUpdate | Operation::DataDelete) => 17,
            ("tag id", Operation::ContactRemoveFromGroup) => 91,
            ("tag id", _) => 105,
            ("link type id", _) => 2,
            ("discount id", Operation::DiscountGetOrderTotal) => 2,
            ("discount id", Operation::DiscountGetProductTotal) => 4,
            ("discount id", Operation::DiscountGetShippingTotal) => 5,
            // On category 1.
            ("discount id", _) => 3,
            ("product category id", _) => 2,
            ("shipping option id", operation) => shipping_option(operation),
            ("custom field id", _) => field_of_companies(),
            ("appointment id" | "kind of line", _) => 4,
            ("invoice id", _) => UNPAID,
            ("merchant account id", _) => 5,
            // Placed over every backend: without a card, and without what REST has no place for.
            ("card id" | "payment plan id", Operation::OrderPlace) => 0,
            ("kind of payout", _) => 4,
            _ => 1,
        })
    }

    fn contacts(&mut self, _: &Argument) -> Result<Vec<ContactId>, Infallible> {
        Ok(vec![ContactId::new(17)])
    }

    fn quantity(&mut self, _: &Argument) -> Result<u32, Infallible> {
        Ok(3)
    }

    fn amount(&mut self, _: &Argument) -> Result<f64, Infallible> {
        Ok(12.5)
    }

    fn flag(&mut self, argument: &Argument) -> Result<bool, Infallible> {
        Ok(argument.words != "processing of specials")
    }

    fn ids(&mut self, argument: &Argument) -> Result<Vec<i64>, Infallible> {
        Ok(match argument.words {
            "list of product ids" => vec![1, 2, 1],
            "list of partner ids" => vec![2, 1],
            _ => Vec::new(),
        })
    }

    fn texts(&mut self, _: &Argument) -> Result<Vec<String>, Infallible> {
        Ok(Vec::new())
    }

    fn order_partners(&mut self, _: &Argument) -> Result<OrderPartners, Infallible> {
        Ok(OrderPartners::default().lead(AffiliateId::new(1)))
    }

    fn subscription_terms(
        &mut self,
        _: &Argument,
    ) -> Result<Option<SubscriptionTerms>, Infallible> {
        Ok(Some(SubscriptionTerms::new(3, 12.5).taxable(true)))
    }

    /// Over REST a discount on shipping has no effect on commissions.
    fn switch(&mut self, argument: &Argument) -> Result<bool, Infallible> {
        let of_shipping = self.0 == Operation::DiscountAddShippingTotal;
        Ok(!(of_shipping && argument.words == "effect on commissions"))
    }

    fn wall_time(&mut self, argument: &Argument) -> Result<NaiveDateTime, Infallible> {
        // A year, on the clock of New York.
        let at = |year, month, day, hour, minute| {
            let day = NaiveDate::from_ymd_opt(year, month, day).unwrap();
            day.and_hms_opt(hour, minute, 59).unwrap()
        };
        match argument.words {
            "start date" => return Ok(at(2024, 12, 31, 23, 59)),
            "end date" => return Ok(at(2025, 12, 31, 23, 59)),
            _ => {}
        }
        let year = match argument.words {
            // Not over, whenever the tests run.
            "next bill date" => 2099,
            _ => 2026,
        };
        let day = NaiveDate::from_ymd_opt(year, 11, 2).unwrap();
        Ok(day.and_hms_opt(9, 30, 0).unwrap())
    }

    fn page(&mut self, _: &Argument) -> Result<u32, Infallible> {
        Ok(0)
    }

    fn text(&mut self, argument: &Argument) -> Result<String, Infallible> {
        let text = match (argument.words, self.0) {
            ("e-mail address", Operation::ContactFindByEmail) => "ann@example.com",
            ("e-mail address", _) => FRESH,
            ("reason", _) => "asked for it at the fair",
            ("field", _) => "Email",
            ("value", _) => "a@example.com",
            ("module", _) => "Contact",
            ("setting", _) => "optiontypes",
            ("user name", _) => "ada@example.com",
            ("merge context", _) => "Contact",
            ("integration", _) => "ab123",
            ("call name", _) => "signup",
            ("kind of payment", _) => "Check",
            ("last four digits", _) => "1111",
            ("Gross or Net", _) => "Net",
            ("file name", _) => "note.txt",
            ("address after success", _) => "https://example.com/ok",
            ("address after failure", _) => "https://example.com/failed",
            _ => "Hello",
        };
        Ok(text.to_owned())
    }

    fn secret(&mut self, _: &Argument) -> Result<Secret, Infallible> {
        Ok(Secret::new(match self.0 {
            Operation::CardSubmissionRequestCardId => "sandbox-submission-1",
            _ => "0123456789abcdef0123456789abcdef",
        }))
    }

    fn optional_contact(&mut self, _: &Argument) -> Result<Option<ContactId>, Infallible> {
        Ok(Some(ContactId::new(17)))
    }

    fn file(&mut self, _: &Argument) -> Result<FileContent, Infallible> {
        Ok(FileContent::new("hello"))
    }

    fn table(&mut self, _: &Argument) -> Result<String, Infallible> {
        let table = match self.0 {
            Operation::DataLoad => "User",
            _ => "Contact",
        };
        Ok(table.to_owned())
    }

    fn values(&mut self, _: &Argument) -> Result<NewRecord, Infallible> {
        Ok(NewRecord::new().set_by_name("Email", "a@example.com"))
    }

    fn changes(&mut self, _: &Argument) -> Result<Changes, Infallible> {
        Ok(Changes::new().set_by_name("FirstName", "Ann"))
    }

    fn fields(&mut self, _: &Argument) -> Result<Fields, Infallible> {
        Ok(["Id"].into())
    }

    fn columns(&mut self, _: &Argument) -> Result<Vec<String>, Infallible> {
        Ok(vec!["Id".into(), "Email".into()])
    }

    fn dup_check(&mut self, _: &Argument) -> Result<DupCheck, Infallible> {
        Ok(DupCheck::Email)
    }

    /// Ids alone: what else a table reads beside its rows is told with the table.
    fn query(&mut self, _: &Argument) -> Result<QueryData, Infallible> {
        let mut query = QueryData::new("User");
        query.selected = vec!["Id".into()];
        Ok(query)
    }

    fn find(&mut self, argument: &Argument) -> Result<QueryData, Infallible> {
        self.query(argument)
    }

    fn count(&mut self, argument: &Argument) -> Result<QueryData, Infallible> {
        self.query(argument)
    }

    fn custom_field(&mut self, _: &Argument) -> Result<NewCustomField, Infallible> {
        Ok(NewCustomField::new(
            CustomFieldOwner::Contact,
            "Shirt Size",
            CustomFieldType::Text,
            keap::CustomFieldGroupId::new(1),
        ))
    }

    fn label(&mut self, _: &Argument) -> Result<Option<String>, Infallible> {
        Ok(Some("Line of Business".into()))
    }

    fn options(&mut self, _: &Argument) -> Result<Option<Vec<String>>, Infallible> {
        Ok(None)
    }

    fn email_message(&mut self, _: &Argument) -> Result<EmailMessage, Infallible> {
        Ok(message())
    }

    fn email_record(&mut self, _: &Argument) -> Result<EmailRecord, Infallible> {
        let (from, to) = ("ada@example.com", "ann@example.com");
        Ok(EmailRecord::new(ContactId::new(17), from, to, "Minutes"))
    }

    fn email_template(&mut self, _: &Argument) -> Result<EmailTemplate, Infallible> {
        Ok(template())
    }

    fn quick_search(&mut self, _: &Argument) -> Result<QuickSearch, Infallible> {
        Ok(QuickSearch::persons(UserId::new(1), "Ann"))
    }
}
