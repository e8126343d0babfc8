//! Every operation the facade routes, made from the rows: its vendor name, what repeating it would do, what it takes and
//! what it gives back.

pub(crate) mod argument;
mod outside;
pub(crate) mod rows;
mod touched;

use std::fmt;
use std::str::FromStr;

use keap_http::Effect;

use crate::crud::Crud;
use crate::suggest::did_you_mean;
use touched::Touched;

pub use crate::invocation::{DupCheck, Fields, Invocation, Outcome, OutcomeKind};
pub use argument::{Argument, ArgumentKind, ArgumentSource};

macro_rules! operations {
    ($(
        $variant:ident $make:ident = $name:literal, $effect:ident => $outcome:ident, on $touched:ident $([$($table:literal),*])? $(($crud:ident))?,
            $summary:literal
            $({ $($(#[doc = $doc:literal])+ $field:ident: $type:ty = $kind:ident($words:literal),)* })?
            $(( $(#[doc = $only_doc:literal])+ $only_type:ty = $only_kind:ident($only_words:literal), ))?;
    )*) => {
        /// An operation of the facade, named as in the XML-RPC API.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Operation {
            $(#[doc = concat!("`", $name, "`: ", $summary)] $variant,)*
        }

        impl Operation {
            /// All operations, by service and in the order of the vendor's documentation.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The vendor's name, `ContactService.load`.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// What repeating it would do.
            pub fn effect(self) -> Effect {
                match self { $(Self::$variant => Effect::$effect,)* }
            }

            /// What it does, in a few words.
            pub fn summary(self) -> &'static str {
                match self { $(Self::$variant => $summary,)* }
            }

            /// What it takes, in the order of the XML-RPC method.
            pub fn arguments(self) -> &'static [Argument] {
                match self {
                    $(Self::$variant => const { &[
                        $($(Argument::$kind(stringify!($field), $words),)*)?
                        $(Argument::$only_kind("", $only_words),)?
                    ] },)*
                }
            }

            /// What kind of answer it gives.
            pub fn outcome(self) -> OutcomeKind {
                match self { $(Self::$variant => OutcomeKind::$outcome,)* }
            }

            /// The tables that it touches, as far as its name tells.
            fn touched(self) -> Touched {
                match self { $(Self::$variant => Touched::$touched $((&[$($table),*]))? $((Crud::$crud))?,)* }
            }
        }
    };
}

rows::all!(operations);

/// Names that old libraries and texts use for an operation: the official PHP SDK sends `getAppointmentCal`, and the
/// documentation has headings with `EmailService`.
const ALIASES: [(&str, &str); 2] = [
    (
        "DataService.getAppointmentCal",
        "DataService.getAppointmentICal",
    ),
    ("EmailService.", "APIEmailService."),
];

impl Operation {
    /// Whether it changes the account.
    pub fn is_write(self) -> bool {
        self.effect() != Effect::Read
    }

    /// Whether it takes or records money, now or from a day on: it goes to the backend that was chosen and to no other one,
    /// and never twice.
    pub fn moves_money(self) -> bool {
        matches!(
            self,
            Self::InvoiceCharge
                | Self::InvoiceAddManualPayment
                | Self::InvoiceAddRecurringOrder
                | Self::InvoiceCreateForRecurring
                | Self::InvoiceAddPaymentPlan
                | Self::OrderPlace
        )
    }

    /// Whether its first argument names a table: what it reads or changes, and what serves it, depend on that table.
    pub fn takes_table(self) -> bool {
        self.crud().is_some()
    }

    /// What it does with the rows of the table that its first argument names; nothing when it takes no table.
    pub(crate) fn crud(self) -> Option<Crud> {
        match self.touched() {
            Touched::Named(crud) => Some(crud),
            _ => None,
        }
    }

    /// The table whose columns the arguments name, where that is always the same one: that of contacts.
    pub(crate) fn table_of_columns(self) -> Option<&'static str> {
        let of_columns = |argument: &Argument| {
            let kinds = [
                ArgumentKind::Values,
                ArgumentKind::Changes,
                ArgumentKind::Fields,
            ];
            kinds.contains(&argument.kind)
        };
        match self.touched() {
            Touched::Tables(tables) if self.arguments().iter().any(of_columns) => {
                tables.first().copied()
            }
            _ => None,
        }
    }
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// The text names no operation of the facade.
///
/// A documented method that the facade does not route yet is told apart from a name that is misspelt. What a misspelt name
/// was probably meant to be is looked for when the message is written, and not before: whoever tries names that strangers
/// send pays nothing for it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct UnknownOperation(Unknown);

/// Why it names none.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Unknown {
    /// A documented method that the facade does not route.
    Outside(&'static outside::Method),
    /// Anything else, as far as it is shown.
    Invented(String),
}

/// Characters of an invented name that are shown. No method has half as many.
const SHOWN: usize = 200;

impl UnknownOperation {
    fn new(text: &str) -> Self {
        let same = |method: &&outside::Method| method.name.eq_ignore_ascii_case(text);
        let outside = outside::METHODS.iter().find(same);
        let invented = || Unknown::Invented(text.chars().take(SHOWN).collect());
        Self(outside.map_or_else(invented, Unknown::Outside))
    }

    /// Whether the name is right, and belongs to a documented method that only the typed clients of the wires have.
    pub fn is_documented(&self) -> bool {
        self.instead().is_some()
    }

    /// The endpoints of REST that replace such a method, as `POST /rest/v2/orders`; empty where REST has no counterpart, nothing
    /// for a name that is no documented method.
    pub fn instead(&self) -> Option<&'static [&'static str]> {
        match self.0 {
            Unknown::Outside(method) => Some(method.instead),
            Unknown::Invented(_) => None,
        }
    }
}

impl fmt::Display for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let method = match self {
            Self::Outside(method) => method,
            Self::Invented(name) => {
                return write!(f, "no operation is called {name:?}{}", meant(name));
            }
        };
        let name = method.name;
        write!(
            f,
            "{name} is a documented method that the facade does not route yet; "
        )?;
        match method.instead {
            [] => f.write_str("REST has no counterpart of it")?,
            endpoints => write!(f, "REST has {} in its place", endpoints.join(", "))?,
        }
        f.write_str(", docs/calls.md shows both calls")
    }
}

/// `; did you mean ContactService.load?`, or nothing.
fn meant(text: &str) -> String {
    let routed = Operation::ALL.iter().map(|operation| operation.name());
    let outside = outside::METHODS.iter().map(|method| method.name);
    let names = || routed.clone().chain(outside.clone());
    // A method under the wrong service is nearer than any misspelt name.
    let method = |name: &str| {
        name.rsplit_once('.')
            .map(|(_, method)| method.to_lowercase())
    };
    let same_method = |name: &&str| method(text).is_some() && method(name) == method(text);
    match names().find(same_method) {
        Some(name) => format!("; did you mean {name}?"),
        None => did_you_mean(text, names()),
    }
}

impl FromStr for Operation {
    type Err = UnknownOperation;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let find = |name: &str| {
            let mut all = Self::ALL.iter().copied();
            all.find(|operation| operation.name().eq_ignore_ascii_case(name))
        };
        let by_alias = || {
            let (alias, name) = ALIASES.iter().find(|(alias, _)| text.starts_with(alias))?;
            find(&text.replacen(alias, name, 1))
        };
        find(text)
            .or_else(by_alias)
            .ok_or_else(|| UnknownOperation::new(text))
    }
}

/// One of the three ways to reach Keap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Backend {
    /// The legacy XML-RPC API, switched off on 31 December 2026: a day that partner pages name, of an end that the
    /// vendor calls firm.
    XmlRpc,
    /// REST v1.
    RestV1,
    /// REST v2.
    RestV2,
}

