//! Calls that are read and answered by their row alone: ids, numbers and texts, and an answer of a plain kind.
//!
//! What an operation takes and gives back is known from [`Operation::arguments`] and [`Operation::outcome`]. Only an argument
//! that is a struct or several params at once, and an answer whose members the method fixes, has code of its own.

use std::vec;

use chrono::NaiveDateTime;
use keap::{
    AffiliateId, ContactId, DupCheck, Fields, Invocation, Operation,
    model::{
        EmailMessage, EmailRecord, EmailTemplate, FileContent, NewCustomField, OrderPartners,
        QuickSearch, SubscriptionTerms,
    },
    operation::{Argument, ArgumentKind, ArgumentSource, OutcomeKind},
};
use keap_http::Secret;
use keap_schema::{Changes, NewRecord, QueryData};
use keap_xmlrpc::methods::order;
use keap_xmlrpc::{Fault, FromValue as _, ParamInfo, RecordFormat, Value};

use super::call::{Reading, Writer, unknown};
use super::content::content;
use super::names::Named;
use super::{lenient, write};
use crate::fault;

/// Reads the arguments of a call.
///
/// # Errors
/// The fault of the real service for params of other types, fault 12 for a number below zero and for a part of a number.
pub(super) fn invocation(
    operation: Operation,
    values: Vec<Value>,
    reading: Reading<'_>,
) -> Result<Invocation, Fault> {
    let Some(params) = params(operation, values.len()) else {
        return Err(unknown(operation));
    };
    if operation.is_write() && !has_types(operation, &params, &values) {
        return Err(fault::no_match(reading.types));
    }
    let values = lenient::fit(&params, values);
    if has_part_of_a_number(operation, &values) {
        let text = "the number of a category discount must be a whole one";
        return Err(fault::invalid_parameter(text));
    }
    if !lenient::matches(&params, &values) {
        return Err(fault::no_match(reading.types));
    }
    let mut given = Given {
        operation,
        reading,
        // A form of the method without them.
        without_terms: !params.iter().any(|param| param.name == "taxable"),
        values: values.into_iter(),
    };
    Invocation::read(operation, &mut given)
}

/// Whether the values of a call that writes have the types that the service takes; see `call::params`.
fn has_types(operation: Operation, params: &[ParamInfo], values: &[Value]) -> bool {
    let ([first_params @ .., _], [first @ .., last]) = (params, values) else {
        return lenient::is_taken(params, values);
    };
    let is_of_two_types = match operation {
        // The amount is an int in the documented tables, and a fraction in a documented sample.
        Operation::DiscountAddCategory => matches!(last, Value::Double(_)),
        // The template is an int in the documentation, and a text of several libraries.
        Operation::EmailSendTemplate => matches!(last, Value::String(_)),
        _ => false,
    };
    if is_of_two_types {
        return lenient::is_taken(first_params, first);
    }
    lenient::is_taken(params, values)
}

/// Whether the amount of a category discount is a double that is no whole number: a type that the service takes, with a value
/// that no document has.
fn has_part_of_a_number(operation: Operation, fitted: &[Value]) -> bool {
    operation == Operation::DiscountAddCategory && matches!(fitted.last(), Some(Value::Double(_)))
}

/// How the answer of an operation is written.
pub(super) fn writer(operation: Operation, reading: Reading<'_>) -> Writer {
    let format = RecordFormat::new("", reading.zone);
    match operation.outcome() {
        OutcomeKind::Flag => write::flag(),
        OutcomeKind::Id | OutcomeKind::Count | OutcomeKind::Number => write::number(),
        OutcomeKind::Amount => write::amount(),
        OutcomeKind::Text => write::text(),
        OutcomeKind::Texts => write::texts(),
        OutcomeKind::File => write::file(),
        OutcomeKind::Record => write::free_row(format),
        _ => write::free_rows(format),
    }
}

/// The params of a method as its row has them, in the form that has as many as are given; nothing where one is not plain.
fn params(operation: Operation, given: usize) -> Option<Vec<ParamInfo>> {
    let arguments = operation.arguments().iter();
    let all: Vec<Vec<ParamInfo>> = arguments.map(params_of).collect::<Option<_>>()?;
    let count: usize = all.iter().map(Vec::len).sum();
    // What the plan says is left out as a whole, in the middle of the others.
    let short = all
        .iter()
        .any(|group| group.len() > 1 && count - group.len() == given);
    let kept = all.into_iter().filter(|group| !short || group.len() == 1);
    Some(kept.flatten().collect())
}

