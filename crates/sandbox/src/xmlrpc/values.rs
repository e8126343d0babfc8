//! Stored values to wire values and back, and the order of members.

use keap_xmlrpc::{DateTime, Struct, Value};

use crate::store::cell::Cell;
use crate::store::schema::Kind;
use crate::store::zone;

/// A stored value on the wire: Eastern wall time, dates at midnight.
pub(crate) fn to_value(cell: &Cell) -> Value {
    match cell {
        Cell::Text(text) => Value::String(text.clone()),
        Cell::Int(number) => int(*number),
        Cell::Double(number) => double(*number),
        Cell::Bool(flag) => Value::Bool(*flag),
        Cell::Date(date) => match date.and_hms_opt(0, 0, 0) {
            Some(midnight) => Value::DateTime(DateTime::new(midnight)),
            None => Value::String(date.to_string()),
        },
        Cell::Time(instant) => Value::DateTime(DateTime::new(zone::to_eastern(*instant))),
        Cell::Blob(bytes) => Value::Base64(bytes.clone()),
    }
}

/// A number as `<double>`. Zero has no sign: no recorded answer has one.
pub(crate) fn double(number: f64) -> Value {
    Value::Double(number + 0.0)
}

/// A number as `<i4>`. One that does not fit, which REST can have written, has no form: cut, it would be another, so that
/// the answer is a fault (inferred).
pub(crate) fn int(number: i64) -> Value {
    i32::try_from(number).map_or(Value::Long(number), Value::Int)
}

/// A wire value for a column, converted the way the server converts struct members: leniently.
/// `None` where it makes no sense, `Some(None)` where it clears.
pub(crate) fn to_cell(value: &Value, kind: Kind) -> Option<Option<Cell>> {
    if is_wrong_scalar(value, kind) {
        return None;
    }
    let cell = match (value, kind) {
        (Value::String(text), _) if text.is_empty() => return Some(None),
        // A date without text is null to the server's library.
        (Value::Nil, _) => return Some(None),
        (Value::String(text), _) => kind.parse(text)?,
        (Value::DateTime(at), Kind::Date) => Cell::Date(at.naive().date()),
        (Value::DateTime(at), Kind::Time) => Cell::Time(zone::from_eastern(at.naive())),
        (Value::DateTime(at), Kind::Text) => {
            Cell::Text(at.naive().format("%Y-%m-%d %H:%M:%S").to_string())
        }
        (Value::Base64(bytes), Kind::Blob) => Cell::Blob(bytes.clone()),
        (Value::Int(number), Kind::Double) => Cell::Double(f64::from(*number)),
        // No column holds what is no number, though the library reads it (inferred).
        (Value::Double(number), _) if !number.is_finite() => return None,
        (Value::Double(number), Kind::Double) => Cell::from(*number),
        (Value::Int(_) | Value::Long(_) | Value::Bool(_) | Value::Double(_), _) => {
            kind.parse(&plain(value)?)?
        }
        _ => return None,
    };
    is_carried(&cell).then_some(Some(cell))
}

/// Whether a value is of a type that has no meaning in a column: a number is no day, whichever its figures look like
/// (inferred).
pub(crate) fn is_wrong_scalar(value: &Value, kind: Kind) -> bool {
    let is_number = matches!(
        value,
        Value::Int(_) | Value::Long(_) | Value::Bool(_) | Value::Double(_)
    );
    is_number && matches!(kind, Kind::Date | Kind::Time)
}

/// Whether the wire can carry a value back. What the service makes of other numbers in texts was recorded nowhere: cut to
/// what fits, they would be others (inferred).
fn is_carried(cell: &Cell) -> bool {
    match cell {
        Cell::Int(number) => i32::try_from(*number).is_ok(),
        Cell::Double(number) => number.is_finite(),
        _ => true,
    }
}

/// A scalar as the text that a caller could have sent for it.
pub(crate) fn plain(value: &Value) -> Option<String> {
    Some(match value {
        Value::String(text) => text.clone(),
        Value::Int(number) => number.to_string(),
        Value::Long(number) => number.to_string(),
        Value::Bool(flag) => i32::from(*flag).to_string(),
        // Zero has no sign, in a text either.
        Value::Double(number) => (number + 0.0).to_string(),
        Value::DateTime(at) => at.naive().format("%Y-%m-%d %H:%M:%S").to_string(),
        _ => return None,
    })
}

/// A struct with its members in the order a Java hash map would give them, which is what recordings
/// show.
pub(crate) fn hash_ordered(members: impl IntoIterator<Item = (String, Value)>) -> Value {
    let mut members: Vec<(String, Value)> = members.into_iter().collect();
    let mut buckets = 16_u32;
    while members.len() as u64 * 4 > u64::from(buckets) * 3 {
        buckets *= 2;
    }
    // Sorting is stable, so members of one bucket keep the order in which they were put in.
    members.sort_by_key(|(name, _)| bucket(name, buckets));
    members
        .into_iter()
        .fold(Struct::new(), |shown, (name, value)| {
            shown.with(name, value)
        })
        .into()
}

fn bucket(name: &str, buckets: u32) -> u32 {
    let hash = name.encode_utf16().fold(0_u32, |hash, unit| {
        hash.wrapping_mul(31).wrapping_add(u32::from(unit))
    });
    (hash ^ (hash >> 16)) & (buckets - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_come_in_hash_order() {
        let members = ["Id", "FirstName", "Email"].map(|name| (name.to_owned(), Value::Int(1)));
        let shown = hash_ordered(members);
        let names: Vec<&str> = shown.as_struct().unwrap().names().collect();
        assert_eq!(names, ["Email", "FirstName", "Id"]);
    }

    #[test]
    fn struct_members_are_converted_leniently() {
        assert_eq!(
            to_cell(&Value::from("17"), Kind::Int),
            Some(Some(Cell::Int(17)))
        );
        assert_eq!(
            to_cell(&Value::from(1), Kind::Text),
            Some(Some(Cell::Text("1".into())))
        );
        assert_eq!(
            to_cell(&Value::from("Yes"), Kind::YesNo),
            Some(Some(Cell::Int(1)))
        );
        assert_eq!(to_cell(&Value::from("5"), Kind::YesNo), None);
        for odd in ["Yes", "5.5", "2147483648", "-2147483649", "1e10"] {
            assert_eq!(to_cell(&Value::from(odd), Kind::Int), None, "{odd:?}");
        }
        assert_eq!(to_cell(&Value::from(5.5), Kind::Int), None);
        for odd in ["NaN", "inf", "1e400"] {
            assert_eq!(to_cell(&Value::from(odd), Kind::Double), None, "{odd:?}");
        }
        for number in [Value::from(20_250_704), Value::from(20_250_704.0)] {
            assert_eq!(to_cell(&number, Kind::Date), None);
            assert_eq!(to_cell(&number, Kind::Time), None);
        }
        assert_eq!(to_cell(&Value::from(""), Kind::Date), Some(None));
        assert_eq!(to_cell(&Value::from("soon"), Kind::Date), None);
    }
}
