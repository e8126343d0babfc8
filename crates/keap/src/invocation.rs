//! An operation with its arguments, and what it gives back, as values.
//!
//! Every backend answers an [`Invocation`] with an [`Outcome`]. The router, the comparison and the command line handle
//! these values; programs use the typed methods of [`ContactService`](crate::service::ContactService),
//! [`DataService`](crate::service::DataService) and the services beside them, which are made of them.

mod fields;
mod outcome;

use chrono::NaiveDateTime;
use keap_http::Secret;
use keap_schema::{Changes, NewRecord, QueryData};

use crate::operation::argument::{Argument, ArgumentSource, Given};
use crate::{
    ActionSetId, AffiliateId, CommissionProgramId, ContactActionId, ContactId, CreditCardId,
    CustomFieldId, DiscountId, FileId, FollowUpSequenceId, FollowUpStepId, InvoiceId, LinkTypeId,
    MerchantAccountId, Operation, PaymentPlanTemplateId, ProductCategoryId, ProductId,
    SavedSearchId, ShippingOptionId, SubscriptionId, SubscriptionPlanId, TagId, TemplateId, UserId,
    WebFormId,
    model::{
        EmailMessage, EmailRecord, EmailTemplate, FileContent, NewCustomField, OrderPartners,
        QuickSearch, SubscriptionTerms,
    },
};

pub use fields::{DupCheck, Fields};
pub(crate) use outcome::unexpected_outcome;
pub use outcome::{Outcome, OutcomeKind};

macro_rules! invocations {
    ($(
        $variant:ident $make:ident = $name:literal, $effect:ident => $outcome:ident, on $touched:ident $([$($table:literal),*])? $(($crud:ident))?,
            $summary:literal
            $({ $($(#[doc = $doc:literal])+ $field:ident: $type:ty = $kind:ident($words:literal),)* })?
            $(( $(#[doc = $only_doc:literal])+ $only_type:ty = $only_kind:ident($only_words:literal), ))?;
    )*) => {
        /// An operation with its arguments.
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        pub enum Invocation {
            $(
                #[doc = concat!("`", $name, "`: ", $summary, ".")]
                $(
                    #[doc = concat!("\nMade by [`", stringify!($make), "`](Self::", stringify!($make), ") of `", stringify!($($field),*), "`.")]
                    #[non_exhaustive]
                )?
                $variant
                $({ $($(#[doc = $doc])+ $field: $type,)* })?
                $(( $(#[doc = $only_doc])+ $only_type, ))?,
            )*
        }

        /// Each of several arguments, or of one by name, has a function that makes it: an argument that comes later has to
        /// break nobody.
        #[expect(clippy::too_many_arguments, reason = "an operation has the arguments of its XML-RPC method")]
        impl Invocation {
            $($(
                #[doc = concat!("`", $name, "`: ", $summary, ". The arguments are those of [`", stringify!($variant), "`](Self::", stringify!($variant), ").")]
                pub fn $make($($field: $type),*) -> Self {
                    Self::$variant { $($field),* }
                }
            )?)*
        }

        impl Invocation {
            /// The operation without its arguments.
            pub fn operation(&self) -> Operation {
                match self { $(Self::$variant { .. } => Operation::$variant,)* }
            }

            /// Reads the arguments of an operation, in the order of its row.
            ///
            /// # Errors
            /// Those of the source.
            pub fn read<S: ArgumentSource>(
                operation: Operation,
                source: &mut S,
            ) -> Result<Self, S::Error> {
                Ok(match operation {
                    $(Operation::$variant => Self::$variant {
                        $($($field: Given::given(source.$kind(&Argument::$kind(stringify!($field), $words))?),)*)?
                        $(0: source.$only_kind(&Argument::$only_kind("", $only_words))?,)?
                    },)*
                })
            }

            /// The table that the call names.
            fn named_table(&self) -> Option<&str> {
                match self {
                    $(Self::$variant { $($($field,)*)? $(0: $only_kind,)? } => {
                        let named: &[Option<&str>] = &[
                            $($(named_table!($kind $field),)*)?
                            $(named_table!($only_kind $only_kind),)?
                        ];
                        named.iter().copied().flatten().next()
                    })*
                }
            }
        }
    };
}

/// The table in an argument, by its kind.
macro_rules! named_table {
    (table $table:ident) => {
        Some($table.as_str())
    };
    (query $query:ident) => {
        Some($query.table.as_str())
    };
    (find $query:ident) => {
        Some($query.table.as_str())
    };
    (count $query:ident) => {
        Some($query.table.as_str())
    };
    ($other:ident $argument:ident) => {{
        let _ = $argument;
        None
    }};
}

crate::operation::rows::all!(invocations);

impl Invocation {
    /// The table whose rows the operation reads or writes, if it does.
    pub fn table(&self) -> Option<&str> {
        self.named_table()
            .or_else(|| self.operation().table_of_columns())
    }
}
