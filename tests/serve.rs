//! The explorer over the network: it answers, and only those who may ask.

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
    let near = server.json("/api/meetings?around=India&depth=2")["meetings"].as_array().unwrap().len();
    let own = server.json("/api/meetings?around=India")["meetings"].as_array().unwrap().len();
    assert_eq!(own, server.json("/api/meetings?who=India")["meetings"].as_array().unwrap().len());
    assert!(0 < own && own < near && near < all, "{own}, {near} of {all}");
    let answer = server.json("/api/ask?q=Who+met+Modi%3F");
    assert!(answer["answers"].is_array() && answer["understood"].is_string(), "{answer}");
}

#[test]
fn it_answers_what_its_description_says() {
    let server = Server::start();
    let description = server.json("/api");
    let paths = description["paths"].as_object().unwrap();
    assert!(paths.len() > 5);
    let id = server.json("/api/graph")["meetings"][0]["id"].clone();
    for (path, about) in paths {
        let asked = about["get"]["parameters"].as_array().cloned().unwrap_or_default();
        let example = |p: &Value| if p["example"].is_array() { p["example"][0].clone() } else { p["example"].clone() };
        // Ids change with what is read out of the samples.
        let one = |p: &Value| if p["name"] == "id" { id.clone() } else { example(p) };
        let word = |p: &Value| match one(p) {
            Value::String(text) => text.replace(' ', "+").replace('?', "%3F"),
            other => other.to_string(),
        };
        let pair = |p: &Value| format!("{}={}", p["name"].as_str().unwrap(), word(p));
        let needed: Vec<String> = asked.iter().filter(|p| p["required"] == true).map(pair).collect();
        let together =
            |p: &Value| if p["name"] == "depth" { vec![pair(p), "around=India".into()] } else { vec![pair(p)] };
        let single = asked.iter().map(together).filter(|p| needed.is_empty() || *p == needed);
        for query in single.chain([needed.clone()]) {
            let (head, body) = server.get(&format!("{path}?{}", query.join("&")));
            assert!(head.starts_with("http/1.1 200"), "{path} {query:?}: {head}\n{body}");
            let kinds = about["get"]["responses"]["200"]["content"].as_object().unwrap();
            assert!(kinds.keys().any(|kind| head.contains(&format!("content-type: {kind}"))), "{path}: {head}");
        }
        let (head, body) = server.get(&format!("{path}?colour=red"));
        assert!(head.starts_with("http/1.1 400") && body.contains("`colour` is not known"), "{path}: {head}");
    }
}

#[test]
fn meetings_come_page_by_page() {
    let server = Server::start();
    let ids = |body: &Value| -> Vec<String> {
        body["meetings"].as_array().unwrap().iter().map(|m| m["id"].as_str().unwrap().to_string()).collect()
    };
    let whole = ids(&server.json("/api/meetings?status=held"));
    let (mut next, mut found) = (Some("/api/meetings?status=held&limit=7".to_string()), Vec::new());
    while let Some(path) = next {
        let (head, body) = server.get(&path);
        assert!(head.contains(&format!("x-total-count: {}", whole.len())), "{head}");
        let page = ids(&serde_json::from_str(&body).unwrap());
        assert!(!page.is_empty() && page.len() <= 7, "{path}");
        found.extend(page);
        let link = head.lines().find_map(|l| l.strip_prefix("link: <"));
        next = link.map(|l| l.split_once(">; rel=\"next\"").unwrap().0.to_string());
    }
    assert_eq!(found, whole);
    assert!(ids(&server.json("/api/meetings?offset=99999")).is_empty());
    let one = server.json(&format!("/api/meeting?id={}", whole[0]));
    assert_eq!(ids(&one), whole[..1]);
    let sentence = one["meetings"][0]["evidence"][0]["sentence"].as_str().unwrap();
    let whole = server.json("/api/graph");
    let held: Vec<&Value> =
        whole["documents"].as_array().unwrap().iter().flat_map(|d| d["passages"].as_array()).flatten().collect();
    let told = whole["meetings"].as_array().unwrap().iter().flat_map(|m| m["evidence"].as_array().unwrap());
    let inside = told.filter(|e| held.iter().any(|p| p.as_array().unwrap().contains(&e["sentence"]))).count();
    assert!(inside > 40, "{inside} sentences stand in their paragraphs");
    let words: Vec<&str> = sentence.split(' ').filter(|w| w.chars().all(char::is_alphanumeric)).take(1).collect();
    let said = server.json(&format!("/api/search?q={}", words[0].to_uppercase()));
    assert!(said["meetings"].as_array().unwrap().contains(&one["meetings"][0]["id"]), "{words:?}: {said}");
}

#[test]
fn the_page_is_fed_in_pieces() {
    let server = Server::start();
    let (_, page) = server.get("/");
    assert!(page.contains("connect-src 'self'") && page.len() < 60_000, "{} bytes", page.len());
    let all = server.json("/api/graph")["meetings"].as_array().unwrap().len();
    assert_eq!(server.json("/api/explorer?piece=0")["meetings"].as_array().unwrap().len(), all);
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
        ("/api/search?q=a&q=b", 400, "ask with q"),
        ("/api/meetings?around=Zed+Nobody", 404, "it does not have `Zed Nobody`"),
        ("/api/meetings?around=India&depth=0", 400, "`0` is no depth"),
        ("/api/meetings?depth=2", 400, "name them with `around`"),
        ("/api/search?q=", 400, "ask with q"),
        ("/api/search?q=%FF", 200, r#"{"meetings":[]}"#),
        ("/api/meetings?limit=few", 400, "`few` is no limit"),
        ("/api/meeting?id=none", 404, "there is no meeting `none`"),
        ("/api/explorer?piece=7", 404, "there is no piece 7"),
        ("/api/explorer?piece=-1", 400, "is no number of a piece"),
        ("/etc/passwd", 404, "no such page"),
        ("/../Cargo.toml", 404, "no such page"),
    ] {
        let (head, body) = server.get(path);
        assert!(head.starts_with(&format!("http/1.1 {status}")) && body.contains(word), "{path}: {head}\n{body}");
    }
    let (head, body) = server.get(&format!("/api/ask?q={}", "who+met+".repeat(200)));
    assert!(head.starts_with("http/1.1 400") && body.contains("is longer than 1000 bytes"), "{head}\n{body}");
    let (head, body) = server.call("POST", "/api/graph", &server.address);
    assert!(head.starts_with("http/1.1 405") && body.contains("ask with GET"), "it only reads: {head}\n{body}");
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
