//! How long a million edges take in each format of network tools: `cargo bench --bench exports`, or with a format behind
//! (`-- gexf`). Each is written to memory three times; the best counts. Where the system tells, it is the time of the processor,
//! so that what else the machine does is not counted.

mod world;

use std::io::{self, Write as _};
use std::time::Instant;

use rapporteur::Graph;
use rapporteur::export::net::Net;
use rapporteur::export::{cypher, ftm, gexf, graphml, json, markdown, network_json, rdf, tables};

type Write = fn(&Graph, &Net, &mut Vec<u8>) -> io::Result<()>;

const FORMATS: &[(&str, Write)] = &[
    ("json", |graph, _, out| out.write_all(json::merged(&graph.dossier).as_bytes())),
    ("markdown", |graph, _, out| markdown::write(&graph.dossier, out)),
    ("node-link", |_, net, out| network_json::node_link(net, out)),
    ("cyjs", |_, net, out| network_json::cytoscape(net, out)),
    ("graphml", |_, net, out| graphml::write(net, out)),
    ("gexf", |_, net, out| gexf::write(net, out)),
    ("csv", |_, net, out| tables::nodes(net, &mut *out).and_then(|()| tables::edges(net, out))),
    ("neo4j", |_, net, out| tables::neo4j_nodes(net, &mut *out).and_then(|()| tables::neo4j_edges(net, out))),
    ("cypher", |_, net, out| cypher::write(net, out)),
    ("turtle", |_, net, out| rdf::turtle(net, out)),
    ("nquads", |_, net, out| rdf::nquads(net, out)),
    ("ftm", |_, net, out| ftm::write(net, out)),
];

/// Seconds that this thread has had of a processor; elsewhere than on Linux, seconds that went by.
fn clock(start: Instant) -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|t| t.split_whitespace().next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| start.elapsed().as_secs_f64(), |n| n * 1e-9)
}

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with("--")).collect();
    let graph = Graph::of(world::world());
    let zero = Instant::now();
    let timed = |what: &mut dyn FnMut() -> usize| {
        let start = clock(zero);
        let n = what();
        (clock(zero) - start, n)
    };
    let (seconds, edges) = timed(&mut || graph.net().edge_count());
    println!("{:10} {seconds:6.2} s  {edges} edges", "graph");
    let (seconds, _) = timed(&mut || Net::of(&graph).links.len());
    println!("{:10} {seconds:6.2} s", "rows");
    let net = Net::of(&graph);
    let mut out = Vec::new();
    for (name, write) in FORMATS.iter().filter(|(name, _)| wanted.is_empty() || wanted.iter().any(|w| w == name)) {
        let mut once = || {
            out.clear();
            write(&graph, &net, &mut out).expect("memory takes everything");
            out.len()
        };
        let best = (0..3).map(|_| timed(&mut once).0).fold(f64::INFINITY, f64::min);
        let per_million = best * 1e6 / net.links.len() as f64;
        println!("{name:10} {best:6.2} s  {:4} MB  {per_million:.2} s a million edges", out.len() >> 20);
    }
}
