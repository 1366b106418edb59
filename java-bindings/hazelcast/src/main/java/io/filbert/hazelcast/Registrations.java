package io.filbert.hazelcast;

import io.filbert.Grid;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The ids that callers hold for their listeners, and the library's numbers behind them. */
final class Registrations {
    private final Grid grid;
    private final Map<UUID, Long> numbers = new ConcurrentHashMap<>();

    Registrations(Grid grid) {
        this.grid = grid;
    }

    UUID add(long registration) {
        UUID id = UUID.randomUUID();
        numbers.put(id, registration);
        return id;
    }

    /** False for an id that is unknown, or removed before. */
    boolean remove(UUID id) {
        Long registration = numbers.remove(Objects.requireNonNull(id, "registrationId can't be null"));
        return registration != null && grid.isRunning() && Errors.guarded(() -> grid.unlisten(registration)); // the end has removed all
    }
}
