//! Fields, conditions and values as a person writes them.

use std::str::FromStr;

use anyhow::{Context as _, bail, ensure};
use keap::schema::{
    Changes, Comparison, Condition, FieldType, FieldValue, Order, QueryData, Untyped,
};

use super::args::InvocationArgs;

/// The changes that `--set` and `--clear` ask for.
pub(super) fn changes<P>(
    table: &str,
    args: &InvocationArgs,
) -> anyhow::Result<Changes<Untyped, P>> {
    let mut changes = Changes::new();
    let mut named = Vec::new();
    for assignment in &args.set {
        let (field, text) = assignment
            .split_once('=')
            .with_context(|| format!("{assignment:?} is not of the form FIELD=VALUE"))?;
        let field = column(table, field);
        settable(field).with_context(|| format!("{assignment:?} sets nothing"))?;
        once(&mut named, field)?;
        changes = changes.set_by_name(field, value(table, field, text)?);
    }
    for field in &args.clear {
        let field = column(table, field);
        settable(field).context("--clear empties nothing")?;
        once(&mut named, field)?;
        changes = changes.clear_by_name(field);
    }
    if changes.is_empty() {
        bail!("nothing is to be written: give --set FIELD=VALUE");
    }
    Ok(changes)
}

/// The column of a name, whatever its case, as it is with tables; any other name is left as it is.
fn column<'a>(table: &str, name: &'a str) -> &'a str {
    let table = keap::schema::table(table);
    let known = table.and_then(|table| keap::names::find_column(table, name).ok().flatten());
    known.map_or(name, |column| column.name)
}

/// Refuses a name that no field has, and the id of a row, which Keap gives and nobody changes.
fn settable(field: &str) -> anyhow::Result<()> {
    named(field)?;
    if field.eq_ignore_ascii_case("Id") {
        bail!("Id cannot be set: Keap gives each row its own");
    }
    Ok(())
}

/// Refuses what has no name where a field is meant.
fn named(field: &str) -> anyhow::Result<()> {
    ensure!(!field.trim().is_empty(), "the name of a field is missing");
    Ok(())
}

/// Of two values for one field the other would be lost without a word.
pub(super) fn once<'a>(named: &mut Vec<&'a str>, field: &'a str) -> anyhow::Result<()> {
    if named.iter().any(|known| known.eq_ignore_ascii_case(field)) {
        bail!("{field} is named twice: give one --set or one --clear for each field");
    }
    named.push(field);
    Ok(())
}

/// The query on a table that the flags ask for.
pub(crate) fn query(table: &str, args: &InvocationArgs) -> anyhow::Result<QueryData> {
    let mut query = QueryData::new(table);
    for text in &args.conditions {
        query.conditions.push(condition(table, text)?);
    }
    query.selected = args.fields();
    query.limit = args.limit();
    query.page = args.page();
    let order = args.order.as_deref().map(|text| order(table, text));
    query.order = order.transpose()?;
    Ok(query)
}

const USE: &str = "use Field=value, !=, <, <=, > or >=";

fn order(table: &str, text: &str) -> anyhow::Result<Order> {
    check_direction(text)?;
    let (field, is_rising) = match text.strip_prefix('-') {
        Some(field) => (field, false),
        None => (text, true),
    };
    named(field).with_context(|| format!("{text:?} orders by nothing"))?;
    Ok(Order::by(column(table, field), is_rising))
}

/// The words of SQL for a direction, which would be taken for a part of the name.
fn check_direction(text: &str) -> anyhow::Result<()> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let [field, direction] = words[..] else {
        return Ok(());
    };
    let meant = match direction.to_ascii_lowercase().as_str() {
        "desc" | "descending" => format!("-{field}"),
        "asc" | "ascending" => field.to_owned(),
        _ => return Ok(()),
    };
    bail!("{text:?} orders by nothing\n  hint: did you mean --order {meant}?")
}

