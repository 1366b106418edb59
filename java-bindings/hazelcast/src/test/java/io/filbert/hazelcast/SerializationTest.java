package io.filbert.hazelcast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.config.SerializationConfig;
import com.hazelcast.config.SerializerConfig;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.ByteArraySerializer;
import com.hazelcast.nio.serialization.DataSerializable;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import com.hazelcast.nio.serialization.StreamSerializer;
import com.hazelcast.partition.PartitionAware;
import io.filbert.hazelcast.serialization.Serialization;
import java.io.EOFException;
import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.AbstractMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SerializationTest {
    private static final Map<String, Integer> ONE = Map.of("a", 1);

    private final Serialization serialization = new Serialization(new SerializationConfig(), null, null);

    private static List<Object> jdkObjects() {
        return Arrays.asList(null, (byte) 1, true, 'c', (short) 2, 3, -4L, 5.5f, 6.25d, "", "key", "k\u00e9\ud83d\ude00", new byte[0], new byte[] {1, -1},
            new boolean[] {true, false}, new char[] {'c'}, new short[] {1}, new int[] {2}, new long[] {3}, new float[] {1}, new double[] {2},
            new String[] {"a", null}, new UUID(1, 2), new Date(5), new BigInteger("-300"), new BigDecimal("1.25"), new BigDecimal("-12345678901234567890.5"), String.class, List.class, int.class,
            String[].class, Thread.State.NEW, new Object[] {1, "a", null}, new ArrayList<>(List.of("x", 1)), new LinkedList<>(List.of(1)),
            new CopyOnWriteArrayList<>(List.of(1)), new HashMap<>(ONE), new LinkedHashMap<>(ONE), new ConcurrentHashMap<>(ONE), new TreeMap<>(ONE),
            new TreeMap<String, Integer>(Collections.reverseOrder()), new ConcurrentSkipListMap<>(ONE), new HashSet<>(List.of("z")),
            new LinkedHashSet<>(List.of("z")), new TreeSet<>(List.of("z")), new CopyOnWriteArraySet<>(List.of("z")),
            new ConcurrentSkipListSet<>(List.of("z")), new AbstractMap.SimpleEntry<>("a", 1), new AbstractMap.SimpleImmutableEntry<>("a", 1),
            Optional.of("x"), Optional.empty(), LocalDate.of(2020, 2, 3), LocalTime.of(1, 2, 3, 4), LocalDateTime.of(2020, 2, 3, 1, 2, 3, 4),
            OffsetDateTime.of(2020, 2, 3, 1, 2, 3, 4, ZoneOffset.ofHours(-2)), Collections.unmodifiableList(new ArrayList<>(List.of(1))),
            ZonedDateTime.of(2020, 2, 3, 1, 2, 3, 4, ZoneOffset.UTC), Duration.ofSeconds(3), Instant.ofEpochMilli(5), new EnumMap<>(Map.of(Thread.State.NEW, 1)),
            EnumSet.of(Thread.State.NEW), List.of(1, 2), Map.of("a", 1), Collections.emptyList(), Locale.ROOT, TimeUnit.DAYS, Double.NaN, Float.MIN_VALUE,
            new Object[][] {{1}, {}}, new UUID[] {new UUID(1, 2)}, new Integer[] {1}, new Thread.State[] {Thread.State.NEW}, new java.sql.Timestamp(7), new AbstractMap.SimpleEntry<>(null, null));
    }

    /** Without {@code equals} of their own. */
    private static List<Object> jdkQueues() {
        return List.of(new ArrayDeque<>(List.of("z")), new LinkedBlockingQueue<>(List.of("z")), new PriorityQueue<>(List.of("z")),
            new LinkedTransferQueue<>(List.of("q")), new ArrayBlockingQueue<>(3, false, List.of("z")), new PriorityBlockingQueue<>(List.of("z")),
            new DelayQueue<>(), new SynchronousQueue<>());
    }

    @Test
    void formsAreHazelcastsBytesWithoutTheLeadingHash() throws Exception {
        Oracle oracle = new Oracle();
        List<Object> all = new ArrayList<>(jdkObjects());
        all.addAll(jdkQueues());
        all.remove(null); // has no blob of its own; others hold it
        for (Object object : all) {
            byte[] expected = oracle.bytes(object);
            assertArrayEquals(Arrays.copyOfRange(expected, 4, expected.length), serialization.toForm(object), kind(object) + " " + object);
        }
    }

    private static String kind(Object object) {
        return object == null ? "null" : object.getClass().getName();
    }

    @Test
    void hazelcastReadsOurForms() throws Exception {
        Oracle oracle = new Oracle();
        List<Object> all = new ArrayList<>(jdkObjects());
        all.addAll(jdkQueues());
        for (Object object : all) {
            Object back = oracle.object(serialization.toForm(object));
            assertEquals(kind(object), kind(back), "the class of " + object);
            assertTrue(Arrays.deepEquals(new Object[] {object}, new Object[] {back}) || object.toString().equals(back.toString()), kind(object));
        }
    }

    @Test
    void partitionHashIsHazelcasts() throws Exception {
        Oracle oracle = new Oracle();
        for (Object key : jdkObjects()) {
            if (key == null) {
                continue; // never a key
            }
            assertEquals(oracle.hash(key), Murmur3.hash(serialization.toForm(key), 4), String.valueOf(key));
        }
        assertEquals(1_476_017_569, Murmur3.hash(serialization.toForm("key"), 4));
    }

    @Test
    void everyObjectComesBackEqual() {
        for (Object object : jdkObjects()) {
            Object back = serialization.toObject(serialization.toForm(object));
            assertEquals(kind(object), kind(back));
            assertTrue(Arrays.deepEquals(new Object[] {object}, new Object[] {back}), kind(object) + ": " + object + " " + back);
        }
        for (Object queue : jdkQueues()) {
            Object back = serialization.toObject(serialization.toForm(queue));
            assertEquals(queue.getClass(), back.getClass());
            assertEquals(queue.toString(), back.toString());
        }
        assertNull(serialization.toObject(serialization.toForm(null)));
        assertNull(serialization.toObject((byte[]) null));
    }

    @Test
    void shortcutsWriteTheSameBytes() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(io.filbert.Scratch.CAPACITY);
        for (Object object : List.of("", "key", "k\u00e9\ud83d\ude00", 7, -7L, new byte[0], new byte[] {1, 2})) {
            assertTrue(Fast.takes(object));
            for (int at : new int[] {0, 13}) {
                int length = Fast.write(buffer, at, object, null);
                byte[] written = new byte[length];
                buffer.position(at);
                buffer.get(written);
                assertArrayEquals(serialization.toForm(object), written, String.valueOf(object));
            }
        }
        assertEquals(Fast.TOO_LONG, Fast.write(buffer, 0, new byte[io.filbert.Scratch.CAPACITY - 7], null));
        assertEquals(io.filbert.Scratch.CAPACITY, Fast.write(buffer, 0, new byte[io.filbert.Scratch.CAPACITY - 8], null));
        assertEquals(Fast.TOO_LONG, Fast.write(buffer, io.filbert.Scratch.CAPACITY - 8, 1L, null));
    }

    // ---- the application's own types ----------------------------------------------------------------------------------------------------

    /** Writes itself. */
    public static class Plain implements DataSerializable {
        int number;
        String text;
        Object inner;

        public Plain() {
        }

        Plain(int number, String text, Object inner) {
            this.number = number;
            this.text = text;
            this.inner = inner;
        }

        @Override
        public void writeData(ObjectDataOutput out) throws IOException {
            out.writeInt(number);
            out.writeString(text);
            out.writeObject(inner);
            out.writeByteArray(null);
        }

        @Override
        public void readData(ObjectDataInput in) throws IOException {
            number = in.readInt();
            text = in.readString();
            inner = in.readObject();
            assertNull(in.readByteArray());
        }
    }

    /** Made by a factory. */
    public static final class Identified extends Plain implements IdentifiedDataSerializable {
        @Override
        public int getFactoryId() {
            return 7;
        }

        @Override
        public int getClassId() {
            return 9;
        }
    }

    @Test
    void dataSerializableTravelsByClassName() {
        Plain back = serialization.toObject(serialization.toForm(new Plain(5, null, new Plain(6, "inner", null))));
        assertEquals(5, back.number);
        assertNull(back.text);
        assertEquals("inner", assertInstanceOf(Plain.class, back.inner).text);
    }

    @Test
    void identifiedNeedsItsFactory() {
        Identified object = new Identified();
        object.number = 4;
        byte[] form = serialization.toForm(object);
        assertEquals(1, form[4]);
        assertEquals(7, ByteBuffer.wrap(form).getInt(5));
        assertEquals(9, ByteBuffer.wrap(form).getInt(9));
        assertTrue(assertThrows(HazelcastSerializationException.class, () -> serialization.toObject(form)).getMessage().contains("7"));
        SerializationConfig config = new SerializationConfig().addDataSerializableFactory(7, id -> id == 9 ? new Identified() : null);
        Identified back = new Serialization(config, null, null).toObject(form);
        assertEquals(4, back.number);
    }

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

    @Test
    void javasOwnSerializationIsTheLastResort() {
        byte[] form = serialization.toForm(new Java());
        assertEquals(-100, ByteBuffer.wrap(form).getInt());
        assertEquals(List.of("a"), serialization.<Java>toObject(form).items);
        Outer outer = new Outer();
        outer.number = 3;
        assertEquals(-101, ByteBuffer.wrap(serialization.toForm(outer)).getInt());
        assertEquals(3, serialization.<Outer>toObject(serialization.toForm(outer)).number);
        assertThrows(HazelcastSerializationException.class, () -> serialization.toForm(new Object()));
    }

    /** Reads to the end, as some session serializers do. */
    private static final class Streamed implements StreamSerializer<StringBuilder> {
        @Override
        public int getTypeId() {
            return 77;
        }

        @Override
        public void write(ObjectDataOutput out, StringBuilder object) throws IOException {
            for (char c : object.toString().toCharArray()) {
                out.writeChar(c);
            }
        }

        @Override
        public StringBuilder read(ObjectDataInput in) throws IOException {
            StringBuilder read = new StringBuilder();
            try {
                while (true) {
                    read.append(in.readChar());
                }
            } catch (EOFException e) {
                return read;
            }
        }
    }

    private static final class Bytes implements ByteArraySerializer<StringBuffer> {
        @Override
        public int getTypeId() {
            return 78;
        }

        @Override
        public byte[] write(StringBuffer object) {
            return object.toString().getBytes();
        }

        @Override
        public StringBuffer read(byte[] bytes) {
            return new StringBuffer(new String(bytes));
        }
    }

    @Test
    void registeredSerializersWriteAndReadToTheEnd() {
        SerializationConfig config = new SerializationConfig()
            .addSerializerConfig(new SerializerConfig().setTypeClass(StringBuilder.class).setImplementation(new Streamed()))
            .addSerializerConfig(new SerializerConfig().setTypeClass(StringBuffer.class).setImplementation(new Bytes()));
        Serialization custom = new Serialization(config, null, null);
        assertEquals("sb", custom.toObject(custom.toForm(new StringBuilder("sb"))).toString());
        assertArrayEquals(new byte[] {0, 0, 0, 78, 0, 0, 0, 2, 's', 'b'}, custom.toForm(new StringBuffer("sb")));
        assertEquals("sb", custom.toObject(custom.toForm(new StringBuffer("sb"))).toString());
    }

    @Test
    void twoSerializersOfOneNumberAreRefused() {
        SerializationConfig config = new SerializationConfig()
            .addSerializerConfig(new SerializerConfig().setTypeClass(StringBuilder.class).setImplementation(new Streamed()))
            .addSerializerConfig(new SerializerConfig().setTypeClass(Thread.class).setImplementation(new Streamed()));
        assertThrows(IllegalStateException.class, () -> new Serialization(config, null, null));
        SerializationConfig builtIn = new SerializationConfig()
            .addSerializerConfig(new SerializerConfig().setTypeClass(String.class).setImplementation(new Streamed()));
        assertThrows(IllegalArgumentException.class, () -> new Serialization(builtIn, null, null));
    }

    /** Goes where its account goes. */
    public static final class Routed implements PartitionAware<String>, Serializable {
        @Override
        public String getPartitionKey() {
            return "key";
        }
    }

    @Test
    void partitionAwareKeyCarriesTheHashOfWhatDecides() {
        byte[] key = serialization.toKey(new Routed());
        assertEquals(Integer.MIN_VALUE, ByteBuffer.wrap(key).getInt());
        assertEquals(1_476_017_569, ByteBuffer.wrap(key).getInt(4));
        assertArrayEquals(serialization.toForm(new Routed()), Arrays.copyOfRange(key, 8, key.length));
        assertInstanceOf(Routed.class, serialization.toObject(key));
    }

    @Test
    void damagedFormsAreAnExceptionAndAllocateNothingLarge() {
        byte[] huge = ByteBuffer.allocate(8).putInt(-12).putInt(Integer.MAX_VALUE).array();
        assertThrows(HazelcastSerializationException.class, () -> serialization.toObject(huge));
        for (int type = -60; type < 3; type++) {
            byte[] form = ByteBuffer.allocate(24).putInt(type).putInt(0x7fffffff).putLong(-1).putLong(-1).array();
            try {
                serialization.toObject(form);
            } catch (HazelcastSerializationException expected) {
                assertTrue(expected.getMessage() != null);
            }
        }
        assertThrows(HazelcastSerializationException.class, () -> serialization.toObject(new byte[2]));
    }
}
