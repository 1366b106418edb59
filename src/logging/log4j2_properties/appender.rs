//! One appender of the file.
//!
//! Decides which types we have and what their keys mean; an appender of another type is left out with a warning,
//! because a product's file has some that only make sense inside the product.

use log::LevelFilter;

use super::document::{Document, Value};
use super::threshold;
use crate::error::Error;
use crate::logging::layout::PatternLayout;
use crate::logging::sinks::{
    AppenderPlan, ArchiveNames, ConsoleTarget, Destination, INDEX_SPAN_MAX, IndexOrder, Rolling,
};

const TYPES_ACCEPTED: &str = "Console, File, RandomAccessFile, RollingFile and RollingRandomAccessFile";
/// log4j2's own number of archives.
const ARCHIVES_DEFAULT: u32 = 7;

/// Reads `appender.<id>.*`; `None` with a warning for a type that we do not have.
pub(super) fn read(
    document: &Document<'_>,
    id: &str,
    name: &str,
    warnings: &mut Vec<String>,
) -> Result<Option<AppenderPlan>, Error> {
    let reader = Reader { document, prefix: format!("appender.{id}.") };
    let kind = reader.needed("type", TYPES_ACCEPTED)?;
    let destination =
        match kind.text.as_str() {
            "Console" => Destination::Console(reader.console_target()?),
            "File" | "RandomAccessFile" => {
                let path = reader.needed("fileName", "a path")?.text.into();
                Destination::File { path, append: reader.append()? }
            }
            "RollingFile" | "RollingRandomAccessFile" => {
                let path = reader.needed("fileName", "a path")?.text.into();
                Destination::Rolling { path, append: reader.append()?, rolling: reader.rolling(warnings)? }
            }
            other => {
                warnings.push(kind.warn(format_args!(
                    "appenders of type `{other}` are left out; there are {TYPES_ACCEPTED}"
                )));
                return Ok(None);
            }
        };
    let plan = AppenderPlan {
        name: name.to_owned(),
        destination,
        layout: reader.layout()?,
        threshold: reader.threshold(warnings)?,
    };
    for without_effect in ["name", "follow", "immediateFlush", "ignoreExceptions", "bufferSize", "bufferedIO"]
    {
        document.ignore(&format!("{}{without_effect}", reader.prefix));
    }
    warnings.extend(document.unused(&reader.prefix));
    Ok(Some(plan))
}

struct Reader<'d> {
    document: &'d Document<'d>,
    prefix: String,
}

