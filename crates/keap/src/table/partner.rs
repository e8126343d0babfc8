//! Referral partners, whom they referred, and what they advertise with: the resources of programs.

use keap_rest::{v1, v2};

use super::Convert::*;
use super::parents::PROGRAM;
use super::{
    Below, By, Field, Home, List, Paging, Place, Rows, Table, Word, both, by, info, neither, op,
    pair, v2_only,
};
use crate::difference::PROGRAM_RESOURCES;

pub(super) static TABLES: &[&Table] = &[&AFFILIATE, &REFERRAL, &AFF_RESOURCE];

static AFFILIATE: Table = Table {
    name: "Affiliate",
    columns: AFFILIATE_COLUMNS,
    v1: Home {
        rows: Rows::List(List {
            filters: &[
                by("AffName", "name", By::Equal),
                by("ContactId", "contact_id", By::Equal),
                by("Status", "status", By::Equal),
                by("AffCode", "code", By::Equal),
                by("ParentId", "parent_id", By::Equal),
            ],
            orders: &[("Id", "id")],
            ..List::v1(info::<v1::affiliates::ListAffiliates>(), "affiliates")
        }),
        get: op::<v1::affiliates::GetAffiliate>(),
        create: op::<v1::affiliates::CreateAffiliate>(),
        required: &["AffCode", "ContactId", "Password"],
        ..Home::NONE
    },
    v2: Home {
        rows: Rows::List(List {
            filters: &[
                by("Id", "id", By::Compared),
                by("AffName", "name", By::Prefix),
                by("ContactId", "contact_id", By::Equal),
                by("Status", "status", By::Equal),
                by("AffCode", "code", By::Equal),
            ],
            orders: &[("Id", "id")],
            custom_filters: true,
            ..List::v2(info::<v2::affiliates::ListAffiliates>(), "affiliates")
        }),
        get: op::<v2::affiliates::GetAffiliate>(),
        create: op::<v2::affiliates::CreateAffiliate>(),
        update: op::<v2::affiliates::UpdateAffiliate>(),
        delete: op::<v2::affiliates::DeleteAffiliate>(),
        required: &["AffCode", "ContactId"],
        model: op::<v2::affiliates::RetrieveAffiliateModel>(),
        ..Home::V2
    },
    ..Table::PLAIN
};

static STATES: &[Word] = &[("1", "active", "ACTIVE"), ("0", "inactive", "INACTIVE")];

/// What partners earn moved to commission programs, which no table shows. v1 changes no partners.
static AFFILIATE_COLUMNS: &[Field] = &[
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

static REFERRAL: Table = Table {
    name: "Referral",
    columns: REFERRAL_COLUMNS,
    v2: Home {
        rows: Rows::List(List {
            filters: &[
                by("AffiliateId", "referral_partner_id", By::Compared),
                by("ContactId", "contact_id", By::Compared),
                by("Source", "source", By::Prefix),
                by("Info", "description", By::Prefix),
                by("Type", "type", By::Equal),
            ],
            orders: &[("Id", "id"), ("DateSet", "referral_time")],
            ..List::v2(info::<v2::referrals::ListReferrals>(), "referrals")
        }),
        create: op::<v2::referrals::CreateReferral>(),
        required: &["ContactId"],
        ..Home::V2
    },
    ..Table::PLAIN
};

static REFERRAL_TYPES: &[Word] = &[
    ("0", "", "COOKIE"),
    ("1", "", "PERMANENT"),
    ("2", "", "MANUAL"),
];

static REFERRAL_COLUMNS: &[Field] = &[
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

static AFF_RESOURCE: Table = Table {
    name: "AffResource",
    columns: RESOURCE_COLUMNS,
    once: "id",
    v2: Home {
        rows: Rows::Below(Below {
            parent: PROGRAM,
            pushes: &[],
            needs: &[],
            place: Place::List(
                List {
                    paging: Paging::Whole,
                    ..List::v2(
                        info::<v2::affiliates::ListCommissionProgramResources>(),
                        "resources",
                    )
                },
                &[("commission_program_id", "id")],
            ),
        }),
        create: op::<v2::affiliates::CreateCommissionProgramResource>(),
        update: op::<v2::affiliates::UpdateCommissionProgramResource>(),
        delete: op::<v2::affiliates::DeleteCommissionProgramResource>(),
        required: &["Title", "ResourceType", "ProgramIds"],
        ..Home::V2
    },
    differences: &[&PROGRAM_RESOURCES],
    ..Table::PLAIN
};

/// The words are the same on both sides (inferred).
static RESOURCE_TYPES: &[Word] = &[
    ("EMAIL", "", "EMAIL"),
    ("BANNER", "", "BANNER"),
    ("PAGE", "", "PAGE"),
];

static RESOURCE_COLUMNS: &[Field] = &[
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