fn condition(table: &str, text: &str) -> anyhow::Result<(String, Condition)> {
    check_words(text)?;
    check_wire_words(text)?;
    if let Some((field, ids)) = text.split_once(" in ") {
        let ids: Result<Vec<i64>, _> = ids.split(',').map(|id| id.trim().parse()).collect();
        let Ok(ids) = ids else {
            bail!("{text:?} wants numbers after `in`");
        };
        named(field).with_context(|| format!("{text:?} is not a condition"))?;
        return Ok((column(table, field.trim()).to_owned(), Condition::In(ids)));
    }
    let at = text
        .find(OPERATORS)
        .with_context(|| format!("{text:?} is not a condition: {USE}"))?;
    let (field, rest) = (column(table, text[..at].trim()), &text[at..]);
    named(field).with_context(|| format!("{text:?} is not a condition"))?;
    let length = if rest[1..].starts_with('=') { 2 } else { 1 };
    let (operator, operand) = rest.split_at(length);
    check_operator(text, field, rest)?;
    let operand = operand.trim();
    let is_null = operand.eq_ignore_ascii_case(NULL);
    let typed = || value(table, field, operand);
    let condition = match operator {
        "=" if is_null => Condition::IsNull,
        "!=" if is_null => Condition::NotNull,
        _ if is_null => bail!(
            "{text:?} is not a condition: nothing is less or greater than no value\n  hint: '{field}={NULL}' finds rows without a value, '{field}!={NULL}' those with one"
        ),
        "=" if operand.contains('%') => Condition::Like(operand.to_owned()),
        "=" => Condition::Equals(typed()?),
        "!=" => Condition::NotEqual(typed()?),
        "<" => Condition::Compare(Comparison::Less, typed()?),
        "<=" => Condition::Compare(Comparison::LessOrEqual, typed()?),
        ">" => Condition::Compare(Comparison::Greater, typed()?),
        ">=" => Condition::Compare(Comparison::GreaterOrEqual, typed()?),
        _ => bail!("{text:?} is not a condition: `{operator}` is no operator"),
    };
    Ok((field.to_owned(), condition))
}

/// Stands for no value.
const NULL: &str = "~null~";

const OPERATORS: [char; 4] = ['=', '!', '<', '>'];

/// What another language writes for an operator would be taken for one of ours and the beginning of a value.
fn check_operator(text: &str, field: &str, rest: &str) -> anyhow::Result<()> {
    let run: String = rest
        .chars()
        .take_while(|sign| OPERATORS.contains(sign))
        .collect();
    let meant = match run.as_str() {
        "=" | "!=" | "<" | "<=" | ">" | ">=" => return Ok(()),
        "==" | "===" => "=",
        "<>" | "=!" | "!==" | "!" => "!=",
        "=>" => ">=",
        "=<" => "<=",
        _ => bail!("{text:?} is not a condition: `{run}` is no operator\n  hint: {USE}"),
    };
    let value = &rest[run.len()..];
    let first = if run.starts_with("!=") { 2 } else { 1 };
    let (ours, begins) = run.split_at(first.min(run.len()));
    bail!(
        "{text:?} is not a condition: `{run}` is no operator\n  hint: did you mean '{field}{meant}{value}'? For a value that begins with `{begins}` put a blank between: '{field}{ours} {begins}{value}'"
    )
}

/// `is null` and `IN` of SQL, which would be taken for no condition, or for one without an operator.
fn check_words(text: &str) -> anyhow::Result<()> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is = |place: usize, wanted: &str| {
        let word = words.get(place);
        word.is_some_and(|word| word.eq_ignore_ascii_case(wanted))
    };
    match words.as_slice() {
        [field, _, _] if is(1, "is") && is(2, "null") => {
            bail!("{text:?} is not a condition\n  hint: did you mean '{field}={NULL}'?")
        }
        [field, _, _, _] if is(1, "is") && is(2, "not") && is(3, "null") => {
            bail!("{text:?} is not a condition\n  hint: did you mean '{field}!={NULL}'?")
        }
        [field, word, ids @ ..] if is(1, "in") && *word != "in" => {
            let ids = ids.join("");
            bail!("{text:?} is not a condition\n  hint: did you mean '{field} in {ids}'?")
        }
        _ => Ok(()),
    }
}

/// The operators that XML-RPC has inside of a value (`~<>~x`), and slips of `~null~`, which would be taken for texts.
fn check_wire_words(text: &str) -> anyhow::Result<()> {
    let Some((head, rest)) = text.split_once('~') else {
        return Ok(());
    };
    let head = head.trim_end();
    let field = head.strip_suffix('=').unwrap_or(head).trim_end();
    let Some(meant) = meant_on_the_wire(rest).filter(|_| !field.contains(OPERATORS)) else {
        return Ok(());
    };
    if text[head.len()..].trim().eq_ignore_ascii_case(NULL) && head != field {
        return Ok(());
    }
    bail!("{text:?} is not a condition\n  hint: did you mean '{field}{meant}'?")
}

/// Operator and value of what stands behind the first `~` of a value.
fn meant_on_the_wire(rest: &str) -> Option<String> {
    let is_null = |text: &str| text.trim().trim_matches('~').eq_ignore_ascii_case("null");
    if is_null(rest) {
        return Some(format!("={NULL}"));
    }
    let (operator, value) = rest.split_once('~')?;
    match operator {
        "<>" if is_null(value) => Some(format!("!={NULL}")),
        "<>" => Some(format!("!={}", value.trim())),
        "<" | "<=" | ">" | ">=" => Some(format!("{operator}{}", value.trim())),
        _ => None,
    }
}

