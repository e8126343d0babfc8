//! One value of a change as the JSON that REST takes for its column.

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use keap_schema::{FieldType, FieldValue, YEARS, Zone, read_wall_time};
use serde_json::{Value, json};

use crate::custom::whole;
use crate::difference::{ITEM_KIND, MONEY_UNIT, UNKNOWN_WORD};
use crate::rest::dialect::{self, Dialect};
use crate::rest::record::json;
use crate::rest::record::legacy_text::legacy_text;
use crate::rest::record::moment::moment;
use crate::rest::record::money::{self, Unfit};
use crate::table::{Convert, Field, OwnWrite, Word};
use crate::{Backend, Error, ErrorKind, Result};

/// What lines, products and plans cost.
const PRICES: [(&str, &str); 4] = [
    ("OrderItem", "PPU"),
    ("OrderItem", "CPU"),
    ("Product", "ProductPrice"),
    ("SubscriptionPlan", "PlanPrice"),
];

/// What is needed beside the value itself.
#[derive(Clone, Copy, Debug)]
pub(in crate::rest) struct Writer<'a> {
    pub(in crate::rest) table: &'static str,
    pub(in crate::rest) backend: Backend,
    pub(in crate::rest) zone: Zone,
    /// The account's currency, when amounts of money are written over v2.
    pub(in crate::rest) currency: Option<&'a str>,
}

