//! Every method of the XML-RPC API by name: what the facade serves, what only the old service had, and what is none.

use keap::Operation;
use keap_http::Effect;
use keap_xmlrpc::{Method, MethodVisitor, UNTYPED_METHODS, visit_methods};

/// What a method name means here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// The facade serves it, at least over one backend.
    Served(Operation),
    /// Answers what it is sent; takes no key.
    Echo,
    /// A method of the API that the facade does not have, and whether it writes.
    Unserved(&'static str, Effect),
    /// No method of the API.
    Unknown,
}

/// The meaning of a name, whatever its case.
pub(crate) fn meaning(name: &str) -> Meaning {
    let name = name.trim();
    let method = name.rsplit_once('.').map_or("", |(_, method)| method);
    if method.eq_ignore_ascii_case("echo") {
        return Meaning::Echo;
    }
    if let Ok(operation) = name.parse() {
        return Meaning::Served(operation);
    }
    let mut known = Known { name, found: None };
    visit_methods(&mut known);
    let mut untyped = UNTYPED_METHODS.iter();
    let found = known.found.or_else(|| {
        let found = untyped.find(|known| known.name.eq_ignore_ascii_case(name))?;
        Some((found.name, found.effect))
    });
    found.map_or(Meaning::Unknown, |(name, effect)| {
        Meaning::Unserved(name, effect)
    })
}

/// What to do about a method that is not served.
pub(crate) fn advice(method: &str) -> String {
    // They were never documented, and several libraries have them.
    let (asked, by) = match method {
        "InvoiceService.getInvoiceId" => ("Id", "JobId"),
        "InvoiceService.getOrderId" => ("JobId", "Id"),
        _ => ("", ""),
    };
    if !asked.is_empty() {
        return format!(
            "DataService.query of Invoice by {by} answers the same: ask it for {asked}"
        );
    }
    let outside = method.parse::<Operation>().err();
    match outside.and_then(|unknown| unknown.instead()) {
        Some([]) => "REST has no counterpart of it: change the program to do without it".to_owned(),
        Some(endpoints) => format!(
            "REST has {} in its place: change the program to use that, or to do without it",
            endpoints.join(", ")
        ),
        None => "it was never documented, and nothing is known of it in REST: change the program to do without it".to_owned(),
    }
}

struct Known<'a> {
    name: &'a str,
    found: Option<(&'static str, Effect)>,
}

impl MethodVisitor for Known<'_> {
    fn visit<M: Method>(&mut self) {
        if M::NAME.eq_ignore_ascii_case(self.name) {
            self.found = Some((M::NAME, M::EFFECT));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_one_meaning_each() {
        assert_eq!(
            meaning("contactservice.LOAD"),
            Meaning::Served(Operation::ContactLoad)
        );
        assert_eq!(
            meaning("EmailService.optIn"),
            Meaning::Served(Operation::EmailOptIn)
        );
        assert_eq!(meaning("DataService.echo"), Meaning::Echo);
        assert_eq!(
            meaning("ShippingService.getWeightBasedShippingRanges"),
            Meaning::Unserved("ShippingService.getWeightBasedShippingRanges", Effect::Read)
        );
        assert_eq!(meaning("system.listMethods"), Meaning::Unknown);
        // It is inside of the server and not exposed: there, too, no handler has the name.
        assert_eq!(meaning("DataService.getMetaData"), Meaning::Unknown);
    }

    #[test]
    fn every_method_that_is_not_served_has_advice() {
        assert!(
            advice("ShippingService.getWeightBasedShippingRanges").contains("never documented")
        );
        assert!(advice("InvoiceService.hello").contains("never documented"));
        assert!(advice("InvoiceService.getInvoiceId").contains("Invoice by JobId"));
    }
}
