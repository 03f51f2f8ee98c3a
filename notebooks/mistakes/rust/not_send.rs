//! Threads share a counter that is not made for it.

use std::cell::Cell;
use std::rc::Rc;
use std::thread;

fn main() {
    let calls = Rc::new(Cell::new(0));
    let workers: Vec<_> = (0..8)
        .map(|_| {
            let calls = Rc::clone(&calls);
            thread::spawn(move || (0..1000).for_each(|_| calls.set(calls.get() + 1)))
        })
        .collect();
    workers.into_iter().for_each(|worker| worker.join().unwrap());
    println!("counted {} of 8000 calls", calls.get());
}
