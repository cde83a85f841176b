//! The command `rolebook`: [`rolebook::commands`] is all of it.

use mimalloc::MiMalloc;
use std::process::ExitCode;

/// Building a site is mostly many small allocations on all cores. With the system's allocator they took a third of the
/// processor time, and musl's is slower still.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    rolebook::commands::run()
}
