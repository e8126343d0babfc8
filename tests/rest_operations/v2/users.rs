//! Operations of users.

use keap_rest::v2::users::*;
use keap_rest::{Direction, UserGroupId, UserId};

use crate::rest_operations::samples::Samples;

#[test]
fn users() {
    let mut samples = Samples::load("v2/users");
    samples.check(ListUserGroups::new(), ListUserGroups::new());
    samples.check(
        GetUserGroup::new(UserGroupId::new(7)),
        GetUserGroup::new(UserGroupId::new(7)),
    );
    samples.check(
        ListUsers::new(),
        ListUsers::new()
            .filter(
                Filter::email("7")
                    .and(Filter::given_name("7"))
                    .and(Filter::include_inactive(true))
                    .and(Filter::include_partners(true))
                    .and(Filter::user_ids([UserId::new(7)])),
            )
            .order_by(OrderKey::CreateTime, Direction::Descending)
            .page_size(5)
            .page_token("7"),
    );
    samples.check(GetUser::new(UserId::new(7)), GetUser::new(UserId::new(7)));
    samples.check(
        UpdateUser::new(UserId::new(7), samples.body("updateUser")),
        UpdateUser::new(UserId::new(7), samples.body("updateUser")),
    );
    samples.check_without_json(
        GetUserSignature::new(UserId::new(7)),
        GetUserSignature::new(UserId::new(7)),
    );
    samples.check(GetUserInfo::new(), GetUserInfo::new());
    samples.finish();
}
