//! Host names that old programs call.

use std::fmt;

use super::TlsError;

/// A host name in lower case, `ab123.infusionsoft.com`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HostName(String);

impl HostName {
    /// Reads a name: at least two labels of letters, digits and hyphens; no wildcard, no address.
    ///
    /// # Errors
    /// [`TlsError::HostName`] for anything else.
    pub fn new(text: &str) -> Result<Self, TlsError> {
        let name = text.trim().trim_end_matches('.').to_ascii_lowercase();
        let labels: Vec<&str> = name.split('.').collect();
        let is_label = |label: &&str| {
            !label.is_empty()
                && label.len() <= 63
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b == b'-')
        };
        // The last label of an address in dotted form is a number.
        let is_name = labels
            .last()
            .is_some_and(|last| !last.bytes().all(|b| b.is_ascii_digit()));
        if labels.len() >= 2 && name.len() <= 253 && is_name && labels.iter().all(is_label) {
            Ok(Self(name))
        } else {
            Err(TlsError::HostName(text.escape_debug().to_string()))
        }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for HostName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The host that old programs build from the name of an application.
///
/// # Errors
/// [`TlsError::HostName`] when the name cannot be part of a host name.
pub fn tenant_host(app: &str) -> Result<HostName, TlsError> {
    HostName::new(&format!("{app}.infusionsoft.com"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_name_has_labels_and_is_no_address() {
        assert_eq!(
            tenant_host("AB123").unwrap().as_str(),
            "ab123.infusionsoft.com"
        );
        for bad in [
            "",
            "localhost",
            "*.infusionsoft.com",
            "127.0.0.1",
            "a b.com",
            "-a.com",
            "a..com",
            "ä.com",
            "a\n.com",
        ] {
            assert!(HostName::new(bad).is_err(), "{bad:?}");
        }
    }
}
