package io.filbert.hazelcast;

import com.hazelcast.cluster.Member;
import com.hazelcast.config.EntryListenerConfig;
import com.hazelcast.core.EntryEvent;
import com.hazelcast.map.MapEvent;
import com.hazelcast.map.listener.EntryAddedListener;
import com.hazelcast.map.listener.EntryEvictedListener;
import com.hazelcast.map.listener.EntryExpiredListener;
import com.hazelcast.map.listener.EntryLoadedListener;
import com.hazelcast.map.listener.EntryMergedListener;
import com.hazelcast.map.listener.EntryRemovedListener;
import com.hazelcast.map.listener.EntryUpdatedListener;
import com.hazelcast.map.listener.MapClearedListener;
import com.hazelcast.map.listener.MapEvictedListener;
import com.hazelcast.map.listener.MapListener;
import io.filbert.EntryListener;
import io.filbert.GridMap;
import io.filbert.hazelcast.serialization.Serialization;
import io.filbert.internal.Codec;
import java.util.Objects;
import java.util.UUID;

/** Brings a map's events to whichever of Hazelcast's listener interfaces an object implements. Values become objects on the listener's thread. */
final class MapListeners {
    private final GridInstance instance;
    private final String name;
    private final GridMap map;

    MapListeners(GridInstance instance, String name, GridMap map) {
        this.instance = instance;
        this.name = name;
        this.map = map;
    }

    UUID add(MapListener listener, byte[] key, boolean includeValue, boolean local) {
        Objects.requireNonNull(listener, "Null listener is not allowed!");
        instance.inject(listener);
        return instance.registrations().add(Errors.guarded(() -> map.listen(key, includeValue, local, new Adapter(listener))));
    }

    void add(EntryListenerConfig config) {
        MapListener listener = config.getImplementation() != null ? config.getImplementation()
            : (MapListener) instance.make(config.getClassName());
        add(listener, null, config.isIncludeValue(), config.isLocal());
    }

    private final class Adapter implements EntryListener {
        private final MapListener target;

        Adapter(MapListener target) {
            this.target = target;
        }

        @Override
        @SuppressWarnings({"unchecked", "rawtypes"}) // the listener says what it expects
        public void entry(int type, UUID member, byte[] key, byte[] value, byte[] oldValue, byte[] mergingValue) {
            EntryEvent event = new Event(instance.serialization(), name, instance.cluster().member(member), type, key, value, oldValue, mergingValue);
            if (type == Codec.ENTRY_ADDED && target instanceof EntryAddedListener) {
                ((EntryAddedListener) target).entryAdded(event);
            } else if (type == Codec.ENTRY_UPDATED && target instanceof EntryUpdatedListener) {
                ((EntryUpdatedListener) target).entryUpdated(event);
            } else if (type == Codec.ENTRY_REMOVED && target instanceof EntryRemovedListener) {
                ((EntryRemovedListener) target).entryRemoved(event);
            } else if (type == Codec.ENTRY_EVICTED && target instanceof EntryEvictedListener) {
                ((EntryEvictedListener) target).entryEvicted(event);
            } else if (type == Codec.ENTRY_EXPIRED && target instanceof EntryExpiredListener) {
                ((EntryExpiredListener) target).entryExpired(event);
            } else if (type == Codec.ENTRY_MERGED && target instanceof EntryMergedListener) {
                ((EntryMergedListener) target).entryMerged(event);
            } else if (type == Codec.ENTRY_LOADED && target instanceof EntryLoadedListener) {
                ((EntryLoadedListener) target).entryLoaded(event);
            }
        }

        @Override
        public void map(int type, UUID member, int entries) {
            MapEvent event = new MapEvent(name, instance.cluster().member(member), type, entries);
            if (type == Codec.ENTRY_CLEAR_ALL && target instanceof MapClearedListener) {
                ((MapClearedListener) target).mapCleared(event);
            } else if (type == Codec.ENTRY_EVICT_ALL && target instanceof MapEvictedListener) {
                ((MapEvictedListener) target).mapEvicted(event);
            }
        }

        @Override
        public void dropped(long count) {
            Logs.warn("com.hazelcast.map.impl.event.MapEventPublisher", count + " events of map '" + name + "' did not reach a listener");
        }
    }

    /** Deserializes what is asked for, once. */
    private static final class Event extends EntryEvent<Object, Object> {
        private final transient Serialization serialization;
        private transient byte[] keyForm;
        private transient byte[] valueForm;
        private transient byte[] oldForm;
        private transient byte[] mergingForm;

        Event(Serialization serialization, String name, Member member, int type, byte[] key, byte[] value, byte[] old, byte[] merging) {
            super(name, member, type, null, null);
            this.serialization = serialization;
            this.keyForm = key;
            this.valueForm = value;
            this.oldForm = old;
            this.mergingForm = merging;
        }

        @Override
        public Object getKey() {
            if (keyForm != null) {
                key = serialization.toObject(keyForm);
                keyForm = null;
            }
            return key;
        }

        @Override
        public Object getValue() {
            if (valueForm != null) {
                value = serialization.toObject(valueForm);
                valueForm = null;
            }
            return value;
        }

        @Override
        public Object getOldValue() {
            if (oldForm != null) {
                oldValue = serialization.toObject(oldForm);
                oldForm = null;
            }
            return oldValue;
        }

        @Override
        public Object getMergingValue() {
            if (mergingForm != null) {
                mergingValue = serialization.toObject(mergingForm);
                mergingForm = null;
            }
            return mergingValue;
        }
    }
}
