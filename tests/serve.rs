//! The explorer over the network: it answers, and only those who may ask.
#![cfg(feature = "serve")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use serde_json::Value;

/// A server of the sample graph on a port of its own, stopped at the end.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start() -> Server {
        let graph = concat!(env!("CARGO_MANIFEST_DIR"), "/graphs/seeds.ron");
        let mut child = Command::new(env!("CARGO_BIN_EXE_rapporteur"))
            .args(["serve", graph, "--listen", "127.0.0.1:0", "--host", "news.example"])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("http://").unwrap().to_string();
        Server { child, address }
    }

    /// Head and body of the answer.
    fn call(&self, method: &str, path: &str, host: &str) -> (String, String) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(stream, "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut all = String::new();
        stream.read_to_string(&mut all).unwrap();
        let (head, body) = all.split_once("\r\n\r\n").unwrap();
        (head.to_lowercase(), body.to_string())
    }

    fn get(&self, path: &str) -> (String, String) {
        self.call("GET", path, &self.address)
    }

    fn json(&self, path: &str) -> Value {
        let (head, body) = self.get(path);
        assert!(head.starts_with("http/1.1 200"), "{path}: {head}\n{body}");
        serde_json::from_str(&body).unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn it_answers_browsers_and_programs() {
    let server = Server::start();
    let (head, page) = server.get("/");
    assert!(
        head.contains("content-type: text/html") && head.contains("nosniff") && page.starts_with("<!DOCTYPE html>")
    );
    let all = server.json("/api/graph")["meetings"].as_array().unwrap().len();
    let held = server.json("/api/meetings?status=held")["meetings"].as_array().unwrap().len();
    assert!(0 < held && held < all, "{held} of {all}");
    let modi = server.json("/api/meetings?who=Narendra%20Modi&to=2020");
    let names: Vec<&str> = modi["persons"].as_array().unwrap().iter().filter_map(|p| p["name"].as_str()).collect();
    assert!(names.contains(&"Narendra Modi"), "{names:?}");
    let answer = server.json("/api/ask?q=Who+met+Modi%3F");
    assert!(answer["answers"].is_array() && answer["understood"].is_string(), "{answer}");
    for path in server.json("/api")["paths"].as_object().unwrap().keys() {
        assert!(!server.get(path).0.starts_with("http/1.1 404"), "{path} is described, and there");
    }
}

#[test]
fn it_says_what_is_wrong() {
    let server = Server::start();
    for (path, status, word) in [
        ("/api/meetings?status=gone", 400, "`gone` is no status"),
        ("/api/meetings?colour=red", 400, "`colour` is not known"),
        ("/api/meetings?from=2020-99", 400, "is no date"),
        ("/api/meetings?from=2020&to=2010", 400, "is later than"),
        ("/api/meetings?who=Zed+Nobody", 404, "it does not have `Zed Nobody`"),
        ("/api/ask", 400, "ask with q"),
        ("/etc/passwd", 404, "no such page"),
        ("/../Cargo.toml", 404, "no such page"),
    ] {
        let (head, body) = server.get(path);
        assert!(head.starts_with(&format!("http/1.1 {status}")) && body.contains(word), "{path}: {head}\n{body}");
    }
    assert!(server.call("POST", "/api/graph", &server.address).0.starts_with("http/1.1 405"), "it only reads");
}

#[test]
fn it_is_called_by_its_own_names_alone() {
    let server = Server::start();
    let port = server.address.rsplit(':').next().unwrap();
    for host in ["evil.example", &format!("evil.example:{port}"), "", "127.0.0.1.evil.example"] {
        let (head, body) = server.call("GET", "/api/graph", host);
        assert!(head.starts_with("http/1.1 403") && !body.contains("persons"), "{host}: {head}");
    }
    for host in [format!("localhost:{port}"), format!("LOCALHOST:{port}"), "news.example".to_string()] {
        assert!(server.call("GET", "/api", &host).0.starts_with("http/1.1 200"), "{host}");
    }
}
