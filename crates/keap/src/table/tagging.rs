//! Which record has which tag: read by contact where the query names one, by tag otherwise.
//!
//! REST answers the tags of a contact or the contacts of a tag; v2 those of a hundred in one call, with the two ids and the
//! time alone. Other columns of the contact are joined from table `Contact` (`@contact`), by their names there. Companies have tags as contacts do; in XML-RPC their rows stand among
//! the others.

use keap_rest::endpoints::{v1, v2};

use super::Convert::*;
use super::{
    Across, By, Children, Choice, Endpoints, Field, Filter, Join, List, Place, Rows, Table, both,
    by, neither, pair, v2_only,
};
use crate::difference::{BULK_TAGS, JOINED_TEXT_DATES, NO_V1_COMPANY_TAGS, TAGGED_COMPANY};

pub(super) static TABLES: &[&Table] = &[&CONTACT_GROUP_ASSIGN];

static CONTACT_GROUP_ASSIGN: Table = Table {
    name: "ContactGroupAssign",
    parts: PARTS,
    v1: Endpoints {
        rows: Rows::Choice(V1_CHOICES),
        ..Endpoints::NONE
    },
    v2: Endpoints {
        rows: Rows::Choice(V2_CHOICES),
        ..Endpoints::V2
    },
    differences: &[
        &NO_V1_COMPANY_TAGS,
        &TAGGED_COMPANY,
        &JOINED_TEXT_DATES,
        &BULK_TAGS,
    ],
    ..Table::PLAIN
};

static V1_CHOICES: &[Choice] = &[
    way("ContactId", usize::MAX, BY_RECORD),
    way("Contact.Id", usize::MAX, BY_RECORD),
    way("", 0, BY_TAG),
];

/// One contact or tag has a list of its own, which tells more; several are read together.
static V2_CHOICES: &[Choice] = &[
    way("ContactId", 1, BY_RECORD),
    way("Contact.Id", 1, BY_RECORD),
    way("GroupId", 1, BY_TAG),
    way("ContactId", usize::MAX, ACROSS_RECORDS),
    way("Contact.Id", usize::MAX, ACROSS_RECORDS),
    way("", 0, ACROSS_TAGS),
];

