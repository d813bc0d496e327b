//! SVG and PNG: laid out and painted without any other program, the same bytes each time.

use crate::common::Doc;
use rapporteur::Dossier;
use rapporteur::dossier::{Kind, Meeting, Status};
use rapporteur::export::dot::{Options, cards, crowd};
use rapporteur::export::part::{around, only};
use rapporteur::export::picture::{paint, png, svg};
use rapporteur::graph::Party;
use resvg::tiny_skia::Pixmap;

/// Three ministers and two meetings.
fn sample() -> Dossier {
    let doc = Doc::new("a", "2019-06-02").person("Ingrid Sølberg", &[("Foreign Minister", "Norway")]);
    let doc = doc.person("Luc \"Lulu\" Moreau", &[("Foreign Minister", "France")]);
    let doc = doc.person("Юрий <b> Ц", &[("Prime Minister", "Iceland")]);
    let doc = doc.met(Kind::Talks, Status::Held, &[0, 1]).on("2019-06-01").at("Bergen").about(&["fishing & cables"]);
    doc.met(Kind::Call, Status::Cancelled, &[1, 2]).on("2019-07").done()
}

#[test]
fn an_svg_says_what_the_dossier_says() {
    let text = svg(&cards(&sample(), &Options::default())).unwrap();
    let tree = roxmltree::Document::parse_with_options(
        &text,
        roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() },
    )
    .unwrap();
    let words: Vec<&str> = tree.descendants().filter(|n| n.has_tag_name("text")).filter_map(|n| n.text()).collect();
    for word in ["Ingrid Sølberg", "Luc \"Lulu\" Moreau", "Юрий <b> Ц", "• fishing & cables", "× cancelled · phone"]
    {
        assert!(words.contains(&word), "{word} is not in {words:?}");
    }
    let edges = tree.descendants().filter(|n| n.attribute("class") == Some("edge")).count();
    assert_eq!(edges, 4, "a line from each person to each card");
}

#[test]
fn people_are_laid_out_too() {
    let text = svg(&crowd(&sample(), &Options::default())).unwrap();
    assert!(text.contains(">Sølberg Norway<") && text.matches("class=\"edge\"").count() == 1, "{text}");
}

#[test]
fn the_same_bytes_each_time() {
    let (cards, crowd) = (cards(&sample(), &Options::default()), crowd(&sample(), &Options::default()));
    assert_eq!(svg(&cards).unwrap(), svg(&cards).unwrap());
    // Placing people begins at a chosen chance, which must not go on from picture to picture.
    assert_eq!(svg(&crowd).unwrap(), svg(&crowd).unwrap());
    assert_eq!(png(&cards).unwrap(), png(&cards).unwrap());
}

/// How many dots are dark.
fn ink(png: &[u8]) -> usize {
    Pixmap::decode_png(png).unwrap().pixels().iter().filter(|p| p.red() < 90 && p.green() < 90 && p.blue() < 90).count()
}

#[test]
fn a_png_has_its_letters() {
    let text = svg(&cards(&sample(), &Options::default())).unwrap();
    let start = text.find("viewBox=\"0 0 ").unwrap() + 13;
    let width: f32 = text[start..].split(' ').next().unwrap().parse().unwrap();
    let painted = paint(&text).unwrap();
    let picture = Pixmap::decode_png(&painted).unwrap();
    assert!((picture.width() as f32 - 2.0 * width).abs() <= 2.0, "144 dots an inch: {} of {width}", picture.width());
    let silent = paint(&text.replace("<text ", "<text display=\"none\" ")).unwrap();
    assert!(ink(&painted) > ink(&silent) + 5_000, "{} dots with letters, {} without", ink(&painted), ink(&silent));
    // Bold letters are those of another font, and of any family.
    let thin = paint(&text.replace("font-weight=\"bold\"", "")).unwrap();
    assert!(ink(&painted) > ink(&thin));
    assert_eq!(paint(&text.replace("Arial", "No Such Font")).unwrap(), painted);
}

#[test]
fn huge_pictures_are_painted_small() {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"900000\" height=\"90\"><rect width=\"9\" height=\"9\"/></svg>";
    let picture = Pixmap::decode_png(&paint(svg).unwrap()).unwrap();
    assert_eq!((picture.width(), picture.height()), (16_000, 2));
}

#[test]
fn what_is_no_picture_is_an_error() {
    assert!(paint("<svg").unwrap_err().to_string().contains("cannot be painted"));
}

/// A row of people, each of whom met the next.
fn chain() -> Dossier {
    let names = ["Ada Ash", "Ben Birch", "Cem Cedar", "Dag Elm", "Eva Fir"];
    let doc = names.iter().fold(Doc::new("a", "2019-06-02"), |doc, name| doc.person(name, &[]));
    (0..4).fold(doc, |doc, i| doc.met(Kind::Talks, Status::Held, &[i, i + 1])).done()
}

/// A person as a centre.
fn named(id: &str) -> Party {
    Party::Person { ids: vec![id.to_string()], name: id.to_string() }
}

/// The meetings around somebody.
fn near(all: &Dossier, centre: Party, depth: u32) -> Vec<&Meeting> {
    around(all, &all.meetings.iter().collect::<Vec<_>>(), &[centre], depth)
}

#[test]
fn depth_counts_the_steps_from_somebody() {
    let all = chain();
    let near_to = |id: &str, depth| near(&all, named(id), depth).iter().map(|m| m.id.as_str()).collect::<Vec<_>>();
    assert_eq!(near_to("p0", 1), ["m0"]);
    assert_eq!(near_to("p0", 2), ["m0", "m1"]);
    assert_eq!(near_to("p2", 1), ["m1", "m2"]);
    assert_eq!(near_to("p2", 2), ["m0", "m1", "m2", "m3"]);
    assert_eq!(near_to("p0", 9).len(), 4);
    assert!(near_to("nobody", 3).is_empty() && near_to("p0", 0).is_empty());
}

#[test]
fn a_country_is_a_centre_with_all_its_people() {
    let all = sample();
    let ids = |centre: &str, depth| {
        near(&all, Party::Polity(centre.to_string()), depth).iter().map(|m| m.id.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(ids("Norway", 1), ["m0"]);
    assert_eq!(ids("Norway", 2), ["m0", "m1"], "Moreau, whom the Norwegian met, met another");
    assert_eq!(ids("France", 1), ["m0", "m1"]);
    assert!(ids("Chile", 3).is_empty());
}

#[test]
fn a_part_has_its_own_people_and_documents_alone() {
    let all = chain();
    let part = only(&all, near(&all, named("p0"), 1));
    let ids: Vec<&str> = part.persons.iter().map(|p| p.id.as_str()).collect();
    assert_eq!((ids, part.meetings.len(), part.documents.len()), (vec!["p0", "p1"], 1, 1));
    assert!(only(&all, []).documents.is_empty());
}
