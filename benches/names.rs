//! How many names are read and compared a second, beside Jaro-Winkler on the same strings, and how long the clustering of
//! many takes: `cargo bench --bench names`, or with the name of one of them behind (`-- gather_million`).

use rapporteur::name::{Labelled, Name, cluster, score};

fn main() {
    divan::main();
}

const GIVEN: [&str; 24] = [
    "Sergei",
    "Sergey",
    "Aleksandr",
    "Oleksandr",
    "Mohammed",
    "Muhammad",
    "Yusuf",
    "Ahmad",
    "Jean-Pierre",
    "Maria",
    "Katarzyna",
    "Ana",
    "William",
    "Bill",
    "James E.",
    "José Luis",
    "Hamad bin",
    "Abdel Fattah",
    "Nguyen Van",
    "Kim",
    "Park",
    "Xu",
    "Ingrid",
    "Tomás",
];
const FAMILY: [&str; 24] = [
    "Petrenko",
    "Petrienko",
    "Vasilyev",
    "Wassiljew",
    "al-Harbi",
    "Al Harby",
    "Chowdhury",
    "Choudhury",
    "Lindqvist",
    "Kowalski",
    "Kowalska",
    "García Moreno",
    "Garcia",
    "O'Connor",
    "van den Berg",
    "Young-soo",
    "Yong-su",
    "Zhiming",
    "Karimov",
    "Karimow",
    "Haddad",
    "Nakamura",
    "Mbeki",
    "Papadakis",
];

/// Full names, neighbours sharing parts: a mix of equal, near and far pairs.
fn texts() -> Vec<String> {
    GIVEN.iter().flat_map(|g| FAMILY.iter().map(move |f| format!("{g} {f}"))).collect()
}

/// Every name with its 16 next and with far ones.
fn pairs(count: usize) -> Vec<(usize, usize)> {
    (0..count).flat_map(|i| (1..17).map(move |d| (i, (i + d * d * d) % count))).collect()
}

#[divan::bench]
fn parse(bencher: divan::Bencher) {
    let texts = texts();
    bencher
        .counter(divan::counter::ItemsCount::new(texts.len()))
        .bench(|| texts.iter().map(|t| Name::parse(t)).collect::<Vec<_>>());
}

#[divan::bench]
fn compare(bencher: divan::Bencher) {
    let names: Vec<Name> = texts().iter().map(|t| Name::parse(t)).collect();
    let pairs = pairs(names.len());
    bencher
        .counter(divan::counter::ItemsCount::new(pairs.len()))
        .bench(|| pairs.iter().map(|(i, j)| score(&names[*i], &names[*j])).sum::<f32>());
}

#[divan::bench]
fn jaro_winkler(bencher: divan::Bencher) {
    let texts = texts();
    let pairs = pairs(texts.len());
    bencher
        .counter(divan::counter::ItemsCount::new(pairs.len()))
        .bench(|| pairs.iter().map(|(i, j)| strsim::jaro_winkler(&texts[*i], &texts[*j])).sum::<f64>());
}

#[divan::bench(args = [1_000, 10_000])]
fn gather(bencher: divan::Bencher, count: usize) {
    let mentions: Vec<Labelled> = (0..count)
        .map(|n| {
            let name =
                format!("{} {}{}", GIVEN[n % 24], FAMILY[n / 24 % 24], ["", "ov", "mann", "ez", "son"][n / 576 % 5]);
            Labelled { id: n.to_string(), name, year: Some(1900 + (n / 2880) as i32), ..Labelled::default() }
        })
        .collect();
    bencher.counter(divan::counter::ItemsCount::new(count)).bench(|| cluster(&mentions));
}

/// A million names, no two the same.
fn million() -> Vec<Labelled> {
    const SYLLABLES: [&str; 20] = [
        "ba", "chen", "da", "fe", "gol", "hu", "ji", "ka", "lin", "mo", "na", "or", "pe", "ri", "sa", "ta", "ul", "ve",
        "wa", "zu",
    ];
    let name = |n: usize| {
        let initial = char::from(b'A' + (n / 24 % 26) as u8);
        let (first, second) = (SYLLABLES[n / 624 % 20], SYLLABLES[n / 12_480 % 20]);
        let ending = ["ov", "mann", "ez", "son", "ian"][n / 249_600 % 5];
        format!("{} {initial}. {}{second}{ending}", GIVEN[n % 24], first.to_uppercase())
    };
    (0..1_000_000).map(|n| Labelled { id: n.to_string(), name: name(n), ..Labelled::default() }).collect()
}

#[divan::bench(sample_count = 1, sample_size = 1)]
fn gather_million(bencher: divan::Bencher) {
    let mentions = million();
    bencher.counter(divan::counter::ItemsCount::new(mentions.len())).bench_local(|| cluster(&mentions));
}
