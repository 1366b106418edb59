#!/bin/sh
# Runs every suite of every language, prints the time of each, and ends with the line "N passed, N failed".
#
# A suite whose tool is missing is skipped by name and the others run. With CI=true a skipped suite counts as failed,
# unless tests/may-skip has a line "SUITE reason". The work tree must be as clean afterwards as before.
cd "$(dirname "$0")/.." || exit 1

passed=0 failed=0 skipped=0 table=
tree_before=$(git status --porcelain 2>/dev/null)

record() { # record SUITE VERDICT SECONDS
    table="$table$(printf '  %-28s %-8s %4d s' "$1" "$2" "$3")
"
}

# suite NAME TOOLS COMMAND...: TOOLS is a list for tools.sh, in one word.
suite() {
    name=$1 tools=$2
    shift 2
    printf '\n== %s: %s\n' "$name" "$*"
    started=$(date +%s)
    # shellcheck disable=SC2086 # a list on purpose
    if ! tests/tools.sh $tools; then
        skip "$name"
    elif "$@"; then
        passed=$((passed + 1))
        record "$name" passed $(($(date +%s) - started))
    else
        failed=$((failed + 1))
        record "$name" FAILED $(($(date +%s) - started))
        echo "== $name FAILED"
    fi
}

skip() {
    if [ "$CI" = true ] && ! grep -q "^$1 " tests/may-skip 2>/dev/null; then
        failed=$((failed + 1))
        record "$1" "NOT RUN" 0
        echo "== $1 did not run, which counts as failed here: tests/may-skip does not name it"
    else
        skipped=$((skipped + 1))
        record "$1" skipped 0
    fi
}

# The integration tests that cargo finds: tests/NAME.rs and tests/NAME/main.rs.
integration_tests() {
    for file in tests/*.rs tests/*/main.rs; do
        [ -e "$file" ] || continue
        case $file in
            */main.rs) basename "$(dirname "$file")" ;;
            *) basename "$file" .rs ;;
        esac
    done
}

# The C programs under valgrind, with a library without the allocator that valgrind cannot follow. Cargo knows both
# libraries by one file name and would not build the first one again, so that one is put aside meanwhile.
c_memory() {
    library=target/debug/deps/libfilbert.so
    mkdir -p target/memory && cp -p "$library" target/memory/kept.so || return 1
    cargo test --locked --no-default-features --test c_api --no-run && cp "$library" target/memory/libfilbert.so
    built=$?
    mv target/memory/kept.so "$library"
    [ $built -eq 0 ] && FILBERT_VALGRIND=target/memory cargo test --locked --test c_api
}

# The library that is delivered is built beside suites that use one core and judge no times.
library_begin() {
    mkdir -p target
    cargo build --locked --release >target/library.log 2>&1 &
    library_build=$!
}

library_end() {
    wait "$library_build"
    built=$?
    cat target/library.log
    return $built
}

dist_is_complete() {
    make --no-print-directory dist || return 1
    for file in filbert-hazelcast.jar filbert-native.jar libfilbert.so filbert.h filbert.pc; do
        [ -s "dist/$file" ] || { echo "dist/$file is missing or empty"; return 1; }
    done
}

tree_is_unchanged() {
    [ "$(git status --porcelain 2>/dev/null)" = "$tree_before" ] && return 0
    echo "the suites left files behind that git does not ignore, or changed some:"
    git status --porcelain
    return 1
}

suite format "cargo cargo-lints" cargo fmt --check
suite lints "cargo cargo-lints cc" tests/lints.sh
# Building all test programs once, as a suite of its own, keeps compile time out of the others' times.
suite rust-build "cargo cc" cargo test --locked --no-run
suite rust-unit "cargo cc" cargo test --locked --lib
for test in $(integration_tests); do
    # More threads than cores: these tests wait most of their time.
    suite "rust-$test" "cargo cc" cargo test --locked --test "$test" -- --test-threads 6
done
library_begin
suite c-memory "cargo cc valgrind" c_memory
suite rust-planted-bugs "cargo cc" cargo test --locked --features planted-bugs --test simulation planted
suite rust-models "cargo cc" cargo test --locked --features models --lib engine::models
suite rust-doc "cargo cc" cargo test --locked --doc
suite library "cargo cc" library_end
suite java "javac mvn" mvn -B -ntp -f java-bindings/pom.xml verify
for version in 11 21 25; do
    suite "java-$version" "javac mvn jre-$version" tests/matrix.sh "$version"
done
suite dist "cargo cc javac mvn" dist_is_complete
suite demo "cargo cc javac mvn" make --no-print-directory demo
suite clean-tree "" tree_is_unchanged

printf '\nSuites\n%s' "$table"
line="$passed passed, $failed failed"
[ $skipped -eq 0 ] || line="$line, $skipped skipped"
printf '\n%s\n' "$line"
[ $failed -eq 0 ]
