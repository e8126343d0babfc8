//! Affiliates.

use http::Method;
use keap_http::Effect;

use crate::{Answer, Info};

/// `GET /rest/v2/affiliates`.
pub static LIST_AFFILIATES: Info = Info::new(
    "v2 listAffiliate",
    Method::GET,
    "/rest/v2/affiliates",
    Effect::Read,
)
.with_query(&["filter", "order_by", "page_size", "page_token"]);

/// `POST /rest/v2/affiliates`.
pub static CREATE_AFFILIATE: Info = Info::new(
    "v2 addAffiliate",
    Method::POST,
    "/rest/v2/affiliates",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v2/affiliates/{affiliate_id}:commissions`.
pub static LIST_AFFILIATE_COMMISSIONS: Info = Info::new(
    "v2 getAffiliateCommissions",
    Method::GET,
    "/rest/v2/affiliates/{affiliate_id}:commissions",
    Effect::Read,
)
.with_query(&["filter", "order_by", "page_size", "page_token"]);

/// `GET /rest/v2/affiliates/{id}`.
pub static GET_AFFILIATE: Info = Info::new(
    "v2 getAffiliate",
    Method::GET,
    "/rest/v2/affiliates/{id}",
    Effect::Read,
);

/// `POST /rest/v2/affiliates/{id}:assignToProgram`.
pub static ADD_AFFILIATE_TO_PROGRAM: Info = Info::new(
    "v2 addAffiliateToProgram",
    Method::POST,
    "/rest/v2/affiliates/{id}:assignToProgram",
    Effect::Write,
);

/// `POST /rest/v2/affiliates/{id}:removeFromProgram`.
pub static REMOVE_AFFILIATE_FROM_PROGRAM: Info = Info::new(
    "v2 removeAffiliateFromProgram",
    Method::POST,
    "/rest/v2/affiliates/{id}:removeFromProgram",
    Effect::IdempotentWrite,
);

/// `PATCH /rest/v2/affiliates/{id}`.
pub static UPDATE_AFFILIATE: Info = Info::new(
    "v2 updateAffiliate",
    Method::PATCH,
    "/rest/v2/affiliates/{id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/affiliates/{id}`.
pub static DELETE_AFFILIATE: Info = Info::new(
    "v2 deleteAffiliate",
    Method::DELETE,
    "/rest/v2/affiliates/{id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v2/affiliates/{affiliate_id}/commissionTotal`.
pub static GET_AFFILIATE_COMMISSION_TOTAL: Info = Info::new(
    "v2 getAffiliateCommissionTotal",
    Method::GET,
    "/rest/v2/affiliates/{affiliate_id}/commissionTotal",
    Effect::Read,
);

/// `GET /rest/v2/affiliates/{affiliate_id}/payments`.
pub static LIST_AFFILIATE_PAYMENTS: Info = Info::new(
    "v2 listAffiliatePayments",
    Method::GET,
    "/rest/v2/affiliates/{affiliate_id}/payments",
    Effect::Read,
)
.with_query(&["filter", "order_by", "page_size", "page_token"]);

/// `GET /rest/v2/affiliates/{affiliate_id}/referrals`.
pub static LIST_AFFILIATE_REFERRALS: Info = Info::new(
    "v2 getReferralsByAffiliateId",
    Method::GET,
    "/rest/v2/affiliates/{affiliate_id}/referrals",
    Effect::Read,
)
.with_query(&["filter", "page_token", "order_by", "page_size"]);

/// `GET /rest/v2/affiliates/commissionPrograms`.
pub static LIST_AFFILIATE_COMMISSION_PROGRAMS: Info = Info::new(
    "v2 listAffiliateCommissionPrograms",
    Method::GET,
    "/rest/v2/affiliates/commissionPrograms",
    Effect::Read,
)
.with_query(&["filter", "order_by", "page_size", "page_token"]);

/// `POST /rest/v2/affiliates/commissionPrograms`.
pub static CREATE_COMMISSION_PROGRAM: Info = Info::new(
    "v2 addCommissionProgram",
    Method::POST,
    "/rest/v2/affiliates/commissionPrograms",
    Effect::Write,
)
.with_members(&["id"]);

/// `POST /rest/v2/affiliates/commissionPrograms/{commission_id}:removeProductCommission`.
pub static REMOVE_PRODUCT_COMMISSION: Info = Info::new(
    "v2 removeProductCommissionFromCommissions",
    Method::POST,
    "/rest/v2/affiliates/commissionPrograms/{commission_id}:removeProductCommission",
    Effect::IdempotentWrite,
);

/// `POST /rest/v2/affiliates/commissionPrograms/{commission_id}:removeSubscriptionCommission`.
pub static REMOVE_SUBSCRIPTION_COMMISSION: Info = Info::new(
    "v2 removeSubscriptionPlanCommissionFromCommissions",
    Method::POST,
    "/rest/v2/affiliates/commissionPrograms/{commission_id}:removeSubscriptionCommission",
    Effect::IdempotentWrite,
);

/// `GET /rest/v2/affiliates/commissionPrograms/{commission_program_id}`.
pub static GET_COMMISSION_PROGRAM: Info = Info::new(
    "v2 getCommissionProgram",
    Method::GET,
    "/rest/v2/affiliates/commissionPrograms/{commission_program_id}",
    Effect::Read,
);

/// `PATCH /rest/v2/affiliates/commissionPrograms/{commission_program_id}`.
pub static UPDATE_COMMISSION_PROGRAM: Info = Info::new(
    "v2 updateCommissionProgram",
    Method::PATCH,
    "/rest/v2/affiliates/commissionPrograms/{commission_program_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/affiliates/commissionPrograms/{commission_program_id}`.
pub static DELETE_AFFILIATE_COMMISSION_PROGRAM: Info = Info::new(
    "v2 deleteAffiliateCommissionProgram",
    Method::DELETE,
    "/rest/v2/affiliates/commissionPrograms/{commission_program_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v2/affiliates/redirects`.
pub static LIST_AFFILIATE_LINKS: Info = Info::new(
    "v2 listAffiliateLinks",
    Method::GET,
    "/rest/v2/affiliates/redirects",
    Effect::Read,
)
.with_query(&["filter", "order_by", "page_size", "page_token"]);

/// `POST /rest/v2/affiliates/redirects`.
pub static CREATE_REDIRECT_LINK: Info = Info::new(
    "v2 createRedirectLink",
    Method::POST,
    "/rest/v2/affiliates/redirects",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v2/affiliates/redirects/{redirect_id}`.
pub static GET_REDIRECT_LINK: Info = Info::new(
    "v2 getRedirectLink",
    Method::GET,
    "/rest/v2/affiliates/redirects/{redirect_id}",
    Effect::Read,
);

/// `PATCH /rest/v2/affiliates/redirects/{redirect_id}`.
pub static UPDATE_REDIRECT_LINK: Info = Info::new(
    "v2 updateRedirectLink",
    Method::PATCH,
    "/rest/v2/affiliates/redirects/{redirect_id}",
    Effect::IdempotentWrite,
)
.with_members(&["id"]);

/// `DELETE /rest/v2/affiliates/redirects/{redirect_id}`.
pub static DELETE_REDIRECT_LINK: Info = Info::new(
    "v2 deleteRedirectLink",
    Method::DELETE,
    "/rest/v2/affiliates/redirects/{redirect_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v2/affiliates/summaries`.
pub static LIST_AFFILIATE_SUMMARIES: Info = Info::new(
    "v2 listSummaries",
    Method::GET,
    "/rest/v2/affiliates/summaries",
    Effect::Read,
)
.with_query(&["filter", "order_by", "page_size", "page_token"]);

/// `GET /rest/v2/affiliates/commissionPrograms/{commission_program_id}/resources`.
pub static LIST_COMMISSION_PROGRAM_RESOURCES: Info = Info::new(
    "v2 listCommissionProgramResources",
    Method::GET,
    "/rest/v2/affiliates/commissionPrograms/{commission_program_id}/resources",
    Effect::Read,
);

/// `POST /rest/v2/affiliates/commissionPrograms/defaultCommissionPrograms/{commission_program_id}`.
pub static CREATE_DEFAULT_COMMISSION_PROGRAM: Info = Info::new(
    "v2 createDefaultCommissionProgram",
    Method::POST,
    "/rest/v2/affiliates/commissionPrograms/defaultCommissionPrograms/{commission_program_id}",
    Effect::Write,
)
.with_members(&["id"]);

/// `PATCH /rest/v2/affiliates/commissionPrograms/defaultCommissionPrograms/{commission_program_id}`.
pub static UPDATE_DEFAULT_COMMISSION_PROGRAM: Info = Info::new(
    "v2 updateDefaultCommissionProgram",
    Method::PATCH,
    "/rest/v2/affiliates/commissionPrograms/defaultCommissionPrograms/{commission_program_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `POST /rest/v2/affiliates/commissionPrograms/productCommissionPrograms/{commission_program_id}`.
pub static ASSIGN_PRODUCT_COMMISSION_PROGRAM: Info = Info::new(
    "v2 assignProductCommissionProgram",
    Method::POST,
    "/rest/v2/affiliates/commissionPrograms/productCommissionPrograms/{commission_program_id}",
    Effect::Write,
)
.with_members(&["id"]);

/// `PATCH /rest/v2/affiliates/commissionPrograms/productCommissionPrograms/{commission_program_id}`.
pub static UPDATE_PRODUCT_COMMISSION_PROGRAM: Info = Info::new(
    "v2 updateProductCommissionProgram",
    Method::PATCH,
    "/rest/v2/affiliates/commissionPrograms/productCommissionPrograms/{commission_program_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `POST /rest/v2/affiliates/commissionPrograms/resources`.
pub static CREATE_COMMISSION_PROGRAM_RESOURCE: Info = Info::new(
    "v2 addCommissionProgramResource",
    Method::POST,
    "/rest/v2/affiliates/commissionPrograms/resources",
    Effect::Write,
)
.with_members(&["id"]);

/// `PATCH /rest/v2/affiliates/commissionPrograms/resources/{resource_id}`.
pub static UPDATE_COMMISSION_PROGRAM_RESOURCE: Info = Info::new(
    "v2 updateCommissionProgramResource",
    Method::PATCH,
    "/rest/v2/affiliates/commissionPrograms/resources/{resource_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/affiliates/commissionPrograms/resources/{resource_id}`.
pub static DELETE_COMMISSION_PROGRAM_RESOURCE: Info = Info::new(
    "v2 deleteCommissionProgramResource",
    Method::DELETE,
    "/rest/v2/affiliates/commissionPrograms/resources/{resource_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `POST /rest/v2/affiliates/commissionPrograms/subscriptionCommissionPrograms/{commission_program_id}`.
pub static ASSIGN_SUBSCRIPTION_COMMISSION_PROGRAM: Info = Info::new(
    "v2 assignSubscriptionCommissionProgram",
    Method::POST,
    "/rest/v2/affiliates/commissionPrograms/subscriptionCommissionPrograms/{commission_program_id}",
    Effect::Write,
)
.with_members(&["id"]);

/// `PATCH /rest/v2/affiliates/commissionPrograms/subscriptionCommissionPrograms/{commission_program_id}`.
pub static UPDATE_SUBSCRIPTION_COMMISSION_PROGRAM: Info = Info::new(
    "v2 updateSubscriptionCommissionProgram",
    Method::PATCH,
    "/rest/v2/affiliates/commissionPrograms/subscriptionCommissionPrograms/{commission_program_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `GET /rest/v2/affiliates/model`.
pub static RETRIEVE_AFFILIATE_MODEL: Info = Info::new(
    "v2 getAffiliateCustomFields",
    Method::GET,
    "/rest/v2/affiliates/model",
    Effect::Read,
);

/// `POST /rest/v2/affiliates/model/customFields`.
pub static CREATE_AFFILIATE_CUSTOM_FIELD: Info = Info::new(
    "v2 createAffiliateCustomField",
    Method::POST,
    "/rest/v2/affiliates/model/customFields",
    Effect::Write,
)
.with_members(&["id"]);

/// `PATCH /rest/v2/affiliates/model/customFields/{custom_field_id}`.
pub static UPDATE_AFFILIATE_CUSTOM_FIELD: Info = Info::new(
    "v2 updateAffiliateCustomField",
    Method::PATCH,
    "/rest/v2/affiliates/model/customFields/{custom_field_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/affiliates/model/customFields/{custom_field_id}`.
pub static DELETE_AFFILIATE_CUSTOM_FIELD: Info = Info::new(
    "v2 deleteAffiliateCustomField",
    Method::DELETE,
    "/rest/v2/affiliates/model/customFields/{custom_field_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v2/affiliates/model/customFields/groups`.
pub static LIST_AFFILIATE_CUSTOM_FIELD_GROUPS: Info = Info::new(
    "v2 listAffiliateCustomFieldGroups",
    Method::GET,
    "/rest/v2/affiliates/model/customFields/groups",
    Effect::Read,
)
.with_query(&["tab_id"]);

/// `POST /rest/v2/affiliates/model/customFields/groups`.
pub static CREATE_AFFILIATE_CUSTOM_FIELD_GROUP: Info = Info::new(
    "v2 createAffiliateCustomFieldGroup",
    Method::POST,
    "/rest/v2/affiliates/model/customFields/groups",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v2/affiliates/model/customFields/groups/{group_id}`.
pub static GET_AFFILIATE_CUSTOM_FIELD_GROUP: Info = Info::new(
    "v2 getAffiliateCustomFieldGroup",
    Method::GET,
    "/rest/v2/affiliates/model/customFields/groups/{group_id}",
    Effect::Read,
);

/// `PATCH /rest/v2/affiliates/model/customFields/groups/{group_id}`.
pub static UPDATE_AFFILIATE_CUSTOM_FIELD_GROUP: Info = Info::new(
    "v2 updateAffiliateCustomFieldGroup",
    Method::PATCH,
    "/rest/v2/affiliates/model/customFields/groups/{group_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/affiliates/model/customFields/groups/{group_id}`.
pub static DELETE_AFFILIATE_CUSTOM_FIELD_GROUP: Info = Info::new(
    "v2 deleteAffiliateCustomFieldGroup",
    Method::DELETE,
    "/rest/v2/affiliates/model/customFields/groups/{group_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v2/affiliates/model/customFields/tabs`.
pub static LIST_AFFILIATE_CUSTOM_FIELD_TABS: Info = Info::new(
    "v2 listAffiliateCustomFieldTabs",
    Method::GET,
    "/rest/v2/affiliates/model/customFields/tabs",
    Effect::Read,
);

/// `POST /rest/v2/affiliates/model/customFields/tabs`.
pub static CREATE_AFFILIATE_CUSTOM_FIELD_TAB: Info = Info::new(
    "v2 createAffiliateCustomFieldTab",
    Method::POST,
    "/rest/v2/affiliates/model/customFields/tabs",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v2/affiliates/model/customFields/tabs/{tab_id}`.
pub static GET_AFFILIATE_CUSTOM_FIELD_TAB: Info = Info::new(
    "v2 getAffiliateCustomFieldTab",
    Method::GET,
    "/rest/v2/affiliates/model/customFields/tabs/{tab_id}",
    Effect::Read,
);

/// `PATCH /rest/v2/affiliates/model/customFields/tabs/{tab_id}`.
pub static UPDATE_AFFILIATE_CUSTOM_FIELD_TAB: Info = Info::new(
    "v2 updateAffiliateCustomFieldTab",
    Method::PATCH,
    "/rest/v2/affiliates/model/customFields/tabs/{tab_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/affiliates/model/customFields/tabs/{tab_id}`.
pub static DELETE_AFFILIATE_CUSTOM_FIELD_TAB: Info = Info::new(
    "v2 deleteAffiliateCustomFieldTab",
    Method::DELETE,
    "/rest/v2/affiliates/model/customFields/tabs/{tab_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);
