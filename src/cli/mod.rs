//! The command line: what is typed, one file per command, and how it ends.

mod args;
mod ask;
mod build;
mod check;
mod compare;
mod diff;
mod draw;
mod explain;
mod export;
mod extract;
mod filter;
mod import;
mod input;
#[cfg(feature = "mcp")]
mod mcp;
mod merge;
mod names;
mod output;
mod path;
mod prompt;
mod retract;
#[cfg(feature = "serve")]
mod serve;
mod show;
#[cfg(feature = "sparql")]
mod sparql;
mod stats;
mod table;
mod tell;
mod timeline;
mod top;

use std::process::ExitCode;

use clap::Parser;
use rapporteur::Error;

use args::{Cli, Command};

/// How a command ended that did something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// All is well: 0.
    Well,
    /// Some inputs failed, there is no answer, or a rule does not hold: 1.
    Short,
}

/// Why a command stopped.
enum Stop {
    /// Nothing could be done: 2.
    Fault(Error),
    /// There is no such thing: 1.
    Short(Error),
    /// What is wrong has been said already: 2.
    Told,
    /// Nobody reads what is written, which is no fault.
    Closed,
}

impl From<Error> for Stop {
    fn from(error: Error) -> Stop {
        Stop::Fault(error)
    }
}

type Outcome = Result<End, Stop>;

/// Reads the arguments, does what they ask for, and tells how it went.
pub fn run() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Build(args) => build::run(&args),
        Command::Extract(args) => extract::run(&args),
        Command::Import(args) => import::run(&args),
        Command::Merge(args) => merge::run(&args),
        Command::Retract(args) => retract::run(&args),
        Command::Ask(args) => ask::run(&args),
        Command::Show(args) => show::run(&args),
        Command::Timeline(args) => timeline::run(&args),
        Command::Path(args) => path::run(&args),
        Command::Top(args) => top::run(&args),
        Command::Stats(args) => stats::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Compare(args) => compare::run(&args),
        Command::Draw(args) => draw::run(&args),
        Command::Export(args) => export::run(&args),
        #[cfg(feature = "serve")]
        Command::Serve(args) => serve::run(&args),
        Command::Names(args) => names::run(&args),
        Command::Check(args) => check::run(&args),
        #[cfg(feature = "sparql")]
        Command::Sparql(args) => sparql::run(&args),
        #[cfg(not(feature = "sparql"))]
        Command::Sparql(_) => absent("sparql"),
        #[cfg(feature = "mcp")]
        Command::Mcp(args) => mcp::run(&args),
        #[cfg(not(feature = "mcp"))]
        Command::Mcp(_) => absent("mcp"),
    };
    match outcome {
        Ok(End::Well) | Err(Stop::Closed) => ExitCode::SUCCESS,
        Ok(End::Short) => ExitCode::from(1),
        Err(Stop::Told) => ExitCode::from(2),
        Err(Stop::Short(error)) => {
            output::complain(&error);
            ExitCode::from(1)
        }
        Err(Stop::Fault(error)) => {
            output::complain(&error);
            ExitCode::from(2)
        }
    }
}

/// Tells that this program was built without a command.
#[cfg(not(all(feature = "sparql", feature = "mcp")))]
fn absent(feature: &str) -> Outcome {
    let error = rapporteur::Error::new("", format!("this program was built without `{feature}`"));
    Err(Stop::Fault(error.hint(format!("cargo install --path . --features {feature}"))))
}
