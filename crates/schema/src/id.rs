//! Ids: one type for each kind of record, the same for the facade and for both wires.
//!
//! An id is a number, and on the wires it is nothing else: an `i4` in XML-RPC, a number in REST v1, decimal text in REST v2.
//! Here its kind is part of the type, so that the id of a contact cannot stand where that of a tag belongs. Nothing converts
//! into an id by itself; [`ContactId::new`] says which kind a number is meant to be, and columns that hold ids give them typed.
//!
//! ```
//! use keap_schema::id::{ContactId, TagId};
//!
//! let contact = ContactId::new(97);
//! assert_eq!((contact.get(), contact.to_string()), (97, "97".to_owned()));
//! assert_eq!("97".parse(), Ok(contact));
//! ```
//! A number is no id, and one id is no other:
//! ```compile_fail,E0308
//! let contact: keap_schema::id::ContactId = 97;
//! ```
//! ```compile_fail,E0277
//! # use keap_schema::id::ContactId;
//! let contact: ContactId = 97.into();
//! ```
//! ```compile_fail,E0277
//! # use keap_schema::id::{ContactId, TagId};
//! let tag: TagId = ContactId::new(97).into();
//! ```

use std::fmt;
use std::num::ParseIntError;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{Field, FieldType, FieldValue, IntoField};

/// An id of some kind, for code that is generic over tables.
pub trait RecordId: Field + Copy + Eq + Send + Sync + fmt::Debug + fmt::Display + 'static {
    /// The record with this number.
    fn of(number: i64) -> Self;

    /// The number.
    fn number(self) -> i64;
}

/// The id of a row of a table: of its kind where the table is known, else a plain number.
pub trait RowId: Copy + Into<i64> {
    /// The row with this number.
    fn of_row(number: i64) -> Self;
}

impl<I: RecordId + Into<i64>> RowId for I {
    fn of_row(number: i64) -> Self {
        Self::of(number)
    }
}

impl RowId for i64 {
    fn of_row(number: i64) -> Self {
        number
    }
}

