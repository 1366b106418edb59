package io.filbert.compatibility;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.hazelcast.map.IMap;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.DataSerializable;
import com.hazelcast.nio.serialization.FieldType;
import com.hazelcast.nio.serialization.Portable;
import com.hazelcast.nio.serialization.PortableFactory;
import com.hazelcast.nio.serialization.PortableReader;
import com.hazelcast.nio.serialization.PortableWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Portable values, read where another member keeps them. */
@KeyElsewhere
class PortableTest extends OnCluster {
    static final int FACTORY = 7;

    /** Of both members of the suite. */
    static final PortableFactory FACTORY_OF_ALL = id -> {
        switch (id) {
            case 1:
                return new Numbers();
            case 2:
                return new Node();
            case 3:
                return new Arrays();
            case 4:
                return new Times();
            case 5:
                return new Raw();
            case 6:
                return new Curious();
            default:
                return null;
        }
    };

    @BeforeEach
    void classesAreKnown() {
        map().set(ownKey(), new Numbers());
        map().set(ownKey(), new Node("known", new Node("n", null)));
        there.getMap(name).set(ownKey(), new Numbers());
        map().clear();
    }

    private <V> V stored(V value) {
        IMap<String, V> map = map();
        String key = key();
        map.set(key, value);
        return map.get(key);
    }

    abstract static class Base implements Portable {
        @Override
        public int getFactoryId() {
            return FACTORY;
        }
    }

    static final class Numbers extends Base {
        boolean truth;
        byte small;
        short shorter;
        char letter;
        int number;
        long large;
        float single;
        double exact;

        @Override
        public int getClassId() {
            return 1;
        }

        @Override
        public void writePortable(PortableWriter writer) throws IOException {
            writer.writeBoolean("truth", truth);
            writer.writeByte("small", small);
            writer.writeShort("shorter", shorter);
            writer.writeChar("letter", letter);
            writer.writeInt("number", number);
            writer.writeLong("large", large);
            writer.writeFloat("single", single);
            writer.writeDouble("exact", exact);
        }

        @Override
        public void readPortable(PortableReader reader) throws IOException {
            // In another order than they were written.
            exact = reader.readDouble("exact");
            single = reader.readFloat("single");
            large = reader.readLong("large");
            number = reader.readInt("number");
            letter = reader.readChar("letter");
            shorter = reader.readShort("shorter");
            small = reader.readByte("small");
            truth = reader.readBoolean("truth");
        }
    }

    @Test
    @Rule("B.14.4")
    void fieldsComeBackInWhateverOrderTheyAreRead() {
        Numbers numbers = new Numbers();
        numbers.truth = true;
        numbers.small = -1;
        numbers.shorter = 300;
        numbers.letter = 'ż';
        numbers.number = 70_000;
        numbers.large = Long.MIN_VALUE;
        numbers.single = 1.5f;
        numbers.exact = -0.1;
        Numbers read = stored(numbers);
        assertNotSame(numbers, read);
        assertEquals(List.of(true, (byte) -1, (short) 300, 'ż', 70_000, Long.MIN_VALUE, 1.5f, -0.1),
            List.of(read.truth, read.small, read.shorter, read.letter, read.number, read.large, read.single, read.exact));
    }

    /** A text, and the length of the next one's. */
    static final class Node extends Base {
        String text;
        Node next;

        Node() {
        }

        Node(String text, Node next) {
            this.text = text;
            this.next = next;
        }

        @Override
        public int getClassId() {
            return 2;
        }

        @Override
        public void writePortable(PortableWriter writer) throws IOException {
            writer.writeString("text", text);
            if (next == null) {
                writer.writeNullPortable("next", FACTORY, 1); // whose class the member must have seen
            } else {
                writer.writePortable("next", next.numbered());
            }
        }

        private Numbers numbered() {
            Numbers numbers = new Numbers();
            numbers.number = text.length();
            return numbers;
        }

        @Override
        public void readPortable(PortableReader reader) throws IOException {
            text = reader.readString("text");
            Numbers numbers = reader.readPortable("next");
            next = numbers == null ? null : new Node("#" + numbers.number, null);
        }
    }

    @Test
    @Rule("B.14.4")
    void portableInsideOfAPortableComesBack() {
        Node read = stored(new Node("outer", new Node("seven..", null)));
        assertEquals("outer", read.text);
        assertEquals("#7", read.next.text);
    }

    @Test
    @Rule("B.14.4")
    void nullsComeBackNull() {
        Node read = stored(new Node(null, null));
        assertNull(read.text);
        assertNull(read.next);
    }

    static final class Arrays extends Base {
        int[] numbers;
        long[] large;
        byte[] bytes;
        String[] texts;
        double[] exact;
        Portable[] nodes;

        @Override
        public int getClassId() {
            return 3;
        }

        @Override
        public void writePortable(PortableWriter writer) throws IOException {
            writer.writeIntArray("numbers", numbers);
            writer.writeLongArray("large", large);
            writer.writeByteArray("bytes", bytes);
            writer.writeStringArray("texts", texts);
            writer.writeDoubleArray("exact", exact);
            writer.writePortableArray("nodes", nodes);
        }

        @Override
        public void readPortable(PortableReader reader) throws IOException {
            nodes = reader.readPortableArray("nodes");
            numbers = reader.readIntArray("numbers");
            large = reader.readLongArray("large");
            bytes = reader.readByteArray("bytes");
            texts = reader.readStringArray("texts");
            exact = reader.readDoubleArray("exact");
        }
    }