const fn way(by: &'static str, most: usize, parts: &'static [&'static Table]) -> Choice {
    Choice { by, most, parts }
}

const fn children(
    parent: &'static str,
    pushdown: &'static [(&'static str, &'static str)],
    list: List,
    path: &'static [(&'static str, &'static str)],
) -> Rows {
    Rows::Children(Children {
        parent,
        pushdown,
        needs: &["id"],
        place: Place::List(list, path),
    })
}

/// The same below many parents at once: what REST tells there is the two ids and the time.
const fn across(
    parent: &'static str,
    pushdown: &'static [(&'static str, &'static str)],
    list: List,
    (key, names): (&'static str, &'static str),
) -> Rows {
    let across = Across {
        key,
        names,
        most: 100,
    };
    Rows::Children(Children {
        parent,
        pushdown,
        needs: &["id"],
        place: Place::Across(list, across),
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

const CONTACT_ACROSS: Join = contact("contact_id");

const TAG_ACROSS: Join = Join {
    mark: "@tag",
    table: "ContactGroup",
    key: "tag_id",
    column: "Id",
};

const OF_RECORD: &[(&str, &str)] = &[("ContactId", "Id"), ("Contact.Id", "Id")];

const OF_TAG: &[(&str, &str)] = &[("GroupId", "Id"), ("ContactGroup", "GroupName")];

/// The columns of one way to read assignments: its own, and those that are joined.
macro_rules! assignments {
    ($($own:expr),* $(,)?) => {
        &[
            $($own,)*
            neither("Contact.Address1Type"),
            both("Contact.Address2Street1", "@contact.Address2Street1", Text),
            both("Contact.Address2Street2", "@contact.Address2Street2", Text),
            neither("Contact.Address2Type"),
            both("Contact.Address3Street1", "@contact.Address3Street1", Text),
            both("Contact.Address3Street2", "@contact.Address3Street2", Text),
            neither("Contact.Address3Type"),
            both("Contact.Anniversary", "@contact.Anniversary", Text),
            v2_only("Contact.AssistantName", "@contact.AssistantName", Text),
            v2_only("Contact.AssistantPhone", "@contact.AssistantPhone", Text),
            v2_only("Contact.BillingInformation", "@contact.BillingInformation", Text),
            both("Contact.Birthday", "@contact.Birthday", Text),
            both("Contact.City", "@contact.City", Text),
            both("Contact.City2", "@contact.City2", Text),
            both("Contact.City3", "@contact.City3", Text),
            both("Contact.Company", "@contact.Company", Text),
            both("Contact.CompanyID", "@contact.CompanyID", Text),
            both("Contact.ContactNotes", "@contact.ContactNotes", Text),
            both("Contact.ContactType", "@contact.ContactType", Text),
            both("Contact.Country", "@contact.Country", Text),
            both("Contact.Country2", "@contact.Country2", Text),
            both("Contact.Country3", "@contact.Country3", Text),
            v2_only("Contact.CreatedBy", "@contact.CreatedBy", Text),
            neither("Contact.CustomDate1"),
            neither("Contact.CustomDate2"),
            neither("Contact.CustomDate3"),
            neither("Contact.CustomDate4"),
            neither("Contact.CustomDate5"),
            neither("Contact.CustomDbl1"),
            neither("Contact.CustomDbl2"),
            neither("Contact.CustomDbl3"),
            neither("Contact.CustomDbl4"),
            neither("Contact.CustomDbl5"),
            neither("Contact.CustomField1"),
            neither("Contact.CustomField10"),
            neither("Contact.CustomField2"),
            neither("Contact.CustomField3"),
            neither("Contact.CustomField4"),
            neither("Contact.CustomField5"),
            neither("Contact.CustomField6"),
            neither("Contact.CustomField7"),
            neither("Contact.CustomField8"),
            neither("Contact.CustomField9"),
            both("Contact.DateCreated", "@contact.DateCreated", Text),
            both("Contact.EmailAddress2", "@contact.EmailAddress2", Text),
            both("Contact.EmailAddress3", "@contact.EmailAddress3", Text),
            both("Contact.Fax1", "@contact.Fax1", Text),
            both("Contact.Fax1Type", "@contact.Fax1Type", Text),
            both("Contact.Fax2", "@contact.Fax2", Text),
            both("Contact.Fax2Type", "@contact.Fax2Type", Text),
            both("Contact.Groups", "@contact.Groups", Text),
            neither("Contact.HTMLSignature"),
            both("Contact.JobTitle", "@contact.JobTitle", Text),
            both("Contact.LastUpdated", "@contact.LastUpdated", Text),
            v2_only("Contact.LastUpdatedBy", "@contact.LastUpdatedBy", Text),
            v2_only("Contact.Leadsource", "@contact.Leadsource", Text),
            both("Contact.MiddleName", "@contact.MiddleName", Text),
            both("Contact.Nickname", "@contact.Nickname", Text),
            both("Contact.OwnerID", "@contact.OwnerID", Text),
            both("Contact.Phone1", "@contact.Phone1", Text),
            both("Contact.Phone1Ext", "@contact.Phone1Ext", Text),
            both("Contact.Phone1Type", "@contact.Phone1Type", Text),
            both("Contact.Phone2", "@contact.Phone2", Text),
            both("Contact.Phone2Ext", "@contact.Phone2Ext", Text),
            both("Contact.Phone2Type", "@contact.Phone2Type", Text),
            both("Contact.Phone3", "@contact.Phone3", Text),
            both("Contact.Phone3Ext", "@contact.Phone3Ext", Text),
            both("Contact.Phone3Type", "@contact.Phone3Type", Text),
            both("Contact.Phone4", "@contact.Phone4", Text),
            both("Contact.Phone4Ext", "@contact.Phone4Ext", Text),
            both("Contact.Phone4Type", "@contact.Phone4Type", Text),
            both("Contact.Phone5", "@contact.Phone5", Text),
            both("Contact.Phone5Ext", "@contact.Phone5Ext", Text),
            both("Contact.Phone5Type", "@contact.Phone5Type", Text),
            both("Contact.PostalCode", "@contact.PostalCode", Text),
            both("Contact.PostalCode2", "@contact.PostalCode2", Text),
            both("Contact.PostalCode3", "@contact.PostalCode3", Text),
            v2_only("Contact.ReferralCode", "@contact.ReferralCode", Text),
            neither("Contact.Signature"),
            both("Contact.SpouseName", "@contact.SpouseName", Text),
            both("Contact.State", "@contact.State", Text),
            both("Contact.State2", "@contact.State2", Text),
            both("Contact.State3", "@contact.State3", Text),
            both("Contact.StreetAddress1", "@contact.StreetAddress1", Text),
            both("Contact.StreetAddress2", "@contact.StreetAddress2", Text),
            both("Contact.Suffix", "@contact.Suffix", Text),
            both("Contact.Title", "@contact.Title", Text),
            both("Contact.Website", "@contact.Website", Text),
            both("Contact.ZipFour1", "@contact.ZipFour1", Text),
            both("Contact.ZipFour2", "@contact.ZipFour2", Text),
            both("Contact.ZipFour3", "@contact.ZipFour3", Text),
        ]
    };
}

const APPLIED: Filter = by(
    "DateCreated",
    "since_applied_time",
    By::Bounds("until_applied_time"),
);

/// Rows come in this order.
static PARTS: &[&Table] = &[
    &TAGS_OF_CONTACTS,
    &TAGS_ACROSS_CONTACTS,
    &CONTACTS_ACROSS_TAGS,
    &TAGS_OF_COMPANIES,
    &CONTACTS_OF_TAGS,
    &COMPANIES_OF_TAGS,
];

static ACROSS_RECORDS: &[&Table] = &[&TAGS_ACROSS_CONTACTS, &TAGS_OF_COMPANIES];

/// Companies have no such list. They tell which tags they have, so that only those that have some are looked below.
static ACROSS_TAGS: &[&Table] = &[&CONTACTS_ACROSS_TAGS, &TAGS_OF_COMPANIES];

static BY_RECORD: &[&Table] = &[&TAGS_OF_CONTACTS, &TAGS_OF_COMPANIES];

static BY_TAG: &[&Table] = &[&CONTACTS_OF_TAGS, &COMPANIES_OF_TAGS];

static TAGS_OF_CONTACTS: Table = Table {
    name: "ContactGroupAssign",
    part: "tags of contacts",
    columns: TAGS_OF_CONTACTS_COLUMNS,
    joins: &[CONTACT_ABOVE],
    v1: Endpoints {
        rows: children(
            "Contact",
            OF_RECORD,
            List::v1(&v1::contacts::LIST_APPLIED_TAGS, "tags"),
            &[("contactId", "id")],
        ),
        ..Endpoints::NONE
    },
    v2: Endpoints {
        rows: children(
            "Contact",
            OF_RECORD,
            List {
                filters: &[by("ContactGroup", "name", By::Equal), APPLIED],
                ..List::v2(&v2::contacts::LIST_TAGS_FOR_CONTACT, "tags")
            },
            &[("contact_id", "id")],
        ),
        ..Endpoints::V2
    },
    ..Table::PLAIN
};

static TAGS_OF_CONTACTS_COLUMNS: &[Field] = assignments!(
    both("GroupId", "tag.id", Id),
    both("ContactGroup", "tag.name", Text),
    pair("DateCreated", "date_applied", "applied_time", DateTime),
    both("ContactId", "@parent.id", Id),
    both("Contact.Id", "@parent.id", Id),
    both("Contact.FirstName", "@parent.given_name", Text),
    both("Contact.LastName", "@parent.family_name", Text),
    both(
        "Contact.Email",
        "@parent.email_addresses[EMAIL1].email",
        Text
    ),
);

static TAGS_OF_COMPANIES: Table = Table {
    name: "ContactGroupAssign",
    part: "tags of companies",
    columns: TAGS_OF_COMPANIES_COLUMNS,
    v2: Endpoints {
        rows: children(
            "Company",
            OF_RECORD,
            List {
                filters: &[APPLIED],
                ..List::v2(&v2::companies::LIST_TAGS_FOR_COMPANY, "tags")
            },
            &[("company_id", "id")],
        ),
        holds: "groups",
        ..Endpoints::V2
    },
    ..Table::PLAIN
};

/// Of a company only what a contact has as well is told under the names of a contact's columns.
static TAGS_OF_COMPANIES_COLUMNS: &[Field] = &[
    v2_only("GroupId", "tag.id", Id),
    v2_only("ContactGroup", "tag.name", Text),
    v2_only("DateCreated", "applied_time", DateTime),
    v2_only("ContactId", "@parent.id", Id),
    v2_only("Contact.Id", "@parent.id", Id),
    v2_only("Contact.CompanyID", "@parent.id", Id),
    v2_only("Contact.Company", "@parent.company_name", Text),
    v2_only("Contact.Email", "@parent.email_address.email", Text),
];

static CONTACTS_OF_TAGS: Table = Table {
    name: "ContactGroupAssign",
    part: "contacts of tags",
    columns: CONTACTS_OF_TAGS_COLUMNS,
    joins: &[CONTACT_OF_V1, CONTACT_OF_V2],
    v1: Endpoints {
        rows: children(
            "ContactGroup",
            OF_TAG,
            List::v1(&v1::tags::LIST_TAGGED_CONTACTS, "contacts"),
            &[("tagId", "id")],
        ),
        ..Endpoints::NONE
    },
    v2: Endpoints {
        rows: children(
            "ContactGroup",
            OF_TAG,
            List {
                filters: &[
                    APPLIED,
                    by("Contact.FirstName", "given_name", By::Equal),
                    by("Contact.LastName", "family_name", By::Equal),
                    by("Contact.Email", "email", By::Equal),
                ],
                ..List::v2(&v2::tags::LIST_TAGGED_CONTACTS, "contacts")
            },
            &[("tag_id", "id")],
        ),
        total: Some((&v2::tags::COUNT_CONTACTS_FOR_TAG, "GroupId")),
        ..Endpoints::V2
    },
    ..Table::PLAIN
};

static CONTACTS_OF_TAGS_COLUMNS: &[Field] = assignments!(
    both("GroupId", "@parent.id", Id),
    both("ContactGroup", "@parent.name", Text),
    pair("DateCreated", "date_applied", "applied_time", DateTime),
    pair("ContactId", "contact.id", "id", Id),
    // The list shows these without a look at the contact.
    pair("Contact.Id", "contact.id", "id", Id),
    pair(
        "Contact.FirstName",
        "contact.first_name",
        "given_name",
        Text
    ),
    pair("Contact.LastName", "contact.last_name", "family_name", Text),
    pair("Contact.Email", "contact.email", "email", Text),
);

static TAGS_ACROSS_CONTACTS: Table = Table {
    name: "ContactGroupAssign",
    part: "tags of many contacts",
    columns: TAGS_ACROSS_CONTACTS_COLUMNS,
    joins: &[CONTACT_ABOVE, TAG_ACROSS],
    v2: Endpoints {
        rows: across(
            "Contact",
            OF_RECORD,
            List {
                filters: &[APPLIED],
                ..List::v2(&v2::contacts::LIST_TAGS_ACROSS_CONTACTS, "tags")
            },
            ("contact_ids", "contact_id"),
        ),
        ..Endpoints::V2
    },
    ..Table::PLAIN
};

static TAGS_ACROSS_CONTACTS_COLUMNS: &[Field] = assignments!(
    v2_only("GroupId", "tag_id", Id),
    v2_only("ContactGroup", "@tag.GroupName", Text),
    v2_only("DateCreated", "applied_at", DateTime),
    v2_only("ContactId", "@parent.id", Id),
    v2_only("Contact.Id", "@parent.id", Id),
    v2_only("Contact.FirstName", "@parent.given_name", Text),
    v2_only("Contact.LastName", "@parent.family_name", Text),
    v2_only(
        "Contact.Email",
        "@parent.email_addresses[EMAIL1].email",
        Text
    ),
);

static CONTACTS_ACROSS_TAGS: Table = Table {
    name: "ContactGroupAssign",
    part: "contacts of many tags",
    columns: CONTACTS_ACROSS_TAGS_COLUMNS,
    joins: &[CONTACT_ACROSS],
    v2: Endpoints {
        rows: across(
            "ContactGroup",
            OF_TAG,
            List {
                filters: &[APPLIED],
                ..List::v2(&v2::tags::LIST_CONTACTS_ACROSS_TAGS, "contacts")
            },
            ("tag_ids", "tag_id"),
        ),
        total: Some((&v2::tags::COUNT_CONTACTS_FOR_TAG, "GroupId")),
        ..Endpoints::V2
    },
    ..Table::PLAIN
};

static CONTACTS_ACROSS_TAGS_COLUMNS: &[Field] = assignments!(
    v2_only("GroupId", "@parent.id", Id),
    v2_only("ContactGroup", "@parent.name", Text),
    v2_only("DateCreated", "applied_at", DateTime),
    v2_only("ContactId", "contact_id", Id),
    v2_only("Contact.Id", "contact_id", Id),
    v2_only("Contact.FirstName", "@contact.FirstName", Text),
    v2_only("Contact.LastName", "@contact.LastName", Text),
    v2_only("Contact.Email", "@contact.Email", Text),
);

static COMPANIES_OF_TAGS: Table = Table {
    name: "ContactGroupAssign",
    part: "companies of tags",
    columns: COMPANIES_OF_TAGS_COLUMNS,
    v1: Endpoints {
        rows: children(
            "ContactGroup",
            OF_TAG,
            List::v1(&v1::tags::LIST_TAGGED_COMPANIES, "companies"),
            &[("tagId", "id")],
        ),
        ..Endpoints::NONE
    },
    v2: Endpoints {
        rows: children(
            "ContactGroup",
            OF_TAG,
            List {
                filters: &[APPLIED],
                ..List::v2(&v2::tags::LIST_TAGGED_COMPANIES, "tagged_companies")
            },
            &[("tag_id", "id")],
        ),
        ..Endpoints::V2
    },
    ..Table::PLAIN
};

static COMPANIES_OF_TAGS_COLUMNS: &[Field] = &[
    both("GroupId", "@parent.id", Id),
    both("ContactGroup", "@parent.name", Text),
    pair("DateCreated", "date_applied", "applied_time", DateTime),
    both("ContactId", "company.id", Id),
    both("Contact.Id", "company.id", Id),
    both("Contact.CompanyID", "company.id", Id),
    both("Contact.Company", "company.company_name", Text),
    pair(
        "Contact.Email",
        "company.email",
        "company.email_address.email",
        Text,
    ),
];
