//! Every operation the facade routes: its vendor name and what repeating it would do.

use std::fmt;
use std::str::FromStr;

use keap_http::Effect;

macro_rules! operations {
    ($($variant:ident = $name:literal, $effect:ident, $doc:literal;)*) => {
        /// An operation of the facade, named as in the XML-RPC API.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Operation {
            $(#[doc = concat!("`", $name, "`: ", $doc)] $variant,)*
        }

        impl Operation {
            /// All operations, by service and in the order of the vendor's documentation.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The vendor's name, `ContactService.load`.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// What repeating it would do.
            pub fn effect(self) -> Effect {
                match self { $(Self::$variant => Effect::$effect,)* }
            }

            /// What it does, in a few words.
            pub fn summary(self) -> &'static str {
                match self { $(Self::$variant => $doc,)* }
            }
        }
    };
}

operations! {
    ContactAdd = "ContactService.add", Write, "creates a contact without looking for duplicates";
    ContactAddWithDupCheck = "ContactService.addWithDupCheck", Write, "updates the contact that is the same, or creates one";
    ContactLoad = "ContactService.load", Read, "reads one contact by id";
    ContactUpdate = "ContactService.update", IdempotentWrite, "changes fields of one contact";
    ContactMerge = "ContactService.merge", Write, "merges a duplicate into a contact";
    ContactFindByEmail = "ContactService.findByEmail", Read, "finds contacts by any of their three e-mail addresses";
    ContactAddToGroup = "ContactService.addToGroup", IdempotentWrite, "applies a tag to a contact";
    ContactRemoveFromGroup = "ContactService.removeFromGroup", IdempotentWrite, "takes a tag off a contact";
    DataAdd = "DataService.add", Write, "creates a row of a table";
    DataLoad = "DataService.load", Read, "reads one row of a table by id";
    DataUpdate = "DataService.update", IdempotentWrite, "changes fields of one row";
    DataDelete = "DataService.delete", IdempotentWrite, "deletes one row";
    DataFindByField = "DataService.findByField", Read, "reads the rows with a value in one field";
    DataQuery = "DataService.query", Read, "reads the rows of a table that meet conditions, a page at a time";
    DataCount = "DataService.count", Read, "counts the rows of a table that meet conditions";
    DataGetUserInfo = "DataService.getUserInfo", Read, "tells who the credential belongs to";
}

impl Operation {
    /// Whether it changes the account.
    pub fn is_write(self) -> bool {
        self.effect() != Effect::Read
    }
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// The text names no operation of the facade.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no operation is called {0:?}")]
pub struct UnknownOperation(String);

impl FromStr for Operation {
    type Err = UnknownOperation;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .iter()
            .copied()
            .find(|operation| operation.name().eq_ignore_ascii_case(text))
            .ok_or_else(|| UnknownOperation(text.to_owned()))
    }
}

/// One of the three ways to reach Keap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Backend {
    /// The legacy XML-RPC API, switched off on 31 December 2026.
    XmlRpc,
    /// REST v1.
    RestV1,
    /// REST v2.
    RestV2,
}

impl Backend {
    /// All backends, oldest first.
    pub const ALL: [Self; 3] = [Self::XmlRpc, Self::RestV1, Self::RestV2];

    /// The name used on the command line and in files: `xmlrpc`, `v1`, `v2`.
    pub fn name(self) -> &'static str {
        match self {
            Self::XmlRpc => "xmlrpc",
            Self::RestV1 => "v1",
            Self::RestV2 => "v2",
        }
    }
}

impl fmt::Display for Backend {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::XmlRpc => "XML-RPC",
            Self::RestV1 => "REST v1",
            Self::RestV2 => "REST v2",
        })
    }
}

/// The text names no backend.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no backend is called {0:?}: use xmlrpc, v1 or v2")]
pub struct UnknownBackend(String);

impl FromStr for Backend {
    type Err = UnknownBackend;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.to_ascii_lowercase().as_str() {
            "xmlrpc" | "xml-rpc" | "xml" => Ok(Self::XmlRpc),
            "v1" | "restv1" | "rest-v1" => Ok(Self::RestV1),
            "v2" | "restv2" | "rest-v2" | "rest" => Ok(Self::RestV2),
            _ => Err(UnknownBackend(text.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_parse_back() {
        for &operation in Operation::ALL {
            assert_eq!(operation.name().parse(), Ok(operation));
        }
        for backend in Backend::ALL {
            assert_eq!(backend.name().parse(), Ok(backend));
        }
    }
}
