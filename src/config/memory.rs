//! How much native memory a member may fill when nobody says.
//!
//! The rule is pure; [`readings`] is the only place that looks at the machine.

use std::fs;
use std::path::Path;

/// What the operating system said; `None` where it said nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Readings {
    /// The tightest limit of the control groups that this process is in, in bytes.
    pub cgroup: Option<u64>,
    /// The machine's memory in bytes.
    pub machine: Option<u64>,
}

/// The share of the readable memory that a member takes: one part in this many.
pub const DEFAULT_SHARE: u64 = 4;
/// The limit when the machine says nothing: 256 MiB.
pub const FALLBACK_BYTES: u64 = 256 << 20;

/// The default of `filbert.memory.max`: a quarter of the control group's limit, or of the machine if that is less.
pub fn default_bytes_max(readings: Readings) -> u64 {
    // "No limit" of cgroup v1 is a number near 2^63; the smaller of the two settles that, too.
    match readings.cgroup.into_iter().chain(readings.machine).min() {
        Some(bytes) => bytes / DEFAULT_SHARE,
        None => FALLBACK_BYTES,
    }
}

/// Asks the operating system. What cannot be read is `None`; this never fails.
pub fn readings() -> Readings {
    let read = |path: &Path| fs::read_to_string(path).ok();
    let groups = read(Path::new("/proc/self/cgroup")).unwrap_or_default();
    let cgroup = cgroup_limit_files(&groups).iter().filter_map(|file| limit(&read(Path::new(file))?)).min();
    let machine = read(Path::new("/proc/meminfo")).and_then(|text| machine_bytes(&text));
    Readings { cgroup, machine }
}

/// The files that may hold a limit: of the process's group and each group above it, cgroup v2 and v1.
fn cgroup_limit_files(groups: &str) -> Vec<String> {
    let mut files = Vec::new();
    for line in groups.lines() {
        let mut fields = line.splitn(3, ':');
        let (Some(_), Some(controllers), Some(path)) = (fields.next(), fields.next(), fields.next()) else {
            continue;
        };
        let (root, file) = if controllers.is_empty() {
            ("/sys/fs/cgroup", "memory.max")
        } else if controllers.split(',').any(|c| c == "memory") {
            ("/sys/fs/cgroup/memory", "memory.limit_in_bytes")
        } else {
            continue;
        };
        files.extend(
            Path::new(path)
                .ancestors()
                .map(|group| format!("{root}{}/{file}", group.display()).replace("//", "/")),
        );
    }
    files
}

/// The number in a limit file; `None` for `max`.
fn limit(text: &str) -> Option<u64> {
    text.trim().parse().ok()
}

/// `MemTotal` of `/proc/meminfo`.
fn machine_bytes(meminfo: &str) -> Option<u64> {
    let line = meminfo.lines().find_map(|line| line.strip_prefix("MemTotal:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()?.checked_mul(1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_is_a_quarter_of_the_smaller_limit() {
        let of = |cgroup, machine| default_bytes_max(Readings { cgroup, machine });
        assert_eq!(of(Some(1 << 30), Some(8 << 30)), 1 << 28);
        assert_eq!(of(Some(i64::MAX as u64), Some(8 << 30)), 2 << 30, "v1 without limit");
        assert_eq!(of(None, Some(8 << 30)), 2 << 30);
        assert_eq!(of(Some(1 << 30), None), 1 << 28);
        assert_eq!(of(None, None), FALLBACK_BYTES);
    }

    #[test]
    fn the_group_and_all_above_it_are_asked() {
        assert_eq!(
            cgroup_limit_files("0::/a/b\n"),
            ["/sys/fs/cgroup/a/b/memory.max", "/sys/fs/cgroup/a/memory.max", "/sys/fs/cgroup/memory.max"]
        );
        assert_eq!(
            cgroup_limit_files("5:cpu:/x\n4:memory,hugetlb:/\nnonsense\n"),
            ["/sys/fs/cgroup/memory/memory.limit_in_bytes"]
        );
    }

    #[test]
    fn files_are_read_as_the_kernel_writes_them() {
        assert_eq!(limit("max\n"), None);
        assert_eq!(limit("1073741824\n"), Some(1 << 30));
        assert_eq!(machine_bytes("MemTotal:        8 kB\nMemFree: 1 kB\n"), Some(8192));
        assert_eq!(machine_bytes(""), None);
    }

    #[test]
    fn this_machine_has_memory() {
        assert!(default_bytes_max(readings()) > 0);
    }
}
