//! Keys, pages, policies and grants are those of all gateways.

use std::sync::Arc;
use std::time::SystemTime;

use keap::ErrorKind;
use keap::schema::{QueryData, Record};
use keap_auth::{AccessToken, PostgresStore, TokenStore as _};
use keap_gateway::Permissions;
use keap_http::Secret;
use keap_sandbox::DEFAULT_ACCESS_TOKEN;
use keap_tests::{fleet, gateway as local, sandbox, scratch};

use super::Machine;
use super::long::Long;

fn token() -> AccessToken {
    AccessToken::new(DEFAULT_ACCESS_TOKEN).unwrap()
}

#[tokio::test]
async fn a_key_that_one_made_is_let_in_by_all_until_it_is_revoked() {
    let Some(database) = scratch::database("keys").await else {
        return;
    };
    let account = local::retired();
    let one = Machine::new(&database, token(), account.transport()).await;
    let other = Machine::new(&database, token(), account.transport()).await;
    let id = one.adopt().await;
    for machine in [&one, &other] {
        let refused = machine.program().data().get_user_info().await.unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::Unauthenticated);
        machine.gateway.look().await.unwrap();
        machine.program().data().get_user_info().await.unwrap();
    }
    let (hash_key, key) = (super::hash_key(), Secret::new(super::KEY));
    let (rights, now) = (Permissions::default(), SystemTime::UNIX_EPOCH);
    let again = one
        .store
        .add_key(&hash_key, &key, ("ab123", "again", &rights), now);
    assert!(again.await.is_err(), "it is known");
    let other_key = keap_gateway::HashKey::random();
    assert!(one.store.check_hash_key(&other_key).await.is_err());
    assert!(other.store.revoke_key(id, now).await.unwrap());
    for machine in [&one, &other] {
        machine.gateway.look().await.unwrap();
        let refused = machine.program().data().get_user_info().await.unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::Unauthenticated);
        // Calls of all are counted together.
        machine.inventory.flush().await.unwrap();
    }
    let rows = one.store.inventory().await.unwrap();
    assert_eq!(rows.iter().map(|row| row.calls).sum::<i64>(), 2);
}

/// The figure of the issue: 100 pages of a table through two gateways in turn cost at most 200 calls. Without a memory that
/// both share each would read every other page to get on.
#[tokio::test]
async fn a_hundred_pages_through_two_gateways_in_turn_cost_a_call_each() {
    let Some(database) = scratch::database("pages").await else {
        return;
    };
    let account = Long::of(100_000);
    let one = Machine::new(&database, token(), account.transport()).await;
    one.adopt().await;
    let other = Machine::new(&database, token(), account.transport()).await;
    one.gateway.look().await.unwrap();
    let programs = [one.program(), other.program()];
    account.calls();
    let mut found = Vec::new();
    for number in 0..100_u32 {
        let mut query = QueryData::new("Contact");
        query.selected = vec!["Id".to_owned()];
        query.page = number;
        let rows = programs[number as usize % 2].data().query(query).await;
        let id = |row: &Record| row.get("Id").unwrap().as_i64().unwrap();
        found.extend(rows.unwrap().iter().map(id));
    }
    assert_eq!(found, account.ids());
    let calls = account.calls();
    assert!(calls <= 200, "{calls}");
}

