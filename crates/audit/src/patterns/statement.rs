//! How far a statement reaches, and what a call in it is given, in languages that are read by patterns.

use crate::hit::Language;

/// How much of a file one statement may have.
const MOST: usize = 2_000;

/// Walks through code: quotation marks and comments are passed over, and what is left is told with its depth in brackets.
struct Code<'t> {
    text: &'t str,
    language: Language,
    at: usize,
    depth: i32,
}

impl<'t> Code<'t> {
    fn of(language: Language, text: &'t str) -> Self {
        Self {
            text,
            language,
            at: 0,
            depth: 0,
        }
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Where a text in quotation marks ends that begins here.
    fn quoted(&self, mark: char) -> usize {
        let has_escapes = !matches!(self.language, Language::VisualBasic | Language::ColdFusion);
        let mut is_escaped = false;
        let inside = self.rest().char_indices().skip(1);
        for (at, c) in inside {
            if is_escaped {
                is_escaped = false;
            } else if c == '\\' && has_escapes {
                is_escaped = true;
            } else if c == mark {
                return at.saturating_add(1);
            }
        }
        self.rest().len()
    }

    /// How long the comment is that begins here.
    fn comment(&self) -> Option<usize> {
        let begins = match self.language {
            Language::VisualBasic => "'",
            Language::Elixir | Language::Python | Language::Ruby | Language::Perl => "#",
            _ => "//",
        };
        let rest = self.rest();
        let is_one = rest.starts_with(begins);
        is_one.then(|| rest.find('\n').unwrap_or(rest.len()))
    }
}

impl Iterator for Code<'_> {
    /// Where a sign stands, the sign, and how deep in brackets; a bracket is as deep as what stands around it.
    type Item = (usize, char, i32);

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(length) = self.comment() {
            self.at = self.at.saturating_add(length);
        }
        let (at, sign) = (self.at, self.rest().chars().next()?);
        let is_quote = sign == '"' || (sign == '\'' && self.language != Language::VisualBasic);
        let length = match is_quote {
            true => self.quoted(sign),
            false => sign.len_utf8(),
        };
        self.at = at.saturating_add(length);
        if matches!(sign, ')' | ']' | '}') {
            self.depth = self.depth.saturating_sub(1);
        }
        let depth = self.depth;
        if matches!(sign, '(' | '[' | '{') {
            self.depth = self.depth.saturating_add(1);
        }
        Some((at, sign, depth))
    }
}

/// What stands from a place on up to the end of its statement, or of the brackets around it. `before` is what its line has in
/// front of it.
pub(super) fn reach<'t>(language: Language, before: &str, text: &'t str) -> &'t str {
    let mut end = MOST.min(text.len());
    while !text.is_char_boundary(end) {
        end = end.saturating_sub(1);
    }
    let text = text.get(..end).unwrap_or_default();
    let open = Code::of(language, before).fold(0_i32, |depth, (_, sign, _)| match sign {
        '(' | '[' | '{' => depth.saturating_add(1),
        ')' | ']' | '}' => depth.saturating_sub(1),
        _ => depth,
    });
    let mut code = Code::of(language, text);
    let end = code.find(|(_, sign, depth)| match sign {
        ')' | ']' | '}' => *depth < 0,
        ';' => *depth <= 0,
        '\n' => *depth <= 0 && open <= 0,
        _ => false,
    });
    let end = end.map_or(text.len(), |(at, ..)| at);
    text.get(..end).unwrap_or_default()
}

/// The parts of a text between signs that stand in no brackets.
pub(super) fn split(language: Language, text: &str, at: fn(char) -> bool) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0_usize;
    for (place, sign, depth) in Code::of(language, text) {
        if depth == 0 && at(sign) {
            parts.push(text.get(start..place).unwrap_or_default().trim());
            start = place.saturating_add(sign.len_utf8());
        }
    }
    parts.push(text.get(start..).unwrap_or_default().trim());
    parts
}

