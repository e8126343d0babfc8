//! The arguments of an operation as they are typed: ids and texts one after the other, the rest by options.

use std::fmt;
use std::path::Path;
use std::str::FromStr;

use anyhow::{Context as _, anyhow, bail};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use keap::schema::{Changes, NewRecord, QueryData};
use keap::{
    AffiliateId, ContactId, DupCheck, Fields, Operation,
    model::{
        CustomFieldOwner, CustomFieldType, EmailMessage, EmailRecord, EmailTemplate, FileContent,
        NewCustomField, OrderPartners, QuickSearch, SubscriptionTerms,
    },
    names::did_you_mean,
    operation::{Argument, ArgumentKind, ArgumentSource},
};
use keap_http::Secret;

use super::args::InvocationArgs;
use super::written::{changes, query};
use super::{options, set};
use crate::file;

/// What stands for no value where one of the command line has its place.
const NONE: &str = "-";

/// One text of the command line, in the order in which they are typed.
#[derive(Clone, Copy, Debug)]
struct Place {
    argument: Argument,
    /// What it is called in a message.
    words: &'static str,
}

/// The texts that the arguments of an operation are typed as. A list comes last, whatever the order of the method: it is
/// what a command line is made longer by.
fn places(operation: Operation) -> Vec<Place> {
    let place = |argument: Argument| {
        let words = words(&argument).into_iter();
        words.map(move |words| Place { argument, words })
    };
    let arguments = operation.arguments().iter().copied();
    let (lists, single): (Vec<Argument>, Vec<_>) =
        arguments.partition(|argument| argument.kind == ArgumentKind::Contacts);
    single.into_iter().chain(lists).flat_map(place).collect()
}

/// What the texts of an argument are called; none for one that is given by options.
fn words(argument: &Argument) -> Vec<&'static str> {
    match argument.kind {
        ArgumentKind::Id
        | ArgumentKind::Contacts
        | ArgumentKind::Ids
        | ArgumentKind::Texts
        | ArgumentKind::Quantity
        | ArgumentKind::Amount
        | ArgumentKind::Flag
        | ArgumentKind::Switch
        | ArgumentKind::WallTime
        | ArgumentKind::Text
        | ArgumentKind::File
        | ArgumentKind::Secret
        | ArgumentKind::Table
        | ArgumentKind::DupCheck
        | ArgumentKind::Query
        | ArgumentKind::Find
        | ArgumentKind::Count => vec![argument.words],
        ArgumentKind::CustomField => vec!["record type", "label", "field type", "header id"],
        ArgumentKind::OrderPartners => vec!["lead partner id", "sale partner id"],
        ArgumentKind::SubscriptionTerms => vec!["quantity", "price", "tax"],
        ArgumentKind::EmailMessage => vec!["list of contact ids"],
        ArgumentKind::EmailRecord => vec!["contact id"],
        ArgumentKind::QuickSearch => vec!["kind of quick search", "user id", "text to look for"],
        ArgumentKind::Page
        | ArgumentKind::OptionalContact
        | ArgumentKind::Values
        | ArgumentKind::Changes
        | ArgumentKind::Fields
        | ArgumentKind::Columns
        | ArgumentKind::Label
        | ArgumentKind::Options
        | ArgumentKind::EmailTemplate => Vec::new(),
    }
}

/// A day, which is its midnight, or a time of a day.
fn wall_time(text: &str) -> Option<NaiveDateTime> {
    let day = || {
        let day: NaiveDate = text.parse().ok()?;
        Some(day.and_time(NaiveTime::MIN))
    };
    text.replacen(' ', "T", 1).parse().ok().or_else(day)
}

/// `keap call ContactService.load CONTACT-ID [--fields ...]`.
fn usage(operation: Operation) -> String {
    let mut usage = format!("keap call {operation}");
    for place in places(operation) {
        let words = place.words.replace("'s", "").replace(' ', "-");
        let words = words.to_uppercase();
        usage.push_str(&format!(" {words}"));
    }
    for option in options::of_operation(operation) {
        usage.push_str(&format!(" [{option} ...]"));
    }
    usage
}

/// What was typed for an operation.
pub(super) struct Given<'a> {
    operation: Operation,
    args: &'a InvocationArgs,
    places: Vec<Place>,
    /// The table that was named, for the types of its columns.
    table: Option<&'static str>,
    /// When the period begins that is asked for.
    since: Option<NaiveDateTime>,
}

