#!/bin/sh
# matrix.sh VERSION [whole]: runs the Java suites, compiled once for Java 11, on the run-time VERSION (11, 17, 21, 25) without
# any flag.
#
# Left out are the tests of the finished jar, which need a JDK and run with `mvn verify`. What needs virtual threads
# runs here only, as the JDK that compiles is 17. Of the suite for both jars the classes run that take little time: the
# others wait for expiry, joins and leaves, which no run-time makes different; with `whole` they run, too.
cd "$(dirname "$0")/.." || exit 1

java=$(tests/jre.sh "$1") || exit 1
library=$PWD/target/release/libfilbert.so
[ -f "$library" ] || { echo "matrix.sh: no $library: run cargo build --release first" >&2; exit 1; }
mvn -B -ntp -q -f java-bindings/pom.xml test-compile || exit 1

"$java" -version 2>&1 | head -n 1
whole=$2
failed=0
for module in native hazelcast compatibility; do
    [ -f "java-bindings/$module/target/test.classpath" ] || continue
    echo "-- $module on $1"
    (
        cd "java-bindings/$module" || exit 1
        path=filbert.native.path.test
        set -- --exclude-package io.filbert.hazelcast.packaged
        # The reactor names the classes of the jar's module; the jar has those of native as well, and the library.
        [ $module != compatibility ] || path=filbert.native.path
        [ $module != compatibility ] || [ "$whole" = whole ] || set -- \
            --exclude-classname '.*\.(Eviction|EntryView|Instance|Map(Listener|Lock|Statistics|Ttl)|Membership|OtherProcess)Test'
        "$java" "-D$path=$library" "-Dsuite.native=$library" \
            -cp "target/test-classes:target/classes:../native/target/classes:$(cat target/test.classpath)" \
            org.junit.platform.console.ConsoleLauncher execute --scan-classpath target/test-classes \
            "$@" --fail-if-no-tests \
            --details summary --disable-banner --disable-ansi-colors
    ) >"target/matrix-$1-$module.log" 2>&1 || failed=1
    sed -n '/^Failures/,/^Test run/p; /tests \(found\|successful\|failed\|skipped\)/p' "target/matrix-$1-$module.log"
done
[ $failed -eq 0 ] || { echo "matrix.sh: the whole output is in target/matrix-$1-*.log"; exit 1; }
