//! Operations of users.

use keap_rest::UserId;
use keap_rest::v1::users::*;

use crate::rest_operations::samples::Samples;

#[test]
fn users() {
    let mut samples = Samples::load("v1/users");
    samples.check(
        ListUsers::new(),
        ListUsers::new()
            .include_inactive(true)
            .include_partners(true)
            .limit(5)
            .offset(5),
    );
    samples.check(
        CreateUser::new(samples.body("createUserUsingPOST")),
        CreateUser::new(samples.body("createUserUsingPOST")),
    );
    samples.check_without_json(
        GetUserSignature::new(UserId::new(7)),
        GetUserSignature::new(UserId::new(7)),
    );
    samples.check(GetUserInfo::new(), GetUserInfo::new());
    samples.finish();
}