impl<'a> Given<'a> {
    pub(super) fn new(operation: Operation, args: &'a InvocationArgs) -> Self {
        Self {
            operation,
            args,
            places: places(operation),
            table: None,
            since: None,
        }
    }

    /// # Errors
    /// When there is a text that no argument takes.
    pub(super) fn end(self) -> anyhow::Result<()> {
        match self.args.arguments.get(self.places.len()) {
            Some(extra) => bail!(
                "{} does not take the argument {extra:?}\n  hint: {}",
                self.operation,
                usage(self.operation)
            ),
            None => Ok(()),
        }
    }

    fn take(&self, argument: &Argument, words: &str) -> anyhow::Result<&'a str> {
        let wanted = |place: &Place| place.argument == *argument && place.words == words;
        let at = self.places.iter().position(wanted);
        at.and_then(|at| self.args.arguments.get(at))
            .map(String::as_str)
            .ok_or_else(|| self.missing())
    }

    /// Names the first text that is not there.
    fn missing(&self) -> anyhow::Error {
        let first = self.places.get(self.args.arguments.len());
        let words = first.map_or("argument", |place| place.words);
        anyhow!(
            "{} needs {} {words}\n  hint: {}",
            self.operation,
            article(words),
            usage(self.operation)
        )
    }

    /// What is missing comes before what is wrong with the options.
    fn all_there(&self) -> anyhow::Result<()> {
        if self.args.arguments.len() < self.places.len() {
            return Err(self.missing());
        }
        Ok(())
    }

    fn parsed<T: FromStr>(&self, argument: &Argument, words: &str) -> anyhow::Result<T> {
        let text = self.take(argument, words)?;
        let read = text.parse().ok();
        read.with_context(|| self.is_none(text, words))
    }

    /// That a text is not what it should be, and how the line is written.
    fn is_none(&self, text: &str, words: &str) -> String {
        format!(
            "{text:?} is not {} {words}\n  hint: {}",
            article(words),
            usage(self.operation)
        )
    }

    /// One of several words.
    fn word<T: FromStr + fmt::Display>(
        &self,
        argument: &Argument,
        words: &str,
        all: &[T],
    ) -> anyhow::Result<T> {
        let text = self.take(argument, words)?;
        let read = text.parse().ok();
        read.with_context(|| {
            let all: Vec<String> = all.iter().map(T::to_string).collect();
            let meant = did_you_mean(text, all.iter().map(String::as_str));
            format!(
                "{text:?} is not {} {words}{meant}\n  hint: there are {}",
                article(words),
                all.join(", ")
            )
        })
    }

    /// Contact ids with commas between.
    fn contact_ids(&self, argument: &Argument, words: &str) -> anyhow::Result<Vec<ContactId>> {
        let text = self.take(argument, words)?;
        let ids: Option<Vec<ContactId>> =
            text.split(',').map(|id| id.trim().parse().ok()).collect();
        ids.with_context(|| self.is_none(text, words))
    }

    /// Texts with commas between; a dash is none.
    fn list(&self, argument: &Argument) -> anyhow::Result<Vec<&'a str>> {
        Ok(match self.take(argument, argument.words)? {
            NONE => Vec::new(),
            text => text.split(',').map(str::trim).collect(),
        })
    }

    /// The name of a table, whatever its case.
    fn named_table(&mut self, argument: &Argument) -> anyhow::Result<&'static str> {
        let table = keap::names::find_table(self.take(argument, argument.words)?)?.name;
        self.table = Some(table);
        Ok(table)
    }
}

