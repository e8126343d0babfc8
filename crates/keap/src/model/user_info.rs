//! Who a credential belongs to.

use keap_schema::{FieldValue, Record};

use crate::UserId;

/// The user behind the credential, as far as the backend tells.
///
/// The member names of the XML-RPC answer are inferred from reports; REST has most of them under other names
/// (difference `KB-010`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct UserInfo {
    /// The user's id in the account (`localUserId`).
    pub user_id: Option<UserId>,
    /// The user's id over all accounts (`globalUserId`).
    pub global_user_id: Option<i64>,
    /// First and last name (`displayName`).
    pub display_name: Option<String>,
    /// The login, an e-mail address (`casUsername`).
    pub username: Option<String>,
    /// The tenant, `ab123` (`appAlias`).
    pub app: Option<String>,
}

impl From<Record> for UserInfo {
    fn from(record: Record) -> Self {
        let text = |name: &str| record.get(name).map(FieldValue::to_string);
        let number = |name: &str| text(name).and_then(|text| text.parse().ok());
        Self {
            user_id: number("localUserId").map(UserId::new),
            global_user_id: number("globalUserId"),
            display_name: text("displayName"),
            username: text("casUsername"),
            app: text("appAlias"),
        }
    }
}
