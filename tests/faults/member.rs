//! A member as a process: started, told what to do, hurt, and always gone when the test is over.

use crate::{DEADLINE, wait_for};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::{Duration, Instant};

/// A running `member.c`.
pub struct Member {
    child: Child,
    orders: ChildStdin,
    answers: Receiver<String>,
    log: Arc<Mutex<Vec<String>>>,
    /// `host:port`.
    pub address: String,
}

/// What `members` answers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct View {
    pub count: usize,
    pub version: u32,
    pub own: String,
    pub oldest: String,
    pub safe: bool,
}

/// Compiled once for all tests.
fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let test = std::env::current_exe().expect("a test is a file");
        let library = test.parent().expect("a file is in a folder");
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("faults");
        std::fs::create_dir_all(&folder).expect("the target folder is writable");
        let program = folder.join("member");
        let mut cc = Command::new(std::env::var_os("CC").unwrap_or_else(|| "cc".into()));
        cc.current_dir(root).args([
            "-std=c99",
            "-Wall",
            "-Wextra",
            "-Werror",
            "-pedantic",
            "-g",
            "-Iinclude",
        ]);
        cc.args(["-Itests/c", "tests/faults/member.c", "-o"]).arg(&program).arg("-L").arg(library);
        cc.args(["-lfilbert", "-pthread"]).arg(format!("-Wl,-rpath,{}", library.display()));
        let status = cc.status().expect("a C compiler (apt-get install gcc libc6-dev)");
        assert!(status.success(), "tests/faults/member.c does not compile");
        program
    })
}

/// Free ports of the loopback interface, each given out once; below those of outgoing connections.
pub fn free_ports<const N: usize>() -> [u16; N] {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    [(); N].map(|()| {
        loop {
            let step = NEXT.fetch_add(1, Ordering::Relaxed);
            let port = 10_000 + (std::process::id() as u16 % 90) * 100 + step % 1_000;
            if std::net::TcpListener::bind(("127.0.0.1", port)).is_ok() {
                return port;
            }
        }
    })
}

/// All of them as a comma list.
pub fn seeds(ports: &[u16]) -> String {
    ports.iter().map(|port| format!("127.0.0.1:{port}")).collect::<Vec<_>>().join(",")
}

impl Member {
    /// Starts a member on loopback and waits until it serves.
    pub fn start(cluster: &str, port: u16, seeds: &str) -> Self {
        let mut member = Self::launch(cluster, port, seeds);
        member.serving();
        member
    }

    /// Starts a member on loopback and waits for nothing.
    pub fn launch(cluster: &str, port: u16, seeds: &str) -> Self {
        Self::launch_by(Command::new(program()), cluster, "127.0.0.1", port, seeds)
    }

    /// Starts a member on loopback whom the others reach at another port.
    pub fn launch_behind(cluster: &str, port: u16, public: u16, seeds: &str) -> Self {
        Self::launch_by(Command::new(program()), cluster, &format!("127.0.0.1:{public}"), port, seeds)
    }

    /// Starts a member inside a network namespace.
    pub fn launch_inside(namespace: &str, cluster: &str, host: &str, port: u16, seeds: &str) -> Self {
        let mut ip = Command::new("ip");
        ip.args(["netns", "exec", namespace]).arg(program());
        Self::launch_by(ip, cluster, host, port, seeds)
    }

    fn launch_by(mut command: Command, cluster: &str, host: &str, port: u16, seeds: &str) -> Self {
        command.args([cluster, host, &port.to_string(), seeds]);
        // Cargo's path leads to the library of an earlier `cargo build`, and is searched before that of the program.
        command.env_remove("LD_LIBRARY_PATH");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the member is started");
        let orders = child.stdin.take().expect("it was asked for");
        let (said, answers) = channel();
        let output = BufReader::new(child.stdout.take().expect("it was asked for"));
        std::thread::spawn(move || output.lines().map_while(Result::ok).try_for_each(|line| said.send(line)));
        let log = Arc::new(Mutex::new(Vec::new()));
        let (lines, show) = (log.clone(), std::env::var_os("FILBERT_TEST_LOG").is_some());
        let errors = BufReader::new(child.stderr.take().expect("it was asked for"));
        std::thread::spawn(move || {
            for line in errors.lines().map_while(Result::ok) {
                if show {
                    eprintln!("{line}");
                }
                lines.lock().expect("not poisoned").push(line);
            }
        });
        Self { child, orders, answers, log, address: format!("{host}:{port}") }
    }

    /// Waits until it serves.
    pub fn serving(&mut self) {
        assert_eq!(self.answer(DEADLINE).as_deref(), Some("serving"), "{}", self.log());
    }

    /// Gives an order whose answer is read later.
    pub fn order(&mut self, order: &str) {
        writeln!(self.orders, "{order}").and_then(|()| self.orders.flush()).expect("it reads its orders");
    }

    /// The next answer, if it comes in time.
    pub fn answer(&mut self, wait: Duration) -> Option<String> {
        self.answers.recv_timeout(wait).ok()
    }

    /// Gives an order and waits for the answer.
    pub fn ask(&mut self, order: &str) -> String {
        self.order(order);
        self.answer(DEADLINE)
            .unwrap_or_else(|| panic!("{} does not answer {order:?}\n{}", self.address, self.log()))
    }

    /// Gives an order that must be answered with `ok`.
    pub fn tell(&mut self, order: &str) {
        assert_eq!(self.ask(order), "ok", "{order}");
    }

    /// Numbers behind the first word of an answer.
    pub fn numbers(&mut self, order: &str) -> Vec<i64> {
        let answer = self.ask(order);
        let words = answer.split_whitespace().skip(1);
        words.map(|word| word.parse().unwrap_or_else(|_| panic!("{order}: {answer}"))).collect()
    }

    /// Its member list.
    pub fn view(&mut self) -> View {
        let answer = self.ask("members");
        let words: Vec<&str> = answer.split_whitespace().collect();
        let [_, count, version, own, oldest, safe] = words[..] else { panic!("members: {answer}") };
        View {
            count: count.parse().expect("a number"),
            version: version.parse().expect("a number"),
            own: own.to_owned(),
            oldest: oldest.to_owned(),
            safe: safe == "safe",
        }
    }

    /// Sends it a signal.
    pub fn signal(&self, signal: rustix::process::Signal) {
        let pid = rustix::process::Pid::from_child(&self.child);
        rustix::process::kill_process(pid, signal).expect("it is ours");
    }

    /// Kills it as a crash would, and waits until it is gone.
    pub fn kill(mut self) -> Instant {
        self.signal(rustix::process::Signal::KILL);
        let at = Instant::now();
        self.child.wait().expect("it was started");
        at
    }

    /// Its log so far.
    pub fn log(&self) -> String {
        self.log.lock().expect("not poisoned").join("\n")
    }
}

impl Drop for Member {
    fn drop(&mut self) {
        let _ = self.child.kill(); // a stopped process, too; one that has ended is no error
        let _ = self.child.wait();
    }
}

/// Waits until all of them are one cluster with all replicas in step; answers how long that took.
pub fn settle(members: &mut [&mut Member]) -> Duration {
    let count = members.len();
    wait_for("one cluster with all replicas in step", || {
        let views: Vec<View> = members.iter_mut().map(|member| member.view()).collect();
        views.iter().all(|view| view.count == count && view.safe && view.oldest == views[0].oldest)
    })
}