impl ArgumentSource for Given<'_> {
    type Error = anyhow::Error;

    fn id(&mut self, argument: &Argument) -> anyhow::Result<i64> {
        self.parsed(argument, argument.words)
    }

    fn contacts(&mut self, argument: &Argument) -> anyhow::Result<Vec<ContactId>> {
        self.contact_ids(argument, argument.words)
    }

    fn ids(&mut self, argument: &Argument) -> anyhow::Result<Vec<i64>> {
        let list = self.list(argument)?;
        let ids: Option<Vec<i64>> = list.iter().map(|id| id.parse().ok()).collect();
        ids.with_context(|| {
            let text = list.join(",");
            format!(
                "{text:?} is not {} {}: write ids with commas between, or - for none",
                article(argument.words),
                argument.words
            )
        })
    }

    fn texts(&mut self, argument: &Argument) -> anyhow::Result<Vec<String>> {
        let list = self.list(argument)?;
        Ok(list.into_iter().map(str::to_owned).collect())
    }

    fn order_partners(&mut self, argument: &Argument) -> anyhow::Result<OrderPartners> {
        // 0 is none, as in the method.
        let partner = |id: i64| (id != 0).then(|| AffiliateId::new(id));
        Ok(OrderPartners::default()
            .lead(partner(self.parsed(argument, "lead partner id")?))
            .sale(partner(self.parsed(argument, "sale partner id")?)))
    }

    fn subscription_terms(
        &mut self,
        argument: &Argument,
    ) -> anyhow::Result<Option<SubscriptionTerms>> {
        let texts = ["quantity", "price", "tax"].map(|words| self.take(argument, words));
        let [quantity, price, tax] = texts;
        if [quantity?, price?, tax?] == [NONE; 3] {
            return Ok(None);
        }
        let quantity = self.parsed(argument, "quantity")?;
        let terms = SubscriptionTerms::new(quantity, self.parsed(argument, "price")?);
        Ok(Some(terms.taxable(self.parsed(argument, "tax")?)))
    }

    fn optional_contact(&mut self, _: &Argument) -> anyhow::Result<Option<ContactId>> {
        set::contact(self.args)
    }

    /// The file on disk of that path.
    fn file(&mut self, argument: &Argument) -> anyhow::Result<FileContent> {
        let path = self.take(argument, argument.words)?;
        let bytes = file::bytes(Path::new(path), file::LARGE)?;
        Ok(bytes.into())
    }

    fn quantity(&mut self, argument: &Argument) -> anyhow::Result<u32> {
        self.parsed(argument, argument.words)
    }

    fn amount(&mut self, argument: &Argument) -> anyhow::Result<f64> {
        self.parsed(argument, argument.words)
    }

    fn flag(&mut self, argument: &Argument) -> anyhow::Result<bool> {
        let text = self.take(argument, argument.words)?;
        let read = text.parse().ok();
        read.with_context(|| format!("{} is true or false, not {text:?}", argument.words))
    }

    fn switch(&mut self, argument: &Argument) -> anyhow::Result<bool> {
        match self.take(argument, argument.words)? {
            "1" | "true" => Ok(true),
            "0" | "false" => Ok(false),
            text => bail!("{} is 0 or 1, not {text:?}", argument.words),
        }
    }

    fn wall_time(&mut self, argument: &Argument) -> anyhow::Result<NaiveDateTime> {
        let text = self.take(argument, argument.words)?;
        let time = wall_time(text).with_context(|| {
            format!(
                "{text:?} is not {} {}: write it as 2026-12-31 or 2026-12-31T23:59:59",
                article(argument.words),
                argument.words
            )
        })?;
        // Both ends belong to a period, and one that ends before it begins has nothing in it.
        match argument.words {
            "start date" => self.since = Some(time),
            "end date" if self.since.is_some_and(|since| time < since) => {
                bail!(
                    "the end date {text} is before the start date, so that no time is between them"
                )
            }
            _ => {}
        }
        Ok(time)
    }

    fn page(&mut self, _: &Argument) -> anyhow::Result<u32> {
        Ok(self.args.page())
    }

    fn text(&mut self, argument: &Argument) -> anyhow::Result<String> {
        self.take(argument, argument.words).map(str::to_owned)
    }

    fn secret(&mut self, argument: &Argument) -> anyhow::Result<Secret> {
        self.take(argument, argument.words).map(Secret::new)
    }

    fn table(&mut self, argument: &Argument) -> anyhow::Result<String> {
        self.named_table(argument).map(str::to_owned)
    }

    fn values(&mut self, _: &Argument) -> anyhow::Result<NewRecord> {
        self.all_there()?;
        changes(self.table.unwrap_or("Contact"), self.args)
    }

    fn changes(&mut self, _: &Argument) -> anyhow::Result<Changes> {
        self.all_there()?;
        changes(self.table.unwrap_or("Contact"), self.args)
    }

    fn fields(&mut self, _: &Argument) -> anyhow::Result<Fields> {
        let names = self.args.fields();
        Ok(match names.is_empty() {
            true => Fields::All,
            false => Fields::Named(names),
        })
    }

    fn columns(&mut self, _: &Argument) -> anyhow::Result<Vec<String>> {
        Ok(self.args.fields())
    }

    fn dup_check(&mut self, argument: &Argument) -> anyhow::Result<DupCheck> {
        Ok(match self.take(argument, argument.words)? {
            "Email" => DupCheck::Email,
            "EmailAndName" => DupCheck::EmailAndName,
            "EmailAndNameAndCompany" => DupCheck::EmailAndNameAndCompany,
            text => bail!(
                "{text:?} is no duplicate check: use Email, EmailAndName or EmailAndNameAndCompany"
            ),
        })
    }

    fn query(&mut self, argument: &Argument) -> anyhow::Result<QueryData> {
        query(self.named_table(argument)?, self.args)
    }

    fn find(&mut self, argument: &Argument) -> anyhow::Result<QueryData> {
        query(self.named_table(argument)?, self.args)
    }

    fn count(&mut self, argument: &Argument) -> anyhow::Result<QueryData> {
        query(self.named_table(argument)?, self.args)
    }

    fn custom_field(&mut self, argument: &Argument) -> anyhow::Result<NewCustomField> {
        Ok(NewCustomField::new(
            self.word(argument, "record type", CustomFieldOwner::ALL)?,
            self.take(argument, "label")?,
            self.word(argument, "field type", CustomFieldType::ALL)?,
            self.parsed(argument, "header id")?,
        ))
    }

    fn label(&mut self, _: &Argument) -> anyhow::Result<Option<String>> {
        set::label(self.args)
    }

    fn options(&mut self, _: &Argument) -> anyhow::Result<Option<Vec<String>>> {
        set::options(self.args)
    }

    fn email_message(&mut self, argument: &Argument) -> anyhow::Result<EmailMessage> {
        let contacts = self.contact_ids(argument, "list of contact ids")?;
        set::message(contacts, self.args)
    }

    fn email_record(&mut self, argument: &Argument) -> anyhow::Result<EmailRecord> {
        let contact: i64 = self.parsed(argument, "contact id")?;
        set::record(contact, self.args)
    }

    fn email_template(&mut self, _: &Argument) -> anyhow::Result<EmailTemplate> {
        set::template(self.args)
    }

    fn quick_search(&mut self, argument: &Argument) -> anyhow::Result<QuickSearch> {
        let kind = self.take(argument, "kind of quick search")?;
        let user = self.parsed(argument, "user id")?;
        let search = QuickSearch::new(kind, user, self.take(argument, "text to look for")?);
        Ok(search.page(self.args.page()).limit(self.args.limit()))
    }
}

