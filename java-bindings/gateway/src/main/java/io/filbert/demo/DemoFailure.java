package io.filbert.demo;

/** A check cannot go on; the message tells the reader why. */
final class DemoFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DemoFailure(String message) {
        super(message);
    }
}
