//! A suite: which tables and operations are compared, with which arguments, conditions and tolerances, and what is expected
//! of the outcome. A TOML file.

use std::collections::HashMap;

use anyhow::{Context as _, anyhow, bail, ensure};
use keap::Backend;
use keap::compare::Rules;
use keap::compare::account::{NotCompared, Target};
use keap::schema::MAX_PAGE;
use keap_http::Shown;
use serde::Deserialize;
use toml::Spanned;

use super::expected::Expected;
use super::writes::{Writes, unnamed};
use crate::invocation::{self, InvocationArgs};

/// A suite as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Suite {
    table: Vec<TableEntry>,
    operation: Vec<OperationEntry>,
    /// Tolerances, as in a file of rules.
    rule: Option<toml::Value>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TableEntry {
    name: Spanned<String>,
    #[serde(default, rename = "where")]
    conditions: Vec<Spanned<String>>,
    #[serde(default)]
    fields: Vec<Spanned<String>>,
    #[serde(default)]
    expect: Expected,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OperationEntry {
    name: Spanned<String>,
    /// What it is called in the report, where it is asked more than once.
    label: Option<String>,
    #[serde(default)]
    arguments: Vec<String>,
    #[serde(default, rename = "where")]
    conditions: Vec<Spanned<String>>,
    #[serde(default)]
    fields: Vec<Spanned<String>>,
    /// What a write sets, as `FirstName=Ann`, and what it empties.
    #[serde(default)]
    set: Vec<Spanned<String>>,
    #[serde(default)]
    clear: Vec<Spanned<String>>,
    /// The column that a query is ordered by, with `-` before it where the order is turned around.
    order: Option<Spanned<String>>,
    /// Which page of how many rows is asked for.
    limit: Option<u32>,
    page: Option<u32>,
    #[serde(default)]
    expect: Expected,
}

/// What a suite says.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub(super) targets: Vec<Target>,
    pub(super) not_compared: Vec<NotCompared>,
    pub(super) expected: Vec<(String, Expected)>,
    pub(super) rules: Option<Rules>,
    /// The custom fields that it names, which the account alone knows.
    pub(super) custom: Vec<CustomNamed>,
    /// What must be known of some targets to read their figures.
    pub(super) notes: HashMap<String, String>,
}

/// A custom field as a suite names it, and in which line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct CustomNamed {
    pub(super) table: &'static str,
    pub(super) name: String,
    pub(super) line: usize,
}

/// Reads a suite.
///
/// # Errors
/// When it is none, or names what does not exist, takes other arguments, or writes where it may not.
pub(super) fn read(
    text: &str,
    backends: &[Backend],
    writes: Option<&Writes>,
) -> anyhow::Result<Read> {
    let suite: Suite = toml::from_str(text).map_err(|error| broken(&error, text))?;
    let mut read = Read {
        rules: suite.rule.map(|rule| rules(rule, text)).transpose()?,
        ..Read::default()
    };
    for entry in suite.table {
        let line = line_at(text, entry.name.span().start);
        let taken = read.table(entry, backends, text);
        taken.map_err(|wrong| in_line(line, wrong))?;
    }
    for entry in suite.operation {
        let line = line_at(text, entry.name.span().start);
        let taken = read.operation(entry, backends, writes, text);
        taken.map_err(|wrong| in_line(line, wrong))?;
    }
    Ok(read)
}

/// What is wrong with its line, unless it tells a line already.
fn in_line(line: usize, wrong: anyhow::Error) -> anyhow::Error {
    match wrong.to_string().starts_with("line ") {
        true => wrong,
        false => anyhow!("line {line}: {wrong:#}"),
    }
}

/// What is wrong with the text, and in which line.
fn broken(error: &toml::de::Error, text: &str) -> anyhow::Error {
    let start = error.span().map_or(0, |span| span.start);
    let line = line_at(text, start);
    anyhow!("line {line}: {}", error.message().replace('\n', ", "))
}

