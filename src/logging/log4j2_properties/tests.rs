//! Files as products ship them, and files with mistakes.

use super::*;
use crate::logging::sinks::{Appenders, ConsoleTarget, Destination, IndexOrder, Period};
use crate::logging::{Logger, targets};
use proptest::prelude::*;
use std::sync::Arc;

/// A file with the parts of WSO2's that matter: root at ERROR with console, rolling file, a compressed one and a
/// type of the product; a list that lacks one logger; loggers and appenders of others that we could not read.
const WSO2: &str = r"
appenders = CARBON_CONSOLE, CARBON_LOGFILE, ERRORS, osgi, AUDIT

appender.CARBON_CONSOLE.type = Console
appender.CARBON_CONSOLE.name = CARBON_CONSOLE
appender.CARBON_CONSOLE.layout.type = PatternLayout
appender.CARBON_CONSOLE.layout.pattern = [%d{DEFAULT}] %5p - %c{1} %m%n
appender.CARBON_CONSOLE.filter.threshold.type = ThresholdFilter
appender.CARBON_CONSOLE.filter.threshold.level = DEBUG

appender.CARBON_LOGFILE.type = RollingFile
appender.CARBON_LOGFILE.name = CARBON_LOGFILE
appender.CARBON_LOGFILE.fileName = ${sys:carbon.home}/repository/logs/wso2carbon.log
appender.CARBON_LOGFILE.filePattern = ${sys:carbon.home}/repository/logs/wso2carbon-%d{MM-dd-yyyy}.log
appender.CARBON_LOGFILE.layout.type = PatternLayout
appender.CARBON_LOGFILE.layout.pattern = TID: [%tenantId] [%appName] [%d] %5p {%c} - %m%ex%n
appender.CARBON_LOGFILE.policies.type = Policies
appender.CARBON_LOGFILE.policies.time.type = TimeBasedTriggeringPolicy
appender.CARBON_LOGFILE.policies.time.interval = 1
appender.CARBON_LOGFILE.policies.time.modulate = true
appender.CARBON_LOGFILE.policies.size.type = SizeBasedTriggeringPolicy
appender.CARBON_LOGFILE.policies.size.size=10MB
appender.CARBON_LOGFILE.strategy.type = DefaultRolloverStrategy
appender.CARBON_LOGFILE.strategy.max = 20

appender.ERRORS.type = RollingFile
appender.ERRORS.fileName =${sys:carbon.home}/errors.log
appender.ERRORS.filePattern =${sys:carbon.home}/errors-%d{MM-dd-yyyy}-%i.log.gz
appender.ERRORS.policies.size.type = SizeBasedTriggeringPolicy
appender.ERRORS.policies.size.size=1000KB
appender.ERRORS.filter.threshold.type = ThresholdFilter
appender.ERRORS.filter.threshold.level = WARN

appender.osgi.type = PaxOsgi
appender.osgi.name = PaxOsgi
appender.osgi.filter = *

appender.AUDIT.type = Cassandra
appender.AUDIT.fileName = ${sys:nowhere}

loggers = com-hazelcast, audit, other
logger.com-hazelcast.name = com.hazelcast
logger.com-hazelcast.level = INFO
logger.audit.name = AUDIT_LOG
logger.audit.level = NOT_OURS
logger.audit.appenderRef.AUDIT.ref = AUDIT
logger.com-hazelcast-core.name = com.hazelcast.core
logger.com-hazelcast-core.level = OFF

rootLogger.level = ERROR
rootLogger.appenderRef.CARBON_CONSOLE.ref = CARBON_CONSOLE
rootLogger.appenderRef.CARBON_LOGFILE.ref = CARBON_LOGFILE
rootLogger.appenderRef.ERRORS.ref = ERRORS
rootLogger.appenderRef.PaxOsgi.ref = PaxOsgi
";

fn read(text: &str, home: &str) -> Result<Plan, String> {
    let lookup = |name: &str| (name == "sys:carbon.home").then(|| home.to_owned());
    parse(text, "log4j2.properties", &lookup).map_err(|error| error.to_string())
}

/// A file with one console appender, and `lines` instead of what they name.
fn with(lines: &str) -> Result<Plan, String> {
    let base = [
        "appender.A.type = RollingFile",
        "appender.A.fileName = a.log",
        "appender.A.filePattern = a-%d{yyyy-MM-dd}-%i.log",
        "appender.A.policies.size.type = SizeBasedTriggeringPolicy",
        "appender.A.policies.size.size = 1MB",
        "rootLogger.appenderRef.A.ref = A",
    ];
    read(&format!("{}\n{lines}", base.join("\n")), "/")
}

