//! Referral partners, whom they referred, and what they advertise with.

use super::Convert::*;
use super::{Field, Shape, Word, both, neither, pair, v2_only, whole};

pub(super) static SHAPES: &[Shape] = &[
    whole("Affiliate", AFFILIATE),
    whole("Referral", REFERRAL),
    whole("AffResource", RESOURCE),
];

static STATES: &[Word] = &[("1", "active", "ACTIVE"), ("0", "inactive", "INACTIVE")];

/// What partners earn moved to commission programs, which no table shows. v1 changes no partners.
static AFFILIATE: &[Field] = &[
    both("Id", "id", Id).read_only(),
    both("ContactId", "contact_id", Id).create_only_v1(),
    pair("ParentId", "parent_id", "parent_affiliate_id", Id).create_only_v1(),
    neither("LeadAmt"),
    neither("LeadPercent"),
    neither("SaleAmt"),
    neither("SalePercent"),
    neither("PayoutType"),
    neither("DefCommissionType"),
    both("Status", "status", Words(STATES)).create_only_v1(),
    both("AffName", "name", Text).create_only_v1(),
    both("Password", "password", Text)
        .create_only_v1()
        .write_only_v1()
        .write_only_v2(),
    both("AffCode", "code", Text).create_only_v1(),
    both("NotifyLead", "notify_on_lead", Flag).create_only_v1(),
    both("NotifySale", "notify_on_sale", Flag).create_only_v1(),
    pair("LeadCookieFor", "track_leads_for", "track_leads_days", Int).create_only_v1(),
];

static REFERRAL_TYPES: &[Word] = &[
    ("0", "", "COOKIE"),
    ("1", "", "PERMANENT"),
    ("2", "", "MANUAL"),
];

static REFERRAL: &[Field] = &[
    v2_only("Id", "id", Id).read_only(),
    v2_only("ContactId", "contact_id", Id),
    v2_only("AffiliateId", "referral_partner_id", Id),
    v2_only("DateSet", "referral_time", EasternDate),
    v2_only("DateExpires", "expiration_time", EasternDate),
    v2_only("IPAddress", "ip_address", Text),
    v2_only("Source", "source", Text),
    v2_only("Info", "description", Text),
    v2_only("Type", "referral_type", Words(REFERRAL_TYPES)),
];

/// The words are the same on both sides (inferred).
static RESOURCE_TYPES: &[Word] = &[
    ("EMAIL", "", "EMAIL"),
    ("BANNER", "", "BANNER"),
    ("PAGE", "", "PAGE"),
];

static RESOURCE: &[Field] = &[
    v2_only("Id", "id", Id).read_only(),
    v2_only("Title", "title", Text),
    v2_only("ResourceType", "type", Words(RESOURCE_TYPES)).create_only_v2(),
    v2_only("ResourceOrder", "order", Int),
    v2_only("ResourceHTML", "content_html", Text),
    v2_only("ResourceHREF", "url", Text),
    v2_only("Notes", "notes", Text),
    v2_only(
        "ProgramIds",
        "commission_programs[].commission_program_id",
        Csv,
    )
    .write_v2("commission_program_ids"),
];
