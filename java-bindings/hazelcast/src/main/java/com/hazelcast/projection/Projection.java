package com.hazelcast.projection;

import java.io.Serializable;

/** Turns an entry into a result. */
@FunctionalInterface
public interface Projection<I, O> extends Serializable {
    O transform(I value);
}
