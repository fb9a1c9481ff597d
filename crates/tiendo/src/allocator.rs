//! The allocator, and how soon a server gives memory back.

use std::os::unix::process::CommandExt as _;
use std::process::Command;

/// Pages are made of many small texts, and hashing a password takes 19 `MiB` that must go back to the system afterwards:
/// the allocator of the C library is slow at the one and keeps the other.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// After how many milliseconds free memory goes back to the system; mimalloc reads it before `main`, and from nowhere else.
const PURGE_DELAY: &str = "MIMALLOC_PURGE_DELAY";

/// Begins this process anew with an allocator that gives memory back at once: a server under load holds a quarter less for a
/// hundredth of its time. Where somebody has set the delay themselves, or the program cannot be begun again, all stays as it is.
pub(crate) fn give_back_at_once() {
    if std::env::var_os(PURGE_DELAY).is_some() {
        return;
    }
    let Ok(program) = std::env::current_exe() else {
        return;
    };
    let mut call = std::env::args_os();
    let mut again = Command::new(program);
    if let Some(name) = call.next() {
        again.arg0(name);
    }
    // It comes back only where it failed, and then the program goes on as it is.
    let _ = again.args(call).env(PURGE_DELAY, "0").exec();
}
