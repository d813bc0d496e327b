//! Work shared among the processor's cores.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// From this many items on the work is shared.
const SHARED: usize = 2_000;
/// Into how many parts the work is cut for each core, so that one held up by others does not keep all waiting.
const PARTS: usize = 8;

/// Does the work on parts of the items and puts the results behind one another, in the order of the items.
pub fn shared<T: Sync, R: Send>(items: &[T], work: impl Fn(&[T]) -> Vec<R> + Sync) -> Vec<R> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    if cores == 1 || items.len() < SHARED {
        return work(items);
    }
    let parts: Vec<&[T]> = items.chunks(items.len().div_ceil(cores * PARTS)).collect();
    let next = AtomicUsize::new(0);
    let labour = || {
        let mut done = Vec::new();
        while let at = next.fetch_add(1, Ordering::Relaxed)
            && let Some(part) = parts.get(at)
        {
            done.push((at, work(part)));
        }
        done
    };
    let mut done: Vec<(usize, Vec<R>)> = thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(labour)).collect();
        workers.into_iter().flat_map(|w| w.join().unwrap_or_else(|panic| resume_unwind(panic))).collect()
    });
    done.sort_unstable_by_key(|(at, _)| *at);
    let mut out = Vec::with_capacity(done.iter().map(|(_, part)| part.len()).sum());
    done.into_iter().for_each(|(_, part)| out.extend(part));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_keep_the_order_of_the_items() {
        let items: Vec<usize> = (0..3 * SHARED + 1).collect();
        let twice = shared(&items, |part| part.iter().map(|n| 2 * n).collect());
        assert!(twice.iter().enumerate().all(|(i, n)| *n == 2 * i));
        assert_eq!(twice.len(), items.len());
    }
}
