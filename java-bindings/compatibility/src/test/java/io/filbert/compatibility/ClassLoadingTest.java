package io.filbert.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.DataSerializable;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Classes that only some loader knows. One member has that loader in its configuration, the other one has none. */
@ExtendWith(OnEitherJar.class)
@Timeout(60)
class ClassLoadingTest {
    private static final Apart APART = new Apart();
    private static HazelcastInstance knowing;
    private static HazelcastInstance other;

    private ClassLoader before;
    private String name;

    /** What {@link Apart} gives other names. Its first letter is what the loader changes. */
    public static final class Serialized implements Serializable {
        public String text = "t";
    }

    /** Alike, by its own methods. */
    public static final class Speaking implements DataSerializable {
        public int number = 3;

        @Override
        public void writeData(ObjectDataOutput out) throws IOException {
            out.writeInt(number);
        }

        @Override
        public void readData(ObjectDataInput in) throws IOException {
            number = in.readInt() + 1;
        }
    }

    /** Alike, of a fixed number. */
    public enum Several {
        ONE, TWO
    }

    /** Makes copies of this test's classes under names that no other loader finds: an X in place of the first letter. */
    private static final class Apart extends ClassLoader {
        private final Map<String, Class<?>> made = new ConcurrentHashMap<>();

        Apart() {
            super(ClassLoadingTest.class.getClassLoader());
        }

        Class<?> copyOf(Class<?> type) throws ClassNotFoundException {
            return loadClass(type.getName().replace("$S", "$X"));
        }

        Object make(Class<?> type) throws Exception {
            return copyOf(type).getConstructor().newInstance();
        }

