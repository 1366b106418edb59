package io.filbert.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.cluster.Cluster;
import com.hazelcast.cluster.ClusterState;
import com.hazelcast.cluster.InitialMembershipEvent;
import com.hazelcast.cluster.InitialMembershipListener;
import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who is there, and what each member tells of itself. Joins and leaves are in {@link MembershipTest}. */
class ClusterTest extends OnCluster {
    private static Cluster cluster() {
        return here.getCluster();
    }

    private static Member me() {
        return cluster().getLocalMember();
    }

    private static Member other() {
        return there.getCluster().getLocalMember();
    }

    /** The other member as this one sees it. */
    private static Member otherSeenHere() {
        Iterator<Member> members = cluster().getMembers().iterator();
        members.next();
        return members.next();
    }

    private static final MembershipListener NOTHING = new MembershipListener() {
        @Override
        public void memberAdded(MembershipEvent event) {
        }

        @Override
        public void memberRemoved(MembershipEvent event) {
        }
    };

    @Test
    @Rule({"B.2.1", "A.12.9"})
    void oldestMemberIsFirstOnAll() {
        List<Member> members = new ArrayList<>(cluster().getMembers());
        assertEquals(List.of(me(), other()), members);
        assertEquals(members, new ArrayList<>(there.getCluster().getMembers()));
    }

    @Test
    @Rule({"B.2.2", "A.13.G4"})
    void firstMemberIsMeOnExactlyOne() {
        assertTrue(cluster().getMembers().iterator().next().localMember());
        assertFalse(there.getCluster().getMembers().iterator().next().localMember());
    }

    @Test
    @Rule("B.2.1")
    void membersAreImmutable() {
        Set<Member> members = cluster().getMembers();
        assertEquals(2, members.size());
        assertThrows(UnsupportedOperationException.class, members::clear);
        assertThrows(UnsupportedOperationException.class, () -> members.remove(me()));
    }

    @Test
    @Rule("B.2.1")
    void membersContainTheLocalOne() {
        assertTrue(cluster().getMembers().contains(me()));
        assertTrue(cluster().getMembers().contains(other()));
    }

    @Test
    @Rule("B.2.3")
    void memberIsEqualByAddressAndUuid() {
        assertEquals(other(), otherSeenHere());
        assertEquals(other().hashCode(), otherSeenHere().hashCode());
        assertNotEquals(me(), other());
        assertNotEquals(me(), null);
    }

    @Test
    @Rule("B.2.3")
    void textOfAMember() {
        Member member = otherSeenHere();
        String plain = "Member [127.0.0.1]:" + member.getAddress().getPort() + " - " + member.getUuid();
        assertEquals(plain, member.toString());
        assertEquals(plain + " this", other().toString());
    }

    @Test
    @Rule("B.2.4")
    void uuidsDiffer() {
        assertNotNull(me().getUuid());
        assertNotEquals(me().getUuid(), other().getUuid());
        assertEquals(other().getUuid(), otherSeenHere().getUuid());
    }

    @Test
    void localMemberKnowsThatItIs() {
        assertTrue(me().localMember());
        assertFalse(otherSeenHere().localMember());
        assertTrue(other().localMember());
    }

    @Test
    void membersAreNotLite() {
        assertFalse(me().isLiteMember());
        assertFalse(otherSeenHere().isLiteMember());
        assertEquals(2, cluster().getMembers().size());
    }

    @Test
    @Rule({"B.2.5", "A.13.V6"})
    void attributesTravel() {
        assertEquals("here", me().getAttribute("name"));
        assertEquals("there", otherSeenHere().getAttribute("name"));
        assertEquals("there", otherSeenHere().getAttributes().get("name"));
        assertNull(me().getAttribute("absent"));
    }

    @Test
    @Rule("B.2.5")
    void attributesAreUnmodifiable() {
        assertEquals("here", me().getAttributes().get("name"));
        assertThrows(UnsupportedOperationException.class, () -> me().getAttributes().put("name", "x"));
        assertThrows(UnsupportedOperationException.class, () -> otherSeenHere().getAttributes().clear());
    }

