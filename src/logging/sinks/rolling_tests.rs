//! Log files put aside: by size, by day, by both, with limits, with obstacles.

use super::*;
use crate::logging::layout::PatternLayout;
use log::{Level, Record};
use log4rs::append::{Append, rolling_file::RollingFileAppender};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

const HOUR: u64 = 3_600;
/// 2026-11-22 12:00 UTC.
const NOON: u64 = 1_795_348_800;

struct Bench {
    folder: tempfile::TempDir,
    seconds: Arc<AtomicU64>,
}

impl Bench {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), seconds: Arc::new(AtomicU64::new(NOON)) }
    }

    fn rolling(&self, pattern: &str) -> Rolling {
        let pattern = format!("{}/{pattern}", self.folder.path().display());
        let names = ArchiveNames::parse(&pattern).unwrap();
        let order = IndexOrder::NewestHighest;
        Rolling { size_max: None, interval: None, modulate: true, names, keep: 3, order }
    }

    fn open(&self, rolling: Rolling) -> RollingFileAppender {
        let seconds = self.seconds.clone();
        let clock = move || SystemTime::UNIX_EPOCH + Duration::from_secs(seconds.load(Ordering::Relaxed));
        let policy = RollPolicy::new(rolling, clock, ErrorReport::new());
        RollingFileAppender::builder()
            .encoder(Box::new(PatternLayout::parse("%m%n").unwrap()))
            .build(self.folder.path().join("app.log"), Box::new(policy))
            .unwrap()
    }

    fn at(&self, seconds: u64) {
        self.seconds.store(seconds, Ordering::Relaxed);
    }

    /// Name and text, lines joined, of every file.
    fn files(&self) -> BTreeMap<String, String> {
        let mut files = BTreeMap::new();
        for entry in fs::read_dir(self.folder.path()).unwrap().map(|entry| entry.unwrap()) {
            if entry.file_type().unwrap().is_file() {
                let text = fs::read_to_string(entry.path()).unwrap();
                files.insert(
                    entry.file_name().into_string().unwrap(),
                    text.replace('\n', " ").trim().to_owned(),
                );
            }
        }
        files
    }

    fn expect(&self, files: &[(&str, &str)]) {
        let expected = files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        assert_eq!(self.files(), expected);
    }
}

fn write(appender: &RollingFileAppender, text: &str) {
    appender.append(&Record::builder().level(Level::Info).args(format_args!("{text}")).build()).unwrap();
}

