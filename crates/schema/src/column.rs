//! Columns as constants: the table, the Rust type and the access are part of the type.

use std::fmt;
use std::marker::PhantomData;

use crate::table::Table;
use crate::{Access, Field, FieldType, IntoField, Record, RecordError};

/// A column of table `T` with content of type `V` and access `A`.
///
/// The constants are in one module per table: [`contact::FIRST_NAME`](crate::contact::FIRST_NAME). Reading, filtering,
/// adding and editing take only columns that Keap allows for it; the rest does not compile.
///
/// ```
/// use keap_schema::{Changes, contact, table};
///
/// let changes = Changes::<table::Contact>::new().set(contact::FIRST_NAME, "Joe");
/// assert_eq!(changes.len(), 1);
/// ```
///
/// A column that the server does not let anybody write:
/// ```compile_fail,E0277
/// # use keap_schema::{Changes, contact, table};
/// Changes::<table::Contact>::new().set(contact::GROUPS, "91,97");
/// ```
/// A column of another table:
/// ```compile_fail,E0308
/// # use keap_schema::{Query, table, user};
/// Query::<table::Contact>::new().equals(user::EMAIL, "ann@example.com");
/// ```
/// A column that never comes back:
/// ```compile_fail,E0277
/// # use keap_schema::{Query, credit_card, table};
/// Query::<table::CreditCard>::new().equals(credit_card::CARD_NUMBER, "4111");
/// ```
/// A column that is set once, when the record is added:
/// ```compile_fail,E0277
/// # use keap_schema::{Changes, credit_card, id::ContactId, table};
/// Changes::<table::CreditCard>::new().set(credit_card::CONTACT_ID, ContactId::new(17));
/// ```
/// A column that is not there:
/// ```compile_fail,E0425
/// # use keap_schema::{Changes, contact, table};
/// Changes::<table::Contact>::new().set(contact::FRIST_NAME, "Ann");
/// ```
/// The id of another kind of record:
/// ```compile_fail,E0277
/// # use keap_schema::{Changes, contact, id::ContactId, table};
/// Changes::<table::Contact>::new().set(contact::OWNER_ID, ContactId::new(17));
/// ```
/// A value of another type:
/// ```compile_fail,E0277
/// # use keap_schema::{Changes, contact, table};
/// Changes::<table::Contact>::new().set(contact::BIRTHDAY, "1980-02-29");
/// ```
pub struct Column<T, V, A> {
    name: &'static str,
    field_type: FieldType,
    marker: PhantomData<(T, V, A)>,
}

impl<T, V: Field, A> Column<T, V, A> {
    /// A column by its wire name, for what is not in the generated modules: a custom field, or a field that the
    /// server has learned since.
    ///
    /// ```
    /// use keap_schema::{Column, ReadWrite, table};
    ///
    /// const SHOE_SIZE: Column<table::Contact, i64, ReadWrite> = Column::named("_ShoeSize");
    /// ```
    pub const fn named(name: &'static str) -> Self {
        Self::typed(name, V::TYPE)
    }
}

impl<T, V, A> Column<T, V, A> {
    pub(crate) const fn typed(name: &'static str, field_type: FieldType) -> Self {
        Self {
            name,
            field_type,
            marker: PhantomData,
        }
    }

    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// What the column holds.
    pub const fn field_type(self) -> FieldType {
        self.field_type
    }
}

impl<T, V, A> Clone for Column<T, V, A> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, V, A> Copy for Column<T, V, A> {}

impl<T, V, A> fmt::Debug for Column<T, V, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Column").field(&self.name).finish()
    }
}

impl<T, V, A> AsRef<str> for Column<T, V, A> {
    fn as_ref(&self) -> &str {
        self.name
    }
}

/// What an access marker allows.
pub trait AccessMarker {
    /// The same as a value.
    const ACCESS: Access;
}

/// The column may be asked for.
#[diagnostic::on_unimplemented(
    message = "this column cannot be read: Keap never gives its content out",
    label = "a column with access `{Self}`"
)]
pub trait CanRead: AccessMarker {}

/// The column may be used in a condition.
#[diagnostic::on_unimplemented(
    message = "this column cannot be filtered on: Keap never gives its content out",
    label = "a column with access `{Self}`"
)]
pub trait CanFilter: AccessMarker {}

/// The column may be given when a record is added.
#[diagnostic::on_unimplemented(
    message = "this column cannot be set when a record is added",
    label = "a column with access `{Self}`",
    note = "Keap drops such a member without a word, and answers fault 11 when nothing is left"
)]
pub trait CanAdd: AccessMarker {}

