//! `check`: every rule against its own examples.

use rapporteur::check::check;

use super::args::Check;
use super::{End, Outcome, input, output};

/// Reads every rule's examples and prints what does not come out as the rule says.
pub fn run(args: &Check) -> Outcome {
    let schema = input::schema(args.schema.as_deref())?;
    let report = check(schema);
    let mut out: String = report.failures.iter().map(|failure| format!("{failure}\n\n")).collect();
    out += &format!(
        "{} rules, {} sentences, {} failures, {} warnings\n",
        schema.rules.len(),
        report.sentences,
        report.failed(),
        report.failures.len() - report.failed(),
    );
    output::print(&out)?;
    Ok(if report.failed() == 0 { End::Well } else { End::Short })
}
