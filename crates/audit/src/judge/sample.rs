//! An invocation in the place of a call, with its table and columns and with values that every backend takes: what is asked
//! of the coverage is asked of that.

use std::convert::Infallible;

use chrono::NaiveDateTime;
use keap::http::Secret;
use keap::model::{
    CustomFieldOwner, CustomFieldType, EmailMessage, EmailRecord, EmailTemplate, FileContent,
    NewCustomField, OrderPartners, QuickSearch, SubscriptionTerms,
};
use keap::operation::{Argument, ArgumentSource};
use keap::schema::{Changes, Comparison, Condition, FieldValue, NewRecord, Order, QueryData};
use keap::{ContactId, CustomFieldGroupId, DupCheck, Fields, Invocation, Operation, UserId};

use super::Asked;

/// The invocation of a call.
pub(super) fn invocation(operation: Operation, asked: &Asked<'_>) -> Invocation {
    let read = Invocation::read(operation, &mut Sample(operation, asked));
    match read {
        Ok(invocation) => invocation,
        Err(never) => match never {},
    }
}

/// The invocation of an operation on a table, without a column.
pub(super) fn plain(operation: Operation, table: Option<&str>) -> Invocation {
    let asked = Asked {
        table,
        ..Asked::default()
    };
    invocation(operation, &asked)
}

/// A value that is not constant.
const VALUE: &str = "VALUE";

struct Sample<'a>(Operation, &'a Asked<'a>);

impl Sample<'_> {
    fn table_name(&self) -> String {
        self.1.table.unwrap_or("Contact").to_owned()
    }

    fn names(&self) -> Vec<String> {
        self.1.reads.iter().map(|name| (*name).to_owned()).collect()
    }

    /// A query by all conditions, or without the one that has arguments of its own.
    fn rows(&self, conditions: &[(&str, Option<&str>)]) -> QueryData {
        let mut query = QueryData::new(self.table_name());
        query.selected = self.names();
        let condition = |(name, value): &(&str, Option<&str>)| {
            ((*name).to_owned(), of_text(value.unwrap_or(VALUE)))
        };
        query.conditions = conditions.iter().map(condition).collect();
        query.order = self.1.order_by.map(|column| Order::by(column, true));
        query
    }
}

/// The condition that a text is in a query of the legacy wire.
pub(super) fn of_text(text: &str) -> Condition {
    let compared = |sign: &str, comparison| {
        let rest = text.strip_prefix(sign)?;
        Some(Condition::Compare(comparison, operand(rest.trim())))
    };
    let comparison = compared("~<=~", Comparison::LessOrEqual)
        .or_else(|| compared("~>=~", Comparison::GreaterOrEqual))
        .or_else(|| compared("~<~", Comparison::Less))
        .or_else(|| compared("~>~", Comparison::Greater));
    if let Some(comparison) = comparison {
        return comparison;
    }
    match (text, text.strip_prefix("~<>~").map(str::trim)) {
        ("~null~", _) => Condition::IsNull,
        (_, Some("null" | "~null~")) => Condition::NotNull,
        (_, Some(other)) => Condition::NotEqual(operand(other)),
        _ if text.contains('%') => Condition::Like(text.to_owned()),
        _ => Condition::Equals(operand(text)),
    }
}

fn operand(text: &str) -> FieldValue {
    match text.parse::<i64>() {
        Ok(number) => number.into(),
        Err(_) => text.into(),
    }
}