#[test]
fn a_products_file_becomes_a_plan_and_says_what_it_leaves_out() {
    let plan = read(WSO2, "/opt").unwrap();
    let names: Vec<_> = plan.appenders.iter().map(|appender| appender.name.as_str()).collect();
    assert_eq!(names, ["CARBON_CONSOLE", "CARBON_LOGFILE", "ERRORS"]);
    assert_eq!(plan.root.appenders, names, "what is left out is named by nobody");
    assert_eq!(plan.appenders[0].destination, Destination::Console(ConsoleTarget::Out));
    assert_eq!(plan.appenders[0].threshold, LevelFilter::Debug);
    let Destination::Rolling { path, append: true, rolling } = &plan.appenders[1].destination else {
        panic!()
    };
    assert_eq!(path, Path::new("/opt/repository/logs/wso2carbon.log"));
    assert_eq!((rolling.size_max, rolling.interval, rolling.modulate), (Some(10 << 20), Some(1), true));
    assert_eq!((rolling.keep, rolling.order), (20, IndexOrder::NewestHighest));
    assert_eq!(rolling.names.period(), Some(Period::Day));
    assert_eq!(plan.appenders[2].threshold, LevelFilter::Warn);

    let levels = plan.levels();
    assert_eq!(
        levels.effective(targets::LIFECYCLE),
        LevelFilter::Info,
        "a logger outside the list has no effect"
    );
    assert_eq!(levels.effective("org.wso2"), LevelFilter::Error);
    let expected =
        ["`com-hazelcast-core` is not in the list", "`.gz` is left out", "type `PaxOsgi` are left out"];
    assert_eq!(plan.warnings.len(), expected.len(), "{:#?}", plan.warnings);
    for (warning, part) in plan.warnings.iter().zip(expected) {
        assert!(warning.contains(part) && warning.starts_with("log4j2.properties:"), "{warning}");
    }
}

#[test]
fn a_logger_of_that_file_writes_the_line_that_operators_know() {
    let folder = tempfile::tempdir().unwrap();
    let plan = read(&WSO2.replace("CARBON_CONSOLE, ", ""), folder.path().to_str().unwrap()).unwrap();
    let log = Logger::new("wso2.am.domain", true, plan.levels(), Arc::new(Appenders::build(&plan).unwrap()));
    log.set_address(&crate::kernel::id::Address::new("10.0.0.11", 4500));
    log::info!(logger: log, target: targets::CLUSTER_SERVICE, "two\nlines");
    log::debug!(logger: log, target: targets::CLUSTER_SERVICE, "unwanted");
    let text = std::fs::read_to_string(folder.path().join("repository/logs/wso2carbon.log")).unwrap();
    assert!(text.starts_with("TID: [] [] [2"), "{text}");
    let end = "]  INFO {com.hazelcast.internal.cluster.ClusterService} - \
               [10.0.0.11]:4500 [wso2.am.domain] [5.3.8] two\nlines\n";
    assert!(text.ends_with(end) && text.matches("INFO").count() == 1, "{text}");
    assert_eq!(
        std::fs::read_to_string(folder.path().join("errors.log")).unwrap(),
        "",
        "its threshold is WARN"
    );
}

#[test]
fn short_forms_and_missing_lists_are_understood() {
    let plan = read(
        "rootLogger = WARN, OUT\nappender.x.type=Console\nappender.x.name=OUT\nappender.x.target=SYSTEM_ERR\n\
         logger.h = DEBUG, OUT\nlogger.h.name = com.hazelcast.core\nlogger.h.additivity = false",
        "/",
    )
    .unwrap();
    assert_eq!(
        (plan.root.level, plan.root.appenders.as_slice()),
        (Some(LevelFilter::Warn), &["OUT".to_owned()][..])
    );
    assert_eq!(plan.appenders[0].destination, Destination::Console(ConsoleTarget::Err));
    let logger = &plan.loggers[0];
    assert_eq!(
        (logger.name.as_str(), logger.level, logger.additive),
        ("com.hazelcast.core", Some(LevelFilter::Debug), false)
    );
    assert_eq!((logger.appenders.len(), plan.warnings.len()), (1, 0), "{:?}", plan.warnings);
    assert!(Appenders::build(&plan).is_ok());
}