fn line_at(text: &str, start: usize) -> usize {
    let before = text.as_bytes().iter().take(start);
    before
        .filter(|byte| **byte == b'\n')
        .count()
        .saturating_add(1)
}

impl Read {
    fn table(&mut self, entry: TableEntry, backends: &[Backend], text: &str) -> anyhow::Result<()> {
        let info = keap::names::find_table(entry.name.as_ref())?;
        self.columns(Some(info.name), &entry.conditions, &[&entry.fields], text)?;
        let conditions = plain(entry.conditions);
        let args = arguments(info.name, &[], conditions, plain(entry.fields));
        let query = invocation::query(info.name, &args)?;
        keap::coverage::check_conditions(&query)?;
        let target = match Target::rows(query, backends) {
            Ok(target) => {
                let (target, left_out) = target.readable();
                self.not_compared.extend(left_out);
                let Some(target) = target else {
                    return Ok(());
                };
                Ok(target)
            }
            Err(why) => Err(why),
        };
        self.take(target, info.name.to_owned(), entry.expect);
        Ok(())
    }

    fn operation(
        &mut self,
        entry: OperationEntry,
        backends: &[Backend],
        writes: Option<&Writes>,
        text: &str,
    ) -> anyhow::Result<()> {
        let args = InvocationArgs {
            set: plain(entry.set.clone()),
            clear: plain(entry.clear.clone()),
            order: entry.order.clone().map(Spanned::into_inner),
            limit: entry.limit,
            page: entry.page,
            ..arguments(
                entry.name.as_ref(),
                &entry.arguments,
                plain(entry.conditions.clone()),
                plain(entry.fields.clone()),
            )
        };
        ensure!(
            entry
                .limit
                .is_none_or(|rows| (1..=MAX_PAGE).contains(&rows)),
            "{} asks for a page of {} rows, and one has 1 to {MAX_PAGE}",
            entry.name.as_ref(),
            entry.limit.unwrap_or_default()
        );
        let asked = invocation::parse(&args)?;
        let operation = asked.operation();
        let ordered: Vec<Spanned<String>> = entry.order.into_iter().collect();
        let names = [&entry.fields, &entry.set, &entry.clear, &ordered];
        self.columns(asked.table(), &entry.conditions, &names, text)?;
        if operation.is_write() {
            let writes = writes.ok_or_else(|| unnamed(operation))?;
            let permitted = writes.permits(&asked).map_err(anyhow::Error::msg);
            permitted.with_context(|| format!("{operation} cannot be compared"))?;
        }
        // What commands a terminal does so in no format.
        let label = entry
            .label
            .map(|label| Shown::new(&label).whole().to_string());
        let name = label.unwrap_or_else(|| operation.name().to_owned());
        let target = Target::call(name.clone(), asked, backends);
        self.take(target, name, entry.expect);
        Ok(())
    }

    /// Whether the table has the columns that are named before an operator, or stand alone. The account would say so of each
    /// when it is asked, and the whole run would have been for nothing. Of custom fields the account alone knows.
    fn columns(
        &mut self,
        table: Option<&str>,
        conditions: &[Spanned<String>],
        names: &[&Vec<Spanned<String>>],
        text: &str,
    ) -> anyhow::Result<()> {
        let Some(table) = table else {
            return Ok(());
        };
        let table = keap::names::find_table(table)?;
        let named = names.iter().flat_map(|names| names.iter());
        for spelt in conditions.iter().chain(named) {
            let line = line_at(text, spelt.span().start);
            let spelt: &str = spelt.as_ref();
            let spelt = spelt.strip_prefix('-').unwrap_or(spelt);
            let name = spelt.split(['=', '!', '<', '>']).next().unwrap_or(spelt);
            let name = name.split(" in ").next().unwrap_or(name).trim();
            let found = keap::names::find_column(table, name);
            if found
                .map_err(|wrong| in_line(line, wrong.into()))?
                .is_none()
            {
                if table.custom_fields_form.is_none() {
                    bail!(
                        "line {line}: table {} has no custom fields: {name}",
                        table.name
                    );
                }
                self.custom.push(CustomNamed {
                    table: table.name,
                    name: name.to_owned(),
                    line,
                });
            }
        }
        Ok(())
    }

