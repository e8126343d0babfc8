//! Scripts in pages: `<script>` in HTML and components, and beside the programs of PHP.

use std::ops::Range;

use crate::file::File;
use crate::hit::Language;

/// How many scripts of one page are read.
const MOST: usize = 500;
/// How much of a tag is looked at.
const TAG: usize = 1_000;

/// Whether a file is a page by its name.
pub(super) fn is_page(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default();
    let ending = ending.to_ascii_lowercase();
    ["html", "htm", "xhtml", "shtml", "vue", "svelte", "astro"].contains(&ending.as_str())
}

/// The scripts of a page: where each stands, and what it is written in.
pub(super) struct Scripts(Vec<(Range<usize>, Language)>);

impl Scripts {
    pub(super) fn of(file: &File<'_>) -> Self {
        let page = match file.language {
            Language::Php => without_php(file.text),
            _ => file.text.to_owned(),
        };
        let mut scripts = Vec::new();
        for_each_script(&page, |attributes, range| {
            if let Some(language) = language(attributes) {
                scripts.push((range, language));
            }
        });
        Self(scripts)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The scripts in a language, with blanks in the place of everything else; none where there are none.
    pub(super) fn text(&self, file: &File<'_>, language: Language) -> Option<String> {
        let own = self.0.iter().filter(|(_, of)| *of == language);
        let ranges: Vec<Range<usize>> = own.map(|(range, _)| range.clone()).collect();
        let text = match file.language {
            Language::Php => without_php(file.text),
            _ => file.text.to_owned(),
        };
        (!ranges.is_empty()).then(|| blanked(&text, |at| is_within(&ranges, at)))
    }

    /// The page without its scripts.
    pub(super) fn page(&self, text: &str) -> String {
        let ranges: Vec<Range<usize>> = self.0.iter().map(|(range, _)| range.clone()).collect();
        blanked(text, |at| !is_within(&ranges, at))
    }
}

/// The programs of a page that run on the server.
pub(super) fn on_server(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    for_each_script(text, |attributes, range| {
        if runs_on_server(attributes) {
            ranges.push(range);
        }
    });
    ranges
}

fn runs_on_server(attributes: &str) -> bool {
    attributes.contains("runat")
}

/// Each script of a page, with the attributes of its tag in small letters.
fn for_each_script(page: &str, mut take: impl FnMut(&str, Range<usize>)) {
    let comments = crate::documents::comments(page);
    // Letters of other alphabets keep their length.
    let lower = page.to_ascii_lowercase();
    let mut reached = 0_usize;
    let mut taken = 0_usize;
    while let Some(at) = found(&lower, "<script", reached)
        && taken < MOST
    {
        let head = at.saturating_add("<script".len());
        let rest = lower.get(head..).unwrap_or_default();
        let Some(length) = end_of_tag(rest) else {
            break;
        };
        let start = head.saturating_add(length).saturating_add(1);
        let end = found(&lower, "</script", start).unwrap_or(lower.len());
        if !is_within(&comments, at) {
            taken = taken.saturating_add(1);
            take(rest.get(..length).unwrap_or_default(), start..end);
        }
        reached = end;
    }
}

pub(super) fn found(text: &str, what: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    let at = memchr::memmem::find(rest.as_bytes(), what.as_bytes())?;
    Some(from.saturating_add(at))
}

/// Where a tag is closed; what stands in quotation marks does not close it.
fn end_of_tag(tag: &str) -> Option<usize> {
    let mut quote = None;
    for (at, sign) in tag.char_indices().take(TAG) {
        match (quote, sign) {
            (None, '>') => return Some(at),
            (None, '"' | '\'') => quote = Some(sign),
            (Some(open), sign) if open == sign => quote = None,
            _ => {}
        }
    }
    None
}

/// What a script is written in, by its tag; none where it is no program: data, a template, a shader.
fn language(attributes: &str) -> Option<Language> {
    if !attributes.is_empty() && !attributes.starts_with(|c: char| c.is_whitespace() || c == '/') {
        return None;
    }
    if runs_on_server(attributes) {
        return None;
    }
    let of = |name: &str| {
        let (_, rest) = attributes.split_once(name)?;
        let value = rest.trim_start().strip_prefix('=')?.trim_start();
        let value = value.trim_start_matches(['"', '\'']);
        let end = value.find(['"', '\'', ' ', '>']).unwrap_or(value.len());
        value.get(..end)
    };
    let lang = of(" lang").unwrap_or_default();
    if matches!(lang, "ts" | "tsx" | "typescript") {
        return Some(Language::TypeScript);
    }
    let kind = of("type").unwrap_or_default();
    let is_script = kind.is_empty()
        || kind == "module"
        || ["javascript", "ecmascript", "babel", "jsx"]
            .iter()
            .any(|word| kind.contains(word));
    is_script.then_some(Language::JavaScript)
}

/// A page of PHP without its programs.
fn without_php(text: &str) -> String {
    let mut programs = Vec::new();
    let mut reached = 0_usize;
    while let Some(start) = found(text, "<?", reached) {
        let end = found(text, "?>", start).map_or(text.len(), |end| end.saturating_add(2));
        programs.push(start..end);
        reached = end;
    }
    blanked(text, |at| !is_within(&programs, at))
}

/// Whether a place lies in one of several ranges, which stand in their order.
pub(super) fn is_within(ranges: &[Range<usize>], at: usize) -> bool {
    let next = ranges.partition_point(|range| range.end <= at);
    ranges.get(next).is_some_and(|range| range.contains(&at))
}

/// A text with blanks in the place of what is not kept, of the same length and lines.
pub(super) fn blanked(text: &str, kept: impl Fn(usize) -> bool) -> String {
    let mut left = String::with_capacity(text.len());
    for (at, sign) in text.char_indices() {
        if sign == '\n' || kept(at) {
            left.push(sign);
        } else {
            left.extend(std::iter::repeat_n(' ', sign.len_utf8()));
        }
    }
    left
}

#[cfg(test)]
#[cfg(feature = "grammars")]
mod tests {
    use crate::Audit;

