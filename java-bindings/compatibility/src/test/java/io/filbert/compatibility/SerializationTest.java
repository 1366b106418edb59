package io.filbert.compatibility;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.config.Config;
import com.hazelcast.config.GlobalSerializerConfig;
import com.hazelcast.config.SerializerConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.ByteArraySerializer;
import com.hazelcast.nio.serialization.DataSerializable;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import com.hazelcast.nio.serialization.StreamSerializer;
import java.io.EOFException;
import java.io.IOException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a value is after it was stored and read: its class, its content, and what could not be stored. */
@ExtendWith(OnEitherJar.class)
@Timeout(60)
class SerializationTest {
    private static HazelcastInstance instance;
    private static IMap<Object, Object> map;

    @BeforeAll
    static void start() {
        instance = start(config -> { });
        map = instance.getMap("values");
    }

    @AfterAll
    static void stop() {
        instance.getLifecycleService().terminate();
    }

    private static HazelcastInstance start(java.util.function.Consumer<Config> change) {
        String name = Members.unique("serialization");
        Config config = Members.config(name, name);
        config.getSerializationConfig().addSerializerConfig(new SerializerConfig().setTypeClass(Point.class).setImplementation(new PointSerializer()));
        config.getSerializationConfig().addSerializerConfig(new SerializerConfig().setTypeClass(Text.class).setImplementation(new TextSerializer()));
        config.getSerializationConfig().addDataSerializableFactory(Identified.FACTORY, id -> id == 1 ? new Identified() : null);
        change.accept(config);
        return Hazelcast.newHazelcastInstance(config);
    }

    @SuppressWarnings("unchecked") // what goes in comes out
    private static <T> T again(T value) {
        map.set("k", value);
        return (T) map.get("k");
    }

    static Stream<Object> values() {
        return Stream.of("text", "", "ä€😀", 1, 2L, (short) 3, (byte) 4, 'c', true, 1.5f, 2.5, new UUID(1, 2), new Date(5),
            new BigInteger("12345678901234567890"), new BigDecimal("1.500"), LocalDate.of(2026, 1, 2), LocalTime.of(1, 2, 3, 4),
            LocalDateTime.of(2026, 1, 2, 3, 4), OffsetDateTime.of(2026, 1, 2, 3, 4, 5, 6, ZoneOffset.ofHours(2)), Instant.ofEpochSecond(5), Duration.ofMillis(7),
            Thread.State.BLOCKED, String.class, Optional.of("o"), Map.entry("k", "v").getKey(), new java.util.AbstractMap.SimpleEntry<>("k", 1),
            new ArrayList<>(List.of(1, "b")), new LinkedList<>(List.of(1)), new HashSet<>(List.of("a")), new LinkedHashSet<>(List.of("b", "a")),
            new TreeSet<>(List.of("b", "a")), new HashMap<>(Map.of("k", 1)), new LinkedHashMap<>(Map.of("k", 1)), new TreeMap<>(Map.of("k", 1)),
            new ConcurrentHashMap<>(Map.of("k", 1)), new CopyOnWriteArrayList<>(List.of("a")), List.of("immutable"), Map.of("k", "v"),
            Collections.emptyList(), Arrays.asList("a", null));
    }

    @ParameterizedTest
    @MethodSource("values")
    @Rule({"B.14.5", "B.14.7"})
    void valueComesBackEqualAndOfItsClass(Object value) {
        Object back = again(value);
        assertEquals(value, back);
        assertEquals(value.getClass(), back.getClass());
    }

    @ParameterizedTest
    @MethodSource("values")
    @Rule("B.14.5")
    void valueIsAKeyToo(Object value) {
        map.set(value, "found");
        assertEquals("found", map.get(value));
        assertEquals("found", map.remove(value));
    }

    static Stream<Object> arrays() {
        return Stream.of(new byte[] {1}, new boolean[] {true}, new char[] {'a'}, new short[] {1}, new int[] {1}, new long[] {1}, new float[] {1}, new double[] {1},
            new String[] {"a", "b"}, new Object[] {"a", 1});
    }

    @ParameterizedTest
    @MethodSource("arrays")
    @Rule("B.14.5")
    void arrayComesBack(Object array) {
        Object back = again(array);
        assertEquals(array.getClass(), back.getClass());
        assertArrayEquals(new Object[] {array}, new Object[] {back});
    }