        @Override
        protected synchronized Class<?> findClass(String name) throws ClassNotFoundException {
            if (!name.startsWith("io.filbert.compatibility.ClassLoadingTest$X")) {
                throw new ClassNotFoundException(name);
            }
            String source = name.replace('.', '/').replace("$X", "$S") + ".class";
            try (InputStream in = getParent().getResourceAsStream(source)) {
                String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).replace("ClassLoadingTest$S", "ClassLoadingTest$X");
                byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
                return made.computeIfAbsent(name, absent -> defineClass(name, bytes, 0, bytes.length));
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    @BeforeAll
    static void start() {
        String cluster = Members.unique("loading");
        Config config = Members.config(cluster + "-knowing", cluster);
        config.setClassLoader(APART);
        knowing = Hazelcast.newHazelcastInstance(config);
        other = Hazelcast.newHazelcastInstance(Members.config(cluster + "-other", cluster, Members.address(knowing)));
    }

    @AfterAll
    static void stop() {
        other.getLifecycleService().terminate();
        knowing.getLifecycleService().terminate();
    }

    @BeforeEach
    void name(TestInfo test) {
        before = Thread.currentThread().getContextClassLoader();
        name = Members.unique(test.getTestMethod().orElseThrow().getName());
    }

    @AfterEach
    void restore() {
        Thread.currentThread().setContextClassLoader(before);
    }

    private IMap<String, Object> map(HazelcastInstance instance) {
        return instance.getMap(name);
    }

    @Test
    @Rule("B.15.1")
    void loaderOfTheConfigurationLoadsValues() throws Exception {
        map(knowing).set("k", APART.make(Serialized.class));
        Object read = map(knowing).get("k");
        assertSame(APART, read.getClass().getClassLoader());
        assertEquals("t", read.getClass().getField("text").get(read));
    }

    @Test
    @Rule("B.15.1")
    void whatItDoesNotKnowComesFromItsParent() {
        map(knowing).set("k", new Serialized());
        assertInstanceOf(Serialized.class, map(knowing).get("k"));
    }

    @Test
    @Rule({"B.15.1", "B.14.13"})
    void classNamedInTheDataIsLoadedLikewise() throws Exception {
        map(knowing).set("k", APART.make(Speaking.class));
        Object read = map(knowing).get("k");
        assertSame(APART, read.getClass().getClassLoader());
        assertEquals(4, read.getClass().getField("number").get(read));
    }

    @Test
    @Rule("B.15.1")
    void enumsAreLoadedLikewise() throws Exception {
        Object two = APART.copyOf(Several.class).getEnumConstants()[1];
        map(knowing).set("k", two);
        assertSame(two, map(knowing).get("k"));
    }

    @Test
    @Rule("B.15.1")
    void arraysAreLoadedLikewise() throws Exception {
        Object array = Array.newInstance(APART.copyOf(Serialized.class), 2);
        Array.set(array, 1, APART.make(Serialized.class));
        map(knowing).set("k", array);
        Object read = map(knowing).get("k");
        assertEquals(array.getClass(), read.getClass());
        assertSame(APART, Array.get(read, 1).getClass().getClassLoader());
    }

    @Test
    @Rule("B.15.1")
    void classValuesAreLoadedLikewise() throws Exception {
        map(knowing).set("k", APART.copyOf(Serialized.class));
        assertSame(APART.copyOf(Serialized.class), map(knowing).get("k"));
    }

    @Test
    @Rule({"B.15.2", "B.16.Serialization"})
    void missingClassFailsAtTheReader() throws Exception {
        map(knowing).set("k", APART.make(Serialized.class));
        HazelcastSerializationException e = assertThrows(HazelcastSerializationException.class, () -> map(other).get("k"));
        assertInstanceOf(ClassNotFoundException.class, e.getCause());
    }

    @Test
    @Rule("B.15.2")
    void missingClassCostsNobodyElse() throws Exception {
        map(knowing).set("k", APART.make(Serialized.class));
        assertThrows(HazelcastSerializationException.class, () -> map(other).get("k"));
        map(other).set("l", "v");
        assertEquals("v", map(other).get("l"));
        assertEquals(2, map(other).size());
        assertEquals(true, map(other).containsKey("k"));
        assertNotNull(map(knowing).get("k"));
    }

    @Test
    @Rule("B.15.2")
    void contextLoaderOfTheReaderHelps() throws Exception {
        map(knowing).set("k", APART.make(Serialized.class));
        Thread.currentThread().setContextClassLoader(APART);
        assertSame(APART, map(other).get("k").getClass().getClassLoader());
    }

    @Test
    @Rule("B.15.2")
    void withoutContextLoaderKnownClassesLoad() {
        Thread.currentThread().setContextClassLoader(null);
        map(other).set("k", new Serialized());
        assertInstanceOf(Serialized.class, map(other).get("k"));
    }

    @Test
    @Rule({"B.15.2", "B.9.5"})
    void listenersThreadKnowsTheLoader() throws Exception {
        BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
        knowing.getTopic(name).addMessageListener(message -> heard.add(message.getMessageObject()));
        other.getTopic(name).addMessageListener(message ->
            heard.add(assertThrows(HazelcastSerializationException.class, message::getMessageObject)));
        knowing.getTopic(name).publish(APART.make(Serialized.class));
        Object one = heard.poll(20, TimeUnit.SECONDS);
        Object two = heard.poll(20, TimeUnit.SECONDS);
        Object value = one instanceof Exception ? two : one;
        assertSame(APART, value.getClass().getClassLoader());
        assertInstanceOf(HazelcastSerializationException.class, value == one ? two : one);
    }

    @Test
    @Rule("B.15.3")
    void everyInstanceHasTheClassOfItsOwnLoader() throws Exception {
        Apart second = new Apart();
        String alone = Members.unique("second-loader");
        Config config = Members.config(alone, alone);
        config.setClassLoader(second);
        HazelcastInstance instance = Hazelcast.newHazelcastInstance(config);
        try {
            instance.getMap("m").set("k", second.make(Speaking.class));
            map(knowing).set("k", APART.make(Speaking.class));
            assertSame(second, instance.getMap("m").get("k").getClass().getClassLoader());
            assertSame(APART, map(knowing).get("k").getClass().getClassLoader());
            instance.getMap("m").set("k", APART.make(Speaking.class));
            assertSame(second, instance.getMap("m").get("k").getClass().getClassLoader(), "a class is known by its name");
        } finally {
            instance.getLifecycleService().terminate();
        }
    }
}
