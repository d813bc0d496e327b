//! Dates of publication: in fields, and in names of files.

use std::path::Path;

use crate::date::Date;
use crate::document;

/// The date that a field gives: ISO, or as documents write it ("9 August 2013").
pub(super) fn in_field(field: &str) -> Option<Date> {
    let field = field.trim();
    field.parse().ok().or_else(|| compact(field)).or_else(|| document::read_date(field))
}

/// The date in the name of a file: `YYYY-MM-DD`, `YYYYMMDD` or `YYYY-MM`, not part of a longer number.
pub(super) fn in_name(path: &str) -> Option<Date> {
    let name = Path::new(path).file_stem()?.to_str()?;
    let digits = |c: char| c.is_ascii_digit() || c == '-';
    name.split(|c| !digits(c)).find_map(in_digits)
}

/// The first date in digits and hyphens.
fn in_digits(run: &str) -> Option<Date> {
    let groups: Vec<&str> = run.split('-').filter(|g| !g.is_empty()).collect();
    let year = |g: &str| g.len() == 4 && (g.starts_with("19") || g.starts_with("20"));
    (0..groups.len()).find_map(|at| {
        let rest = &groups[at..];
        let two = |i: usize| rest.get(i).filter(|g| g.len() == 2);
        match (year(rest[0]), two(1), two(2)) {
            (true, Some(month), Some(day)) => format!("{}-{month}-{day}", rest[0]).parse().ok(),
            (true, Some(month), None) => format!("{}-{month}", rest[0]).parse().ok(),
            _ => compact(rest[0]),
        }
    })
}

/// `YYYYMMDD`.
fn compact(digits: &str) -> Option<Date> {
    let is = digits.len() == 8 && digits.bytes().all(|b| b.is_ascii_digit()) && matches!(&digits[..2], "19" | "20");
    let dashed = || format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..]);
    is.then(dashed)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_names() {
        let date = |name: &str| in_name(name).map(|d| d.to_string());
        assert_eq!(date("news/lima-2015-05-12.txt").as_deref(), Some("2015-05-12"));
        assert_eq!(date("20150512_sochi.html").as_deref(), Some("2015-05-12"));
        assert_eq!(date("talks-2015-05.txt").as_deref(), Some("2015-05"));
        assert_eq!(date("a1-2015-05-12-final.txt").as_deref(), Some("2015-05-12"));
        for name in
            ["talks.txt", "talks-2015.txt", "12345678.txt", "120150512.txt", "2015-13-01.txt", "2015-05-12/talks.txt"]
        {
            assert_eq!(date(name), None, "{name}");
        }
    }

    #[test]
    fn dates_in_fields() {
        let date = |field: &str| in_field(field).map(|d| d.to_string());
        for field in
            ["2013-08-09", "2013-08-09T10:00:00+02:00", "20130809", "Fri, 09 Aug 2013 10:00:00 GMT", "August 9, 2013"]
        {
            assert_eq!(date(field).as_deref(), Some("2013-08-09"), "{field}");
        }
        assert_eq!(date("2013-08").as_deref(), Some("2013-08"));
        for field in ["", "soon", "2013-02-30", "09/08/2013"] {
            assert_eq!(date(field), None, "{field}");
        }
    }
}
