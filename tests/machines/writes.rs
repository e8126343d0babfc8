//! Writes under way when their gateway ends.

use keap::schema::contact;
use keap_auth::AccessToken;
use keap_gateway::Tenant;
use keap_http::{
    BlockAnswer, BlockRequest, BoxFuture, ClientConfig, HttpService, LimitConfig, PaceConfig,
    Request, Response, SharedQuota, Transport, TransportError,
};
use keap_sandbox::DEFAULT_ACCESS_TOKEN;
use keap_tests::{gateway as local, scratch};
use std::error::Error;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;

use super::Machine;

/// A local Keap that tells when a write has come and answers when it is let.
#[derive(Debug)]
struct Held {
    keap: Transport,
    asked: Arc<Semaphore>,
    let_on: Arc<Semaphore>,
}

impl HttpService for Held {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            if request.method() == http::Method::POST {
                self.asked.add_permits(1);
                let _on = self.let_on.acquire().await.unwrap();
            }
            self.keap.send(request).await
        })
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_write_is_counted_once_or_told_as_in_doubt() {
    let Some(database) = scratch::database("writes").await else {
        return;
    };
    let account = local::retired();
    let (asked, let_on) = (Arc::new(Semaphore::new(0)), Arc::new(Semaphore::new(0)));
    let held = Transport::new(Held {
        keap: account.transport(),
        asked: asked.clone(),
        let_on: let_on.clone(),
    });
    let token = || AccessToken::new(DEFAULT_ACCESS_TOKEN).unwrap();
    let one = Machine::new(&database, token(), held).await;
    one.adopt().await;
    one.gateway.look().await.unwrap();
    let program = one.program();
    let write = tokio::spawn(async move {
        let contacts = program.contacts();
        contacts
            .add(|c| c.set(contact::EMAIL, "ann@example.com"))
            .await
    });
    asked.acquire().await.unwrap().forget();
    let other = Machine::new(&database, token(), account.transport()).await;
    assert_eq!(other.store.writes_in_doubt().await.unwrap(), []);

    // Its gateway is not seen any more, as one that was killed.
    let unseen = "UPDATE keap_gateway_members SET seen_at = seen_at - interval '1 minute'";
    scratch::run_sql(&database, unseen).await;
    other.gateway.look().await.unwrap();
    let in_doubt = other.store.writes_in_doubt().await.unwrap();
    let told: Vec<String> = in_doubt.iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].starts_with("ab123: ContactService.add of Contact for shop at 20"),
        "{told:?}"
    );
    // It was cut off only: when its call is counted, nothing is in doubt.
    let_on.add_permits(1);
    write.await.unwrap().unwrap();
    one.inventory.flush().await.unwrap();
    assert_eq!(other.store.writes_in_doubt().await.unwrap(), []);
    let rows = other.store.inventory().await.unwrap();
    let counted: Vec<(&str, i64)> = rows.iter().map(|row| (&*row.method, row.calls)).collect();
    assert_eq!(counted, [("ContactService.add", 1)]);
}

/// A quota that is used up, and tells when somebody asks for it.
#[derive(Debug)]
struct UsedUp(Arc<Semaphore>);

impl SharedQuota for UsedUp {
    fn take(
        &self,
        _: BlockRequest,
    ) -> BoxFuture<'_, Result<BlockAnswer, Box<dyn Error + Send + Sync>>> {
        self.0.add_permits(1);
        Box::pin(async { Ok(BlockAnswer::Wait(Duration::from_secs(3_600))) })
    }

    fn sharers(&self) -> u32 {
        1
    }
}

/// Its gateway is cut while it waits: it was not sent, so nobody is told to look for it.
#[tokio::test(flavor = "multi_thread")]
async fn a_write_that_waits_for_the_quota_is_in_doubt_nowhere() {
    let Some(database) = scratch::database("waiting").await else {
        return;
    };
    let account = local::retired();
    let (asked, waits) = (Arc::new(Semaphore::new(0)), Arc::new(Semaphore::new(0)));
    let held = Transport::new(Held {
        keap: account.transport(),
        asked: asked.clone(),
        let_on: Arc::new(Semaphore::new(0)),
    });
    let token = || AccessToken::new(DEFAULT_ACCESS_TOKEN).unwrap();
    let mut limit = LimitConfig::paced(PaceConfig::ACCESS_KEY);
    limit.quota = Some(Arc::new(UsedUp(waits.clone())));
    let tenant = Tenant::builder("ab123", token()).transport(held);
    let tenant = tenant.config(ClientConfig::new().limit(limit));
    let one = Machine::of(&database, tenant).await;
    one.adopt().await;
    one.gateway.look().await.unwrap();
    let program = one.program();
    let write = tokio::spawn(async move {
        let contacts = program.contacts();
        contacts
            .add(|c| c.set(contact::EMAIL, "ann@example.com"))
            .await
    });
    waits.acquire().await.unwrap().forget();
    let other = Machine::new(&database, token(), account.transport()).await;
    let unseen = "UPDATE keap_gateway_members SET seen_at = seen_at - interval '1 minute'";
    scratch::run_sql(&database, unseen).await;
    other.gateway.look().await.unwrap();
    assert_eq!(other.store.writes_in_doubt().await.unwrap(), []);

    // Its caller goes as well: the call is counted, and was never sent.
    write.abort();
    write.await.unwrap_err();
    one.inventory.flush().await.unwrap();
    assert_eq!(other.store.writes_in_doubt().await.unwrap(), []);
    let rows = other.store.inventory().await.unwrap();
    assert_eq!((rows.len(), rows[0].calls), (1, 1));
    assert_eq!(asked.available_permits(), 0);
}
