//! Operations of users.

use keap_rest::Direction;
use keap_rest::v2::users::*;

use crate::rest_operations::samples::Samples;

#[test]
fn users() {
    let mut samples = Samples::load("v2/users");
    samples.check(ListUserGroups, ListUserGroups);
    samples.check(GetUserGroup::new("7"), GetUserGroup::new("7"));
    samples.check(
        ListUsers::new(),
        ListUsers::new()
            .filter(
                Filter::email("7")
                    .and(Filter::given_name("7"))
                    .and(Filter::include_inactive(true))
                    .and(Filter::include_partners(true))
                    .and(Filter::user_ids(["7"])),
            )
            .order_by(OrderKey::CreateTime, Direction::Descending)
            .page_size(5)
            .page_token("7"),
    );
    samples.check(GetUser::new("7"), GetUser::new("7"));
    samples.check(
        UpdateUser::new("7", samples.body("updateUser")),
        UpdateUser::new("7", samples.body("updateUser")),
    );
    samples.check_without_json(GetUserSignature::new("7"), GetUserSignature::new("7"));
    samples.check(GetUserInfo, GetUserInfo);
    samples.finish();
}
