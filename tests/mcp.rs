//! The server speaks with a real client over standard input and output: `cargo test --features mcp-test --test all mcp`.

use rmcp::ServiceExt;
use rmcp::model::CallToolRequestParams;
use rmcp::transport::TokioChildProcess;
use serde_json::{Value, json};

#[tokio::test]
async fn a_client_asks_and_is_answered() {
    let mut command = tokio::process::Command::new(env!("CARGO_BIN_EXE_rapporteur"));
    command.args(["mcp", concat!(env!("CARGO_MANIFEST_DIR"), "/graphs/seeds.ron")]);
    let client = ().serve(TokioChildProcess::new(command).unwrap()).await.unwrap();
    let tools = client.list_all_tools().await.unwrap();
    let mut names: Vec<&str> = tools.iter().map(|t| t.name.as_ref()).collect();
    names.sort_unstable();
    assert_eq!(names, ["ask", "evidence", "path", "show"]);

    let call = async |tool: &'static str, arguments: Value| {
        let arguments = arguments.as_object().cloned().unwrap_or_default();
        let params = CallToolRequestParams::new(tool).with_arguments(arguments);
        let result = client.call_tool(params).await.unwrap();
        (
            result.is_error == Some(true),
            serde_json::to_value(&result.content).unwrap()[0]["text"].as_str().unwrap().to_string(),
        )
    };
    let (wrong, text) = call("ask", json!({"question": "Who met Niyazov?"})).await;
    let answer: Value = serde_json::from_str(&text).unwrap();
    assert!(!wrong && answer["answers"].as_array().unwrap().contains(&json!("Viktor Yushchenko")), "{text}");
    let evidence = answer["evidence"].as_array().unwrap();
    assert!(evidence.iter().any(|e| e["sentence"].as_str().unwrap().contains("Niyazov")), "{text}");
    let (wrong, text) = call("show", json!({"name": "Niyazov"})).await;
    assert!(!wrong && text.contains("President of Turkmenistan"), "{text}");
    let (wrong, text) = call("path", json!({"from": "Modi", "to": "Morrison"})).await;
    assert!(!wrong && text.contains("they met directly"), "{text}");
    let (wrong, text) = call("evidence", json!({"name": "Niyazov"})).await;
    assert!(!wrong && text.contains("read by "), "{text}");
    let (wrong, text) = call("show", json!({"name": "Zebulon"})).await;
    assert!(wrong && text.contains("does not have `Zebulon`"), "{text}");
    client.cancel().await.unwrap();
}
