//! Arguments of reading operations, drawn from what the account itself tells.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime};
use keap_http::Secret;
use keap_schema::{Changes, Condition, FieldValue, NewRecord, QueryData, Record};

use crate::model::{
    EmailMessage, EmailRecord, EmailTemplate, FileContent, NewCustomField, OrderPartners,
    QuickSearch, SubscriptionTerms,
};
use crate::operation::{Argument, ArgumentKind, ArgumentSource};
use crate::{ContactId, DupCheck, Fields, Invocation, Operation, Outcome};

/// Values that an argument is drawn from: a column of the first rows of a table, or what another operation lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Material {
    /// The vendor name of the table, or the operation.
    from: Origin,
    /// An id, or what a record is looked up by.
    column: &'static str,
    /// Which of the rows are of the kind that is asked for, by a column and its value.
    only: Option<(&'static str, Kind)>,
    /// Columns that must have a value too: arguments of one call are of one row.
    beside: &'static [&'static str],
    /// Whether a value is a list of ids.
    is_list: bool,
}

/// Where values stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Origin {
    Table(&'static str),
    /// The ids that an operation without arguments lists.
    Listed(Operation),
}

/// The value of the rows of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Kind {
    Number(i64),
    Word(&'static str),
}

/// Where an argument of these words is drawn from.
static SOURCES: &[(&str, &str, &str)] = &[
    ("appointment id", "ContactAction", "Id"),
    ("card id", "CreditCard", "Id"),
    ("contact id", "Contact", "Id"),
    ("e-mail address", "Contact", "Email"),
    ("file id", "FileBox", "Id"),
    ("invoice id", "Invoice", "Id"),
    ("last four digits", "CreditCard", "Last4"),
    ("list of partner ids", "Affiliate", "Id"),
    ("partner id", "Affiliate", "Id"),
    ("product id", "Product", "Id"),
    // No table has the commission programs; `CProgram` has those of subscriptions.
    ("program id", "AffResource", "ProgramIds"),
    ("saved search id", "SavedFilter", "Id"),
    ("template id", "Template", "Id"),
    ("user id", "User", "Id"),
];

/// Arguments that go with another one of the call: the user of a search, the contact of a card.
static TOGETHER: &[(&str, &str, &str, &[&str])] = &[
    ("saved search id", "user id", "UserId", &["Id", "UserId"]),
    (
        "saved search id",
        "saved search id",
        "Id",
        &["Id", "UserId"],
    ),
    (
        "last four digits",
        "contact id",
        "ContactId",
        &["ContactId", "Last4"],
    ),
    (
        "last four digits",
        "last four digits",
        "Last4",
        &["ContactId", "Last4"],
    ),
];

/// Arguments that an operation lists.
static LISTED: &[(&str, Operation)] = &[
    ("shipping option id", Operation::ShippingGetAll),
    ("web form id", Operation::WebFormGetMap),
];

/// The rows of a table that are of the kind that is asked for, where others stand beside them.
static KINDS: &[(&str, &str, Kind)] = &[
    ("appointment id", "IsAppointment", Kind::Number(1)),
    ("template id", "PieceType", Kind::Word("Email")),
];

/// What is the same in every account.
static FIXED: &[(&str, &str)] = &[
    ("merge context", "Contact"),
    ("module", "Contact"),
    ("setting", "optiontypes"),
    ("text", "keap-bridge"),
];

/// Values of an account, to ask operations with.
#[derive(Debug, Default)]
pub struct Drawn {
    values: HashMap<Material, Vec<FieldValue>>,
    operation: Option<Operation>,
    at: usize,
    /// The columns that the operation is asked for, where it takes some.
    fields: Option<Fields>,
}

/// What the arguments of an operation are drawn from.
pub fn material(operation: Operation) -> Vec<Material> {
    let arguments = operation.arguments().iter();
    let mut all: Vec<Material> = arguments
        .filter_map(|argument| source(operation, argument))
        .collect();
    all.dedup();
    all
}

