//! THE list of operations: one row each, from which [`Operation`](crate::Operation), [`Invocation`](crate::Invocation),
//! the reading of arguments and the check of outcomes are made.
//!
//! ```text
//! Variant maker = "Service.method", Effect => Outcome, on Touched,
//!     "what it does, in a few words" {
//!         /// What the argument says.
//!         field: Type = kind("the words for it in a message"),
//!     };
//! ```
//!
//! - `maker`: the function of [`Invocation`](crate::Invocation) that makes it of its named arguments.
//! - `Effect`: what repeating the operation would do, a [`keap_http::Effect`].
//! - `Outcome`: the kind of what it gives back, an [`OutcomeKind`](crate::operation::OutcomeKind).
//! - `Touched`: the tables that it reads or writes, a [`Touched`](super::touched::Touched).
//! - the arguments in the order of the XML-RPC method; `kind` is a function of [`Argument`](super::argument::Argument) and a
//!   method of [`ArgumentSource`](super::argument::ArgumentSource). One argument that is a value of its own stands in round
//!   brackets, without a name.
//!
//! The order of the rows is that of the vendor's documentation, service by service.

pub(crate) mod affiliate;
pub(crate) mod card_submission;
pub(crate) mod contact;
pub(crate) mod data;
pub(crate) mod discount;
pub(crate) mod email;
pub(crate) mod file;
pub(crate) mod funnel;
pub(crate) mod invoice;
pub(crate) mod order;
pub(crate) mod product;
pub(crate) mod search;
pub(crate) mod shipping;
pub(crate) mod web_form;
pub(crate) mod web_tracking;

/// Hands the rows of all services to the macro `then`.
macro_rules! all {
    ($then:ident) => {
        $crate::operation::rows::next! {
            contact data email funnel invoice order product affiliate file search discount shipping web_form web_tracking card_submission => $then;
        }
    };
}

/// Lets the next service add its rows; behind the last one all of them go to `then`.
macro_rules! next {
    (=> $then:ident; $($rows:tt)*) => {
        $then! { $($rows)* }
    };
    ($service:ident $($more:ident)* => $then:ident; $($rows:tt)*) => {
        $crate::operation::rows::$service::rows! { $($more)* => $then; $($rows)* }
    };
}

pub(crate) use {all, next};
