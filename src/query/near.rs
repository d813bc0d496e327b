//! Times told by how near a date they lie: "the week of 5 May 2014", "the day after 9/8/2013", "within a week of 3 May 2014".

use jiff::ToSpan;

use crate::date::Date;
use crate::query::times::number;
use crate::query::when::{Period, date};
use crate::query::word::Word;

/// Such a time at the start of the words, and how many words it takes.
pub(crate) fn near(words: &[Word]) -> Option<(usize, Period)> {
    let fold = |i: usize| words.get(i).map_or("", |w| w.fold.as_str());
    let within = usize::from(matches!(fold(0), "within" | "inside"));
    let article = usize::from(matches!(fold(within), "the" | "a" | "an" | "one" | "same"));
    let many = number(fold(within + article)).filter(|n| *n > 1);
    let unit = within + article + usize::from(many.is_some());
    let days = days(fold(unit))?;
    if article + usize::from(many.is_some()) == 0 {
        return None;
    }
    let (start, day) = date(words.get(unit + 2..)?)?;
    let day = Some(day).filter(|d| d.day().is_some())?;
    let n = i32::try_from(many.unwrap_or(1)).ok()?;
    let period = match fold(unit + 1) {
        "of" | "from" if within == 1 => Period {
            from: Period::beside(day, days * n, true).from,
            to: Period::beside(day, days * n, false).to,
            month: None,
        },
        "of" if days == 7 => week(day)?,
        word @ ("after" | "following" | "before" | "preceding") => {
            let before = matches!(word, "before" | "preceding");
            let all = Period::beside(day, days * n, before);
            // "three days after" is that very day
            let one = if before { all.from } else { all.to };
            if days == 1 && within == 0 { one.map(Period::of)? } else { all }
        }
        _ => return None,
    };
    Some((unit + 2 + start, period))
}

fn days(unit: &str) -> Option<i32> {
    match unit {
        "day" | "days" => Some(1),
        "week" | "weeks" => Some(7),
        "month" | "months" => Some(31),
        _ => None,
    }
}

/// From the Monday to the Sunday of a day's week.
fn week(day: Date) -> Option<Period> {
    let one = day.bounds().0;
    let monday = one.checked_sub(i64::from(one.weekday().to_monday_zero_offset()).days()).ok()?;
    Some(Period { from: Some(monday.into()), to: Some(monday.checked_add(6.days()).ok()?.into()), month: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::word::words;

    #[test]
    fn times_near_a_date_are_read() {
        let all = |text: &str| {
            let words = words(text);
            near(&words).filter(|(n, _)| *n == words.len()).map(|(_, p)| [p.from, p.to].map(|d| d.unwrap().to_string()))
        };
        for (text, from, to) in [
            ("the week of 14 July 2015", "2015-07-13", "2015-07-19"),
            ("the day after 15 August 1995", "1995-08-16", "1995-08-16"),
            ("three days before March 2, 2011", "2011-02-27", "2011-02-27"),
            ("the week before 19 February 1999", "1999-02-12", "1999-02-18"),
            ("within a week of 29 March 2011", "2011-03-22", "2011-04-05"),
            ("within two days after 2011-03-29", "2011-03-30", "2011-03-31"),
        ] {
            assert_eq!(all(text), Some([from.to_string(), to.to_string()]), "{text}");
        }
        assert_eq!(all("day after 15 August 1995"), None);
        assert_eq!(all("the week of May 2015"), None);
    }
}
