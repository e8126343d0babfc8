//! One contact as a Rust type, for each of the libraries.

use std::borrow::Cow;

use dxr::DateTime as DxrDateTime;
use keap_xmlrpc::DateTime;
use serde::Deserialize;

/// The fields are named as on the wire: `dxr` has no way to rename all of them.
macro_rules! contact {
    ($(#[$attribute:meta])* $name:ident $(<$generic:tt>)?, $(#[$on_text:meta])* [$($text:tt)*], $date:ident) => {
        $(#[$attribute])*
        #[derive(Debug)]
        #[expect(missing_docs, non_snake_case, reason = "the members of a contact")]
        pub struct $name $(<$generic>)? {
            pub LastUpdated: $date,
            $(#[$on_text])* pub StreetAddress1: $($text)*,
            $(#[$on_text])* pub Email: $($text)*,
            $(#[$on_text])* pub Phone1: $($text)*,
            pub Id: i32,
            $(#[$on_text])* pub City: $($text)*,
            $(#[$on_text])* pub State: $($text)*,
            $(#[$on_text])* pub PostalCode: $($text)*,
            $(#[$on_text])* pub Country: $($text)*,
            $(#[$on_text])* pub FirstName: $($text)*,
            $(#[$on_text])* pub LastName: $($text)*,
            $(#[$on_text])* pub Company: $($text)*,
            pub CompanyID: i32,
            pub OwnerID: i32,
            pub LeadSourceId: i32,
            pub DateCreated: $date,
            $(#[$on_text])* pub Groups: $($text)*,
            $(#[$on_text])* pub ContactNotes: $($text)*,
            $(#[$on_text])* pub JobTitle: $($text)*,
            $(#[$on_text])* pub Website: $($text)*,
            $(#[$on_text])* pub ContactType: $($text)*,
            pub _LifetimeValue: f64,
            pub _Newsletter: i32,
            $(#[$on_text])* pub _FavouriteProduct: $($text)*,
            pub Birthday: $date,
        }
    };
}

contact!(
    /// Owned texts, dates read.
    #[derive(Deserialize)]
    Contact,
    [String],
    DateTime
);

contact!(
    /// Texts borrowed where they can be, dates read.
    #[derive(Deserialize)]
    ContactRef<'a>,
    #[serde(borrow)]
    [Cow<'a, str>],
    DateTime
);

contact!(
    /// Owned texts and dates as texts: `serde_xmlrpc` and `serde_json` give no more.
    #[derive(Deserialize)]
    ContactText,
    [String],
    String
);

contact!(
    /// Owned texts, dates read, for `dxr`.
    #[derive(dxr::TryFromValue)]
    DxrContact,
    [String],
    DxrDateTime
);
