//! Arguments that choose: which fields to read, and what makes two contacts the same.

use keap_schema::{Column, column::CanRead};

/// What makes two contacts the same when one is added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DupCheck {
    /// The same first e-mail address.
    Email,
    /// The same first e-mail address, first name and last name.
    EmailAndName,
    /// As `EmailAndName`, and the same company name.
    EmailAndNameAndCompany,
}

impl DupCheck {
    /// The columns that must be equal, without regard to case.
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Email => &["Email"],
            Self::EmailAndName => &["Email", "FirstName", "LastName"],
            Self::EmailAndNameAndCompany => &["Email", "FirstName", "LastName", "Company"],
        }
    }
}

/// Which fields of a record to read: names, or columns. A list holds columns of one type, a tuple of up to twelve those of
/// any; a [`RowReader`](crate::RowReader) those of a struct.
///
/// ```
/// use keap::{Fields, schema::contact};
///
/// let fields = Fields::from((contact::ID, contact::FIRST_NAME, contact::DATE_CREATED));
/// assert_eq!(fields, Fields::from(["Id", "FirstName", "DateCreated"]));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fields {
    /// All that the backend has for the table. Fields that only the other backend has are left out.
    All,
    /// These, by their XML-RPC names. A name that the backend has no counterpart for is refused before anything is
    /// sent, so that nothing goes missing unseen.
    Named(Vec<String>),
}

impl Fields {
    /// The names asked for; `None` for all.
    pub fn names(&self) -> Option<&[String]> {
        match self {
            Self::All => None,
            Self::Named(names) => Some(names),
        }
    }
}

impl<S: AsRef<str>> From<&[S]> for Fields {
    fn from(names: &[S]) -> Self {
        Self::Named(names.iter().map(|name| name.as_ref().to_owned()).collect())
    }
}

impl<S: AsRef<str>, const N: usize> From<[S; N]> for Fields {
    fn from(names: [S; N]) -> Self {
        names.as_slice().into()
    }
}

impl<S: AsRef<str>, const N: usize> From<&[S; N]> for Fields {
    fn from(names: &[S; N]) -> Self {
        names.as_slice().into()
    }
}

impl<T, V, A: CanRead> From<Column<T, V, A>> for Fields {
    fn from(column: Column<T, V, A>) -> Self {
        Self::Named(vec![column.name().to_owned()])
    }
}

impl From<Vec<String>> for Fields {
    fn from(names: Vec<String>) -> Self {
        Self::Named(names)
    }
}

/// Columns of one table, of different types: `(contact::ID, contact::FIRST_NAME)`.
macro_rules! fields_of_columns {
    ($($column:ident $value:ident $access:ident),+) => {
        impl<T, $($value, $access: CanRead),+> From<($(Column<T, $value, $access>,)+)> for Fields {
            fn from(($($column,)+): ($(Column<T, $value, $access>,)+)) -> Self {
                Self::Named(vec![$($column.name().to_owned()),+])
            }
        }
    };
}

fields_of_columns!(a VA AA);
fields_of_columns!(a VA AA, b VB AB);
fields_of_columns!(a VA AA, b VB AB, c VC AC);
fields_of_columns!(a VA AA, b VB AB, c VC AC, d VD AD);
fields_of_columns!(a VA AA, b VB AB, c VC AC, d VD AD, e VE AE);
fields_of_columns!(a VA AA, b VB AB, c VC AC, d VD AD, e VE AE, f VF AF);
fields_of_columns!(a VA AA, b VB AB, c VC AC, d VD AD, e VE AE, f VF AF, g VG AG);
fields_of_columns!(a VA AA, b VB AB, c VC AC, d VD AD, e VE AE, f VF AF, g VG AG, h VH AH);
fields_of_columns!(a VA AA, b VB AB, c VC AC, d VD AD, e VE AE, f VF AF, g VG AG, h VH AH, i VI AI);
fields_of_columns!(a VA AA, b VB AB, c VC AC, d VD AD, e VE AE, f VF AF, g VG AG, h VH AH, i VI AI, j VJ AJ);
fields_of_columns!(a VA AA, b VB AB, c VC AC, d VD AD, e VE AE, f VF AF, g VG AG, h VH AH, i VI AI, j VJ AJ, k VK AK);
fields_of_columns!(a VA AA, b VB AB, c VC AC, d VD AD, e VE AE, f VF AF, g VG AG, h VH AH, i VI AI, j VJ AJ, k VK AK, l VL AL);

#[cfg(test)]
mod tests {
    use keap_schema::contact;

    use super::*;

    #[test]
    fn columns_of_different_types_are_named_together() {
        let fields = Fields::from((contact::ID, contact::FIRST_NAME, contact::GROUPS));
        let names = ["Id", "FirstName", "Groups"].map(str::to_owned);
        assert_eq!(fields.names(), Some(names.as_slice()));
        assert_eq!(Fields::from(contact::ID), Fields::from([contact::ID]));
    }
}
