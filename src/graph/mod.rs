//! How do the facts hang together? A dossier as a petgraph.
//!
//! "Person met person" is a view over meetings, never a stored edge.

mod bytes;
pub mod compact;
pub mod file;
mod fold;
pub mod index;
mod lists;
mod pack;
mod page;
pub mod rank;
pub mod select;
mod thesaurus;
mod view;
pub mod words;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use petgraph::stable_graph::{NodeIndex, StableDiGraph};

use crate::dossier::{Dossier, Evidence, Meeting, Office, Who};

pub use file::{Archive, Form};
pub use fold::fold;
pub use index::Index;
pub use select::{Party, Selection, name, select};
pub use words::{about, belongs, content, polity, title_key, titled, within};

/// A node: one thing of the world, by its stable id or label.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Node {
    /// A person, by id.
    Person(String),
    /// An office.
    Office(Office),
    /// A meeting, by id.
    Meeting(String),
    /// A topic, by label.
    Topic(String),
    /// A place, by name.
    Place(String),
    /// A country or organisation, by name.
    Polity(String),
    /// A document, by id.
    Document(String),
}

/// What an edge says of its two ends.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// Person → Office.
    Holds {
        /// Whether the office is a past one.
        former: bool,
    },
    /// Office → Polity.
    Of,
    /// Person or Office → Meeting, in which office.
    TookPart {
        /// The person's office at the meeting, where it is known.
        office: Option<Office>,
    },
    /// Meeting → Polity.
    Represented,
    /// Meeting → Topic.
    About,
    /// Meeting → Place.
    At,
    /// Document → Meeting.
    Reports,
}

/// An edge with its evidence, which is never empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// What it says.
    pub relation: Relation,
    /// Where it is said.
    pub evidence: Vec<Evidence>,
}

/// The facts, and the network that they make.
#[derive(Clone, Debug)]
pub struct Graph {
    /// The merged facts.
    pub dossier: Dossier,
    net: OnceLock<Net>,
    index: OnceLock<Index>,
}

impl Graph {
    /// The graph of a dossier. Its network is made when it is first asked for.
    pub fn of(dossier: Dossier) -> Graph {
        Graph { dossier, net: OnceLock::new(), index: OnceLock::new() }
    }

    /// The network over the facts. Nodes and edges come in the order of the dossier, so equal dossiers give equal networks.
    pub fn net(&self) -> &StableDiGraph<Node, Edge> {
        &self.whole().net
    }

    /// Where a node stands in the network.
    pub fn find(&self, node: &Node) -> Option<NodeIndex> {
        self.whole().index.get(node).copied()
    }

    /// The indices over the facts, made when they are first asked for.
    pub fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::of(&self.dossier))
    }

    /// The meetings that fit, in the order of the dossier, found by the indices.
    pub fn select(&self, selection: &Selection) -> Vec<&Meeting> {
        self.index().select(selection, &self.dossier)
    }

    fn whole(&self) -> &Net {
        self.net.get_or_init(|| Net::of(&self.dossier))
    }
}

/// The network, and where each node stands in it.
#[derive(Clone, Debug, Default)]
struct Net {
    net: StableDiGraph<Node, Edge>,
    index: BTreeMap<Node, NodeIndex>,
}

impl Net {
    fn of(dossier: &Dossier) -> Net {
        let mut net = Net::default();
        net.add_persons(dossier);
        net.add_meetings(dossier);
        net
    }

    fn node(&mut self, node: Node) -> NodeIndex {
        let net = &mut self.net;
        *self.index.entry(node).or_insert_with_key(|n| net.add_node(n.clone()))
    }

    fn edge(&mut self, from: Node, to: Node, relation: Relation, evidence: &[Evidence]) {
        let (from, to) = (self.node(from), self.node(to));
        self.net.add_edge(from, to, Edge { relation, evidence: evidence.to_vec() });
    }

    fn office(&mut self, office: &Office, evidence: &[Evidence]) -> Node {
        let node = Node::Office(office.clone());
        if let (None, Some(of)) = (self.index.get(&node), &office.of) {
            self.edge(node.clone(), Node::Polity(of.clone()), Relation::Of, evidence);
        }
        node
    }

    fn add_persons(&mut self, dossier: &Dossier) {
        for person in &dossier.persons {
            self.node(Node::Person(person.id.clone()));
            for role in &person.roles {
                let office = self.office(&role.office, &role.evidence);
                let holds = Relation::Holds { former: role.former };
                self.edge(Node::Person(person.id.clone()), office, holds, &role.evidence);
            }
        }
    }

    fn add_meetings(&mut self, dossier: &Dossier) {
        for meeting in &dossier.meetings {
            let this = Node::Meeting(meeting.id.clone());
            self.node(this.clone());
            for p in &meeting.participants {
                let who = match &p.who {
                    Who::Person(id) => Node::Person(id.clone()),
                    Who::Office(office) => self.office(office, &p.evidence),
                    Who::Group(_) => continue,
                };
                self.edge(who, this.clone(), Relation::TookPart { office: p.office.clone() }, &p.evidence);
            }
            for party in &meeting.parties {
                self.edge(this.clone(), Node::Polity(party.value.clone()), Relation::Represented, &party.evidence);
            }
            for topic in &meeting.topics {
                self.edge(this.clone(), Node::Topic(topic.label.clone()), Relation::About, &topic.evidence);
            }
            for place in &meeting.places {
                self.edge(this.clone(), Node::Place(place.value.clone()), Relation::At, &place.evidence);
            }
            let mut reports: BTreeMap<&str, Vec<Evidence>> = BTreeMap::new();
            for e in &meeting.evidence {
                reports.entry(&e.document).or_default().push(e.clone());
            }
            for (document, evidence) in reports {
                self.edge(Node::Document(document.to_string()), this.clone(), Relation::Reports, &evidence);
            }
        }
    }
}
