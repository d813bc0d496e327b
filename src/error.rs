//! What can go wrong with input: where, what, and what to try.

use std::fmt;

/// An error about something given from outside. Prints as `place: what` with an optional hint on a second line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// The file, or another name of the input; empty where there is none.
    pub file: String,
    /// Line, counted from 1, where it is known.
    pub line: Option<usize>,
    /// Column, counted from 1, where it is known.
    pub column: Option<usize>,
    /// What is wrong, in a phrase without a full stop.
    pub what: String,
    /// What to try, where there is advice.
    pub hint: Option<String>,
}

/// The result of reading something from outside.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// An error about `file`.
    pub fn new(file: impl Into<String>, what: impl Into<String>) -> Self {
        Error { file: file.into(), line: None, column: None, what: what.into(), hint: None }
    }

    /// The same error, at this line and column (from 1).
    pub fn at(mut self, line: usize, column: Option<usize>) -> Self {
        self.line = Some(line);
        self.column = column;
        self
    }

    /// The same error, with advice.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.file.is_empty() {
            write!(f, "{}", self.file)?;
            if let Some(line) = self.line {
                write!(f, ":{line}")?;
            }
            if let Some(column) = self.column {
                write!(f, ":{column}")?;
            }
            write!(f, ": ")?;
        }
        write!(f, "{}", self.what)?;
        match &self.hint {
            Some(hint) => write!(f, "\nhint: {hint}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Error {}
