//! The command `rolebook`: [`rolebook::commands`] is all of it.

use std::process::ExitCode;

fn main() -> ExitCode {
    rolebook::commands::run()
}
