//! What an operation takes: its arguments by kind, and where they are read from.

use chrono::NaiveDateTime;
use keap_http::Secret;
use keap_schema::id::RecordId;
use keap_schema::{Changes, NewRecord, QueryData};

use crate::{
    ActionSetId, AffiliateId, CommissionProgramId, ContactActionId, ContactId, CreditCardId,
    CustomFieldId, DiscountId, DupCheck, Fields, FileId, FollowUpSequenceId, FollowUpStepId,
    InvoiceId, LinkTypeId, MerchantAccountId, PaymentPlanTemplateId, ProductCategoryId, ProductId,
    SavedSearchId, ShippingOptionId, SubscriptionId, SubscriptionPlanId, TagId, TemplateId, UserId,
    WebFormId,
    model::{
        EmailMessage, EmailRecord, EmailTemplate, FileContent, NewCustomField, OrderPartners,
        QuickSearch, SubscriptionTerms,
    },
};

/// What an argument of an [`Invocation`](crate::Invocation) is made of: most kinds are read as what they are, an id as the
/// number that it is on the wire.
pub(crate) trait Given {
    /// What a source gives.
    type Read;

    /// The argument.
    fn given(read: Self::Read) -> Self;
}

macro_rules! given {
    ($($same:ty),*; $($id:ident),*; or_none $($optional:ident),*; several $($listed:ident),*) => {
        $(impl Given for $same {
            type Read = Self;

            fn given(read: Self) -> Self {
                read
            }
        })*
        $(impl Given for $id {
            type Read = i64;

            fn given(number: i64) -> Self {
                Self::new(number)
            }
        })*
        $(
            /// 0 is none, as on the wire of XML-RPC.
            impl Given for Option<$optional> {
                type Read = i64;

                fn given(number: i64) -> Self {
                    (number != 0).then(|| $optional::new(number))
                }
            }
        )*
        $(impl Given for Vec<$listed> {
            type Read = Vec<i64>;

            fn given(numbers: Vec<i64>) -> Self {
                numbers.into_iter().map($listed::new).collect()
            }
        })*
    };
}

given! {
    bool, u32, i64, QueryData, EmailTemplate, f64, String, Vec<String>, Option<String>, Option<Vec<String>>, NaiveDateTime, Secret, Changes, NewRecord,
    Fields, DupCheck, FileContent, OrderPartners, Option<SubscriptionTerms>, Vec<ContactId>, Option<ContactId>;
    ActionSetId, AffiliateId, CommissionProgramId, ContactActionId, ContactId, CreditCardId, CustomFieldId, DiscountId, FileId,
    FollowUpSequenceId, FollowUpStepId, InvoiceId, LinkTypeId, MerchantAccountId, ProductCategoryId, ProductId, SavedSearchId,
    ShippingOptionId, SubscriptionId, SubscriptionPlanId, TagId, TemplateId, UserId, WebFormId;
    or_none AffiliateId, CreditCardId, PaymentPlanTemplateId, ProductId;
    several AffiliateId, ProductId, SubscriptionPlanId
}

/// The number of an id on the wire of XML-RPC, where 0 is none.
pub(crate) fn or_zero<I: RecordId>(id: Option<I>) -> i64 {
    id.map_or(0, I::number)
}

/// The numbers of ids.
pub(crate) fn numbers<I: RecordId>(ids: Vec<I>) -> Vec<i64> {
    ids.into_iter().map(I::number).collect()
}

/// One argument of an operation, as its row has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Argument {
    /// The name of the field in the [`Invocation`](crate::Invocation); empty for one that is the whole of it.
    pub name: &'static str,
    /// What it is called in a message: `contact id`.
    pub words: &'static str,
    /// What it is.
    pub kind: ArgumentKind,
}

macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $kind:ident $read:ident -> $value:ty = [$($wire:literal),*] $(? [$($optional:literal),*])?;)*) => {
        /// What an argument is. Whoever reads arguments is taught every kind, so this enum is exhaustive on purpose.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum ArgumentKind {
            $($(#[doc = $doc])+ $kind,)*
        }

        impl ArgumentKind {
            /// The types of the params that it is in the XML-RPC method, as `keap_xmlrpc` names them. None where it is a
            /// member of the argument before it.
            pub fn wire_types(self) -> &'static [&'static str] {
                match self { $(Self::$kind => &[$($wire),*],)* }
            }

            /// The types of the params behind them that may be left out.
            pub fn optional_wire_types(self) -> &'static [&'static str] {
                match self { $(Self::$kind => &[$($($optional),*)?],)* }
            }
        }

        impl Argument {
            $(pub(crate) const fn $read(name: &'static str, words: &'static str) -> Self {
                Self { name, words, kind: ArgumentKind::$kind }
            })*
        }

        /// Where the arguments of an invocation are read from: a command line, a call of an old program, samples of a test.
        ///
        /// [`Invocation::read`](crate::Invocation::read) asks for the arguments of an operation one after the other, in the
        /// order of its row. One method for each kind, so that a new kind is taught to everybody who reads.
        pub trait ArgumentSource {
            /// Why an argument cannot be read.
            type Error;

            $(
                $(#[doc = $doc])+
                ///
                /// # Errors
                /// As the source says: it is missing, or it is none of this kind.
                fn $read(&mut self, argument: &Argument) -> Result<$value, Self::Error>;
            )*
        }
    };
}

kinds! {
    /// The id of a record.
    Id id -> i64 = ["int"];
    /// Ids of records; may be none.
    Ids ids -> Vec<i64> = ["int[]"];
    /// Texts; may be none.
    Texts texts -> Vec<String> = ["string[]"];
    /// The partners of an order, both of them or none.
    OrderPartners order_partners -> OrderPartners = [] ? ["int, int"];
    /// Quantity, price and tax of a subscription; none where the plan says them, in a call without these three.
    SubscriptionTerms subscription_terms -> Option<SubscriptionTerms> = ["int", "double", "boolean"];
    /// Ids of contacts.
    Contacts contacts -> Vec<ContactId> = ["int[]"];
    /// The id of a contact, if there is one: in front of the others, and left out where there is none.
    OptionalContact optional_contact -> Option<ContactId> = [] ? ["int"];
    /// The content of a file, in base64 on the wire of XML-RPC.
    File file -> FileContent = ["string"];
    /// How many, a whole number that is not negative.
    Quantity quantity -> u32 = ["int"];
    /// An amount of money in main units, 12.5.
    Amount amount -> f64 = ["double"];
    /// Yes or no.
    Flag flag -> bool = ["boolean"];
    /// Yes or no, as 1 or 0 on the wire of XML-RPC.
    Switch switch -> bool = ["int"];
    /// A moment on the wall clock of XML-RPC; a date is its midnight.
    WallTime wall_time -> NaiveDateTime = ["dateTime"];
    /// Which page, from 0.
    Page page -> u32 = ["int"];
    /// A text.
    Text text -> String = ["string"];
    /// A text that is never shown.
    Secret secret -> Secret = ["string"];
    /// The vendor name of a table.
    Table table -> String = ["string"];
    /// The columns of a new row.
    Values values -> NewRecord = ["struct"];
    /// The columns of a row that change.
    Changes changes -> Changes = ["struct"];
    /// Columns to read; all where none is named.
    Fields fields -> Fields = ["string[]"];
    /// Columns to read, each by its name.
    Columns columns -> Vec<String> = ["string[]"];
    /// What makes two contacts the same.
    DupCheck dup_check -> DupCheck = ["string"];
    /// A table with conditions, columns, order and page.
    Query query -> QueryData = ["string", "int", "int", "struct", "string[]"] ? ["string, boolean"];
    /// A table with columns and page; its one condition is the arguments behind it.
    Find find -> QueryData = ["string", "int", "int", "string[]"];
    /// A table with conditions.
    Count count -> QueryData = ["string", "struct"];
    /// A custom field that is defined: record type, label, type and header.
    CustomField custom_field -> NewCustomField = ["string", "string", "string", "int"];
    /// The label of a custom field, if it changes.
    Label label -> Option<String> = ["struct"];
    /// The options of a custom field, if they change: in the struct that has the label.
    Options options -> Option<Vec<String>> = [];
    /// An e-mail that is sent, with the contacts it goes to.
    EmailMessage email_message -> EmailMessage =
        ["int[]", "string", "string", "string", "string", "string", "string", "string", "string"] ? ["string"];
    /// An e-mail that was sent or received elsewhere.
    EmailRecord email_record -> EmailRecord =
        ["int", "string", "string", "string", "string", "string", "string", "string", "string", "string", "string", "string", "string"] ? ["int"];
    /// An e-mail template.
    EmailTemplate email_template -> EmailTemplate =
        ["string", "string", "string", "string", "string", "string", "string", "string", "string", "string", "string"];
    /// A word, looked for in records of a kind.
    QuickSearch quick_search -> QuickSearch = ["string", "int", "string", "int", "int"];
}
