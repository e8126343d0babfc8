//! Opportunities and the history of their stages.

use keap_rest::{v1, v2};

use super::{By, Home, List, Naming, Rows, Table, by, info, op};

/// The properties of v2 opportunities that are answered only when they are asked for (documented).
const V2_OPTIONAL: Naming = Naming::Optional(
    "fields",
    &[
        "custom_fields",
        "created_by",
        "last_updated_by",
        "status_id",
        "monthly_revenue",
        "order_revenue",
        "objection",
        "stage_entrance_time",
    ],
);

const V1_OPTIONAL: Naming = Naming::Optional("optional_properties", &["custom_fields"]);

pub(super) static TABLES: &[Table] = &[
    Table {
        name: "Lead",
        v1: Home {
            rows: Rows::List(List {
                naming: V1_OPTIONAL,
                filters: &[
                    by("StageID", "stage_id", By::Equal),
                    by("UserID", "user_id", By::Equal),
                    // Looks at names and addresses of the contact as well, a superset.
                    by("OpportunityTitle", "search_term", By::Equal),
                ],
                ..List::v1(
                    info::<v1::opportunities::ListOpportunities>(),
                    "opportunities",
                )
            }),
            get: op::<v1::opportunities::GetOpportunity>(),
            create: op::<v1::opportunities::CreateOpportunity>(),
            update: op::<v1::opportunities::UpdateOpportunity>(),
            required: &["ContactID", "OpportunityTitle", "StageID"],
            naming: V1_OPTIONAL,
            model: op::<v1::opportunities::RetrieveOpportunityModel>(),
            ..Home::NONE
        },
        v2: Home {
            rows: Rows::List(List {
                naming: V2_OPTIONAL,
                filters: &[
                    // A hundred at most, and not together with `opportunity_id` (documented).
                    by("Id", "ids", By::Few(100)),
                    by("Id", "opportunity_id", By::Compared),
                    by("ContactID", "contact_id", By::Equal),
                    by("StageID", "stage_id", By::Equal),
                    by("UserID", "user_id", By::Equal),
                    by("OpportunityTitle", "opportunity_title", By::Prefix),
                    by("Leadsource", "lead_source_name", By::Prefix),
                    by("AffiliateId", "affiliate_id", By::Equal),
                    by("ProjectedRevenueLow", "projected_revenue_low", By::Compared),
                    by(
                        "ProjectedRevenueHigh",
                        "projected_revenue_high",
                        By::Compared,
                    ),
                ],
                orders: &[
                    ("NextActionDate", "next_action_time"),
                    ("DateCreated", "created_time"),
                    ("LastUpdated", "update_time"),
                ],
                custom_filters: true,
                ..List::v2(
                    info::<v2::opportunities::ListOpportunities>(),
                    "opportunities",
                )
            }),
            get: op::<v2::opportunities::GetOpportunity>(),
            create: op::<v2::opportunities::CreateOpportunity>(),
            update: op::<v2::opportunities::UpdateOpportunity>(),
            delete: op::<v2::opportunities::DeleteOpportunity>(),
            required: &["ContactID", "OpportunityTitle", "StageID"],
            naming: V2_OPTIONAL,
            model: op::<v2::opportunities::RetrieveOpportunityModel>(),
            ..Home::V2
        },
        ..Table::PLAIN
    },
    Table {
        name: "StageMove",
        v2: Home {
            rows: Rows::List(List {
                filters: &[
                    by("OpportunityId", "opportunity_id", By::Equal),
                    by("UserId", "user_id", By::Equal),
                ],
                orders: &[("Id", "id"), ("MoveDate", "move_date")],
                ..List::v2(
                    info::<v2::opportunities::ListOpportunityStageMoves>(),
                    "stage_moves",
                )
            }),
            get: op::<v2::opportunities::GetOpportunityStageMove>(),
            ..Home::V2
        },
        ..Table::PLAIN
    },
];