impl Backend {
    /// All backends, oldest first.
    pub const ALL: [Self; 3] = [Self::XmlRpc, Self::RestV1, Self::RestV2];

    /// The name used on the command line and in files: `xmlrpc`, `v1`, `v2`.
    pub fn name(self) -> &'static str {
        match self {
            Self::XmlRpc => "xmlrpc",
            Self::RestV1 => "v1",
            Self::RestV2 => "v2",
        }
    }
}

impl fmt::Display for Backend {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::XmlRpc => "XML-RPC",
            Self::RestV1 => "REST v1",
            Self::RestV2 => "REST v2",
        })
    }
}

/// The text names no backend.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no backend is called {0:?}: use xmlrpc, v1 or v2")]
pub struct UnknownBackend(String);

impl FromStr for Backend {
    type Err = UnknownBackend;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.to_ascii_lowercase().as_str() {
            "xmlrpc" | "xml-rpc" | "xml" => Ok(Self::XmlRpc),
            "v1" | "restv1" | "rest-v1" => Ok(Self::RestV1),
            "v2" | "restv2" | "rest-v2" | "rest" => Ok(Self::RestV2),
            _ => Err(UnknownBackend(text.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_parse_back() {
        for &operation in Operation::ALL {
            assert_eq!(operation.name().parse(), Ok(operation));
        }
        for backend in Backend::ALL {
            assert_eq!(backend.name().parse(), Ok(backend));
        }
    }

    #[test]
    fn a_documented_method_outside_the_facade_is_told_with_what_replaces_it() {
        let unknown = |text: &str| text.parse::<Operation>().unwrap_err();
        let trial = UnknownOperation(Unknown::Outside(&outside::Method {
            name: "ShopService.tryFree",
            instead: &["POST /rest/v2/discounts/freeTrials"],
        }));
        assert!(trial.is_documented());
        assert_eq!(
            trial.to_string(),
            "ShopService.tryFree is a documented method that the facade does not route yet; \
             REST has POST /rest/v2/discounts/freeTrials in its place, docs/calls.md shows both calls"
        );
        let slip = unknown("InvoiceService.chargeInvoise");
        assert!(!slip.is_documented());
        assert_eq!(
            slip.to_string(),
            "no operation is called \"InvoiceService.chargeInvoise\"; did you mean InvoiceService.chargeInvoice?"
        );
        for method in outside::METHODS {
            assert!(unknown(method.name).is_documented(), "{}", method.name);
        }
    }

    /// Held against the params that the codec writes.
    #[cfg(feature = "xmlrpc")]
    #[test]
    fn those_that_take_a_table_are_those_whose_first_param_is_one() {
        struct Held(usize);
        impl keap_xmlrpc::MethodVisitor for Held {
            fn visit<M: keap_xmlrpc::Method>(&mut self) {
                let Ok(operation) = M::NAME.parse::<Operation>() else {
                    return;
                };
                let first = M::PARAMS.first().map(|param| param.name);
                assert_eq!(
                    operation.takes_table(),
                    first == Some("table"),
                    "{operation}"
                );
                self.0 += usize::from(operation.takes_table());
            }
        }
        let mut held = Held(0);
        keap_xmlrpc::visit_methods(&mut held);
        let taking = |operation: &&Operation| operation.takes_table();
        assert_eq!(held.0, Operation::ALL.iter().filter(taking).count());
        assert!(held.0 > 0);
    }

    #[test]
    fn names_of_old_libraries_are_understood() {
        let parse = |text: &str| text.parse::<Operation>();
        assert_eq!(
            parse("DataService.getAppointmentCal"),
            Ok(Operation::DataGetAppointmentICal)
        );
        assert_eq!(parse("EmailService.optIn"), Ok(Operation::EmailOptIn));
        assert!(parse("EmailService.optInn").is_err());
    }
}
