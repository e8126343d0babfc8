//! Custom fields and the tabs and groups they are shown in: one resource for each record type, each a whole document.

use keap_rest::{v1, v2};

use super::{Home, List, Paging, Rows, Table, info, op};
use crate::difference::OPTION_LINES;

pub(super) static TABLES: &[Table] = &[
    Table {
        name: "DataFormField",
        v1: Home {
            rows: Rows::Parts(FIELDS),
            ..Home::NONE
        },
        v2: Home {
            rows: Rows::Parts(FIELDS),
            ..Home::V2
        },
        differences: &[&OPTION_LINES],
        ..Table::PLAIN
    },
    Table {
        name: "DataFormGroup",
        v2: Home {
            rows: Rows::Parts(GROUPS),
            ..Home::V2
        },
        ..Table::PLAIN
    },
    Table {
        name: "DataFormTab",
        v2: Home {
            rows: Rows::Parts(TABS),
            ..Home::V2
        },
        ..Table::PLAIN
    },
];

const fn whole(list: List) -> Rows {
    Rows::List(List {
        paging: Paging::Whole,
        ..list
    })
}

/// The three tables of each record type.
macro_rules! record_types {
    ($($part:literal $module:ident $model:ident $groups:ident $tabs:ident $update:expr;)*) => {
        static FIELDS: &[Table] = &[$(Table {
            name: "DataFormField",
            part: $part,
            v1: Home {
                rows: whole(List::v1(info::<v1::$module::$model>(), "custom_fields")),
                ..Home::NONE
            },
            v2: Home {
                rows: whole(List::v2(info::<v2::$module::$model>(), "custom_fields")),
                update: $update,
                kept: &["group_id"],
                ..Home::V2
            },
            ..Table::PLAIN
        },)*];

        static GROUPS: &[Table] = &[$(Table {
            name: "DataFormGroup",
            part: $part,
            v2: Home {
                rows: whole(List::v2(info::<v2::$module::$groups>(), "groups")),
                ..Home::V2
            },
            ..Table::PLAIN
        },)*];

        static TABS: &[Table] = &[$(Table {
            name: "DataFormTab",
            part: $part,
            v2: Home {
                rows: whole(List::v2(info::<v2::$module::$tabs>(), "tabs")),
                ..Home::V2
            },
            ..Table::PLAIN
        },)*];
    };
}

// Those of contacts can be made and deleted over REST, and not changed (documented).
record_types! {
    "contacts" contacts RetrieveContactModel ListContactCustomFieldGroups ListContactCustomFieldTabs None;
    "affiliates" affiliates RetrieveAffiliateModel ListAffiliateCustomFieldGroups ListAffiliateCustomFieldTabs op::<v2::affiliates::UpdateAffiliateCustomField>();
    "opportunities" opportunities RetrieveOpportunityModel ListOpportunityCustomFieldGroups ListOpportunityCustomFieldTabs op::<v2::opportunities::UpdateOpportunityCustomField>();
    "tasks" tasks RetrieveTaskModel ListTaskCustomFieldGroups ListTaskCustomFieldTabs op::<v2::tasks::UpdateTaskCustomField>();
    "companies" companies RetrieveCompanyModel ListCompanyCustomFieldGroups ListCompanyCustomFieldTabs op::<v2::companies::UpdateCompanyCustomField>();
    "orders" orders RetrieveOrderModel ListOrderCustomFieldGroups ListOrderCustomFieldTabs op::<v2::orders::UpdateOrderCustomField>();
    "subscriptions" subscriptions RetrieveSubscriptionModel ListSubscriptionCustomFieldGroups ListSubscriptionCustomFieldTabs op::<v2::subscriptions::UpdateSubscriptionCustomField>();
}
