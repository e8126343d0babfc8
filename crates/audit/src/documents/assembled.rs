//! Documents that a program puts together and that nothing else tells: in strings of languages without a grammar, and those
//! whose method is not constant.

use super::extent::{END, TAG, end_of_document, head};
use super::hole::Filled;
use super::{hole, in_text};
use crate::file::{File, Recognised, has_address};
use crate::fold::{Details, Value};
use crate::hit::{Certainty, Findings, Hit, Language};
use crate::ignored;
use crate::method;
use crate::patterns::is_log;

/// How many tags of one file are looked at.
const MOST: usize = 200;
/// How far from its tag the end of a name may be, in bytes.
const NAME: usize = 300;
/// How far around a document its key is looked for.
const NEAR: usize = 2_000;

/// Reads what is left of a file: places with the tag of a method that were not told.
pub(crate) fn read(file: &File<'_>, found: &mut Findings) {
    let text = file.text;
    let tags = memchr::memmem::find_iter(text.as_bytes(), TAG);
    let tags: Vec<usize> = tags.take(MOST).collect();
    if tags.is_empty() {
        return;
    }
    let comments = ignored::comments(file, &tags);
    let in_markup = super::comments(text);
    for (at, comment) in tags.into_iter().zip(comments) {
        let line = file.lines.line(file.lines.place(at).0);
        let next = in_markup.partition_point(|comment| comment.end <= at);
        let is_commented = in_markup
            .get(next)
            .is_some_and(|comment| comment.contains(&at));
        // What begins its line is told to be in a comment where no grammar says what it is in.
        let is_in_comment = comment.is_some_and(|comment| comment.start < at);
        if !is_in_comment
            && !is_commented
            && !is_log(line)
            && let Some(hit) = of_tag(file, at, found)
        {
            found.hits.push(hit);
        }
    }
}

/// What a tag is of; none where it is told already, or nothing says that it is of Keap.
fn of_tag(file: &File<'_>, at: usize, found: &Findings) -> Option<Hit> {
    let name_at = at.saturating_add(TAG.len());
    let inside = head(file.text, name_at, NAME);
    let name = inside.get(..inside.find(END)?)?;
    if is_near_a_hit(file, at, found) {
        return None;
    }
    if method::named(name.trim()).is_some() {
        return document(file, at);
    }
    if let Some(hit) = file.misspelt(at, name.trim(), None) {
        return Some(hit);
    }
    if !hole::is_hole(name) || is_filled_below(file, at, name, found) {
        return None;
    }
    let method = match hole::filled(file, name_at, name) {
        Filled::With(method) => Some(method),
        Filled::WithAnother => return None,
        Filled::Open => None,
    };
    if let Some(method) = method {
        // Patterns tell the name itself, where it stands.
        let is_own =
            |hit: &Hit| hit.dialect == "pattern" && hit.method.as_deref() == Some(method.name);
        if found.hits.iter().any(is_own) {
            return None;
        }
        return Some(file.hit(Recognised {
            offset: at,
            dialect: "document",
            method,
            details: Details::default(),
            certainty: Certainty::Likely,
            through: None,
            step: None,
        }));
    }
    // The document of a helper is told where the helper is called.
    let is_of_a_helper = found.hits.iter().any(|hit| hit.through.is_some());
    (!is_of_a_helper && is_of_keap(file.text, at)).then(|| file.document_without_method(at, None))
}

/// Whether a call was told on the lines of a document.
fn is_near_a_hit(file: &File<'_>, at: usize, found: &Findings) -> bool {
    let (first, _) = file.lines.place(at);
    let (last, _) = file.lines.place(end_of_document(file.text, at));
    let mut hits = found.hits.iter();
    hits.any(|hit| (first..=last).contains(&hit.line))
}

