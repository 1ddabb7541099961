//! The same work on many things, on all cores; results come in the order of the things, whatever the threads do.

use std::ops::ControlFlow;
use std::sync::mpsc::sync_channel;
use std::thread;

/// Does the same with each item and takes what comes of it, in order. At any time there are no more than two results a core,
/// however many items there are. What is taken can end it.
pub fn each<T: Sync, R: Send>(
    items: &[T],
    work: impl Fn(&T) -> R + Sync,
    take: impl FnMut(R) -> ControlFlow<()>,
) {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    on(cores, items, work, take);
}

fn on<T: Sync, R: Send>(
    threads: usize,
    items: &[T],
    work: impl Fn(&T) -> R + Sync,
    mut take: impl FnMut(R) -> ControlFlow<()>,
) {
    let threads = threads.min(items.len());
    if threads <= 1 {
        _ = items.iter().try_for_each(|item| take(work(item)));
        return;
    }
    let work = &work;
    thread::scope(|scope| {
        let worker = |first: usize| {
            let (results, taken) = sync_channel(1);
            scope.spawn(move || {
                let mut own = items.iter().skip(first).step_by(threads);
                // nobody takes any more: it was ended
                own.try_for_each(|item| results.send(work(item)))
            });
            taken
        };
        let workers: Vec<_> = (0..threads).map(worker).collect();
        for (_, worker) in items.iter().zip(workers.iter().cycle()) {
            // a worker that is gone has panicked, which the scope tells
            let Ok(result) = worker.recv() else { break };
            if take(result).is_break() {
                break;
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_whoever_is_quick() {
        let items: Vec<usize> = (0..100).collect();
        for threads in [0, 1, 2, 3, 7, 200] {
            let mut taken = Vec::new();
            let work = |item: &usize| {
                if item.is_multiple_of(7) {
                    thread::yield_now();
                }
                item * 2
            };
            on(threads, &items, work, |result| {
                taken.push(result);
                ControlFlow::Continue(())
            });
            assert_eq!(taken, items.iter().map(|item| item * 2).collect::<Vec<_>>(), "{threads}");
        }
    }

    #[test]
    fn it_ends_when_nobody_wants_more() {
        let mut taken = 0;
        on(
            4,
            &[0; 1000],
            |_| (),
            |()| {
                taken += 1;
                if taken == 5 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            },
        );
        assert_eq!(taken, 5);
        on(4, &[] as &[u8], |_| (), |()| panic!("nothing to take"));
    }
}