    @Test
    @Rule("B.14.4")
    void arraysComeBack() {
        Arrays arrays = new Arrays();
        arrays.numbers = new int[] {1, 2, 3};
        arrays.large = new long[] {};
        arrays.bytes = new byte[] {9, 8};
        arrays.texts = new String[] {"a", null, "ç"};
        arrays.exact = new double[] {0.5};
        arrays.nodes = new Portable[] {new Node("n", null)};
        Arrays read = stored(arrays);
        assertArrayEquals(arrays.numbers, read.numbers);
        assertArrayEquals(arrays.large, read.large);
        assertArrayEquals(arrays.bytes, read.bytes);
        assertArrayEquals(arrays.texts, read.texts);
        assertArrayEquals(arrays.exact, read.exact);
        assertEquals("n", ((Node) read.nodes[0]).text);
    }

    static final class Times extends Base {
        BigDecimal amount;
        LocalTime time;
        LocalDate date;
        LocalDateTime stamp;
        OffsetDateTime zoned;

        @Override
        public int getClassId() {
            return 4;
        }

        @Override
        public void writePortable(PortableWriter writer) throws IOException {
            writer.writeDecimal("amount", amount);
            writer.writeTime("time", time);
            writer.writeDate("date", date);
            writer.writeTimestamp("stamp", stamp);
            writer.writeTimestampWithTimezone("zoned", zoned);
        }

        @Override
        public void readPortable(PortableReader reader) throws IOException {
            amount = reader.readDecimal("amount");
            time = reader.readTime("time");
            date = reader.readDate("date");
            stamp = reader.readTimestamp("stamp");
            zoned = reader.readTimestampWithTimezone("zoned");
        }
    }

    @Test
    @Rule("B.14.4")
    void timesAndDecimalsComeBack() {
        Times times = new Times();
        times.amount = new BigDecimal("-12.3450");
        times.time = LocalTime.of(23, 59, 58, 7);
        times.date = LocalDate.of(2024, 2, 29);
        times.stamp = LocalDateTime.of(2024, 2, 29, 1, 2, 3, 4);
        times.zoned = OffsetDateTime.of(times.stamp, ZoneOffset.ofHoursMinutes(5, 30));
        Times read = stored(times);
        assertEquals(List.of(times.amount, times.time, times.date, times.stamp, times.zoned),
            List.of(read.amount, read.time, read.date, read.stamp, read.zoned));
    }

    /** Fields, then what has no name. */
    static final class Raw extends Base {
        int named;
        String unnamed;

        @Override
        public int getClassId() {
            return 5;
        }

        @Override
        public void writePortable(PortableWriter writer) throws IOException {
            writer.writeInt("named", named);
            writer.getRawDataOutput().writeString(unnamed);
        }

        @Override
        public void readPortable(PortableReader reader) throws IOException {
            named = reader.readInt("named");
            unnamed = reader.getRawDataInput().readString();
        }
    }

    @Test
    @Rule("B.14.4")
    void rawDataFollowsTheFields() {
        Raw raw = new Raw();
        raw.named = 5;
        raw.unnamed = "raw";
        Raw read = stored(raw);
        assertEquals(5, read.named);
        assertEquals("raw", read.unnamed);
    }

    /** Asks its reader what there is. */
    static final class Curious extends Base {
        Set<String> names;
        List<Object> known;

        @Override
        public int getClassId() {
            return 6;
        }

        @Override
        public void writePortable(PortableWriter writer) throws IOException {
            writer.writeInt("number", 1);
            writer.writeString("text", "t");
        }

        @Override
        public void readPortable(PortableReader reader) throws IOException {
            names = Set.copyOf(reader.getFieldNames());
            known = List.of(reader.hasField("number"), reader.hasField("absent"), reader.getFieldType("text"), reader.getVersion());
        }
    }

    @Test
    @Rule("B.14.4")
    void readerKnowsTheFields() {
        Curious read = stored(new Curious());
        assertEquals(Set.of("number", "text"), read.names);
        assertEquals(List.of(true, false, FieldType.UTF, 0), read.known);
    }

    @Test
    @Rule({"B.14.4", "B.3.2"})
    void portableIsAKeyByItsContent() {
        IMap<Portable, String> keyed = here.getMap(name);
        keyed.set(new Node(key(), null), "v");
        keyed.set(new Node("other", null), "w");
        assertEquals(2, keyed.size());
        assertEquals("w", there.<Portable, String>getMap(name).get(new Node("other", null)));
    }

    @Test
    @Rule({"B.14.4", "B.14.5"})
    void portablesComeBackInsideOfAList() {
        List<Node> read = stored(new ArrayList<>(List.of(new Node("a", null), new Node("b", null))));
        assertEquals("b", read.get(1).text);
        assertEquals(2, read.size());
    }

    /** Serves itself, with a portable within. */
    public static final class Envelope implements DataSerializable {
        private Node node;

        public Envelope() {
        }

        Envelope(Node node) {
            this.node = node;
        }

        @Override
        public void writeData(ObjectDataOutput out) throws IOException {
            out.writeObject(node);
            out.writeInt(5);
        }

        @Override
        public void readData(ObjectDataInput in) throws IOException {
            node = in.readObject();
            assertEquals(5, in.readInt(), "what follows the portable");
        }
    }

    @Test
    @Rule({"B.14.3", "B.14.4"})
    void portableInsideOfADataSerializableComesBack() {
        assertEquals("in", stored(new Envelope(new Node("in", null))).node.text);
    }
}
