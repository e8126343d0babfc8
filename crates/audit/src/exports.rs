//! JSON exports of programs without code: n8n, Postman, Make, and anything else that keeps a document of the wire in JSON.
//! Notebooks, too, whose cells are programs.

use serde_json::Value as Json;

use crate::documents;
use crate::file::File;
use crate::fold::Value;
use crate::hit::{Findings, Hit};
use crate::method;
use crate::slip::is_meant;

/// How many values of one export are looked at.
const MOST: usize = 1_000_000;

/// Reads an export. What is no JSON is read as any document.
pub(crate) fn read(file: &File<'_>, found: &mut Findings) {
    match serde_json::from_str::<Json>(file.text) {
        Ok(export) => {
            if let Some(notebook) = notebook(&export) {
                notebook.read(file, found);
                return;
            }
            let mut walk = Walk {
                file,
                left: MOST,
                reached: 0,
            };
            walk.value(&export, None, found);
        }
        Err(_) => documents::read(file, found),
    }
}

/// The cells of a notebook that are programs, as one: what a cell declares, those behind it know.
struct Notebook {
    ending: &'static str,
    code: String,
    /// The line at which each cell begins, and its number.
    cells: Vec<(usize, usize)>,
}

fn notebook(export: &Json) -> Option<Notebook> {
    let cells = export.get("cells")?.as_array()?;
    let language = export
        .pointer("/metadata/kernelspec/language")
        .or_else(|| export.pointer("/metadata/language_info/name"));
    let ending = match language.and_then(Json::as_str).unwrap_or("python") {
        "ruby" => "rb",
        "javascript" => "js",
        "typescript" => "ts",
        "bash" => "sh",
        _ => "py",
    };
    let mut notebook = Notebook {
        ending,
        code: String::new(),
        cells: Vec::new(),
    };
    let mut line = 1_usize;
    for (number, cell) in cells.iter().enumerate() {
        if cell.get("cell_type").and_then(Json::as_str) != Some("code") {
            continue;
        }
        notebook.cells.push((line, number.saturating_add(1)));
        let text = match cell.get("source")? {
            Json::String(text) => text.clone(),
            Json::Array(lines) => lines.iter().filter_map(Json::as_str).collect(),
            _ => continue,
        };
        for text in text.lines() {
            // `%` and `!` are for the notebook itself.
            if !text.starts_with(['%', '!']) {
                notebook.code.push_str(text);
            }
            notebook.code.push('\n');
            line = line.saturating_add(1);
        }
    }
    (!notebook.cells.is_empty()).then_some(notebook)
}

impl Notebook {
    fn read(&self, file: &File<'_>, found: &mut Findings) {
        let name = format!("notebook.{}", self.ending);
        let mut walk = Walk {
            file,
            left: MOST,
            reached: 0,
        };
        for hit in file.audit.read(&name, self.code.as_bytes()).hits {
            let offset = walk.find(&words_of(&self.code, hit.line));
            let cell = self.cells.partition_point(|(line, _)| *line <= hit.line);
            let cell = cell.checked_sub(1).and_then(|at| self.cells.get(at));
            let step = cell.map(|(_, number)| format!("cell {number}"));
            walk.told_at(offset, hit, step.as_deref(), found);
        }
    }
}

/// The line of a program, as it stands in JSON.
fn words_of(code: &str, line: usize) -> String {
    let text = code.lines().nth(line.saturating_sub(1)).unwrap_or_default();
    let quoted = serde_json::to_string(text).unwrap_or_default();
    quoted.trim_matches('"').to_owned()
}

struct Walk<'a, 'f> {
    file: &'a File<'f>,
    left: usize,
    /// Where in the text the last call was found; the next one stands behind it.
    reached: usize,
}

impl Walk<'_, '_> {
    /// `step` is the name of the innermost object that has one.
    fn value(&mut self, value: &Json, step: Option<&str>, found: &mut Findings) {
        self.left = self.left.saturating_sub(1);
        if self.left == 0 {
            return;
        }
        match value {
            Json::String(text) => self.text(text, step, found),
            Json::Array(items) => {
                // A script of Postman is a list of its lines.
                let is_script = items.iter().all(Json::is_string) && items.len() > 1;
                if is_script {
                    let lines: Vec<_> = items.iter().filter_map(Json::as_str).collect();
                    self.text(&lines.join("\n"), step, found);
                    return;
                }
                for item in items {
                    self.value(item, step, found);
                }
            }
            Json::Object(members) if is_note(members) => {}
            Json::Object(members) if is_off(members) => self.switched_off(value, step, found),
            Json::Object(_) => self.object(value, step, found),
            _ => {}
        }
    }

