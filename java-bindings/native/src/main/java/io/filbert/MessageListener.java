package io.filbert;

import java.util.UUID;

/** Told of a topic's messages; per publisher in order. */
public interface MessageListener {
    /** A message; {@code publishedMillis} is the publisher's clock. */
    void message(long publishedMillis, UUID publisher, byte[] message);

    /** So many messages did not reach this listener: its queue was full. */
    default void dropped(long count) {
    }
}
