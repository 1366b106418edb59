//! Fixed lines for the patterns in use, and: no pattern panics.

use super::*;
use proptest::prelude::*;
use std::time::Duration;

/// 2026-11-22 11:21:07.153 UTC.
fn instant() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_millis(1_795_346_467_153)
}

fn event<'a>(message: fmt::Arguments<'a>, context: &'a [(&'a str, &'a str)]) -> Event<'a> {
    Event {
        level: Level::Info,
        logger: "com.hazelcast.internal.cluster.ClusterService",
        message,
        thread: "hz.wso2.event-3",
        time: instant(),
        file: Some("src/engine/node.rs"),
        line: Some(42),
        module: Some("filbert::engine::node"),
        context,
    }
}

fn line(pattern: &str) -> String {
    let mut out = String::new();
    let layout = PatternLayout::parse(pattern).unwrap_or_else(|error| panic!("{error}"));
    layout.format(&event(format_args!("joined"), &[("Correlation-ID", "c-1"), ("tenantId", "7")]), &mut out);
    out
}

fn refused(pattern: &str) -> String {
    PatternLayout::parse(pattern).unwrap_err().to_string()
}

/// The machine's zone, as `%d` without a zone writes it.
fn here(format: &str) -> String {
    DateFormat::parse(format, None).unwrap().to_text(instant())
}

#[test]
fn wso2s_patterns_give_the_lines_that_operators_know() {
    let date = here("DEFAULT");
    for (pattern, expected) in [
        ("[%d{DEFAULT}] %5p - %c{1} %m%n", format!("[{date}]  INFO - ClusterService joined\n")),
        (
            "TID: [%tenantId] [%appName] [%d] %5p {%c} - %m%ex%n",
            format!(
                "TID: [7] [] [{date}]  INFO {{com.hazelcast.internal.cluster.ClusterService}} - joined\n"
            ),
        ),
        (
            "[%d] %5p {%c} - %mm%ex%n",
            format!("[{date}]  INFO {{com.hazelcast.internal.cluster.ClusterService}} - joined\n"),
        ),
        (
            "TID: [%tenantId] [%appName] [%d] %5p {%c} - %mm%ex%n",
            format!(
                "TID: [7] [] [{date}]  INFO {{com.hazelcast.internal.cluster.ClusterService}} - joined\n"
            ),
        ),
        (
            "TID: [%tenantId] [%appName] [%d] [%X{Correlation-ID}] %5p {%c} - %mm%ex%n",
            format!(
                "TID: [7] [] [{date}] [c-1]  INFO {{com.hazelcast.internal.cluster.ClusterService}} - joined\n"
            ),
        ),
        (
            "[%d] %5p - %x %m {%c}%n",
            format!("[{date}]  INFO -  joined {{com.hazelcast.internal.cluster.ClusterService}}\n"),
        ),
        (
            "%d{yyyy-MM-dd HH:mm:ss,SSS}|%X{Correlation-ID}|%t|%mm%n",
            format!("{}|c-1|hz.wso2.event-3|joined\n", here("yyyy-MM-dd HH:mm:ss,SSS")),
        ),
    ] {
        assert_eq!(line(pattern), expected, "{pattern}");
    }
}

fn unescaped(field: &str) -> String {
    let mut out = String::new();
    let mut chars = field.chars();
    while let Some(c) = chars.next() {
        out.push(match c {
            '\\' => match chars.next() {
                Some('n') => '\n',
                Some('t') => '\t',
                other => other.unwrap(),
            },
            c => c,
        });
    }
    out
}

/// The instant at which clocks of this machine show what clocks in UTC show at `millis`.
fn shown_here(millis: u64) -> SystemTime {
    let utc = chrono::DateTime::<chrono::Utc>::from(SystemTime::UNIX_EPOCH + Duration::from_millis(millis));
    chrono::TimeZone::from_local_datetime(&chrono::Local, &utc.naive_utc()).earliest().unwrap().into()
}

/// `Log4j2LinesTest.java` writes the file, and says how, from what real log4j2 writes in the zone UTC.
#[test]
fn wso2s_patterns_give_byte_for_byte_what_log4j2_writes() {
    let lines = include_str!("../../../tests/fixtures/log4j2-lines.tsv");
    assert_eq!(lines.lines().count(), 4 * 5 * 5, "patterns, messages, levels");
    for record in lines.lines() {
        let fields: Vec<String> = record.split('\t').map(unescaped).collect();
        let [pattern, millis, level, logger, tenant, application, message, expected] = fields.as_slice()
        else {
            panic!("eight fields are expected in {record}");
        };
        let context: &[_] = &[("tenantId", tenant.as_str()), ("appName", application.as_str())];
        let mut line = String::new();
        PatternLayout::parse(pattern).unwrap().format(
            &Event {
                level: level.parse().unwrap(),
                logger,
                time: shown_here(millis.parse().unwrap()),
                context: if tenant.is_empty() { &[] } else { context },
                ..event(format_args!("{message}"), &[])
            },
            &mut line,
        );
        assert_eq!(&line, expected, "{record}");
    }
}

