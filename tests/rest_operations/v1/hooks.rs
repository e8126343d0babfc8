//! Operations of hooks.

use keap_rest::v1::hooks::*;

use crate::rest_operations::samples::{Samples, secret};

#[test]
fn hooks() {
    let mut samples = Samples::load("v1/hooks");
    samples.check(ListHooks::new(), ListHooks::new());
    samples.check(
        CreateHook::new(samples.body("create_a_hook_subscription")),
        CreateHook::new(samples.body("create_a_hook_subscription")),
    );
    samples.check(GetHook::new("7"), GetHook::new("7"));
    samples.check(
        UpdateHook::new("7", samples.body("update_a_hook_subscription")),
        UpdateHook::new("7", samples.body("update_a_hook_subscription")),
    );
    samples.check_without_json(DeleteHook::new("7"), DeleteHook::new("7"));
    samples.check(ListEventKeys::new(), ListEventKeys::new());
    samples.check(
        VerifyHookDelayed::new("7", secret()),
        VerifyHookDelayed::new("7", secret()),
    );
    samples.check(VerifyHook::new("7"), VerifyHook::new("7"));
    samples.finish();
}