#[test]
fn mistakes_are_refused_with_file_line_key_and_what_is_accepted() {
    for (line, part) in [
        ("rootLogger.level = LOUD", "7: rootLogger.level: found `LOUD`, accepted is OFF, FATAL"),
        ("rootLogger = LOUD", "7: rootLogger: found level `LOUD`"),
        ("appender.A.fileName = ${sys:none}/a", "7: appender.A.fileName: `sys:none` has no value"),
        ("appender.A.fileName =", "7: appender.A.fileName: is empty, accepted is a path"),
        (
            "appender.A.layout.pattern = %m %foo%n",
            "7: appender.A.layout.pattern: pattern `%m %foo%n`, column 4",
        ),
        ("appender.A.layout.type = JsonLayout", "found `JsonLayout`, accepted is PatternLayout"),
        ("appender.A.filePattern = a-%q", "7: appender.A.filePattern: file pattern `a-%q`"),
        ("appender.A.policies.size.size = 10 apples", "found `10 apples`, accepted is a whole number"),
        ("appender.A.policies.size.size = 99999999TB", "found `99999999TB`"),
        ("appender.A.policies.size.size = 0", "found `0`"),
        ("appender.A.policies.size.type = Cron", "appender.A.policies: a policy is missing"),
        ("appender.A.policy.type = TimeBasedTriggeringPolicy\nappender.A.filePattern = a-%i", "needs a date"),
        ("appender.A.strategy.max = 0", "7: appender.A.strategy.max: found `0`, accepted is 1 to 10000"),
        ("appender.A.strategy.type = DirectWriteRolloverStrategy", "accepted is DefaultRolloverStrategy"),
        ("appender.A.strategy.fileIndex = top", "accepted is max, min or nomax"),
        ("appender.A.append = maybe", "7: appender.A.append: found `maybe`, accepted is true or false"),
        ("appender.A.filter.t.type = ThresholdFilter", "1: appender.A.filter.t.level: is missing"),
        ("appender.A.type = Console\nappender.A.target = printer", "accepted is SYSTEM_OUT or SYSTEM_ERR"),
        ("logger.h.name = com.hazelcast..x", "7: logger.h.name: found `com.hazelcast..x`"),
        ("logger.a.name = com\nlogger.b.name = com", "8: logger.b.name: `com` is named by another logger"),
        ("key = \\u12", "7: key: "),
    ] {
        let error = with(line).unwrap_err();
        assert!(error.starts_with("log4j2.properties:") && error.contains(part), "{line}: {error}");
    }
    assert!(
        read("appender.A.name = A\nrootLogger = INFO, A", "/")
            .unwrap_err()
            .contains("1: appender.A.type: is missing")
    );
}

#[test]
fn what_we_do_not_have_is_one_warning_each() {
    for (line, part) in [
        ("appender.A.layout.patern = %m", "appender.A.layout.patern: not followed"),
        (
            "appender.A.policies.x.type = OnStartupTriggeringPolicy",
            "`OnStartupTriggeringPolicy` are not followed",
        ),
        ("appender.A.filter.x.type = RegexFilter", "`RegexFilter` are not followed"),
        ("rootLogger.appenderRef.B.ref = B", "appenderRef `B` names no appender"),
        ("rootLogger.appenderRef.A.level = WARN", "rootLogger.appenderRef.A.level: not followed"),
        ("appenders = none", "appenderRef `A` names no appender"),
    ] {
        let warnings = with(line).unwrap().warnings;
        assert_eq!(
            warnings.iter().filter(|warning| warning.contains(part)).count(),
            1,
            "{line}: {warnings:?}"
        );
    }
    assert_eq!(with("appender.A.immediateFlush = true").unwrap().warnings, [""; 0]);
    assert!(with("appenders = none").unwrap().warnings.iter().any(|w| w.contains("nothing is written")));
}

#[test]
fn a_file_that_is_missing_or_too_large_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log4j2.properties");
    let error = load(&path, &|_| None).unwrap_err().to_string();
    assert!(error.contains(&path.display().to_string()), "{error}");
    std::fs::File::create(&path).unwrap().set_len(FILE_BYTES_MAX + 1).unwrap();
    assert!(load(&path, &|_| None).unwrap_err().to_string().contains("at most 1048576"));
    std::fs::write(&path, "rootLogger.level = INFO").unwrap();
    assert_eq!(load(&path, &|_| None).unwrap().root.level, Some(LevelFilter::Info));
}

proptest! {
    #[test]
    fn no_file_panics(lines in proptest::collection::vec((0..12usize, "[ -~é]{0,24}"), 0..12)) {
        const KEYS: [&str; 12] = [
            "type", "fileName", "filePattern", "layout.pattern", "policies.x.type", "policies.x.size", "strategy.max",
            "append", "filter.x.level", "target", "policies.x.interval", "name",
        ];
        let text: String = lines.iter().map(|(key, value)| format!("appender.A.{}={value}\n", KEYS[*key])).collect();
        let _ = with(&text);
        let _ = with(&lines.iter().map(|(_, value)| format!("{value}\n")).collect::<String>());
    }
}
