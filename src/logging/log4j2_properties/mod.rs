//! Reads a `log4j2.properties` file, WSO2's own included, into a [`Plan`].
//!
//! Decides what of it concerns us: the root logger, loggers of `com.hazelcast` and `io.filbert` (and what lies above
//! or below them), and the appenders these name. The rest belongs to the product, and is neither checked nor
//! opened. What concerns us is refused with file, line and key if it is wrong, and followed by a warning in
//! [`Plan::warnings`] if we do not have it. Values from outside (`${sys:carbon.home}`) come through a function.

mod appender;
mod document;
mod text;

use std::collections::BTreeSet;
use std::path::Path;

use log::LevelFilter;

use super::levels::{LEVELS_ACCEPTED, parse_threshold};
use super::sinks::{LoggerPlan, Plan};
use crate::error::Error;
use document::{Document, Value};

pub use document::{Lookup, NESTING_MAX, SUBSTITUTIONS_MAX, VALUE_BYTES_MAX};

/// How large a file may be.
pub const FILE_BYTES_MAX: u64 = 1 << 20;

/// The names that our records have; a logger above or below one of them concerns us.
const OURS: [&str; 2] = ["com.hazelcast", "io.filbert"];

/// Reads the file at `path`.
///
/// # Errors
/// [`Error::Io`] if it cannot be read, else as [`parse`].
pub fn load(path: &Path, lookup: Lookup<'_>) -> Result<Plan, Error> {
    let name = path.display().to_string();
    let failed = |problem: String| Error::Io { what: format!("reading log configuration {name}"), problem };
    let size = std::fs::metadata(path).map_err(|error| failed(error.to_string()))?.len();
    if size > FILE_BYTES_MAX {
        return Err(failed(format!("{size} bytes, at most {FILE_BYTES_MAX} are accepted")));
    }
    let text = std::fs::read_to_string(path).map_err(|error| failed(error.to_string()))?;
    parse(&text, &name, lookup)
}

/// Reads `text`, which errors call `file`. `lookup` knows `sys:name`, `env:NAME` and whatever else stands in
/// `${...}` and is no `property.` of the file.
///
/// # Errors
/// [`Error::Configuration`] with `file:line: key: problem` and what is accepted.
///
/// ```
/// use filbert::logging::{LevelFilter, log4j2_properties};
///
/// let text = "
/// appenders = CONSOLE
/// appender.CONSOLE.type = Console
/// appender.CONSOLE.layout.pattern = [%d] %5p {%c} - %m%ex%n
/// loggers = com-hazelcast
/// logger.com-hazelcast.name = com.hazelcast
/// logger.com-hazelcast.level = INFO
/// rootLogger.level = ERROR
/// rootLogger.appenderRef.CONSOLE.ref = CONSOLE
/// ";
/// let plan = log4j2_properties::parse(text, "log4j2.properties", &|_| None)?;
/// assert_eq!(plan.levels().effective("com.hazelcast.core.LifecycleService"), LevelFilter::Info);
/// # Ok::<(), filbert::error::Error>(())
/// ```
pub fn parse(text: &str, file: &str, lookup: Lookup<'_>) -> Result<Plan, Error> {
    let document = Document::new(file, text::entries(text, file)?, lookup);
    let mut warnings = Vec::new();
    let mut root = read_root(&document, &mut warnings)?;
    let mut loggers = read_loggers(&document, &mut warnings)?;
    let mut appenders = Vec::new();
    let mut wanted: Vec<&mut Vec<String>> = vec![&mut root.appenders];
    wanted.extend(loggers.iter_mut().map(|logger| &mut logger.appenders));
    let named: BTreeSet<String> = wanted.iter().flat_map(|names| names.iter().cloned()).collect();
    for name in named {
        match find_appender(&document, &name)? {
            Some(id) => appenders.extend(appender::read(&document, &id, &name, &mut warnings)?),
            None => warnings.push(document.warn(format_args!(
                "appenderRef `{name}` names no appender of the `appenders` list; it is left out"
            ))),
        }
    }
    for names in wanted {
        names.retain(|name| appenders.iter().any(|appender| appender.name == *name));
    }
    if appenders.is_empty() {
        warnings.push(document.warn("no appender is left, so nothing is written"));
    }
    Ok(Plan { root, loggers, appenders, warnings })
}