/// The params of an argument: one, but for a group of them.
fn params_of(argument: &Argument) -> Option<Vec<ParamInfo>> {
    match argument.kind {
        ArgumentKind::SubscriptionTerms => Some(vec![
            ParamInfo::of::<i32>("quantity"),
            ParamInfo::of::<f64>("price"),
            ParamInfo::of::<bool>("taxable"),
        ]),
        _ => param(argument).map(|param| vec![param]),
    }
}

fn param(argument: &Argument) -> Option<ParamInfo> {
    match argument.kind {
        ArgumentKind::Id | ArgumentKind::Quantity | ArgumentKind::Switch | ArgumentKind::Page => {
            Some(ParamInfo::of::<i32>(argument.name))
        }
        ArgumentKind::Amount => Some(ParamInfo::of::<f64>(argument.name)),
        ArgumentKind::Flag => Some(ParamInfo::of::<bool>(argument.name)),
        ArgumentKind::WallTime => Some(ParamInfo::of::<NaiveDateTime>(argument.name)),
        ArgumentKind::Text | ArgumentKind::Secret | ArgumentKind::Table | ArgumentKind::File => {
            Some(ParamInfo::of::<String>(argument.name))
        }
        ArgumentKind::Contacts | ArgumentKind::Ids => {
            Some(ParamInfo::of::<Vec<i32>>(argument.name))
        }
        ArgumentKind::Columns | ArgumentKind::Texts => {
            Some(ParamInfo::of::<Vec<String>>(argument.name))
        }
        ArgumentKind::OrderPartners => {
            Some(ParamInfo::of::<Option<order::Affiliates>>(argument.name))
        }
        ArgumentKind::OptionalContact
        | ArgumentKind::SubscriptionTerms
        | ArgumentKind::Values
        | ArgumentKind::Changes
        | ArgumentKind::Fields
        | ArgumentKind::DupCheck
        | ArgumentKind::Query
        | ArgumentKind::Find
        | ArgumentKind::Count
        | ArgumentKind::CustomField
        | ArgumentKind::Label
        | ArgumentKind::Options
        | ArgumentKind::EmailMessage
        | ArgumentKind::EmailRecord
        | ArgumentKind::EmailTemplate
        | ArgumentKind::QuickSearch => None,
    }
}

/// The params of a call, in the order of the row.
struct Given<'a> {
    operation: Operation,
    reading: Reading<'a>,
    without_terms: bool,
    values: vec::IntoIter<Value>,
}

impl Given<'_> {
    fn next<T>(&mut self, read: impl FnOnce(&Value) -> Option<T>) -> Result<T, Fault> {
        let value = self.values.next();
        let read = value.as_ref().and_then(read);
        read.ok_or_else(|| fault::no_match(self.reading.types))
    }

    fn int(&mut self) -> Result<i32, Fault> {
        self.next(|value| match value {
            Value::Int(number) => Some(*number),
            _ => None,
        })
    }

    /// # Errors
    /// Fault 12 for a number below zero.
    fn natural(&mut self) -> Result<u32, Fault> {
        write::natural(self.int()?)
    }

    fn string(&mut self) -> Result<String, Fault> {
        self.next(|value| value.as_str().map(str::to_owned))
    }

    fn items<T>(&mut self, read: impl Fn(&Value) -> Option<T>) -> Result<Vec<T>, Fault> {
        self.next(|value| value.as_array()?.iter().map(read).collect())
    }

    /// An argument that its own module reads; [`params`] lets none of them through.
    fn elsewhere<T>(&self) -> Result<T, Fault> {
        Err(unknown(self.operation))
    }
}

/// 0 is none in the method.
fn partner(id: i32) -> Option<AffiliateId> {
    (id != 0).then(|| AffiliateId::new(id.into()))
}

