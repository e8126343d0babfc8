//! Which record has which tag, with columns of the contact joined in.
//!
//! REST answers the tags of a contact or the contacts of a tag; other columns of the contact are joined from table
//! `Contact` (`@contact`), by their names there. Companies have tags too.

use super::Convert::*;
use super::{Field, Shape, both, neither, pair, v2_only};

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

pub(super) static SHAPES: &[Shape] = &[
    Shape {
        table: "ContactGroupAssign",
        part: "tags of contacts",
        fields: BY_CONTACT,
    },
    Shape {
        table: "ContactGroupAssign",
        part: "tags of companies",
        fields: BY_COMPANY,
    },
    Shape {
        table: "ContactGroupAssign",
        part: "contacts of tags",
        fields: CONTACTS_OF_TAG,
    },
    Shape {
        table: "ContactGroupAssign",
        part: "companies of tags",
        fields: COMPANIES_OF_TAG,
    },
];

static BY_CONTACT: &[Field] = assignments!(
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

/// Of a company only what a contact has as well is told under the names of a contact's columns.
static BY_COMPANY: &[Field] = &[
    v2_only("GroupId", "tag.id", Id),
    v2_only("ContactGroup", "tag.name", Text),
    v2_only("DateCreated", "applied_time", DateTime),
    v2_only("ContactId", "@parent.id", Id),
    v2_only("Contact.Id", "@parent.id", Id),
    v2_only("Contact.CompanyID", "@parent.id", Id),
    v2_only("Contact.Company", "@parent.company_name", Text),
    v2_only("Contact.Email", "@parent.email_address.email", Text),
];

static CONTACTS_OF_TAG: &[Field] = assignments!(
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

static COMPANIES_OF_TAG: &[Field] = &[
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
