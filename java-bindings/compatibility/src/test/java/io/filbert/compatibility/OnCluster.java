package io.filbert.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;

/** Tests that call one of two running members. Every test has names of its own, and keys that the other member owns. */
@ExtendWith(OnEitherJar.class)
@Timeout(60)
abstract class OnCluster {
    static HazelcastInstance here;
    static HazelcastInstance there;

    /** For the structures of this run of this test. */
    String name;
    private int keys;

    @BeforeAll
    static void members() {
        here = Members.here();
        there = Members.there();
    }

    @BeforeEach
    void name(TestInfo test) {
        name = Members.unique(test.getTestMethod().orElseThrow().getName());
        keys = 0;
    }

    @AfterEach
    void marksAreTrue(TestInfo test) {
        if (test.getTestMethod().orElseThrow().isAnnotationPresent(KeyElsewhere.class) || getClass().isAnnotationPresent(KeyElsewhere.class)) {
            assertTrue(keys > 0, "the test has the mark @KeyElsewhere and asked for no such key");
        }
    }

    <V> IMap<String, V> map() {
        return here.getMap(name);
    }

    /** A new key that {@link #there} owns. */
    String key() {
        return key("key", there);
    }

    /** A new key that {@link #here} owns. */
    String ownKey() {
        return key("own", here);
    }

    private String key(String prefix, HazelcastInstance owner) {
        while (true) {
            String key = prefix + keys++;
            if (owner.getCluster().getLocalMember().equals(here.getPartitionService().getPartition(key).getOwner())) {
                return key;
            }
        }
    }

    /** Entries on both members: {@code count} keys with the values 0, 1 and so on. */
    Map<String, Integer> entries(int count) {
        Map<String, Integer> entries = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            entries.put(i % 2 == 0 ? key() : ownKey(), i);
        }
        return entries;
    }

    /** What a stage ends with. */
    static <T> T result(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(Eventually.DEADLINE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Runs on a thread of its own and waits for its end; fails as it does. */
    static void onOtherThread(Executable body) throws Exception {
        Throwable[] failure = new Throwable[1];
        Thread thread = new Thread(() -> {
            try {
                body.execute();
            } catch (Throwable e) {
                failure[0] = e;
            }
        });
        thread.start();
        thread.join(Eventually.DEADLINE.toMillis());
        assertEquals(Thread.State.TERMINATED, thread.getState(), "the other thread still waits");
        if (failure[0] != null) {
            throw new AssertionError(failure[0]);
        }
    }
}