fn source(operation: Operation, argument: &Argument) -> Option<Material> {
    let kinds = [ArgumentKind::Id, ArgumentKind::Ids, ArgumentKind::Text];
    if !kinds.contains(&argument.kind) {
        return None;
    }
    let of = |from, column| Material {
        from,
        column,
        only: None,
        beside: &[],
        is_list: false,
    };
    let mut listed = LISTED.iter();
    if let Some((_, lists)) = listed.find(|(words, _)| *words == argument.words) {
        return Some(of(Origin::Listed(*lists), "id"));
    }
    let is_asked = |with: &str| {
        operation
            .arguments()
            .iter()
            .any(|other| other.words == with)
    };
    let mut together = TOGETHER.iter();
    if let Some((with, _, column, beside)) =
        together.find(|(with, words, ..)| *words == argument.words && is_asked(with))
    {
        let table = SOURCES.iter().find(|(words, ..)| words == with)?.1;
        let material = of(Origin::Table(table), column);
        return Some(Material { beside, ..material });
    }
    let mut sources = SOURCES.iter();
    let (_, table, column) = sources.find(|(words, ..)| *words == argument.words)?;
    let mut kinds = KINDS.iter();
    let kind = kinds.find(|(words, ..)| *words == argument.words);
    Some(Material {
        only: kind.map(|(_, column, value)| (*column, *value)),
        is_list: *column == "ProgramIds",
        ..of(Origin::Table(table), column)
    })
}

impl Material {
    /// What finds the values.
    ///
    /// At most `rows` rows of a table are read.
    pub fn invocation(&self, rows: u32) -> Option<Invocation> {
        let table = match self.from {
            Origin::Table(table) => table,
            Origin::Listed(Operation::WebFormGetMap) => return Some(Invocation::WebFormGetMap),
            Origin::Listed(Operation::ShippingGetAll) => return Some(Invocation::ShippingGetAll),
            Origin::Listed(_) => return None,
        };
        let mut query = QueryData::new(table);
        query.limit = rows;
        query.selected = vec![self.column.to_owned()];
        let beside = self.beside.iter().filter(|column| **column != self.column);
        query
            .selected
            .extend(beside.map(|column| (*column).to_owned()));
        if let Some((column, kind)) = self.only {
            let value = match kind {
                Kind::Number(number) => FieldValue::Int(number),
                Kind::Word(word) => word.into(),
            };
            let condition = Condition::Equals(value);
            query.conditions.push((column.to_owned(), condition));
        }
        Some(Invocation::DataQuery(query))
    }

    /// The values in an answer. A row that lacks one that goes with it has none.
    pub fn told(&self, outcome: Outcome) -> Vec<FieldValue> {
        let has = |row: &Record, column: &str| {
            let value = row.get(column);
            value.is_some_and(|value| !value.to_string().is_empty())
        };
        match outcome {
            Outcome::Records(rows) => rows
                .iter()
                .filter(|row| self.beside.iter().all(|column| has(row, column)))
                .filter(|row| has(row, self.column))
                .filter_map(|row| row.get(self.column).map(number))
                .collect(),
            // Ids with titles.
            Outcome::Record(listed) => listed.names().map(|id| number(&id.into())).collect(),
            _ => Vec::new(),
        }
    }

    /// The values, each once; those of lists one by one.
    fn values(&self, values: Vec<FieldValue>) -> Vec<FieldValue> {
        if !self.is_list {
            return values;
        }
        let texts: Vec<String> = values.iter().map(ToString::to_string).collect();
        let mut ids: Vec<FieldValue> = Vec::new();
        for id in texts.iter().flat_map(|text| text.split(',')) {
            let Ok(id) = id.trim().parse::<i64>() else {
                continue;
            };
            let id = FieldValue::Int(id);
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }
}

/// An id that is told as a text; what is no number stays as it is.
fn number(value: &FieldValue) -> FieldValue {
    match value {
        FieldValue::Text(text) if !text.starts_with('0') => {
            text.parse().map_or_else(|_| value.clone(), FieldValue::Int)
        }
        value => value.clone(),
    }
}

/// The argument of an operation that nothing is drawn for, in words.
pub(super) fn missing(operation: Operation) -> Option<&'static str> {
    let told = |argument: &&Argument| match argument.kind {
        ArgumentKind::Fields | ArgumentKind::Page | ArgumentKind::WallTime => true,
        ArgumentKind::Id | ArgumentKind::Ids => source(operation, argument).is_some(),
        ArgumentKind::Text => source(operation, argument).is_some() || fixed(argument).is_some(),
        _ => false,
    };
    let mut arguments = operation.arguments().iter();
    arguments
        .find(|argument| !told(argument))
        .map(|argument| argument.words)
}

