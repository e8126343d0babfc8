//! Programs with marks: what must be found on a line stands in a comment at its end, and nothing else may be found.
//!
//! `AUDIT: ContactService.add` is a hit of that method on that line, several methods are several hits; a table,
//! `reads=`, `writes=`, `conditions=` behind a method are held against it where they stand. `AUDIT-NEXT:` is of the line
//! below it. `?` is a call whose method is not constant, and `?DataServce.query` one of a method that there is not.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use keap_audit::{Audit, Hit, Judgement};

/// What a mark asks for.
#[derive(Debug, Default, PartialEq)]
struct Wanted {
    method: String,
    table: Option<String>,
    lists: BTreeMap<String, String>,
}

pub(super) fn folder() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = here
        .ancestors()
        .map(|above| above.join("fixtures/audit"))
        .find(|folder| folder.is_dir());
    found.expect("the fixtures are in the repository")
}

fn marks(text: &str) -> BTreeMap<usize, Vec<Wanted>> {
    let mut all = BTreeMap::new();
    for (number, line) in text.lines().enumerate() {
        let (line_of_mark, mark) = if let Some((_, mark)) = line.split_once("AUDIT: ") {
            (number + 1, mark)
        } else if let Some((_, mark)) = line.split_once("AUDIT-NEXT: ") {
            (number + 2, mark)
        } else {
            continue;
        };
        all.insert(line_of_mark, wanted(mark));
    }
    all
}

fn wanted(mark: &str) -> Vec<Wanted> {
    let mut all: Vec<Wanted> = Vec::new();
    for word in mark.split_whitespace() {
        let is_method = word.starts_with('?') && word.contains('.');
        if is_method || word.contains("Service.") || word == "?" {
            all.push(Wanted {
                method: word.trim_start_matches('?').to_owned(),
                ..Wanted::default()
            });
        } else if let Some((name, list)) =
            word.trim_end_matches(['"', '}', ',', ' ']).split_once('=')
        {
            let last = all.last_mut().expect("a list stands behind a method");
            last.lists.insert(name.to_owned(), list.to_owned());
        } else if word.chars().all(char::is_alphanumeric) {
            all.last_mut()
                .expect("a table stands behind a method")
                .table = Some(word.to_owned());
        }
    }
    all
}

fn differs(wanted: &Wanted, hit: &Hit) -> Option<String> {
    if let Some(table) = &wanted.table
        && hit.table.as_ref() != Some(table)
    {
        return Some(format!("table {:?} instead of {table}", hit.table));
    }
    for (name, list) in &wanted.lists {
        let found = match name.as_str() {
            "reads" => hit.reads.join(","),
            "writes" => hit.writes.join(","),
            "conditions" => {
                let columns = hit.conditions.iter().map(|one| one.column.as_str());
                columns.collect::<Vec<_>>().join(",")
            }
            "value" => {
                let conditions = hit.conditions.iter();
                let mut known: Vec<String> = conditions
                    .filter_map(|one| Some(format!("{}:{}", one.column, one.value.as_ref()?)))
                    .collect();
                known.sort();
                // Marks are words between blanks.
                known.join(",").replace(' ', "_")
            }
            "open" => hit.open.join(","),
            "effort" => Judgement::of(hit).effort.to_string(),
            "order" => hit.order_by.clone().unwrap_or_default(),
            "dialect" => hit.dialect.clone(),
            "certainty" => hit.certainty.to_string(),
            // Marks are words between blanks.
            "step" => hit.step.clone().unwrap_or_default().replace(' ', "_"),
            other => panic!("there is no list {other}"),
        };
        if &found != list {
            return Some(format!("{name} {found} instead of {list}"));
        }
    }
    None
}

fn check(audit: &Audit, path: &Path) -> Vec<String> {
    let bytes = fs::read(path).unwrap();
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let mut marked = marks(&String::from_utf8_lossy(&bytes));
    let mut wrong = Vec::new();
    for hit in audit.read(&name, &bytes).hits {
        let method = hit.method.clone().unwrap_or_default();
        let asked = marked.entry(hit.line).or_default();
        // Where a call may have one of several tables, each has its mark.
        let of_table = |one: &&Wanted| one.method == method && one.table == hit.table;
        let exact = asked.iter().position(|one| of_table(&one));
        let Some(at) = exact.or_else(|| asked.iter().position(|one| one.method == method)) else {
            wrong.push(format!("{name}:{}: {method} is not marked", hit.line));
            continue;
        };
        let one = asked.remove(at);
        if let Some(what) = differs(&one, &hit) {
            wrong.push(format!("{name}:{}: {method}: {what}", hit.line));
        }
    }
    for (line, left) in marked {
        for one in left {
            wrong.push(format!("{name}:{line}: {} is not found", one.method));
        }
    }
    wrong
}

#[test]
fn all_that_is_marked_is_found_and_nothing_else() {
    let audit = Audit::new(Vec::new()).unwrap();
    let mut files: Vec<_> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file() && path.file_name().is_some_and(|name| name != "SOURCES"))
        .collect();
    files.sort();
    assert!(!files.is_empty());
    let wrong: Vec<_> = files.iter().flat_map(|file| check(&audit, file)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
