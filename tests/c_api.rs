//! The C programs of `tests/c`, compiled as a user compiles them and run against the library of this build; the
//! examples of the documents, too.
//!
//! With a library that was built without the feature `mimalloc` they run under valgrind: with an allocator of our own
//! it would see nothing. That library is in the folder `FILBERT_VALGRIND`, or is this build's own when that lacks the
//! feature and valgrind is there (`cargo test --no-default-features --test c_api`).

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// Longest run of a program; valgrind makes it some thirty times slower.
const RUN_MAX: Duration = Duration::from_secs(240);
const FLAGS: &[&str] = &["-Wall", "-Wextra", "-Werror", "-pedantic", "-g", "-Iinclude", "-Itests/c"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A library that valgrind can look into, so that this test need not be built anew for it.
fn library_for_valgrind() -> Option<PathBuf> {
    std::env::var_os("FILBERT_VALGRIND").map(|folder| root().join(folder))
}

/// Where cargo has put the library of the build that this test belongs to.
fn library_folder() -> PathBuf {
    if let Some(folder) = library_for_valgrind() {
        assert!(folder.join("libfilbert.so").exists(), "no libfilbert.so in {}", folder.display());
        return folder;
    }
    let test = std::env::current_exe().expect("a test is a file");
    let folder = test.parent().expect("a file is in a folder").to_owned();
    assert!(folder.join("libfilbert.so").exists(), "no libfilbert.so in {}", folder.display());
    folder
}

fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("c").join(name);
    fs::create_dir_all(&folder).expect("the target folder is writable");
    folder
}

fn compile(source: &Path, name: &str) -> PathBuf {
    let program = scratch(name).join(name);
    let library = library_folder();
    let mut cc = Command::new(std::env::var_os("CC").unwrap_or_else(|| "cc".into()));
    cc.current_dir(root()).arg("-std=c99").args(FLAGS).arg(source).arg("-o").arg(&program);
    cc.arg("-L").arg(&library).arg("-lfilbert").arg("-pthread");
    cc.arg(format!("-Wl,-rpath,{}", library.display()));
    succeed(cc, "the compiler (apt-get install gcc libc6-dev)");
    program
}

/// Runs to the end, with what it printed in the message when it fails.
fn succeed(mut command: Command, what: &str) -> String {
    // Cargo's path leads to the library of an earlier `cargo build`, and is searched before that of the program.
    command.env_remove("LD_LIBRARY_PATH");
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap_or_else(|error| panic!("{what} cannot be run: {error}"));
    let (said, heard) = mpsc::channel();
    let streams: [Option<Box<dyn Read + Send>>; 2] = [
        child.stdout.take().map(|stream| Box::new(stream) as Box<dyn Read + Send>),
        child.stderr.take().map(|stream| Box::new(stream) as Box<dyn Read + Send>),
    ];
    let count = streams.len();
    for mut stream in streams.into_iter().flatten() {
        let said = said.clone();
        thread::spawn(move || {
            let mut text = Vec::new();
            let _ = stream.read_to_end(&mut text);
            let _ = said.send(String::from_utf8_lossy(&text).into_owned());
        });
    }
    let mut output = String::new();
    let ended = (0..count).all(|_| heard.recv_timeout(RUN_MAX).map(|text| output.push_str(&text)).is_ok());
    if !ended {
        let _ = child.kill();
    }
    let status = child.wait().expect("it was started");
    assert!(ended, "{what} did not end within {RUN_MAX:?}\n{output}");
    assert!(status.success(), "{what}: {status}\n{output}");
    output
}

fn valgrind() -> bool {
    let there =
        || Command::new("valgrind").arg("--version").output().is_ok_and(|output| output.status.success());
    library_for_valgrind().is_some() || !cfg!(feature = "mimalloc") && there()
}

fn run(program: &Path, arguments: &[&Path]) -> String {
    let mut command = if valgrind() {
        let mut command = Command::new("valgrind");
        command.args(["--quiet", "--error-exitcode=99", "--leak-check=full"]);
        command.args(["--show-leak-kinds=definite", "--errors-for-leak-kinds=definite", "--num-callers=40"]);
        command.arg(program);
        command
    } else {
        Command::new(program)
    };
    command.args(arguments).current_dir(scratch("run"));
    succeed(command, &program.file_name().unwrap_or_default().to_string_lossy())
}

fn compile_and_run(name: &str, arguments: &[&Path]) {
    let source = root().join("tests/c").join(name).with_extension("c");
    run(&compile(&source, name), arguments);
}

/// A test per program, so that each is reported by its name; `all_programs_are_run` holds the list complete.
macro_rules! programs {
    ($($name:ident $(($argument:expr))?),+ $(,)?) => {
        const PROGRAMS: &[&str] = &[$(stringify!($name)),+];
        mod program {
            $(#[test] fn $name() { super::compile_and_run(stringify!($name), &[$(&$argument)?]); })+
        }
    };
}

programs! {
    config(super::root().join("tests/fixtures")),
    counter,
    grid,
    hostile,
    listener,
    lock,
    log(super::scratch("log-files")),
    map,
    members,
    stats,
    topic,
}

#[test]
fn all_programs_are_run() {
    let files = fs::read_dir(root().join("tests/c")).expect("the programs are there");
    let mut found: Vec<String> = files
        .map(|file| file.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "c"))
        .filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned()))
        .collect();
    found.sort();
    assert_eq!(found, PROGRAMS, "add the new program to `programs!`");
}

#[test]
fn the_example_of_the_header_runs() {
    let header = fs::read_to_string(root().join("include/filbert.h")).expect("`make header` writes it");
    let lines = header.lines().skip_while(|line| !line.starts_with(" * Example:")).skip(1);
    let lines: Vec<&str> = lines
        .take_while(|line| line.starts_with(" *") && !line.starts_with(" */"))
        .map(|line| line.strip_prefix(" *     ").unwrap_or(""))
        .collect();
    assert!(lines.len() > 20, "the header begins with an example:\n{}", lines.join("\n"));
    assert_eq!(run(&example(&lines.join("\n"), "header_example"), &[]), "revoked\n");
}

#[test]
fn the_example_of_the_guide_runs() {
    let guide = fs::read_to_string(root().join("docs/c.md")).expect("the guide is there");
    let program = guide.split("```c\n").nth(1).and_then(|rest| rest.split("```").next());
    let program = example(program.expect("the guide has a program"), "guide_example");
    assert_eq!(run(&program, &[]), "token-1 is revoked\n");
}

fn example(text: &str, name: &str) -> PathBuf {
    let source = scratch(name).join("example.c");
    fs::write(&source, format!("{text}\n")).expect("the target folder is writable");
    compile(&source, name)
}

#[test]
fn the_header_is_cpp_too() {
    let mut compiler = Command::new(std::env::var_os("CXX").unwrap_or_else(|| "c++".into()));
    if compiler.arg("--version").output().is_err() {
        println!("skipped: no C++ compiler here");
        return;
    }
    let source = scratch("cpp").join("example.cpp");
    let text = "#include \"filbert.h\"\nint main() { return filbert_version() == nullptr; }\n";
    fs::write(&source, text).expect("the target folder is writable");
    let (program, library) = (source.with_extension("program"), library_folder());
    let mut cpp = Command::new(compiler.get_program());
    cpp.current_dir(root()).arg("-std=c++11").args(FLAGS).arg(&source).arg("-o").arg(&program);
    cpp.arg("-L").arg(&library).arg("-lfilbert").arg(format!("-Wl,-rpath,{}", library.display()));
    succeed(cpp, "the C++ compiler");
    run(&program, &[]);
}
