//! Rows on the wire and records: by the type of each column, and through the zone of the account.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime as Moment, NaiveDateTime, NaiveTime, Utc};
use keap_schema::{Change, Changes, FieldType, FieldValue, Record, Table, TableInfo};

use crate::answer::{Word as _, wall_time};
use crate::{ConvertError, DateTime, Struct, Value, Zone};

/// How the fields of a table are written on the wire.
///
/// - Text that holds a number, where the column is a number, is read as the number; flags are 0 and 1.
/// - Moments are wall time in the [`Zone`](keap_schema::Zone), US Eastern by default.
/// - Calendar dates are midnight on the wire, and never shifted.
/// - Nil, and an empty text in a column that is no text, mean no content: the field is not in the record.
/// - A field that is not in the table (a custom field, a new field) is read by its wire type. A `dateTime` of midnight is
///   taken for a calendar date there (inferred: that is how date columns are written); [`field`](Self::field) says better.
///
/// ```
/// use keap_schema::{FieldValue, Zone, table};
/// use keap_xmlrpc::{RecordFormat, Struct};
///
/// let row = Struct::new().with("FirstName", "Ann").with("OwnerID", "7");
/// let record = RecordFormat::of::<table::Contact>(Zone::default()).read(&row);
/// assert_eq!(record.get("OwnerID"), Some(&FieldValue::Int(7)));
/// ```
#[derive(Clone, Debug)]
pub struct RecordFormat {
    table: Option<&'static TableInfo>,
    zone: keap_schema::Zone,
    fields: BTreeMap<String, FieldType>,
}

impl RecordFormat {
    /// The format of a table by its name; of a table that is not known, every field is read by its wire type.
    pub fn new(table: &str, zone: keap_schema::Zone) -> Self {
        Self {
            table: keap_schema::table(table),
            zone,
            fields: BTreeMap::new(),
        }
    }

    /// The format of a table.
    pub fn of<T: Table>(zone: keap_schema::Zone) -> Self {
        Self {
            table: Some(T::INFO),
            zone,
            fields: BTreeMap::new(),
        }
    }

    /// The same format with the type of a custom field, such as `_ShoeSize`.
    #[must_use]
    pub fn field(mut self, name: impl Into<String>, field_type: FieldType) -> Self {
        self.fields.insert(name.into(), field_type);
        self
    }

    /// The same format with a custom field as a row of table `DataFormField` defines it: `Name` and `DataType`. A row without
    /// them changes nothing.
    #[must_use]
    pub fn custom_field(self, definition: &Record) -> Self {
        let name = definition.get("Name").and_then(FieldValue::as_str);
        let data_type = definition.get("DataType").and_then(FieldValue::as_i64);
        match name.zip(data_type) {
            Some((name, data_type)) => self.field(format!("_{name}"), custom_type(data_type)),
            None => self,
        }
    }

    /// The wall clock.
    pub fn zone(&self) -> keap_schema::Zone {
        self.zone
    }

    /// The type of a field, if it is known.
    pub fn field_type(&self, name: &str) -> Option<FieldType> {
        let custom = self.fields.get(name).copied();
        custom.or_else(|| self.table?.column(name).map(|column| column.field_type))
    }

    /// Reads a row. What does not fit the type of its column is kept as it came.
    pub fn read(&self, row: &Struct) -> Record {
        row.iter()
            .filter_map(|(name, value)| Some((name, self.read_value(name, value)?)))
            .collect()
    }

    /// Writes a row, as a server does.
    ///
    /// # Errors
    /// When a number does not fit into an `i4`.
    pub fn write(&self, record: &Record) -> Result<Struct, ConvertError> {
        let members = record
            .iter()
            .map(|(name, value)| Ok((name, self.write_value(name, value)?)));
        members.collect()
    }

    /// Writes what a call touches. A field that is cleared is an empty text, for nil cannot be sent.
    ///
    /// # Errors
    /// When a number does not fit into an `i4`.
    pub fn write_changes<T, P>(&self, changes: &Changes<T, P>) -> Result<Struct, ConvertError> {
        let members = changes.iter().map(|(name, change)| match change {
            Change::Set(value) => Ok((name, self.write_value(name, value)?)),
            Change::Clear => Ok((name, Value::from(""))),
        });
        members.collect()
    }

    /// Reads what a call touches, as a server does.
    pub fn read_changes(&self, data: &Struct) -> Changes {
        data.iter()
            .map(|(name, value)| {
                let cleared = value.as_str() == Some("");
                let content = if cleared {
                    None
                } else {
                    self.read_value(name, value)
                };
                (name, content.map_or(Change::Clear, Change::Set))
            })
            .collect()
    }