    fn told(name: &str, text: &str) -> Vec<String> {
        let found = Audit::new(Vec::new()).unwrap().read(name, text.as_bytes());
        let hits = found.hits.into_iter();
        hits.map(|hit| {
            let method = hit.method.unwrap_or_default();
            format!(
                "{}:{} {} {method} {}",
                hit.line,
                hit.column,
                hit.language,
                hit.reads.join(",")
            )
        })
        .collect()
    }

    const CALL: &str = "client.methodCall('DataService.load', [key, 'Lead', 7, ['Id']]);";

    #[test]
    fn a_script_of_a_page_is_read_at_its_place() {
        let page = format!(
            "<html><p>ñ Infusionsoft</p><script src=x.js></script>\n<b>ñ</b><SCRIPT type=\"text/javascript\">{CALL}</SCRIPT></html>"
        );
        assert_eq!(
            told("a.html", &page),
            ["2:40 JavaScript DataService.load Id"]
        );
        let component = format!(
            "<template>{CALL}</template>\n<script setup lang=\"ts\">\nconst a: string = 'infusionsoft';\n{CALL}\n</script>"
        );
        assert_eq!(
            told("a.vue", &component),
            ["4:1 TypeScript DataService.load Id"]
        );
    }

    #[test]
    fn what_is_no_script_is_not_read_as_one() {
        for page in [
            format!("<p>infusionsoft: {CALL}</p>"),
            format!("<script type=\"application/json\">{{\"a\": \"infusionsoft\"}}{CALL}</script>"),
            format!("<script type='text/x-template'>infusionsoft {CALL}</script>"),
            format!("<!-- infusionsoft <script>{CALL}</script> -->"),
            format!("<scripts>infusionsoft {CALL}</scripts>"),
            format!("<script>// infusionsoft {CALL}</script>"),
        ] {
            assert_eq!(told("a.html", &page), [""; 0], "{page}");
        }
    }

    #[test]
    fn php_in_a_page_and_scripts_beside_php_are_read() {
        let page = "<html>\n<?php $app = new iSDK(); $app->grpAssign(1, 2); ?>\n<script>\nvar id = <?= $id ?>0;\n".to_owned()
            + CALL + "\n</script></html>";
        let wanted = [
            "2:26 PHP ContactService.addToGroup ",
            "5:1 JavaScript DataService.load Id",
        ];
        let columns = told("a.php", &page);
        assert_eq!(columns.len(), 2, "{columns:?}");
        assert_eq!(columns[1], wanted[1]);
        assert_eq!(told("a.html", &page), columns);
        let printed = format!("<?php\n$keap = 1;\n$page = '<script>{CALL}</script>';\n");
        assert_eq!(
            told(
                "a.php",
                &printed
                    .replace("'Lead'", "Lead")
                    .replace("['Id']", "Id")
                    .replace("'DataService.load'", "name")
            ),
            [""; 0]
        );
    }
}
