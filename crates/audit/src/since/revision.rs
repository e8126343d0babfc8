//! How a revision is written: a name, and the steps from what it names.

/// What is said of a form that is none of these.
const FORMS: &str = "a revision is a branch, a tag, HEAD, @ or a hash, whole or shortened, and behind it ~N, ^, ^N, \
                     ^{commit} or ^{tree}";

/// A revision, in its parts.
#[derive(Debug, PartialEq)]
pub(super) struct Revision<'a> {
    pub(super) name: &'a str,
    pub(super) steps: Vec<Step>,
}

/// A step from one object to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Step {
    /// So many times the first parent; none leads to the commit itself.
    Ancestor(u32),
    /// One of the parents, counted from one.
    Parent(u32),
    /// The tree of a commit.
    Tree,
}

impl<'a> Revision<'a> {
    /// Takes a revision apart. What is no part of a name in git ends it.
    pub(super) fn parse(text: &'a str) -> Result<Self, String> {
        let ends = [text.find(['~', '^', ':']), text.find(".."), text.find("@{")];
        let end = ends.into_iter().flatten().min().unwrap_or(text.len());
        let (name, mut rest) = text.split_at(end);
        if name.is_empty() {
            return Err(FORMS.to_owned());
        }
        let mut steps = Vec::new();
        while !rest.is_empty() {
            let (step, behind) = step(rest).ok_or(FORMS)?;
            steps.extend(step);
            rest = behind;
        }
        let name = if name == "@" { "HEAD" } else { name };
        Ok(Self { name, steps })
    }
}

/// The first step of a text, if it is one that leads anywhere, and what stands behind it.
fn step(text: &str) -> Option<(Option<Step>, &str)> {
    if let Some(behind) = text.strip_prefix('~') {
        let (number, behind) = number(behind)?;
        return Some((Some(Step::Ancestor(number.unwrap_or(1))), behind));
    }
    let behind = text.strip_prefix('^')?;
    if let Some(kind) = behind.strip_prefix('{') {
        let (kind, behind) = kind.split_once('}')?;
        let step = match kind {
            // The end of a chain of tags, where every other step begins as well.
            "" | "object" => None,
            "commit" => Some(Step::Ancestor(0)),
            "tree" => Some(Step::Tree),
            _ => return None,
        };
        return Some((step, behind));
    }
    let (number, behind) = number(behind)?;
    let step = match number {
        Some(0) => Step::Ancestor(0),
        Some(number) => Step::Parent(number),
        None => Step::Parent(1),
    };
    Some((Some(step), behind))
}

/// The number that a text begins with, if it does.
fn number(text: &str) -> Option<(Option<u32>, &str)> {
    let end = text.find(|letter: char| !letter.is_ascii_digit());
    let (digits, behind) = text.split_at(end.unwrap_or(text.len()));
    if digits.is_empty() {
        return Some((None, behind));
    }
    Some((Some(digits.parse().ok()?), behind))
}

#[cfg(test)]
mod tests {
    use super::{Revision, Step};

    fn parse(text: &str) -> Option<(&str, Vec<Step>)> {
        let revision = Revision::parse(text).ok()?;
        Some((revision.name, revision.steps))
    }

    #[test]
    fn a_revision_is_a_name_and_steps() {
        use Step::{Ancestor, Parent, Tree};
        for (text, name, steps) in [
            ("origin/main", "origin/main", vec![]),
            ("v1.2", "v1.2", vec![]),
            ("a@b", "a@b", vec![]),
            ("@", "HEAD", vec![]),
            ("@~2", "HEAD", vec![Ancestor(2)]),
            ("HEAD~", "HEAD", vec![Ancestor(1)]),
            ("x~0^0", "x", vec![Ancestor(0), Ancestor(0)]),
            ("x^^2~3", "x", vec![Parent(1), Parent(2), Ancestor(3)]),
            ("x^{}~^{commit}", "x", vec![Ancestor(1), Ancestor(0)]),
            ("x^{object}^{tree}", "x", vec![Tree]),
        ] {
            assert_eq!(parse(text), Some((name, steps)), "{text}");
        }
    }

    #[test]
    fn other_forms_are_none() {
        for text in [
            "",
            "~1",
            "^main",
            ":/text",
            ":path",
            "HEAD:path",
            "main..",
            "a..b",
            "a...b",
            "@{1}",
            "@{-1}",
            "main@{upstream}",
            "main@{1 day ago}",
            "x^{/text}",
            "x^{tag}",
            "x^{tree",
            "x^!",
            "x^@",
            "x^-1",
            "x~1x",
            "x~-1",
            "x~4294967296",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
