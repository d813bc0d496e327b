//! What the room of names must know, and its laws.

use proptest::prelude::*;
use rapporteur::name::{Labelled, Name, SAME, Verdict, best, cluster, compare, explain, lines, score, short_of};

fn parsed(a: &str, b: &str) -> (Name, Name) {
    (Name::parse(a), Name::parse(b))
}

fn value(a: &str, b: &str) -> f32 {
    let (a, b) = parsed(a, b);
    score(&a, &b)
}

#[test]
fn one_person_under_many_spellings() {
    for (a, b) in [
        ("Shoigu", "Shoygu"),
        ("Sergei Shoigu", "Sergey Kuzhugetovich Shoygu"),
        ("Сергей Шойгу", "Sergei Shoigu"),
        ("Volodymyr Zelenskyy", "Vladimir Zelensky"),
        ("Володимир Зеленський", "Volodymyr Zelenskiy"),
        ("Muammar Gaddafi", "Moammar Qaddafi"),
        ("Muammar Gaddafi", "Mouammar Kadhafi"),
        ("Viktor Yushchenko", "Viktor Juschtschenko"),
        ("Viktor Yushchenko", "Viktor Iouchtchenko"),
        ("Xi Jinping", "Jinping Xi"),
        ("习近平", "Xi Jinping"),
        ("Hsi Chin-p'ing", "Xi Jinping"),
        ("김정은", "Kim Jong-un"),
        ("Ban Ki-moon", "Pan Ki Mun"),
        ("Lavrov, Sergei", "Sergey Lavrov"),
        ("Abdel Fattah el-Sisi", "Abdul Fatah al-Sissi"),
        ("Foreign Minister Sergei Lavrov", "Sergey V. Lavrov"),
        ("HAYASHI Yoshimasa", "Yoshimasa Hayashi"),
        ("Bill Richardson", "William Blaine Richardson"),
        ("Γιώργος Παπανδρέου", "Giorgos Papandreou"),
        ("Kassym-Jomart Tokayev", "Kasymzhomart Tokaev"),
        ("MBS", "Mohammed bin Salman"),
        ("Karim Abdul Latif", "Karim Latif"),
        ("Abdul Latif Karimi", "Abdel-Lateef Karimi"),
    ] {
        assert!(value(a, b) >= SAME, "{}", explain(a, b));
    }
}

#[test]
fn never_two_persons_as_one() {
    for (a, b) in [
        ("Abdullah II", "Abdullah bin Abdulaziz Al Saud"),
        ("King Abdullah II of Jordan", "King Abdullah of Saudi Arabia"),
        ("Kim Jong-il", "Kim Jong-un"),
        ("Kim Jong-un", "Kim Yong-nam"),
        ("George H. W. Bush", "George W. Bush"),
        ("Sergei Ivanov", "Igor Ivanov"),
        ("Mohammed bin Salman", "Mohammed bin Nayef"),
        ("Mohammed bin Zayed", "Mohammed bin Nayef"),
        ("Li Peng", "Li Keqiang"),
        ("Faisal I", "Faisal II"),
        ("Karim Abdul Latif", "Karim Nader Latif"),
    ] {
        let (x, y) = parsed(a, b);
        assert_ne!(compare(&x, &y).verdict, Verdict::Same, "{}", explain(a, b));
        assert!(value(a, b) < 0.6, "{}", explain(a, b));
    }
}

#[test]
fn contradictions_are_different() {
    for (a, b) in
        [("Sergei Ivanov", "Igor Ivanov"), ("George H. W. Bush", "George W. Bush"), ("Charles II", "Charles III")]
    {
        let (x, y) = parsed(a, b);
        assert_eq!(compare(&x, &y).verdict, Verdict::Different, "{}", explain(a, b));
    }
}

#[test]
fn a_surname_alone_asks_the_context() {
    for (a, b) in [("Lavrov", "Sergei Lavrov"), ("Kim", "Kim Dae-jung"), ("Mr. Bush", "George W. Bush")] {
        let (x, y) = parsed(a, b);
        assert_eq!(compare(&x, &y).verdict, Verdict::Unsure, "{}", explain(a, b));
    }
}

#[test]
fn short_forms_follow_custom() {
    let can = |short: &str, full: &str| short_of(&Name::parse(short), &Name::parse(full));
    for (short, full) in [
        ("Lavrov", "Sergei Lavrov"),
        ("Minister Lavrov", "Sergei Lavrov"),
        ("Xi", "Xi Jinping"),
        ("Kim", "Kim Jong-un"),
        ("Assad", "Bashar al-Assad"),
        ("al-Assad", "Bashar al-Assad"),
        ("Hayashi", "HAYASHI Yoshimasa"),
        ("Minister Son", "Bui Thanh Son"),
        ("Mahathir", "Mahathir bin Mohamad"),
        ("King Abdullah", "Abdullah II bin Al-Hussein"),
        ("Katrín", "Katrín Jakobsdóttir"),
        ("Saddam", "Saddam Hussein al-Tikriti"),
    ] {
        assert!(can(short, full), "{short} / {full}");
    }
    for (short, full) in [("Sergei", "Sergei Lavrov"), ("Kerry", "Sergei Lavrov"), ("John Kerry", "Sergei Lavrov")] {
        assert!(!can(short, full), "{short} / {full}");
    }
}