    /// Takes a target under a name that no other has.
    fn take(&mut self, target: Result<Target, NotCompared>, name: String, expect: Expected) {
        match target {
            Ok(mut target) => {
                target.name = free(&self.targets, name);
                self.expected.push((target.name.clone(), expect));
                self.targets.push(target);
            }
            Err(why) => self.not_compared.push(why),
        }
    }
}

/// The name, with a number where another target has it.
pub(super) fn free(targets: &[Target], name: String) -> String {
    let is_taken = |name: &str| targets.iter().any(|target| target.name == name);
    if !is_taken(&name) {
        return name;
    }
    let mut numbered = (2_u32..).map(|number| format!("{name} ({number})"));
    numbered
        .find(|numbered| !is_taken(numbered))
        .unwrap_or(name)
}

fn rules(rule: toml::Value, suite: &str) -> anyhow::Result<Rules> {
    // What is wrong is told by its line in the suite, where the rules alone have the same meaning.
    if let Ok(read) = Rules::from_toml(&rules_alone(suite)) {
        return Ok(read);
    }
    let file = toml::Table::from_iter([("rule".to_owned(), rule)]);
    let text = toml::to_string(&file)?;
    let read = Rules::from_toml(&text);
    let read = read.or_else(|error| Rules::from_toml(&rules_alone(suite)).and(Err(error)));
    read.context("the rules of the suite cannot be used")
}

