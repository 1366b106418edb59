package io.filbert.compatibility;

import static io.filbert.compatibility.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.config.Config;
import com.hazelcast.config.ListenerConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Joins and leaves, as listeners and later members see them. Each test has a cluster of its own. */
@ExtendWith(OnEitherJar.class)
@Timeout(60)
class MembershipTest {
    private final List<HazelcastInstance> started = new ArrayList<>();
    private final BlockingQueue<MembershipEvent> events = new LinkedBlockingQueue<>();
    private final MembershipListener recorder = new MembershipListener() {
        @Override
        public void memberAdded(MembershipEvent event) {
            events.add(event);
        }

        @Override
        public void memberRemoved(MembershipEvent event) {
            events.add(event);
        }
    };
    private String cluster;
    private HazelcastInstance first;

    @BeforeEach
    void first() {
        cluster = Members.unique("membership");
        first = start("first");
    }

    @AfterEach
    void stop() {
        started.forEach(instance -> instance.getLifecycleService().terminate());
    }

    private HazelcastInstance start(String name) {
        return start(config(name));
    }

    private HazelcastInstance start(Config config) {
        HazelcastInstance instance = Hazelcast.newHazelcastInstance(config);
        started.add(instance);
        return instance;
    }

    private Config config(String name) {
        String[] known = started.stream().filter(one -> one.getLifecycleService().isRunning()).map(Members::address).toArray(String[]::new);
        return Members.config(cluster + "-" + name, cluster, known);
    }

    private MembershipEvent next(int type) throws InterruptedException {
        MembershipEvent event = events.poll(20, TimeUnit.SECONDS);
        assertNotNull(event, "no event came");
        assertEquals(type, event.getEventType());
        return event;
    }

    @Test
    @Rule({"B.2.8", "B.2.9", "A.13.V6"})
    void joinIsToldWithTheMemberAndAllMembers() throws Exception {
        first.getCluster().addMembershipListener(recorder);
        HazelcastInstance second = start("second");
        MembershipEvent event = next(MembershipEvent.MEMBER_ADDED);
        assertEquals(second.getCluster().getLocalMember(), event.getMember());
        assertEquals(2, event.getMembers().size());
        assertEquals(cluster + "-second", event.getMember().getAttribute("name"));
        assertTrue(event.getCluster().getMembers().contains(event.getMember()), "the set is updated before");
        assertTrue(events.isEmpty(), "no event for those who were there");
    }

    @Test
    @Rule({"B.2.14", "B.2.5", "A.13.V6"})
    void gracefulLeaveIsToldWithTheAttributes() throws Exception {
        HazelcastInstance second = start("second");
        Member left = second.getCluster().getLocalMember();
        first.getCluster().addMembershipListener(recorder);
        second.shutdown();
        MembershipEvent event = next(MembershipEvent.MEMBER_REMOVED);
        assertEquals(left, event.getMember());
        assertEquals(cluster + "-second", event.getMember().getAttribute("name"));
        assertEquals(1, event.getMembers().size());
        assertEquals(1, first.getCluster().getMembers().size());
    }

    @Test
    @Rule("B.2.14")
    void terminationIsToldAlike() throws Exception {
        HazelcastInstance second = start("second");
        Member left = second.getCluster().getLocalMember();
        first.getCluster().addMembershipListener(recorder);
        second.getLifecycleService().terminate();
        assertEquals(left, next(MembershipEvent.MEMBER_REMOVED).getMember());
    }

    @Test
    @Rule({"B.2.2", "A.12.9"})
    void nextOldestIsFirstOnceTheFirstLeft() {
        HazelcastInstance second = start("second");
        HazelcastInstance third = start("third");
        first.shutdown();
        eventually(() -> assertEquals(2, third.getCluster().getMembers().size()));
        eventually(() -> assertEquals(2, second.getCluster().getMembers().size()));
        assertEquals(second.getCluster().getLocalMember(), third.getCluster().getMembers().iterator().next());
        assertTrue(second.getCluster().getMembers().iterator().next().localMember());
    }

    @Test
    @Rule("B.2.4")
    void restartedMemberIsAnother() {
        HazelcastInstance second = start("second");
        Member before = second.getCluster().getLocalMember();
        second.shutdown();
        Member after = start("second").getCluster().getLocalMember();
        assertNotEquals(before.getUuid(), after.getUuid());
        assertNotEquals(before, after);
    }

    @Test
    @Rule("B.2.10")
    void sameListenerTwiceHearsTwice() throws Exception {
        first.getCluster().addMembershipListener(recorder);
        first.getCluster().addMembershipListener(recorder);
        start("second");
        assertEquals(next(MembershipEvent.MEMBER_ADDED).getMember(), next(MembershipEvent.MEMBER_ADDED).getMember());
    }

    @Test
    @Rule("B.2.10")
    void removedListenerHearsNothing() throws Exception {
        BlockingQueue<MembershipEvent> removed = new LinkedBlockingQueue<>();
        java.util.UUID id = first.getCluster().addMembershipListener(new MembershipListener() {
            @Override
            public void memberAdded(MembershipEvent event) {
                removed.add(event);
            }

            @Override
            public void memberRemoved(MembershipEvent event) {
                removed.add(event);
            }
        });
        first.getCluster().addMembershipListener(recorder);
        assertTrue(first.getCluster().removeMembershipListener(id));
        start("second");
        next(MembershipEvent.MEMBER_ADDED);
        assertTrue(removed.isEmpty());
    }

