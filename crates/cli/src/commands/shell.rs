//! `rolebook completions` and `rolebook manual`: the arguments → what shells and `man` read.

use super::Arguments;
use anyhow::Context;
use clap::CommandFactory;
use clap_complete::Shell;
use std::io::{self, Write};
use std::path::PathBuf;

/// Print the completions of a shell: `rolebook completions bash > ~/.local/share/bash-completion/completions/rolebook`
#[derive(clap::Args)]
pub(super) struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    pub(super) fn run(self) -> anyhow::Result<()> {
        // Into memory first: the generator ends the process if the output is closed.
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Arguments::command(), "rolebook", &mut script);
        Ok(io::stdout().write_all(&script)?)
    }
}

/// Print the manual page, or write those of all commands: `rolebook manual --out ~/.local/share/man/man1`
#[derive(clap::Args)]
pub(super) struct Manual {
    /// Folder to write the pages of all commands to
    #[arg(short, long, value_name = "DIR")]
    out: Option<PathBuf>,
}

impl Manual {
    pub(super) fn run(self) -> anyhow::Result<()> {
        let command = Arguments::command();
        match self.out {
            Some(out) => clap_mangen::generate_to(command, &out).with_context(|| {
                format!("{}: the pages cannot be written there, make the folder first", out.display())
            }),
            None => Ok(clap_mangen::Man::new(command).render(&mut io::stdout())?),
        }
    }
}