impl Writer<'_> {
    /// The JSON of a value.
    ///
    /// # Errors
    /// `InvalidRequest` when the value is none of the column's kind, or a word that REST does not know.
    pub(in crate::rest) fn json(&self, field: &Field, value: &FieldValue) -> Result<Value> {
        let text = match field.taken_by(self.backend) {
            [] if self.holds_text(field) => legacy_text(value, self.zone),
            [] => value.to_string(),
            taken => self.taken(field, taken, &value.to_string())?.to_owned(),
        };
        let bad = |wanted| bad_value(field.column, wanted);
        Ok(match field.convert {
            Convert::Id => self.id(text.trim().parse().map_err(|_| bad("an id"))?),
            Convert::Int => json!(whole(value).ok_or_else(|| {
                let known = field.inferred_by.filter(|_| self.holds_text(field));
                let error = bad("a whole number");
                match known {
                    Some(known) => error.explained_by(known),
                    None => error,
                }
            })?),
            // Amounts are texts in the requests of v1 (documented).
            Convert::MoneyAsym if self.dialect().amounts_as_text => {
                let amount = decimal(&text).ok_or_else(|| bad("an amount"))?;
                json!(amount.to_string())
            }
            Convert::Double | Convert::MoneyAsym => {
                let number = decimal(&text).ok_or_else(|| bad("a number"))?;
                if field.is_written_in_main_units() && self.dialect().smallest_units {
                    self.check_decimals(field, &number)?;
                }
                number
            }
            Convert::Money if !self.dialect().smallest_units => {
                decimal(&text).ok_or_else(|| bad("an amount"))?
            }
            Convert::Money => self.minor(field, &text)?,
            Convert::Flag => json!(
                json::flag(&flag_text(value))
                    .ok_or_else(|| { bad("yes or no, as 1 or 0").explained_by(&UNKNOWN_WORD) })?
            ),
            Convert::Date => self.date(field, self.day(value).ok_or_else(|| bad("a date"))?),
            Convert::DateTime => json!(dialect::time(
                self.moment(value).ok_or_else(|| bad("a time"))?
            )),
            Convert::EasternDate => {
                let date = self.day(value).ok_or_else(|| bad("a date"))?;
                let midnight = date.and_time(chrono::NaiveTime::MIN);
                json!(dialect::time(self.zone.to_utc(midnight)))
            }
            Convert::Words(words) => self.word(field, words, &text)?,
            // All lists that are written are of ids.
            Convert::Csv => {
                let ids: Vec<&str> = text.split(',').map(str::trim).collect();
                let is_id = |id: &&str| id.parse::<i64>().is_ok();
                if !ids.iter().all(is_id) {
                    return Err(bad("a list of ids, as 3,7"));
                }
                json!(ids)
            }
            Convert::Own(own) => {
                let write = own
                    .write
                    .ok_or_else(|| Error::impossible("a column that is only shown was written"))?;
                match write {
                    OwnWrite::Text { json, wanted } => json(&text).ok_or_else(|| bad(wanted))?,
                    OwnWrite::Day(json) => json(self.day(value).ok_or_else(|| bad("a date"))?),
                }
            }
            // Text as it is; what is looked up or told with a whole address is made of it elsewhere.
            Convert::Text
            | Convert::NumberOrText
            | Convert::Card
            | Convert::Phone
            | Convert::Country
            | Convert::Region
            | Convert::PostalCode
            | Convert::TagList
            | Convert::MinutesBefore(_)
            | Convert::CompanyName
            | Convert::LeadSourceName => json!(text),
        })
    }

    /// Refuses to clear a price: v2 has an amount there always (inferred).
    pub(in crate::rest) fn none(&self, field: &Field) -> Result<()> {
        match PRICES.contains(&(self.table, field.column)) && self.dialect().smallest_units {
            true => {
                let error = bad_value(field.column, "an amount");
                Err(error.hinted("REST v2 has no price that is empty: write 0 to have none"))
            }
            false => Ok(()),
        }
    }

    /// Whether a column keeps what is written as a text, whatever type it comes with.
    fn holds_text(&self, field: &Field) -> bool {
        let table = keap_schema::table(self.table);
        let column = table.and_then(|table| table.column(field.column));
        column.is_some_and(|column| column.field_type == FieldType::Text)
    }

    pub(in crate::rest) fn id(&self, id: i64) -> Value {
        match id {
            0 => Value::Null,
            id => self.dialect().id(id),
        }
    }

    fn minor(&self, field: &Field, text: &str) -> Result<Value> {
        let Some(currency) = self.currency else {
            let message = "the account's currency is not known, so the amount has no smallest unit";
            return Err(Error::new(ErrorKind::InvalidResponse, message)
                .hinted("name it with `RestOptions::currency`"));
        };
        let amount = money::minor(text, money::exponent(currency));
        Ok(json!(amount.map_err(|unfit| no_whole_units(field, unfit))?))
    }

    /// Refuses a fraction of the smallest unit where v2 takes main units: it would round it; and what is too large for an amount
    /// in smallest units, which v2 has elsewhere for the same money. A currency that is not told
    /// has two decimals, as where amounts are read.
    fn check_decimals(&self, field: &Field, amount: &Value) -> Result<()> {
        let exponent = money::exponent(self.currency.unwrap_or_default());
        let amount = amount.as_f64().unwrap_or_default().to_string();
        let whole = money::minor(&amount, exponent);
        whole
            .map(drop)
            .map_err(|unfit| no_whole_units(field, unfit))
    }

    /// The day of a value, on the wall clock as XML-RPC has it. A text that is no day is not cut to one.
    fn day(&self, value: &FieldValue) -> Option<NaiveDate> {
        let day = match value {
            FieldValue::Date(day) => *day,
            FieldValue::DateTime(moment) => self.zone.to_wall(*moment).date(),
            FieldValue::Text(text) => read_wall_time(text)?.date(),
            _ => return None,
        };
        YEARS.contains(&day.year()).then_some(day)
    }

    fn date(&self, field: &Field, day: NaiveDate) -> Value {
        // v1 takes the birthday as a date-time and the anniversary as a date.
        if self.dialect().birthday_has_time && field.column == "Birthday" {
            json!(format!("{day}T00:00:00.000Z"))
        } else {
            json!(day.to_string())
        }
    }

    /// Texts are read as XML-RPC reads them, as wall time.
    pub(in crate::rest) fn moment(&self, value: &FieldValue) -> Option<DateTime<Utc>> {
        moment(value, self.zone).filter(|moment| {
            let is_given = matches!(value, FieldValue::DateTime(_));
            !is_given || YEARS.contains(&self.zone.to_wall(*moment).year())
        })
    }

    /// The dialect that it writes.
    pub(in crate::rest) fn dialect(&self) -> &'static Dialect {
        dialect::of(self.backend)
    }

    /// One of the texts that the backend takes alone, in its spelling.
    fn taken(&self, field: &Field, taken: &[&'static str], text: &str) -> Result<&'static str> {
        let same = |known: &&&'static str| known.eq_ignore_ascii_case(text);
        taken.iter().find(same).copied().ok_or_else(|| {
            let (column, backend) = (field.column, self.backend);
            let message = format!("{column} takes one of {} over {backend}", taken.join(", "));
            Error::new(ErrorKind::InvalidRequest, message).explained_by(&UNKNOWN_WORD)
        })
    }

    fn word(&self, field: &Field, words: &[Word], text: &str) -> Result<Value> {
        let known = words.iter().find(|known| {
            [known.0, known.1, known.2]
                .iter()
                .any(|spelling| spelling.eq_ignore_ascii_case(text))
        });
        let Some(known) = known else {
            let values: Vec<&str> = words.iter().map(|known| known.0).collect();
            let message = format!("{} takes one of {}", field.column, values.join(", "));
            return Err(Error::new(ErrorKind::InvalidRequest, message).explained_by(&UNKNOWN_WORD));
        };
        let spelling = self.dialect().word(known);
        if spelling.is_empty() {
            let message = format!(
                "{} {text} cannot be written over {}",
                field.column, self.backend
            );
            return Err(Error::new(ErrorKind::Unsupported, message).explained_by(&UNKNOWN_WORD));
        }
        if (self.table, field.column) == ("OrderItem", "ItemType")
            && self.dialect().kinds_not_made.contains(&spelling)
        {
            let message = format!("lines of the kind {text} cannot be made over REST v2");
            return Err(Error::new(ErrorKind::Unsupported, message).explained_by(&ITEM_KIND));
        }
        let is_number = keap_schema::table(self.table)
            .and_then(|table| table.column(field.column))
            .is_some_and(|column| column.field_type == FieldType::Int);
        Ok(match spelling.parse::<i64>() {
            Ok(number) if is_number => json!(number),
            _ => json!(spelling),
        })
    }
}

fn flag_text(value: &FieldValue) -> Value {
    match value {
        FieldValue::Bool(flag) => json!(flag),
        other => json!(other.to_string().trim()),
    }
}

fn decimal(text: &str) -> Option<Value> {
    let number: f64 = text.trim().parse().ok()?;
    // Minus zero is zero.
    number.is_finite().then(|| json!(number + 0.0))
}

fn no_whole_units(field: &Field, unfit: Unfit) -> Error {
    match unfit {
        Unfit::NoAmount => bad_value(field.column, "an amount in digits, as 12.5"),
        Unfit::Fraction => bad_value(field.column, "an amount in whole smallest units")
            .explained_by(&MONEY_UNIT)
            .hinted("round it to the smallest unit of the account's currency"),
        Unfit::TooLarge => money::too_large(&format!("the value for {}", field.column)),
    }
}

pub(in crate::rest) fn bad_value(column: &str, wanted: &str) -> Error {
    let message = format!("the value for {column} is not {wanted}");
    Error::new(ErrorKind::InvalidRequest, message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table;

    fn written(table: &'static str, column: &str, value: &FieldValue) -> Result<Value> {
        let writer = Writer {
            table,
            backend: Backend::RestV2,
            zone: Zone::default(),
            currency: Some("USD"),
        };
        writer.json(table::named(table).unwrap().field(column).unwrap(), value)
    }

    #[test]
    fn a_column_of_texts_keeps_what_xmlrpc_keeps() {
        let moment = "2026-01-15T22:46:13Z".parse::<DateTime<Utc>>().unwrap();
        for (value, kept) in [
            (true.into(), "1"),
            (5.0.into(), "5"),
            (moment.into(), "2026-01-15 17:46:13"),
        ] {
            assert_eq!(written("Contact", "City", &value).unwrap(), kept);
        }
    }

    #[test]
    fn a_day_is_that_on_the_wall_and_no_text_is_cut_to_one() {
        let birthday = |value: FieldValue| written("Contact", "Birthday", &value).ok();
        // 01:30 UTC on the 2nd is 20:30 on the 1st in New York.
        let late = "2026-12-02T01:30:00Z".parse::<DateTime<Utc>>().unwrap();
        for value in [
            late.into(),
            late.date_naive().pred_opt().unwrap().into(),
            "2026-12-01 23:00".into(),
            "12/01/2026".into(),
        ] {
            assert_eq!(birthday(value), Some(json!("2026-12-01")));
        }
        for text in ["2026-12-01x", "2026-12-01T23:00:00Z", "01.12.2026"] {
            assert_eq!(birthday(text.into()), None, "{text}");
        }
    }

    #[test]
    fn a_fraction_of_the_smallest_unit_is_refused_in_main_units_too() {
        for (table, column) in [
            ("OrderItem", "PPU"),
            ("Lead", "ProjectedRevenueLow"),
            ("RecurringOrder", "BillingAmt"),
        ] {
            for value in [FieldValue::from(2.675), "0.005".into()] {
                let refused = written(table, column, &value).unwrap_err();
                assert_eq!(refused.difference(), Some(&MONEY_UNIT), "{column}");
            }
            assert_eq!(written(table, column, &2.67.into()).unwrap(), 2.67);
        }
    }

    #[test]
    fn what_has_no_empty_form_is_not_cleared_and_a_list_is_one_of_ids() {
        let cleared = |table: &'static str, column: &str| {
            let writer = Writer {
                table,
                backend: Backend::RestV2,
                zone: Zone::default(),
                currency: Some("USD"),
            };
            writer.none(table::named(table).unwrap().field(column).unwrap())
        };
        for (table, column) in PRICES {
            let refused = cleared(table, column).unwrap_err();
            assert!(refused.hint().unwrap().contains("write 0"), "{column}");
        }
        assert!(cleared("LeadSourceExpense", "Amount").is_ok());
        let programs = |text: &str| written("AffResource", "ProgramIds", &text.into());
        assert_eq!(programs("3, 7").unwrap(), json!(["3", "7"]));
        for text in ["true", "3,", "3;7"] {
            let refused = programs(text).unwrap_err();
            assert!(refused.message().contains("a list of ids"), "{text}");
        }
    }

    #[test]
    fn an_amount_that_is_whole_and_too_large_is_told_as_such() {
        let deal = ("Lead", "ProjectedRevenueLow");
        let product = ("Product", "ProductPrice");
        for (table, column) in [deal, product] {
            let refused = written(table, column, &1e300.into()).unwrap_err();
            assert_eq!(
                refused.message(),
                format!(
                    "the value for {column} is too large: 64 bits do not hold its smallest units"
                )
            );
            assert_eq!(refused.difference(), Some(&MONEY_UNIT), "{column}");
        }
        let (table, column) = product;
        let refused = written(table, column, &"twelve".into()).unwrap_err();
        assert_eq!(
            refused.message(),
            "the value for ProductPrice is not an amount in digits, as 12.5"
        );
    }

    #[test]
    fn a_whole_number_is_one_however_it_is_written() {
        for (value, number) in [
            (FieldValue::from("40.0"), 40),
            ("4e1".into(), 40),
            (true.into(), 1),
            (40.into(), 40),
        ] {
            assert_eq!(
                written("ProductCategory", "CategoryOrder", &value).ok(),
                Some(json!(number))
            );
        }
    }

    #[test]
    fn v1_takes_six_kinds_of_notes_and_v2_any() {
        let mut parts = table::named("ContactAction").unwrap().resources();
        let notes = parts.find(|part| part.part == "notes").unwrap();
        let kind = notes.field("ActionType").unwrap();
        let written = |backend, text: &str| {
            let writer = Writer {
                table: "ContactAction",
                backend,
                zone: Zone::default(),
                currency: None,
            };
            writer.json(kind, &text.into())
        };
        assert_eq!(written(Backend::RestV1, "call").unwrap(), "Call");
        assert_eq!(written(Backend::RestV2, "Banana").unwrap(), "Banana");
        let refused = written(Backend::RestV1, "Banana").unwrap_err();
        assert_eq!(refused.difference(), Some(&UNKNOWN_WORD));
        assert!(refused.message().contains("Letter, Other"), "{refused}");
    }
}
