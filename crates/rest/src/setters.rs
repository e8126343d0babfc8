//! What sets the properties of a body, one after the other.

/// Gives a model a method for each property, which takes whatever becomes its value; a list takes whatever becomes its
/// items.
macro_rules! setters {
    ($Model:ident { $($name:ident: $Type:ty,)* } lists { $($list:ident: $Item:ty,)* }) => {
        impl $Model {
            $(
                #[doc = concat!("Sets `", stringify!($name), "`.")]
                #[must_use]
                pub fn $name(mut self, $name: impl Into<$Type>) -> Self {
                    let value: $Type = $name.into();
                    self.$name = value.into();
                    self
                }
            )*
            $(
                #[doc = concat!("Sets `", stringify!($list), "`.")]
                #[must_use]
                pub fn $list(mut self, $list: impl IntoIterator<Item = impl Into<$Item>>) -> Self {
                    let items: Vec<$Item> = $list.into_iter().map(Into::into).collect();
                    self.$list = items.into();
                    self
                }
            )*
        }
    };
}

pub(crate) use setters;
