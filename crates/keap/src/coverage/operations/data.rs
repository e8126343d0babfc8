//! What REST does for the operations of `DataService`.

use keap_rest::endpoints::{v1, v2};

use super::{Row, constant, none, of_table, row, served};
use crate::Operation::*;
use crate::coverage::Level::{Equivalent, Partial};
use crate::crud::Crud::{Create, Read, Update};
use crate::difference::Certainty::{Documented, Inferred, Observed};
use crate::difference::{
    APP_SETTING, CALENDAR, CHANGES_AT_ONCE, CUSTOM_FIELD_DEFINITION, EMPTY_TEXT, LOGIN, NO_TABLE,
    NUMBERED_PAGES, QUERY_CONDITION, USER_INFO,
};

#[rustfmt::skip]
pub(super) static ROWS: &[Row] = &[
    row(DataAdd,
        of_table(Partial, Inferred, &[&NO_TABLE]).with_columns(Create),
        of_table(Partial, Inferred, &[&NO_TABLE]).with_columns(Create)),

    row(DataLoad,
        of_table(Partial, Inferred, &[&NO_TABLE]).with_columns(Read),
        of_table(Partial, Inferred, &[&NO_TABLE]).with_columns(Read)),

    row(DataUpdate,
        of_table(Partial, Inferred, &[&CHANGES_AT_ONCE, &NO_TABLE]).with_columns(Update),
        of_table(Partial, Inferred, &[&CHANGES_AT_ONCE, &NO_TABLE]).with_columns(Update)),

    row(DataDelete,
        of_table(Partial, Inferred, &[&NO_TABLE]),
        of_table(Partial, Inferred, &[&NO_TABLE])),

    row(DataFindByField,
        of_table(Partial, Documented, &[&QUERY_CONDITION, &EMPTY_TEXT, &NUMBERED_PAGES, &NO_TABLE]).with_columns(Read),
        of_table(Partial, Documented, &[&QUERY_CONDITION, &EMPTY_TEXT, &NUMBERED_PAGES, &NO_TABLE]).with_columns(Read)),

    row(DataQuery,
        of_table(Partial, Documented, &[&QUERY_CONDITION, &EMPTY_TEXT, &NUMBERED_PAGES, &NO_TABLE]).with_columns(Read),
        of_table(Partial, Documented, &[&QUERY_CONDITION, &EMPTY_TEXT, &NUMBERED_PAGES, &NO_TABLE]).with_columns(Read)),

    row(DataCount,
        of_table(Partial, Documented, &[&QUERY_CONDITION, &EMPTY_TEXT, &NO_TABLE]),
        of_table(Partial, Documented, &[&QUERY_CONDITION, &EMPTY_TEXT, &NO_TABLE])),

    row(DataGetUserInfo,
        served(Partial, Inferred, &[
            &v1::users::GET_USER_INFO,
            &v1::users::LIST_USERS,
        ], &[&USER_INFO]),
        served(Partial, Inferred, &[
            &v2::users::GET_USER_INFO,
            &v2::users::LIST_USERS,
        ], &[&USER_INFO])),

    row(DataAddCustomField,
        served(Partial, Documented, &[
            &v1::contacts::CREATE_CONTACT_CUSTOM_FIELD,
            &v1::tasks::CREATE_TASK_CUSTOM_FIELD,
        ], &[&CUSTOM_FIELD_DEFINITION]),
        served(Equivalent, Documented, &[
            &v2::contacts::CREATE_CONTACT_CUSTOM_FIELD,
            &v2::companies::CREATE_COMPANY_CUSTOM_FIELD,
            &v2::affiliates::CREATE_AFFILIATE_CUSTOM_FIELD,
            &v2::tasks::CREATE_TASK_CUSTOM_FIELD,
            &v2::orders::CREATE_ORDER_CUSTOM_FIELD,
            &v2::subscriptions::CREATE_SUBSCRIPTION_CUSTOM_FIELD,
            &v2::opportunities::CREATE_OPPORTUNITY_CUSTOM_FIELD,
        ], &[])),

    row(DataUpdateCustomField,
        none(&[&CUSTOM_FIELD_DEFINITION]),
        served(Partial, Documented, &[
            &v2::contacts::RETRIEVE_CONTACT_MODEL,
            &v2::companies::RETRIEVE_COMPANY_MODEL,
            &v2::affiliates::RETRIEVE_AFFILIATE_MODEL,
            &v2::tasks::RETRIEVE_TASK_MODEL,
            &v2::orders::RETRIEVE_ORDER_MODEL,
            &v2::subscriptions::RETRIEVE_SUBSCRIPTION_MODEL,
            &v2::opportunities::RETRIEVE_OPPORTUNITY_MODEL,
            &v2::companies::UPDATE_COMPANY_CUSTOM_FIELD,
            &v2::affiliates::UPDATE_AFFILIATE_CUSTOM_FIELD,
            &v2::tasks::UPDATE_TASK_CUSTOM_FIELD,
            &v2::orders::UPDATE_ORDER_CUSTOM_FIELD,
            &v2::subscriptions::UPDATE_SUBSCRIPTION_CUSTOM_FIELD,
            &v2::opportunities::UPDATE_OPPORTUNITY_CUSTOM_FIELD,
        ], &[&CUSTOM_FIELD_DEFINITION])),

    row(DataGetAppSetting,
        served(Partial, Inferred, &[&v1::settings::GET_CONFIGURATION, &v1::settings::GET_APPLICATION_ENABLED], &[&APP_SETTING]),
        served(Partial, Inferred, &[
            &v2::settings::GET_APPLICATION_CONFIGURATIONS,
            &v2::settings::IS_APPLICATION_ENABLED,
        ], &[&APP_SETTING])),

    row(DataAuthenticateUser,
        none(&[&LOGIN]),
        none(&[&LOGIN])),

    row(DataGetTemporaryKey,
        none(&[&LOGIN]),
        none(&[&LOGIN])),

    row(DataGetAppointmentICal,
        served(Partial, Documented, &[&v1::appointments::GET_APPOINTMENT], &[&CALENDAR]),
        served(Partial, Inferred, &[&v2::task_appointments::LIST_APPOINTMENTS], &[&CALENDAR])),

    row(DataEcho,
        constant(Observed),
        constant(Observed)),
];