#[test]
fn parts_are_told_apart() {
    let name = Name::parse("H.E. Dr. Sergei Viktorovich Lavrov");
    assert_eq!((name.given(), name.patronymic(), name.family()), (Some("sergei"), Some("viktorovich"), Some("lavrov")));
    let name = Name::parse("Israeli Prime Minister Ehud Barak");
    assert_eq!((name.given(), name.family()), (Some("ehud"), Some("barak")));
    let name = Name::parse("Sanders, Terry B., Jr.");
    assert_eq!((name.given(), name.middle(), name.family()), (Some("terry"), Some("b"), Some("sanders")));
    assert!(name.suffix().is_some());
    assert_eq!(Name::parse("Kim Jong-un").family(), Some("kim"));
    assert_eq!(Name::parse("King Charles III").ordinal(), Some(3));
}

#[test]
fn context_parts_namesakes() {
    let mention = |name: &str, country: &str, year: i32| Labelled {
        name: name.into(),
        country: Some(country.into()),
        year: Some(year),
        ..Labelled::default()
    };
    let found = cluster(&[
        mention("Igor Ivanov", "Russia", 2001),
        mention("Ivanov", "Russia", 2002),
        mention("Gjorge Ivanov", "Macedonia", 2010),
        mention("Ivanov", "Macedonia", 2011),
    ]);
    assert_eq!(found, [0, 0, 1, 1]);
    let tie = cluster(&[
        mention("Igor Ivanov", "Russia", 2001),
        mention("Sergei Ivanov", "Russia", 2001),
        mention("Ivanov", "Russia", 2001),
    ]);
    assert_eq!(tie, [0, 1, 2], "a short form that fits two persons equally joins neither");
}

#[test]
fn the_best_form_is_full_and_usual() {
    let forms = ["SHOIGU", "Shoigu", "Sergei Shoigu", "Sergei Shoigu", "Sergey Shoygu", "Minister Sergei Shoigu"];
    assert_eq!(best(forms.into_iter()), "Sergei Shoigu");
    assert_eq!(best(std::iter::empty()), "");
}

#[test]
fn explanations_name_their_rules() {
    let text = explain("Sergei Brankovenko", "Sergey Brankowenko");
    assert!(
        text.contains("same (") && text.contains("listed as one name") && text.contains("alike in sound"),
        "{text}"
    );
    assert!(explain("George W. Bush", "George H. W. Bush").contains("middle names contradict"));
}

/// Texts of names, near-names and anything at all.
fn name_text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[A-Z][a-z]{0,9}",
        Just("bin".to_string()),
        Just("Abd".to_string()),
        Just("al-Din".to_string()),
        Just("II".to_string()),
        Just("Jr.".to_string()),
        Just("of".to_string()),
        Just("President".to_string()),
        Just("Kim".to_string()),
        Just("Jong-un".to_string()),
        Just("Сергій".to_string()),
        Just("سيرغي".to_string()),
        Just("习近平".to_string()),
        "[A-Z]\\.",
        "\\PC{1,6}",
    ];
    prop_oneof![prop::collection::vec(word, 0..6).prop_map(|w| w.join(" ")), any::<String>()]
}

proptest! {
    #[test]
    fn no_text_panics_and_comparison_is_symmetric(a in name_text(), b in name_text()) {
        let (x, y) = parsed(&a, &b);
        let (one, other) = (compare(&x, &y), compare(&y, &x));
        prop_assert_eq!(one.score.to_bits(), other.score.to_bits());
        prop_assert_eq!(one.verdict, other.verdict);
        prop_assert!((0.0..=1.0).contains(&one.score));
        prop_assert_eq!(short_of(&x, &y), short_of(&x, &y));
        prop_assert!(!explain(&a, &b).is_empty());
    }

    #[test]
    fn every_name_is_its_own(a in name_text()) {
        let x = Name::parse(&a);
        let c = compare(&x, &x);
        prop_assert_eq!(c.score, 1.0);
        prop_assert_eq!(c.verdict, Verdict::Same);
    }

    #[test]
    fn clusters_do_not_depend_on_order(texts in prop::collection::vec(name_text(), 1..12), turn in 0usize..12) {
        let mentions: Vec<Labelled> = texts.iter().map(|t| Labelled { name: t.clone(), ..Labelled::default() }).collect();
        let mut turned = mentions.clone();
        turned.reverse();
        let half = turn % turned.len();
        turned.rotate_left(half);
        let (one, other) = (cluster(&mentions), cluster(&turned));
        for i in 0..mentions.len() {
            for j in 0..mentions.len() {
                let place = |i: usize| (2 * mentions.len() - 1 - i - half) % mentions.len();
                prop_assert_eq!(one[i] == one[j], other[place(i)] == other[place(j)]);
            }
        }
    }

    #[test]
    fn lines_of_anything_are_read_or_refused(text in any::<String>()) {
        let _ = lines::pairs(&text);
        let _ = lines::clusters(&text);
    }
}
