//! Forms of English verbs: from the base form to every form, and back.

use rustc_hash::FxHashMap;

use super::lists::Verbs;

/// Knows the forms of the verbs that matter.
#[derive(Debug, Default)]
pub struct Forms {
    irregular: FxHashMap<String, (String, String)>,
    doubling: Vec<String>,
    back: FxHashMap<String, String>,
}

const BE: [&str; 11] = ["be", "am", "is", "are", "was", "were", "been", "being", "'s", "'re", "'m"];
const HAVE: [&str; 6] = ["have", "has", "had", "having", "'ve", "'d"];
const DO: [&str; 5] = ["do", "does", "did", "done", "doing"];

impl Forms {
    /// From the list of verbs; every verb in it is learnt.
    pub fn new(list: &Verbs) -> Forms {
        let mut forms = Forms { doubling: list.doubling.clone(), ..Forms::default() };
        for (base, past, participle) in &list.irregular {
            forms.irregular.insert(base.clone(), (past.clone(), participle.clone()));
        }
        let irregular = list.irregular.iter().map(|(base, ..)| base);
        irregular.chain(&list.doubling).chain(&list.saying).chain(&list.regular).for_each(|base| forms.learn(base));
        for base in ["be", "have", "do"] {
            forms.learn(base);
        }
        forms
    }

    /// Learns a verb, so that its forms lead back to it.
    pub fn learn(&mut self, base: &str) {
        for form in self.of(base) {
            self.back.entry(form).or_insert_with(|| base.to_string());
        }
    }

    /// Every form of a verb given by its base form: itself, -s, -ing, past, participle.
    pub fn of(&self, base: &str) -> Vec<String> {
        match base {
            "be" => return BE.map(String::from).to_vec(),
            "have" => return HAVE.map(String::from).to_vec(),
            "do" => return DO.map(String::from).to_vec(),
            _ => {}
        }
        let mut forms = vec![base.to_string(), third(base), self.ing(base)];
        match self.irregular.get(base) {
            Some((past, participle)) => forms.extend(past.split('/').chain(participle.split('/')).map(str::to_string)),
            None => forms.push(self.regular_past(base)),
        }
        let doubled = base.ends_with('l') && !base.ends_with("ll") && !self.irregular.contains_key(base);
        if doubled {
            forms.extend([format!("{base}led"), format!("{base}ling")]);
        }
        forms.dedup();
        forms
    }

    /// The base form of a verb in lower case; one that was never learnt is given back as it is.
    pub fn base<'f>(&'f self, form: &'f str) -> &'f str {
        self.back.get(form).map_or(form, String::as_str)
    }

    /// Whether a verb was learnt.
    pub fn knows(&self, base: &str) -> bool {
        self.back.get(base).is_some_and(|b| b == base)
    }

    fn ing(&self, base: &str) -> String {
        if self.doubling.iter().any(|d| d == base) {
            return format!("{base}{}ing", &base[base.len() - 1..]);
        }
        match base.strip_suffix('e').filter(|s| !s.ends_with(['e', 'o', 'y'])) {
            Some(stem) => format!("{stem}ing"),
            None => format!("{base}ing"),
        }
    }

    fn regular_past(&self, base: &str) -> String {
        match base {
            _ if self.doubling.iter().any(|d| d == base) => format!("{base}{}ed", &base[base.len() - 1..]),
            _ if base.ends_with('e') => format!("{base}d"),
            _ if consonant_y(base) => format!("{}ied", &base[..base.len() - 1]),
            _ => format!("{base}ed"),
        }
    }
}

fn consonant_y(base: &str) -> bool {
    base.ends_with('y') && !["ay", "ey", "oy", "uy"].iter().any(|e| base.ends_with(e))
}

fn third(base: &str) -> String {
    match base {
        _ if consonant_y(base) => format!("{}ies", &base[..base.len() - 1]),
        _ if ["s", "x", "z", "ch", "sh", "o"].iter().any(|e| base.ends_with(e)) => format!("{base}es"),
        _ => format!("{base}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms() -> Forms {
        let irregular = [("meet", "met", "met"), ("speak", "spoke", "spoken")];
        Forms::new(&Verbs {
            irregular: irregular.map(|(a, b, c)| (a.into(), b.into(), c.into())).to_vec(),
            saying: vec!["say".into()],
            doubling: vec!["confer".into()],
            regular: vec!["receive".into(), "hurry".into(), "discuss".into()],
        })
    }

    #[test]
    fn there_and_back() {
        let forms = forms();
        for (form, base) in [
            ("met", "meet"),
            ("meeting", "meet"),
            ("spoken", "speak"),
            ("conferred", "confer"),
            ("receiving", "receive"),
            ("hurried", "hurry"),
            ("discusses", "discuss"),
            ("were", "be"),
            ("had", "have"),
            ("walked", "walked"),
        ] {
            assert_eq!(forms.base(form), base);
        }
    }
}
