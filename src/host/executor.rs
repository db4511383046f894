//! An executor that polls every future in the async context of its call.
//!
//! The executor of wasm-bindgen-futures polls all futures from one queue in one microtask. The caller's functions would
//! then run in the context (`AsyncLocalStorage`) of whichever call came first, and a lost microtask, as under jest's
//! fake timers, would stop all calls for good. Here a future is polled at once, and again in the reaction of the
//! promise that wakes it.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Wake, Waker};

type Task = Pin<Box<dyn Future<Output = ()>>>;

thread_local! {
    /// The waiting tasks and their ids. A task that is being polled is not among them.
    static WAITING: RefCell<Vec<(usize, Task)>> = const { RefCell::new(Vec::new()) };
    static LAST_ID: Cell<usize> = const { Cell::new(0) };
}

/// Polls a future at once, and again whenever it is woken.
pub(crate) fn spawn(task: Task) {
    let id = LAST_ID.get().wrapping_add(1);
    LAST_ID.set(id);
    WAITING.with_borrow_mut(|waiting| waiting.push((id, task)));
    poll(&Arc::new(TaskWaker { id, woken: AtomicBool::new(false) }));
}

/// Wakes a task by its id. The waker cannot hold the task itself, because wakers have to be `Send`.
struct TaskWaker {
    id: usize,
    /// Whether the task was woken while it was being polled.
    woken: AtomicBool,
}

impl Wake for TaskWaker {
    fn wake(self: Arc<Self>) {
        poll(&self);
    }
}

fn poll(task_waker: &Arc<TaskWaker>) {
    let waker = Waker::from(Arc::clone(task_waker));
    while let Some(mut task) = take(task_waker.id) {
        task_waker.woken.store(false, Ordering::Relaxed);
        if task.as_mut().poll(&mut Context::from_waker(&waker)).is_ready() {
            return;
        }
        WAITING.with_borrow_mut(|waiting| waiting.push((task_waker.id, task)));
        if !task_waker.woken.load(Ordering::Relaxed) {
            return;
        }
    }
    // The task is being polled further up the stack, or has ended.
    task_waker.woken.store(true, Ordering::Relaxed);
}

fn take(id: usize) -> Option<Task> {
    WAITING.with_borrow_mut(|waiting| {
        let index = waiting.iter().position(|(waiting_id, _)| *waiting_id == id)?;
        Some(waiting.swap_remove(index).1)
    })
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;
    use std::task::Poll;

    use super::*;

    /// A future that is ready after `left` polls. It wakes itself while it is polled, or leaves its waker for later.
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
    fn a_future_that_wakes_itself_while_it_is_polled_continues() {
        assert!(start(3, true).0.get());
    }

    #[test]
    fn a_future_continues_when_its_own_waker_wakes_it() {
        let (first, second) = (start(1, false), start(2, false));
        wake(&second.1);
        assert!(!first.0.get() && !second.0.get());
        wake(&first.1);
        assert!(first.0.get() && !second.0.get());
        wake(&second.1);
        assert!(second.0.get());
    }

    #[test]
    fn a_task_may_start_another_and_ended_tasks_are_removed() {
        for _ in 0..3 {
            let (_, waker) = start(1, false);
            spawn(Box::pin(async { assert!(start(2, true).0.get()) }));
            wake(&waker);
        }
        assert_eq!(WAITING.with_borrow(Vec::len), 0);
    }

    #[test]
    fn a_waker_that_outlives_its_task_does_no_harm() {
        let (done, waker) = start(1, false);
        let late = waker.borrow().clone();
        wake(&waker);
        let (next, _) = start(1, false);
        late.into_iter().for_each(Waker::wake);
        assert!(done.get() && !next.get());
    }
}