/// The level that `value` names.
fn threshold(value: &Value) -> Result<LevelFilter, Error> {
    parse_threshold(&value.text)
        .ok_or_else(|| value.refuse(format_args!("found `{}`, accepted is {LEVELS_ACCEPTED}", value.text)))
}

/// The names in a list such as `appenders = A, B`; without the list, all that stand below `prefix`.
fn listed(document: &Document<'_>, list: &str, prefix: &str) -> Result<BTreeSet<String>, Error> {
    Ok(match document.get(list)? {
        Some(names) => names.text.split(',').map(|n| n.trim().to_owned()).filter(|n| !n.is_empty()).collect(),
        None => document.names(prefix),
    })
}

/// The id of the appender that calls itself `name`.
fn find_appender(document: &Document<'_>, name: &str) -> Result<Option<String>, Error> {
    for id in listed(document, "appenders", "appender.")? {
        let own = document.get(&format!("appender.{id}.name"))?;
        if own.map_or(id == name, |own| own.text == name) {
            return Ok(Some(id));
        }
    }
    Ok(None)
}

/// What `rootLogger` and `logger.<id>` have in common: `LEVEL, APPENDER ...` in one line, or a key for each.
fn read_branch(document: &Document<'_>, key: &str, name: String) -> Result<LoggerPlan, Error> {
    let prefix = format!("{key}.");
    let mut plan = LoggerPlan { name, level: None, additive: true, appenders: Vec::new() };
    if let Some(line) = document.get(key)? {
        let mut parts = line.text.split(',').map(str::trim);
        let level = parts.next().unwrap_or("");
        plan.level = Some(parse_threshold(level).ok_or_else(|| {
            line.refuse(format_args!("found level `{level}`, accepted is {LEVELS_ACCEPTED}"))
        })?);
        plan.appenders.extend(parts.filter(|part| !part.is_empty()).map(str::to_owned));
    }
    if let Some(level) = document.get(&format!("{prefix}level"))? {
        plan.level = Some(threshold(&level)?);
    }
    if let Some(additive) = document.get(&format!("{prefix}additivity"))? {
        plan.additive = additive.flag()?;
    }
    for id in document.names(&format!("{prefix}appenderRef.")) {
        if let Some(reference) = document.get(&format!("{prefix}appenderRef.{id}.ref"))?
            && !plan.appenders.contains(&reference.text)
        {
            plan.appenders.push(reference.text);
        }
    }
    for without_effect in ["name", "type", "includeLocation", "appenderRefs"] {
        document.ignore(&format!("{prefix}{without_effect}"));
    }
    Ok(plan)
}

fn read_root(document: &Document<'_>, warnings: &mut Vec<String>) -> Result<LoggerPlan, Error> {
    let mut root = read_branch(document, "rootLogger", String::new())?;
    root.level.get_or_insert(LevelFilter::Error); // log4j2's own default
    warnings.extend(document.unused("rootLogger."));
    Ok(root)
}

fn read_loggers(document: &Document<'_>, warnings: &mut Vec<String>) -> Result<Vec<LoggerPlan>, Error> {
    let listed = listed(document, "loggers", "logger.")?;
    let mut plans: Vec<LoggerPlan> = Vec::new();
    for id in document.names("logger.") {
        let key = format!("logger.{id}");
        let Some(name) = document.get(&format!("{key}.name"))?.filter(|name| concerns_us(&name.text)) else {
            continue;
        };
        if !listed.contains(&id) {
            let problem = format_args!("`{id}` is not in the list `loggers`, so this logger has no effect");
            warnings.push(name.warn(problem));
            continue;
        }
        if name.text.split('.').any(str::is_empty) || name.text.contains("::") {
            return Err(
                name.refuse(format_args!("found `{}`, accepted are names separated by dots", name.text))
            );
        }
        if plans.iter().any(|plan| plan.name == name.text) {
            return Err(name.refuse(format_args!("`{}` is named by another logger already", name.text)));
        }
        plans.push(read_branch(document, &key, name.text)?);
        warnings.extend(document.unused(&format!("{key}.")));
    }
    Ok(plans)
}

/// Whether records of ours can be on the branch `name`, or below it.
fn concerns_us(name: &str) -> bool {
    let is_above = |above: &str, below: &str| {
        below.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    OURS.iter().any(|ours| is_above(name, ours) || is_above(ours, name))
}

#[cfg(test)]
mod tests;
