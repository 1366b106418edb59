//! The layers of `src`, and where `unsafe` may stand. Reads every source file; the message names the remedy.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Module -> what it may import of ours. `kernel::x` allows that module of the kernel only.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("kernel", &["kernel"]),
    ("error", &[]),
    ("wire", &["wire", "kernel"]),
    ("config", &["config", "kernel", "error"]),
    ("logging", &["logging", "kernel", "error"]),
    ("engine", &["engine", "wire", "config", "logging", "kernel", "error"]),
    ("structures", &["structures", "engine", "error", "kernel::id", "kernel::operation", "kernel::time"]),
    ("grid", &["grid", "structures", "engine", "config", "logging", "error", "kernel"]),
    ("ffi", &["ffi", "grid", "structures", "config", "logging", "error"]),
];

/// What must not stand in the kernel: clocks, threads, sockets, chance, and maps whose order is chance.
const IMPURE: &[&str] = &[
    "std::time::Instant",
    "SystemTime",
    "std::thread",
    "std::net",
    "std::fs",
    "std::env",
    "tokio",
    "parking_lot",
    "getrandom",
    "rustix",
    "socket2",
    "collections::HashMap",
    "collections::HashSet",
];

fn sources() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("src is readable") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    walk(&root, &mut found);
    found.sort();
    let relative = |path: &Path| path.strip_prefix(&root).expect("below src").to_owned();
    found.iter().map(|path| (relative(path), fs::read_to_string(path).expect("source is UTF-8"))).collect()
}

/// The code of a file: without comments, and without the tests at its end.
fn code(text: &str) -> Vec<(usize, &str)> {
    let lines = text.lines().enumerate().take_while(|(_, line)| line.trim() != "#[cfg(test)]");
    lines.map(|(number, line)| (number + 1, line.split("//").next().unwrap_or(""))).collect()
}

fn layer(path: &Path) -> String {
    let first = path.components().next().expect("a path").as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

fn is_test_file(path: &Path) -> bool {
    path.components().any(|part| {
        let name = part.as_os_str().to_string_lossy();
        name == "tests" || name == "tests.rs" || name.ends_with("_tests.rs") || name == "harness"
    })
}

/// Every `crate::a::b` of a line, braces after `crate::` opened.
fn imports(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in line.match_indices("crate::") {
        let rest = &line[at + "crate::".len()..];
        let path = |text: &str| {
            let end =
                text.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).unwrap_or(text.len());
            text[..end].to_owned()
        };
        match rest.strip_prefix('{') {
            Some(list) => found.extend(list.split(',').map(|item| path(item.trim()))),
            None => found.push(path(rest)),
        }
    }
    found
}

#[test]
fn a_layer_imports_only_layers_below_it() {
    let rules: BTreeMap<&str, &[&str]> = MAY_IMPORT.iter().copied().collect();
    let mut broken = Vec::new();
    for (path, text) in sources() {
        let layer = layer(&path);
        if layer == "lib" || is_test_file(&path) {
            continue;
        }
        let Some(allowed) = rules.get(layer.as_str()) else {
            broken.push(format!(
                "{}: module `{layer}` has no rule: add it to MAY_IMPORT with its layer",
                path.display()
            ));
            continue;
        };
        for (number, line) in code(&text) {
            for import in imports(line) {
                let fits = allowed.iter().any(|it| import == *it || import.starts_with(&format!("{it}::")));
                if !fits && import.chars().next().is_some_and(char::is_lowercase) {
                    broken.push(format!(
                        "src/{}:{number}: `crate::{import}` is not below `{layer}`; move the code or re-export a value \
                         through a layer between",
                        path.display()
                    ));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_kernel_is_pure() {
    let mut broken = Vec::new();
    for (path, text) in sources() {
        if layer(&path) != "kernel" || is_test_file(&path) {
            continue;
        }
        for (number, line) in code(&text) {
            for word in IMPURE.iter().filter(|word| line.contains(**word)) {
                broken.push(format!(
                    "src/{}:{number}: `{word}` in the kernel: time, chance and input are handed in by the driver",
                    path.display()
                ));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn unsafe_stands_in_ffi_only() {
    let mut broken = Vec::new();
    for (path, text) in sources() {
        if layer(&path) == "ffi" {
            continue;
        }
        for (number, line) in code(&text) {
            let words = line.split(|c: char| !(c.is_alphanumeric() || c == '_'));
            if words.into_iter().any(|word| word == "unsafe") {
                broken.push(format!("src/{}:{number}: `unsafe` outside src/ffi", path.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn a_file_is_one_noun() {
    const LINES_MAX: usize = 500;
    let long =
        sources().into_iter().filter(|(path, text)| !is_test_file(path) && code(text).len() > LINES_MAX);
    let long: Vec<String> =
        long.map(|(path, text)| format!("src/{}: {} lines", path.display(), code(&text).len())).collect();
    assert!(long.is_empty(), "over {LINES_MAX} lines without tests, split by noun:\n{}", long.join("\n"));
}

#[test]
fn every_file_says_what_it_decides() {
    let silent = sources().into_iter().filter(|(path, text)| !is_test_file(path) && !text.starts_with("//!"));
    let silent: Vec<String> = silent.map(|(path, _)| format!("src/{}", path.display())).collect();
    assert!(silent.is_empty(), "files that do not open with `//!`:\n{}", silent.join("\n"));
}

#[test]
fn the_rules_can_fail() {
    assert_eq!(
        imports("use crate::{error::Error, kernel::id::MemberId};"),
        ["error::Error", "kernel::id::MemberId"]
    );
    assert_eq!(imports("let x = crate::engine::Engine::new();"), ["engine::Engine::new"]);
    assert_eq!(code("a // b\n#[cfg(test)]\nuse crate::ffi;"), [(1, "a ")]);
}