    /// Reads the content of one field; none when it has no content.
    pub fn read_value(&self, name: &str, value: &Value) -> Option<FieldValue> {
        let Some(field_type) = self.field_type(name) else {
            return self.read_by_wire(value);
        };
        match value {
            Value::Nil => None,
            Value::String(text) if text.is_empty() && field_type != FieldType::Text => None,
            value => self
                .read_as(field_type, value)
                .or_else(|| self.read_by_wire(value)),
        }
    }

    /// Writes the content of one field.
    ///
    /// # Errors
    /// When a number does not fit into an `i4`.
    pub fn write_value(&self, name: &str, value: &FieldValue) -> Result<Value, ConvertError> {
        let is = |field_type| self.field_type(name) == Some(field_type);
        Ok(match value {
            FieldValue::Text(text) => Value::from(text.as_str()),
            FieldValue::Int(number) if is(FieldType::Double) => {
                Value::from(f64::from(int(name, *number)?))
            }
            FieldValue::Int(number) => Value::from(int(name, *number)?),
            // Minus zero is zero, as where a value is read.
            FieldValue::Double(number) => Value::from(*number + 0.0),
            FieldValue::Bool(flag) if is(FieldType::Int) => i32::from(*flag).into(),
            FieldValue::Bool(flag) => Value::from(*flag),
            FieldValue::Date(date) => Value::from(date.and_time(NaiveTime::MIN)),
            FieldValue::DateTime(moment) if is(FieldType::Date) => {
                Value::from(self.zone.to_wall(*moment).date().and_time(NaiveTime::MIN))
            }
            FieldValue::DateTime(moment) => Value::from(self.zone.to_wall(*moment)),
            FieldValue::Bytes(bytes) => Value::from(bytes.clone()),
            FieldValue::List(items) => Value::from(items.join(",")),
            other => return Err(ConvertError::new("a field value", other.type_text())),
        })
    }

    fn read_as(&self, field_type: FieldType, value: &Value) -> Option<FieldValue> {
        match (field_type, value) {
            (FieldType::Text, Value::String(text)) => Some(text.as_str().into()),
            (FieldType::Id | FieldType::Int, Value::String(text)) => {
                whole(text.trim()).map(FieldValue::from)
            }
            (FieldType::Id | FieldType::Int, Value::Bool(flag)) => Some(i64::from(*flag).into()),
            (FieldType::Double, Value::Int(number)) => Some(f64::from(*number).into()),
            (FieldType::Double, Value::String(text)) => {
                text.trim().parse::<f64>().ok().map(FieldValue::from)
            }
            (FieldType::Bool, Value::Int(number @ (0 | 1))) => Some((*number == 1).into()),
            (FieldType::Bool, Value::String(text)) => {
                bool::from_word(text.trim()).map(FieldValue::from)
            }
            (FieldType::Date, value) => Some(wall(value)?.date().into()),
            (FieldType::DateTime, value) => self.moment(value).map(FieldValue::from),
            (FieldType::Blob, Value::String(text)) => {
                STANDARD.decode(text.trim()).ok().map(FieldValue::from)
            }
            _ => None,
        }
    }

    fn read_by_wire(&self, value: &Value) -> Option<FieldValue> {
        Some(match value {
            Value::Int(number) => (*number).into(),
            Value::Long(number) => (*number).into(),
            Value::Bool(flag) => (*flag).into(),
            Value::Double(number) => (*number).into(),
            Value::String(text) => text.as_str().into(),
            Value::DateTime(moment) if is_midnight(moment) => moment.naive().date().into(),
            Value::DateTime(_) => self.moment(value)?.into(),
            Value::Base64(bytes) => bytes.clone().into(),
            Value::Array(items) => items
                .iter()
                .map(text_of)
                .collect::<Option<Vec<_>>>()?
                .into(),
            Value::Struct(_) | Value::Nil => return None,
        })
    }

    fn moment(&self, value: &Value) -> Option<Moment<Utc>> {
        match value {
            Value::DateTime(moment) => Some(match moment.zone() {
                Zone::Unstated => self.zone.to_utc(moment.naive()),
                Zone::Utc => moment.naive().and_utc(),
                Zone::Offset(minutes) => {
                    let east = chrono::TimeDelta::minutes(minutes.into());
                    moment.naive().checked_sub_signed(east)?.and_utc()
                }
            }),
            value => Some(self.zone.to_utc(wall(value)?)),
        }
    }
}

/// What a custom field of a `DataFormField.DataType` holds. The types on the wire are documented or observed for numbers,
/// yes or no, and dates; the rest is text.
fn custom_type(data_type: i64) -> FieldType {
    match data_type {
        // Currency, percent, decimal number.
        3 | 4 | 11 => FieldType::Double,
        // Yes or no (0 and 1), year, whole number, user.
        6 | 7 | 12 | 22 => FieldType::Int,
        13 => FieldType::Date,
        14 => FieldType::DateTime,
        _ => FieldType::Text,
    }
}

