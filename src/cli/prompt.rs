//! Questions one after another: from a terminal with history and completion, or line by line from elsewhere.

use std::io::{self, BufRead, IsTerminal};
use std::path::PathBuf;

use rapporteur::query::{self, Clerk, Style, Talk};
use rapporteur::{Error, Graph};
use rustyline::completion::Completer;
use rustyline::error::ReadlineError;
use rustyline::highlight::Highlighter;
use rustyline::hint::Hinter;
use rustyline::history::DefaultHistory;
use rustyline::validate::Validator;
use rustyline::{Config, Context, Editor, Helper};

use super::args::Reply;
use super::ask::written;
use super::{End, Outcome, Stop, output};

const HELP: &str = "\
Ask in English: Who met Lavrov in 2015?  kerry lavrov syria  How often did Merkel meet Putin?
  show NAME     all about a person, office, country, place, topic or meeting
  help          this
  quit          leave; so does Ctrl-D
A question may go on from the one before: and in 2018?  what about Merkel?  where did they meet?
The tabulator completes names.
";

/// Answers questions until there are no more. Ends well if any had an answer.
pub fn run(graph: &Graph, format: Reply) -> Outcome {
    let clerk = Clerk::new(graph);
    if io::stdin().is_terminal() {
        return typed(&clerk, graph, format);
    }
    let (mut asked, mut end) = (false, End::Short);
    let mut talk = Talk::default();
    for line in io::stdin().lock().lines() {
        let line = line.map_err(|e| Error::new("standard input", format!("cannot be read: {e}")))?;
        let line = line.trim();
        match line {
            "" => continue,
            "quit" | "exit" => return Ok(if asked { end } else { End::Well }),
            "help" => {
                output::print(HELP)?;
                (asked, end) = (true, End::Well);
                continue;
            }
            _ => asked = true,
        }
        if answer(line, &clerk, &mut talk, graph, format)? {
            end = End::Well;
        }
    }
    if asked { Ok(end) } else { Err(super::ask::unasked("nothing is asked").into()) }
}

/// Answers a line; whether it had an answer.
fn answer(line: &str, clerk: &Clerk, talk: &mut Talk, graph: &Graph, format: Reply) -> Result<bool, Stop> {
    if let Some(name) = line.strip_prefix("show ") {
        let report = match query::thing(name.trim(), graph) {
            Ok(thing) => query::show(&thing, graph),
            Err(near) => {
                let hint = if near.is_empty() { String::new() } else { format!("; it has: {}", near.join(", ")) };
                output::print(&format!("the graph does not have `{}`{hint}\n", name.trim()))?;
                return Ok(false);
            }
        };
        let style = Style::Text { colour: output::coloured(&io::stdout()), quotes: false };
        output::print(&report.write(style))?;
        return Ok(!report.is_empty());
    }
    let answer = clerk.go_on(line, talk);
    output::print(&written(&answer, format))?;
    Ok(!answer.found.is_empty())
}

/// Reads from a terminal, until the end of input or `quit`.
fn typed(clerk: &Clerk, graph: &Graph, format: Reply) -> Outcome {
    let fault = |e: ReadlineError| Error::new("terminal", e.to_string());
    let config = Config::builder().auto_add_history(true).max_history_size(1000).map_err(fault)?.build();
    let mut editor: Editor<Names, DefaultHistory> = Editor::with_config(config).map_err(fault)?;
    editor.set_helper(Some(Names(clerk)));
    let history = history();
    // No history yet is no fault, nor is one that cannot be kept.
    let _ = history.as_ref().map(|path| editor.load_history(path));
    output::print(&format!("{} documents. Ask, or type help.\n", graph.dossier.documents.len()))?;
    let mut talk = Talk::default();
    let outcome = loop {
        match editor.readline("> ").map(|line| line.trim().to_string()) {
            Ok(line) if line.is_empty() => {}
            Ok(line) if matches!(line.as_str(), "quit" | "exit") => break Ok(End::Well),
            Ok(line) if line == "help" => output::print(HELP)?,
            Ok(line) => drop(answer(&line, clerk, &mut talk, graph, format)?),
            Err(ReadlineError::Interrupted) => {}
            Err(ReadlineError::Eof) => break Ok(End::Well),
            Err(e) => break Err(fault(e).into()),
        }
    };
    if let Some(path) = history {
        let _ = path.parent().map(std::fs::create_dir_all);
        let _ = editor.save_history(&path);
    }
    outcome
}

/// Where the questions of earlier times are kept.
fn history() -> Option<PathBuf> {
    let folder = |name| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    let state = folder("XDG_STATE_HOME").or_else(|| folder("HOME").map(|home| home.join(".local/state")))?;
    Some(state.join("rapporteur").join("history"))
}

/// Completes names of the graph.
struct Names<'g>(&'g Clerk<'g>);

impl Completer for Names<'_> {
    type Candidate = String;

    fn complete(&self, line: &str, at: usize, _: &Context<'_>) -> rustyline::Result<(usize, Vec<String>)> {
        Ok(self.0.complete(line.get(..at).unwrap_or(line)))
    }
}

impl Hinter for Names<'_> {
    type Hint = String;
}
impl Highlighter for Names<'_> {}
impl Validator for Names<'_> {}
impl Helper for Names<'_> {}
