//! The longest time between two meetings.

use jiff::civil;

use crate::graph::Graph;
use crate::query::Query;
use crate::query::answer::{Reply, item};
use crate::query::gather::{gather, nearest};

/// A day, and what was on it.
pub(crate) type Dated<T> = (civil::Date, T);

/// The longest time from one day to the next, in days, and the two; the days in order. `None` where all are one.
pub(crate) fn longest<T>(days: &[Dated<T>]) -> Option<(i32, &Dated<T>, &Dated<T>)> {
    let span = |w: &[Dated<T>]| w[0].0.until(w[1].0).map_or(0, |s| s.get_days());
    let two = days.windows(2).max_by_key(|w| span(w)).filter(|w| span(w) > 0)?;
    Some((span(two), &two[0], &two[1]))
}

/// "1 day", "211 days"
pub(crate) fn days_of(n: i32) -> String {
    format!("{n} {}", if n == 1 { "day" } else { "days" })
}

/// The longest gap between the meetings asked for: "2021-02-10 to 2021-09-09 (211 days)".
pub(crate) fn of(query: &Query, graph: &Graph) -> Reply {
    let Some(selection) = query.meetings.first() else { return (Vec::new(), None) };
    let mut days = Vec::new();
    for m in gather(query, selection, graph).meetings {
        days.extend(m.date().map(|d| (d.bounds().0, (d, m))));
    }
    days.sort_by_key(|(day, _)| *day);
    let Some((n, a, b)) = longest(&days) else {
        let few = format!("{} such meeting with a date: no time between two", days.len());
        return (Vec::new(), if days.is_empty() { nearest(query, graph) } else { Some(few) });
    };
    let ((from, first), (to, second)) = (a.1, b.1);
    let evidence = first.evidence.iter().chain(&second.evidence).cloned().collect();
    (vec![item(format!("{from} to {to} ({})", days_of(n)), evidence)], None)
}
