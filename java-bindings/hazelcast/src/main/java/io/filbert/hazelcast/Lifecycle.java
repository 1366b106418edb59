package io.filbert.hazelcast;

import com.hazelcast.core.LifecycleEvent;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import com.hazelcast.core.LifecycleListener;
import com.hazelcast.core.LifecycleService;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** States of an instance. Listeners run on the thread that changes the state; what one throws is logged and stops nothing. */
final class Lifecycle implements LifecycleService {
    private final GridInstance instance;
    private final Map<UUID, LifecycleListener> listeners = new ConcurrentHashMap<>();

    Lifecycle(GridInstance instance) {
        this.instance = instance;
    }

    void fire(LifecycleState state) {
        LifecycleEvent event = new LifecycleEvent(state);
        for (LifecycleListener listener : listeners.values()) {
            try {
                listener.stateChanged(event);
            } catch (RuntimeException e) {
                instance.getLoggingService().getLogger("com.hazelcast.core.LifecycleService").warning("a lifecycle listener threw " + e + " at " + state, e);
            }
        }
    }

    @Override
    public boolean isRunning() {
        return instance.isRunning();
    }

    @Override
    public void shutdown() {
        instance.stop(true);
    }

    @Override
    public void terminate() {
        instance.stop(false);
    }

    @Override
    public UUID addLifecycleListener(LifecycleListener listener) {
        Objects.requireNonNull(listener, "lifecycleListener must not be null");
        if (instance.isStopped()) {
            throw new HazelcastInstanceNotActiveException("Hazelcast instance is not active!");
        }
        return add(listener);
    }

    UUID add(LifecycleListener listener) {
        UUID id = UUID.randomUUID();
        listeners.put(id, listener);
        return id;
    }

    @Override
    public boolean removeLifecycleListener(UUID registrationId) {
        return listeners.remove(Objects.requireNonNull(registrationId, "registrationId must not be null")) != null;
    }
}
