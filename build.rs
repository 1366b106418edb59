//! Keeps the library mapped once loaded: threads of the run-time may still run when a class loader lets go of it.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rustc-link-arg-cdylib=-Wl,-z,nodelete");
}
