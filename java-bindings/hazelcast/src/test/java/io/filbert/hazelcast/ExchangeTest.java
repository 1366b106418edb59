package io.filbert.hazelcast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.filbert.hazelcast.samples.Samples;
import io.filbert.hazelcast.serialization.Serialization;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Objects of com.hazelcast's and the application's types: Hazelcast writes the same bytes, each reads what the other wrote. */
class ExchangeTest {
    private final Serialization ours = new Serialization(Samples.config(), ExchangeTest.class.getClassLoader(), null);

    /** The samples as classes that are linked to Hazelcast make them. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> theirs(ClassLoader loader) throws Exception {
        return (Map<String, Object>) loader.loadClass(Samples.class.getName()).getMethod("objects").invoke(null);
    }

    private static Oracle oracle(ClassLoader loader) throws Exception {
        return new Oracle(loader, loader.loadClass(Samples.class.getName()).getMethod("config").invoke(null));
    }

    @Test
    void bothWriteTheSameBytes() throws Exception {
        ClassLoader loader = Oracle.loader();
        Oracle oracle = oracle(loader);
        Map<String, Object> theirs = theirs(loader);
        for (Map.Entry<String, Object> sample : Samples.objects().entrySet()) {
            byte[] expected = oracle.bytes(theirs.get(sample.getKey()));
            assertArrayEquals(Arrays.copyOfRange(expected, 4, expected.length), ours.toForm(sample.getValue()), sample.getKey());
        }
    }

    @Test
    void eachReadsWhatTheOtherWrote() throws Exception {
        ClassLoader loader = Oracle.loader();
        Oracle oracle = oracle(loader);
        Map<String, Object> theirs = theirs(loader);
        for (Map.Entry<String, Object> sample : Samples.objects().entrySet()) {
            String name = sample.getKey();
            String expected = sample.getValue().toString();
            assertEquals(expected, theirs.get(name).toString(), name);
            assertEquals(expected, oracle.object(ours.toForm(sample.getValue())).toString(), name + ": Hazelcast reads");
            byte[] blob = oracle.bytes(theirs.get(name));
            Object back = ours.toObject(Arrays.copyOfRange(blob, 4, blob.length));
            assertEquals(expected, back.toString(), name + ": we read");
            assertEquals(sample.getValue().getClass(), back.getClass(), name);
        }
    }
}
