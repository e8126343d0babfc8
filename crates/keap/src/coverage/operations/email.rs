//! What REST does for the operations of `APIEmailService`.

use keap_rest::endpoints::{v1, v2};

use super::{Row, none, row, served};
use crate::Operation::*;
use crate::coverage::Level::{Equivalent, Exact, Partial};
use crate::difference::Certainty::{Documented, Inferred};
use crate::difference::{
    MAIL_HISTORY, MAIL_SENDING, MERGE_FIELDS, NOT_IN_V1, OPT_STATUS, OPT_STATUS_WORDS,
    TEMPLATE_CHANGE,
};

#[rustfmt::skip]
pub(super) static ROWS: &[Row] = &[
    row(EmailOptIn,
        served(Partial, Documented, &[
            &v1::contacts::LIST_CONTACTS,
            &v1::email_addresses::REPLACE_EMAIL_ADDRESS,
        ], &[&OPT_STATUS]),
        served(Equivalent, Documented, &[
            &v2::email_addresses::GET_EMAIL_ADDRESS_STATUS,
            &v2::email_addresses::UPDATE_EMAIL_ADDRESS_OPT_STATUS,
        ], &[&OPT_STATUS])),

    row(EmailOptOut,
        served(Equivalent, Documented, &[
            &v1::contacts::LIST_CONTACTS,
            &v1::email_addresses::REPLACE_EMAIL_ADDRESS,
        ], &[&OPT_STATUS]),
        served(Equivalent, Documented, &[
            &v2::email_addresses::GET_EMAIL_ADDRESS_STATUS,
            &v2::email_addresses::UPDATE_EMAIL_ADDRESS_OPT_STATUS,
        ], &[&OPT_STATUS])),

    row(EmailGetOptStatus,
        served(Partial, Inferred, &[&v1::contacts::LIST_CONTACTS], &[&OPT_STATUS]),
        served(Equivalent, Inferred, &[&v2::email_addresses::GET_EMAIL_ADDRESS_STATUS], &[&OPT_STATUS_WORDS])),

    row(EmailSend,
        served(Partial, Documented, &[
            &v1::contacts::GET_CONTACT,
            &v1::emails::SEND_EMAIL,
        ], &[&MAIL_SENDING]),
        served(Partial, Documented, &[
            &v2::contacts::LIST_CONTACTS,
            &v2::emails::SEND_EMAIL,
        ], &[&MAIL_SENDING])),

    row(EmailSendTemplate,
        none(&[&NOT_IN_V1]),
        served(Partial, Documented, &[
            &v2::contacts::LIST_CONTACTS,
            &v2::emails::SEND_EMAIL_TEMPLATE,
        ], &[&MAIL_SENDING])),

    row(EmailAttach,
        served(Partial, Documented, &[&v1::contacts::CREATE_EMAIL_FOR_CONTACT], &[&MAIL_HISTORY]),
        served(Partial, Documented, &[
            &v2::contacts::LIST_CONTACTS,
            &v2::emails::CREATE_EMAIL,
        ], &[&MAIL_HISTORY])),

    row(EmailGetMergeFields,
        served(Partial, Inferred, &[&v1::contacts::RETRIEVE_CONTACT_MODEL], &[&MERGE_FIELDS]),
        served(Partial, Inferred, &[&v2::contacts::RETRIEVE_CONTACT_MODEL], &[&MERGE_FIELDS])),

    row(EmailGetTemplate,
        none(&[&NOT_IN_V1]),
        served(Exact, Documented, &[&v2::emails::GET_EMAIL_TEMPLATE], &[])),

    row(EmailAddTemplate,
        none(&[&TEMPLATE_CHANGE]),
        none(&[&TEMPLATE_CHANGE])),

    row(EmailUpdateTemplate,
        none(&[&TEMPLATE_CHANGE]),
        none(&[&TEMPLATE_CHANGE])),
];
