package io.filbert.hazelcast.serialization;

import com.hazelcast.config.CompactSerializationConfig;
import com.hazelcast.config.GlobalSerializerConfig;
import com.hazelcast.config.SerializationConfig;
import com.hazelcast.config.SerializerConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceAware;
import com.hazelcast.core.ManagedContext;
import com.hazelcast.nio.serialization.DataSerializable;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import com.hazelcast.nio.serialization.Portable;
import com.hazelcast.nio.serialization.Serializer;
import com.hazelcast.nio.serialization.SerializerHook;
import com.hazelcast.partition.PartitionAware;
import io.filbert.hazelcast.Murmur3;
import java.io.Externalizable;
import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Objects to serialized forms and back, byte for byte as Hazelcast 5.3 does it: {@code [type id][payload]}.
 *
 * <p>Always on the thread of the caller or of the listener, never anywhere else. Choice of the serializer: null, (identified) data serializable, JDK types,
 * registered ones by class, superclass, interface, then Java's own, then the global one. Compact is not there.
 */
public final class Serialization {
    private static final int TYPE_BYTES = 4;
    private static final int ROUTE_BYTES = 8;
    private static final String SERIALIZER_HOOKS = "com.hazelcast.SerializerHook";

    private final BuiltIns builtIns = new BuiltIns(this);
    private final Map<Class<?>, Adapter> registered = new ConcurrentHashMap<>();
    private final Map<Integer, Adapter> registeredById = new ConcurrentHashMap<>();
    private final ClassLoader configured;
    private final ManagedContext context;
    private final boolean override;
    private final boolean plain;
    private final Adapter dataSerializable;
    private final Adapter portable;
    private final Adapter serializable;
    private final Adapter externalizable;
    private final List<HazelcastInstanceAware> aware = new ArrayList<>();
    private volatile HazelcastInstance instance;
    private Adapter global;
    private boolean globalFirst;

    /** Found once per class, and forgotten with the class. */
    private final ClassValue<Adapter> chosen = new ClassValue<>() {
        @Override
        protected Adapter computeValue(Class<?> type) {
            return choose(type);
        }
    };

    public Serialization(SerializationConfig config, ClassLoader classLoader, ManagedContext context) {
        if (!config.getCompactSerializationConfig().equals(new CompactSerializationConfig())) {
            throw new UnsupportedOperationException("SerializationConfig.setCompactSerializationConfig: Compact serialization is not supported");
        }
        this.configured = classLoader;
        this.context = context;
        this.override = config.isAllowOverrideDefaultSerializers();
        this.plain = !override && context == null;
        this.dataSerializable = new DataSerializableAdapter(this, config);
        this.portable = new PortableAdapter(this, config);
        JavaAdapters java = new JavaAdapters(this, config);
        this.serializable = java.serializable();
        this.externalizable = java.externalizable();
        for (SerializerConfig one : config.getSerializerConfigs()) {
            register(one);
        }
        hooks(SerializerHook.class, SERIALIZER_HOOKS).forEach(this::register);
        GlobalSerializerConfig all = config.getGlobalSerializerConfig();
        if (all != null) {
            Serializer serializer = all.getImplementation() != null ? all.getImplementation() : (Serializer) make(all.getClassName());
            aware(serializer);
            global = CustomAdapter.of(serializer);
            globalFirst = all.isOverrideJavaSerialization();
            checkId(serializer, serializer);
            registerId(global, serializer);
        }
    }

    /** True when no registered serializer stands in for a JDK type, so that short cuts for those are right; nor is a managed context to see each object. */
    public boolean isPlain() {
        return plain;
    }

    /** Objects that ask for the instance get this one. */
    public void setInstance(HazelcastInstance instance) {
        this.instance = instance;
        aware.forEach(one -> one.setHazelcastInstance(instance));
    }

    /** Gets the instance as soon as there is one, if it wants it. */
    void aware(Object object) {
        if (object instanceof HazelcastInstanceAware) {
            aware.add((HazelcastInstanceAware) object);
        }
    }

    <T> List<T> hooks(Class<T> type, String service) {
        return Hooks.find(type, service, classLoader(), Serialization.class.getClassLoader(), Thread.currentThread().getContextClassLoader());
    }

