//! How does it leave the house? Pictures and files that other tools read.

pub mod cypher;
pub mod dot;
pub mod explorer;
pub mod ftm;
pub mod gexf;
pub mod graphml;
mod graphviz;
pub mod json;
pub mod layout;
pub mod markdown;
pub mod mermaid;
pub mod net;
pub mod network_json;
#[cfg(feature = "parquet")]
pub mod parquet;
pub mod part;
pub mod picture;
pub mod rdf;
#[cfg(feature = "sparql")]
pub mod sparql;
pub mod tables;
mod xml;
