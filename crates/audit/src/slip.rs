//! Names that are no method of the API and were meant to be one: the service answers them with "No such handler".

use std::sync::LazyLock;

use keap::Operation;
use keap::names::did_you_mean;
use keap_schema::TABLES;

use crate::method;

/// How long a name is that is told.
const LONGEST: usize = 80;
/// How much longer or shorter a service is that is taken for another one: `EmailService` is `APIEmailService`.
const FURTHEST: usize = 3;

/// Whether a text looks like the name of a method, and is none that every server of XML-RPC has.
pub(crate) fn may_be_method(name: &str) -> bool {
    let is_word = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    name.len() <= LONGEST
        && name.contains('.')
        && name.split('.').all(is_word)
        && !name.starts_with("system.")
}

/// Whether a text is a method of the API but for a slip: in its service, in its own name, or in the case of either.
pub(crate) fn is_slip(name: &str) -> bool {
    // Most texts of a program end here.
    let Some((service, short)) = name.split_once('.').filter(|_| name.len() <= LONGEST) else {
        return false;
    };
    if !looks_like_a_service(service) || !may_be_method(name) || method::named(name).is_some() {
        return false;
    }
    if method::in_any_case(name).is_some() || is_slip_of(service, short) {
        return true;
    }
    let mut near = method::services().filter(|known| is_near(service, known));
    near.any(|known| method::of_service(known, short).is_some() || is_slip_of(known, short))
}

/// Whether a name is that of a method of a service, but for a slip.
pub(crate) fn is_slip_of(service: &str, short: &str) -> bool {
    let lower = squeezed(short);
    let of_service = SHORT.iter().filter(|known| known.service == service);
    let mut near = of_service
        .filter(|known| may_be_near(&lower, &known.lower))
        .peekable();
    near.peek().is_some()
        && may_be_method(&format!("{service}.{short}"))
        && method::of_service(service, short).is_none()
        && !did_you_mean(short, near.map(|known| known.name)).is_empty()
}

/// Whether a name is that of a library's call but for a slip: letters that changed places, one too many, one too few. A library
/// may have others beside those that are known.
pub(crate) fn is_slip_of_call(name: &str, known: &str) -> bool {
    /// Shorter names are near each other by chance.
    const SHORTEST: usize = 5;
    let first = |name: &str| name.bytes().next().map(|first| first.to_ascii_lowercase());
    if name.len().abs_diff(known.len()) > 2 || first(name) != first(known) {
        return false;
    }
    let (lower, other) = (squeezed(name), squeezed(known));
    let is_plural = lower.strip_suffix('s') == Some(&other);
    let length = lower.len().abs_diff(other.len());
    lower.len() >= SHORTEST
        && lower != other
        && !is_plural
        && length <= 1
        && letters_apart(&lower, &other) <= 1
        && !did_you_mean(name, [known]).is_empty()
}

/// The own name of a method.
struct Short {
    service: &'static str,
    name: &'static str,
    lower: String,
}

static SHORT: LazyLock<Vec<Short>> = LazyLock::new(|| {
    let names = Operation::ALL.iter().filter_map(|operation| {
        let (service, name) = operation.name().split_once('.')?;
        let lower = squeezed(name);
        Some(Short {
            service,
            name,
            lower,
        })
    });
    names.collect()
});

fn squeezed(name: &str) -> String {
    name.replace('_', "").to_ascii_lowercase()
}

/// Whether two names in small letters may be near each other: most are not, which their letters tell at once.
fn may_be_near(name: &str, known: &str) -> bool {
    /// How many letters one may have that the other does not: four are changed at most.
    const MOST: u32 = 8;
    letters_apart(name, known) <= MOST
}

