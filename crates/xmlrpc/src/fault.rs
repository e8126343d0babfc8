//! What a fault means: Keap's codes and the texts that come with them.

use std::fmt;

use crate::Fault;

/// What a fault means.
///
/// The codes 1 to 15 are those of the application (documented; the names are the texts in brackets that the fault
/// strings start with). Code 0 comes from the XML-RPC library of the server and means a dozen things, told apart by the
/// text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FaultKind {
    /// 1: the account is not set up for the API, or its name is wrong. Healthy accounts answer it now and then as well
    /// (observed).
    InvalidConfig,
    /// 2: the key is empty or not that of the account.
    InvalidKey,
    /// 3: something went wrong that has no code of its own.
    UnexpectedError,
    /// 4: the database refused.
    DatabaseError,
    /// 5: no such record.
    RecordNotFound,
    /// 6: a record that the call needs could not be loaded. In brackets it is `Loading`, not `LoadingError`.
    LoadingError,
    /// 7: the table cannot be used like this.
    NoTableAccess,
    /// 8: the field cannot be used like this.
    NoFieldAccess,
    /// 9: no such table.
    NoTableFound,
    /// 10: no such field.
    NoFieldFound,
    /// 11: a write without a field that can be written.
    NoFields,
    /// 12: bad data.
    InvalidParameter,
    /// 13: user name or password are wrong.
    FailedLoginAttempt,
    /// 14: an add-on is not paid for.
    NoAccess,
    /// 15: the password is expired.
    PasswordExpired,
    /// 0: no such service or method.
    NoSuchHandler,
    /// 0: there is such a method, but not with params of these types and this number.
    NoMatchingMethod,
    /// 0: the server could not read the request.
    UnreadableRequest,
    /// 0: a query took too long and was stopped. Ask for smaller pages.
    QueryCancelled,
    /// 0: too many calls at once on the old host.
    Throttled,
    /// 0: the method broke inside.
    MethodFailed,
    /// 500: the account lets only some addresses in (seen by one plugin).
    AddressNotAllowed,
    /// A code or a text that is not known here.
    Unknown,
}

/// Codes with their meaning and the name in brackets.
const CODES: [(i32, FaultKind, &str); 15] = [
    (1, FaultKind::InvalidConfig, "InvalidConfig"),
    (2, FaultKind::InvalidKey, "InvalidKey"),
    (3, FaultKind::UnexpectedError, "UnexpectedError"),
    (4, FaultKind::DatabaseError, "DatabaseError"),
    (5, FaultKind::RecordNotFound, "RecordNotFound"),
    (6, FaultKind::LoadingError, "Loading"),
    (7, FaultKind::NoTableAccess, "NoTableAccess"),
    (8, FaultKind::NoFieldAccess, "NoFieldAccess"),
    (9, FaultKind::NoTableFound, "NoTableFound"),
    (10, FaultKind::NoFieldFound, "NoFieldFound"),
    (11, FaultKind::NoFields, "NoFields"),
    (12, FaultKind::InvalidParameter, "InvalidParameter"),
    (13, FaultKind::FailedLoginAttempt, "FailedLoginAttempt"),
    (14, FaultKind::NoAccess, "NoAccess"),
    (
        15,
        FaultKind::PasswordExpired,
        "FailedLoginAttemptPasswordExpired",
    ),
];

/// Texts of the library, all with code 0. The specific ones come before the general ones.
const LIBRARY_TEXTS: [(&str, FaultKind); 7] = [
    ("No such handler", FaultKind::NoSuchHandler),
    ("No method matching arguments", FaultKind::NoMatchingMethod),
    (
        "Failed to parse XML-RPC request",
        FaultKind::UnreadableRequest,
    ),
    (
        "Failed to read XML-RPC request",
        FaultKind::UnreadableRequest,
    ),
    ("ThrottlingException", FaultKind::Throttled),
    ("Statement cancelled", FaultKind::QueryCancelled),
    ("Failed to invoke method", FaultKind::MethodFailed),
];

