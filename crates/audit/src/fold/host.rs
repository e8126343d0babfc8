//! Where the calls of a client go, as far as its file says.

use super::value::{Host, Value};

/// What an address of Keap's has.
const KEAP: [&str; 6] = [
    "infusionsoft",
    "infusiontest.com",
    "keap.com",
    "keapapp",
    "api/xmlrpc",
    "crm/xmlrpc",
];

/// How deep in maps and lists an address is looked for.
const DEEPEST: usize = 3;

impl Host {
    /// Where calls go that are given these addresses; none where that is not clear.
    pub(super) fn of(values: &[Value]) -> Option<Self> {
        let mut texts = Vec::new();
        for value in values {
            collect(value, DEEPEST, &mut texts);
        }
        let is_keap = |text: &&Part| KEAP.iter().any(|word| text.text.contains(word));
        if texts.iter().any(|part| is_keap(&part)) {
            // Clients of REST have the same hosts.
            let is_wire = texts.iter().any(|part| part.text.contains("xmlrpc"));
            return is_wire.then_some(Self::Keap);
        }
        // Of a host alone, with a path that is not known, nothing is clear.
        let is_whole = values
            .iter()
            .all(|value| !matches!(value, Value::Unknown | Value::Name(_)));
        let is_other = |part: &Part| {
            part.is_whole && (is_foreign_url(&part.text) || (is_whole && is_foreign(&part.text)))
        };
        texts.iter().any(is_other).then_some(Self::Other)
    }
}

/// A text that may be an address.
struct Part {
    text: String,
    /// Whether all of it is known, and nothing else may stand in its place.
    is_whole: bool,
}

fn collect(value: &Value, depth: usize, found: &mut Vec<Part>) {
    let Some(depth) = depth.checked_sub(1) else {
        return;
    };
    match value {
        Value::Text(text) => found.push(Part {
            text: text.to_ascii_lowercase(),
            is_whole: true,
        }),
        Value::Either(ways) => {
            let before = found.len();
            ways.iter().for_each(|way| collect(way, depth, found));
            let others = found.iter_mut().skip(before);
            others.for_each(|part| part.is_whole = false);
        }
        Value::Join(parts) => {
            let texts = parts.iter().filter_map(Value::as_text);
            found.extend(texts.map(|text| Part {
                text: text.to_ascii_lowercase(),
                is_whole: false,
            }));
        }
        Value::List(items) => items.iter().for_each(|item| collect(item, depth, found)),
        Value::Map(pairs) => {
            pairs
                .iter()
                .for_each(|(_, value)| collect(value, depth, found));
        }
        Value::Spread(inner) => collect(inner, depth, found),
        _ => {}
    }
}

/// Whether it is a whole URL of somebody else.
fn is_foreign_url(text: &str) -> bool {
    let Some((_, rest)) = text.split_once("://") else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default();
    is_foreign(host.split(':').next().unwrap_or_default())
}

/// Whether it is the name of a host that others see, and not one of a machine near by, which may be a gateway.
fn is_foreign(host: &str) -> bool {
    let labels: Vec<&str> = host.split('.').collect();
    let is_label = |label: &&str| {
        let mut characters = label.chars();
        !label.is_empty() && characters.all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    let last = labels.last().copied().unwrap_or_default();
    labels.len() > 1
        && labels.iter().all(is_label)
        && last.len() > 1
        && last.chars().all(|c| c.is_ascii_alphabetic())
        && !matches!(
            last,
            "local" | "internal" | "localhost" | "lan" | "localdomain" | "php" | "xml"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<Host> {
        Host::of(&[Value::text(text)])
    }

    #[test]
    fn a_host_is_keaps_or_clearly_anothers_or_not_known() {
        for keap in [
            "https://ab123.infusionsoft.com/api/xmlrpc",
            "https://gateway.example.com/api/xmlrpc",
            "https://api.infusionsoft.com:443/crm/xmlrpc/v1",
        ] {
            assert_eq!(of(keap), Some(Host::Keap), "{keap}");
        }
        for other in [
            "https://odoo.example.com/xmlrpc/2/object",
            "http://user@rpc.example.org:8000",
            "rpc.example.org",
        ] {
            assert_eq!(of(other), Some(Host::Other), "{other}");
        }
        for open in [
            "http://localhost:8080/",
            "http://10.0.0.7/rpc",
            "http://gateway/rpc",
            "/xmlrpc.php",
            "https://api.infusionsoft.com/crm/rest/v1/",
            "ab123.infusionsoft.com",
            "server.php",
            "a text",
            "",
        ] {
            assert_eq!(of(open), None, "{open}");
        }
    }

    #[test]
    fn what_is_put_together_is_clear_only_where_it_names_keap() {
        let joined = |first: &str| Value::join(vec![Value::text(first), Value::Unknown]);
        assert_eq!(Host::of(&[joined("https://odoo.example.com/")]), None);
        let keap = Value::join(vec![
            Value::text("https://"),
            Value::Unknown,
            Value::text(".infusionsoft.com/api/xmlrpc"),
        ]);
        assert_eq!(Host::of(std::slice::from_ref(&keap)), Some(Host::Keap));
        let either = |one| Value::either(vec![one, Value::Unknown]);
        assert_eq!(Host::of(&[either(keap)]), Some(Host::Keap));
        assert_eq!(
            Host::of(&[either(Value::text("https://odoo.example.com/"))]),
            None
        );
        // A host with a path that comes from elsewhere may be a gateway.
        let host = Value::text("rpc.example.org");
        assert_eq!(Host::of(&[host.clone(), Value::Unknown]), None);
        assert_eq!(Host::of(&[host, Value::text("/RPC2")]), Some(Host::Other));
    }
}