impl ArgumentSource for Given<'_> {
    type Error = Fault;

    fn id(&mut self, _: &Argument) -> Result<i64, Fault> {
        self.int().map(i64::from)
    }

    fn contacts(&mut self, _: &Argument) -> Result<Vec<ContactId>, Fault> {
        self.items(|item| item.as_i64().map(ContactId::new))
    }

    fn ids(&mut self, _: &Argument) -> Result<Vec<i64>, Fault> {
        self.items(Value::as_i64)
    }

    fn texts(&mut self, argument: &Argument) -> Result<Vec<String>, Fault> {
        self.columns(argument)
    }

    fn order_partners(&mut self, _: &Argument) -> Result<OrderPartners, Fault> {
        if self.values.as_slice().is_empty() {
            return Ok(OrderPartners::default());
        }
        let lead = partner(self.int()?);
        Ok(OrderPartners::default()
            .lead(lead)
            .sale(partner(self.int()?)))
    }

    fn subscription_terms(
        &mut self,
        argument: &Argument,
    ) -> Result<Option<SubscriptionTerms>, Fault> {
        if self.without_terms {
            return Ok(None);
        }
        let terms = SubscriptionTerms::new(self.natural()?, self.amount(argument)?);
        Ok(Some(terms.taxable(self.flag(argument)?)))
    }

    fn quantity(&mut self, _: &Argument) -> Result<u32, Fault> {
        self.natural()
    }

    fn amount(&mut self, _: &Argument) -> Result<f64, Fault> {
        self.next(|value| match value {
            Value::Double(amount) => Some(*amount),
            _ => None,
        })
    }

    fn flag(&mut self, _: &Argument) -> Result<bool, Fault> {
        self.next(|value| match value {
            Value::Bool(flag) => Some(*flag),
            _ => None,
        })
    }

    /// # Errors
    /// Fault 12 for a number that is neither 0 nor 1.
    fn switch(&mut self, argument: &Argument) -> Result<bool, Fault> {
        match self.int()? {
            0 => Ok(false),
            1 => Ok(true),
            number => {
                let message = format!("{} must be 0 or 1, not {number}", argument.words);
                Err(fault::invalid_parameter(&message))
            }
        }
    }

    fn wall_time(&mut self, _: &Argument) -> Result<NaiveDateTime, Fault> {
        self.next(|value| NaiveDateTime::from_value(value.clone()).ok())
    }

    fn page(&mut self, _: &Argument) -> Result<u32, Fault> {
        self.natural()
    }

    fn text(&mut self, _: &Argument) -> Result<String, Fault> {
        self.string()
    }

    fn secret(&mut self, _: &Argument) -> Result<Secret, Fault> {
        self.string().map(Secret::new)
    }

    fn table(&mut self, _: &Argument) -> Result<String, Fault> {
        let asked = self.string()?;
        let named = match self.operation.is_write() {
            true => Named::written_table(&asked, self.reading.zone)?,
            false => Named::table(&asked, self.reading.zone)?,
        };
        Ok(named.name().to_owned())
    }

    fn columns(&mut self, _: &Argument) -> Result<Vec<String>, Fault> {
        self.items(|item| item.as_str().map(str::to_owned))
    }

    fn file(&mut self, _: &Argument) -> Result<FileContent, Fault> {
        // A reference to the text, so that a large one is not copied before it is read.
        let value = self.values.next();
        let data = value.as_ref().and_then(Value::as_str);
        content(data.ok_or_else(|| fault::no_match(self.reading.types))?)
    }

    fn optional_contact(&mut self, _: &Argument) -> Result<Option<ContactId>, Fault> {
        self.elsewhere()
    }

    fn values(&mut self, _: &Argument) -> Result<NewRecord, Fault> {
        self.elsewhere()
    }

    fn changes(&mut self, _: &Argument) -> Result<Changes, Fault> {
        self.elsewhere()
    }

    fn fields(&mut self, _: &Argument) -> Result<Fields, Fault> {
        self.elsewhere()
    }

    fn dup_check(&mut self, _: &Argument) -> Result<DupCheck, Fault> {
        self.elsewhere()
    }

    fn query(&mut self, _: &Argument) -> Result<QueryData, Fault> {
        self.elsewhere()
    }

    fn find(&mut self, _: &Argument) -> Result<QueryData, Fault> {
        self.elsewhere()
    }

    fn count(&mut self, _: &Argument) -> Result<QueryData, Fault> {
        self.elsewhere()
    }

    fn custom_field(&mut self, _: &Argument) -> Result<NewCustomField, Fault> {
        self.elsewhere()
    }

    fn label(&mut self, _: &Argument) -> Result<Option<String>, Fault> {
        self.elsewhere()
    }

    fn options(&mut self, _: &Argument) -> Result<Option<Vec<String>>, Fault> {
        self.elsewhere()
    }

    fn email_message(&mut self, _: &Argument) -> Result<EmailMessage, Fault> {
        self.elsewhere()
    }

    fn email_record(&mut self, _: &Argument) -> Result<EmailRecord, Fault> {
        self.elsewhere()
    }

    fn email_template(&mut self, _: &Argument) -> Result<EmailTemplate, Fault> {
        self.elsewhere()
    }

    fn quick_search(&mut self, _: &Argument) -> Result<QuickSearch, Fault> {
        self.elsewhere()
    }
}
