//! Which of the calls are compared.

use std::fmt::Debug;

use crate::Invocation;

/// Draws a number for each call: a call is compared when the number is below the share of the policy.
pub trait Sampler: Debug + Send + Sync + 'static {
    /// A number from 0, inclusive, to 1, exclusive.
    fn draw(&self, invocation: &Invocation) -> f64;
}

/// Draws by chance. The default.
#[derive(Clone, Copy, Debug, Default)]
pub struct RandomSampler;

impl Sampler for RandomSampler {
    fn draw(&self, _: &Invocation) -> f64 {
        rand::random()
    }
}

/// Draws by the invocation and its arguments: the same call is compared always or never, on every machine that runs
/// the same version of this crate.
#[derive(Clone, Copy, Debug, Default)]
pub struct HashSampler;

impl Sampler for HashSampler {
    fn draw(&self, invocation: &Invocation) -> f64 {
        // FNV-1a over the whole value as text, with a last mixing step: nearby ids must not draw nearby numbers.
        let text = format!("{invocation:?}");
        let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        let mixed = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        let bits = u32::try_from((mixed ^ (mixed >> 33)) >> 32).unwrap_or(0);
        f64::from(bits) / (f64::from(u32::MAX) + 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ContactId, Fields};

    #[test]
    fn the_hash_spreads_calls_evenly_and_stays() {
        let load = |id: i64| Invocation::ContactLoad {
            id: ContactId::new(id),
            fields: Fields::All,
        };
        let drawn: Vec<f64> = (0..10_000).map(|id| HashSampler.draw(&load(id))).collect();
        assert!(drawn.iter().all(|number| (0.0..1.0).contains(number)));
        let tenth = drawn.iter().filter(|number| **number < 0.1).count();
        assert!((900..1100).contains(&tenth), "{tenth}");
        assert_eq!(HashSampler.draw(&load(17)), drawn[17]);
    }
}
