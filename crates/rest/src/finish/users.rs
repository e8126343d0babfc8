//! Users: lists of those who can log in.

use crate::{v1, v2};

impl v2::users::ListUsers {
    /// Lists the users of the application itself that are active. Without the filter, inactive users and partners
    /// come too in v1; what v2 does then is not documented.
    ///
    /// ```
    /// use keap_rest::v2::users::ListUsers;
    /// use keap_rest::{Draft, Operation};
    ///
    /// let mut draft = Draft::new(ListUsers::INFO.path);
    /// ListUsers::active().write(&mut draft);
    /// assert_eq!(
    ///     draft.as_query(),
    ///     "filter=include_inactive%3D%3Dfalse%3Binclude_partners%3D%3Dfalse"
    /// );
    /// ```
    pub fn active() -> Self {
        let filter = v2::users::Filter::include_inactive(false);
        Self::new().filter(filter.and(v2::users::Filter::include_partners(false)))
    }
}

impl v1::users::ListUsers {
    /// Lists the users of the application itself that are active. Without these parameters the server adds inactive
    /// users and partners.
    ///
    /// ```
    /// use keap_rest::v1::users::ListUsers;
    /// use keap_rest::{Draft, Operation};
    ///
    /// let mut draft = Draft::new(ListUsers::INFO.path);
    /// ListUsers::active().write(&mut draft);
    /// assert_eq!(draft.as_query(), "include_inactive=false&include_partners=false");
    /// ```
    pub fn active() -> Self {
        Self {
            include_inactive: Some(false),
            include_partners: Some(false),
            ..Self::default()
        }
    }
}
