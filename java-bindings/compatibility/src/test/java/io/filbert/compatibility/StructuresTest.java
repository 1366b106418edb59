package io.filbert.compatibility;

import static io.filbert.compatibility.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.core.DistributedObject;
import com.hazelcast.core.DistributedObjectEvent;
import com.hazelcast.core.DistributedObjectListener;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.map.IMap;
import com.hazelcast.partition.Partition;
import com.hazelcast.partition.PartitionService;
import com.hazelcast.topic.ITopic;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Proxies by name, what an instance lists, and its partitions. */
class StructuresTest extends OnCluster {
    private final BlockingQueue<DistributedObjectEvent> events = new LinkedBlockingQueue<>();
    private final DistributedObjectListener recorder = new DistributedObjectListener() {
        @Override
        public void distributedObjectCreated(DistributedObjectEvent event) {
            keep(event);
        }

        @Override
        public void distributedObjectDestroyed(DistributedObjectEvent event) {
            keep(event);
        }
    };

    private void keep(DistributedObjectEvent event) {
        if (name.equals(event.getObjectName())) {
            events.add(event);
        }
    }

    private static PartitionService partitions() {
        return here.getPartitionService();
    }

    @Test
    void mapIsTheSameForAName() {
        assertSame(map(), map());
        assertEquals(name, map().getName());
    }

    @Test
    @Rule("B.3.13")
    void serviceNames() {
        assertEquals("hz:impl:mapService", map().getServiceName());
        assertEquals("hz:impl:topicService", here.getTopic(name).getServiceName());
        assertEquals("hz:raft:atomicLongService", here.getCPSubsystem().getAtomicLong(name).getServiceName());
        assertEquals("hz:raft:lockService", here.getCPSubsystem().getLock(name).getServiceName());
    }

    @Test
    void textOfAMapHasItsName() {
        assertEquals("IMap{name='" + name + "'}", map().toString());
    }

    @Test
    @Rule("B.3.3")
    void partitionKeyIsTheNameOrWhatFollowsTheAt() {
        assertEquals(name, map().getPartitionKey());
        assertEquals("part", here.getMap(name + "@part").getPartitionKey());
    }

    @Test
    void nullNamesAreRefused() {
        assertThrows(NullPointerException.class, () -> here.getMap(null));
        assertThrows(NullPointerException.class, () -> here.getTopic(null));
        assertNotNull(map());
    }

    @Test
    @Rule({"B.1.16", "A.13.S5"})
    void createdMapIsListed() {
        map().set("k", "v");
        assertTrue(here.getDistributedObjects().stream().filter(object -> object instanceof IMap).map(DistributedObject::getName).anyMatch(name::equals));
    }

    @Test
    void createdMapIsListedOnOtherMembers() {
        map().set("k", "v");
        eventually(() -> assertTrue(there.getDistributedObjects().stream().anyMatch(object -> object.getName().equals(name))));
    }

    @Test
    void createdTopicIsListed() {
        here.getTopic(name).publish("m");
        assertTrue(here.getDistributedObjects().stream().filter(object -> object instanceof ITopic).anyMatch(object -> object.getName().equals(name)));
    }

    @Test
    @Rule("B.3.12")
    void destroyedMapIsNotListed() {
        map().set("k", "v");
        map().destroy();
        assertFalse(here.getDistributedObjects().stream().anyMatch(object -> object.getName().equals(name)));
        eventually(() -> assertFalse(there.getDistributedObjects().stream().anyMatch(object -> object.getName().equals(name))));
    }

    @Test
    @Rule("B.3.12")
    void objectCanBeAskedForByItsService() {
        DistributedObject map = here.getDistributedObject("hz:impl:mapService", name);
        assertInstanceOf(IMap.class, map);
        assertSame(map(), map);
        assertInstanceOf(ITopic.class, here.getDistributedObject("hz:impl:topicService", name));
    }