    /// An object: a step, a call, or something around them.
    fn object(&mut self, value: &Json, step: Option<&str>, found: &mut Findings) {
        let Json::Object(members) = value else {
            return;
        };
        let named = members.get("name").and_then(Json::as_str);
        let designed = value
            .pointer("/metadata/designer/name")
            .and_then(Json::as_str);
        let step = designed.or(named).or(step);
        if self.call(members, step, found) {
            return;
        }
        for (key, member) in members {
            match (key.as_str(), member) {
                // What a saved example of Postman was answered to: the request itself is told.
                ("originalRequest", _) => {}
                // Words for people.
                ("description" | "notes", Json::String(_)) => {}
                (key, Json::String(code)) if is_code(key) => {
                    // n8n keeps what was written in the other language before.
                    if let Some(ending) = ending(key, members) {
                        self.script(code, ending, step, found);
                    }
                }
                _ => self.value(member, step, found),
            }
        }
    }

    /// An object that is a call: `{"methodName": "ContactService.add", "params": [..]}`.
    fn call(
        &mut self,
        members: &serde_json::Map<String, Json>,
        step: Option<&str>,
        found: &mut Findings,
    ) -> bool {
        let named = ["methodName", "method", "xmlrpcMethod", "action"]
            .iter()
            .find_map(|key| members.get(*key)?.as_str());
        let is_one =
            |name: &&str| method::named(name).is_some() || is_meant(name, self.file.has_address());
        let Some(name) = named.filter(is_one) else {
            return false;
        };
        let params = ["params", "arguments", "args"]
            .iter()
            .find_map(|key| members.get(*key)?.as_array());
        let params: Vec<Value> = params.into_iter().flatten().map(of_json).collect();
        let offset = self.find(name);
        let hit = self
            .file
            .called(offset, &Value::text(name), &params, step.map(shown));
        found.hits.extend(hit);
        true
    }

    /// A text with documents of the wire in it.
    fn text(&mut self, text: &str, step: Option<&str>, found: &mut Findings) {
        for document in documents::documents(text) {
            let (method, params) = documents::in_text(&[Value::text(document)]);
            let Some(method) = method else { continue };
            let named = method.as_text().unwrap_or_default();
            let offset = self.find(named);
            let hit = self.file.called(offset, &method, &params, step.map(shown));
            // `{{ $json.method }}`, which another step says.
            let is_open = || documents::is_open_of_keap(self.file.text, named, offset);
            let hit = hit.or_else(|| {
                is_open().then(|| self.file.document_without_method(offset, step.map(shown)))
            });
            found.hits.extend(hit);
        }
    }

    /// A script in a step: read as what it is, and told at the place of the step.
    fn script(&mut self, code: &str, ending: &str, step: Option<&str>, found: &mut Findings) {
        let name = format!("script.{ending}");
        let read = self.file.audit.read(&name, code.as_bytes());
        for hit in read.hits {
            let method = hit.method.as_deref().unwrap_or_default();
            let line = words_of(code, hit.line);
            let offset = match method.is_empty() {
                true => self.find(&line),
                false => self.find(method),
            };
            self.told_at(offset, hit, step, found);
        }
    }

    /// A step that does not run: that it has a use is counted.
    fn switched_off(&mut self, value: &Json, step: Option<&str>, found: &mut Findings) {
        let mut own = Findings::default();
        self.object(value, step, &mut own);
        let counted = &mut found.reading.switched_off;
        *counted = counted
            .saturating_add(own.reading.switched_off)
            .saturating_add(usize::from(!own.hits.is_empty()));
    }

    fn told_at(&self, offset: usize, mut hit: Hit, step: Option<&str>, found: &mut Findings) {
        (hit.line, hit.column) = self.file.lines.place(offset);
        hit.file = self.file.name.to_owned();
        hit.step = step.map(shown);
        found.hits.push(hit);
    }

    /// Where a word stands in the export, behind what was found before.
    fn find(&mut self, word: &str) -> usize {
        let rest = self.file.text.get(self.reached..).unwrap_or_default();
        let at = memchr::memmem::find(rest.as_bytes(), word.as_bytes());
        if let Some(at) = at {
            self.reached = self
                .reached
                .saturating_add(at)
                .saturating_add(word.len().min(1));
            return self.reached.saturating_sub(1);
        }
        let first = memchr::memmem::find(self.file.text.as_bytes(), word.as_bytes());
        first.unwrap_or(0)
    }
}

/// Whether a step is switched off.
fn is_off(members: &serde_json::Map<String, Json>) -> bool {
    members.get("disabled").and_then(Json::as_bool) == Some(true)
}

/// Whether it is a note beside the steps.
fn is_note(members: &serde_json::Map<String, Json>) -> bool {
    let kind = members.get("type").and_then(Json::as_str);
    kind.is_some_and(|kind| kind.ends_with(".stickyNote"))
}

/// Whether a member of a step is a program.
fn is_code(key: &str) -> bool {
    matches!(key, "jsCode" | "functionCode" | "pythonCode" | "code")
}