fn fixed(argument: &Argument) -> Option<&'static str> {
    let mut fixed = FIXED.iter();
    let (_, text) = fixed.find(|(words, _)| *words == argument.words)?;
    Some(text)
}

impl Drawn {
    /// Keeps the values of a column.
    pub fn keep(&mut self, material: Material, values: Vec<FieldValue>) {
        self.values.insert(material, material.values(values));
    }

    /// The operation with the values number `at`, asked for these columns where it takes some; none when there are not so many.
    pub fn invocation(
        &mut self,
        operation: Operation,
        fields: &Fields,
        at: usize,
    ) -> Option<Invocation> {
        if at > 0 && material(operation).is_empty() {
            return None;
        }
        (self.at, self.operation) = (at, Some(operation));
        self.fields = Some(fields.clone());
        Invocation::read(operation, self).ok()
    }

    fn value(&self, argument: &Argument) -> Result<FieldValue, Untold> {
        let value = self.all(argument).and_then(|values| values.get(self.at));
        value.cloned().ok_or(Untold)
    }

    fn all(&self, argument: &Argument) -> Option<&Vec<FieldValue>> {
        self.values.get(&source(self.operation?, argument)?)
    }
}

/// The account does not tell this argument.
#[derive(Debug)]
pub struct Untold;

macro_rules! untold {
    ($($read:ident -> $value:ty),* $(,)?) => {
        $(fn $read(&mut self, _: &Argument) -> Result<$value, Untold> {
            Err(Untold)
        })*
    };
}

impl ArgumentSource for Drawn {
    type Error = Untold;

    fn id(&mut self, argument: &Argument) -> Result<i64, Untold> {
        self.value(argument)?.as_i64().ok_or(Untold)
    }

    fn text(&mut self, argument: &Argument) -> Result<String, Untold> {
        if let Some(text) = fixed(argument) {
            return Ok(text.to_owned());
        }
        Ok(self.value(argument)?.to_string())
    }

    /// All at once.
    fn ids(&mut self, argument: &Argument) -> Result<Vec<i64>, Untold> {
        let values = self.all(argument).filter(|_| self.at == 0).ok_or(Untold)?;
        let ids: Vec<i64> = values.iter().filter_map(FieldValue::as_i64).collect();
        (!ids.is_empty()).then_some(ids).ok_or(Untold)
    }

    fn fields(&mut self, _: &Argument) -> Result<Fields, Untold> {
        Ok(self.fields.clone().unwrap_or(Fields::All))
    }

    fn page(&mut self, _: &Argument) -> Result<u32, Untold> {
        Ok(0)
    }

    /// All of this century.
    fn wall_time(&mut self, argument: &Argument) -> Result<NaiveDateTime, Untold> {
        let year = if argument.words.starts_with("start") {
            2001
        } else {
            2100
        };
        let day = NaiveDate::from_ymd_opt(year, 1, 1).ok_or(Untold)?;
        day.and_hms_opt(0, 0, 0).ok_or(Untold)
    }

