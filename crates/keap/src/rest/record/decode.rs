//! JSON of a REST record to a record in the vocabulary of the tables.

use std::borrow::Cow;

use keap_schema::{FieldType, FieldValue, Record, Zone};
use serde_json::Value;

use crate::rest::dialect;
use crate::rest::record::custom::CustomFields;
use crate::rest::record::json::{
    date, find, flag, holder, integer, is_empty, moment, number, shown, text, text_list,
};
use crate::rest::record::money;
use crate::rest::record::server_row::ServerRow;
use crate::table::{Convert, Field, Path, Told, WITHOUT_NUMBER, Word};
use crate::{Backend, Error, ErrorKind, geography};

/// What is needed beside the JSON itself.
pub(crate) struct Reader<'a> {
    pub(crate) backend: Backend,
    pub(crate) table: &'static str,
    /// All columns of the resource: some values are told by the place of another column.
    pub(crate) fields: &'static [Field],
    /// The zone of the account, which says to which day a midnight belongs.
    pub(crate) zone: Zone,
    /// Cards by the ids of their payment methods, looked up before.
    pub(crate) cards: &'a [(String, i64)],
    /// Lead source names by id, looked up before.
    pub(crate) lead_sources: &'a [(i64, String)],
    pub(crate) custom: Option<&'a CustomFields>,
}

