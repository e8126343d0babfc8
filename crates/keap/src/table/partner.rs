//! Referral partners, whom they referred, and what they advertise with: the resources of programs.

use keap_rest::endpoints::{v1, v2};

use super::Convert::*;
use super::parents::PROGRAM;
use super::{
    By, Children, Endpoints, Field, List, Paging, Place, Rows, Table, Word, both, by, neither,
    pair, v2_only,
};
use crate::difference::{FILLED_IN, PROGRAM_RESOURCES, RESOURCE_ORDER};

pub(super) static TABLES: &[&Table] = &[&AFFILIATE, &REFERRAL, &AFF_RESOURCE];

static AFFILIATE: Table = Table {
    name: "Affiliate",
    columns: AFFILIATE_COLUMNS,
    v1: Endpoints {
        rows: Rows::List(List {
            filters: &[
                by("AffName", "name", By::Equal),
                by("ContactId", "contact_id", By::Equal),
                by("Status", "status", By::Equal),
                by("AffCode", "code", By::Equal),
                by("ParentId", "parent_id", By::Equal),
            ],
            orders: &[("Id", "id")],
            ..List::v1(&v1::affiliates::LIST_AFFILIATES, "affiliates")
        }),
        get: Some(&v1::affiliates::GET_AFFILIATE),
        create: Some(&v1::affiliates::CREATE_AFFILIATE),
        required: &["AffCode", "ContactId", "Password"],
        ..Endpoints::NONE
    },
    v2: Endpoints {
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
            ..List::v2(&v2::affiliates::LIST_AFFILIATES, "affiliates")
        }),
        get: Some(&v2::affiliates::GET_AFFILIATE),
        create: Some(&v2::affiliates::CREATE_AFFILIATE),
        update: Some(&v2::affiliates::UPDATE_AFFILIATE),
        delete: Some(&v2::affiliates::DELETE_AFFILIATE),
        required: &["AffCode", "ContactId"],
        model: Some(&v2::affiliates::RETRIEVE_AFFILIATE_MODEL),
        ..Endpoints::V2
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
    v2: Endpoints {
        rows: Rows::List(List {
            filters: &[
                by("AffiliateId", "referral_partner_id", By::Compared),
                by("ContactId", "contact_id", By::Compared),
                by("Source", "source", By::Prefix),
                by("Info", "description", By::Prefix),
                by("Type", "type", By::Equal),
            ],
            orders: &[("Id", "id"), ("DateSet", "referral_time")],
            ..List::v2(&v2::referrals::LIST_REFERRALS, "referrals")
        }),
        create: Some(&v2::referrals::CREATE_REFERRAL),
        required: &["ContactId"],
        ..Endpoints::V2
    },
    differences: &[&FILLED_IN],
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
    distinct: "id",
    v2: Endpoints {
        rows: Rows::Children(Children {
            parent: PROGRAM,
            pushdown: &[],
            needs: &[],
            place: Place::List(
                List {
                    paging: Paging::Whole,
                    ..List::v2(
                        &v2::affiliates::LIST_COMMISSION_PROGRAM_RESOURCES,
                        "resources",
                    )
                },
                &[("commission_program_id", "id")],
            ),
        }),
        create: Some(&v2::affiliates::CREATE_COMMISSION_PROGRAM_RESOURCE),
        update: Some(&v2::affiliates::UPDATE_COMMISSION_PROGRAM_RESOURCE),
        delete: Some(&v2::affiliates::DELETE_COMMISSION_PROGRAM_RESOURCE),
        required: &["Title", "ResourceType", "ProgramIds"],
        ..Endpoints::V2
    },
    differences: &[&PROGRAM_RESOURCES, &FILLED_IN],
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
    v2_only("ResourceOrder", "order", Int).inferred_by(&RESOURCE_ORDER),
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
