//! Arguments of reading operations, drawn from what the account itself tells.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime};
use keap_http::Secret;
use keap_schema::{Changes, FieldValue, NewRecord, QueryData};

use crate::model::{
    EmailMessage, EmailRecord, EmailTemplate, FileContent, NewCustomField, OrderPartners,
    QuickSearch, SubscriptionTerms,
};
use crate::operation::{Argument, ArgumentKind, ArgumentSource};
use crate::{ContactId, DupCheck, Fields, Invocation, Operation};

/// Values that an argument is drawn from: a column of the first rows of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Material {
    /// Its vendor name.
    pub table: &'static str,
    /// An id, or what a record is looked up by.
    pub column: &'static str,
}

/// Where an argument of these words is drawn from.
static SOURCES: &[(&str, &str, &str)] = &[
    ("appointment id", "ContactAction", "Id"),
    ("contact id", "Contact", "Id"),
    ("e-mail address", "Contact", "Email"),
    ("file id", "FileBox", "Id"),
    ("invoice id", "Invoice", "Id"),
    ("partner id", "Affiliate", "Id"),
    ("product id", "Product", "Id"),
    ("program id", "CProgram", "Id"),
    ("template id", "Template", "Id"),
    ("user id", "User", "Id"),
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
    at: usize,
    /// The columns that the operation is asked for, where it takes some.
    fields: Option<Fields>,
}

/// What the arguments of an operation are drawn from.
pub fn material(operation: Operation) -> Vec<Material> {
    let arguments = operation.arguments().iter();
    let mut all: Vec<Material> = arguments.filter_map(source).collect();
    all.dedup();
    all
}

fn source(argument: &Argument) -> Option<Material> {
    if !matches!(argument.kind, ArgumentKind::Id | ArgumentKind::Text) {
        return None;
    }
    let mut sources = SOURCES.iter();
    let (_, table, column) = sources.find(|(words, ..)| *words == argument.words)?;
    Some(Material { table, column })
}

/// The argument of an operation that the account does not tell, in words.
pub(super) fn missing(operation: Operation) -> Option<&'static str> {
    let told = |argument: &&Argument| match argument.kind {
        ArgumentKind::Fields | ArgumentKind::Page | ArgumentKind::WallTime => true,
        ArgumentKind::Id => source(argument).is_some(),
        ArgumentKind::Text => source(argument).is_some() || fixed(argument).is_some(),
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
        self.values.insert(material, values);
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
        self.at = at;
        self.fields = Some(fields.clone());
        Invocation::read(operation, self).ok()
    }

    fn value(&self, argument: &Argument) -> Result<FieldValue, Untold> {
        let value = source(argument).and_then(|material| self.values.get(&material)?.get(self.at));
        value.cloned().ok_or(Untold)
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
        ids -> Vec<i64>, texts -> Vec<String>, order_partners -> OrderPartners,
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
        assert_eq!((emails.table, emails.column), ("Contact", "Email"));
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
