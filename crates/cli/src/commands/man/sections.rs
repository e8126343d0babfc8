//! The sections of a page of the manual that come from what help tells besides the flags: notes, the environment, exit
//! codes, examples. The tables are those of `keap help environment` and `keap help exit-codes`.

use std::fmt::Write as _;

use crate::commands::help;

/// Variables that concern every command.
const OF_ALL: [&str; 4] = ["KEAP_PROFILE", "KEAP_CONFIG", "NO_COLOR", "TERM"];

/// What stands behind the flags. A variable stands on the page of the program, and on those of the commands whose flags, if
/// these are given, name it.
pub(super) fn beside(about: &str, flags: Option<&str>) -> String {
    let mut page = String::new();
    let (notes, examples) = parted(about);
    if !notes.is_empty() {
        section(&mut page, "NOTES");
        text(&mut page, notes);
    }
    section(&mut page, "ENVIRONMENT");
    // Roff spells the sign of a name with a backslash before it.
    let flags = flags.map(|flags| flags.replace('\\', ""));
    let is_named = |name: &str| {
        let has = flags.as_ref().is_none_or(|flags| flags.contains(name));
        has || OF_ALL.contains(&name)
    };
    for (name, told) in entries(help::ENVIRONMENT) {
        if is_named(name) {
            entry(&mut page, name, &told);
        }
    }
    section(&mut page, "EXIT STATUS");
    for (code, told) in entries(help::EXIT_CODES) {
        entry(&mut page, code, &told);
    }
    if !examples.is_empty() {
        section(&mut page, "EXAMPLES");
        text(&mut page, examples);
    }
    page
}

/// The pages that one leads to, each with its section.
pub(super) fn see_also(related: &[(String, u8)]) -> String {
    let all = related.iter();
    let all = all.map(|(name, section)| format!("\\fB{}\\fR({section})", plain(name)));
    let mut page = String::new();
    section(&mut page, "SEE ALSO");
    let _ = writeln!(page, "{}", all.collect::<Vec<_>>().join(",\n"));
    page
}

/// Notes, and the examples behind them.
fn parted(about: &str) -> (&str, &str) {
    let begins = |line: &str| line.starts_with("Example") || line.starts_with("Where to begin");
    let mut at = 0_usize;
    for line in about.split_inclusive('\n') {
        if begins(line) {
            let (notes, examples) = about.split_at(at);
            let rest = examples.split_once('\n').map_or("", |(_, rest)| rest);
            return (notes.trim_end(), rest.trim_end());
        }
        at = at.saturating_add(line.len());
    }
    (about.trim_end(), "")
}

/// The rows of a table: a name after two blanks, and what is told of it, which goes on in lines that are farther in.
fn entries(table: &str) -> Vec<(&str, String)> {
    let mut entries: Vec<(&str, String)> = Vec::new();
    let mut is_open = false;
    for line in table.lines() {
        let inner = line.strip_prefix("  ").filter(|rest| !rest.is_empty());
        match inner {
            Some(rest) if !rest.starts_with(' ') => {
                let (name, told) = rest.split_once("  ").unwrap_or((rest, ""));
                entries.push((name, told.trim().to_owned()));
                is_open = true;
            }
            Some(rest) if is_open => {
                if let Some((_, told)) = entries.last_mut() {
                    told.push(' ');
                    told.push_str(rest.trim());
                }
            }
            _ => is_open = false,
        }
    }
    entries
}

pub(super) fn section(page: &mut String, title: &str) {
    // A text takes whatever is written to it.
    let _ = writeln!(page, ".SH \"{title}\"");
}

fn entry(page: &mut String, name: &str, told: &str) {
    let _ = writeln!(page, ".TP\n\\fB{}\\fR\n{}", plain(name), plain(told));
}

/// A text with its lines as they are.
pub(super) fn text(page: &mut String, text: &str) {
    page.push_str(".nf\n");
    for line in text.lines() {
        let _ = writeln!(page, "{}", plain(line));
    }
    page.push_str(".fi\n");
}

/// A line that roff takes for nothing else: a backslash and a dash are what they are, and no sign at its beginning commands.
pub(super) fn plain(line: &str) -> String {
    let line = line.replace('\\', "\\e").replace('-', "\\-");
    match line.starts_with(['.', '\'']) {
        true => format!("\\&{line}"),
        false => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_has_a_row_for_each_name() {
        let codes = entries(help::EXIT_CODES);
        let names: Vec<&str> = codes.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, ["0", "1", "2", "3", "130", "143", "129"]);
        assert!(
            codes[2].1.ends_with("nothing was changed then"),
            "{codes:?}"
        );
        let variables = entries(help::ENVIRONMENT);
        let host = variables.iter().find(|(name, _)| *name == "KEAP_BASE_URL");
        assert!(host.unwrap().1.ends_with("does not go there"), "{host:?}");
        assert!(variables.iter().all(|(name, _)| !name.contains(' ')));
    }

    #[test]
    fn examples_are_parted_from_notes() {
        let page = beside("A note.\n\nExamples:\n  keap a -b \\\n  .c", Some(""));
        for part in [
            ".SH \"NOTES\"\n.nf\nA note.\n.fi\n",
            ".SH \"EXAMPLES\"\n.nf\n  keap a \\-b \\e\n  .c\n.fi\n",
        ] {
            assert!(page.contains(part), "{page}");
        }
        assert_eq!(parted("Only this."), ("Only this.", ""));
        assert_eq!(plain(".x"), "\\&.x");
    }
}
