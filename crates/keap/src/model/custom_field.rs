//! Custom fields as they are defined: whose they are, and of which type.

use std::fmt;
use std::str::FromStr;

use crate::CustomFieldGroupId;

macro_rules! words {
    ($(#[$doc:meta])* $Name:ident ($what:literal) { $($(#[$variant_doc:meta])* $Variant:ident = $word:literal $(| $other:literal)*,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $Name { $($(#[$variant_doc])* $Variant,)* }

        impl $Name {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$Variant,)*];

            /// The word of XML-RPC.
            pub fn name(self) -> &'static str {
                match self { $(Self::$Variant => $word,)* }
            }
        }

        impl fmt::Display for $Name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.name())
            }
        }

        impl FromStr for $Name {
            type Err = UnknownWord;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $($word $(| $other)* => Ok(Self::$Variant),)*
                    _ => Err(UnknownWord {
                        what: $what,
                        text: text.to_owned(),
                        known: &[$($word,)*],
                    }),
                }
            }
        }
    };
}

/// A text that XML-RPC has no such word for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is no {what}: {} are", .known.join(", "))]
pub struct UnknownWord {
    what: &'static str,
    text: String,
    known: &'static [&'static str],
}

words! {
    /// What has custom fields. Texts and libraries have several words for some; all are understood.
    CustomFieldOwner ("record type with custom fields") {
        /// Contacts.
        Contact = "Contact" | "Person",
        /// Companies.
        Company = "Company",
        /// Referral partners.
        Affiliate = "Affiliate",
        /// Tasks, notes and appointments, which share their fields.
        ContactAction = "ContactAction" | "Task/Appt/Note",
        /// Orders.
        Job = "Job" | "Order",
        /// Subscriptions.
        JobRecurring = "JobRecurring" | "Subscription",
        /// Opportunities.
        Opportunity = "Opportunity" | "Lead",
    }
}

words! {
    /// The type of a custom field, by the word that `DataService.addCustomField` takes.
    CustomFieldType ("type of custom fields") {
        /// A phone number.
        Phone = "Phone",
        /// A social security number.
        SocialSecurityNumber = "SSN",
        /// An amount of money.
        Currency = "Currency",
        /// A percentage.
        Percent = "Percent",
        /// A state.
        State = "State",
        /// Yes or no.
        YesNo = "YesNo",
        /// A year.
        Year = "Year",
        /// A month.
        Month = "Month",
        /// A day of the week.
        DayOfWeek = "DayOfWeek",
        /// A name.
        Name = "Name",
        /// A number with a fraction.
        DecimalNumber = "NumberDecimal",
        /// A whole number.
        WholeNumber = "Number",
        /// A date.
        Date = "Date",
        /// A date with a time.
        DateTime = "DateTime",
        /// A line of text.
        Text = "Text",
        /// Lines of text.
        TextArea = "TextArea",
        /// Several of a list.
        ListBox = "MultiSelect",
        /// A website.
        Website = "Website",
        /// An e-mail address.
        Email = "Email",
        /// One of a few.
        Radio = "Radio",
        /// One of a list.
        Dropdown = "Select" | "Dropdown",
        /// A user.
        User = "User",
        /// One of a list below one of a list.
        Drilldown = "Drilldown",
        /// Several users.
        UserListBox = "UserListBox",
    }
}

/// A custom field to define.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct NewCustomField {
    /// What gets the field.
    pub owner: CustomFieldOwner,
    /// Its label. The name is made from its letters and digits; a number may follow.
    pub label: String,
    /// What it holds, and how it is chosen.
    pub field_type: CustomFieldType,
    /// The header it goes under, a row of table `DataFormGroup`.
    pub group: CustomFieldGroupId,
}

impl NewCustomField {
    /// A field of a type, with a label, under a header.
    pub fn new(
        owner: CustomFieldOwner,
        label: impl Into<String>,
        field_type: CustomFieldType,
        group: CustomFieldGroupId,
    ) -> Self {
        Self {
            owner,
            label: label.into(),
            field_type,
            group,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_words_parse_back() {
        for owner in CustomFieldOwner::ALL {
            assert_eq!(owner.name().parse(), Ok(*owner));
        }
        for field_type in CustomFieldType::ALL {
            assert_eq!(field_type.name().parse(), Ok(*field_type));
        }
        assert_eq!("Person".parse(), Ok(CustomFieldOwner::Contact));
        assert!("text".parse::<CustomFieldType>().is_err());
    }
}
