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

/// Names of few words, so that many are alike, contradict one another or are short for several.
fn near_name() -> impl Strategy<Value = String> {
    let given =
        prop::sample::select(vec!["Sergei", "Sergey", "S.", "Igor", "Abdul", "Karim", "Kim", "Dr.", "George W."]);
    let middle = prop::sample::select(vec!["", "", "", "Viktorovich", "V.", "bin", "Rahim", "Jong"]);
    let family = prop::sample::select(vec!["Ivanov", "Iwanow", "Ivanova", "Rahim", "al-Rahimi", "Il", "Un", "Bush"]);
    let behind = prop::sample::select(vec!["", "", "", "", "II", "III", "Jr."]);
    let whole = (given, middle, family, behind).prop_map(|(g, m, f, b)| format!("{g} {m} {f} {b}"));
    prop_oneof![4 => whole, 1 => family_alone()]
}

fn family_alone() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["Ivanov", "Iwanow", "Rahim", "Kim", "Bush"]).prop_map(str::to_string)
}

/// A mention of such a name, with or without country and year.
fn near_mention() -> impl Strategy<Value = Labelled> {
    let country = prop::sample::select(vec![None, None, Some("Russia"), Some("Jordan")]);
    let year = prop::sample::select(vec![None, None, Some(1995), Some(2001), Some(2024)]);
    (near_name(), country, year).prop_map(|(name, country, year)| Labelled {
        name,
        country: country.map(str::to_string),
        year,
        ..Labelled::default()
    })
}

/// Whether two lists of groups part the same things alike; `place` tells where a thing of the first stands in the second.
fn same_grouping(one: &[usize], other: &[usize], place: impl Fn(usize) -> usize) -> bool {
    let mut pairs: Vec<(usize, usize)> = (0..one.len()).map(|i| (one[i], other[place(i)])).collect();
    pairs.sort_unstable();
    pairs.dedup();
    let count = |list: &[usize]| list.iter().max().map_or(0, |m| m + 1);
    pairs.len() == count(one) && pairs.len() == count(other)
}

#[test]
fn many_names_on_many_cores_do_not_depend_on_order() {
    let (given, family) =
        (["Anna", "Anya", "Boris", "Borys", "Carl", "Karl", "D."], ["berg", "burg", "mann", "sen", "son"]);
    let syllables = ["ka", "ri", "mo", "te", "lu", "ba", "dor", "vin", "sha", "zel"];
    let name = |n: usize| {
        let (x, y) = (syllables[n / 35 % 10], syllables[n / 350 % 10]);
        format!("{} {}{y}{}", given[n % 7], x.to_uppercase(), family[n / 7 % 5])
    };
    let mention = |n: usize| Labelled { name: name(n), ..Labelled::default() };
    let mentions: Vec<Labelled> = (0..2_500).map(mention).collect();
    let turned: Vec<Labelled> = (0..2_500).map(|n| mention(n * 1_001 % 2_500)).collect();
    let (one, other) = (cluster(&turned), cluster(&mentions));
    assert!(same_grouping(&one, &other, |i| i * 1_001 % 2_500));
    assert!(one.iter().max().is_some_and(|m| *m < 2_400), "nothing was joined");
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
    fn near_names_compare_alike_both_ways(a in near_name(), b in near_name()) {
        let (x, y) = parsed(&a, &b);
        prop_assert_eq!(compare(&x, &y).score.to_bits(), compare(&y, &x).score.to_bits());
        prop_assert_eq!(compare(&x, &y).verdict, compare(&y, &x).verdict);
    }

    #[test]
    fn clusters_do_not_depend_on_order(
        mentions in prop::collection::vec(near_mention(), 1..30).prop_flat_map(|m| (Just(m.clone()), Just(m).prop_shuffle()))
    ) {
        let (first, turned) = mentions;
        let mut used = vec![false; first.len()];
        let places: Vec<usize> = first.iter().map(|m| {
            let at = (0..turned.len()).find(|i| !used[*i] && turned[*i] == *m).unwrap();
            used[at] = true;
            at
        }).collect();
        prop_assert!(same_grouping(&cluster(&first), &cluster(&turned), |i| places[i]));
    }

    #[test]
    fn anything_can_be_clustered(texts in prop::collection::vec(name_text(), 0..12)) {
        let mentions: Vec<Labelled> = texts.iter().map(|t| Labelled { name: t.clone(), ..Labelled::default() }).collect();
        prop_assert_eq!(cluster(&mentions).len(), texts.len());
    }

    #[test]
    fn lines_of_anything_are_read_or_refused(text in any::<String>()) {
        let _ = lines::pairs(&text);
        let _ = lines::clusters(&text);
    }
}