    @Test
    void creationIsTold() throws Exception {
        UUID id = here.addDistributedObjectListener(recorder);
        map().set("k", "v");
        DistributedObjectEvent event = events.poll(20, TimeUnit.SECONDS);
        assertEquals(DistributedObjectEvent.EventType.CREATED, event.getEventType());
        assertEquals("hz:impl:mapService", event.getServiceName());
        assertEquals(name, event.getDistributedObject().getName());
        assertTrue(here.removeDistributedObjectListener(id));
    }

    @Test
    void creationOnAnotherMemberIsTold() throws Exception {
        UUID id = here.addDistributedObjectListener(recorder);
        there.getMap(name).set("k", "v");
        assertEquals(DistributedObjectEvent.EventType.CREATED, events.poll(20, TimeUnit.SECONDS).getEventType());
        assertTrue(here.removeDistributedObjectListener(id));
    }

    @Test
    void destructionIsTold() throws Exception {
        map().set("k", "v");
        UUID id = here.addDistributedObjectListener(recorder);
        map().destroy();
        DistributedObjectEvent event = events.poll(20, TimeUnit.SECONDS);
        if (event.getEventType() == DistributedObjectEvent.EventType.CREATED) { // was still on its way when the listener came
            event = events.poll(20, TimeUnit.SECONDS);
        }
        assertEquals(DistributedObjectEvent.EventType.DESTROYED, event.getEventType());
        assertEquals(name, event.getObjectName());
        assertTrue(here.removeDistributedObjectListener(id));
    }

    @Test
    void removedObjectListenerIsUnknown() {
        UUID id = here.addDistributedObjectListener(recorder);
        assertTrue(here.removeDistributedObjectListener(id));
        assertFalse(here.removeDistributedObjectListener(id));
    }

    @Test
    void mapsDoNotMix() {
        map().set("k", "a");
        here.getMap(name + "-other").set("k", "b");
        assertEquals("a", map().get("k"));
        assertEquals("b", here.getMap(name + "-other").get("k"));
    }

    @Test
    void longAndStrangeNamesWork() {
        for (String odd : new String[] {"$" + name + ".members", "$cache.$domain[" + name + "]m#c", "é-" + name, name.repeat(5)}) {
            here.getMap(odd).set("k", "v");
            assertEquals("v", there.getMap(odd).get("k"));
        }
    }

    @Test
    @Rule("B.13.2")
    void thereAre271Partitions() {
        Set<Integer> ids = new HashSet<>();
        partitions().getPartitions().forEach(partition -> ids.add(partition.getPartitionId()));
        assertEquals(271, ids.size());
        assertTrue(ids.contains(0) && ids.contains(270));
    }

    @Test
    @Rule("B.13.1")
    void restingClusterIsSafe() {
        eventually(() -> assertTrue(partitions().isClusterSafe()));
        assertTrue(partitions().isLocalMemberSafe());
        assertTrue(partitions().isMemberSafe(there.getCluster().getLocalMember()));
        assertTrue(there.getPartitionService().isClusterSafe());
    }

    @Test
    @Rule("B.13.1")
    void localMemberCanBeMadeSafe() {
        here.getMap(Members.unique("safe")).set("key", "value");
        assertTrue(partitions().forceLocalMemberToBeSafe(20, TimeUnit.SECONDS));
        assertTrue(partitions().isLocalMemberSafe());
        assertTrue(partitions().forceLocalMemberToBeSafe(Long.MAX_VALUE, TimeUnit.DAYS));
        assertThrows(IllegalArgumentException.class, () -> partitions().forceLocalMemberToBeSafe(0, TimeUnit.SECONDS));
        assertThrows(NullPointerException.class, () -> partitions().forceLocalMemberToBeSafe(1, null));
    }

    @Test
    void partitionsAreSharedEvenly() {
        long mine = partitions().getPartitions().stream().filter(partition -> here.getCluster().getLocalMember().equals(partition.getOwner())).count();
        assertTrue(mine >= 130 && mine <= 141, mine + " of 271");
    }

