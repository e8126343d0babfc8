//! Which record has which tag: read by contact where the query names one, by tag otherwise.
//!
//! Companies have tags as contacts do; in XML-RPC their rows stand among the others.

use keap_rest::{v1, v2};

use super::{Below, By, Choice, Home, Join, List, Place, Rows, Table, by, info};
use crate::difference::{BULK_TAGS, JOINED_TEXT_DATES, NO_V1_COMPANY_TAGS, TAGGED_COMPANY};

pub(super) static TABLES: &[Table] = &[Table {
    name: "ContactGroupAssign",
    v1: Home {
        rows: Rows::Choice(CHOICES),
        ..Home::NONE
    },
    v2: Home {
        rows: Rows::Choice(CHOICES),
        ..Home::V2
    },
    differences: &[
        &NO_V1_COMPANY_TAGS,
        &TAGGED_COMPANY,
        &JOINED_TEXT_DATES,
        &BULK_TAGS,
    ],
    ..Table::PLAIN
}];

static CHOICES: &[Choice] = &[
    Choice {
        by: "ContactId",
        parts: BY_RECORD,
    },
    Choice {
        by: "Contact.Id",
        parts: BY_RECORD,
    },
    Choice {
        by: "",
        parts: BY_TAG,
    },
];

const fn below(
    parent: &'static str,
    pushes: &'static [(&'static str, &'static str)],
    list: List,
    path: &'static [(&'static str, &'static str)],
) -> Rows {
    Rows::Below(Below {
        parent,
        pushes,
        needs: &["id"],
        place: Place::List(list, path),
    })
}

/// The contact that a row belongs to, wherever the row names it.
const fn contact(key: &'static str) -> Join {
    Join {
        mark: "@contact",
        table: "Contact",
        key,
        column: "Id",
    }
}

const CONTACT_ABOVE: Join = contact("@parent.id");

const CONTACT_OF_V1: Join = contact("contact.id");

const CONTACT_OF_V2: Join = contact("id");

const OF_RECORD: &[(&str, &str)] = &[("ContactId", "Id"), ("Contact.Id", "Id")];

const OF_TAG: &[(&str, &str)] = &[("GroupId", "Id"), ("ContactGroup", "GroupName")];

static BY_RECORD: &[Table] = &[
    Table {
        name: "ContactGroupAssign",
        part: "tags of contacts",
        joins: &[CONTACT_ABOVE],
        v1: Home {
            rows: below(
                "Contact",
                OF_RECORD,
                List::v1(info::<v1::contacts::ListAppliedTags>(), "tags"),
                &[("contactId", "id")],
            ),
            ..Home::NONE
        },
        v2: Home {
            rows: below(
                "Contact",
                OF_RECORD,
                List {
                    filters: &[by("ContactGroup", "name", By::Equal), APPLIED],
                    ..List::v2(info::<v2::contacts::ListTagsForContact>(), "tags")
                },
                &[("contact_id", "id")],
            ),
            ..Home::V2
        },
        ..Table::PLAIN
    },
    Table {
        name: "ContactGroupAssign",
        part: "tags of companies",
        v2: Home {
            rows: below(
                "Company",
                OF_RECORD,
                List {
                    filters: &[APPLIED],
                    ..List::v2(info::<v2::companies::ListTagsForCompany>(), "tags")
                },
                &[("company_id", "id")],
            ),
            ..Home::V2
        },
        ..Table::PLAIN
    },
];

const APPLIED: super::Filter = by(
    "DateCreated",
    "since_applied_time",
    By::Bounds("until_applied_time"),
);

static BY_TAG: &[Table] = &[
    Table {
        name: "ContactGroupAssign",
        part: "contacts of tags",
        joins: &[CONTACT_OF_V1, CONTACT_OF_V2],
        v1: Home {
            rows: below(
                "ContactGroup",
                OF_TAG,
                List::v1(info::<v1::tags::ListTaggedContacts>(), "contacts"),
                &[("tagId", "id")],
            ),
            ..Home::NONE
        },
        v2: Home {
            rows: below(
                "ContactGroup",
                OF_TAG,
                List {
                    filters: &[
                        APPLIED,
                        by("Contact.FirstName", "given_name", By::Equal),
                        by("Contact.LastName", "family_name", By::Equal),
                        by("Contact.Email", "email", By::Equal),
                    ],
                    ..List::v2(info::<v2::tags::ListTaggedContacts>(), "contacts")
                },
                &[("tag_id", "id")],
            ),
            ..Home::V2
        },
        ..Table::PLAIN
    },
    Table {
        name: "ContactGroupAssign",
        part: "companies of tags",
        v1: Home {
            rows: below(
                "ContactGroup",
                OF_TAG,
                List::v1(info::<v1::tags::ListTaggedCompanies>(), "companies"),
                &[("tagId", "id")],
            ),
            ..Home::NONE
        },
        v2: Home {
            rows: below(
                "ContactGroup",
                OF_TAG,
                List {
                    filters: &[APPLIED],
                    ..List::v2(info::<v2::tags::ListTaggedCompanies>(), "tagged_companies")
                },
                &[("tag_id", "id")],
            ),
            ..Home::V2
        },
        ..Table::PLAIN
    },
];