/// `an` before a vowel, as it is spoken: a `u` sounds like that of `user` in all names of arguments.
fn article(words: &str) -> &'static str {
    if words.starts_with(['a', 'e', 'i', 'o']) {
        "an"
    } else {
        "a"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_has_its_article() {
        assert_eq!(article("invoice id"), "an");
        assert_eq!(article("e-mail address"), "an");
        assert_eq!(article("contact id"), "a");
        assert_eq!(article("user id"), "a");
    }

    #[test]
    fn a_line_is_told_how_it_is_written() {
        assert_eq!(
            usage(Operation::ContactLoad),
            "keap call ContactService.load CONTACT-ID [--fields ...]"
        );
        assert_eq!(
            usage(Operation::ContactRescheduleCampaignStep),
            "keap call ContactService.rescheduleCampaignStep STEP-ID LIST-OF-CONTACT-IDS"
        );
        assert_eq!(
            usage(Operation::ContactMerge),
            "keap call ContactService.merge CONTACT-ID DUPLICATE-ID"
        );
    }

    /// Two arguments with the same words would be the same to whoever reads a message.
    #[test]
    fn the_texts_of_an_operation_have_words_of_their_own() {
        for &operation in Operation::ALL {
            let mut words: Vec<_> = places(operation).iter().map(|place| place.words).collect();
            let all = words.len();
            words.sort_unstable();
            words.dedup();
            assert_eq!(words.len(), all, "{operation}");
        }
    }
}