/// Whether a pattern may be the one that a call below it fills, which a grammar follows.
fn is_filled_below(file: &File<'_>, at: usize, name: &str, found: &Findings) -> bool {
    const LINES: usize = 60;
    let (line, _) = file.lines.place(at);
    let below = line..line.saturating_add(LINES);
    let mut hits = found.hits.iter();
    hole::is_form(name.trim())
        && !file.language.has_no_grammar()
        && hits.any(|hit| hit.dialect == "wire" && below.contains(&hit.line))
}

/// A document with the name of a method in it, written as texts of a program, perhaps with something between them.
fn document(file: &File<'_>, at: usize) -> Option<Hit> {
    let end = end_of_document(file.text, at);
    let region = file.text.get(at..end).unwrap_or_default();
    let mut parts = vec![Value::text("<methodCall>")];
    parts.extend(pieces(file.language, region));
    parts.push(Value::text("</methodCall>"));
    let (method, params) = in_text(&parts);
    let mut hit = file.called(at, &method?, &params, None)?;
    // What is put together between the texts is not followed.
    hit.certainty = Certainty::Likely;
    Some(hit)
}

/// The texts of a document that begins inside of one, without what the program has between them.
fn pieces(language: Language, region: &str) -> Vec<Value> {
    if language != Language::VisualBasic {
        return vec![Value::text(&without_holes(region))];
    }
    // A quotation mark in a text is written twice.
    let region = region.replace("\"\"", "'");
    let texts = region.split('"').step_by(2);
    texts.map(Value::text).collect()
}

/// A text without what its program puts into it: `#{name}`, `#name#`.
fn without_holes(text: &str) -> String {
    let mut left = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('#') {
        left.push_str(before);
        let end = match behind.starts_with('{') {
            true => behind.find('}'),
            false => behind
                .find(['#', '<'])
                .filter(|end| behind.as_bytes().get(*end) == Some(&b'#')),
        };
        let end = end.map_or(0, |end| end.saturating_add(1));
        rest = behind.get(end..).unwrap_or_default();
    }
    left.push_str(rest);
    left
}

/// Whether the method of a document is put into it, where that goes to Keap.
pub(crate) fn is_open_of_keap(text: &str, name: &str, at: usize) -> bool {
    hole::is_hole(name) && is_of_keap(text, at)
}

/// Whether what stands around a document says that it goes to Keap: its host or its path, or the key.
fn is_of_keap(text: &str, at: usize) -> bool {
    const KEYS: [&str; 4] = ["privateKey", "private_key", "PrivateKey", "infusionsoft"];
    let has =
        |text: &str, word: &str| memchr::memmem::find(text.as_bytes(), word.as_bytes()).is_some();
    let mut start = at.saturating_sub(NEAR);
    while !text.is_char_boundary(start) {
        start = start.saturating_sub(1);
    }
    let near = head(text, start, NEAR.saturating_mul(2));
    has_address(text) || KEYS.iter().any(|word| has(near, word))
}

#[cfg(test)]
mod tests {
    use crate::Audit;

    /// Line, method and table of what is told; `?` where the method is not known.
    fn told(name: &str, text: &str) -> Vec<String> {
        let found = Audit::new(Vec::new()).unwrap().read(name, text.as_bytes());
        let hits = found.hits.into_iter();
        hits.map(|hit| {
            let method = hit.method.unwrap_or_else(|| "?".to_owned());
            let table = hit.table.map(|table| format!(" {table}"));
            format!("{} {method}{}", hit.line, table.unwrap_or_default())
        })
        .collect()
    }

    const NONE: [&str; 0] = [];

