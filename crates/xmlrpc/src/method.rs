//! Methods as values: a struct that knows its name, how to write its params and how to read its answer.

use std::fmt;
use std::vec;

use chrono::NaiveDateTime;
use keap_http::{Effect, Secret};

use crate::{ConvertError, FromValue, Struct, ToValue, Value};

/// A method of the legacy API, with its params.
///
/// Both directions are here: a client uses [`to_params`](Self::to_params) and [`read_output`](Self::read_output), a
/// server [`from_params`](Self::from_params) and [`write_output`](Self::write_output). The key, which is the first param of
/// nearly every call, is not part of the struct: the client puts it in, the server takes it out.
///
/// ```
/// use keap_xmlrpc::id::{ContactId, TagId};
/// use keap_xmlrpc::{Method, Params, Value, methods::contact::AddToGroup};
///
/// let call = AddToGroup { contact_id: ContactId::new(17), tag_id: TagId::new(91) };
/// assert_eq!(AddToGroup::NAME, "ContactService.addToGroup");
/// let params = call.to_params()?;
/// assert_eq!(params, [Value::Int(17), Value::Int(91)]);
///
/// let read = AddToGroup::from_params(Params::new(params))?;
/// assert_eq!(read, call);
/// # Ok::<(), keap_xmlrpc::ConvertError>(())
/// ```
pub trait Method: Clone + fmt::Debug + PartialEq {
    /// The full name, `ContactService.addToGroup`.
    const NAME: &'static str;
    /// What repeating the call would do.
    const EFFECT: Effect;
    /// What stands in front of the params.
    const KEY: FirstParam = FirstParam::Private;
    /// The params in the order of the wire, without the key.
    const PARAMS: &'static [ParamInfo];
    /// The answer.
    type Output: fmt::Debug + PartialEq;

    /// The params in the order of the wire, without the key.
    ///
    /// # Errors
    /// When an id does not fit into the 32 bits that the wire has for it.
    fn to_params(&self) -> Result<Vec<Value>, ConvertError>;

    /// What of the params must not be shown to anybody who looks at the call: passwords and tokens.
    fn secrets(&self) -> Vec<Secret> {
        Vec::new()
    }

    /// Reads the params of a call.
    ///
    /// # Errors
    /// When there are too few or too many, or one has another type. The real server then says fault 0,
    /// `No method matching arguments`.
    fn from_params(params: Params) -> Result<Self, ConvertError>;

    /// Reads the answer. Lenient where the documentation and recorded answers disagree: a number in a text is a number,
    /// 0 and 1 are truth values.
    ///
    /// # Errors
    /// When it has another shape.
    fn read_output(value: Value) -> Result<Self::Output, ConvertError>;

    /// Writes the answer as the real server does.
    fn write_output(output: &Self::Output) -> Value;
}

/// What stands in front of the params of a method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FirstParam {
    /// The key of the account, or any other text when the credential is in an HTTP header.
    Private,
    /// Nothing: the first param is the method's own (`DataService.getUserInfo`, `DataService.echo`).
    None,
    /// The key of the vendor (`DataService.getTemporaryKey`).
    Vendor,
}

/// What is documented about a param.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ParamInfo {
    /// Its name in the struct: the documented one in Rust spelling.
    pub name: &'static str,
    /// Its type on the wire: `int`, `string`, `boolean`, `double`, `dateTime`, `struct`, `int[]`, `string[]`.
    pub wire_type: &'static str,
    /// Whether it must be there. A param that need not is left out, never sent as nil.
    pub required: bool,
}

impl ParamInfo {
    /// A param with the wire type of `P`.
    pub const fn of<P: Param>(name: &'static str) -> Self {
        Self {
            name,
            wire_type: P::WIRE_TYPE,
            required: P::REQUIRED,
        }
    }
}

/// The params of a call on their way into a [`Method`], without the key.
#[derive(Debug)]
pub struct Params {
    values: vec::IntoIter<Value>,
    taken: usize,
    key: usize,
}

impl Params {
    /// The params of a call whose key was taken out before. Errors count positions with the key: the first of these is
    /// `params[1]`.
    pub fn new(values: Vec<Value>) -> Self {
        Self {
            values: values.into_iter(),
            taken: 0,
            key: 1,
        }
    }

    /// The params of a call without a key.
    pub fn without_key(values: Vec<Value>) -> Self {
        Self {
            values: values.into_iter(),
            taken: 0,
            key: 0,
        }
    }

    /// How many are left.
    pub fn remaining(&self) -> usize {
        self.values.len()
    }

    /// Reads the next param.
    ///
    /// # Errors
    /// When there is none, or it has another type.
    pub fn take<P: Param>(&mut self) -> Result<P, ConvertError> {
        P::read(self)
    }

    /// Ends the reading.
    ///
    /// # Errors
    /// When a param is left.
    pub fn finish(self) -> Result<(), ConvertError> {
        match self.remaining() {
            0 => Ok(()),
            more => Err(ConvertError::wrong_count(
                self.position(),
                self.position() + more,
            )),
        }
    }