impl ArgumentSource for Sample<'_> {
    type Error = Infallible;

    fn id(&mut self, argument: &Argument) -> Result<i64, Infallible> {
        Ok(match (argument.words, self.0) {
            // 0 is none, which every backend takes.
            ("merchant account id", _) => 0,
            ("card id" | "payment plan id", Operation::OrderPlace) => 0,
            ("kind of line" | "kind of payout", _) => 4,
            _ => 1,
        })
    }

    fn contacts(&mut self, _: &Argument) -> Result<Vec<ContactId>, Infallible> {
        Ok(vec![ContactId::new(1)])
    }

    fn quantity(&mut self, _: &Argument) -> Result<u32, Infallible> {
        Ok(1)
    }

    fn amount(&mut self, _: &Argument) -> Result<f64, Infallible> {
        Ok(1.0)
    }

    fn flag(&mut self, argument: &Argument) -> Result<bool, Infallible> {
        Ok(argument.words != "processing of specials")
    }

    fn ids(&mut self, argument: &Argument) -> Result<Vec<i64>, Infallible> {
        Ok(match argument.words {
            // Plans are in no order that v1 takes.
            words if words.contains("plan") => Vec::new(),
            _ => vec![1],
        })
    }

    fn texts(&mut self, _: &Argument) -> Result<Vec<String>, Infallible> {
        Ok(Vec::new())
    }

    fn order_partners(&mut self, _: &Argument) -> Result<OrderPartners, Infallible> {
        Ok(OrderPartners::default())
    }

    fn subscription_terms(
        &mut self,
        _: &Argument,
    ) -> Result<Option<SubscriptionTerms>, Infallible> {
        Ok(Some(SubscriptionTerms::new(1, 1.0)))
    }

    fn switch(&mut self, argument: &Argument) -> Result<bool, Infallible> {
        let of_shipping = self.0 == Operation::DiscountAddShippingTotal;
        Ok(!(of_shipping && argument.words == "effect on commissions"))
    }

    fn wall_time(&mut self, argument: &Argument) -> Result<NaiveDateTime, Infallible> {
        // A day that is not over, for bills to come; a week lies between beginning and end.
        let days = match argument.words {
            "start date" => 47_000,
            _ => 47_007,
        };
        let day = chrono::NaiveDate::from_epoch_days(days).unwrap_or_default();
        Ok(day.and_time(chrono::NaiveTime::MIN))
    }

    fn page(&mut self, _: &Argument) -> Result<u32, Infallible> {
        Ok(0)
    }

    fn text(&mut self, argument: &Argument) -> Result<String, Infallible> {
        let condition = self.1.conditions.first();
        let text = match (argument.words, self.0) {
            ("field", _) => condition.map_or("Id", |(name, _)| name),
            ("value", _) => condition.and_then(|(_, value)| *value).unwrap_or(VALUE),
            ("e-mail address", _) => "ann@example.com",
            ("module" | "merge context", _) => "Contact",
            ("setting", _) => "optiontypes",
            ("kind of payment", _) => "Check",
            ("last four digits", _) => "1111",
            ("Gross or Net", _) => "Net",
            ("address after success" | "address after failure", _) => "https://example.com/",
            _ => VALUE,
        };
        Ok(text.to_owned())
    }

    fn secret(&mut self, _: &Argument) -> Result<Secret, Infallible> {
        Ok(Secret::new(VALUE))
    }

    fn optional_contact(&mut self, _: &Argument) -> Result<Option<ContactId>, Infallible> {
        Ok(Some(ContactId::new(1)))
    }

    fn file(&mut self, _: &Argument) -> Result<FileContent, Infallible> {
        Ok(FileContent::new(VALUE))
    }

    fn table(&mut self, _: &Argument) -> Result<String, Infallible> {
        Ok(self.table_name())
    }

    fn values(&mut self, _: &Argument) -> Result<NewRecord, Infallible> {
        let writes = self.1.writes.iter();
        Ok(writes.fold(NewRecord::new(), |row, name| row.set_by_name(*name, VALUE)))
    }

    fn changes(&mut self, _: &Argument) -> Result<Changes, Infallible> {
        let writes = self.1.writes.iter();
        Ok(writes.fold(Changes::new(), |row, name| row.set_by_name(*name, VALUE)))
    }

    fn fields(&mut self, _: &Argument) -> Result<Fields, Infallible> {
        Ok(match self.names() {
            names if names.is_empty() => Fields::All,
            names => Fields::Named(names),
        })
    }

    fn columns(&mut self, _: &Argument) -> Result<Vec<String>, Infallible> {
        Ok(match self.names() {
            names if names.is_empty() => vec!["Id".to_owned()],
            names => names,
        })
    }

    fn dup_check(&mut self, _: &Argument) -> Result<DupCheck, Infallible> {
        Ok(DupCheck::Email)
    }

    fn query(&mut self, _: &Argument) -> Result<QueryData, Infallible> {
        Ok(self.rows(&self.1.conditions))
    }

    fn find(&mut self, _: &Argument) -> Result<QueryData, Infallible> {
        Ok(self.rows(&[]))
    }

    fn count(&mut self, argument: &Argument) -> Result<QueryData, Infallible> {
        self.query(argument)
    }

    fn custom_field(&mut self, _: &Argument) -> Result<NewCustomField, Infallible> {
        let (owner, kind) = (CustomFieldOwner::Contact, CustomFieldType::Text);
        Ok(NewCustomField::new(
            owner,
            VALUE,
            kind,
            CustomFieldGroupId::new(1),
        ))
    }

    fn label(&mut self, _: &Argument) -> Result<Option<String>, Infallible> {
        Ok(Some(VALUE.into()))
    }

    fn options(&mut self, _: &Argument) -> Result<Option<Vec<String>>, Infallible> {
        Ok(None)
    }

    fn email_message(&mut self, _: &Argument) -> Result<EmailMessage, Infallible> {
        let to = vec![ContactId::new(1)];
        Ok(EmailMessage::new("ann@example.com", to, VALUE).html(VALUE))
    }

    fn email_record(&mut self, _: &Argument) -> Result<EmailRecord, Infallible> {
        let (from, to) = ("ada@example.com", "ann@example.com");
        Ok(EmailRecord::new(ContactId::new(1), from, to, VALUE))
    }

    fn email_template(&mut self, _: &Argument) -> Result<EmailTemplate, Infallible> {
        Ok(EmailTemplate::new(VALUE, "ann@example.com", VALUE))
    }

    fn quick_search(&mut self, _: &Argument) -> Result<QuickSearch, Infallible> {
        Ok(QuickSearch::persons(UserId::new(1), VALUE))
    }
}
