#!/bin/sh
# tools.sh TOOL...: names every missing or too old tool at once, with what to install, before anything is built.
# TOOL is one of: cargo cargo-lints cc valgrind javac mvn jre-VERSION. Exit status 1 when one is missing.
cd "$(dirname "$0")/.." || exit 1

RUST_MIN=$(sed -n 's/^rust-version *= *"\(.*\)"/\1/p' Cargo.toml)
JAVA_MIN=17
missing=0

need() { # need TOOL FOUND REMEDY
    [ $missing -eq 1 ] || echo "Nothing was built. Needed, and not here:" >&2
    missing=1
    printf '  %-18s %-26s install it with: %s\n' "$1" "$2" "$3" >&2
}

# Whether dotted version $1 is at least $2.
at_least() {
    [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$2" ]
}

check_cargo() {
    found=$(cargo --version 2>/dev/null | cut -d ' ' -f 2)
    if [ -z "$found" ]; then
        need "cargo >= $RUST_MIN" "(not found)" "rustup toolchain install stable"
    elif ! at_least "$found" "$RUST_MIN"; then
        need "cargo >= $RUST_MIN" "(found $found)" "rustup update stable"
    fi
}

check_cargo_lints() {
    cargo fmt --version >/dev/null 2>&1 || need "cargo fmt" "(not found)" "rustup component add rustfmt"
    cargo clippy --version >/dev/null 2>&1 || need "cargo clippy" "(not found)" "rustup component add clippy"
}

check_cc() {
    if ! command -v gcc >/dev/null 2>&1; then
        need "gcc" "(not found)" "apt-get install gcc libc6-dev"
    elif ! printf '#include <stdlib.h>\nint main(void) { return EXIT_SUCCESS; }\n' | gcc -x c -o /dev/null - 2>/dev/null; then
        need "C library headers" "(gcc cannot use <stdlib.h>)" "apt-get install libc6-dev"
    fi
}

check_valgrind() {
    valgrind --version >/dev/null 2>&1 || need "valgrind" "(not found)" "apt-get install valgrind"
}

check_javac() {
    javac=javac
    [ -z "$JAVA_HOME" ] || javac=$JAVA_HOME/bin/javac
    found=$("$javac" -version 2>&1 | sed -n 's/^javac \([0-9][0-9.]*\).*/\1/p')
    if [ -z "$found" ]; then
        need "JDK >= $JAVA_MIN" "(no ${JAVA_HOME:+$JAVA_HOME/bin/}javac)" "apt-get install default-jdk-headless"
    elif ! at_least "$found" "$JAVA_MIN"; then
        need "JDK >= $JAVA_MIN" "(found $found)" "apt-get install openjdk-$JAVA_MIN-jdk-headless"
    fi
}

check_mvn() {
    command -v mvn >/dev/null 2>&1 || need "mvn" "(not found)" "apt-get install maven"
}

check_jre() {
    tests/jre.sh "$1" >/dev/null || need "a Java $1 run-time" "(cannot be fetched)" "apt-get install python3-pip, and reach PyPI"
}

for tool in "$@"; do
    case $tool in
        cargo) check_cargo ;;
        cargo-lints) check_cargo_lints ;;
        cc) check_cc ;;
        valgrind) check_valgrind ;;
        javac) check_javac ;;
        mvn) check_mvn ;;
        jre-*) check_jre "${tool#jre-}" ;;
        *) echo "tools.sh: unknown tool $tool" >&2; exit 1 ;;
    esac
done
exit $missing