    /// Reads the next value as it is.
    pub(crate) fn read_value<T: FromValue>(&mut self) -> Result<T, ConvertError> {
        let position = self.position();
        let value = self.values.next().ok_or_else(|| {
            ConvertError::wrong_count(format_args!("more than {position}"), position)
        })?;
        self.taken += 1;
        T::from_value(value).map_err(|error| error.in_param(position))
    }

    fn position(&self) -> usize {
        self.key + self.taken
    }
}

/// What can be a param, or several that come and go together.
pub trait Param: Sized + fmt::Debug {
    /// The type in the documentation.
    const WIRE_TYPE: &'static str;
    /// Whether it must be there.
    const REQUIRED: bool = true;

    /// Adds it to the params.
    ///
    /// # Errors
    /// When it is an id that does not fit into 32 bits.
    fn write(&self, params: &mut Vec<Value>) -> Result<(), ConvertError>;

    /// Takes it from the params.
    ///
    /// # Errors
    /// When it is missing or has another type.
    fn read(params: &mut Params) -> Result<Self, ConvertError>;

    /// Adds what must not be shown to anybody who looks at the call.
    fn add_secrets(&self, secrets: &mut Vec<Secret>) {
        let _ = secrets;
    }

    /// Shows it in the `Debug` of its method, without what must not be shown.
    ///
    /// # Errors
    /// When writing fails.
    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fmt(f)
    }
}

macro_rules! params {
    ($($type:ty => $wire_type:literal;)*) => {
        $(impl Param for $type {
            const WIRE_TYPE: &'static str = $wire_type;

            fn write(&self, params: &mut Vec<Value>) -> Result<(), ConvertError> {
                params.push(self.to_value());
                Ok(())
            }

            fn read(params: &mut Params) -> Result<Self, ConvertError> {
                params.read_value()
            }
        })*
    };
}

params! {
    i32 => "int";
    String => "string";
    bool => "boolean";
    f64 => "double";
    NaiveDateTime => "dateTime";
    Vec<i32> => "int[]";
    Vec<String> => "string[]";
}

/// Members with passwords and card data are shown as `[redacted]`.
impl Param for Struct {
    const WIRE_TYPE: &'static str = "struct";

    fn write(&self, params: &mut Vec<Value>) -> Result<(), ConvertError> {
        params.push(self.to_value());
        Ok(())
    }

    fn read(params: &mut Params) -> Result<Self, ConvertError> {
        params.read_value()
    }

    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut map = f.debug_map();
        for (name, value) in self.iter() {
            if keap_schema::is_sensitive(name) {
                map.entry(&name, &format_args!("[redacted]"));
            } else {
                map.entry(&name, value);
            }
        }
        map.finish()
    }
}

/// A text that must not be shown: the MD5 of a password, a token. Neither `Debug` nor observers of the call show it.
#[derive(Clone, PartialEq, Eq)]
pub struct HiddenText(String);

impl HiddenText {
    /// Hides a text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text itself. Never log it, never put it into an error.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for HiddenText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

impl Param for HiddenText {
    const WIRE_TYPE: &'static str = "string";

    fn write(&self, params: &mut Vec<Value>) -> Result<(), ConvertError> {
        self.0.write(params)
    }

    fn read(params: &mut Params) -> Result<Self, ConvertError> {
        params.take().map(Self)
    }

    fn add_secrets(&self, secrets: &mut Vec<Secret>) {
        secrets.push(Secret::new(self.0.clone()));
    }
}

/// The last params of an overload: there or left out.
impl<P: Param> Param for Option<P> {
    const WIRE_TYPE: &'static str = P::WIRE_TYPE;
    const REQUIRED: bool = false;

    fn write(&self, params: &mut Vec<Value>) -> Result<(), ConvertError> {
        match self {
            Some(param) => param.write(params),
            None => Ok(()),
        }
    }

    fn read(params: &mut Params) -> Result<Self, ConvertError> {
        if params.remaining() == 0 {
            Ok(None)
        } else {
            P::read(params).map(Some)
        }
    }

    fn add_secrets(&self, secrets: &mut Vec<Secret>) {
        self.iter().for_each(|param| param.add_secrets(secrets));
    }

    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Some(param) => param.show(f),
            None => f.write_str("None"),
        }
    }
}

/// A param in a `Debug` output.
pub(crate) struct Shown<'a, P>(pub(crate) &'a P);

impl<P: Param> fmt::Debug for Shown<'_, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.show(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(values: Vec<Value>) -> Result<(i32, Option<bool>), ConvertError> {
        let mut params = Params::new(values);
        let read = (params.take()?, params.take()?);
        params.finish()?;
        Ok(read)
    }

    #[test]
    fn params_are_counted_with_the_key() {
        assert_eq!(read(vec![1.into()]), Ok((1, None)));
        assert_eq!(read(vec![1.into(), true.into()]), Ok((1, Some(true))));
        let errors = [
            vec![],
            vec![1.into(), 2.into()],
            vec![1.into(), true.into(), 3.into()],
        ]
        .map(|values| read(values).unwrap_err().to_string());
        insta::assert_snapshot!(errors.join("\n"), @r"
        params: expected more than 1 params, found 1
        params[2]: expected boolean, found i4
        params: expected 3 params, found 4
        ");
    }
}