macro_rules! ids {
    ($($(#[doc = $doc:literal])+ $name:ident;)+) => {$(
        $(#[doc = $doc])+
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(i64);

        impl $name {
            /// The record with this number.
            pub const fn new(number: i64) -> Self {
                Self(number)
            }

            /// The number.
            pub const fn get(self) -> i64 {
                self.0
            }
        }

        impl RecordId for $name {
            fn of(number: i64) -> Self {
                Self(number)
            }

            fn number(self) -> i64 {
                self.0
            }
        }

        impl From<$name> for i64 {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl From<$name> for FieldValue {
            fn from(id: $name) -> Self {
                Self::Int(id.0)
            }
        }

        impl Field for $name {
            const TYPE: FieldType = FieldType::Id;

            fn from_field(value: FieldValue) -> Result<Self, FieldValue> {
                i64::from_field(value).map(Self)
            }

            fn into_value(self) -> FieldValue {
                self.into()
            }
        }

        impl IntoField<Self> for $name {
            fn into_field(self) -> FieldValue {
                self.into()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        /// On one line in every layout: `ContactId(97)`.
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = ParseIntError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        /// As decimal text, the form of REST v2.
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        /// From a number or from decimal text: REST v1 writes the former, v2 the latter.
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_any(NumberOrDigits).map(Self)
            }
        }
    )+};
}

struct NumberOrDigits;

impl serde::de::Visitor<'_> for NumberOrDigits {
    type Value = i64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an id, as a number or as digits in a string")
    }

    fn visit_i64<E>(self, number: i64) -> Result<i64, E> {
        Ok(number)
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<i64, E> {
        i64::try_from(number)
            .map_err(|_| E::invalid_value(serde::de::Unexpected::Unsigned(number), &self))
    }

    /// Only as a server writes it: `007` and `+7` would not come back as they were.
    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<i64, E> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let is_canonical = text == "0" || digits.starts_with(|digit| matches!(digit, '1'..='9'));
        let number = is_canonical.then(|| text.parse().ok()).flatten();
        number.ok_or_else(|| E::invalid_value(serde::de::Unexpected::Str(text), &self))
    }
}

ids! {
    /// A contact. Contacts, companies and users share one sequence of numbers.
    ContactId;
    /// A company. XML-RPC keeps companies among the contacts: a contact whose `CompanyID` is its own number is one.
    CompanyId;
    /// A user of the application.
    UserId;
    /// A permission group of users.
    UserGroupId;
    /// A user in a permission group.
    GroupAssignId;
    /// A tag; XML-RPC calls tags groups.
    TagId;
    /// A category of tags.
    TagCategoryId;
    /// A legacy follow-up sequence, a row of table `Campaign`.
    ///
    /// It means nothing to REST: the campaigns and sequences of the Campaign Builder have ids of their own, which may
    /// be the same numbers.
    FollowUpSequenceId;
    /// A step of a legacy follow-up sequence, a row of table `CampaignStep`.
    FollowUpStepId;
    /// A contact in a legacy follow-up sequence, a row of table `Campaignee`.
    CampaigneeId;
    /// An action set, a row of table `ActionSequence`.
    ActionSetId;
    /// A task, an appointment or a note, a row of table `ContactAction`. REST has endpoints of their own for the three.
    ContactActionId;
    /// A kind of link between contacts.
    LinkTypeId;
    /// An account of a contact in a social network.
    SocialAccountId;
    /// The opt-in state of an e-mail address, a row of table `EmailAddStatus`.
    EmailStatusId;
    /// A template of an e-mail, a letter, a fax or a task.
    TemplateId;
    /// A file, a row of table `FileBox`.
    FileId;
    /// A saved search or report, a row of table `SavedFilter`.
    SavedSearchId;
    /// A web form. No table has them.
    WebFormId;
    /// The definition of a custom field, a row of table `DataFormField`.
    CustomFieldId;
    /// The header that custom fields are under, a row of table `DataFormGroup`.
    CustomFieldGroupId;
    /// The tab that headers of custom fields are on, a row of table `DataFormTab`.
    CustomFieldTabId;
    /// An opportunity, a row of table `Lead`.
    OpportunityId;
    /// A stage that an opportunity can be in.
    StageId;
    /// A move of an opportunity from stage to stage.
    StageMoveId;
    /// A status of old opportunities.
    StatusId;
    /// Mortgage details of an opportunity, a row of table `MtgLead`.
    MortgageLeadId;
    /// Where contacts come from.
    LeadSourceId;
    /// A category of lead sources.
    LeadSourceCategoryId;
    /// A cost of a lead source that occurs once.
    LeadSourceExpenseId;
    /// A cost of a lead source that comes again.
    LeadSourceRecurringExpenseId;
    /// A row of the view `Expense`.
    ExpenseId;
    /// A product.
    ProductId;
    /// A category of products.
    ProductCategoryId;
    /// A product in a category.
    ProductCategoryAssignId;
    /// An option of a product.
    ProductOptionId;
    /// A value of a product option.
    ProductOptionValueId;
    /// A product or plan that a contact or an opportunity is interested in.
    ProductInterestId;
    /// A bundle of product interests.
    ProductInterestBundleId;
    /// A subscription plan of a product. Table `CProgram` is an older view of the plans.
    SubscriptionPlanId;
    /// A subscription of a contact, a row of table `RecurringOrder`.
    SubscriptionId;
    /// A billing cycle of a subscription, a row of table `JobRecurringInstance`.
    BillingCycleId;
    /// An order, a row of table `Job`.
    OrderId;
    /// A line of an order.
    OrderItemId;
    /// An invoice. Each order has one, with a number of its own.
    InvoiceId;
    /// A line of an invoice.
    InvoiceItemId;
    /// A payment as it was applied to an invoice.
    InvoicePaymentId;
    /// A payment.
    PaymentId;
    /// A payment plan of an invoice.
    PayPlanId;
    /// A template that payment plans of placed orders are made by. No table has them.
    PaymentPlanTemplateId;
    /// An instalment of a payment plan.
    PayPlanItemId;
    /// An attempt to charge a card, a row of table `CCharge`.
    ChargeId;
    /// A stored card.
    CreditCardId;
    /// A merchant account, by which cards are charged. No table has them.
    MerchantAccountId;
    /// A discount or a free trial. No table has them.
    DiscountId;
    /// A way to ship. No table has them.
    ShippingOptionId;
    /// A referral partner.
    AffiliateId;
    /// A program of commissions. No table has them: table `CProgram` is one of subscription plans.
    CommissionProgramId;
    /// A link, banner or the like for referral partners, a row of table `AffResource`.
    AffiliateResourceId;
    /// A contact that was referred by a partner.
    ReferralId;
    /// A service ticket.
    TicketId;
    /// A stage of service tickets.
    TicketStageId;
    /// A type of service tickets.
    TicketTypeId;
    /// An appointment over REST. XML-RPC has appointments among the rows of table `ContactAction`.
    AppointmentId;
    /// A note over REST. XML-RPC has notes among the rows of table `ContactAction`.
    NoteId;
    /// A task over REST. XML-RPC has tasks among the rows of table `ContactAction`.
    TaskId;
    /// A campaign of the Campaign Builder, known to REST alone; see [`FollowUpSequenceId`].
    CampaignId;
    /// A goal of a campaign of the Campaign Builder. No table has them.
    GoalId;
    /// An automation, known to REST v2 alone.
    AutomationId;
    /// A sequence of a campaign or automation, known to REST alone; see [`FollowUpSequenceId`].
    SequenceId;
    /// A record of a mail that was sent or received. No table has them.
    EmailId;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Record;

    #[test]
    fn an_id_is_content_of_a_field_and_comes_back() {
        let mut record = Record::new();
        record.insert("ContactId", ContactId::new(17));
        assert_eq!(record.get("ContactId"), Some(&FieldValue::Int(17)));
        let back = record.get("ContactId").cloned().map(ContactId::from_field);
        assert_eq!(back, Some(Ok(ContactId::new(17))));
        assert_eq!(ContactId::from_field("17".into()), Ok(ContactId::new(17)));
        assert!(ContactId::from_field("seventeen".into()).is_err());
    }

    #[test]
    fn a_debug_text_tells_the_kind() {
        assert_eq!(format!("{:#?}", TagId::new(4)), "TagId(4)");
        assert_eq!(i64::from(TagId::new(4)), 4);
        assert_eq!(TagId::of(4).number(), 4);
    }

    #[test]
    fn what_is_read_comes_back_as_it_was() {
        use serde::de::IntoDeserializer as _;
        use serde::de::value::{Error, StrDeserializer};

        let read = |text: &str| {
            let text: StrDeserializer<'_, Error> = text.into_deserializer();
            TagId::deserialize(text).map(TagId::get)
        };
        let same = [
            "0",
            "7",
            "-1",
            "9223372036854775807",
            "-9223372036854775808",
        ];
        for text in same {
            assert_eq!(read(text).map(|id| id.to_string()), Ok(text.to_owned()));
        }
        let others = [
            "",
            "-",
            "007",
            "+7",
            "-0",
            " 7",
            "7.0",
            "9223372036854775808",
            "seven",
        ];
        for text in others {
            assert!(read(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn text_that_is_no_number_is_no_id() {
        assert!("".parse::<TagId>().is_err());
        assert!("4a".parse::<TagId>().is_err());
    }
}
