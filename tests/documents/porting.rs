//! Reads `examples/porting`: which call of the old SDKs became which of ours.

use std::fmt::Write as _;
use std::fs;

/// One method of the legacy API with its calls.
#[derive(Debug, Default)]
pub(crate) struct Port {
    /// `ContactService.add`.
    pub(crate) method: String,
    csharp: String,
    php: Vec<String>,
    rust: Vec<String>,
    pub(crate) note: String,
}

/// Files of the folder, in the order of the document.
const FILES: [&str; 7] = [
    "contacts",
    "data",
    "email",
    "invoices",
    "products",
    "affiliates",
    "shop",
];

/// All calls, in the order of the document.
pub(crate) fn ports() -> Vec<Port> {
    let folder = super::root().join("examples/porting");
    let count = fs::read_dir(&folder).unwrap().count();
    assert_eq!(
        count,
        FILES.len(),
        "a file of {} is not read",
        folder.display()
    );
    FILES
        .iter()
        .flat_map(|file| {
            let text = fs::read_to_string(folder.join(file).with_extension("rs")).unwrap();
            text.split("\n// port: ")
                .skip(1)
                .map(read)
                .collect::<Vec<_>>()
        })
        .collect()
}

/// Reads the comments above a function and its statements.
fn read(text: &str) -> Port {
    let (method, text) = text.split_once('\n').unwrap();
    let mut port = Port {
        method: method.to_owned(),
        ..Port::default()
    };
    for line in text.lines() {
        let Some(comment) = line.strip_prefix("// ") else {
            break;
        };
        match comment.split_once(": ") {
            Some(("C#", call)) => port.csharp = code(call),
            Some(("PHP", call)) => port.php.push(code(call)),
            Some(("iSDK", call)) => port.php.push(code(&format!("$app->{call}"))),
            Some(("note", note)) => port.note = note.to_owned(),
            _ => panic!("{method}: {comment}"),
        }
    }
    let body = text.split_once("-> Done {\n").unwrap().1;
    let body = body.split_once("\n    Ok(())\n}").unwrap().0;
    port.rust = one_line(body)
        .split(".await?;")
        .filter(|statement| !statement.trim().is_empty())
        .map(|statement| code(statement.trim()))
        .collect();
    assert!(!port.rust.is_empty(), "{method} has no call of ours");
    port
}

fn code(call: &str) -> String {
    format!("`{}`", call.replace('|', "\\|"))
}

/// Undoes the formatter's line breaks.
fn one_line(code: &str) -> String {
    let line = code.split_whitespace().collect::<Vec<_>>().join(" ");
    line.replace(" .", ".")
        .replace("( ", "(")
        .replace(", )", ")")
        .replace(" )", ")")
        .replace(", }", " }")
}

/// A table for each service.
pub(crate) fn tables() -> String {
    let mut text = String::new();
    let mut service = "";
    let ports = ports();
    for port in &ports {
        let (new, method) = port.method.split_once('.').unwrap();
        if new != service {
            service = new;
            writeln!(text, "\n## {service}\n").unwrap();
            writeln!(text, "| Method | C# | PHP | Rust |\n|---|---|---|---|").unwrap();
        }
        let mut ours = port.rust.clone();
        if !port.note.is_empty() {
            ours.push(port.note.replace('|', "\\|"));
        }
        let or_none = |cell: String| {
            if cell.is_empty() {
                "none".to_owned()
            } else {
                cell
            }
        };
        writeln!(
            text,
            "| `{method}` | {} | {} | {} |",
            or_none(port.csharp.clone()),
            or_none(port.php.join("<br>")),
            ours.join("<br>")
        )
        .unwrap();
    }
    text + "\n"
}

/// The calls of the facade as the audit shows them: a line a method, its name and the first call.
pub(crate) fn lines() -> String {
    let ports = ports();
    let lines = ports.iter().map(|port| {
        let call = port.rust.first().map_or("", String::as_str);
        let call = call.trim_matches('`').replace("\\|", "|");
        format!("{}\t{call}\n", port.method)
    });
    lines.collect()
}