/// A whole number, also as `40.0` and `4e1`.
fn whole(text: &str) -> Option<i64> {
    text.parse().ok().or_else(|| {
        let number: f64 = text.parse().ok()?;
        // Whole numbers up to 2^53 are exact.
        let is_whole = number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0;
        is_whole.then_some(number as i64)
    })
}

/// The wall time in a value, whatever zone it states.
fn wall(value: &Value) -> Option<NaiveDateTime> {
    match value {
        Value::DateTime(moment) => Some(moment.naive()),
        Value::String(text) => wall_time(text),
        _ => None,
    }
}

fn is_midnight(moment: &DateTime) -> bool {
    moment.zone() == Zone::Unstated && moment.naive().time() == NaiveTime::MIN
}

fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Int(number) => Some(number.to_string()),
        _ => None,
    }
}

fn int(name: &str, number: i64) -> Result<i32, ConvertError> {
    let fits = i32::try_from(number);
    fits.map_err(|_| ConvertError::new("a number of 32 bits", number.to_string()).in_member(name))
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use keap_schema::{NewRecord, contact, table};

    use super::*;
    use keap_schema::id::UserId;

    fn format() -> RecordFormat {
        RecordFormat::of::<table::Contact>(keap_schema::Zone::default())
    }

    fn wall(text: &str) -> Value {
        Value::DateTime(text.parse().unwrap())
    }

    #[test]
    fn columns_decide_how_a_value_is_read() {
        let row = Struct::new()
            .with("Birthday", wall("19800229T00:00:00"))
            .with("LastUpdated", wall("20260715T12:00:00"))
            .with("OwnerID", "7")
            .with("FirstName", "")
            .with("CompanyID", "")
            .with("Phone1", Value::Nil)
            .with("_ShoeSize", 43)
            .with("_Party", wall("20260715T00:00:00"));
        let record = format().read(&row);
        assert_eq!(
            record.read(contact::BIRTHDAY),
            Ok(NaiveDate::from_ymd_opt(1980, 2, 29))
        );
        assert_eq!(
            record.get("LastUpdated").unwrap().to_string(),
            "2026-07-15T16:00:00Z"
        );
        assert_eq!(
            record.names().collect::<Vec<_>>(),
            [
                "Birthday",
                "LastUpdated",
                "OwnerID",
                "FirstName",
                "_ShoeSize",
                "_Party"
            ]
        );
    }

    #[test]
    fn a_record_comes_back_as_it_was_written() {
        let record = Record::new()
            .with(contact::FIRST_NAME, "Ann")
            .with(contact::OWNER_ID, UserId::new(7))
            .with(
                contact::BIRTHDAY,
                NaiveDate::from_ymd_opt(1980, 2, 29).unwrap(),
            )
            .with(
                contact::DATE_CREATED,
                "2026-01-15T22:46:13Z".parse::<Moment<Utc>>().unwrap(),
            );
        let row = format().write(&record).unwrap();
        assert_eq!(row["DateCreated"], wall("20260115T17:46:13"));
        assert_eq!(format().read(&row), record);
    }

    #[test]
    fn custom_fields_are_read_as_they_are_defined() {
        let definition = |name: &str, data_type: i64| {
            Record::from_iter([
                ("Name", FieldValue::from(name)),
                ("DataType", data_type.into()),
            ])
        };
        let format = format()
            .custom_field(&definition("Start", 14))
            .custom_field(&definition("Price", 3))
            .custom_field(&Record::new());
        let row = Struct::new()
            .with("_Start", wall("20260115T00:00:00"))
            .with("_Price", "4.5");
        let record = format.read(&row);
        assert_eq!(
            record.get("_Start").unwrap().to_string(),
            "2026-01-15T05:00:00Z"
        );
        assert_eq!(record.get("_Price"), Some(&4.5.into()));
    }

    #[test]
    fn clearing_is_an_empty_text() {
        let changes = Changes::<table::Contact>::new()
            .set(contact::CITY, "Bonn")
            .clear(contact::STATE);
        let data = format().write_changes(&changes).unwrap();
        assert_eq!(data, Struct::new().with("City", "Bonn").with("State", ""));
        assert_eq!(format().read_changes(&data), changes.into_untyped());
    }

    #[test]
    fn a_number_that_does_not_fit_is_refused() {
        let record =
            NewRecord::<table::Contact>::new().set(contact::OWNER_ID, UserId::new(1_i64 << 40));
        let error = format().write_changes(&record).unwrap_err();
        assert_eq!(
            error.to_string(),
            "OwnerID: expected a number of 32 bits, found 1099511627776"
        );
    }
}
