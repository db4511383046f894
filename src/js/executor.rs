//! Drives every future in the async context of whoever began it.
//!
//! The executor of wasm-bindgen-futures polls all futures from one queue in one microtask. The caller's functions would
//! then run in the context (`AsyncLocalStorage`) of whichever call came first, and a microtask that gets lost, as under
//! jest's fake timers, would stop every call for good. Here a future is polled at once, and again within the reaction of
//! the promise that wakes it.

use std::cell::RefCell;
use std::future::Future;
use std::mem;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

type Task = Pin<Box<dyn Future<Output = ()>>>;

/// A place for a task.
enum Slot {
    Free,
    Waiting(Task),
    /// It is being polled, by code further up the stack.
    Polled {
        woken: bool,
    },
}

thread_local! {
    static SLOTS: RefCell<Vec<Slot>> = const { RefCell::new(Vec::new()) };
}

/// Polls a future at once, and again whenever it is woken.
pub fn spawn(task: Task) {
    let slot = SLOTS.with_borrow_mut(|slots| {
        let slot = slots.iter().position(|slot| matches!(slot, Slot::Free)).unwrap_or(slots.len());
        if slot == slots.len() {
            slots.push(Slot::Free);
        }
        if let Some(place) = slots.get_mut(slot) {
            *place = Slot::Waiting(task);
        }
        slot
    });
    poll(slot);
}

/// Wakes the task in a slot. A waker that outlives its task may wake the next one in its slot, which does no harm: futures
/// may be polled at any time.
struct SlotWaker(usize);

impl Wake for SlotWaker {
    fn wake(self: Arc<Self>) {
        poll(self.0);
    }
}

fn poll(slot: usize) {
    let waker = Waker::from(Arc::new(SlotWaker(slot)));
    while let Some(mut task) = take(slot) {
        let is_ready = task.as_mut().poll(&mut Context::from_waker(&waker)) == Poll::Ready(());
        // What the task owns may call back into this module when it is dropped, so that happens outside of the borrow.
        let task = if is_ready {
            drop(task);
            Slot::Free
        } else {
            Slot::Waiting(task)
        };
        if !put_back(slot, task) {
            return;
        }
    }
}

/// Takes the task out of its slot, unless there is none or it is being polled already.
fn take(slot: usize) -> Option<Task> {
    SLOTS.with_borrow_mut(|slots| {
        let place = slots.get_mut(slot)?;
        match place {
            Slot::Free => None,
            Slot::Polled { woken } => {
                *woken = true;
                None
            }
            Slot::Waiting(_) => match mem::replace(place, Slot::Polled { woken: false }) {
                Slot::Waiting(task) => Some(task),
                _ => None,
            },
        }
    })
}

/// Puts back what is left of a task that was polled. Whether it was woken meanwhile, and has to be polled again.
fn put_back(slot: usize, left: Slot) -> bool {
    SLOTS.with_borrow_mut(|slots| {
        let Some(place) = slots.get_mut(slot) else { return false };
        let was_woken = matches!(place, Slot::Polled { woken: true });
        *place = left;
        was_woken
    })
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::rc::Rc;

    use super::*;

    /// Is ready when it has been polled so many times; wakes itself while it is polled, or leaves its waker.
    struct Countdown {
        left: u32,
        wakes_itself: bool,
        waker: Rc<RefCell<Option<Waker>>>,
    }

    impl Future for Countdown {
        type Output = ();

        fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
            if self.left == 0 {
                return Poll::Ready(());
            }
            self.left -= 1;
            if self.wakes_itself {
                context.waker().wake_by_ref();
            } else {
                *self.waker.borrow_mut() = Some(context.waker().clone());
            }
            Poll::Pending
        }
    }

    fn start(left: u32, wakes_itself: bool) -> (Rc<Cell<bool>>, Rc<RefCell<Option<Waker>>>) {
        let (done, waker) = (Rc::new(Cell::new(false)), Rc::new(RefCell::new(None)));
        let (ended, countdown) = (Rc::clone(&done), Countdown { left, wakes_itself, waker: Rc::clone(&waker) });
        spawn(Box::pin(async move {
            countdown.await;
            ended.set(true);
        }));
        (done, waker)
    }

    fn wake(waker: &RefCell<Option<Waker>>) {
        let waker = waker.borrow_mut().take();
        waker.into_iter().for_each(Waker::wake);
    }

    #[test]
    fn a_future_that_waits_for_nothing_is_done_at_once() {
        assert!(start(0, false).0.get());
    }

    #[test]
    fn one_that_wakes_itself_while_it_is_polled_goes_on() {
        assert!(start(3, true).0.get());
    }

    #[test]
    fn each_goes_on_when_its_own_waker_wakes_it() {
        let (first, second) = (start(1, false), start(2, false));
        wake(&second.1);
        assert!(!first.0.get() && !second.0.get());
        wake(&first.1);
        assert!(first.0.get() && !second.0.get());
        wake(&second.1);
        assert!(second.0.get());
    }

    #[test]
    fn a_task_may_start_another_and_slots_are_used_again() {
        for _ in 0..3 {
            let (_, waker) = start(1, false);
            spawn(Box::pin(async { assert!(start(2, true).0.get()) }));
            wake(&waker);
        }
        assert!(SLOTS.with_borrow(Vec::len) <= 3);
    }

    #[test]
    fn a_waker_that_outlives_its_task_does_no_harm() {
        let (done, waker) = start(1, false);
        let late = waker.borrow().clone();
        wake(&waker);
        let (next, _) = start(1, false);
        late.into_iter().for_each(Waker::wake);
        assert!(done.get() && next.get());
    }
}
