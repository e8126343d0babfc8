//! A secret in the keyring of the system: the Secret Service of Linux desktops, the keychain of macOS, the credential
//! manager of Windows. It may ask to be opened, which is waited for as for a program.

/// What a keyring keeps a secret under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    service: String,
    user: String,
}

impl Entry {
    /// `SERVICE/USER`; a service may have slashes in it.
    pub(in crate::profile) fn named(text: &str) -> Option<Self> {
        let (service, user) = text.rsplit_once('/')?;
        let entry = Self {
            service: service.trim().to_owned(),
            user: user.trim().to_owned(),
        };
        (!entry.service.is_empty() && !entry.user.is_empty()).then_some(entry)
    }

    /// Reads it.
    ///
    /// # Errors
    /// When it is not there, or this program was built without keyrings.
    #[cfg(feature = "keyring")]
    pub(super) fn read(&self) -> anyhow::Result<String> {
        use keyring::{Entry, Error};

        let read = Entry::new(&self.service, &self.user).and_then(|entry| entry.get_password());
        let why = match read {
            Ok(secret) => return Ok(secret),
            Err(Error::NoEntry) => anyhow::bail!("there is no such entry"),
            Err(Error::NoDefaultStore) => match Entry::store_status() {
                Err(why) => format!("there is no keyring here: {why}"),
                Ok(()) => "there is no keyring here".to_owned(),
            },
            Err(other) => other.to_string(),
        };
        Err(super::not_now(
            why,
            "open it, or name the secret by { command = [..] }",
        ))
    }

    #[cfg(not(feature = "keyring"))]
    pub(super) fn read(&self) -> anyhow::Result<String> {
        anyhow::bail!(
            "this program was built without keyrings\n  hint: build it with --features keyring, or name the secret by {{ command = [..] }}"
        )
    }
}

impl std::fmt::Display for Entry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "keyring {}/{}", self.service, self.user)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_a_service_and_a_user() {
        let told = |text: &str| Entry::named(text).map(|entry| entry.to_string());
        assert_eq!(told("keap/live"), Some("keyring keap/live".to_owned()));
        assert_eq!(
            told("https://keap.app/ann"),
            Some("keyring https://keap.app/ann".to_owned())
        );
        for text in ["", "keap", "/live", "keap/", " / "] {
            assert_eq!(told(text), None, "{text}");
        }
    }
}
