//! What hangs on a contact: files, social accounts, types of links to other contacts.

use keap_rest::endpoints::{v1, v2};
use serde_json::Value;

use super::Convert::*;
use super::{
    By, Children, Endpoints, Field, List, OwnConversion, Place, Rows, Table, Told, Word, both, by,
    neither, pair, text, v2_only,
};
use crate::difference::Certainty;
use crate::difference::NETWORKS_OF_V1;

pub(super) static TABLES: &[&Table] = &[&FILE_BOX, &SOCIAL_ACCOUNT, &LINKED_CONTACT_TYPE];

/// The list is read with the contact.
const SOCIAL_ACCOUNTS: Rows = Rows::Children(Children {
    parent: "Contact",
    pushdown: &[("ContactId", "Id")],
    needs: &["id", "social_accounts"],
    place: Place::Inside("social_accounts"),
});

static FILE_BOX: Table = Table {
    name: "FileBox",
    columns: FILE_BOX_COLUMNS,
    v1: Endpoints {
        rows: Rows::List(List {
            filters: &[
                by("ContactId", "contact_id", By::Equal),
                by("FileName", "name", By::Equal),
            ],
            ..List::v1(&v1::files::LIST_FILES, "files")
        }),
        get: Some(&v1::files::GET_FILE),
        envelope: "file_descriptor",
        ..Endpoints::NONE
    },
    v2: Endpoints {
        rows: Rows::List(List {
            filters: &[
                by("ContactId", "contact_id", By::Equal),
                by("FileName", "file_name", By::Equal),
                by("Public", "is_public", By::Flag),
            ],
            ..List::v2(&v2::files::LIST_FILES, "files")
        }),
        get: Some(&v2::files::GET_FILE),
        ..Endpoints::V2
    },
    ..Table::PLAIN
};

/// What follows the last dot of a name.
static SUFFIX: OwnConversion = OwnConversion {
    name: "end of a name",
    read: suffix,
    kind: Text,
    write: None,
    certainty: Certainty::Documented,
};

fn suffix(told: &Told<'_>) -> Option<Value> {
    let name = told.at_place()?;
    let Some(text) = text(name) else {
        return Some(name.clone());
    };
    let (_, suffix) = text.rsplit_once('.')?;
    Some(suffix.into())
}

/// Columns of `FileBox`. Neither version has the extension by itself: it is the end of the name.
static FILE_BOX_COLUMNS: &[Field] = &[
    both("Id", "id", Id),
    both("FileName", "file_name", Text),
    both("Extension", "file_name", Own(&SUFFIX)).read_only(),
    both("FileSize", "file_size", Int).read_only(),
    // The column is that of a general owner, which may be a user.
    both("ContactId", "contact_id", Id).inferred(),
    pair("Public", "public", "is_public", Flag),
];

static SOCIAL_ACCOUNT: Table = Table {
    name: "SocialAccount",
    columns: SOCIAL_ACCOUNT_COLUMNS,
    v1: Endpoints {
        rows: SOCIAL_ACCOUNTS,
        ..Endpoints::NONE
    },
    v2: Endpoints {
        rows: SOCIAL_ACCOUNTS,
        ..Endpoints::V2
    },
    differences: &[&NETWORKS_OF_V1],
    ..Table::PLAIN
};

/// Networks that v1 does not answer (documented).
pub(crate) const NOT_IN_V1: [&str; 4] = ["Instagram", "Snapchat", "YouTube", "Pinterest"];

static NETWORKS: &[Word] = &[
    ("Facebook", "Facebook", "FACEBOOK"),
    ("Twitter", "Twitter", "TWITTER"),
    ("LinkedIn", "LinkedIn", "LINKED_IN"),
    ("Instagram", "Instagram", "INSTAGRAM"),
    ("Snapchat", "Snapchat", "SNAPCHAT"),
    ("YouTube", "YouTube", "YOUTUBE"),
    ("Pinterest", "Pinterest", "PINTEREST"),
];

/// Columns of `SocialAccount`: in REST a list of the contact, with one entry a network.
static SOCIAL_ACCOUNT_COLUMNS: &[Field] = &[
    neither("Id"),
    both("ContactId", "@parent.id", Id).read_only(),
    both("AccountType", "type", Words(NETWORKS)),
    both("AccountName", "name", Text),
    neither("DateCreated"),
    neither("LastUpdated"),
];

static LINKED_CONTACT_TYPE: Table = Table {
    name: "LinkedContactType",
    columns: LINKED_CONTACT_TYPE_COLUMNS,
    v2: Endpoints {
        rows: Rows::List(List {
            filters: &[by("TypeName", "name", By::Equal)],
            orders: &[("MaxLinked", "max_links")],
            ..List::v2(&v2::contacts::LIST_CONTACT_LINK_TYPES, "contact_link_types")
        }),
        ..Endpoints::V2
    },
    ..Table::PLAIN
};

/// Columns of `LinkedContactType`.
static LINKED_CONTACT_TYPE_COLUMNS: &[Field] = &[
    v2_only("Id", "id", Id),
    v2_only("TypeName", "name", Text),
    v2_only("MaxLinked", "max_links", Int),
];