impl Reader<'_> {
    fn get(&self, key: &str) -> Result<Option<Value>, Error> {
        self.document.get(&format!("{}{key}", self.prefix))
    }

    fn needed(&self, key: &str, accepted: &str) -> Result<Value, Error> {
        match self.get(key)? {
            Some(value) if !value.text.is_empty() => Ok(value),
            Some(value) => Err(value.refuse(format_args!("is empty, accepted is {accepted}"))),
            None => {
                Err(self.document.missing(&self.prefix, key, &format!("is missing, accepted is {accepted}")))
            }
        }
    }

    fn append(&self) -> Result<bool, Error> {
        self.get("append")?.map_or(Ok(true), |value| value.flag())
    }

    fn console_target(&self) -> Result<ConsoleTarget, Error> {
        let Some(target) = self.get("target")? else { return Ok(ConsoleTarget::Out) };
        match target.text.as_str() {
            "SYSTEM_OUT" => Ok(ConsoleTarget::Out),
            "SYSTEM_ERR" => Ok(ConsoleTarget::Err),
            other => {
                Err(target.refuse(format_args!("found `{other}`, accepted is SYSTEM_OUT or SYSTEM_ERR")))
            }
        }
    }

    fn layout(&self) -> Result<PatternLayout, Error> {
        if let Some(kind) = self.get("layout.type")?.filter(|kind| kind.text != "PatternLayout") {
            return Err(kind.refuse(format_args!("found `{}`, accepted is PatternLayout", kind.text)));
        }
        if let Some(charset) = self.get("layout.charset")?.filter(|c| !c.text.eq_ignore_ascii_case("UTF-8")) {
            return Err(charset.refuse(format_args!("found `{}`, accepted is UTF-8", charset.text)));
        }
        self.document.ignore(&format!("{}layout.alwaysWriteExceptions", self.prefix));
        self.document.ignore(&format!("{}layout.disableAnsi", self.prefix));
        match self.get("layout.pattern")? {
            Some(pattern) => PatternLayout::parse(&pattern.text).map_err(|error| pattern.refuse(error)),
            // log4j2's own default.
            None => Ok(PatternLayout::parse("%m%n").expect("a pattern of two known conversions")),
        }
    }

    /// The strictest of the threshold filters.
    fn threshold(&self, warnings: &mut Vec<String>) -> Result<LevelFilter, Error> {
        let mut strictest = LevelFilter::Trace;
        for id in self.document.names(&format!("{}filter.", self.prefix)) {
            let Some(kind) = self.get(&format!("filter.{id}.type"))? else { continue };
            if kind.text != "ThresholdFilter" {
                let kind = kind.warn(format_args!(
                    "filters of type `{}` are not followed; there is ThresholdFilter",
                    kind.text
                ));
                warnings.push(kind);
                continue;
            }
            let level = self.needed(&format!("filter.{id}.level"), crate::logging::LEVELS_ACCEPTED)?;
            strictest = strictest.min(threshold(&level)?);
        }
        Ok(strictest)
    }

    fn rolling(&self, warnings: &mut Vec<String>) -> Result<Rolling, Error> {
        let pattern = self.needed("filePattern", "a path with %d{date} or %i")?;
        let names = ArchiveNames::parse(&pattern.text).map_err(|error| pattern.refuse(error))?;
        if let Some(ending) = names.compression() {
            warnings.push(pattern.warn(format_args!("archives are not compressed, `{ending}` is left out")));
        }
        let (keep, order) = self.strategy()?;
        let mut rolling = Rolling { size_max: None, interval: None, modulate: false, names, keep, order };
        self.policies(&mut rolling, &pattern, warnings)?;
        if rolling.size_max.is_none() && rolling.interval.is_none() {
            let problem =
                "a policy is missing, accepted are SizeBasedTriggeringPolicy and TimeBasedTriggeringPolicy";
            return Err(self.document.missing(&self.prefix, "policies", problem));
        }
        Ok(rolling)
    }

    fn strategy(&self) -> Result<(u32, IndexOrder), Error> {
        if let Some(kind) = self.get("strategy.type")?.filter(|kind| kind.text != "DefaultRolloverStrategy") {
            return Err(
                kind.refuse(format_args!("found `{}`, accepted is DefaultRolloverStrategy", kind.text))
            );
        }
        let keep =
            self.get("strategy.max")?.map_or(Ok(ARCHIVES_DEFAULT), |max| max.number(1..=INDEX_SPAN_MAX))?;
        let Some(index) = self.get("strategy.fileIndex")? else {
            return Ok((keep, IndexOrder::NewestHighest));
        };
        let order = match index.text.as_str() {
            "max" => IndexOrder::NewestHighest,
            "min" => IndexOrder::NewestLowest,
            "nomax" => IndexOrder::Unlimited,
            other => return Err(index.refuse(format_args!("found `{other}`, accepted is max, min or nomax"))),
        };
        Ok((keep, order))
    }

    /// Policies stand in `policies.<any id>.*`, or a single one in `policy.*`.
    fn policies(
        &self,
        rolling: &mut Rolling,
        pattern: &Value,
        warnings: &mut Vec<String>,
    ) -> Result<(), Error> {
        self.get("policies.type")?;
        let ids = self.document.names(&format!("{}policies.", self.prefix));
        let places = ids.iter().filter(|id| *id != "type").map(|id| format!("policies.{id}"));
        for place in places.chain(["policy".to_owned()]) {
            let Some(kind) = self.get(&format!("{place}.type"))? else { continue };
            match kind.text.as_str() {
                "SizeBasedTriggeringPolicy" => {
                    let size = self.needed(&format!("{place}.size"), SIZES_ACCEPTED)?;
                    rolling.size_max = Some(bytes(&size)?);
                }
                "TimeBasedTriggeringPolicy" => {
                    if rolling.names.period().is_none() {
                        return Err(
                            pattern.refuse("a TimeBasedTriggeringPolicy needs a date, as in %d{yyyy-MM-dd}")
                        );
                    }
                    let interval = self.get(&format!("{place}.interval"))?;
                    rolling.interval = Some(interval.map_or(Ok(1), |value| value.number(1..=100_000))?);
                    rolling.modulate =
                        self.get(&format!("{place}.modulate"))?.map_or(Ok(false), |v| v.flag())?;
                }
                other => warnings.push(kind.warn(format_args!(
                    "policies of type `{other}` are not followed; there are SizeBasedTriggeringPolicy and \
                     TimeBasedTriggeringPolicy"
                ))),
            }
        }
        Ok(())
    }
}

const SIZES_ACCEPTED: &str = "a whole number with B, KB, MB, GB or TB, as in 10MB";

/// `10MB`, `10 MB`, `10M`, `4096`.
fn bytes(value: &Value) -> Result<u64, Error> {
    let refused = || value.refuse(format_args!("found `{}`, accepted is {SIZES_ACCEPTED}", value.text));
    let digits = value.text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = value.text.split_at(digits);
    let shift = match unit.trim().to_ascii_uppercase().as_str() {
        "" | "B" => 0,
        "K" | "KB" => 10,
        "M" | "MB" => 20,
        "G" | "GB" => 30,
        "T" | "TB" => 40,
        _ => return Err(refused()),
    };
    let number: u64 = number.parse().map_err(|_| refused())?;
    number.checked_mul(1 << shift).filter(|size| *size > 0).ok_or_else(refused)
}
