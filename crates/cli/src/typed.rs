//! Secrets in the line that was typed, as a line that is told has them.

/// Flags whose values are secrets.
pub(crate) const SECRETS: [&str; 3] = ["--access-key", "--access-token", "--legacy-key"];

/// A secret as it may be told: where it is read, and not what it is. A typed one is asked for on standard input.
pub(crate) fn unread(secret: &str) -> String {
    match secret.starts_with('@') {
        true => secret.to_owned(),
        false => "-".to_owned(),
    }
}

/// The credentials that were typed, to be typed again: ` --access-token -`.
pub(crate) fn credentials() -> String {
    let words = std::env::args_os().skip(1);
    of(words.map(|word| word.to_string_lossy().into_owned()))
}

fn of(words: impl Iterator<Item = String>) -> String {
    let mut told = String::new();
    let mut words = words;
    while let Some(word) = words.next() {
        let (name, value) = match word.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (word.as_str(), None),
        };
        if SECRETS.contains(&name)
            && let Some(secret) = value.or_else(|| words.next())
        {
            let read = crate::shell::quoted(&unread(&secret));
            told.push_str(&format!(" {name} {read}"));
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_credential_is_asked_for_and_not_told() {
        for (line, told) in [
            ("compare account --yes", ""),
            (
                "compare account --access-token abc --yes",
                " --access-token -",
            ),
            ("compare --access-key=@key.txt", " --access-key @key.txt"),
        ] {
            assert_eq!(of(line.split(' ').map(str::to_owned)), told);
        }
    }
}
