//! Arguments of reading operations, drawn from what the account itself tells.

mod material;

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime};
use keap_http::Secret;
use keap_schema::{Changes, FieldValue, NewRecord, QueryData};

use crate::model::{
    EmailMessage, EmailRecord, EmailTemplate, FileContent, NewCustomField, OrderPartners,
    QuickSearch, SubscriptionTerms,
};
use crate::operation::{Argument, ArgumentKind, ArgumentSource};
use crate::{ContactId, DupCheck, Fields, Invocation, Operation, Outcome};
use material::source;
pub use material::{Material, material};

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
    /// Those of the search that it runs.
    columns: Vec<String>,
}

/// How many columns of a saved search are asked for by their names; another operation reads them all.
const COLUMNS: usize = 10;

/// The argument of an operation that nothing is drawn for, in words.
pub(super) fn missing(operation: Operation) -> Option<&'static str> {
    let told = |argument: &&Argument| match argument.kind {
        ArgumentKind::Fields | ArgumentKind::Page | ArgumentKind::WallTime => true,
        ArgumentKind::Id | ArgumentKind::Ids => source(operation, argument).is_some(),
        ArgumentKind::Text => source(operation, argument).is_some() || fixed(argument).is_some(),
        ArgumentKind::Columns => runs_search(operation),
        _ => false,
    };
    let mut arguments = operation.arguments().iter();
    arguments
        .find(|argument| !told(argument))
        .map(|argument| argument.words)
}

/// Whether the columns of an operation are those of a saved search, which another operation lists.
fn runs_search(operation: Operation) -> bool {
    let mut arguments = operation.arguments().iter();
    arguments.any(|argument| argument.words == "saved search id")
}

/// Whether the columns of an operation have to be asked for beside each call.
pub(super) fn asks_columns(operation: Operation) -> bool {
    let mut arguments = operation.arguments().iter();
    runs_search(operation) && arguments.any(|argument| argument.kind == ArgumentKind::Columns)
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

    /// What has to be asked before the call number `at`, whose answer [`tells`](Self::tells) the rest of it.
    pub fn before(&mut self, operation: Operation, at: usize) -> Option<Invocation> {
        self.columns.clear();
        if !asks_columns(operation) {
            return None;
        }
        self.invocation(Operation::SearchGetAllReportColumns, &Fields::All, at)
    }

    /// Keeps what was asked [`before`](Self::before).
    pub fn tells(&mut self, outcome: Outcome) {
        if let Outcome::Record(columns) = outcome {
            // By their ids the rows of two wires are held against each other.
            let id = columns.names().filter(|name| *name == "Id");
            let others = columns.names().filter(|name| *name != "Id");
            let names = id.chain(others).take(COLUMNS);
            self.columns = names.map(str::to_owned).collect();
        }
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

    fn columns(&mut self, _: &Argument) -> Result<Vec<String>, Untold> {
        let columns = Some(self.columns.clone());
        columns.filter(|names| !names.is_empty()).ok_or(Untold)
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
        changes -> Changes, dup_check -> DupCheck, query -> QueryData,
        find -> QueryData, count -> QueryData, custom_field -> NewCustomField,
        label -> Option<String>, options -> Option<Vec<String>>, email_message -> EmailMessage,
        email_record -> EmailRecord, email_template -> EmailTemplate, quick_search -> QuickSearch,
    }
}

#[cfg(test)]
mod tests {
    use keap_schema::Record;

    use super::*;
    use crate::Outcome;

    #[test]
    fn arguments_come_from_the_rows_of_the_account() {
        let mut drawn = Drawn::default();
        let operation = Operation::ContactFindByEmail;
        assert!(drawn.invocation(operation, &Fields::All, 0).is_none());
        let emails = material(operation)[0];
        let Some(Invocation::DataQuery(query)) = emails.invocation(1) else {
            panic!("{emails:?}");
        };
        assert_eq!(
            (&*query.table, query.selected),
            ("Contact", vec!["Email".to_owned()])
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

    #[test]
    fn the_members_of_lists_are_drawn_one_by_one() {
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

    /// A search has columns of its own, which are asked for before it is run.
    #[test]
    fn the_columns_of_a_search_are_those_that_it_has() {
        let operation = Operation::SearchGetSavedSearchResults;
        assert_eq!(missing(operation), None);
        let mut drawn = Drawn::default();
        let search = Record::from_iter([("Id", FieldValue::from(5)), ("UserId", "2,1".into())]);
        for wanted in material(operation) {
            drawn.keep(wanted, wanted.told(Outcome::Records(vec![search.clone()])));
        }
        assert!(drawn.invocation(operation, &Fields::All, 0).is_none());
        let asked = drawn.before(operation, 0);
        let Some(Invocation::SearchGetAllReportColumns { search, user }) = asked else {
            panic!("{asked:?}");
        };
        assert_eq!((search.get(), user.get()), (5, 2));
        let columns = (0..COLUMNS).map(|at| (format!("Column{at}"), "a column"));
        let columns = columns.chain([("Id".to_owned(), "id")]);
        drawn.tells(Outcome::Record(columns.collect()));
        let asked = drawn.invocation(operation, &Fields::All, 0);
        let Some(Invocation::SearchGetSavedSearchResults { search, fields, .. }) = asked else {
            panic!("{asked:?}");
        };
        assert_eq!((search.get(), fields.len()), (5, COLUMNS));
        assert_eq!(&fields[..2], ["Id", "Column0"]);
        // Another search may have others.
        assert!(drawn.before(operation, 1).is_none());
        assert!(drawn.invocation(operation, &Fields::All, 0).is_none());
        assert!(drawn.before(Operation::ContactLoad, 0).is_none());
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
