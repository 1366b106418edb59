package io.filbert.hazelcast.packaged.alpha;

import java.io.Serializable;

/** A value whose class only the bundle alpha has. */
public final class Ticket implements Serializable {
    private static final long serialVersionUID = 1;
    private final String text;

    public Ticket(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return "ticket " + text;
    }
}