/// The ending of a program in a step, by its member and by what the step says of its language; none where that is another.
fn ending(key: &str, members: &serde_json::Map<String, Json>) -> Option<&'static str> {
    let language = members.get("language").and_then(Json::as_str);
    let is_python = language.map(|language| language.to_ascii_lowercase().starts_with("python"));
    match (key, is_python) {
        ("pythonCode", Some(false)) | ("jsCode", Some(true)) => None,
        ("pythonCode", _) | ("code", Some(true)) => Some("py"),
        _ => Some("js"),
    }
}

fn shown(step: &str) -> String {
    step.chars().take(80).collect()
}

fn of_json(value: &Json) -> Value {
    match value {
        Json::Null => Value::Null,
        Json::Bool(_) => Value::Flag,
        Json::Number(number) => Value::Number(number.to_string().into()),
        Json::String(text) => Value::text(text),
        Json::Array(items) => Value::list(items.iter().map(of_json).collect()),
        Json::Object(members) => Value::map(
            members
                .iter()
                .map(|(name, value)| (Value::text(name), of_json(value)))
                .collect(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use crate::{Audit, Language};

    const BODY: &str = "<methodCall><methodName>DataService.load</methodName></methodCall>";

    fn steps(export: &str) -> Vec<Option<String>> {
        let export = export.replace("BODY", BODY);
        let audit = Audit::new(Vec::new()).unwrap();
        let found = audit.read("export.json", export.as_bytes());
        found.hits.into_iter().map(|hit| hit.step).collect()
    }

    #[test]
    fn a_request_with_saved_examples_is_one_use() {
        let collection = r#"{"item":[{"name":"Load","request":{"body":{"raw":"BODY"},"description":"sends BODY"},
            "response":[{"name":"ok","originalRequest":{"body":{"raw":"BODY"}}}]}]}"#;
        assert_eq!(steps(collection), [Some("Load".to_owned())]);
    }

    #[test]
    #[cfg(feature = "grammars")]
    fn code_of_a_step_is_read_in_its_language() {
        let flow = r##"{"nodes":[
            {"name":"Py","parameters":{"language":"python","jsCode":"x.methodCall('ContactService.add', [])","pythonCode":"# client.call('ContactService.load')\nkeap = ServerProxy(u)\nkeap.ContactService.merge(key, 1, 2)"}},
            {"name":"Js","parameters":{"jsCode":"// keap\nx.methodCall('ContactService.add', [])","pythonCode":"keap = 1"}},
            {"name":"Fn","parameters":{"functionCode":"x.methodCall('ContactService.update', [])"}}]}"##;
        let found = Audit::new(Vec::new())
            .unwrap()
            .read("export.json", flow.as_bytes());
        let told = found.hits.into_iter();
        let told: Vec<_> = told
            .map(|hit| {
                (
                    hit.line,
                    hit.method.unwrap(),
                    hit.language,
                    hit.step.unwrap(),
                )
            })
            .collect();
        let of = |line, method: &str, language, step: &str| {
            (line, method.to_owned(), language, step.to_owned())
        };
        let wanted = [
            of(2, "ContactService.merge", Language::Python, "Py"),
            of(3, "ContactService.add", Language::JavaScript, "Js"),
            of(4, "ContactService.update", Language::JavaScript, "Fn"),
        ];
        assert_eq!(told, wanted);
    }

    #[test]
    fn a_method_that_another_step_says_is_told_without_its_name() {
        let body = "<methodCall><methodName>{{ $json.method }}</methodName></methodCall>";
        let of = |url: &str| {
            let flow = format!(
                r#"{{"about":"ContactService","nodes":[{{"name":"Call","parameters":{{"url":"{url}","body":"{body}"}}}}]}}"#
            );
            let found = Audit::new(Vec::new())
                .unwrap()
                .read("export.json", flow.as_bytes());
            let hits = found.hits.into_iter();
            hits.map(|hit| (hit.method, hit.step.unwrap()))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            of("https://ab123.infusionsoft.com/api/xmlrpc"),
            [(None, "Call".to_owned())]
        );
        assert_eq!(of("https://blog.example/xmlrpc.php"), []);
    }

    #[test]
    fn steps_that_are_switched_off_are_counted() {
        let flow = r#"{"nodes":[{"name":"Off","disabled":true,"parameters":{"body":"BODY BODY"}},
            {"name":"Empty","disabled":true,"parameters":{}}]}"#;
        let audit = Audit::new(Vec::new()).unwrap();
        let found = audit.read("export.json", flow.replace("BODY", BODY).as_bytes());
        assert_eq!((found.hits.len(), found.reading.switched_off), (0, 1));
    }

    #[test]
    fn what_is_switched_off_and_notes_do_not_run() {
        let flow = r#"{"nodes":[
            {"name":"Off","disabled":true,"parameters":{"body":"BODY"}},
            {"name":"Note","type":"n8n-nodes-base.stickyNote","parameters":{"content":"BODY"}},
            {"name":"On","disabled":false,"notes":"BODY","parameters":{"body":"BODY"}}]}"#;
        assert_eq!(steps(flow), [Some("On".to_owned())]);
    }
}