    @Test
    @Rule("B.2.11")
    void eventsOfAListenerComeInOrder() throws Exception {
        first.getCluster().addMembershipListener(recorder);
        for (int i = 0; i < 2; i++) {
            HazelcastInstance second = start("second");
            Member member = second.getCluster().getLocalMember();
            second.shutdown();
            assertEquals(member, next(MembershipEvent.MEMBER_ADDED).getMember());
            assertEquals(member, next(MembershipEvent.MEMBER_REMOVED).getMember());
        }
    }

    @Test
    @Rule("B.2.8")
    void listenerOfTheConfigurationHearsOfJoins() throws Exception {
        Config config = config("second");
        config.addListenerConfig(new ListenerConfig(recorder));
        HazelcastInstance second = start(config);
        HazelcastInstance third = start("third");
        eventually(() -> assertTrue(events.stream().anyMatch(event -> event.getMember().equals(third.getCluster().getLocalMember()))));
        assertEquals(3, second.getCluster().getMembers().size());
    }

    @Test
    @Rule("A.12.7")
    void sleepingListenerDelaysNoJoinAndNoMap() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        first.getCluster().addMembershipListener(new MembershipListener() {
            @Override
            public void memberAdded(MembershipEvent event) {
                try {
                    release.await(20, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }

            @Override
            public void memberRemoved(MembershipEvent event) {
            }
        });
        HazelcastInstance second = start("second");
        second.getMap("m").set("k", "v");
        assertEquals("v", first.getMap("m").get("k"));
        assertEquals(2, first.getCluster().getMembers().size());
        release.countDown();
    }

    @Test
    @Rule("B.1.12")
    void gracefulLeaveLosesNothing() {
        HazelcastInstance second = start("second");
        IMap<String, Integer> map = first.getMap("m");
        for (int i = 0; i < 500; i++) {
            map.set("k" + i, i);
        }
        second.shutdown();
        assertEquals(500, map.size());
        for (int i = 0; i < 500; i++) {
            assertEquals(i, map.get("k" + i));
        }
    }

    @Test
    @Rule("B.1.12")
    void terminationLosesNothingThatHasABackup() {
        HazelcastInstance second = start("second");
        IMap<String, Integer> map = first.getMap("m");
        map.set("first", -1);
        eventually(() -> assertTrue(first.getPartitionService().isClusterSafe() && second.getPartitionService().isClusterSafe()));
        for (int i = 0; i < 500; i++) {
            map.set("k" + i, i);
        }
        second.getLifecycleService().terminate();
        eventually(() -> assertEquals(1, first.getCluster().getMembers().size()));
        for (int i = 0; i < 500; i++) {
            assertEquals(i, map.get("k" + i));
        }
    }

    @Test
    @Rule("B.10.14")
    void counterOutlivesItsMember() {
        HazelcastInstance second = start("second");
        first.getMap("m").set("k", "v");
        eventually(() -> assertTrue(first.getPartitionService().isClusterSafe()));
        for (int i = 0; i < 20; i++) {
            second.getCPSubsystem().getAtomicLong("c" + i).set(i + 1);
        }
        second.shutdown();
        for (int i = 0; i < 20; i++) {
            assertEquals(i + 1, first.getCPSubsystem().getAtomicLong("c" + i).get());
        }
    }

    @Test
    @Rule("B.7.6")
    void keyLockEndsWithItsMember() {
        HazelcastInstance second = start("second");
        for (int i = 0; i < 10; i++) {
            second.getMap("m").lock("k" + i);
            assertFalse(first.getMap("m").tryLock("k" + i));
        }
        second.shutdown();
        for (int i = 0; i < 10; i++) {
            String key = "k" + i;
            eventually(() -> assertTrue(first.getMap("m").tryLock(key)));
        }
    }

    @Test
    @Rule("B.10.9")
    void fencedLockIsFreeOnceItsHolderLeftGracefully() {
        HazelcastInstance second = start("second");
        second.getCPSubsystem().getLock("lock").lock();
        assertTrue(first.getCPSubsystem().getLock("lock").isLocked());
        second.shutdown();
        eventually(() -> assertTrue(first.getCPSubsystem().getLock("lock").tryLock()));
    }

    @Test
    @Rule("B.5.5")
    void lateJoinersWritesAreHeard() throws Exception {
        Recorder<String> recorder = new Recorder<>();
        first.<String, String>getMap("m").addEntryListener(recorder, true);
        HazelcastInstance second = start("second");
        second.getMap("m").set("k", "v");
        recorder.expect(com.hazelcast.core.EntryEventType.ADDED, "k", "v", null);
    }

    @Test
    @Rule("C.1.cluster")
    void anotherClusterNameIsAnotherCluster() {
        HazelcastInstance other = start(Members.config(cluster + "-x", cluster + "-other", Members.address(first)));
        assertEquals(1, other.getCluster().getMembers().size());
        assertEquals(1, first.getCluster().getMembers().size());
        other.getMap("m").set("k", "v");
        assertFalse(first.getMap("m").containsKey("k"));
        start("second");
        assertEquals(2, first.getCluster().getMembers().size());
    }

    @Test
    @Rule("B.1.14")
    void mapConfigurationAddedLaterReachesAllMembers() {
        HazelcastInstance second = start("second");
        first.getConfig().addMapConfig(new com.hazelcast.config.MapConfig("late").setTimeToLiveSeconds(3600));
        eventually(() -> assertEquals(3600, second.getConfig().findMapConfig("late").getTimeToLiveSeconds()));
        HazelcastInstance third = start("third");
        eventually(() -> assertEquals(3600, third.getConfig().findMapConfig("late").getTimeToLiveSeconds()));
        second.getMap("late").set("k", "v");
        assertEquals(3_600_000, first.getMap("late").getEntryView("k").getTtl());
    }
}