    @Test
    @Rule("B.14.5")
    void queueKeepsItsOrder() {
        ArrayDeque<String> back = again(new ArrayDeque<>(List.of("a", "b")));
        assertEquals(List.of("a", "b"), new ArrayList<>(back));
    }

    @Test
    @Rule("B.14.1")
    void nullsInsideAreKept() {
        List<String> list = new ArrayList<>();
        list.add(null);
        assertEquals(list, again(list));
        Map<String, String> nulls = new HashMap<>();
        nulls.put("k", null);
        assertEquals(nulls, again(nulls));
    }

    /** Written by Java itself. */
    static final class Person implements Serializable {
        final String name;
        transient int age;

        Person(String name, int age) {
            this.name = name;
            this.age = age;
        }
    }

    @Test
    @Rule("B.14.7")
    void serializableComesBackWithoutTransients() {
        Person back = again(new Person("p", 7));
        assertEquals("p", back.name);
        assertEquals(0, back.age);
    }

    @Test
    @Rule("B.14.18")
    void serializableLambdaComesBack() {
        int captured = instance.getName().length();
        SerializableFunction function = again((SerializableFunction) x -> x + captured);
        assertEquals(captured + 1, function.apply(1));
    }

    /** A lambda of this survives serialization. */
    interface SerializableFunction extends Serializable {
        int apply(int x);
    }

    /** Writes itself. */
    public static final class Record implements DataSerializable {
        String text;
        long number;
        byte[] bytes;
        Object object;

        public Record() {
        }

        @Override
        public void writeData(ObjectDataOutput out) throws IOException {
            out.writeString(text);
            out.writeLong(number);
            out.writeByteArray(bytes);
            out.writeObject(object);
        }

        @Override
        public void readData(ObjectDataInput in) throws IOException {
            text = in.readString();
            number = in.readLong();
            bytes = in.readByteArray();
            object = in.readObject();
        }
    }

    @Test
    @Rule({"B.14.3", "B.14.13"})
    void dataSerializableComesBack() {
        Record record = new Record();
        record.text = "t";
        record.number = 7;
        record.bytes = new byte[] {1, 2};
        record.object = List.of("a");
        Record back = again(record);
        assertEquals("t", back.text);
        assertEquals(7, back.number);
        assertArrayEquals(new byte[] {1, 2}, back.bytes);
        assertEquals(List.of("a"), back.object);
    }

    @Test
    @Rule("B.14.14")
    void nullFieldsComeBackNull() {
        Record record = new Record();
        record.number = 7;
        Record back = again(record);
        assertNull(back.text);
        assertNull(back.bytes);
        assertNull(back.object);
        assertEquals(7, back.number);
    }

    /** Without the constructor that is needed to read it. */
    static final class NoConstructor implements DataSerializable {
        NoConstructor(int ignored) {
        }

        @Override
        public void writeData(ObjectDataOutput out) {
        }

        @Override
        public void readData(ObjectDataInput in) {
        }
    }

    @Test
    @Rule("B.14.13")
    void dataSerializableNeedsAConstructor() {
        map.set("k", new NoConstructor(1));
        assertThrows(HazelcastSerializationException.class, () -> map.get("k"));
        assertTrue(map.containsKey("k"));
    }

    /** Named by numbers instead of its class. */
    static final class Identified implements IdentifiedDataSerializable {
        static final int FACTORY = 77;
        String text = "";

        @Override
        public int getFactoryId() {
            return FACTORY;
        }

        @Override
        public int getClassId() {
            return 1;
        }

        @Override
        public void writeData(ObjectDataOutput out) throws IOException {
            out.writeUTF(text);
        }

        @Override
        public void readData(ObjectDataInput in) throws IOException {
            text = in.readUTF();
        }
    }

    @Test
    @Rule({"B.14.3", "B.14.13", "B.14.14"})
    void identifiedDataSerializableComesBack() {
        Identified value = new Identified();
        value.text = "äöü€";
        assertEquals("äöü€", again(value).text);
    }

    /** Serialized by {@link PointSerializer}. */
    static final class Point {
        final int x;
        final int y;

        Point(int x, int y) {
            this.x = x;
            this.y = y;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Point && x == ((Point) other).x && y == ((Point) other).y;
        }

        @Override
        public int hashCode() {
            return Objects.hash(x, y);
        }
    }

    static class PointSerializer implements StreamSerializer<Point> {
        @Override
        public int getTypeId() {
            return 1453;
        }