/// How many letters one of two names has that the other does not.
fn letters_apart(name: &str, known: &str) -> u32 {
    let mut letters = [0_i16; 128];
    let count = |letters: &mut [i16; 128], name: &str, by: i16| {
        for byte in name.bytes() {
            if let Some(letter) = letters.get_mut(usize::from(byte)) {
                *letter = letter.saturating_add(by);
            }
        }
    };
    count(&mut letters, name, 1);
    count(&mut letters, known, -1);
    let apart = letters
        .iter()
        .map(|letter| u32::from(letter.unsigned_abs()));
    apart.sum()
}

/// Whether a text that is sent in a document names a method that only this API can be meant to have: one with a slip, or any
/// of a service of its. Where the file has Keap's address, whatever is called a service is meant.
pub(crate) fn is_meant(name: &str, has_address: bool) -> bool {
    let Some((service, _)) = name.split_once('.') else {
        return false;
    };
    if !may_be_method(name) || method::named(name).is_some() {
        return false;
    }
    let is_one = method::services().any(|known| known == service);
    is_one || (has_address && service.ends_with("Service")) || is_slip(name)
}

static LOWER_TABLES: LazyLock<Vec<(&'static str, String)>> = LazyLock::new(|| {
    let names = TABLES.iter().map(|table| table.name);
    names.map(|name| (name, squeezed(name))).collect()
});

/// Whether a text is the name of a table but for a slip or its case.
pub(crate) fn is_near_a_table(name: &str) -> bool {
    if name.len() > LONGEST {
        return false;
    }
    let lower = squeezed(name);
    let near = LOWER_TABLES.iter();
    let near = near.filter(|(_, table)| may_be_near(&lower, table));
    let mut near = near.map(|(name, _)| *name).peekable();
    near.peek().is_some() && !did_you_mean(name, near).is_empty()
}

/// Whether a word can be a service with a slip. All of them end alike.
fn looks_like_a_service(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    lower.contains("ser") || lower.contains("vice")
}

/// Whether a service is another one but for a slip, or for what stands in front of it (`APIAffiliateService`).
fn is_near(service: &str, known: &str) -> bool {
    /// A slip changes one letter: `TaskService` is no `DataService`.
    const MOST: u32 = 2;
    if service == known || service.len().abs_diff(known.len()) > FURTHEST {
        return false;
    }
    let differ = letters_apart(&squeezed(service), &squeezed(known));
    known.strip_prefix("API") == Some(service)
        || (differ <= MOST && !did_you_mean(service, [known]).is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_near_a_method_of_the_api() {
        for slip in [
            "ContactService.addd",
            "ContactService.findByEmial",
            "DataService.querry",
            "InvoiceService.createBlankOrdr",
            "DataService.Query",
            "contactService.load",
            "EmailService.optIn",
            "Emailservice.optIn",
            "DataServce.query",
            "DataServce.querry",
            "AffiliateService.affPayouts",
        ] {
            assert!(is_slip(slip), "{slip}");
        }
        for other in [
            "ContactService.add",
            "ContactService.fetchAll",
            "ContactService.list",
            "PersonService.addd",
            "PaymentGateway.add",
            "TaskService.add",
            "UserService.load",
            "addd",
            "ContactService.",
            "ContactService.a b",
            "system.listMethods",
        ] {
            assert!(!is_slip(other), "{other}");
        }
    }

    #[test]
    fn a_table_is_near_by_a_slip_or_its_case() {
        for near in ["contact", "Contcat", "LEAD", "Contact_Group"] {
            assert!(is_near_a_table(near), "{near}");
        }
        for other in ["abc123def456", "x", "", "SELECT 1"] {
            assert!(!is_near_a_table(other), "{other}");
        }
    }

    #[test]
    fn a_document_is_meant_for_keap_by_its_service_or_its_address() {
        assert!(is_meant("ContactService.fetchAll", false));
        assert!(is_meant("AffiliateService.affPayouts", false));
        assert!(!is_meant("BogusService.load", false));
        assert!(is_meant("BogusService.load", true));
        for other in ["ContactService.add", "blogger.getPosts", "wp.getUsers"] {
            assert!(!is_meant(other, true), "{other}");
        }
    }
}
