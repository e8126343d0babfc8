//! Users and their groups.

use super::Convert::*;
use super::{Field, Shape, both, neither, pair, v2_only, whole};

pub(super) static SHAPES: &[Shape] = &[whole("User", USER), whole("UserGroup", USER_GROUP)];

/// Columns of `User`.
static USER: &[Field] = &[
    both("Id", "id", Id),
    both("FirstName", "given_name", Text),
    both("LastName", "family_name", Text),
    both("MiddleName", "middle_name", Text),
    pair("Nickname", "preferred_name", "nickname", Text),
    neither("Title"),
    v2_only("Suffix", "suffix", Text),
    v2_only("SpouseName", "spouse_name", Text),
    pair(
        "Email",
        "email_address",
        "email_addresses[EMAIL1].email",
        Text,
    ),
    v2_only("EmailAddress2", "email_addresses[EMAIL2].email", Text),
    v2_only("EmailAddress3", "email_addresses[EMAIL3].email", Text),
    both("Phone1", "phone_numbers[PHONE1].number", Phone),
    both("Phone1Ext", "phone_numbers[PHONE1].extension", Text),
    both("Phone1Type", "phone_numbers[PHONE1].type", Text),
    both("Phone2", "phone_numbers[PHONE2].number", Phone),
    both("Phone2Ext", "phone_numbers[PHONE2].extension", Text),
    both("Phone2Type", "phone_numbers[PHONE2].type", Text),
    both("StreetAddress1", "address.line1", Text),
    both("StreetAddress2", "address.line2", Text),
    both("City", "address.locality", Text),
    pair(
        "State",
        "address.region",
        "address.region|address.region_code",
        Region,
    )
    .write_v2("address.region_code"),
    both("PostalCode", "address.postal_code", PostalCode),
    both("ZipFour1", "address.zip_four", ZipFour),
    neither("Signature"),
    // An answer of its own, one call for each user.
    both("HTMLSignature", "@signature", Text).read_only(),
    both("Partner", "partner", Flag),
    both("GlobalUserId", "global_user_id", Id),
];

/// Columns of `UserGroup`.
static USER_GROUP: &[Field] = &[
    v2_only("Id", "id", Id),
    v2_only("Name", "name", Text),
    neither("OwnerId"),
];