        @Override
        public void write(ObjectDataOutput out, Point point) throws IOException {
            out.writeInt(point.x);
            out.writeInt(point.y);
        }

        @Override
        public Point read(ObjectDataInput in) throws IOException {
            Point point = new Point(in.readInt(), in.readInt());
            assertThrows(EOFException.class, in::readInt, "the input ends with the value");
            return point;
        }
    }

    @Test
    @Rule({"B.14.6", "B.14.11", "A.13.S3"})
    void streamSerializersInputEndsWithTheValue() {
        assertEquals(new Point(1, 2), again(new Point(1, 2)));
    }

    @Test
    @Rule({"B.14.6", "A.12.15"})
    void streamSerializerServesKeys() {
        map.set(new Point(3, 4), "found");
        assertEquals("found", map.get(new Point(3, 4)));
        assertNull(map.get(new Point(4, 3)));
    }

    /** Serialized by {@link TextSerializer}. */
    static final class Text {
        final String text;

        Text(String text) {
            this.text = text;
        }
    }

    static final class TextSerializer implements ByteArraySerializer<Text> {
        @Override
        public int getTypeId() {
            return 1454;
        }

        @Override
        public byte[] write(Text text) {
            return text.text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Text read(byte[] bytes) {
            return new Text(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    @Test
    @Rule({"B.14.6", "B.14.11"})
    void byteArraySerializerGetsItsBytes() {
        assertEquals("äöü", again(new Text("äöü")).text);
        assertEquals("", again(new Text("")).text);
    }

    @Test
    @Rule("B.14.6")
    void customSerializersServeInsideOfOthers() {
        Record record = new Record();
        record.object = new Point(5, 6);
        assertEquals(new Point(5, 6), again(record).object);
        assertEquals(List.of(new Point(7, 8)), again(new ArrayList<>(List.of(new Point(7, 8)))));
    }

    @Test
    @Rule("B.14.10")
    void typeIdIsTakenOnce() {
        assertThrows(RuntimeException.class, () -> start(config -> config.getSerializationConfig()
            .addSerializerConfig(new SerializerConfig().setTypeClass(Person.class).setImplementation(new PointSerializer() { }))));
        assertEquals(new Point(1, 1), again(new Point(1, 1)));
    }

    @Test
    @Rule("B.14.10")
    void builtInTypeCannotBeOverridden() {
        assertThrows(IllegalArgumentException.class, () -> start(config -> config.getSerializationConfig()
            .addSerializerConfig(new SerializerConfig().setTypeClass(String.class).setImplementation(new StringSerializer()))));
    }

    /** For a type that has one. */
    static final class StringSerializer implements ByteArraySerializer<String> {
        @Override
        public int getTypeId() {
            return 1455;
        }

        @Override
        public byte[] write(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String read(byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    @Test
    @Rule("B.14.8")
    void globalSerializerServesTheRest() {
        HazelcastInstance other = start(config -> config.getSerializationConfig().setGlobalSerializerConfig(
            new GlobalSerializerConfig().setImplementation(new EverythingSerializer()).setOverrideJavaSerialization(true)));
        try {
            other.getMap("m").set("k", new Person("p", 7));
            assertEquals("read by the global serializer", other.getMap("m").get("k"));
            other.getMap("m").set("l", "a string");
            assertEquals("a string", other.getMap("m").get("l"));
        } finally {
            other.getLifecycleService().terminate();
        }
    }

    /** Reads everything as one text. */
    static final class EverythingSerializer implements StreamSerializer<Object> {
        @Override
        public int getTypeId() {
            return 1456;
        }

        @Override
        public void write(ObjectDataOutput out, Object object) throws IOException {
            out.writeInt(1);
        }

        @Override
        public Object read(ObjectDataInput in) throws IOException {
            return in.readInt() == 1 ? "read by the global serializer" : null;
        }
    }

    /** Neither serializable, nor of a shape that can be read by reflection. */
    static final class Opaque extends Thread {
    }

    @Test
    @Rule("B.14.9")
    void whatHasNoSerializerIsRefused() {
        assertThrows(HazelcastSerializationException.class, () -> map.set("k", new Opaque()));
        map.set("k", "v");
        assertEquals("v", map.get("k"));
    }

    @Test
    void valuesAreFreshObjects() {
        Person person = new Person("p", 1);
        map.set("k", person);
        assertNotSame(person, map.get("k"));
        assertNotSame(map.get("k"), map.get("k"));
    }
}
