//! Referral partners, referrals and resources of programs.

use keap_rest::{v1, v2};

use super::parents::PROGRAM;
use super::{Below, By, Home, List, Paging, Place, Rows, Table, by, info, op};
use crate::difference::PROGRAM_RESOURCES;

pub(super) static TABLES: &[Table] = &[
    Table {
        name: "Affiliate",
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
    },
    Table {
        name: "Referral",
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
    },
    Table {
        name: "AffResource",
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
    },
];
