//! Lines that can be pasted into a shell.

/// A word of a shell, on Windows of PowerShell, in quotes where it needs them.
pub(crate) fn quoted(text: &str) -> String {
    let is_plain = |sign: char| sign.is_ascii_alphanumeric() || "-_./:=@".contains(sign);
    if !text.is_empty() && text.chars().all(is_plain) {
        return text.to_owned();
    }
    let quote = if cfg!(windows) { "''" } else { r"'\''" };
    format!("'{}'", text.replace('\'', quote))
}

/// A line that is given a file, as the shell of the system writes it: PowerShell has no `<`.
pub(crate) fn fed(line: &str) -> String {
    match line.split_once(" < ") {
        Some((command, file)) if cfg!(windows) => format!("Get-Content {file} | {command}"),
        _ => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_word_stays_one_word() {
        for (text, word) in [
            ("sandbox-access-token", "sandbox-access-token"),
            ("", "''"),
            ("a b", "'a b'"),
            ("it's", r"'it'\''s'"),
            ("$(x)", "'$(x)'"),
        ] {
            assert_eq!(quoted(text), word);
        }
    }
}
