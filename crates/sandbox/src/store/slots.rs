//! The numbered slots of a contact row: which columns REST shows as one entry of a list.

/// Columns of one phone or fax entry.
#[derive(Debug)]
pub(crate) struct NumberSlot {
    pub(crate) field: &'static str,
    pub(crate) number: &'static str,
    /// Empty for fax numbers.
    pub(crate) extension: &'static str,
    pub(crate) kind: &'static str,
}

/// Columns of one address entry.
#[derive(Debug)]
pub(crate) struct AddressSlot {
    pub(crate) field: &'static str,
    pub(crate) line1: &'static str,
    pub(crate) line2: &'static str,
    pub(crate) city: &'static str,
    pub(crate) state: &'static str,
    pub(crate) postal_code: &'static str,
    pub(crate) zip_four: &'static str,
    pub(crate) country: &'static str,
}

pub(crate) const EMAILS: [(&str, &str); 3] = [
    ("EMAIL1", "Email"),
    ("EMAIL2", "EmailAddress2"),
    ("EMAIL3", "EmailAddress3"),
];

const fn phone(
    field: &'static str,
    number: &'static str,
    extension: &'static str,
    kind: &'static str,
) -> NumberSlot {
    NumberSlot {
        field,
        number,
        extension,
        kind,
    }
}

pub(crate) const PHONES: [NumberSlot; 5] = [
    phone("PHONE1", "Phone1", "Phone1Ext", "Phone1Type"),
    phone("PHONE2", "Phone2", "Phone2Ext", "Phone2Type"),
    phone("PHONE3", "Phone3", "Phone3Ext", "Phone3Type"),
    phone("PHONE4", "Phone4", "Phone4Ext", "Phone4Type"),
    phone("PHONE5", "Phone5", "Phone5Ext", "Phone5Type"),
];

pub(crate) const FAXES: [NumberSlot; 2] = [
    phone("FAX1", "Fax1", "", "Fax1Type"),
    phone("FAX2", "Fax2", "", "Fax2Type"),
];

pub(crate) const ADDRESSES: [AddressSlot; 3] = [
    AddressSlot {
        field: "BILLING",
        line1: "StreetAddress1",
        line2: "StreetAddress2",
        city: "City",
        state: "State",
        postal_code: "PostalCode",
        zip_four: "ZipFour1",
        country: "Country",
    },
    AddressSlot {
        field: "SHIPPING",
        line1: "Address2Street1",
        line2: "Address2Street2",
        city: "City2",
        state: "State2",
        postal_code: "PostalCode2",
        zip_four: "ZipFour2",
        country: "Country2",
    },
    AddressSlot {
        field: "OTHER",
        line1: "Address3Street1",
        line2: "Address3Street2",
        city: "City3",
        state: "State3",
        postal_code: "PostalCode3",
        zip_four: "ZipFour3",
        country: "Country3",
    },
];

impl AddressSlot {
    /// Its columns.
    pub(crate) fn columns(&self) -> [&'static str; 7] {
        [
            self.line1,
            self.line2,
            self.city,
            self.state,
            self.postal_code,
            self.zip_four,
            self.country,
        ]
    }
}

impl NumberSlot {
    /// Its columns.
    pub(crate) fn columns(&self) -> impl Iterator<Item = &'static str> {
        [self.number, self.extension, self.kind]
            .into_iter()
            .filter(|column| !column.is_empty())
    }
}
