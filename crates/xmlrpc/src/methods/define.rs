//! The macros behind the modules of the services: from one line per param to a struct with both directions.

/// Defines a method: `Name = "Service.name": Effect => Answer { params in the order of the wire }`, and `key None` in
/// front of the params when it takes no key.
macro_rules! method {
    (
        $(#[$doc:meta])*
        $Name:ident = $wire:literal: $effect:ident => $Output:ty $(, key $key:ident)? {}
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $Name;

        impl $crate::Method for $Name {
            $crate::methods::define::constants!($wire, $effect, $Output $(, $key)?);
            const PARAMS: &'static [$crate::ParamInfo] = &[];

            fn to_params(&self) -> Result<Vec<$crate::Value>, $crate::ConvertError> {
                Ok(Vec::new())
            }

            fn from_params(params: $crate::Params) -> Result<Self, $crate::ConvertError> {
                params.finish().map(|()| Self)
            }

            $crate::methods::define::output!($Output);
        }
    };
    (
        $(#[$doc:meta])*
        $Name:ident = $wire:literal: $effect:ident => $Output:ty {
            $($(#[$param_doc:meta])* $param:ident: $Param:ty,)+
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq)]
        pub struct $Name {
            $($(#[$param_doc])* pub $param: $Param,)+
        }

        impl $crate::Method for $Name {
            $crate::methods::define::constants!($wire, $effect, $Output);
            const PARAMS: &'static [$crate::ParamInfo] =
                &[$($crate::ParamInfo::of::<$Param>(stringify!($param))),+];

            fn to_params(&self) -> Result<Vec<$crate::Value>, $crate::ConvertError> {
                let mut params = Vec::with_capacity(Self::PARAMS.len());
                $(
                    let written = $crate::Param::write(&self.$param, &mut params);
                    written.map_err(|error| error.in_member(stringify!($param)))?;
                )+
                Ok(params)
            }

            fn secrets(&self) -> Vec<keap_http::Secret> {
                let mut secrets = Vec::new();
                $($crate::Param::add_secrets(&self.$param, &mut secrets);)+
                secrets
            }

            fn from_params(mut params: $crate::Params) -> Result<Self, $crate::ConvertError> {
                let method = Self { $($param: params.take()?,)+ };
                params.finish().map(|()| method)
            }

            $crate::methods::define::output!($Output);
        }

        impl std::fmt::Debug for $Name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($Name))
                    $(.field(stringify!($param), &$crate::method::Shown(&self.$param)))+
                    .finish()
            }
        }
    };
}

/// What every method says about itself.
macro_rules! constants {
    ($wire:literal, $effect:ident, $Output:ty $(, $key:ident)?) => {
        const NAME: &'static str = $wire;
        const EFFECT: keap_http::Effect = keap_http::Effect::$effect;
        $(const KEY: $crate::FirstParam = $crate::FirstParam::$key;)?
        type Output = $Output;
    };
}

/// The two directions of an answer.
macro_rules! output {
    ($Output:ty) => {
        fn read_output(value: $crate::Value) -> Result<$Output, $crate::ConvertError> {
            $crate::Answer::read(value)
        }

        fn write_output(output: &$Output) -> $crate::Value {
            $crate::Answer::write(output)
        }
    };
}

/// Defines the struct of an answer: `member: Type = "WireName"`, and `= word "WireName"` when the server writes it as
/// text. Members that are not listed are kept in `other`.
macro_rules! answer {
    (
        $(#[$doc:meta])*
        $Name:ident {
            $($(#[$member_doc:meta])* $member:ident: $Member:ty = $($word:ident)? $wire:literal,)*
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq)]
        #[non_exhaustive]
        pub struct $Name {
            $(
                #[doc = concat!("`", $wire, "`: ")]
                $(#[$member_doc])*
                pub $member: $Member,
            )*
            /// Members that are not documented.
            pub other: $crate::Struct,
        }

        impl $crate::Answer for $Name {
            fn read(value: $crate::Value) -> Result<Self, $crate::ConvertError> {
                let mut other: $crate::Struct = $crate::FromValue::from_value(value)?;
                Ok(Self {
                    $($member: $crate::methods::define::take!(&mut other, $wire $(, $word)?),)*
                    other,
                })
            }

            fn write(&self) -> $crate::Value {
                let mut members = $crate::Struct::new();
                $(
                    if let Some(value) = $crate::methods::define::put!(self.$member $(, $word)?) {
                        members.push($wire, value);
                    }
                )*
                members.extend(self.other.clone());
                members.into()
            }
        }
    };
}

/// Takes a member out of a struct, by its type or as a word.
macro_rules! take {
    ($members:expr, $wire:literal) => {
        $crate::answer::take_member($members, $wire)?
    };
    ($members:expr, $wire:literal, word) => {
        $crate::answer::take_member::<$crate::answer::AsWord<_>>($members, $wire)?.0
    };
}

/// The value of a member, by its type or as a word.
macro_rules! put {
    ($member:expr) => {
        $crate::Answer::write_member(&$member)
    };
    ($member:expr, word) => {
        Some($crate::Value::from($crate::answer::Word::to_word(&$member)))
    };
}

/// Defines an enum of texts that the server takes exactly as they are written here.
macro_rules! words {
    (
        $(#[$doc:meta])*
        $Name:ident { $($(#[$variant_doc:meta])* $Variant:ident = $text:literal,)* }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $Name {
            $($(#[$variant_doc])* $Variant,)*
        }

        impl $Name {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$Variant),*];

            /// The text on the wire.
            pub fn text(self) -> &'static str {
                match self {
                    $(Self::$Variant => $text,)*
                }
            }
        }

        impl $crate::FromValue for $Name {
            fn from_value(value: $crate::Value) -> Result<Self, $crate::ConvertError> {
                let text: String = $crate::FromValue::from_value(value)?;
                let found = Self::ALL.iter().find(|word| word.text() == text);
                found.copied().ok_or_else(|| {
                    $crate::ConvertError::new([$($text),*].join(" or "), "another text")
                })
            }
        }

        impl $crate::Param for $Name {
            const WIRE_TYPE: &'static str = "string";

            fn write(&self, params: &mut Vec<$crate::Value>) -> Result<(), $crate::ConvertError> {
                params.push(self.text().into());
                Ok(())
            }

            fn read(params: &mut $crate::Params) -> Result<Self, $crate::ConvertError> {
                params.read_value()
            }
        }
    };
}

pub(crate) use {answer, constants, method, output, put, take, words};
