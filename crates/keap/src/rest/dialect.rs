//! What differs between REST v1 and REST v2 on the wire: one row a version, side by side.
//!
//! Where the versions have other endpoints for an operation, that stands with the operation.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use crate::Backend;
use crate::rest::query::clause::Operator;
use crate::table::{NOT_CREATED_IN_V2, Word};

/// How one version writes and reads.
#[derive(Debug)]
pub(super) struct Dialect {
    /// Whether ids are texts; numbers otherwise.
    ids_are_text: bool,
    /// Which spelling of a [`Word`] is the version's.
    spelling: fn(&Word) -> &'static str,
    /// How a list is asked for rows with a value.
    pub(super) equality: Operator,
    /// Whether amounts count the smallest units of a currency that stands beside them; main units otherwise.
    pub(super) smallest_units: bool,
    /// Whether an amount that is read as a number is written as a text (documented).
    pub(super) amounts_as_text: bool,
    /// Whether stored cards go by the ids of their payment methods; by their own ids otherwise.
    pub(super) cards_are_methods: bool,
    /// Whether a birthday is written with a time of day; an anniversary is not.
    pub(super) birthday_has_time: bool,
    /// The member that names the lead source of a contact.
    pub(super) lead_source: &'static str,
    /// The lists of which a new contact needs one entry, and how they are called in a message.
    pub(super) contact_needs: (&'static [&'static str], &'static str),
    /// Whether notes of a contact that are written are read back (see `row::contact_rules`).
    pub(super) checks_notes: bool,
    /// Whether a list that is written is changed by what it is given, so that a member is cleared by null (inferred);
    /// it is replaced otherwise, and what is left out is gone.
    pub(super) clears_by_null: bool,
    /// Whether a region is written as its code, beside a text that is kept; as its full name otherwise, from the
    /// version's own list, and what is not in that list cannot be kept.
    pub(super) regions_as_codes: bool,
    /// Whether postal codes of other countries than the United States stand in a member of their own, and those of
    /// addresses that are no entries of a list in `zip_code`.
    pub(super) zip_codes: bool,
    /// The kinds of order lines that cannot be made.
    pub(super) kinds_not_made: &'static [&'static str],
    /// The members with the id and the login name of a user's account.
    pub(super) user: (&'static str, &'static str),
}

static V1: Dialect = Dialect {
    ids_are_text: false,
    spelling: |word| word.1,
    equality: Operator::Parameter,
    smallest_units: false,
    amounts_as_text: true,
    cards_are_methods: false,
    birthday_has_time: true,
    lead_source: "lead_source_id",
    contact_needs: (
        &["email_addresses", "phone_numbers"],
        "an e-mail address or a phone number",
    ),
    checks_notes: false,
    clears_by_null: true,
    regions_as_codes: false,
    zip_codes: true,
    kinds_not_made: &[],
    user: ("global_user_id", "infusionsoft_id"),
};

static V2: Dialect = Dialect {
    ids_are_text: true,
    spelling: |word| word.2,
    equality: Operator::Equal,
    smallest_units: true,
    amounts_as_text: false,
    cards_are_methods: true,
    birthday_has_time: false,
    lead_source: "leadsource_id",
    contact_needs: (
        &["email_addresses", "phone_numbers", "addresses"],
        "an e-mail address, a phone number or a postal address",
    ),
    checks_notes: true,
    clears_by_null: false,
    regions_as_codes: true,
    zip_codes: false,
    kinds_not_made: &NOT_CREATED_IN_V2,
    user: ("id", "keap_id"),
};

/// The dialect of a version of REST.
pub(super) fn of(backend: Backend) -> &'static Dialect {
    match backend {
        Backend::RestV1 => &V1,
        Backend::RestV2 | Backend::XmlRpc => &V2,
    }
}

impl Dialect {
    /// An id as it is written.
    pub(super) fn id(&self, id: i64) -> Value {
        if self.ids_are_text {
            json!(id.to_string())
        } else {
            json!(id)
        }
    }

    /// The version's spelling of a word.
    pub(super) fn word(&self, word: &Word) -> &'static str {
        (self.spelling)(word)
    }
}

/// An instant as both versions take it.
pub(super) fn time(moment: DateTime<Utc>) -> String {
    moment.format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
}
