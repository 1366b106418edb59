//! Makes the C header `OUT_DIR/filbert.h` out of `src/ffi/c` and the statuses of `src/error.rs`, and keeps the library
//! mapped once loaded: threads of the run-time may still run when a class loader lets go of it.
//!
//! Nothing is written into the source tree: `tests/header.rs` compares this file with `include/filbert.h`, and
//! `make header` copies it there.

use std::path::{Path, PathBuf};
use std::{env, fs};

/// In this order the objects stand in the header.
const FILES: [&str; 15] = [
    "status",
    "bytes",
    "config",
    "log",
    "grid",
    "members",
    "map",
    "map/lock",
    "map/whole",
    "map/figures",
    "topic",
    "lock",
    "counter",
    "listener",
    "stats",
];
const STATUSES: &str = "src/error.rs";
const PREAMBLE: &str = "src/ffi/c/preamble.h";

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=src/ffi/c");
    println!("cargo:rerun-if-changed={STATUSES}");
    println!("cargo:rustc-link-arg-cdylib=-Wl,-z,nodelete");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it")).join("filbert.h");
    // A source that cannot be parsed is the compiler's to report; the test of the header shows this text.
    let header = header().unwrap_or_else(|problem| format!("#error no header was made: {problem}\n"));
    fs::write(out, header).expect("OUT_DIR is writable");
}

fn header() -> Result<String, String> {
    let mut builder = cbindgen::Builder::new().with_config(config()).with_src(STATUSES);
    for file in &FILES {
        builder = builder.with_src(source(file));
    }
    let bindings = builder.generate().map_err(|error| error.to_string())?;
    let mut bytes = Vec::new();
    bindings.write(&mut bytes);
    let text = String::from_utf8(bytes).map_err(|error| error.to_string())?;
    let text = text.replace(" * # Safety\n * ", " * Safety: ");
    FILES.iter().try_fold(text, |text, file| with_title(text, file))
}

fn config() -> cbindgen::Config {
    cbindgen::Config {
        language: cbindgen::Language::C,
        cpp_compat: true,
        include_guard: Some("FILBERT_H".into()),
        header: Some(
            fs::read_to_string(PREAMBLE).expect("the preamble is beside the sources").trim_end().into(),
        ),
        no_includes: true,
        sys_includes: ["stdbool.h", "stddef.h", "stdint.h"].map(String::from).to_vec(),
        style: cbindgen::Style::Both,
        usize_is_size_t: true,
        documentation: true,
        documentation_style: cbindgen::DocumentationStyle::Doxy,
        line_length: 100,
        enumeration: cbindgen::EnumConfig {
            prefix_with_name: true,
            rename_variants: cbindgen::RenameRule::ScreamingSnakeCase,
            ..Default::default()
        },
        export: cbindgen::ExportConfig {
            rename: [("Status".to_owned(), "filbert_status".to_owned())].into(),
            ..Default::default()
        },
        ..Default::default()
    }
}

fn source(file: &str) -> PathBuf {
    Path::new("src/ffi/c").join(file).with_extension("rs")
}

/// Puts the text at the head of a source file before the first of its functions.
fn with_title(header: String, file: &str) -> Result<String, String> {
    let path = source(file);
    println!("cargo:rerun-if-changed={}", path.display());
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let title: Vec<&str> = text.lines().map_while(|line| line.strip_prefix("//!")).collect();
    let Some(function) = text.split("extern \"C\" fn ").skip(1).find_map(|rest| rest.split('(').next())
    else {
        return Ok(header);
    };
    let (types, functions) = header.split_once("extern \"C\" {").ok_or("the header has no functions")?;
    let declared =
        functions.find(&format!("{function}(")).ok_or(format!("{function} is not in the header"))?;
    let comment = functions[..declared].rfind("/**").ok_or(format!("{function} has no comment"))?;
    let (before, after) = functions.split_at(comment);
    Ok(format!("{types}extern \"C\" {{{before}/*{}\n */\n\n{after}", title.join("\n *")))
}
