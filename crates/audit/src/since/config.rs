//! The configuration of a repository, of which only the kind of its hashes is asked for.

use gix_hash::Kind;
use gix_object::bstr::ByteSlice as _;

/// The hash by which a repository names its objects.
pub(super) fn object_hash(config: &[u8]) -> Result<Kind, String> {
    let entries = entries(config).map_err(|line| format!("line {line} of its config is none"))?;
    let last = |name: &str| {
        let named = entries.iter().rev().find(|entry| entry.name == name);
        named.map(|entry| entry.value.as_str())
    };
    let version = match last("core.repositoryformatversion") {
        None | Some("0") => 0,
        Some("1") => 1,
        Some(_) => return Err("its format is of another version than 0 and 1".to_owned()),
    };
    match (version, last("extensions.objectformat")) {
        (_, None) => Ok(Kind::Sha1),
        (0, Some(_)) => {
            Err("its config names an object format, which version 0 has not".to_owned())
        }
        (_, Some(name)) if name.eq_ignore_ascii_case("sha1") => Ok(Kind::Sha1),
        (_, Some(_)) => Err("its objects are not named by SHA-1, which alone is read".to_owned()),
    }
}

/// A value and its name, with the section before it, in small letters but for what is quoted.
struct Entry {
    name: String,
    value: String,
}

/// The entries of a configuration, or the first line that is none. The grammar is that of git-config(1).
fn entries(config: &[u8]) -> Result<Vec<Entry>, usize> {
    let text = config.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(config);
    let text = text.replace("\r\n", "\n").to_str_lossy().into_owned();
    let mut rest = text.as_str();
    let mut section = None;
    let mut entries = Vec::new();
    loop {
        rest = rest.trim_start();
        let here = rest;
        let broken = || text[..text.len() - here.len()].matches('\n').count() + 1;
        if here.is_empty() {
            return Ok(entries);
        }
        rest = if here.starts_with(['#', ';']) {
            here.split_once('\n').map_or("", |(_, behind)| behind)
        } else if let Some(header) = here.strip_prefix('[') {
            let (name, behind) = header_of(header).ok_or_else(broken)?;
            section = Some(name);
            behind
        } else {
            let section = section.as_ref().ok_or_else(broken)?;
            let (key, behind) = key(here).ok_or_else(broken)?;
            let (value, behind) = value(behind).ok_or_else(broken)?;
            let name = format!("{section}.{key}");
            entries.push(Entry { name, value });
            behind
        };
    }
}

/// The name of a section, from behind its bracket, and what stands behind the other.
fn header_of(text: &str) -> Option<(String, &str)> {
    let end = text.find(|letter: char| !(letter.is_ascii_alphanumeric() || "-.".contains(letter)));
    let (name, rest) = text.split_at(end?);
    let name = name.to_ascii_lowercase();
    if let Some(behind) = rest.strip_prefix(']') {
        return Some((name, behind));
    }
    let quoted = rest.trim_start_matches([' ', '\t']).strip_prefix('"')?;
    let mut letters = quoted.char_indices();
    let mut below = String::new();
    loop {
        match letters.next()? {
            (_, '\n') => return None,
            (end, '"') => {
                let behind = quoted[end + 1..].strip_prefix(']')?;
                return Some((format!("{name}.{below}"), behind));
            }
            (_, '\\') => below.push(letters.next().filter(|(_, letter)| *letter != '\n')?.1),
            (_, letter) => below.push(letter),
        }
    }
}

/// A key, and what stands behind it.
fn key(text: &str) -> Option<(String, &str)> {
    let end = text.find(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '-'));
    let (key, rest) = text.split_at(end.unwrap_or(text.len()));
    let begins = key.starts_with(|letter: char| letter.is_ascii_alphabetic());
    begins.then(|| {
        (
            key.to_ascii_lowercase(),
            rest.trim_start_matches([' ', '\t']),
        )
    })
}

/// What stands behind a key to the end of its line, and what stands behind that. A key alone has an empty value.
fn value(text: &str) -> Option<(String, &str)> {
    let rest = match text.strip_prefix('=') {
        Some(rest) => rest,
        None if text.is_empty() || text.starts_with('\n') => return Some((String::new(), text)),
        None => return None,
    };
    let mut value = String::new();
    // How much of it does not go when white space at its end does.
    let mut kept = 0;
    let mut is_quoted = false;
    let mut letters = rest.char_indices();
    let end = loop {
        match letters.next() {
            None if is_quoted => return None,
            None => break rest.len(),
            Some((_, '\n')) if is_quoted => return None,
            Some((end, '\n')) => break end,
            Some((at, '#' | ';')) if !is_quoted => {
                break rest[at..]
                    .find('\n')
                    .map_or(rest.len(), |length| at + length);
            }
            Some((_, '"')) => is_quoted = !is_quoted,
            Some((_, '\\')) => {
                match letters.next()?.1 {
                    '\n' => continue,
                    't' => value.push('\t'),
                    'n' => value.push('\n'),
                    'b' => value.push('\u{8}'),
                    letter @ ('"' | '\\') => value.push(letter),
                    _ => return None,
                }
                kept = value.len();
            }
            Some((_, letter)) if letter.is_ascii_whitespace() && !is_quoted => {
                if kept > 0 {
                    value.push(letter);
                }
            }
            Some((_, letter)) => {
                value.push(letter);
                kept = value.len();
            }
        }
    };
    value.truncate(kept);
    Some((value, &rest[end..]))
}

#[cfg(test)]
mod tests {
    use gix_hash::Kind;

    use super::object_hash;

    #[test]
    fn a_configuration_is_read_as_git_reads_it() {
        for config in [
            "",
            "[core]\n\trepositoryformatversion = 0\n\tbare = false\n",
            "\u{feff}[Core] RepositoryFormatVersion = \"1\" ; one\r\n# two\r\n[extensions]\r\n\tobjectFormat = sha1\r\n",
            "[core]\nrepositoryformatversion = 7\nrepositoryformatversion = 0",
            "[remote \"a \\\"b\\\" ]\"]\n\turl = \"x # y\" \\\n  z\n\tprune\n[core]\n\trepositoryformatversion=1",
            "[extensions \"x\"]\n objectFormat = sha256\n",
            "[alias]\n x = !\"git log\" \\\"y\\\" \\\\ # objects\n",
        ] {
            assert_eq!(object_hash(config.as_bytes()), Ok(Kind::Sha1), "{config}");
        }
    }

    #[test]
    fn what_is_broken_or_not_read_is_told() {
        for (config, expected) in [
            ("[core\n", "line 1 of its config is none"),
            ("[core]\n bare = \"x\n", "line 2 of its config is none"),
            ("[core]\n\n1 = 2\n", "line 3 of its config is none"),
            ("[core]\nbare x\n", "line 2 of its config is none"),
            ("[core]\nbare = \\x\n", "line 2 of its config is none"),
            ("bare = true\n", "line 1 of its config is none"),
            ("[core \"x\ny\"]\n", "line 1 of its config is none"),
            (
                "[core]\nrepositoryformatversion = 2\n",
                "its format is of another version than 0 and 1",
            ),
            (
                "[extensions]\nobjectformat = sha256\n",
                "its config names an object format, which version 0 has not",
            ),
            (
                "[core]\nrepositoryformatversion = 1\n[extensions]\nobjectformat = sha256\n",
                "its objects are not named by SHA-1, which alone is read",
            ),
        ] {
            let told = object_hash(config.as_bytes()).unwrap_err();
            assert_eq!(told, expected, "{config}");
        }
    }
}
