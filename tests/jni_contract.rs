//! The two sides of the crossing: `Native.java` declares exactly what `src/ffi/jni` defines, type for type.
//!
//! The JVM finds a native by its name alone and believes the rest: a parameter too few, or of another width, is memory
//! read at random. So both sides are read as text and compared.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const JAVA: &str = "java-bindings/native/src/main/java/io/filbert/internal/Native.java";
const PREFIX: &str = "Java_io_filbert_internal_Native_";

type Signatures = BTreeMap<String, Vec<String>>;

/// Return type, then parameter types, in the words of JNI.
fn java() -> Signatures {
    let text = read(JAVA);
    let declarations = text.match_indices("static native ").map(|(at, word)| &text[at + word.len()..]);
    let signature = |declaration: &str| {
        let (head, rest) = declaration.split_once('(').expect("a parameter list");
        let (parameters, _) = rest.split_once(')').expect("its end");
        let (answer, name) = head.split_once(' ').expect("type and name");
        let types = parameters.split(',').filter_map(|parameter| parameter.split_whitespace().next());
        let all = std::iter::once(answer).chain(types).map(of_java);
        (name.trim().to_owned(), all.collect())
    };
    declarations.map(signature).collect()
}

fn of_java(java: &str) -> String {
    match java {
        "void" => "()",
        "long" => "jlong",
        "int" => "jint",
        "boolean" => "jboolean",
        "String" => "JString",
        "byte[]" => "JByteArray",
        "String[]" => "JObjectArray<JString>",
        "ByteBuffer" => "JByteBuffer",
        other => panic!("{JAVA}: `{other}` does not cross; accepted: the types that its comment names"),
    }
    .to_owned()
}

fn rust() -> Signatures {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ffi/jni");
    let mut signatures = Signatures::new();
    for entry in fs::read_dir(folder).expect("readable") {
        let text = fs::read_to_string(entry.expect("an entry").path()).expect("UTF-8");
        for (at, word) in text.match_indices(&format!("fn {PREFIX}")) {
            let declaration = &text[at + word.len()..];
            let (head, rest) = declaration.split_once('(').expect("a parameter list");
            let (parameters, rest) = rest.split_once(')').expect("its end");
            let name = head.split('<').next().expect("a name").to_owned();
            let answer = rest.split('{').next().expect("a body").trim().trim_start_matches("->");
            let parameters = parameters.replace("'local, ", "").replace("<'local>", "");
            // `env` of checked natives has no type.
            let types =
                parameters.split(',').filter_map(|parameter| parameter.split_once(':')).map(|(_, it)| it);
            let answer = answer.replace("'local, ", "").replace("<'local>", "");
            let answer = if answer.trim().is_empty() { "()".to_owned() } else { answer };
            let all = std::iter::once(answer.as_str()).chain(types).map(|it| it.trim().to_owned()).collect();
            assert!(signatures.insert(name.clone(), all).is_none(), "{name} is defined twice");
        }
    }
    signatures
}

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("readable")
}

#[test]
fn both_sides_declare_the_same_natives() {
    let (java, rust) = (java(), rust());
    assert!(java.len() > 80, "only {} natives were found in {JAVA}: has its form changed?", java.len());
    for (name, signature) in &java {
        let defined =
            rust.get(name).unwrap_or_else(|| panic!("{name} is declared and not defined in src/ffi/jni"));
        assert_eq!(signature, defined, "{name}: left as {JAVA} declares it, right as src/ffi/jni defines it");
    }
    for name in rust.keys() {
        assert!(java.contains_key(name), "{name} is defined in src/ffi/jni and not declared in {JAVA}");
    }
}

#[test]
fn both_sides_have_the_same_numbers() {
    let number = |path: &str, before: &str| -> i64 {
        let text = read(path);
        let digits = |at: usize| -> String {
            text[at + before.len()..].chars().take_while(|c| c.is_ascii_digit() || *c == '-').collect()
        };
        // The layouts in a comment have the same names before other words.
        let found = text.match_indices(before).map(|(at, _)| digits(at)).find(|digits| !digits.is_empty());
        let digits = found.unwrap_or_else(|| panic!("{path}: no number behind `{before}`"));
        digits.parse().expect("a number")
    };
    for (java, rust_file, rust) in [
        ("int ABI = ", "library.rs", "const ABI: jint = "),
        ("long ABSENT = ", "raw.rs", "pub const ABSENT: jlong = "),
        ("long LARGE = ", "raw.rs", "pub const LARGE: jlong = "),
        ("long LOG_REGISTRATION = ", "desk.rs", "pub const LOG_REGISTRATION: i64 = "),
        ("long COMPLETION_REGISTRATION = ", "desk.rs", "pub const COMPLETION_REGISTRATION: i64 = "),
        ("ASYNC_LOCK_KEY = ", "asynchronous.rs", "const LOCK_KEY: jint = "),
    ] {
        assert_eq!(number(JAVA, java), number(&format!("src/ffi/jni/{rust_file}"), rust), "{java}");
    }
    let codec = JAVA.replace("Native.java", "Codec.java");
    for name in [
        "ENTRY",
        "MAP",
        "MESSAGE",
        "MEMBER_ADDED",
        "MEMBER_REMOVED",
        "MEMBERS",
        "LIFECYCLE",
        "OBJECT",
        "MIGRATION",
        "DROPPED",
        "COMPLETION",
    ] {
        let rust = number("src/ffi/jni/events.rs", &format!("const {name}: u8 = "));
        assert_eq!(number(&codec, &format!("EVENT_{name} = ")), rust, "EVENT_{name}");
    }
}