/// The column may be changed in an existing record.
#[diagnostic::on_unimplemented(
    message = "this column cannot be changed in an existing record",
    label = "a column with access `{Self}`",
    note = "Keap drops such a member without a word, and answers fault 11 when nothing is left"
)]
pub trait CanEdit: AccessMarker {}

macro_rules! access_markers {
    ($($(#[$doc:meta])* $name:ident: $read:literal $add:literal $edit:literal [$($can:ident)*];)*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
            pub enum $name {}

            impl AccessMarker for $name {
                const ACCESS: Access = Access { read: $read, add: $add, edit: $edit };
            }

            $(impl $can for $name {})*
        )*
    };
}

access_markers! {
    /// May be read; Keap sets it.
    ReadOnly: true false false [CanRead CanFilter];
    /// May be read, given when a record is added, and changed.
    ReadWrite: true true true [CanRead CanFilter CanAdd CanEdit];
    /// May be read and given when a record is added, and then stays as it is.
    ReadAdd: true true false [CanRead CanFilter CanAdd];
    /// May be read and changed, but not given when a record is added.
    ReadEdit: true false true [CanRead CanFilter CanEdit];
    /// May be given when a record is added; never comes back (the number of a card).
    AddOnly: false true false [CanAdd];
    /// May be given and changed; never comes back (the security code of a card).
    WriteOnly: false true true [CanAdd CanEdit];
}

/// Several columns of one table, for a selection: an array of readable columns, or a tuple of up to twelve.
///
/// ```
/// use keap_schema::{Query, contact, table};
///
/// let query = Query::<table::Contact>::new().select((contact::ID, contact::EMAIL));
/// assert_eq!(query.selected(), ["Id", "Email"]);
/// ```
///
/// ```
/// use keap_schema::{Columns, Record, contact, id::ContactId};
///
/// let record: Record = [("Id", 17)].into_iter().collect();
/// let (id, email) = (contact::ID, contact::EMAIL).read(&record)?;
/// assert_eq!((id, email), (Some(ContactId::new(17)), None));
/// # Ok::<(), keap_schema::RecordError>(())
/// ```
pub trait Columns<T> {
    /// What they hold in one record: an option for a column, a tuple or an array for several.
    type Values;

    /// Their names on the wire, in order.
    fn names(&self) -> Vec<&'static str>;

    /// Reads them from a record; what is not in it is `None`.
    ///
    /// # Errors
    /// When a field is there and cannot be read as the type of its column.
    fn read(&self, record: &Record) -> Result<Self::Values, RecordError>;
}

impl<T: Table, V: Field, A: CanRead> Columns<T> for Column<T, V, A> {
    type Values = Option<V>;

    fn names(&self) -> Vec<&'static str> {
        vec![self.name]
    }

    fn read(&self, record: &Record) -> Result<Option<V>, RecordError> {
        record.read(*self)
    }
}

impl<T: Table, V: Field, A: CanRead, const N: usize> Columns<T> for [Column<T, V, A>; N] {
    type Values = [Option<V>; N];

    fn names(&self) -> Vec<&'static str> {
        self.iter().map(|column| column.name).collect()
    }

    fn read(&self, record: &Record) -> Result<[Option<V>; N], RecordError> {
        let mut values = [const { None }; N];
        for (value, column) in values.iter_mut().zip(self) {
            *value = record.read(*column)?;
        }
        Ok(values)
    }
}

macro_rules! columns_of_tuple {
    ($($member:ident)*) => {
        impl<Tab, $($member: Columns<Tab>),*> Columns<Tab> for ($($member,)*) {
            type Values = ($($member::Values,)*);

            #[expect(non_snake_case, reason = "the members are named like their types")]
            fn names(&self) -> Vec<&'static str> {
                let ($($member,)*) = self;
                [$($member.names()),*].concat()
            }

            #[expect(non_snake_case, reason = "the members are named like their types")]
            fn read(&self, record: &Record) -> Result<Self::Values, RecordError> {
                let ($($member,)*) = self;
                Ok(($($member.read(record)?,)*))
            }
        }
    };
}

columns_of_tuple!(A);
columns_of_tuple!(A B);
columns_of_tuple!(A B C);
columns_of_tuple!(A B C D);
columns_of_tuple!(A B C D E);
columns_of_tuple!(A B C D E F);
columns_of_tuple!(A B C D E F G);
columns_of_tuple!(A B C D E F G H);
columns_of_tuple!(A B C D E F G H I);
columns_of_tuple!(A B C D E F G H I J);
columns_of_tuple!(A B C D E F G H I J K);
columns_of_tuple!(A B C D E F G H I J K L);

/// The content for a column of type `V`. Names `V`, which a method call on the value could not.
pub(crate) fn content<V>(value: impl IntoField<V>) -> crate::FieldValue {
    value.into_field()
}