impl FaultKind {
    /// All of them.
    pub const ALL: &'static [Self] = &[
        Self::InvalidConfig,
        Self::InvalidKey,
        Self::UnexpectedError,
        Self::DatabaseError,
        Self::RecordNotFound,
        Self::LoadingError,
        Self::NoTableAccess,
        Self::NoFieldAccess,
        Self::NoTableFound,
        Self::NoFieldFound,
        Self::NoFields,
        Self::InvalidParameter,
        Self::FailedLoginAttempt,
        Self::NoAccess,
        Self::PasswordExpired,
        Self::NoSuchHandler,
        Self::NoMatchingMethod,
        Self::UnreadableRequest,
        Self::QueryCancelled,
        Self::Throttled,
        Self::MethodFailed,
        Self::AddressNotAllowed,
        Self::Unknown,
    ];

    /// The code that the server sends with it; none for [`Unknown`](Self::Unknown).
    pub fn code(self) -> Option<i32> {
        match self {
            Self::Unknown => None,
            Self::AddressNotAllowed => Some(500),
            kind => Some(
                CODES
                    .iter()
                    .find(|(_, known, _)| *known == kind)
                    .map_or(0, |found| found.0),
            ),
        }
    }

    /// The name in the brackets of the fault string, for codes 1 to 15.
    pub fn name(self) -> Option<&'static str> {
        CODES
            .iter()
            .find(|(_, kind, _)| *kind == self)
            .map(|(_, _, name)| *name)
    }

    /// A fault of this kind with its text; the name in brackets is put in front.
    pub fn fault(self, text: impl fmt::Display) -> Fault {
        let string = match self.name() {
            Some(name) => format!("[{name}]{text}"),
            None => text.to_string(),
        };
        Fault::new(self.code().unwrap_or(0), string)
    }
}

impl Fault {
    /// What the fault means.
    pub fn kind(&self) -> FaultKind {
        match self.code {
            0 => library_kind(&self.string),
            500 if self.string.contains("IP access not allowed") => FaultKind::AddressNotAllowed,
            code => CODES
                .iter()
                .find(|(known, _, _)| *known == code)
                .map_or(FaultKind::Unknown, |(_, kind, _)| *kind),
        }
    }

    /// The name in brackets that the text starts with, `NoFieldFound`. Kept also for codes that are not known here.
    pub fn name(&self) -> Option<&str> {
        self.split().0
    }

    /// The text without the name in brackets.
    pub fn message(&self) -> &str {
        self.split().1
    }

    /// The table that the text names.
    pub fn table(&self) -> Option<&str> {
        self.place().and_then(|(table, _)| table)
    }

    /// The field that the text names, as it was sent: `given_name`, `Contact.CustomDate1`.
    pub fn field(&self) -> Option<&str> {
        self.place().and_then(|(_, field)| field)
    }

    /// The number of the record that the text names.
    pub fn record(&self) -> Option<i64> {
        let (_, text) = self.message().split_once("ecord")?;
        let digits = text.trim_start_matches(|letter: char| !letter.is_ascii_digit());
        let end = digits
            .find(|letter: char| !letter.is_ascii_digit())
            .unwrap_or(digits.len());
        digits[..end].parse().ok()
    }

    /// Whether the same call may succeed a moment later. It was not carried out, so this holds for writes as well.
    pub fn is_retryable(&self) -> bool {
        matches!(self.kind(), FaultKind::InvalidConfig | FaultKind::Throttled)
    }

    fn split(&self) -> (Option<&str>, &str) {
        let text = self.string.as_str();
        match text.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            Some((name, message)) if name.bytes().all(|byte| byte.is_ascii_alphanumeric()) => {
                (Some(name), message)
            }
            _ => (None, text),
        }
    }

    /// The table and the field in the text.
    fn place(&self) -> Option<(Option<&str>, Option<&str>)> {
        let message = self.message();
        if let Some((_, rest)) = message.split_once("Unknown column '") {
            return split_field(rest.split('\'').next()?);
        }
        let after = |start: &str| message.strip_prefix(start).map(str::trim);
        if let Some(table) = after("Access denied to table").or_else(|| after("No table found:")) {
            return Some((Some(table), None));
        }
        let field = after("No field found:").or_else(|| after("Access denied to field"))?;
        split_field(field)
    }
}

