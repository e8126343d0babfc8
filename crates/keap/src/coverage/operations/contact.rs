//! What REST does for the operations of `ContactService`.

use keap_rest::endpoints::{v1, v2};

use super::{Row, none, row, served};
use crate::Operation::*;
use crate::coverage::Level::{Equivalent, Partial};
use crate::crud::Crud::{Create, Read, Update};
use crate::difference::Certainty::{Documented, Inferred};
use crate::difference::{
    ACTION_RESULTS, ACTION_SET, ADDRESS_KEPT_IN_V1, CHANGES_AT_ONCE, DUPLICATE_RACE,
    FOLLOW_UP_SEQUENCE, LINKED_CONTACT, MERGE_WINNER, MISSING_TAG, NO_MERGE_IN_V1, NOT_IN_V1,
};

#[rustfmt::skip]
pub(super) static ROWS: &[Row] = &[
    row(ContactAdd,
        served(Partial, Inferred, &[
            &v1::contacts::CREATE_CONTACT,
            &v1::companies::LIST_COMPANIES,
            &v1::contacts::RETRIEVE_CONTACT_MODEL,
            &v1::locales::LIST_COUNTRIES,
            &v1::locales::LIST_PROVINCES,
        ], &[]).with_columns(Create),
        served(Partial, Inferred, &[
            &v2::contacts::CREATE_CONTACT,
            &v2::companies::LIST_COMPANIES,
            &v2::lead_sources::LIST_LEAD_SOURCES,
            &v2::contacts::RETRIEVE_CONTACT_MODEL,
            &v2::locales::LIST_COUNTRIES,
            &v2::locales::LIST_PROVINCES_FOR_COUNTRY,
        ], &[]).with_columns(Create)),

    row(ContactAddWithDupCheck,
        served(Partial, Inferred, &[
            &v1::contacts::LIST_CONTACTS,
            &v1::contacts::GET_CONTACT,
            &v1::contacts::UPDATE_CONTACT,
            &v1::contacts::CREATE_CONTACT,
            &v1::locales::LIST_COUNTRIES,
            &v1::locales::LIST_PROVINCES,
        ], &[&ADDRESS_KEPT_IN_V1, &DUPLICATE_RACE]).with_columns(Create),
        served(Partial, Inferred, &[
            &v2::contacts::LIST_CONTACTS,
            &v2::contacts::GET_CONTACT,
            &v2::contacts::UPDATE_CONTACT,
            &v2::contacts::CREATE_CONTACT,
            &v2::locales::LIST_COUNTRIES,
            &v2::locales::LIST_PROVINCES_FOR_COUNTRY,
        ], &[&DUPLICATE_RACE]).with_columns(Create)),

    row(ContactLoad,
        served(Equivalent, Inferred, &[
            &v1::contacts::GET_CONTACT,
            &v1::contacts::RETRIEVE_CONTACT_MODEL,
        ], &[]).with_columns(Read),
        served(Equivalent, Inferred, &[
            &v2::contacts::GET_CONTACT,
            &v2::lead_sources::GET_LEAD_SOURCE,
            &v2::contacts::RETRIEVE_CONTACT_MODEL,
        ], &[]).with_columns(Read)),

    row(ContactUpdate,
        served(Partial, Inferred, &[
            &v1::contacts::GET_CONTACT,
            &v1::contacts::UPDATE_CONTACT,
            &v1::companies::LIST_COMPANIES,
            &v1::contacts::RETRIEVE_CONTACT_MODEL,
            &v1::locales::LIST_COUNTRIES,
            &v1::locales::LIST_PROVINCES,
        ], &[&CHANGES_AT_ONCE]).with_columns(Update),
        served(Equivalent, Inferred, &[
            &v2::contacts::GET_CONTACT,
            &v2::contacts::UPDATE_CONTACT,
            &v2::companies::LIST_COMPANIES,
            &v2::lead_sources::LIST_LEAD_SOURCES,
            &v2::contacts::RETRIEVE_CONTACT_MODEL,
            &v2::locales::LIST_COUNTRIES,
            &v2::locales::LIST_PROVINCES_FOR_COUNTRY,
        ], &[&CHANGES_AT_ONCE]).with_columns(Update)),

    row(ContactMerge,
        none(&[&NO_MERGE_IN_V1]),
        served(Equivalent, Inferred, &[&v2::contacts::MERGE_CONTACTS], &[&MERGE_WINNER])),

    row(ContactFindByEmail,
        served(Equivalent, Documented, &[
            &v1::contacts::LIST_CONTACTS,
            &v1::contacts::RETRIEVE_CONTACT_MODEL,
        ], &[]).with_columns(Read),
        served(Equivalent, Documented, &[
            &v2::contacts::LIST_CONTACTS,
            &v2::lead_sources::GET_LEAD_SOURCE,
            &v2::contacts::RETRIEVE_CONTACT_MODEL,
        ], &[]).with_columns(Read)),

    row(ContactAddToGroup,
        served(Equivalent, Inferred, &[&v1::contacts::APPLY_TAGS_TO_CONTACT], &[&MISSING_TAG]),
        served(Equivalent, Inferred, &[&v2::tags::APPLY_TAGS], &[&MISSING_TAG])),

    row(ContactRemoveFromGroup,
        served(Equivalent, Inferred, &[
            &v1::contacts::GET_CONTACT,
            &v1::tags::REMOVE_TAG_FROM_CONTACT,
        ], &[]),
        served(Equivalent, Inferred, &[
            &v2::contacts::GET_CONTACT,
            &v2::tags::REMOVE_TAGS,
        ], &[])),

    row(ContactAddToCampaign,
        served(Partial, Inferred, &[&v1::campaigns::ADD_CONTACT_TO_CAMPAIGN_SEQUENCE], &[&FOLLOW_UP_SEQUENCE]),
        served(Partial, Inferred, &[&v2::campaigns::ADD_CONTACTS_TO_CAMPAIGN_SEQUENCE], &[&FOLLOW_UP_SEQUENCE])),

    row(ContactRemoveFromCampaign,
        served(Partial, Inferred, &[
            &v1::contacts::GET_CONTACT,
            &v1::campaigns::REMOVE_CONTACT_FROM_CAMPAIGN_SEQUENCE,
        ], &[&FOLLOW_UP_SEQUENCE]),
        served(Partial, Inferred, &[&v2::campaigns::REMOVE_CONTACTS_FROM_CAMPAIGN_SEQUENCE], &[&FOLLOW_UP_SEQUENCE])),

    row(ContactGetNextCampaignStep,
        none(&[&FOLLOW_UP_SEQUENCE]),
        none(&[&FOLLOW_UP_SEQUENCE])),

    row(ContactPauseCampaign,
        none(&[&FOLLOW_UP_SEQUENCE]),
        none(&[&FOLLOW_UP_SEQUENCE])),

    row(ContactResumeCampaign,
        none(&[&FOLLOW_UP_SEQUENCE]),
        none(&[&FOLLOW_UP_SEQUENCE])),

    row(ContactRescheduleCampaignStep,
        none(&[&FOLLOW_UP_SEQUENCE]),
        none(&[&FOLLOW_UP_SEQUENCE])),

    row(ContactRunActionSequence,
        served(Partial, Inferred, &[
            &v1::campaigns::ACHIEVE_GOAL,
            &v1::contacts::APPLY_TAGS_TO_CONTACT,
            &v1::contacts::GET_CONTACT,
            &v1::tags::REMOVE_TAG_FROM_CONTACT,
        ], &[&ACTION_SET, &ACTION_RESULTS]),
        served(Partial, Inferred, &[
            &v2::automations::ACHIEVE_GOAL,
            &v2::tags::APPLY_TAGS,
            &v2::contacts::GET_CONTACT,
            &v2::tags::REMOVE_TAGS,
        ], &[&ACTION_SET, &ACTION_RESULTS])),

    row(ContactLink,
        none(&[&NOT_IN_V1]),
        served(Equivalent, Documented, &[
            &v2::contacts::LIST_CONTACT_LINKS,
            &v2::contacts::LINK_CONTACTS,
        ], &[])),

    row(ContactUnlink,
        none(&[&NOT_IN_V1]),
        served(Equivalent, Documented, &[
            &v2::contacts::LIST_CONTACT_LINKS,
            &v2::contacts::UNLINK_CONTACTS,
        ], &[])),

    row(ContactListLinked,
        served(Partial, Inferred, &[&v1::contacts::GET_CONTACT], &[&LINKED_CONTACT]),
        served(Equivalent, Inferred, &[&v2::contacts::LIST_CONTACT_LINKS], &[&LINKED_CONTACT])),
];