    @Test
    void membersAgreeOnOwners() {
        for (Partition partition : partitions().getPartitions()) {
            Partition same = there.getPartitionService().getPartitions().stream()
                .filter(other -> other.getPartitionId() == partition.getPartitionId()).findFirst().orElseThrow();
            assertNotNull(partition.getOwner());
            assertEquals(partition.getOwner(), same.getOwner());
        }
    }

    @Test
    @Rule("B.3.3")
    void partitionOfAKeyIsOfItsForm() {
        assertEquals(partitions().getPartition("k").getPartitionId(), there.getPartitionService().getPartition("k").getPartitionId());
        Set<Integer> ids = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            ids.add(partitions().getPartition("key-" + i).getPartitionId());
        }
        assertTrue(ids.size() > 50, "keys spread");
        assertEquals(partitions().getPartition("k"), partitions().getPartition("k"));
    }

    @Test
    void partitionTellsItself() {
        Partition partition = partitions().getPartition("k");
        assertNotNull(partition.getOwner());
        assertTrue(partition.toString().contains(String.valueOf(partition.getPartitionId())), partition.toString());
    }

    /** Frozen: where Hazelcast puts these, whatever the jar. */
    @Test
    @Rule("B.3.3")
    void partitionsAreHazelcasts() {
        assertEquals(PARTITION_OF_A, partitions().getPartition("a").getPartitionId());
    }

    private static final int PARTITION_OF_A = 73;

    @Test
    @Rule("B.10.2")
    void withoutCpMembersThereIsNoCpManagement() {
        HazelcastException e = assertThrows(HazelcastException.class, () -> here.getCPSubsystem().getLocalCPMember());
        assertTrue(e.getMessage().startsWith("CP Subsystem is not enabled"), e.getMessage());
    }

    @Test
    void userContextIsShared() {
        here.getUserContext().put(name, "v");
        assertEquals("v", here.getUserContext().get(name));
        assertFalse(there.getUserContext().containsKey(name));
    }

    @Test
    void loggersHaveNames() {
        assertNotNull(here.getLoggingService().getLogger(name));
        here.getLoggingService().getLogger(StructuresTest.class).info("a line of a test");
        assertFalse(here.getLoggingService().getLogger(name).isFinestEnabled());
    }

    @Test
    void configurationOfARunningInstanceIsItsOwn() {
        assertEquals("here", here.getConfig().getInstanceName());
        assertEquals("shared", here.getConfig().getClusterName());
        assertEquals(1, here.getConfig().findMapConfig("ttl-1s-x").getTimeToLiveSeconds());
        assertEquals("none", here.getConfig().getProperty("hazelcast.logging.type"));
        assertTrue(here.getConfig().getNetworkConfig().getJoin().getTcpIpConfig().isEnabled());
    }

    @Test
    @Rule({"B.1.14", "A.13.G2"})
    void mapConfigurationCanBeAddedWhileRunning() {
        assertFalse(here.getConfig().getMapConfigs().containsKey(name));
        here.getConfig().addMapConfig(new com.hazelcast.config.MapConfig(name).setTimeToLiveSeconds(3600));
        assertTrue(here.getConfig().getMapConfigs().containsKey(name));
        map().set("k", "v");
        assertEquals(3_600_000, map().getEntryView("k").getTtl());
    }

    @Test
    @Rule("B.1.14")
    void sameMapConfigurationAgainIsNothingAndAnotherIsRefused() {
        here.getConfig().addMapConfig(new com.hazelcast.config.MapConfig(name).setTimeToLiveSeconds(3600));
        here.getConfig().addMapConfig(new com.hazelcast.config.MapConfig(name).setTimeToLiveSeconds(3600));
        assertThrows(com.hazelcast.config.InvalidConfigurationException.class,
            () -> here.getConfig().addMapConfig(new com.hazelcast.config.MapConfig(name).setTimeToLiveSeconds(60)));
        assertEquals(3600, here.getConfig().findMapConfig(name).getTimeToLiveSeconds());
    }

}