/// `Contact.given_name` is a field of a table; the name of a field may have dots of its own.
fn split_field(text: &str) -> Option<(Option<&str>, Option<&str>)> {
    match text.split_once('.') {
        Some((table, field)) => Some((Some(table), Some(field))),
        None => Some((None, Some(text))),
    }
}

fn library_kind(text: &str) -> FaultKind {
    let found = LIBRARY_TEXTS.iter().find(|(part, _)| text.contains(part));
    found.map_or(FaultKind::Unknown, |(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_the_real_server_are_understood() {
        let cases = [
            (10, "[NoFieldFound]No field found: Contact.given_name"),
            (
                10,
                "[NoFieldFound]No field found: ContactGroupAssign.Contact.CustomDate1",
            ),
            (7, "[NoTableAccess]Access denied to table Invoice"),
            (5, "[RecordNotFound]Record was not found"),
            (6, "[Loading]Error loading follow-up sequence"),
            (
                1,
                "[InvalidConfig]Invalid Configuration: for help setting up your API",
            ),
            (0, "No such handler: AffiliateService.affPayouts"),
            (
                0,
                "No method matching arguments: java.lang.String, java.lang.Integer",
            ),
            (0, "Failed to parse XML-RPC request: Unknown type: nil"),
            (
                0,
                "Failed to invoke method findByEmail in class com.infusionsoft.api.xmlrpc.XmlRpcContactService: Unknown column 'Contact.AccountId' in 'field list'",
            ),
            (
                0,
                "Failed to invoke method query in class com.infusionsoft.api.xmlrpc.XmlRpcDataService: Statement cancelled due to client request",
            ),
            (
                0,
                "x.ThrottlingException: Maximum number of threads throttled",
            ),
            (0, "String index out of range: -4"),
            (
                500,
                "Server encountered exception: java.lang.Exception: IP access not allowed",
            ),
            (99, "[NewName]Something else"),
        ];
        let read = cases.map(|(code, text)| {
            let fault = Fault::new(code, text);
            format!(
                "{code} {:?} name={:?} table={:?} field={:?} retry={}",
                fault.kind(),
                fault.name(),
                fault.table(),
                fault.field(),
                fault.is_retryable()
            )
        });
        insta::assert_snapshot!(read.join("\n"), @r#"
        10 NoFieldFound name=Some("NoFieldFound") table=Some("Contact") field=Some("given_name") retry=false
        10 NoFieldFound name=Some("NoFieldFound") table=Some("ContactGroupAssign") field=Some("Contact.CustomDate1") retry=false
        7 NoTableAccess name=Some("NoTableAccess") table=Some("Invoice") field=None retry=false
        5 RecordNotFound name=Some("RecordNotFound") table=None field=None retry=false
        6 LoadingError name=Some("Loading") table=None field=None retry=false
        1 InvalidConfig name=Some("InvalidConfig") table=None field=None retry=true
        0 NoSuchHandler name=None table=None field=None retry=false
        0 NoMatchingMethod name=None table=None field=None retry=false
        0 UnreadableRequest name=None table=None field=None retry=false
        0 MethodFailed name=None table=Some("Contact") field=Some("AccountId") retry=false
        0 QueryCancelled name=None table=None field=None retry=false
        0 Throttled name=None table=None field=None retry=true
        0 Unknown name=None table=None field=None retry=false
        500 AddressNotAllowed name=None table=None field=None retry=false
        99 Unknown name=Some("NewName") table=None field=None retry=false
        "#);
    }

    #[test]
    fn a_kind_makes_the_fault_that_it_is_read_from() {
        for (code, kind, name) in CODES {
            let fault = kind.fault("text");
            assert_eq!(
                (fault.code, fault.name(), fault.message()),
                (code, Some(name), "text")
            );
            assert_eq!(fault.kind(), kind);
        }
        assert_eq!(
            FaultKind::NoSuchHandler
                .fault("No such handler: A.b")
                .kind(),
            FaultKind::NoSuchHandler
        );
    }

    #[test]
    fn a_record_is_read_when_the_text_has_one() {
        assert_eq!(
            Fault::new(5, "[RecordNotFound]Record 17 was not found").record(),
            Some(17)
        );
        assert_eq!(
            Fault::new(5, "[RecordNotFound]Record was not found").record(),
            None
        );
    }
}
