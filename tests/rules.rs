//! Every rule reads its own examples, and leaves its counter-examples alone.

use rapporteur::Schema;
use rapporteur::check::check;

#[test]

fn every_rule_holds_against_its_examples() {
    let report = check(Schema::embedded());
    let failures: Vec<String> = report.failures.iter().filter(|f| !f.warning).map(|f| f.to_string()).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

#[test]
fn every_rule_is_held_against_sentences() {
    let schema = Schema::embedded();
    let report = check(schema);
    assert!(report.sentences >= 2 * schema.rules.len());
    let named = |rule: &str| schema.rules.iter().any(|r| r.name == rule);
    assert!(report.failures.iter().all(|f| named(&f.rule)));
}