impl Reader<'_> {
    /// Reads the given columns of one record. Empty values are left out, as XML-RPC does.
    pub(crate) fn record(
        &self,
        row: &ServerRow,
        fields: &[&'static Field],
        custom_columns: &[String],
    ) -> Result<Record, Error> {
        let mut record = Record::new();
        for field in fields {
            if let Some(value) = self.field(row, field)? {
                record.insert(field.column, value);
            }
        }
        if let Some(custom) = self.custom {
            custom.read(&row.json, custom_columns, &mut record)?;
        }
        Ok(record)
    }

    fn field(&self, row: &ServerRow, field: &Field) -> Result<Option<FieldValue>, Error> {
        let Some(path) = field.path(self.backend) else {
            return Ok(None);
        };
        if let Path::Constant(value) = path {
            return Ok(self.scalar(field.column, &value.into()));
        }
        let told = self.told(row, field, path);
        let Some(value) = told.filter(|value| !is_empty(value)) else {
            return Ok(None);
        };
        self.value(row, field.column, field.convert, &value)?
            .ok_or_else(|| {
                let message = format!(
                    "{} is not a value for {} of {}",
                    shown(&value),
                    field.column,
                    self.name_of(row)
                );
                Error::new(ErrorKind::InvalidResponse, message)
            })
    }

    /// What a row tells of a column, before it is read.
    fn told<'r>(&self, row: &'r ServerRow, field: &Field, path: Path) -> Option<Cow<'r, Value>> {
        match (field.convert, path) {
            (Convert::Region | Convert::PostalCode | Convert::Own(_), _) => {
                let (json, path) = row.at(path)?;
                self.told_by(json, field, path).map(Cow::Owned)
            }
            (convert, Path::Each(list, rest)) => {
                each(&row.json, list, rest, convert).map(Cow::Owned)
            }
            _ => row.find(path).map(Cow::Borrowed),
        }
    }

    /// What the JSON that a path leads into tells of a column whose conversion looks at more than one value.
    fn told_by(&self, json: &Value, field: &Field, path: Path) -> Option<Value> {
        match field.convert {
            Convert::Region => region(json, path),
            Convert::PostalCode => read_postal_code(json, path),
            Convert::Own(own) => (own.read)(&Told {
                row: json,
                path,
                backend: self.backend,
                column: self.field_type(field.column),
            }),
            _ => None,
        }
    }

    /// What is told as a value of its kind: none inside when it is none, none outside when it cannot be one.
    fn value(
        &self,
        row: &ServerRow,
        column: &str,
        convert: Convert,
        value: &Value,
    ) -> Result<Option<Option<FieldValue>>, Error> {
        Ok(match convert {
            Convert::Own(own) => self.value(row, column, own.kind, value)?,
            Convert::Id => integer(value).map(|id| (id != 0).then_some(FieldValue::Int(id))),
            Convert::Flag => flag(value).map(|flag| Some(self.flag(column, flag))),
            Convert::EasternDate => {
                moment(value).map(|moment| Some(FieldValue::from(self.zone.to_wall(moment).date())))
            }
            Convert::NumberOrText => text(value).map(|text| Some(number_or(text))),
            Convert::Card if dialect::of(self.backend).cards_are_methods => {
                text(value).map(|method| self.card(&method))
            }
            Convert::Card => integer(value).map(|id| (id != 0).then_some(FieldValue::Int(id))),
            Convert::Money | Convert::MoneyAsym => {
                self.money(value).map(|amount| Some(amount.into()))
            }
            Convert::Words(words) => text(value).map(|word| self.word(column, words, word)),
            Convert::Csv => text_list(value).map(|items| Some(items.join(",").into())),
            Convert::MinutesBefore(other) => {
                integer(value).map(|minutes| self.before(row, other, minutes))
            }
            Convert::Date => date(value).map(|date| Some(date.into())),
            Convert::DateTime => moment(value).map(|moment| Some(moment.into())),
            Convert::TagList => tag_list(value).map(|tags| Some(tags.into())),
            Convert::Country => text(value).map(|code| Some(country(code).into())),
            Convert::LeadSourceName => integer(value).map(|id| self.lead_source(id)),
            Convert::Text
            | Convert::Int
            | Convert::Double
            | Convert::Phone
            | Convert::Region
            | Convert::PostalCode
            | Convert::CompanyName => self.scalar(column, value).map(Some),
        })
    }

    /// Which row this is, for a message: one bad value in a page of a thousand rows must be found.
    fn name_of(&self, row: &ServerRow) -> String {
        let mut columns = self.fields.iter().filter(|field| field.column == "Id");
        let id = columns
            .find_map(|field| row.find(field.path(self.backend)?))
            .and_then(text);
        match id {
            Some(id) => format!("{} {id}", self.table),
            None => format!("a row of {} without an id", self.table),
        }
    }

    /// A value without a conversion of its own takes the column's type.
    fn scalar(&self, column: &str, value: &Value) -> Option<FieldValue> {
        match self.field_type(column) {
            Some(FieldType::Int | FieldType::Id) => integer(value).map(FieldValue::Int),
            Some(FieldType::Double) => number(value).map(FieldValue::from),
            Some(FieldType::Bool) => flag(value).map(FieldValue::Bool),
            _ => text(value).map(FieldValue::from),
        }
    }

    fn field_type(&self, column: &str) -> Option<FieldType> {
        let column = keap_schema::table(self.table)?.column(column)?;
        Some(column.field_type)
    }

    /// Most flags are numbers in XML-RPC, some are booleans.
    fn flag(&self, column: &str, flag: bool) -> FieldValue {
        match self.field_type(column) {
            Some(FieldType::Bool) => FieldValue::Bool(flag),
            Some(FieldType::Text) => FieldValue::Text(u8::from(flag).to_string()),
            _ => FieldValue::Int(flag.into()),
        }
    }

    /// v1 has main units; v2 has smallest units with their currency beside them.
    fn money(&self, value: &Value) -> Option<f64> {
        let Some(amount) = value.get("amount") else {
            return number(value);
        };
        let currency = value.get("currency_code").and_then(Value::as_str);
        let exponent = money::exponent(currency.unwrap_or_default());
        Some(money::major(integer(amount)?, exponent))
    }

    /// A word that is not in the list is read as it is: the vendor's lists grow. Not so the kind of a line: a text in its place
    /// would be taken for a number. One that is known to have none is 0, unknown; another is left out.
    fn word(&self, column: &str, words: &[Word], word: String) -> Option<FieldValue> {
        let dialect = dialect::of(self.backend);
        let same = |known: &&Word| dialect.word(known).eq_ignore_ascii_case(&word);
        let xmlrpc = words.iter().find(same).map(|known| known.0);
        let text = Value::from(xmlrpc.unwrap_or(&word));
        let is_kind = (self.table, column) == ("OrderItem", "ItemType");
        match self.scalar(column, &text) {
            None if is_kind => WITHOUT_NUMBER
                .iter()
                .any(|known| known.eq_ignore_ascii_case(&word))
                .then_some(FieldValue::Int(0)),
            scalar => scalar.or_else(|| Some(word.into())),
        }
    }

    fn card(&self, method: &str) -> Option<FieldValue> {
        let found = self.cards.iter().find(|(known, _)| known == method);
        found.map(|(_, card)| FieldValue::Int(*card))
    }

    fn before(&self, row: &ServerRow, other: &str, minutes: i64) -> Option<FieldValue> {
        let field = self.fields.iter().find(|field| field.column == other)?;
        let moment = moment(row.find(field.path(self.backend)?)?)?;
        let minutes = chrono::TimeDelta::try_minutes(minutes)?;
        moment.checked_sub_signed(minutes).map(FieldValue::from)
    }

    fn lead_source(&self, id: i64) -> Option<FieldValue> {
        let found = self.lead_sources.iter().find(|(known, _)| *known == id);
        found.map(|(_, name)| name.as_str().into())
    }
}

/// What a property of each entry says: all of them for a list, the first one for a single value.
fn each(json: &Value, list: &str, rest: &'static str, convert: Convert) -> Option<Value> {
    let entries = json.get(list)?.as_array()?;
    let mut values = entries
        .iter()
        .filter_map(|entry| find(entry, Path::parse(rest)))
        .filter(|value| !value.is_null());
    match convert {
        Convert::Csv => Some(values.cloned().collect()),
        _ => values.next().cloned(),
    }
}