    /** One that extends the class path gives way to the configuration where it says that it may be overwritten. */
    private void register(SerializerHook<?> hook) {
        Class<?> type = hook.getSerializationType();
        if (type != null && !(hook.isOverwritable() && registered.containsKey(type))) {
            Serializer serializer = hook.createSerializer();
            checkId(hook, serializer);
            register(type, serializer);
        }
    }

    private void register(SerializerConfig config) {
        Serializer serializer = config.getImplementation() != null ? config.getImplementation() : (Serializer) make(config.getClassName());
        Class<?> type = config.getTypeClass() != null ? config.getTypeClass() : loadClass(config.getTypeClassName());
        checkId(serializer, serializer);
        register(type, serializer);
    }

    private void register(Class<?> type, Serializer serializer) {
        aware(serializer);
        if (builtIns.byClass.containsKey(type) && !override) {
            throw new IllegalArgumentException("[" + type + "] serializer cannot be overridden");
        }
        Adapter adapter = CustomAdapter.of(serializer);
        registerId(adapter, serializer);
        if (registered.putIfAbsent(type, adapter) != null) {
            throw new IllegalStateException("Serializer[" + registered.get(type) + "] has been already registered for type: " + type);
        }
    }

    /** Numbers are positive, but those of Hazelcast's own libraries, as Hibernate's cache, which are their packages' alone. */
    private void checkId(Object registrar, Serializer serializer) {
        int typeId = serializer.getTypeId();
        boolean own = registrar.getClass().getName().startsWith("com.hazelcast.") && typeId != TypeIds.NULL && byId(typeId) == null;
        if (typeId <= 0 && !own && !(override && builtIns.byId.containsKey(typeId))) {
            throw new IllegalArgumentException("Type ID must be positive. Current: " + typeId + ", Serializer: " + serializer);
        }
    }

    private void registerId(Adapter adapter, Serializer serializer) {
        if (registeredById.putIfAbsent(adapter.typeId, adapter) != null) {
            throw new IllegalStateException("Serializer [" + serializer + "] has been already registered for type-id: " + adapter.typeId);
        }
    }

    // ---- forms -------------------------------------------------------------------------------------------------------------------------

    /** The form of a value. */
    public byte[] toForm(Object object) {
        FormOutput out = new FormOutput(this);
        try {
            write(out, object);
        } catch (IOException | RuntimeException e) {
            throw failure("serialize", object, e);
        }
        return out.toByteArray();
    }

    /** The form of a key: one that is partition-aware carries the hash of what decides its partition. */
    public byte[] toKey(Object key) {
        if (key instanceof PartitionAware) {
            Object partitionKey = ((PartitionAware<?>) key).getPartitionKey();
            if (partitionKey != null && partitionKey != key) {
                byte[] form = toForm(key);
                byte[] decides = toForm(partitionKey);
                int hash = Murmur3.hash(decides, TYPE_BYTES);
                return ByteBuffer.allocate(ROUTE_BYTES + form.length).putInt(TypeIds.ROUTED).putInt(hash).put(form).array();
            }
        }
        return toForm(key);
    }

    /** The object of a form, of a key or a value; null for null. */
    @SuppressWarnings("unchecked") // the caller's generics, as everywhere with maps
    public <T> T toObject(byte[] form) {
        return form == null ? null : (T) toObject(ByteBuffer.wrap(form));
    }

    /** The object of a form that lies between position and limit. */
    public Object toObject(ByteBuffer form) {
        if (form.remaining() > ROUTE_BYTES && form.getInt(form.position()) == TypeIds.ROUTED) {
            form.position(form.position() + ROUTE_BYTES);
        }
        try {
            return read(new FormInput(this, form), null);
        } catch (IOException | RuntimeException e) {
            throw failure("deserialize", null, e);
        }
    }

    private static RuntimeException failure(String verb, Object object, Exception e) {
        if (e instanceof HazelcastSerializationException) {
            return (HazelcastSerializationException) e;
        }
        return new HazelcastSerializationException(
            "Failed to " + verb + (object == null ? "" : " '" + object.getClass().getName() + "'") + ": " + e, e);
    }

    void write(FormOutput out, Object object) throws IOException {
        if (object == null) {
            out.writeInt(TypeIds.NULL);
            return;
        }
        Adapter adapter = chosen.get(object.getClass());
        out.writeInt(adapter.typeId);
        adapter.write(out, object);
    }

