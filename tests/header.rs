//! `include/filbert.h` is what the sources say, says something about each declaration, and says it to C programmers.

use std::fs;
use std::path::Path;

/// Made by `build.rs` of the sources that this test is built with.
const MADE: &str = include_str!(concat!(env!("OUT_DIR"), "/filbert.h"));
const COMMITTED: &str = "include/filbert.h";
/// `make header` sets it: the test then writes the header, and compares afterwards.
const WRITE: &str = "FILBERT_WRITE_HEADER";

#[test]
fn the_committed_header_is_what_the_sources_say() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(COMMITTED);
    if std::env::var_os(WRITE).is_some() {
        fs::write(&path, MADE).expect("include/ is writable");
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    let differs = MADE.lines().zip(committed.lines()).position(|(made, committed)| made != committed);
    let line = differs.unwrap_or_else(|| MADE.lines().count().min(committed.lines().count())) + 1;
    assert!(
        committed == MADE,
        "{COMMITTED}:{line} is not what src/ffi/c and src/error.rs say: run `make header` and commit it"
    );
}

#[test]
fn every_declaration_is_documented() {
    let mut documented = false;
    let mut bare = Vec::new();
    let (mut in_comment, mut continued) = (false, false);
    for (number, line) in MADE.lines().enumerate().map(|(number, line)| (number + 1, line.trim())) {
        if in_comment || line.starts_with("/*") {
            in_comment = !line.ends_with("*/");
            documented = true;
            continued = false;
            continue;
        }
        let declares =
            line.ends_with(';') || line.ends_with(',') || line.ends_with('{') || line.ends_with('(');
        let noise =
            line.is_empty() || line.starts_with(['#', '}', '{', ':']) || line.starts_with("extern \"C\"");
        // An enum is documented where it is defined; its aliases, one per C standard, follow.
        let alias = line.starts_with("typedef enum") || line.starts_with("typedef int32_t");
        if noise || alias {
            continue;
        }
        if !continued && !documented {
            bare.push(format!("{COMMITTED}:{number}: {line}"));
        }
        // The arguments of a function go on over lines; fields and constants are of one line each.
        continued =
            declares && line.contains('(') && !line.ends_with(';') || continued && !line.ends_with(';');
        documented = false;
    }
    assert!(bare.is_empty(), "without a comment; write one above it in src/ffi/c:\n{}", bare.join("\n"));
}

#[test]
fn the_header_speaks_c() {
    let rust = [
        "# Safety",
        "[`",
        "::",
        "Rust",
        "Option<",
        "Box",
        "&self",
        "intra",
        "InvalidArgument",
        "NullArgument",
    ];
    let found: Vec<String> = MADE
        .lines()
        .enumerate()
        .filter(|(_, line)| rust.iter().any(|word| line.contains(word)))
        .map(|(number, line)| format!("{COMMITTED}:{}: {line}", number + 1))
        .collect();
    assert!(found.is_empty(), "say it to C programmers, in src/ffi/c:\n{}", found.join("\n"));
}

#[test]
fn names_have_the_prefix() {
    let functions = MADE.lines().filter(|line| !line.starts_with([' ', '/', '#', '}'])).filter_map(|line| {
        let name = line.split('(').next()?.rsplit([' ', '*']).next()?;
        line.contains('(').then_some(name)
    });
    let functions: Vec<&str> = functions.filter(|name| !name.is_empty()).collect();
    assert!(functions.len() > 50, "the header has {} functions", functions.len());
    let strangers: Vec<&&str> = functions.iter().filter(|name| !name.starts_with("filbert_")).collect();
    assert!(strangers.is_empty(), "without prefix: {strangers:?}");
}
