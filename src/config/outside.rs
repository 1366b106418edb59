//! What a configuration may ask of the process around it: system properties and the environment.
//!
//! Handed in as closures, so that readers are pure, tests need no process-wide state, and a JVM host answers with
//! *its* system properties.

/// Where `${name}` and settings that the configuration leaves open are looked up.
#[derive(Clone, Copy)]
pub struct Outside<'a> {
    /// The host's system properties: `-Dname=value` of a JVM. A host without them answers `None`.
    pub system_property: &'a dyn Fn(&str) -> Option<String>,
    /// Environment variables.
    pub environment: &'a dyn Fn(&str) -> Option<String>,
}

impl Outside<'_> {
    /// Neither properties nor environment.
    pub const NOTHING: Outside<'static> = Outside { system_property: &|_| None, environment: &|_| None };

    /// This process's environment, no system properties: for hosts without a JVM.
    pub const PROCESS: Outside<'static> =
        Outside { system_property: &|_| None, environment: &|name| std::env::var(name).ok() };

    /// The value of `${name}`: the system property, else the environment variable.
    pub fn either(&self, name: &str) -> Option<String> {
        (self.system_property)(name).or_else(|| (self.environment)(name))
    }
}

impl std::fmt::Debug for Outside<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Outside")
    }
}
