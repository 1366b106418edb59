package io.filbert.hazelcast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.config.SerializationConfig;
import com.hazelcast.nio.serialization.ClassDefinition;
import com.hazelcast.nio.serialization.ClassDefinitionBuilder;
import com.hazelcast.nio.serialization.FieldType;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import com.hazelcast.nio.serialization.Portable;
import com.hazelcast.nio.serialization.PortableReader;
import com.hazelcast.nio.serialization.PortableWriter;
import com.hazelcast.nio.serialization.VersionedPortable;
import io.filbert.hazelcast.serialization.Serialization;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Portables of several versions, and what is refused. The bytes are compared with Hazelcast's in {@link ExchangeTest}. */
class PortableTest {
    private static final int FACTORY = 1;
    private static final int CLASS = 2;

    /** Runs what a test wants to write and to read. */
    private static class Any implements VersionedPortable {
        private final int version;
        private final Body<PortableWriter> writer;
        private final Body<PortableReader> reader;

        Any(int version, Body<PortableWriter> writer, Body<PortableReader> reader) {
            this.version = version;
            this.writer = writer;
            this.reader = reader;
        }

        @Override
        public int getFactoryId() {
            return FACTORY;
        }

        @Override
        public int getClassId() {
            return CLASS;
        }

        @Override
        public int getClassVersion() {
            return version;
        }

        @Override
        public void writePortable(PortableWriter to) throws IOException {
            writer.run(to);
        }

        @Override
        public void readPortable(PortableReader from) throws IOException {
            reader.run(from);
        }
    }

    private interface Body<T> {
        void run(T with) throws IOException;
    }

    private static byte[] write(int version, Body<PortableWriter> writer) {
        return new Serialization(new SerializationConfig(), null, null).toForm(new Any(version, writer, null));
    }

    private static void read(byte[] form, int version, Body<PortableReader> reader) {
        SerializationConfig config = new SerializationConfig().addPortableFactory(FACTORY, id -> new Any(version, null, reader));
        new Serialization(config, null, null).toObject(form);
    }

    @Test
    void anotherVersionReadsWhatItKnows() {
        byte[] form = write(1, to -> {
            to.writeInt("number", 7);
            to.writeString("gone", "x");
            to.writeByte("small", (byte) 3);
            to.writeFloat("float", 1.5f);
        });
        read(form, 2, from -> {
            assertEquals(1, from.getVersion());
            assertEquals(7L, from.readLong("number"));
            assertEquals(7.0, from.readDouble("number"));
            assertEquals(3, from.readShort("small"));
            assertEquals(3, from.readInt("small"));
            assertEquals(1.5, from.readDouble("float"));
            assertEquals(0, from.readInt("new"));
            assertNull(from.readString("new text"));
            assertNull(from.readPortable("new portable"));
            assertNull(from.readDateArray("new dates"));
            assertEquals(Set.of("number", "gone", "small", "float"), from.getFieldNames());
            assertTrue(from.hasField("gone"));
            assertEquals(FieldType.UTF, from.getFieldType("gone"));
            assertThrows(IncompatibleClassChangeError.class, () -> from.readInt("gone"));
            assertThrows(IncompatibleClassChangeError.class, () -> from.readByte("number"));
        });
    }

    @Test
    void theSameVersionKnowsItsFields() {
        byte[] form = write(1, to -> to.writeInt("number", 7));
        read(form, 1, from -> {
            assertEquals(7, from.readInt("number"));
            assertThrows(HazelcastSerializationException.class, () -> from.readInt("other"));
            assertThrows(HazelcastSerializationException.class, () -> from.readString("number"));
            assertThrows(IllegalArgumentException.class, () -> from.getFieldType("other"));
        });
    }

    @Test
    void fieldsComeBeforeRawDataAndOnce() {
        assertThrows(HazelcastSerializationException.class, () -> write(1, to -> {
            to.writeInt("a", 1);
            to.writeInt("a", 2);
        }));
        assertThrows(HazelcastSerializationException.class, () -> write(1, to -> {
            to.getRawDataOutput().writeInt(1);
            to.writeInt("a", 2);
        }));
        assertTrue(assertThrows(HazelcastSerializationException.class, () -> write(1, to -> to.writePortable("p", null))).getMessage()
            .contains("without explicitly registering"));
        read(write(1, to -> to.writeInt("a", 1)), 1, from -> {
            from.getRawDataInput();
            assertThrows(HazelcastSerializationException.class, () -> from.readInt("a"));
        });
    }

    @Test
    void aNullPortableNeedsItsDefinition() throws Exception {
        ClassDefinition inner = new ClassDefinitionBuilder(FACTORY, 3).addIntField("i").build();
        ClassDefinition outer = new ClassDefinitionBuilder(FACTORY, CLASS).addPortableField("p", inner).addPortableArrayField("ps", inner).build();
        SerializationConfig config = new SerializationConfig().addClassDefinition(inner).addClassDefinition(outer)
            .addPortableFactory(FACTORY, id -> new Any(0, null, from -> {
                assertNull(from.readPortable("p"));
                assertEquals(3, from.getFieldClassId("p"));
                assertEquals(0, from.readPortableArray("ps").length);
            }));
        Serialization serialization = new Serialization(config, null, null);
        serialization.toObject(serialization.toForm(new Any(0, to -> {
            to.writePortable("p", null);
            to.writePortableArray("ps", new Portable[0]);
        }, null)));
        SerializationConfig half = new SerializationConfig().addClassDefinition(outer);
        assertThrows(HazelcastSerializationException.class, () -> new Serialization(half, null, null));
        new Serialization(half.setCheckClassDefErrors(false), null, null);
    }

    @Test
    void withoutItsFactoryAFormIsRefused() {
        byte[] form = write(1, to -> to.writeInt("a", 1));
        assertTrue(assertThrows(HazelcastSerializationException.class, () -> new Serialization(new SerializationConfig(), null, null).toObject(form))
            .getMessage().contains("factory-id: 1"));
    }

    @Test
    void damagedFormsAreAnException() {
        byte[] form = write(1, to -> {
            to.writeInt("number", 7);
            to.writeStringArray("texts", new String[] {"a"});
        });
        for (int at = 12; at < form.length; at++) {
            for (int bits : new int[] {0xff, 0x80, 1}) {
                byte[] damaged = form.clone();
                damaged[at] ^= bits;
                try {
                    read(damaged, 1, from -> {
                        from.readInt("number");
                        from.readStringArray("texts");
                    });
                } catch (HazelcastSerializationException expected) {
                    assertTrue(expected.getMessage() != null);
                }
            }
            byte[] cut = Arrays.copyOf(form, at);
            assertThrows(HazelcastSerializationException.class, () -> read(cut, 1, from -> from.readStringArray("texts")), "cut at " + at);
        }
    }
}