/// A value of the column's type; unknown and custom columns take text.
fn value(table: &str, field: &str, text: &str) -> anyhow::Result<FieldValue> {
    let column = keap::schema::table(table).and_then(|table| table.column(field));
    let Some(column) = column.filter(|_| !text.is_empty()) else {
        return Ok(text.into());
    };
    Ok(match column.field_type {
        FieldType::Int | FieldType::Id => FieldValue::Int(number(field, text, "a whole number")?),
        FieldType::Double => FieldValue::Double(number(field, text, "a number")?),
        FieldType::Bool => FieldValue::Bool(number(field, text, "true or false")?),
        FieldType::Date => FieldValue::Date(number(field, text, "a date like 2026-12-31")?),
        FieldType::DateTime if text.ends_with('Z') => {
            FieldValue::DateTime(number(field, text, "an instant like 2026-12-31T23:59:59Z")?)
        }
        // Without a zone it is Eastern wall time, as XML-RPC reads it.
        _ => text.into(),
    })
}

fn number<T: FromStr>(field: &str, text: &str, wanted: &str) -> anyhow::Result<T> {
    let read = text.parse().ok();
    read.with_context(|| format!("{field} takes {wanted}, not {text:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_are_read_as_they_are_written() {
        let read = |text| condition("Contact", text).unwrap().1;
        assert_eq!(read("FirstName=A%"), Condition::Like("A%".into()));
        assert_eq!(
            read("Id>=5"),
            Condition::Compare(Comparison::GreaterOrEqual, 5.into())
        );
        assert_eq!(read("Id in 1, 2"), Condition::In(vec![1, 2]));
        assert_eq!(read("LastName=~null~"), Condition::IsNull);
        assert_eq!(read("LastName = ~NULL~"), Condition::IsNull);
        assert_eq!(read("LastName != ~null~"), Condition::NotNull);
        assert_eq!(read("FirstName = A%"), Condition::Like("A%".into()));
        assert_eq!(read("FirstName=~Ann"), Condition::Equals("~Ann".into()));
        assert_eq!(read("LastName != x"), Condition::NotEqual("x".into()));
        assert_eq!(read("_Score=1=2"), Condition::Equals("1=2".into()));
        assert_eq!(read("FirstName= =1+1"), Condition::Equals("=1+1".into()));
        let twice = condition("Contact", "FirstName==1+1").unwrap_err();
        assert!(twice.to_string().contains("'FirstName= =1+1'"), "{twice}");
        for (typed, meant) in [
            ("FirstName<>Ann", "'FirstName!=Ann'"),
            ("FirstName!==Ann", "'FirstName!=Ann'"),
            ("Id=>5", "'Id>=5'"),
            ("Id=<5", "'Id<=5'"),
            ("Id=!5", "'Id!=5'"),
            ("FirstName is null", "'FirstName=~null~'"),
            ("FirstName IS NOT NULL", "'FirstName!=~null~'"),
            ("Id IN 19,20", "'Id in 19,20'"),
            ("FirstName~null~", "'FirstName=~null~'"),
            ("FirstName=~null", "'FirstName=~null~'"),
            ("FirstName = ~<>~null", "'FirstName!=~null~'"),
            ("FirstName=~<>~Ann", "'FirstName!=Ann'"),
            ("Id~>=~ 5", "'Id>=5'"),
        ] {
            let error = condition("Contact", typed).unwrap_err().to_string();
            assert!(error.contains(&format!("did you mean {meant}")), "{error}");
        }
        assert!(condition("Contact", "Id>>5").is_err());
        let no_order = condition("Contact", "Id>~null~").unwrap_err().to_string();
        assert!(no_order.contains("'Id!=~null~'"), "{no_order}");
        assert_eq!(read("FirstName!= =x"), Condition::NotEqual("=x".into()));
        assert_eq!(
            read("FirstName=is null"),
            Condition::Equals("is null".into())
        );
        assert!(condition("Contact", "FirstName").is_err());
        assert!(condition("Contact", "Id=x").is_err());
    }

    #[test]
    fn what_has_no_name_is_no_field() {
        for text in ["=5", " >= 5", " in 1,2"] {
            let error = condition("Contact", text).unwrap_err();
            let told = format!("{error:#}");
            assert!(told.contains("the name of a field is missing"), "{told}");
        }
        for text in ["", "-"] {
            assert!(order("Contact", text).is_err(), "{text:?}");
        }
        assert_eq!(
            order("Contact", "-id").unwrap(),
            Order::by("Id", false),
            "columns whatever their case"
        );
        for (typed, meant) in [("Id desc", "--order -Id?"), ("Id ASC", "--order Id?")] {
            let error = order("Contact", typed).unwrap_err().to_string();
            assert!(error.contains(meant), "{error}");
        }
        for (field, is_one) in [("", false), (" ", false), ("Id", false), ("id", false)] {
            assert_eq!(settable(field).is_ok(), is_one, "{field:?}");
        }
        assert!(settable("FirstName").is_ok());
        assert!(settable("_Custom").is_ok());
    }
}
