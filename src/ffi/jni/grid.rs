//! Natives of an instance: start, stop, members, partitions, figures.

use super::codec::{self, Out};
use super::desk::Desk;
use super::tables::{GRIDS, LOGS};
use super::{convert, large};
use crate::config::Config;
use crate::error::Error;
use crate::grid::{Grid, StartOptions, Stats};
use jni::objects::{JByteArray, JObjectArray, JString};
use jni::sys::{jboolean, jint, jlong};
use std::time::Duration;

/// The names that Java knows the figures by.
fn figures(stats: &Stats) -> Vec<(String, u64)> {
    let mut figures: Vec<(String, u64)> = [
        ("members", stats.members),
        ("partitions.owned", stats.partitions_owned),
        ("partitions.backup", stats.partitions_backed_up),
        ("partitions.unsafe", stats.partitions_unsafe),
        ("partitions.possible.losses", stats.possible_losses),
        ("migrations.running", stats.migrations_running),
        ("migrations.completed", stats.migrations_done),
        ("memory.used", stats.memory_used),
        ("memory.max", stats.memory_limit),
        ("events.queued", stats.events_queued),
        ("events.dropped", stats.events_dropped),
        ("calls.waiting", stats.calls_waiting),
        ("calls.ok", stats.calls_ok),
        ("calls.failed", stats.calls_failed),
        ("calls.timeout", stats.calls_timeout),
        ("calls.unknown", stats.calls_unknown),
        ("calls.overloaded", stats.calls_overloaded),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value))
    .collect();
    for map in &stats.maps {
        let of_map = [
            ("entries", map.owned_entries),
            ("bytes", map.owned_bytes),
            ("hits", map.hits),
            ("gets", map.gets.count),
            ("puts", map.puts.count),
            ("sets", map.sets.count),
            ("removes", map.removes.count),
        ];
        figures.extend(of_map.map(|(name, value)| (format!("map.{}.{name}", map.name), value)));
    }
    figures
}

fn start(pairs: Vec<(String, String)>, log: jlong) -> Result<jlong, Error> {
    let log = if log == 0 { None } else { Some(LOGS.keep(log)?) };
    let config = Config::from_pairs(pairs)?;
    let options = StartOptions {
        sink: log.as_ref().map(|log| log.sink()),
        levels: log.as_ref().map(|log| log.levels()),
        ..StartOptions::default()
    };
    let grid = Grid::start(config, options)?;
    GRIDS.open(Desk::new(grid.clone(), log)).inspect_err(|_| grid.terminate())
}

