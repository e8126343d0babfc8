//! The name of a Keap app: the first label of its host name.

use std::fmt;
use std::str::FromStr;

/// The name of a Keap app (a tenant), for instance `ab123` of `https://ab123.infusionsoft.com`.
///
/// Parsing also accepts what people paste: the host name, or the URL they see in their browser.
/// Letters are made lower case. This is not the name of the application in the developer portal,
/// a mix-up that Keap answers with "Invalid Configuration".
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AppName(String);

/// Text that cannot be the name of a Keap app.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "not the name of a Keap app; it is the first part of the address, ab123 in https://ab123.infusionsoft.com"
)]
pub struct AppNameError;

impl AppName {
    /// The name, in lower case.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for AppName {
    type Err = AppNameError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim().to_ascii_lowercase();
        let host = text
            .split_once("://")
            .map_or(text.as_str(), |(_, rest)| rest);
        let host = host.split(['/', ':']).next().unwrap_or_default();
        let name = [".infusionsoft.com", ".keap.com"]
            .iter()
            .find_map(|domain| host.strip_suffix(domain))
            .unwrap_or(host);
        let is_label = (2..=40).contains(&name.len())
            && name.starts_with(|c: char| c.is_ascii_lowercase())
            && name
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
        let is_service = ["api", "accounts", "signin", "crm", "keys", "www"].contains(&name);
        if is_label && !is_service {
            Ok(Self(name.to_owned()))
        } else {
            Err(AppNameError)
        }
    }
}

impl fmt::Display for AppName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_paste_is_understood() {
        for text in [
            "ab123",
            " AB123 ",
            "ab123.infusionsoft.com",
            "https://ab123.infusionsoft.com/api/xmlrpc",
            "https://ab123.infusionsoft.com:443/api/xmlrpc/v1",
        ] {
            assert_eq!(text.parse(), Ok(AppName("ab123".to_owned())), "{text}");
        }
    }

    #[test]
    fn hosts_that_serve_everybody_are_no_app() {
        for text in [
            "",
            "api.infusionsoft.com",
            "my portal app",
            "https://accounts.infusionsoft.com/x",
        ] {
            assert!(text.parse::<AppName>().is_err(), "{text}");
        }
    }
}