#[test]
fn dates_take_formats_and_zones() {
    assert_eq!(line("%d{DEFAULT}{UTC}"), "2026-11-22 11:21:07,153");
    assert_eq!(line("%date{ISO8601}{GMT+5:30}"), "2026-11-22T16:51:07,153");
    assert_eq!(line("%d{ABSOLUTE}{UTC} %d{COMPACT}{UTC}"), "11:21:07,153 20261122112107153");
    assert_eq!(line("%d{dd/MMM/yyyy:HH:mm:ss Z}{UTC}"), "22/Nov/2026:11:21:07 +0000");
}

#[test]
fn fields_are_padded_and_cut() {
    for (pattern, expected) in [
        ("%5p|%-5p|%-7level|", " INFO|INFO |INFO   |"),
        ("%.7c|%.-7c|%3.7c", "Service|com.haz|Service"),
        ("%20.7c|%-10.7c|", "             Service|Service   |"),
        ("%06p", "00INFO"),
        ("%.0m|", "|"),
    ] {
        assert_eq!(line(pattern), expected, "{pattern}");
    }
}

#[test]
fn the_other_conversions() {
    for (pattern, expected) in [
        (
            "%c{1} %logger{2} %c{1.}",
            "ClusterService cluster.ClusterService c.h.i.c.ClusterService".to_owned(),
        ),
        ("%p{length=1} %p{lowerCase=true} %level{INFO=Note,WARN=W}", "I info Note".to_owned()),
        ("%msg%message%m{nolookups}", "joinedjoinedjoined".to_owned()),
        (
            "%F:%L %file:%line %C %M",
            "src/engine/node.rs:42 src/engine/node.rs:42 filbert::engine::node ?".to_owned(),
        ),
        ("%l", "filbert::engine::node(src/engine/node.rs:42)".to_owned()),
        ("%X{Correlation-ID}%X{none}%X{none:-d}", "c-1d".to_owned()),
        (
            "%X %mdc{tenantId,none,Correlation-ID}",
            "{Correlation-ID=c-1, tenantId=7} {tenantId=7, Correlation-ID=c-1}".to_owned(),
        ),
        ("%pid", std::process::id().to_string()),
        ("%ex%xEx{full}%throwable{short}|", "|".to_owned()),
        ("100%% %nfoo\\tbar\\\\\\q", "100% \nfoo\tbar\\\\q".to_owned()),
        ("", String::new()),
    ] {
        assert_eq!(line(pattern), expected, "{pattern}");
    }
}

#[test]
fn what_is_unknown_is_named() {
    for (pattern, part) in [
        ("%m %foo", "conversion %foo"),
        ("%m %highlight{%p}", "conversion %highlight"),
        ("%sequenceNumber", "conversion %sequenceNumber"),
        ("%d{yyyy-QQ}", "letter `Q`"),
        ("%d{DEFAULT", "not closed"),
        ("%d{DEFAULT}{UTC}{x}", "`{x}`"),
        ("%t{%c}", "%t takes 0 options"),
        ("%c{0}", "option `0`"),
        ("%p{loud}", "level option `loud`"),
        ("%99999c", "width 99999"),
        ("%1001c", "limit of 1000"),
        ("%99999999999999999999999c", "is over the limit"),
        ("%.c", "a width is missing"),
        ("50%", "a percent sign is %%"),
    ] {
        let error = refused(pattern);
        assert!(error.contains(part) && error.contains("column"), "{pattern}: {error}");
    }
    assert!(refused(&"x".repeat(PATTERN_BYTES_MAX + 1)).contains("8193 bytes"));
}

proptest! {
    #[test]
    fn no_pattern_panics(pattern in "(%|-|\\.|[0-9]|\\{|\\}|[a-zA-Z]|'|\\\\|é|[a-z]{1,8}| ){0,40}", message in ".*") {
        if let Ok(layout) = PatternLayout::parse(&pattern) {
            let mut out = "before".to_owned();
            layout.format(&event(format_args!("{message}"), &[]), &mut out);
            prop_assert!(out.starts_with("before"));
        }
    }

    #[test]
    fn no_option_panics(name in "(d|p|c|X|ex|m)", option in "[a-zA-Z0-9.,:'~*+é-]{0,20}", zone in ".{0,8}") {
        if let Ok(layout) = PatternLayout::parse(&format!("%-3.9{name}{{{option}}}%d{{H}}{{{zone}}}")) {
            let mut out = String::new();
            layout.format(&event(format_args!("x"), &[]), &mut out);
        }
    }

    #[test]
    fn widths_hold(min in 0..50usize, more in 0..50usize, message in "\\PC{0,80}") {
        let layout = PatternLayout::parse(&format!("%{min}.{}m", min + more)).unwrap();
        let mut out = String::new();
        layout.format(&event(format_args!("{message}"), &[]), &mut out);
        let length = out.chars().count();
        prop_assert!(length >= min && length <= min + more);
    }
}
