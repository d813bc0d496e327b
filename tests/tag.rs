//! The tagger that comes with the library, on sentences as diplomatic news has them.

use rapporteur::document::tag::learn::{Course, learn};
use rapporteur::document::tag::treebank::{Sentence, Word};
use rapporteur::document::tag::{Tag, Tagger};

/// Tags the words of `text`, of which some carry the tag that is expected of them: `met/VBD`.
fn check(text: &str) {
    let part = |part| str::split_once(part, '/').map_or((part, None), |(word, tag)| (word, Some(tag)));
    let parts: Vec<(&str, Option<&str>)> = text.split(' ').map(part).collect();
    let words: Vec<&str> = parts.iter().map(|(word, _)| *word).collect();
    let tags = Tagger::embedded().tag(&words);
    let told: Vec<String> = words.iter().zip(&tags).map(|(word, tag)| format!("{word}/{}", tag.name())).collect();
    for ((word, expected), tag) in parts.iter().zip(&tags) {
        assert!(expected.is_none_or(|name| tag.name() == name), "{word} in: {}", told.join(" "));
    }
}

#[test]
fn who_met_whom() {
    check(
        "Polish/JJ Foreign/NNP Minister/NNP Radoslaw/NNP Sikorski/NNP met/VBD his/PRP$ counterpart/NN on Tuesday/NNP .",
    );
    check("The envoy/NN , who/WP was/VBD received/VBN by King/NNP Harald/NNP , left/VBD Oslo/NNP on Friday .");
    check(
        "Saudi/JJ King Abdullah/NNP received/VBD the two/CD ministers/NNS and ten Arab/JJ ambassadors/NNS in Jeddah/NNP .",
    );
}

#[test]
fn talks_as_a_noun_and_as_a_verb() {
    check("The talks/NNS , held/VBN behind closed doors/NNS in Doha , ended/VBD without a deal/NN .");
    check("Talks/NNS between/IN Russia/NNP and/CC Georgia/NNP broke/VBD down/RP .");
    check("The minister/NN never/RB talks/VBZ to/IN reporters/NNS .");
}

#[test]
fn what_is_only_planned() {
    check("The president/NN will/MD travel/VB to/IN Ankara/NNP next/JJ week/NN to/TO meet/VB the king/NN .");
    check("The summit/NN , postponed/VBN twice/RB , is/VBZ now/RB scheduled/VBN for June/NNP 12/CD .");
    check(
        "A meeting/NN between the presidents/NNS has/VBZ been/VBN called/VBN off/RP , Peskov/NNP told/VBD reporters .",
    );
    check("She cannot/MD attend/VB and does/VBZ n't/RB want/VB to/TO .");
}

#[test]
fn possessives_and_printers_signs() {
    check("Egypt/NNP ’s/POS president/NN thanked/VBD Sudan/NNP 's/POS envoy/NN for/IN his/PRP$ efforts/NNS .");
    check("“/PUNCT We/PRP agreed/VBD to/TO meet/VB again/RB ,/PUNCT ”/PUNCT he/PRP said/VBD .");
}

#[test]
fn words_with_hyphens() {
    check("The U.S.-led/JJ coalition/NN welcomed/VBD the cease-fire/NN .");
    check("Mr./NNP Boutros-Ghali/NNP opened/VBD the U.S.-Russian/JJ consultations/NNS .");
}

#[test]
fn headlines() {
    check("Abe/NNP and/CC Modi/NNP to/TO Hold/VB Talks/NNS on/IN Trade/NN in/IN Tokyo/NNP");
    check("MERKEL/NNP TO/TO MEET/VB LEADERS/NNS IN/IN PARIS/NNP ON/IN MONDAY/NNP");
    check("Xi/NNP meets/VBZ Pakistani/JJ premier/NN in/IN Beijing/NNP");
}

#[test]
fn no_text_makes_it_panic() {
    let mut state = 1u64;
    let mut dice = move |sides: u64| {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (state >> 33) % sides
    };
    let mut letter = move || {
        let reach = [0x80, 0x250, 0x3000, 0x11_0000][dice(4) as usize];
        char::from_u32(dice(reach) as u32)
    };
    for round in 0..2000 {
        let words: Vec<String> =
            (0..round % 12).map(|place| (0..place % 9).filter_map(|_| letter()).collect()).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        assert_eq!(Tagger::embedded().tag(&words).len(), words.len());
    }
    assert_eq!(Tagger::embedded().tag(&["", "ﬁ", "İ", "ß", "\u{301}", "🇫🇷"]).len(), 6);
    assert!(Tagger::embedded().tag(&[]).is_empty());
}

#[test]
fn the_embedded_weights_are_whole_and_small() {
    let bytes = include_bytes!("../schema/tagger.bin");
    assert!(bytes.len() < 3_500_000);
    let tagger = Tagger::from_bytes(bytes).unwrap();
    let words = ["They", "met", "twice", "in", "Riga"];
    assert_eq!(tagger.tag(&words), Tagger::embedded().tag(&words));
}

#[test]
fn damaged_weights_are_an_error() {
    let what = |bytes: &[u8]| Tagger::from_bytes(bytes).err().unwrap().what;
    let mut bytes = include_bytes!("../schema/tagger.bin").to_vec();
    bytes.truncate(bytes.len() - 1);
    assert_eq!(what(&bytes), "the file is damaged");
    bytes[11] = b'9';
    assert_eq!(what(&bytes), "a file of another version");
    assert_eq!(what(b""), "not a file of tagger weights");
}

/// A few tagged words: `both/DT sides/NNS agreed/VBD`.
fn lesson(text: &str) -> Sentence {
    let word = |(form, tag): (&str, &str)| Word { form: form.into(), lemma: String::new(), tag: Tag::of(tag) };
    Sentence { words: text.split(' ').filter_map(|part| part.split_once('/')).map(word).collect() }
}

#[test]
fn learning_is_the_same_every_time_and_holds_what_it_was_taught() {
    let lessons =
        [lesson("both/DT sides/NNS agreed/VBD"), lesson("the/DT envoy/NN left/VBD"), lesson("envoys/NNS leave/VBP")];
    let course = Course { corrections: 1, ..Course::default() };
    let bytes = learn(&lessons, course);
    assert_eq!(bytes, learn(&lessons, course));
    let tagger = Tagger::from_bytes(&bytes).unwrap();
    for lesson in &lessons {
        assert_eq!(tagger.tag(&lesson.forms()), lesson.tags());
    }
}
