package io.filbert.hazelcast;

/** The answer of everything that Hazelcast has and this version lacks. */
final class Unsupported {
    private Unsupported() {
    }

    /** Names the method; docs/compatibility.md says what is planned. */
    static UnsupportedOperationException method(String name) {
        return new UnsupportedOperationException(name + " is not supported by this version of Filbert, see docs/compatibility.md");
    }
}
