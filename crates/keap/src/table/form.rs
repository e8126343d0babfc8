//! Custom fields and the tabs and groups they are shown in: one resource for each record type, each a whole document.

use keap_rest::{v1, v2};

use super::{Home, List, Paging, Rows, Table, info};
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
    ($($part:literal $module:ident $model:ident $groups:ident $tabs:ident;)*) => {
        static FIELDS: &[Table] = &[$(Table {
            name: "DataFormField",
            part: $part,
            v1: Home {
                rows: whole(List::v1(info::<v1::$module::$model>(), "custom_fields")),
                ..Home::NONE
            },
            v2: Home {
                rows: whole(List::v2(info::<v2::$module::$model>(), "custom_fields")),
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

record_types! {
    "contacts" contacts RetrieveContactModel ListContactCustomFieldGroups ListContactCustomFieldTabs;
    "affiliates" affiliates RetrieveAffiliateModel ListAffiliateCustomFieldGroups ListAffiliateCustomFieldTabs;
    "opportunities" opportunities RetrieveOpportunityModel ListOpportunityCustomFieldGroups ListOpportunityCustomFieldTabs;
    "tasks" tasks RetrieveTaskModel ListTaskCustomFieldGroups ListTaskCustomFieldTabs;
    "companies" companies RetrieveCompanyModel ListCompanyCustomFieldGroups ListCompanyCustomFieldTabs;
    "orders" orders RetrieveOrderModel ListOrderCustomFieldGroups ListOrderCustomFieldTabs;
    "subscriptions" subscriptions RetrieveSubscriptionModel ListSubscriptionCustomFieldGroups ListSubscriptionCustomFieldTabs;
}
