package io.filbert.hazelcast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.hazelcast.config.SerializationConfig;
import com.hazelcast.internal.nio.BufferObjectDataInput;
import com.hazelcast.internal.nio.BufferObjectDataOutput;
import com.hazelcast.internal.serialization.Data;
import com.hazelcast.internal.serialization.InternalSerializationService;
import com.hazelcast.internal.serialization.impl.DefaultSerializationServiceBuilder;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Libraries test their serializers without an instance, through internal types whose names they know. */
class SerializerInTestsTest {
    private final InternalSerializationService service = new DefaultSerializationServiceBuilder().setConfig(new SerializationConfig()).build();

    @Test
    void aSerializerIsCalledByHand() throws IOException {
        BufferObjectDataOutput out = service.createObjectDataOutput();
        out.writeInt(7);
        out.writeObject("x");
        BufferObjectDataInput in = service.createObjectDataInput(out.toByteArray());
        assertEquals(7, in.readInt());
        assertEquals("x", in.<String>readObject());
    }

    @Test
    void dataIsHazelcasts() throws Exception {
        Oracle oracle = new Oracle();
        Data data = service.toData("key");
        assertArrayEquals(oracle.bytes("key"), data.toByteArray());
        assertArrayEquals(oracle.bytes("key"), service.toBytes("key"));
        assertEquals(oracle.hash("key"), data.getPartitionHash());
        assertEquals(-11, data.getType());
        assertEquals("key", service.toObject(data));
        assertEquals("key", service.toObject(data, String.class));
        assertEquals("key", service.createObjectDataInput(data).readString());
        assertEquals("already", service.toObject("already"));
        assertNull(service.toData(null));
    }
}