    untold! {
        texts -> Vec<String>, order_partners -> OrderPartners,
        subscription_terms -> Option<SubscriptionTerms>, contacts -> Vec<ContactId>,
        optional_contact -> Option<ContactId>, file -> FileContent, quantity -> u32, amount -> f64,
        flag -> bool, switch -> bool, secret -> Secret, table -> String, values -> NewRecord,
        changes -> Changes, columns -> Vec<String>, dup_check -> DupCheck, query -> QueryData,
        find -> QueryData, count -> QueryData, custom_field -> NewCustomField,
        label -> Option<String>, options -> Option<Vec<String>>, email_message -> EmailMessage,
        email_record -> EmailRecord, email_template -> EmailTemplate, quick_search -> QuickSearch,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_come_from_the_rows_of_the_account() {
        let mut drawn = Drawn::default();
        let operation = Operation::ContactFindByEmail;
        assert!(drawn.invocation(operation, &Fields::All, 0).is_none());
        let emails = material(operation)[0];
        assert_eq!(
            (emails.from, emails.column),
            (Origin::Table("Contact"), "Email")
        );
        drawn.keep(emails, vec!["ann@example.com".into()]);
        let asked = drawn.invocation(operation, &Fields::All, 0);
        assert!(
            matches!(asked, Some(Invocation::ContactFindByEmail { email, .. }) if email == "ann@example.com")
        );
        let seen: Fields = ["FirstName"].into();
        let asked = drawn.invocation(operation, &seen, 0);
        assert!(
            matches!(asked, Some(Invocation::ContactFindByEmail { fields, .. }) if fields == seen)
        );
        assert!(drawn.invocation(operation, &Fields::All, 1).is_none());
    }

    /// The rows of tasks and notes, of letters and of subscriptions are not asked for as what they are not.
    #[test]
    fn ids_are_of_the_kind_that_is_asked_for() {
        let only = |operation: Operation| {
            let Some(Invocation::DataQuery(query)) = material(operation)[0].invocation(30) else {
                return None;
            };
            let (column, condition) = query.conditions.first()?.clone();
            Some((query.table, column, condition))
        };
        let (table, column, condition) = only(Operation::DataGetAppointmentICal).unwrap();
        assert_eq!((&*table, &*column), ("ContactAction", "IsAppointment"));
        assert!(matches!(condition, Condition::Equals(FieldValue::Int(1))));
        let (table, column, _) = only(Operation::EmailGetTemplate).unwrap();
        assert_eq!((&*table, &*column), ("Template", "PieceType"));
        assert!(only(Operation::ContactLoad).is_none());

        let operation = Operation::AffiliateProgramGetPartners;
        let mut drawn = Drawn::default();
        drawn.keep(
            material(operation)[0],
            vec!["1".into(), "1, 2".into(), "".into()],
        );
        let program = |drawn: &mut Drawn, at| match drawn.invocation(operation, &Fields::All, at) {
            Some(Invocation::AffiliateProgramGetPartners { program }) => Some(program.get()),
            _ => None,
        };
        let programs: Vec<_> = (0..3).map(|at| program(&mut drawn, at)).collect();
        assert_eq!(programs, [Some(1), Some(2), None]);
    }

    /// The user of a search and the contact of a card are those of its row; where one of them is not told there is no call.
    #[test]
    fn arguments_of_one_call_are_of_one_row() {
        let row = |members: &[(&'static str, FieldValue)]| -> Record {
            members.iter().cloned().collect()
        };
        let mut drawn = Drawn::default();
        let operation = Operation::SearchGetSavedSearchResultsAllFields;
        let rows = vec![
            row(&[("Id", 4.into())]),
            row(&[("Id", 5.into()), ("UserId", 2.into())]),
        ];
        for wanted in material(operation) {
            drawn.keep(wanted, wanted.told(Outcome::Records(rows.clone())));
        }
        let asked = drawn.invocation(operation, &Fields::All, 0);
        let Some(Invocation::SearchGetSavedSearchResultsAllFields { search, user, .. }) = asked
        else {
            panic!("{asked:?}");
        };
        assert_eq!((search.get(), user.get()), (5, 2));
        assert!(drawn.invocation(operation, &Fields::All, 1).is_none());
    }

    #[test]
    fn ids_come_from_what_other_operations_list_and_lists_of_them_from_all_rows() {
        let mut drawn = Drawn::default();
        let html = Operation::WebFormGetHtml;
        let forms = Record::from_iter([("7", "Survey")]);
        for wanted in material(html) {
            assert!(matches!(
                wanted.invocation(30),
                Some(Invocation::WebFormGetMap)
            ));
            drawn.keep(wanted, wanted.told(Outcome::Record(forms.clone())));
        }
        let asked = drawn.invocation(html, &Fields::All, 0);
        assert!(matches!(asked, Some(Invocation::WebFormGetHtml { id }) if id.get() == 7));

        let totals = Operation::AffiliateRunningTotals;
        drawn.keep(material(totals)[0], vec![1.into(), 2.into()]);
        let asked = drawn.invocation(totals, &Fields::All, 0);
        let Some(Invocation::AffiliateRunningTotals { partners }) = asked else {
            panic!("{asked:?}");
        };
        assert_eq!(partners.len(), 2);
        assert!(drawn.invocation(totals, &Fields::All, 1).is_none());
    }

    #[test]
    fn secrets_and_contents_are_never_drawn() {
        assert_eq!(missing(Operation::DataAuthenticateUser), Some("user name"));
        assert_eq!(missing(Operation::SearchQuickSearch), Some("quick search"));
        assert_eq!(missing(Operation::DataGetUserInfo), None);
        let mut nothing = Drawn::default();
        let user = Operation::DataGetUserInfo;
        assert!(nothing.invocation(user, &Fields::All, 0).is_some());
        assert!(nothing.invocation(user, &Fields::All, 1).is_none());
    }
}
