//! What sets the fields of a model that a program fills, one after the other.

/// Gives a model a method for each field, called as the field: a value is taken as it is, an option also without `Some`, a
/// text as whatever becomes one, a list as whatever yields its items.
macro_rules! setters {
    ($Model:ident {
        $(values { $($value:ident: $Value:ty),+ $(,)? })?
        $(options { $($option:ident: $Option:ty),+ $(,)? })?
        $(texts { $($text:ident),+ $(,)? })?
        $(lists { $($list:ident: $Item:ty),+ $(,)? })?
    }) => {
        impl $Model {
            $($(
                #[doc = concat!("Sets [`", stringify!($value), "`](Self#structfield.", stringify!($value), ").")]
                #[must_use]
                pub fn $value(mut self, $value: $Value) -> Self {
                    self.$value = $value;
                    self
                }
            )+)?
            $($(
                #[doc = concat!("Sets [`", stringify!($option), "`](Self#structfield.", stringify!($option), ").")]
                #[must_use]
                pub fn $option(mut self, $option: impl Into<Option<$Option>>) -> Self {
                    self.$option = $option.into();
                    self
                }
            )+)?
            $($(
                #[doc = concat!("Sets [`", stringify!($text), "`](Self#structfield.", stringify!($text), ").")]
                #[must_use]
                pub fn $text(mut self, $text: impl Into<String>) -> Self {
                    self.$text = $text.into();
                    self
                }
            )+)?
            $($(
                #[doc = concat!("Sets [`", stringify!($list), "`](Self#structfield.", stringify!($list), ").")]
                #[must_use]
                pub fn $list(mut self, $list: impl IntoIterator<Item = impl Into<$Item>>) -> Self {
                    self.$list = $list.into_iter().map(Into::into).collect();
                    self
                }
            )+)?
        }
    };
}

pub(crate) use setters;