/// The suite with nothing but rules in it, each in its line.
fn rules_alone(suite: &str) -> String {
    let mut is_rule = false;
    let lines = suite.lines().map(|line| {
        if line.trim_start().starts_with('[') {
            is_rule = line.trim_start().starts_with("[[rule]]");
        }
        if is_rule { line } else { "" }
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn plain(spanned: Vec<Spanned<String>>) -> Vec<String> {
    spanned.into_iter().map(Spanned::into_inner).collect()
}

fn arguments(
    name: &str,
    arguments: &[String],
    conditions: Vec<String>,
    fields: Vec<String>,
) -> InvocationArgs {
    InvocationArgs {
        operation: name.to_owned(),
        arguments: arguments.to_vec(),
        fields,
        set: Vec::new(),
        clear: Vec::new(),
        conditions,
        order: None,
        limit: None,
        page: None,
    }
}

#[cfg(test)]
mod tests {
    use keap::Invocation;
    use keap::compare::account::Asks;

    use super::*;

    const BOTH: [Backend; 2] = [Backend::XmlRpc, Backend::RestV2];

    #[test]
    fn a_suite_says_what_is_compared_and_what_is_expected() {
        let text = r#"
            [[table]]
            name = "contact"
            where = ["FirstName=A%"]
            expect = { rows = 1, unexplained = 0 }

            [[table]]
            name = "Contact"
            fields = ["LastName"]

            [[operation]]
            name = "ContactService.load"
            arguments = ["17"]

            [[rule]]
            fields = ["LastUpdated"]
            ignore = true
        "#;
        let read = read(text, &BOTH, None).unwrap();
        let names: Vec<_> = read
            .targets
            .iter()
            .map(|target| target.name.as_str())
            .collect();
        assert_eq!(names, ["Contact", "Contact (2)", "ContactService.load"]);
        assert_eq!(read.expected[0].1.rows, Some(1));
        assert!(read.rules.is_some());
    }

    #[test]
    fn a_column_that_one_wire_does_not_read_is_left_out_and_told() {
        let text = "[[table]]\nname = \"Contact\"\nfields = [\"FirstName\", \"Username\"]\n\n\
            [[table]]\nname = \"Contact\"\nfields = [\"Username\"]";
        let read = read(text, &BOTH, None).unwrap();
        assert_eq!(read.targets.len(), 1);
        assert!(
            matches!(&read.targets[0].asks, Asks::Rows(query) if query.selected == ["FirstName"])
        );
        let told = read.not_compared.iter().map(|not| not.name.as_str());
        assert_eq!(told.collect::<Vec<_>>(), ["Contact.Username"; 2]);
    }

    #[test]
    fn what_writes_or_is_misspelt_is_refused() {
        for text in [
            "[[operation]]\nname = \"ContactService.addToGroup\"\narguments = [\"1\", \"2\"]",
            "[[table]]\nname = \"Contcat\"",
            "[[table]]\nname = \"Contact\"\nwher = []",
        ] {
            assert!(read(text, &BOTH, None).is_err(), "{text}");
        }
    }

    #[test]
    fn a_misspelt_column_is_told_with_the_nearest_one_wherever_it_stands() {
        let table = "[[table]]\nname = \"Contact\"\n";
        let load = "[[operation]]\nname = \"ContactService.load\"\narguments = [\"17\"]\n";
        let query = "[[operation]]\nname = \"DataService.query\"\narguments = [\"Contact\"]\n";
        for (entry, wrong) in [
            (table, "fields = [\"FristName\"]"),
            (table, "where = [\"FristName=Ann\"]"),
            (table, "where = [\"FristName in 1,2\"]"),
            (load, "fields = [\"Id\", \"FristName\"]"),
            (query, "fields = [\"FristName\"]"),
            (query, "where = [\"FristName!=Ann\"]"),
            (query, "order = \"-FristName\""),
        ] {
            let told = format!(
                "{:#}",
                read(&format!("{entry}{wrong}"), &BOTH, None).unwrap_err()
            );
            assert!(told.contains("did you mean FirstName?"), "{wrong}: {told}");
        }
        for right in [
            "fields = [\"FirstName\", \"_Shoe\"]",
            "where = [\"_Shoe=9\"]",
        ] {
            assert!(
                read(&format!("{table}{right}"), &BOTH, None).is_ok(),
                "{right}"
            );
        }
    }

    #[test]
    fn a_query_has_an_order_and_a_page_and_other_operations_have_none() {
        let query = "[[operation]]\nname = \"DataService.query\"\narguments = [\"Contact\"]\norder = \"-LastName\"\n";
        let read_of = |more: &str| read(&format!("{query}{more}"), &BOTH, None);
        let suite = read_of("limit = 10\npage = 2").unwrap();
        let Asks::Call(Invocation::DataQuery(asked)) = &suite.targets[0].asks else {
            panic!("{:?}", suite.targets);
        };
        let order = asked.order.as_ref().unwrap();
        assert_eq!((order.field.as_str(), order.ascending), ("LastName", false));
        assert_eq!((asked.limit, asked.page), (10, 2));
        assert!(read_of("limit = 1001").is_err());
        let load = "[[operation]]\nname = \"ContactService.load\"\narguments = [\"17\"]\norder = \"LastName\"\n";
        assert!(read(load, &BOTH, None).is_err());
    }

    #[test]
    fn a_rule_is_told_by_its_line_in_the_suite() {
        let text =
            "[[table]]\nname = \"Contact\"\n\n[[rule]]\ntable = \"Contact\"\nignroe = true\n";
        let told = format!("{:#}", read(text, &BOTH, None).unwrap_err());
        assert!(told.contains("line 6"), "{told}");
    }

    #[test]
    fn a_label_commands_no_terminal() {
        let load = "[[operation]]\nname = \"ContactService.load\"\narguments = [\"17\"]\n";
        let read = read(&format!("{load}label = \"a\\u001b[2Jb\""), &BOTH, None).unwrap();
        let name = &read.targets[0].name;
        assert!(!name.contains('\u{1b}') && name.ends_with('b'), "{name:?}");
    }

    #[test]
    fn what_is_no_toml_is_told_by_its_line_alone() {
        let told = read("[[table]]\nname = \"Contact\"\nwher = []", &BOTH, None);
        let told = told.unwrap_err().to_string();
        assert!(told.starts_with("line 3: unknown field `wher`"), "{told}");
        assert!(!told.contains('\n'), "{told}");
    }
}
