package io.filbert.hazelcast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.config.GlobalSerializerConfig;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.SerializationConfig;
import com.hazelcast.config.SerializerConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceAware;
import com.hazelcast.core.ManagedContext;
import com.hazelcast.internal.serialization.DataSerializerHook;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.DataSerializableFactory;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import com.hazelcast.nio.serialization.Serializer;
import com.hazelcast.nio.serialization.SerializerHook;
import com.hazelcast.nio.serialization.StreamSerializer;
import io.filbert.hazelcast.serialization.Serialization;
import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the configuration promises: filters, compression, order of serializers, class loaders, hooks. */
class SerializationConfigTest {
    private final Serialization serialization = new Serialization(new SerializationConfig(), null, null);

    /** Java's own way. */
    public static final class Java implements Serializable {
        final List<String> items = new ArrayList<>(List.of("a"));
    }

    /** Java's other way. */
    public static final class Outer implements Externalizable {
        int number;

        public Outer() {
        }

        @Override
        public void writeExternal(ObjectOutput out) throws IOException {
            out.writeInt(number);
        }

        @Override
        public void readExternal(ObjectInput in) throws IOException {
            number = in.readInt();
        }
    }

    private static Serialization filtered(JavaSerializationFilterConfig filter) {
        return new Serialization(new SerializationConfig().setJavaSerializationFilterConfig(filter), null, null);
    }

    private static void refuses(Serialization reader, Object object) {
        byte[] form = new Serialization(new SerializationConfig(), null, null).toForm(object);
        Throwable thrown = assertThrows(HazelcastSerializationException.class, () -> reader.toObject(form));
        assertInstanceOf(SecurityException.class, thrown.getCause());
        assertTrue(thrown.getMessage().contains("is not allowed"), thrown.getMessage());
    }

    @Test
    void aFilterKeepsClassesOut() {
        JavaSerializationFilterConfig black = new JavaSerializationFilterConfig().setDefaultsDisabled(true);
        black.getBlacklist().addClasses(Java.class.getName());
        Serialization blackened = filtered(black);
        refuses(blackened, new Java());
        refuses(blackened, new Java[] {new Java()});
        assertInstanceOf(Outer.class, blackened.toObject(serialization.toForm(new Outer())));

        JavaSerializationFilterConfig white = new JavaSerializationFilterConfig();
        white.getWhitelist().addPrefixes(Outer.class.getName());
        Serialization whitened = filtered(white);
        refuses(whitened, new Java());
        assertInstanceOf(Outer.class, whitened.toObject(serialization.toForm(new Outer())));
        assertEquals(new BitSet(), whitened.toObject(serialization.toForm(new BitSet())));

        JavaSerializationFilterConfig packages = new JavaSerializationFilterConfig().setDefaultsDisabled(true);
        packages.getBlacklist().addPackages("java.util");
        refuses(filtered(packages), new BitSet());
        refuses(filtered(new JavaSerializationFilterConfig()), new Outer());
        refuses(filtered(new JavaSerializationFilterConfig()), Proxy.newProxyInstance(Tag.class.getClassLoader(), new Class<?>[] {Tag.class}, new Handler()));
    }

    /** Names something. */
    public interface Tag {
    }