fn day(seconds: u64) -> String {
    DateFormat::parse("MM-dd-yyyy", Some("UTC"))
        .unwrap()
        .to_text(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
}

#[test]
fn a_new_day_begins_a_new_file_named_after_the_day_of_the_old() {
    let bench = Bench::new();
    let rolling = Rolling { interval: Some(1), ..bench.rolling("app-%d{MM-dd-yyyy}{UTC}.log") };
    let appender = bench.open(rolling);
    write(&appender, "one");
    bench.at(NOON + HOUR);
    write(&appender, "same");
    bench.at(NOON + 24 * HOUR);
    write(&appender, "two");
    bench.expect(&[(&format!("app-{}.log", day(NOON)), "one same"), ("app.log", "two")]);
    bench.at(NOON + 72 * HOUR);
    write(&appender, "three");
    let second = format!("app-{}.log", day(NOON + 24 * HOUR));
    bench.expect(&[(&format!("app-{}.log", day(NOON)), "one same"), (&second, "two"), ("app.log", "three")]);
}

#[test]
fn at_the_size_the_next_line_goes_into_a_new_file_and_the_oldest_archive_goes() {
    let bench = Bench::new();
    let appender = bench.open(Rolling { size_max: Some(5), ..bench.rolling("app-%i.log") });
    for text in ["aaaa", "bb", "bb", "cccc", "dddd", "eeee"] {
        write(&appender, text);
    }
    // Full is looked at before a line: the second "bb" finds 3 bytes of 5 and still fits.
    bench.expect(&[
        ("app-1.log", "bb bb"),
        ("app-2.log", "cccc"),
        ("app-3.log", "dddd"),
        ("app.log", "eeee"),
    ]);
}

#[test]
fn lowest_can_be_the_newest() {
    let bench = Bench::new();
    let rolling = bench.rolling("app-%02i.log");
    let appender =
        bench.open(Rolling { size_max: Some(1), order: IndexOrder::NewestLowest, keep: 3, ..rolling });
    ["a", "b", "c", "d", "e"].into_iter().for_each(|text| write(&appender, text));
    bench.expect(&[("app-01.log", "d"), ("app-02.log", "c"), ("app-03.log", "b"), ("app.log", "e")]);
}

#[test]
fn without_an_index_nothing_of_the_same_day_is_overwritten() {
    let bench = Bench::new();
    let rolling = bench.rolling("app-%d{MM-dd-yyyy}{UTC}.log");
    let appender = bench.open(Rolling { size_max: Some(1), interval: Some(1), ..rolling });
    ["a", "b", "c"].into_iter().for_each(|text| write(&appender, text));
    let name = format!("app-{}.log", day(NOON));
    bench.expect(&[(&name, "a"), (&format!("{name}.1"), "b"), ("app.log", "c")]);
}

#[test]
fn unlimited_keeps_all() {
    let bench = Bench::new();
    let rolling = bench.rolling("old/app-%i.log");
    let appender =
        bench.open(Rolling { size_max: Some(1), order: IndexOrder::Unlimited, keep: 1, ..rolling });
    (0..6).for_each(|n| write(&appender, &n.to_string()));
    bench.expect(&[("app.log", "5")]);
    assert_eq!(
        fs::read_dir(bench.folder.path().join("old")).unwrap().count(),
        5,
        "in a folder made for them"
    );
}

#[test]
fn a_file_of_yesterday_is_put_aside_before_the_first_line() {
    let bench = Bench::new();
    let path = bench.folder.path().join("app.log");
    fs::write(&path, "left\n").unwrap();
    let yesterday = SystemTime::UNIX_EPOCH + Duration::from_secs(NOON - 24 * HOUR);
    fs::File::options().write(true).open(&path).unwrap().set_modified(yesterday).unwrap();
    let appender = bench.open(Rolling { interval: Some(1), ..bench.rolling("app-%d{MM-dd-yyyy}{UTC}.log") });
    write(&appender, "new");
    bench.expect(&[(&format!("app-{}.log", day(NOON - 24 * HOUR)), "left"), ("app.log", "new")]);
}

#[test]
fn when_it_cannot_be_put_aside_logging_goes_on_in_the_same_file() {
    let bench = Bench::new();
    fs::write(bench.folder.path().join("old"), "a file where a folder is wanted").unwrap();
    let appender = bench.open(Rolling { size_max: Some(1), ..bench.rolling("old/app-%i.log") });
    ["a", "b", "c"].into_iter().for_each(|text| write(&appender, text));
    bench.expect(&[("app.log", "a b c"), ("old", "a file where a folder is wanted")]);
}

#[test]
fn intervals_are_counted_from_the_start_or_from_their_boundaries() {
    let bench = Bench::new();
    let hour = |n: u64| SystemTime::UNIX_EPOCH + Duration::from_secs(NOON + n * HOUR);
    let rolling = Rolling { interval: Some(4), ..bench.rolling("app-%d{yyyy-MM-dd-HH}{UTC}.log") };
    let boundaries = (1..=24).filter(|n| rolling.is_due(hour(n - 1), hour(*n), 0)).count();
    assert_eq!(boundaries, 6, "every four hours of a day");
    let rolling = Rolling { modulate: false, ..rolling };
    assert!(!rolling.is_due(hour(1), hour(4), 0) && rolling.is_due(hour(1), hour(5), 0));
    assert!(!rolling.is_due(hour(5), hour(1), 0), "a clock that steps back rolls nothing");
}

#[test]
fn names_tell_their_period_and_refuse_what_they_do_not_know() {
    for (pattern, period) in [
        ("a-%d{MM-dd-yyyy}.log", Some(Period::Day)),
        ("a-%d{yyyy-MM}/%d{yyyy-MM-dd-HH}-%i.log", Some(Period::Hour)),
        ("a-%d.log", Some(Period::Day)),
        ("a-%d{yyyy}{UTC}.log", Some(Period::Year)),
        ("a-%d{yyyy-MM}{aux}-%d{mm}.log", Some(Period::Minute)),
        ("a-%i-100%%.log", None),
    ] {
        assert_eq!(ArchiveNames::parse(pattern).unwrap().period(), period, "{pattern}");
    }
    for (pattern, part) in [
        ("a-%q.log", "`%q.log`"),
        ("a-%d{yyyy.log", "not closed"),
        ("a-%d{QQ}.log", "letter `Q`"),
        ("a-%1000i.log", "wider"),
        ("a-%", "accepted are"),
    ] {
        let error = ArchiveNames::parse(pattern).unwrap_err().to_string();
        assert!(error.contains(part) && error.contains(pattern), "{error}");
    }
    let names = ArchiveNames::parse("a-%i.log.gz").unwrap();
    assert_eq!(names.compression(), Some(".gz"));
    assert_eq!(names.path(SystemTime::now(), 7), Path::new("a-7.log"), "put aside as it is");
}