/// What stands in the brackets that a text ends with, but for members behind them, and what in front of them.
pub(super) fn bracketed(language: Language, text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let mut signs = Code::of(language, text);
    let (start, ..) = signs.find(|(_, sign, _)| matches!(sign, '(' | '[' | '{'))?;
    let (end, ..) =
        signs.find(|(_, sign, depth)| *depth == 0 && matches!(sign, ')' | ']' | '}'))?;
    if end.saturating_add(1) < text.len() {
        // `New Object() {key, "Lead"}`
        let behind = text.get(end.saturating_add(1)..)?.trim_start();
        if behind.starts_with(['{', '(', '[']) {
            return bracketed(language, behind);
        }
        // `listOf(key, "Lead").toList()`
        if !behind.starts_with('.') {
            return None;
        }
    }
    Some((
        text.get(..start)?.trim_end(),
        text.get(start.saturating_add(1)..end)?,
    ))
}

/// What a call is given behind the name of its method: what stands in a list there, or the arguments themselves.
pub(super) fn arguments(language: Language, behind: &str) -> Vec<&str> {
    let behind = behind.trim_start();
    // `server."DataService.query"(key, "Lead")`
    if let Some(inside) = behind.strip_prefix('(') {
        return split(language, reach(language, "(", inside), is_comma);
    }
    let Some(behind) = behind.strip_prefix(',') else {
        return Vec::new();
    };
    let all = split(language, behind, is_comma);
    let list = all
        .first()
        .and_then(|first| bracketed(language, first))
        .map(|(_, inside)| split(language, inside, is_comma));
    match list {
        Some(list) if all.len() == 1 || list.len() > 1 => list,
        // Params that are put together: `Param(key) & Param("Lead")`
        _ if all.len() == 1 => split(language, behind, |sign| matches!(sign, '&' | '+')),
        _ => all,
    }
}

/// Whether a line ends in brackets of a call or a list.
pub(super) fn is_in_brackets(language: Language, line: &str) -> bool {
    let depth = Code::of(language, line).fold(0_i32, |depth, (_, sign, _)| match sign {
        '(' | '[' => depth.saturating_add(1),
        ')' | ']' => depth.saturating_sub(1),
        _ => depth,
    });
    depth > 0
}

/// A text up to its last sign that is no blank and stands in no comment.
pub(super) fn without_comment(language: Language, text: &str) -> &str {
    let mut code = Code::of(language, text);
    let mut end = 0_usize;
    while let Some((_, sign, _)) = code.next() {
        if !sign.is_whitespace() {
            end = code.at;
        }
    }
    text.get(..end).unwrap_or_default()
}

pub(super) fn is_comma(sign: char) -> bool {
    sign == ','
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_ends_with_its_sign_its_line_or_the_brackets_around_it() {
        for (language, before, text, expected) in [
            (
                Language::Kotlin,
                "c.execute(",
                ", listOf(k, t)); val u = \"Lead\"",
                ", listOf(k, t)",
            ),
            (
                Language::Kotlin,
                "c.execute(",
                ", listOf(k,\n t))\nx",
                ", listOf(k,\n t)",
            ),
            (Language::Kotlin, "val m = ", "\nval u = \"Lead\"", ""),
            (
                Language::Groovy,
                "f(",
                ", \"a;b)\", 'c;'); g()",
                ", \"a;b)\", 'c;'",
            ),
            (
                Language::VisualBasic,
                "f(",
                ", \"a\" ' it's \"Lead\")\n, t)",
                ", \"a\" ' it's \"Lead\")\n, t",
            ),
        ] {
            assert_eq!(reach(language, before, text), expected, "{text}");
        }
    }

    #[test]
    fn arguments_stand_behind_the_method_or_in_a_list_there() {
        for (language, reach, expected) in [
            (
                Language::Kotlin,
                ", listOf(key, \"Lead\", 1)",
                vec!["key", "\"Lead\"", "1"],
            ),
            (
                Language::Groovy,
                ", [key, k ? 'a' : 'b']",
                vec!["key", "k ? 'a' : 'b'"],
            ),
            (Language::Scala, ", key, f(a, b)", vec!["key", "f(a, b)"]),
            (
                Language::VisualBasic,
                ", New Object() {key, t}",
                vec!["key", "t"],
            ),
            (Language::Groovy, "(key, t)", vec!["key", "t"]),
            (Language::Kotlin, ", params", vec!["params"]),
            (Language::Kotlin, "", vec![]),
        ] {
            assert_eq!(arguments(language, reach), expected, "{reach}");
        }
    }
}
