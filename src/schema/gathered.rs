//! Words and phrases as they come out of the lists, before they are laid down as a [`Lexicon`].

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::fold;
use super::lexicon::{Capitals, Entry, Flags, Lexicon, bucket, split_words};

/// A phrase that ends at a node of the trie.
struct Listed {
    entry: Entry,
    capitals: Capitals,
    phrase: Box<str>,
}

/// A node of the trie: the words that go on from here, and the phrases that end here.
#[derive(Default)]
struct Node {
    next: BTreeMap<u32, u32>,
    ends: Vec<Listed>,
}

/// All listed words and phrases, in the order in which they were given.
pub struct Gathered {
    numbers: FxHashMap<Box<str>, u32>,
    flags: Vec<Flags>,
    nodes: Vec<Node>,
}

impl Default for Gathered {
    fn default() -> Self {
        Gathered { numbers: FxHashMap::default(), flags: Vec::new(), nodes: vec![Node::default()] }
    }
}

impl Gathered {
    fn number(&mut self, folded: &str) -> u32 {
        if let Some(&number) = self.numbers.get(folded) {
            return number;
        }
        let number = self.flags.len() as u32;
        self.numbers.insert(folded.into(), number);
        self.flags.push(Flags::default());
        number
    }

    /// Sets marks on a word.
    pub fn mark(&mut self, word: &str, flags: Flags) {
        let number = self.number(&fold(word)) as usize;
        self.flags[number] = self.flags[number].with(flags);
    }

    /// Adds a phrase, its words parted as the tokenizer parts them (by spaces; "'s" apart).
    pub fn add(&mut self, phrase: &str, entry: Entry, capitals: Capitals) {
        let mut node = 0;
        for word in split_words(phrase) {
            let word = self.number(&fold(word));
            let fresh = self.nodes.len() as u32;
            node = *self.nodes[node].next.entry(word).or_insert(fresh) as usize;
            if node == fresh as usize {
                self.nodes.push(Node::default());
            }
        }
        let ends = &mut self.nodes[node].ends;
        let lower = |text: &str| text.chars().any(char::is_lowercase);
        match ends.iter_mut().find(|e| e.entry == entry) {
            // "NATO" and "Nato": the spelling that asks for fewer capitals covers both.
            Some(end) if lower(phrase) && !lower(&end.phrase) => end.phrase = phrase.into(),
            None if node != 0 => ends.push(Listed { entry, capitals, phrase: phrase.into() }),
            _ => {}
        }
    }

    /// Lays everything down. The same lists give the same bytes.
    pub fn lexicon(&self) -> Lexicon {
        let bits = self.flags.len().max(2).ilog2();
        let mut words: Vec<(u32, &str, u32)> =
            self.numbers.iter().map(|(word, &number)| (bucket(word, bits), &**word, number)).collect();
        words.sort_unstable();
        let mut places = vec![0; words.len()];
        for (place, (.., number)) in words.iter().enumerate() {
            places[*number as usize] = place as u32;
        }
        let order = self.breadth_first(&places);
        let mut first_nodes = vec![0; words.len()];
        for (node, (_, place)) in order.iter().enumerate().skip(1).take(self.nodes[0].next.len()) {
            first_nodes[*place as usize] = node as u32;
        }
        let mut text = String::new();
        let starts: Vec<usize> = (0..=1 << bits).map(|bucket| words.partition_point(|w| w.0 < bucket)).collect();
        let mut rows: Vec<[u32; 3]> = Vec::new();
        for ((_, word, number), first) in words.iter().zip(first_nodes) {
            rows.push([text.len() as u32, self.flags[*number as usize].0, first]);
            text += word;
        }
        rows.push([text.len() as u32, 0, 0]);
        let (nodes, ends) = self.trie(&order, &mut text);
        let head = [bits as usize, words.len(), order.len(), ends.len()];
        let numbers = head.iter().chain(&starts).map(|n| *n as u32);
        let cells = [rows, nodes, ends].concat().into_iter().flatten();
        let bytes = numbers.chain(cells).flat_map(u32::to_le_bytes).chain(text.into_bytes());
        Lexicon::from_bytes(bytes.collect::<Vec<u8>>().into())
    }

    /// The nodes in an order in which those that follow one node stand together, each with the place of its word.
    fn breadth_first(&self, places: &[u32]) -> Vec<(u32, u32)> {
        let mut order = vec![(0, 0)];
        let mut at = 0;
        while let Some(&(node, _)) = order.get(at) {
            let next = self.nodes[node as usize].next.iter().map(|(word, to)| (*to, places[*word as usize]));
            let mut next: Vec<(u32, u32)> = next.collect();
            next.sort_unstable_by_key(|(_, place)| *place);
            order.extend(next);
            at += 1;
        }
        order
    }

    /// The rows of the nodes, and of the phrases that end at them.
    fn trie(&self, order: &[(u32, u32)], text: &mut String) -> (Vec<[u32; 3]>, Vec<[u32; 3]>) {
        let (mut nodes, mut ends) = (Vec::new(), Vec::new());
        let mut next = 1;
        for (node, place) in order {
            let node = &self.nodes[*node as usize];
            nodes.push([*place, next, ends.len() as u32]);
            next += node.next.len() as u32;
            for end in &node.ends {
                ends.push([end.entry.packed(end.capitals), text.len() as u32, end.phrase.len() as u32]);
                *text += &end.phrase;
            }
        }
        nodes.push([0, next, ends.len() as u32]);
        (nodes, ends)
    }
}
