//! Tables of the front page that are made from the code.

use std::sync::Mutex;

/// Tests run beside each other, and each writes the whole page.
static PAGE: Mutex<()> = Mutex::new(());

/// Holds the table between two marks of the front page to what the code says; with `UPDATE_DOCS` it is written.
pub(crate) fn hold(name: &str, table: &str) {
    let _alone = PAGE.lock();
    let (start, end) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let page = std::fs::read_to_string(path).unwrap();
    let (head, rest) = page.split_once(&start).unwrap();
    let (shown, tail) = rest.split_once(&end).unwrap();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path, format!("{head}{start}{table}{end}{tail}")).unwrap();
    } else {
        assert_eq!(shown, table, "run the test with UPDATE_DOCS=1");
    }
}