    @Test
    @Rule({"B.2.6", "2b.11", "A.12.11"})
    void socketAddressHasNoResolvedName() {
        InetSocketAddress address = otherSeenHere().getSocketAddress();
        assertEquals("/127.0.0.1:" + otherSeenHere().getAddress().getPort(), address.toString());
        assertEquals("127.0.0.1", address.getAddress().getHostAddress());
        assertTrue(address.getPort() > 0, address::toString);
        assertFalse(address.isUnresolved());
    }

    @Test
    @Rule("B.2.15")
    void addressIsWhereTheMemberListens() throws Exception {
        assertEquals("127.0.0.1", me().getAddress().getHost());
        assertTrue(me().getAddress().getPort() > 0);
        assertNotEquals(me().getAddress(), other().getAddress());
        assertEquals(other().getAddress(), otherSeenHere().getAddress());
        assertEquals("[127.0.0.1]:" + me().getAddress().getPort(), me().getAddress().toString());
        assertEquals(me().getSocketAddress(), me().getAddress().getInetSocketAddress());
    }

    @Test
    @Rule("B.2.7")
    void addressMapHasTheMembersAddress() {
        assertEquals(Set.of(me().getAddress()), Set.copyOf(me().getAddressMap().values()));
        assertEquals(Set.of(other().getAddress()), Set.copyOf(otherSeenHere().getAddressMap().values()));
    }

    @Test
    void versionIsFivePointThree() {
        assertTrue(me().getVersion().toString().startsWith("5.3."), me().getVersion().toString());
        assertEquals(5, me().getVersion().getMajor());
        assertEquals(3, otherSeenHere().getVersion().getMinor());
        assertEquals("5.3", cluster().getClusterVersion().toString());
        assertEquals(5, me().getVersion().asVersion().getMajor());
    }

    @Test
    @Rule({"B.2.13", "A.13.G4"})
    void clusterIsActive() {
        assertEquals(ClusterState.ACTIVE, cluster().getClusterState());
        assertEquals(ClusterState.ACTIVE, there.getCluster().getClusterState());
    }

    @Test
    @Rule("B.2.13")
    void clusterTimeIsAboutTheSame() {
        assertTrue(Math.abs(cluster().getClusterTime() - System.currentTimeMillis()) < 10_000);
        assertTrue(Math.abs(cluster().getClusterTime() - there.getCluster().getClusterTime()) < 10_000);
    }

    @Test
    @Rule("B.2.12")
    void nullListenerIsRefused() {
        assertThrows(NullPointerException.class, () -> cluster().addMembershipListener(null));
        assertThrows(NullPointerException.class, () -> cluster().removeMembershipListener(null));
    }

    @Test
    @Rule("B.2.10")
    void removalTellsWhetherItFound() {
        UUID first = cluster().addMembershipListener(NOTHING);
        UUID second = cluster().addMembershipListener(NOTHING);
        assertNotEquals(first, second);
        assertTrue(cluster().removeMembershipListener(first));
        assertFalse(cluster().removeMembershipListener(first));
        assertTrue(cluster().removeMembershipListener(second));
        assertFalse(cluster().removeMembershipListener(UUID.randomUUID()));
    }

    @Test
    @Rule("B.2.8")
    void initialListenerGetsWhoIsThere() throws Exception {
        BlockingQueue<InitialMembershipEvent> events = new LinkedBlockingQueue<>();
        UUID id = cluster().addMembershipListener(new InitialMembershipListener() {
            @Override
            public void init(InitialMembershipEvent event) {
                events.add(event);
            }

            @Override
            public void memberAdded(MembershipEvent event) {
            }

            @Override
            public void memberRemoved(MembershipEvent event) {
            }
        });
        InitialMembershipEvent event = events.poll(20, TimeUnit.SECONDS);
        assertEquals(List.of(me(), other()), new ArrayList<>(event.getMembers()));
        assertNotNull(event.getCluster());
        cluster().removeMembershipListener(id);
    }

    @Test
    void endpointIsTheLocalMember() {
        assertNotNull(me().getUuid());
        assertEquals(me().getUuid(), here.getLocalEndpoint().getUuid());
        assertEquals(me().getSocketAddress(), here.getLocalEndpoint().getSocketAddress());
    }

    @Test
    void clusterOfAnInstanceStaysTheSame() {
        assertNotNull(cluster().getLocalMember().getUuid());
        assertEquals(cluster().getLocalMember().getUuid(), cluster().getLocalMember().getUuid());
        assertEquals(2, cluster().getMembers().size());
    }
}