checked! {
    /// `long Native.gridStart(String[] keysAndValues, long log)`.
    fn Java_io_filbert_internal_Native_gridStart<'local>(
        env, pairs: JObjectArray<'local, JString<'local>>, log: jlong,
    ) -> jlong {
        let pairs = convert::pairs(env, &pairs, "keysAndValues")?;
        Ok(start(pairs, log)?)
    }

    /// `boolean Native.gridIsRunning(long grid)`.
    fn Java_io_filbert_internal_Native_gridIsRunning<'local>(env, grid: jlong) -> jboolean {
        let _ = env;
        Ok(GRIDS.get(grid).is_ok_and(|desk| desk.grid.is_running()))
    }

    /// `void Native.gridShutdown(long grid, long timeoutMillis)`. A negative time is the configured one.
    fn Java_io_filbert_internal_Native_gridShutdown<'local>(env, grid: jlong, timeout: jlong) {
        let _ = env;
        let desk = GRIDS.keep(grid)?;
        match u64::try_from(timeout) {
            Ok(millis) => desk.grid.shutdown_within(Duration::from_millis(millis)),
            Err(_) => desk.grid.shutdown(),
        }
        Ok(())
    }

    /// `void Native.gridTerminate(long grid)`.
    fn Java_io_filbert_internal_Native_gridTerminate<'local>(env, grid: jlong) {
        let _ = env;
        GRIDS.keep(grid)?.grid.terminate();
        Ok(())
    }

    /// `void Native.gridClose(long grid)`.
    fn Java_io_filbert_internal_Native_gridClose<'local>(env, grid: jlong) {
        let _ = env;
        if let Some(desk) = GRIDS.close(grid) {
            desk.grid.terminate();
            // Maps that are still open hold the desk: what waits for nobody goes now.
            large::forget(desk.number());
        }
        Ok(())
    }

    /// `byte[] Native.gridMembers(long grid)`.
    fn Java_io_filbert_internal_Native_gridMembers<'local>(env, grid: jlong) -> JByteArray<'local> {
        let desk = GRIDS.keep(grid)?;
        convert::to_bytes(env, &codec::members(&desk.grid.members()))
    }

    /// `long Native.gridClusterTime(long grid)`.
    fn Java_io_filbert_internal_Native_gridClusterTime<'local>(env, grid: jlong) -> jlong {
        let _ = env;
        Ok(GRIDS.keep(grid)?.grid.cluster_time() as jlong)
    }

    /// `byte[] Native.gridObjects(long grid)`.
    fn Java_io_filbert_internal_Native_gridObjects<'local>(env, grid: jlong) -> JByteArray<'local> {
        let objects = GRIDS.keep(grid)?.grid.objects();
        let out = Out::default().count(objects.len());
        let out = objects.iter().fold(out, |out, (kind, name)| out.u8(*kind as u8).string(name));
        convert::to_bytes(env, &out.done())
    }

    /// `byte[] Native.gridStats(long grid)`.
    fn Java_io_filbert_internal_Native_gridStats<'local>(env, grid: jlong) -> JByteArray<'local> {
        let stats = GRIDS.keep(grid)?.grid.stats();
        convert::to_bytes(env, &Out::default().statistics(&figures(&stats)).done())
    }

    /// `void Native.gridSetWellKnown(long grid, String[] addresses)`.
    fn Java_io_filbert_internal_Native_gridSetWellKnown<'local>(
        env, grid: jlong, addresses: JObjectArray<'local, JString<'local>>,
    ) {
        let desk = GRIDS.keep(grid)?;
        desk.grid.set_well_known(convert::strings(env, &addresses, "addresses")?)?;
        Ok(())
    }

    /// `void Native.gridAddConfig(long grid, String[] keysAndValues)`.
    fn Java_io_filbert_internal_Native_gridAddConfig<'local>(
        env, grid: jlong, pairs: JObjectArray<'local, JString<'local>>,
    ) {
        let desk = GRIDS.keep(grid)?;
        let pairs = convert::pairs(env, &pairs, "keysAndValues")?;
        desk.grid.add_config(&Config::from_pairs(pairs)?)?;
        Ok(())
    }

    /// `String[] Native.gridAddedConfig(long grid)`.
    fn Java_io_filbert_internal_Native_gridAddedConfig<'local>(
        env, grid: jlong,
    ) -> JObjectArray<'local, JString<'local>> {
        let pairs = GRIDS.keep(grid)?.grid.added_config().object_pairs();
        let flat: Vec<String> = pairs.into_iter().flat_map(|(key, value)| [key, value]).collect();
        convert::to_strings(env, &flat)
    }

    /// `int Native.gridPartitionCount(long grid)`.
    fn Java_io_filbert_internal_Native_gridPartitionCount<'local>(env, grid: jlong) -> jint {
        let _ = env;
        Ok(GRIDS.get(grid)?.grid.partition_count().into())
    }

    /// `int Native.gridPartitionOf(long grid, byte[] key)`.
    fn Java_io_filbert_internal_Native_gridPartitionOf<'local>(env, grid: jlong, key: JByteArray<'local>) -> jint {
        let desk = GRIDS.keep(grid)?;
        Ok(desk.grid.partition_of(&convert::key(env, &key)?).into())
    }

    /// `byte[] Native.gridPartitions(long grid)`.
    fn Java_io_filbert_internal_Native_gridPartitions<'local>(env, grid: jlong) -> JByteArray<'local> {
        let members = GRIDS.keep(grid)?.grid.members();
        let owners: Vec<_> = members.owners().collect();
        let out = Out::default().u64(members.table_version()).count(owners.len());
        convert::to_bytes(env, &owners.into_iter().fold(out, Out::id).done())
    }

    /// `boolean Native.gridIsClusterSafe(long grid)`.
    fn Java_io_filbert_internal_Native_gridIsClusterSafe<'local>(env, grid: jlong) -> jboolean {
        let _ = env;
        Ok(GRIDS.keep(grid)?.grid.members().is_safe())
    }

    /// `boolean Native.gridIsMemberSafe(long grid)`.
    fn Java_io_filbert_internal_Native_gridIsMemberSafe<'local>(env, grid: jlong) -> jboolean {
        let _ = env;
        Ok(GRIDS.keep(grid)?.grid.stats().partitions_unsafe == 0)
    }
}