    #[test]
    fn documents_in_strings_of_visual_basic_are_told_with_their_table() {
        let basic = "url = \"https://ab123.infusionsoft.com/api/xmlrpc\"\n\
            xml = \"<methodCall><methodName>DataService.load</methodName><params>\" & _\n\
            \"<param><value><string>\" & key & \"</string></value></param>\" & _\n\
            \"<param><value><string>Lead</string></value></param></params></methodCall>\"\n\
            ' xml = \"<methodCall><methodName>ContactService.add</methodName></methodCall>\"\n\
            body = body & \"<methodName>\" & METHOD & \"</methodName></methodCall>\"\n\
            Const METHOD = \"ContactService.merge\"\n\
            Debug.Print \"<methodName>ContactService.add</methodName>\"\n";
        let wanted = ["2 DataService.load Lead", "7 ContactService.merge"];
        assert_eq!(told("a.vb", basic), wanted);
        assert_eq!(told("a.asp", basic), wanted);
    }

    #[test]
    fn documents_in_heredocs_of_elixir_and_in_coldfusion_are_told() {
        let elixir = "@url \"https://ab123.infusionsoft.com/api/xmlrpc\"\nbody = \"\"\"\n<methodCall>\n<methodName>DataService.load</methodName>\n<params>\n<param><value>#{key}</value></param>\n<param><value>Lead</value></param></params>\n</methodCall>\n\"\"\"\n# <methodName>ContactService.add</methodName>\nother = \"<methodCall><methodName>#{name}</methodName></methodCall>\"\n";
        assert_eq!(told("a.ex", elixir), ["4 DataService.load Lead", "11 ?"]);
        let fusion = "<cfxml variable=\"x\">\n<methodCall><methodName>DataService.load</methodName><params><param><value>#key#</value></param><param><value>Lead</value></param></params></methodCall>\n</cfxml>\n<!--- <methodName>ContactService.add</methodName> --->\n";
        assert_eq!(told("a.cfm", fusion), ["2 DataService.load Lead"]);
    }

    #[test]
    fn the_method_that_c_prints_into_a_document_is_told() {
        let c = "snprintf(body, sizeof body,\n  \"<methodCall><methodName>%s</methodName></methodCall>\",\n  \"ContactService.add\");\n";
        assert_eq!(told("a.c", c), ["2 ContactService.add Contact"]);
        let other = format!(
            "// ContactService\n{}",
            c.replace("ContactService.add", "blogger.getPosts")
        );
        assert_eq!(told("a.c", &other), NONE);
        let beside = format!("// api.infusionsoft.com\n{other}");
        assert_eq!(told("a.c", &beside), NONE);
        let open = beside.replace("\"blogger.getPosts\"", "name");
        assert_eq!(told("a.c", &open), ["4 ?"]);
    }

    #[test]
    fn a_method_that_is_not_constant_is_told_where_it_is_keaps() {
        let body = "x = f\"<methodCall><methodName>{name}</methodName></methodCall>\"\n";
        let to = |url: &str| format!("# ContactService\nurl = '{url}'\n{body}");
        assert_eq!(
            told("a.py", &to("https://api.infusionsoft.com/crm/xmlrpc/v1")),
            ["3 ?"]
        );
        assert_eq!(told("a.py", &to("https://blog.example/xmlrpc.php")), NONE);
        assert_eq!(
            told("a.py", &format!("# ContactService\nprivateKey = 1\n{body}")),
            ["3 ?"]
        );
        let commented = format!("u = 'https://api.infusionsoft.com/crm/xmlrpc/v1'\n# {body}");
        assert_eq!(told("a.py", &commented), NONE);
        // Words of a page about the API.
        let page = "<p>api.infusionsoft.com</p> <methodName>...</methodName> <methodName>method name</methodName>";
        assert_eq!(told("a.html", page), NONE);
    }

    #[test]
    #[cfg(feature = "grammars")]
    fn a_document_of_a_helper_is_told_where_the_helper_is_called() {
        let python = "url = 'https://api.infusionsoft.com/crm/xmlrpc/v1'\n\
            def call(name):\n    post(url, f\"<methodCall><methodName>{name}</methodName></methodCall>\")\n\
            call('ContactService.merge')\n";
        assert_eq!(told("a.py", python), ["4 ContactService.merge"]);
    }
}
