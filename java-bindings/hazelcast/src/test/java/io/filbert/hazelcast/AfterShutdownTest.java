package io.filbert.hazelcast;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.hazelcast.cluster.Cluster;
import com.hazelcast.cluster.Member;
import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.cp.lock.FencedLock;
import com.hazelcast.map.IMap;
import com.hazelcast.map.listener.EntryAddedListener;
import com.hazelcast.spi.exception.RetryableHazelcastException;
import com.hazelcast.topic.ITopic;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is kept of an instance when it is over answers as Hazelcast's does; gateways still call it while they stop. */
@ExtendWith(NeedsLibrary.class)
@Timeout(30)
class AfterShutdownTest {
    @Test
    void whatIsKeptAnswersAsHazelcasts() {
        HazelcastInstance instance = Hazelcast.newHazelcastInstance(new Config().setInstanceName("over").setProperty("hazelcast.logging.type", "none"));
        IMap<String, String> map = instance.getMap("m");
        ITopic<String> topic = instance.getTopic("t");
        FencedLock lock = instance.getCPSubsystem().getLock("l");
        Cluster cluster = instance.getCluster();
        Member local = cluster.getLocalMember();
        UUID listener = map.addEntryListener((EntryAddedListener<String, String>) event -> { }, false);
        UUID messages = topic.addMessageListener(message -> { });
        instance.shutdown();

        assertEquals("over", instance.getName());
        assertNull(Hazelcast.getHazelcastInstanceByName("over"));
        assertFalse(instance.getLifecycleService().isRunning());
        assertDoesNotThrow(instance::shutdown);
        assertDoesNotThrow(() -> instance.getLifecycleService().shutdown());
        assertDoesNotThrow(() -> topic.publish("nobody hears it"));
        assertThrows(RetryableHazelcastException.class, () -> topic.addMessageListener(message -> { }));
        assertFalse(topic.removeMessageListener(messages));
        assertFalse(map.removeEntryListener(listener));
        assertEquals(java.util.Set.of(local), cluster.getMembers());
        assertEquals(local, cluster.getLocalMember());
        assertThrows(HazelcastInstanceNotActiveException.class, () -> instance.getTopic("t"));
        assertThrows(HazelcastInstanceNotActiveException.class, () -> instance.getMap("m"));
        assertThrows(HazelcastInstanceNotActiveException.class, instance::getCluster);
        assertThrows(HazelcastInstanceNotActiveException.class, instance::getConfig);
        assertThrows(HazelcastInstanceNotActiveException.class, instance::getCPSubsystem);
        assertThrows(HazelcastInstanceNotActiveException.class, () -> map.get("k"));
        assertThrows(HazelcastInstanceNotActiveException.class, () -> map.put("k", "v"));
        assertThrows(HazelcastInstanceNotActiveException.class, lock::lock);
    }
}