#[tokio::test]
async fn a_policy_counts_at_all_gateways_until_it_is_withdrawn() {
    let Some(database) = scratch::database("policies").await else {
        return;
    };
    // Over REST there is no answer to this one, over XML-RPC there is.
    let account = sandbox();
    let one = Machine::new(&database, token(), account.transport()).await;
    one.adopt().await;
    let other = Machine::new(&database, token(), account.transport()).await;
    let works = async |machine: &Machine| {
        machine.gateway.look().await.unwrap();
        let program = machine.program();
        let answer = program.data().authenticate_user("nobody", "none").await;
        answer.map_or_else(|error| error.kind() != ErrorKind::Unsupported, |_| true)
    };
    let blocked = async |machine: &Machine| {
        let rows = machine.inventory.flush().await;
        rows.unwrap();
        let rows = machine.store.inventory().await.unwrap();
        rows.iter().map(|row| row.blockers).sum::<i64>()
    };
    works(&one).await;
    works(&other).await;
    assert_eq!((blocked(&one).await, blocked(&other).await), (1, 2));
    let applied = one.store.apply_policy("ab123", "default = \"xmlrpc\"\n");
    let applied = applied.await.unwrap();
    works(&one).await;
    works(&other).await;
    assert_eq!((blocked(&one).await, blocked(&other).await), (2, 2));
    // One that cannot be read, as one of a later version may be, changes nothing.
    let later = one.store.apply_policy("ab123", "of_tomorrow = true\n");
    assert!(later.await.unwrap().revision > applied.revision);
    works(&one).await;
    assert_eq!(blocked(&one).await, 2);
    let told = policy_trouble(&one).await;
    let told = told.unwrap();
    let start = "the policy of ab123 in the store, number 2, cannot be read since 20";
    assert!(told.starts_with(start), "{told}");
    assert!(told.contains(", calls go by number 1: line 1: "), "{told}");
    // Nor is it left out by one that is started meanwhile.
    let started = Machine::new(&database, token(), account.transport()).await;
    works(&started).await;
    assert_eq!(blocked(&started).await, 2);
    assert!(policy_trouble(&started).await.is_some());
    assert!(other.store.withdraw_policy("ab123").await.unwrap());
    one.gateway.look().await.unwrap();
    assert_eq!(policy_trouble(&one).await, None);
    assert_eq!(other.store.policy("ab123").await.unwrap(), None);
    assert!(!other.store.withdraw_policy("ab123").await.unwrap());
    // What was withdrawn does not come back.
    let later = one.store.apply_policy("ab123", "of_tomorrow = true\n");
    later.await.unwrap();
    works(&one).await;
    works(&other).await;
    assert_eq!((blocked(&one).await, blocked(&other).await), (3, 4));
    let told = policy_trouble(&one).await;
    let told = told.unwrap();
    assert!(
        told.contains(", calls go by what is configured: "),
        "{told}"
    );
    let good = one.store.apply_policy("ab123", "default = \"v2\"\n");
    good.await.unwrap();
    one.gateway.look().await.unwrap();
    assert_eq!(policy_trouble(&one).await, None);
}

#[tokio::test]
async fn a_policy_that_the_store_does_not_give_is_told_until_it_does() {
    let Some(database) = scratch::database("policy_gone").await else {
        return;
    };
    let one = Machine::new(&database, token(), sandbox().transport()).await;
    one.adopt().await;
    let applied = one.store.apply_policy("ab123", "default = \"v2\"\n");
    applied.await.unwrap();
    let pool = sqlx::PgPool::connect(&database).await.unwrap();
    let gone = sqlx::query("ALTER TABLE keap_gateway_policies RENAME COLUMN document TO elsewhere");
    gone.execute(&pool).await.unwrap();
    one.gateway.look().await.unwrap_err();
    let told = policy_trouble(&one).await;
    let told = told.unwrap();
    let start = "the policy of ab123 in the store cannot be read since 20";
    assert!(told.starts_with(start), "{told}");
    assert!(told.contains(", calls go by what was in force: "), "{told}");
    let back = sqlx::query("ALTER TABLE keap_gateway_policies RENAME COLUMN elsewhere TO document");
    back.execute(&pool).await.unwrap();
    one.gateway.look().await.unwrap();
    assert_eq!(policy_trouble(&one).await, None);
}

/// What a gateway says of a policy that cannot be read, to those who ask whether it lives and whether it is ready.
async fn policy_trouble(machine: &Machine) -> Option<String> {
    let told = machine.gateway.live().degraded;
    told.into_iter().find(|why| why.contains("policy"))
}

#[tokio::test(flavor = "multi_thread")]
async fn two_gateways_refresh_a_grant_once() {
    let Some(database) = scratch::database("grant").await else {
        return;
    };
    let account = local::retired();
    let folder = scratch::Scratch::new("machines-journal");
    let mut programs = Vec::new();
    let mut machines = Vec::new();
    for host in ["here", "there"] {
        let url = Secret::new(database.as_str());
        let store = PostgresStore::connect_with_journal(&url, None, folder.path(host));
        let store = store.await.unwrap();
        if machines.is_empty() {
            let expired = fleet::pair(&account, true);
            store.save(&fleet::id(), &expired).await.unwrap();
        }
        let grant = fleet::grant(&account, Arc::new(store));
        let machine = Machine::new(&database, grant, account.transport()).await;
        if machines.is_empty() {
            machine.adopt().await;
            machine.gateway.look().await.unwrap();
        }
        programs.extend([machine.program(), machine.program()]);
        machines.push(machine);
    }
    let calls = programs
        .into_iter()
        .map(|program| tokio::spawn(async move { program.data().get_user_info().await }));
    for call in calls.collect::<Vec<_>>() {
        call.await.unwrap().unwrap();
    }
    let counts = account.token_counts();
    assert_eq!((counts.refreshes, counts.reuses), (1, 0), "{counts:?}");
}
