//! `check`: every rule against its own examples, or against other texts.

use rapporteur::Schema;
use rapporteur::check::{Uses, check};

use super::args::{Check, Reading};
use super::{End, Outcome, input, output};

/// Reads every rule's examples and prints what does not come out as the rule says, or counts what rules tell of other texts.
pub fn run(args: &Check) -> Outcome {
    let schema = input::schema(args.schema.as_deref())?;
    if !args.unused.is_empty() {
        return uses(args, schema);
    }
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

/// Prints the number of sentences that each rule tells something of, the smallest numbers first.
fn uses(args: &Check, schema: &Schema) -> Outcome {
    let inputs = args.unused.clone();
    let reading = Reading { inputs, published: None, schema: args.schema.clone(), threads: None };
    let mut uses = Uses::new(schema);
    let end = input::dossiers(&reading, false, |dossier| {
        uses.add(&dossier);
        Ok(())
    })?;
    let (rules, unused) = (uses.rules.len(), uses.unused().len());
    uses.rules.sort_by_key(|(_, uses)| *uses);
    let lines: String = uses.rules.iter().map(|(rule, uses)| format!("{uses:6}  {rule}\n")).collect();
    output::print(&format!("{unused} of {rules} rules tell nothing of {} articles\n{lines}", uses.texts))?;
    Ok(end)
}