    /** A handler that can be serialized. */
    private static final class Handler implements InvocationHandler, Serializable {
        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) {
            return "a proxy";
        }
    }

    @Test
    void compressionIsHazelcasts() throws Exception {
        ClassLoader loader = Oracle.loader();
        Class<?> config = loader.loadClass("com.hazelcast.config.SerializationConfig");
        Object enabled = config.getMethod("setEnableCompression", boolean.class).invoke(config.getConstructor().newInstance(), true);
        Oracle oracle = new Oracle(loader, enabled);
        Serialization zipped = new Serialization(new SerializationConfig().setEnableCompression(true), null, null);
        BitSet bits = new BitSet();
        bits.set(1_000);
        assertEquals(bits, zipped.toObject(zipped.toForm(bits)));
        assertEquals(bits, oracle.object(zipped.toForm(bits)));
        byte[] blob = oracle.bytes(bits);
        assertEquals(bits, zipped.toObject(Arrays.copyOfRange(blob, 4, blob.length)));
        assertArrayEquals(Arrays.copyOfRange(blob, 4, blob.length), zipped.toForm(bits));
        Outer outer = new Outer();
        outer.number = 6;
        assertEquals(6, zipped.<Outer>toObject(zipped.toForm(outer)).number);
    }

    /** Nobody else makes one. */
    private static final class Hidden implements Externalizable {
        int number;

        private Hidden() {
        }

        @Override
        public void writeExternal(ObjectOutput out) throws IOException {
            out.writeInt(number);
        }

        @Override
        public void readExternal(ObjectInput in) throws IOException {
            number = in.readInt();
        }
    }

    @Test
    void aPrivateConstructorIsEnough() {
        Hidden hidden = new Hidden();
        hidden.number = 9;
        assertEquals(9, serialization.<Hidden>toObject(serialization.toForm(hidden)).number);
    }

    @Test
    void aMissingClassIsTheReadersError() {
        byte[] form = serialization.toForm(new Java());
        byte[] damaged = new String(form, StandardCharsets.ISO_8859_1).replace("SerializationConfigTest$Java", "SerializationConfigTest$Gone")
            .getBytes(StandardCharsets.ISO_8859_1);
        assertTrue(assertThrows(HazelcastSerializationException.class, () -> serialization.toObject(damaged)).getMessage().contains("SerializationConfigTest$Gone"));
        Serialization other = new Serialization(new SerializationConfig(), ClassLoader.getPlatformClassLoader(), null);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(SerializationConfigTest.class.getClassLoader());
        try {
            assertInstanceOf(Java.class, other.toObject(form), "the thread's loader is asked after the configured one");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Serves whatever nothing else serves. */
    private static final class Global implements StreamSerializer<Object> {
        @Override
        public int getTypeId() {
            return 99;
        }

        @Override
        public void write(ObjectDataOutput out, Object object) throws IOException {
            out.writeString(object.getClass().getSimpleName());
        }

        @Override
        public Object read(ObjectDataInput in) throws IOException {
            return "global " + in.readString();
        }
    }

    @Test
    void theGlobalSerializerIsLastUnlessItOverridesJavas() {
        Serialization last = new Serialization(new SerializationConfig().setGlobalSerializerConfig(new GlobalSerializerConfig().setImplementation(new Global())),
            null, null);
        assertInstanceOf(Java.class, last.toObject(last.toForm(new Java())));
        assertEquals("global Object", last.toObject(last.toForm(new Object())));
        Serialization first = new Serialization(new SerializationConfig().setGlobalSerializerConfig(
            new GlobalSerializerConfig().setImplementation(new Global()).setOverrideJavaSerialization(true)), null, null);
        assertEquals("global Java", first.toObject(first.toForm(new Java())));
        assertEquals("x", first.toObject(first.toForm("x")));
    }

    /** Serves by what is told. */
    private static final class Naming implements StreamSerializer<Object> {
        private final int id;

        Naming(int id) {
            this.id = id;
        }

        @Override
        public int getTypeId() {
            return id;
        }

        @Override
        public void write(ObjectDataOutput out, Object object) {
            // Its number says enough.
        }

        @Override
        public Object read(ObjectDataInput in) {
            return id;
        }
    }

    private static class Base implements Tag {
    }

    private static final class Derived extends Base implements Runnable {
        @Override
        public void run() {
            // Only its type matters.
        }
    }

    @Test
    void classBeforeSuperclassBeforeInterface() {
        assertEquals(1, chosen(Derived.class, Base.class, Runnable.class, Tag.class));
        assertEquals(2, chosen(Thread.class, Base.class, Runnable.class, Tag.class));
        assertEquals(3, chosen(Thread.class, Process.class, Runnable.class, Tag.class));
        assertEquals(4, chosen(Thread.class, Process.class, Iterable.class, Tag.class));
        assertEquals(3, chosen(Thread.class, Process.class, Object.class, Tag.class), "every class is an Object before it is a Tag");
    }

    private static int chosen(Class<?>... types) {
        SerializationConfig config = new SerializationConfig();
        for (int i = 0; i < types.length; i++) {
            config.addSerializerConfig(new SerializerConfig().setTypeClass(types[i]).setImplementation(new Naming(i + 1)));
        }
        Serialization custom = new Serialization(config, null, null);
        return custom.<Integer>toObject(custom.toForm(new Derived()));
    }

    @Test
    void compactIsRefusedNotIgnored() {
        SerializationConfig config = new SerializationConfig();
        config.getCompactSerializationConfig().addClass(Java.class);
        assertThrows(UnsupportedOperationException.class, () -> new Serialization(config, null, null));
        byte[] compact = ByteBuffer.allocate(16).putInt(-55).array();
        assertInstanceOf(UnsupportedOperationException.class,
            assertThrows(HazelcastSerializationException.class, () -> serialization.toObject(compact)).getCause());
    }

    /** Found through META-INF/services. */
    public static final class FactoryHook implements DataSerializerHook {
        @Override
        public int getFactoryId() {
            return 7007;
        }

        @Override
        public DataSerializableFactory createFactory() {
            return id -> id == 9 ? new Hooked() : null;
        }
    }

    /** Made by the hook's factory. */
    public static final class Hooked implements IdentifiedDataSerializable {
        @Override
        public int getFactoryId() {
            return 7007;
        }

        @Override
        public int getClassId() {
            return 9;
        }

        @Override
        public void writeData(ObjectDataOutput out) {
            // Nothing inside.
        }

        @Override
        public void readData(ObjectDataInput in) {
            // Nothing inside.
        }
    }

    /** Found through META-INF/services. */
    public static final class TextHook implements SerializerHook<StringJoiner> {
        @Override
        public Class<StringJoiner> getSerializationType() {
            return StringJoiner.class;
        }

        @Override
        public Serializer createSerializer() {
            return new Naming(7008);
        }

        @Override
        public boolean isOverwritable() {
            return true;
        }
    }

    @Test
    void hooksOfTheClassPathAreFound() {
        assertInstanceOf(Hooked.class, serialization.toObject(serialization.toForm(new Hooked())));
        assertEquals(7008, serialization.<Integer>toObject(serialization.toForm(new StringJoiner(""))));
        Serialization overwritten = new Serialization(new SerializationConfig().addSerializerConfig(
            new SerializerConfig().setTypeClass(StringJoiner.class).setImplementation(new Naming(5))), null, null);
        assertEquals(5, overwritten.<Integer>toObject(overwritten.toForm(new StringJoiner(""))));
    }

    /** Wants the instance. */
    private static final class Aware implements StreamSerializer<Base>, HazelcastInstanceAware {
        private HazelcastInstance instance;

        @Override
        public void setHazelcastInstance(HazelcastInstance instance) {
            this.instance = instance;
        }

        @Override
        public int getTypeId() {
            return 6;
        }

        @Override
        public void write(ObjectDataOutput out, Base object) {
            // Its number says enough.
        }

        @Override
        public Base read(ObjectDataInput in) {
            return new Base();
        }
    }

    /** Wants the instance each time that it is read. */
    private static final class AwareValue implements Serializable, HazelcastInstanceAware {
        private transient HazelcastInstance instance;

        @Override
        public void setHazelcastInstance(HazelcastInstance instance) {
            this.instance = instance;
        }
    }

    @Test
    void theInstanceAndTheManagedContextReachWhatWantsThem() {
        Aware aware = new Aware();
        AtomicInteger seen = new AtomicInteger();
        ManagedContext context = object -> {
            seen.incrementAndGet();
            return object;
        };
        Serialization custom = new Serialization(
            new SerializationConfig().addSerializerConfig(new SerializerConfig().setTypeClass(Base.class).setImplementation(aware)), null, context);
        HazelcastInstance instance = (HazelcastInstance) Proxy.newProxyInstance(HazelcastInstance.class.getClassLoader(),
            new Class<?>[] {HazelcastInstance.class}, new Handler());
        custom.setInstance(instance);
        assertSame(instance, aware.instance);
        assertSame(instance, custom.<AwareValue>toObject(custom.toForm(new AwareValue())).instance);
        assertEquals(1, seen.get());
    }
}