    Object read(FormInput in, Class<?> type) throws IOException {
        int id = in.readInt();
        if (id == TypeIds.NULL) {
            return null;
        }
        Adapter adapter = byId(id);
        if (id == TypeIds.COMPACT || id == TypeIds.COMPACT_WITH_SCHEMA) {
            throw new UnsupportedOperationException("Compact serialization is not supported: a form of type " + id);
        }
        if (adapter == null) {
            throw new HazelcastSerializationException("There is no suitable de-serializer for type " + id
                + ". This exception is likely caused by differences in the serialization configuration between members.");
        }
        return prepared(adapter.read(in, type));
    }

    private Object prepared(Object object) {
        if (object instanceof HazelcastInstanceAware && instance != null) {
            ((HazelcastInstanceAware) object).setHazelcastInstance(instance);
        }
        return context == null ? object : context.initialize(object);
    }

    // ---- choice ------------------------------------------------------------------------------------------------------------------------

    private Adapter byId(int id) {
        Adapter custom = registeredById.get(id);
        if (custom != null) {
            return custom;
        }
        switch (id) {
            case TypeIds.DATA_SERIALIZABLE:
                return dataSerializable;
            case TypeIds.PORTABLE:
                return portable;
            case TypeIds.SERIALIZABLE:
                return serializable;
            case TypeIds.EXTERNALIZABLE:
                return externalizable;
            default:
                return builtIns.byId.get(id);
        }
    }

    private Adapter choose(Class<?> type) {
        if (DataSerializable.class.isAssignableFrom(type)) {
            return dataSerializable;
        }
        if (Portable.class.isAssignableFrom(type)) {
            return portable;
        }
        Adapter adapter = override ? registered.get(type) : null;
        if (adapter == null) {
            adapter = builtIns.byClass.get(type);
        }
        if (adapter == null && Class.class.isAssignableFrom(type)) {
            adapter = builtIns.byClass.get(Class.class);
        }
        if (adapter == null) {
            adapter = registeredFor(type);
        }
        if (adapter == null && global != null && globalFirst) {
            adapter = global;
        }
        if (adapter == null && Externalizable.class.isAssignableFrom(type)) {
            adapter = externalizable;
        }
        if (adapter == null && Serializable.class.isAssignableFrom(type)) {
            adapter = serializable;
        }
        if (adapter == null) {
            adapter = global;
        }
        if (adapter == null) {
            throw new HazelcastSerializationException("There is no suitable serializer for " + type);
        }
        return adapter;
    }

    private Adapter registeredFor(Class<?> type) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            Adapter adapter = registered.get(at);
            if (adapter != null) {
                return adapter;
            }
        }
        return registeredForInterface(type);
    }

    private Adapter registeredForInterface(Class<?> type) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            for (Class<?> one : at.getInterfaces()) {
                Adapter adapter = one == Serializable.class || one == Externalizable.class ? null : registered.get(one);
                if (adapter == null) {
                    adapter = registeredForInterface(one);
                }
                if (adapter != null) {
                    return adapter;
                }
            }
        }
        return null;
    }

    // ---- classes -----------------------------------------------------------------------------------------------------------------------

    /** The loader that the configuration names, else ours. */
    ClassLoader classLoader() {
        return configured != null ? configured : Serialization.class.getClassLoader();
    }

    /** Looks in the configured loader (or ours), then in the thread's. */
    Class<?> loadClass(String name) {
        switch (name) {
            case "boolean": return boolean.class;
            case "byte": return byte.class;
            case "char": return char.class;
            case "short": return short.class;
            case "int": return int.class;
            case "long": return long.class;
            case "float": return float.class;
            case "double": return double.class;
            case "void": return void.class;
            default: break;
        }
        ClassNotFoundException first = null;
        for (ClassLoader loader : new ClassLoader[] {classLoader(), Thread.currentThread().getContextClassLoader(), Serialization.class.getClassLoader()}) {
            try {
                return Class.forName(name, false, loader);
            } catch (ClassNotFoundException e) {
                first = first == null ? e : first;
            }
        }
        throw new HazelcastSerializationException("class " + name + " is not to be found", first);
    }

    /** A new object of a class that the configuration names. */
    public Object newInstance(String className) {
        return make(className);
    }

    /** A new object of the named class, by its constructor without parameters. */
    Object make(String className) {
        try {
            var constructor = loadClass(className).getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new HazelcastSerializationException("cannot make a " + className + " by its constructor without parameters: " + e, e);
        }
    }
}
