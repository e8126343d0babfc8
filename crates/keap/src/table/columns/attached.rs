//! What hangs on a contact: files, social accounts, types of links to other contacts.

use super::Convert::*;
use super::{Field, Shape, Word, both, neither, pair, v2_only, whole};

pub(super) static SHAPES: &[Shape] = &[
    whole("FileBox", FILE_BOX),
    whole("SocialAccount", SOCIAL_ACCOUNT),
    whole("LinkedContactType", LINKED_CONTACT_TYPE),
];

/// Columns of `FileBox`. Neither version has the extension by itself: it is the end of the name.
static FILE_BOX: &[Field] = &[
    both("Id", "id", Id),
    both("FileName", "file_name", Text),
    both("Extension", "file_name", Suffix).read_only(),
    both("FileSize", "file_size", Int).read_only(),
    both("ContactId", "contact_id", Id),
    pair("Public", "public", "is_public", Flag),
];

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
static SOCIAL_ACCOUNT: &[Field] = &[
    neither("Id"),
    both("ContactId", "@parent.id", Id).read_only(),
    both("AccountType", "type", Words(NETWORKS)),
    both("AccountName", "name", Text),
    neither("DateCreated"),
    neither("LastUpdated"),
];

/// Columns of `LinkedContactType`.
static LINKED_CONTACT_TYPE: &[Field] = &[
    v2_only("Id", "id", Id),
    v2_only("TypeName", "name", Text),
    v2_only("MaxLinked", "max_links", Int),
];
