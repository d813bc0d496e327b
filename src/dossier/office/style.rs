//! Which titles beside a name tell no office?

use crate::mention::Page;
use crate::mention::office::{Determiner, Of, OfficeMention};
use crate::mention::party::{Head, Party};
use crate::schema::{Sort, fold};

/// "Mayor Arce" of whom the text also says "Luis Mayor Arce": the title is a part of the name.
pub(super) fn part_of_name(page: &Page, full: &str, party: &Party, office: &OfficeMention) -> bool {
    let Head::Name(name) = &party.head else { return false };
    let title = &page.words[office.head];
    let inner = || format!(" {} {}", fold(title.text), fold(&page.text(name.clone())));
    office.head + 1 == name.start && title.capital() && fold(full).contains(&inner())
}

/// Whether a title stands right before a name, with nothing said of what.
fn bare_title(party: &Party, office: &OfficeMention) -> bool {
    office.of == Of::Open && party.rule == "office-before-name" && office.determiner == Determiner::None
}

/// A word that tells no office where nothing is said of what: "a member"; "the leaders" of a bloc lead their countries.
pub(super) fn nothing(page: &Page, party: &Party, office: &OfficeMention) -> bool {
    let bare = ["Member", "Head", "First Head", "Boss", "Aide", "Head of Delegation", "Leader of Delegation"];
    if bare.contains(&office.title.as_str()) && !matches!(office.of, Of::Body(_)) || office.title == "First Head" {
        return true;
    }
    let Of::Body(of) = &office.of else { return false };
    let joint = || page.schema.organisation(of).is_some_and(|o| matches!(o.kind, Sort::International | Sort::Bloc));
    office.title == "Leader" && party.rule == "offices-of-several" && joint()
}

/// A style before a name that is no office where another one is told: "Foreign Minister Prince X".
pub(super) fn courtesy(page: &Page, party: &Party, office: &OfficeMention) -> bool {
    if ["Strongman", "Diplomat"].contains(&office.title.as_str()) {
        return true;
    }
    let bare = ["Chief", "Begum", "Lama", "Imam", "Sirdar"].contains(&office.title.as_str()) && office.of == Of::Open;
    if bare && party.rule == "office-before-name" && office.determiner == Determiner::None {
        return true;
    }
    // A given name, save where a shah reigned.
    if office.title == "Shah" && bare_title(party, office) && !page.words.iter().any(|w| w.among(&["iran", "iranian"]))
    {
        return true;
    }
    if nothing(page, party, office) {
        return true;
    }
    let style = ["Prince", "Princess", "Sheikh", "Lady", "Ayatollah", "Cardinal", "Imam", "Marshal"]
        .contains(&office.title.as_str());
    style
        && (party.offices.len() > 1
            || office.title == "Sheikh"
            || office.title == "Ayatollah"
            || office.title == "Marshal")
}

/// "Prince X Y" is whatever else the text says of him; one who has but the one name is a prince by it.
pub(super) fn princely(name: &str, party: &Party, office: &OfficeMention) -> bool {
    ["Prince", "Princess"].contains(&office.title.as_str()) && bare_title(party, office) && name.contains(' ')
}