/// A region as a name: v1 and v2 answer it as `region`; v2 has the ISO 3166-2 code besides, and newer answers may
/// carry the code alone.
pub(in crate::rest) fn region(json: &Value, path: Path) -> Option<Value> {
    let place = holder(json, path)?;
    let of = |name: &str| {
        place
            .get(name)
            .and_then(Value::as_str)
            .filter(|text| !text.is_empty())
    };
    if let Some(name) = of("region") {
        return Some(name.into());
    }
    let Some(code) = of("region_code") else {
        // v1 calls it by other names: `state`.
        return find(json, path).cloned();
    };
    let country = geography::country_of_region(code);
    let name = country.and_then(|country| geography::region_name(code, country));
    Some(name.unwrap_or(code).into())
}

/// v1 gives US codes as `zip_code` and all others as `postal_code`.
fn read_postal_code(json: &Value, path: Path) -> Option<Value> {
    let place = holder(json, path)?;
    let of = |name: &str| place.get(name).filter(|value| !is_empty(value));
    of("postal_code").or_else(|| of("zip_code")).cloned()
}

/// A country's display name; a code that ISO does not know stays a code.
fn country(code: String) -> String {
    geography::country_name(&code).map_or(code, str::to_owned)
}

/// A number where the text is one.
fn number_or(text: String) -> FieldValue {
    text.parse().map_or_else(|_| text.into(), FieldValue::Int)
}

fn tag_list(value: &Value) -> Option<String> {
    text(value).or_else(|| text_list(value).map(|tags| tags.join(",")))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::table::{self, columns};

    fn read(backend: Backend, json: Value, columns: &[&str]) -> Result<Record, Error> {
        let reader = Reader {
            backend,
            table: "Contact",
            fields: table::named("Contact").unwrap().columns,
            zone: Zone::default(),
            cards: &[],
            lead_sources: &[(4, "Web".to_owned())],
            custom: None,
        };
        let fields: Vec<_> = columns
            .iter()
            .map(|name| columns::field("Contact", name).unwrap())
            .collect();
        reader.record(&ServerRow::of(json), &fields, &[])
    }

    #[test]
    fn a_v2_contact_reads_like_an_xmlrpc_row() {
        let json = json!({
            "id": "17",
            "birth_date": "1980-02-29",
            "create_time": "2026-01-15T22:46:13Z",
            "company": {"id": "0"},
            "leadsource_id": "4",
            "tag_ids": ["97", "91"],
            "phone_numbers": [{"field": "PHONE2", "number": "(987) 654-3211"}],
            "addresses": [{"field": "BILLING", "country_code": "USA", "region_code": "US-AZ"}],
        });
        let columns = [
            "Id",
            "Birthday",
            "DateCreated",
            "CompanyID",
            "Leadsource",
            "Groups",
            "Phone1",
            "Phone2",
            "Country",
            "State",
        ];
        let record = read(Backend::RestV2, json, &columns).unwrap();
        let shown: Vec<String> = record
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        assert_eq!(
            shown,
            [
                "Id=17",
                "Birthday=1980-02-29",
                "DateCreated=2026-01-15T22:46:13Z",
                "Leadsource=Web",
                "Groups=97,91",
                "Phone2=(987) 654-3211",
                "Country=United States",
                "State=Arizona",
            ]
        );
    }

    #[test]
    fn v1_dates_and_postal_codes_have_their_own_spellings() {
        let json = json!({
            "birthday": "1980-02-29T00:00:00.000+0000",
            "last_updated": "2026-01-15T22:46:13.123+0000",
            "addresses": [{"field": "BILLING", "zip_code": "85286", "zip_four": "0001"}],
        });
        let record = read(
            Backend::RestV1,
            json,
            &[
                "Birthday",
                "LastUpdated",
                "PostalCode",
                "ZipFour1",
                "ReferralCode",
            ],
        );
        let record = record.unwrap();
        assert_eq!(record.get("Birthday").unwrap().to_string(), "1980-02-29");
        assert_eq!(
            record.get("LastUpdated").unwrap().to_string(),
            "2026-01-15T22:46:13Z"
        );
        assert_eq!(record.get("PostalCode"), Some(&"85286".into()));
        assert_eq!(record.get("ZipFour1"), Some(&"0001".into()));
        assert!(!record.contains("ReferralCode"));
    }

    #[test]
    fn a_value_of_the_wrong_kind_is_an_error_without_its_content() {
        let bad = |json, column| {
            read(Backend::RestV2, json, &[column])
                .unwrap_err()
                .to_string()
        };
        assert_eq!(
            bad(json!({"id": ["17"]}), "Id"),
            "a list is not a value for Id of a row of Contact without an id"
        );
        assert_eq!(
            bad(json!({"id": "17", "given_name": ["x"]}), "FirstName"),
            "a list is not a value for FirstName of Contact 17"
        );
    }
}
