package io.filbert.hazelcast;

import com.hazelcast.cluster.Cluster;
import com.hazelcast.cluster.ClusterState;
import com.hazelcast.cluster.InitialMembershipEvent;
import com.hazelcast.cluster.InitialMembershipListener;
import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.hotrestart.HotRestartService;
import com.hazelcast.persistence.PersistenceService;
import com.hazelcast.transaction.TransactionOptions;
import com.hazelcast.version.Version;
import io.filbert.Grid;
import io.filbert.MemberInfo;
import io.filbert.MemberListener;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The members, oldest first: gateways elect the first one their coordinator. */
final class ClusterView implements Cluster {
    /** Members remembered for events that arrive after they left. */
    private static final int REMEMBERED_MAX = 1_000;

    private final Grid grid;
    private final Registrations registrations;
    private final Map<UUID, Member> remembered = new ConcurrentHashMap<>();

    ClusterView(Grid grid, Registrations registrations) {
        this.grid = grid;
        this.registrations = registrations;
    }

    @Override
    public Set<Member> getMembers() {
        return views(Errors.guarded(grid::members));
    }

    private Set<Member> views(List<MemberInfo> infos) {
        Set<Member> members = new LinkedHashSet<>();
        for (MemberInfo info : infos) {
            members.add(remember(info));
        }
        return Collections.unmodifiableSet(members);
    }

    private Member remember(MemberInfo info) {
        if (remembered.size() >= REMEMBERED_MAX) {
            remembered.clear();
        }
        Member member = new MemberView(info);
        remembered.put(info.id(), member);
        return member;
    }

    /** The member that an event names; one that is long gone has its identity only. */
    Member member(UUID id) {
        if (id == null) {
            return getLocalMember();
        }
        Member member = remembered.get(id);
        if (member == null) {
            getMembers();
            member = remembered.get(id);
        }
        return member != null ? member : new MemberView(id);
    }

    @Override
    public Member getLocalMember() {
        for (Member member : getMembers()) {
            if (member.localMember()) {
                return member;
            }
        }
        throw new IllegalStateException("the local member is always in its own list");
    }

    @Override
    public UUID addMembershipListener(MembershipListener listener) {
        Objects.requireNonNull(listener, "listener cannot be null");
        boolean initial = listener instanceof InitialMembershipListener;
        return registrations.add(Errors.guarded(() -> grid.listenMembers(initial, new MemberListener() {
            @Override
            public void current(List<MemberInfo> members) {
                ((InitialMembershipListener) listener).init(new InitialMembershipEvent(ClusterView.this, views(members)));
            }

            @Override
            public void added(MemberInfo member, List<MemberInfo> members) {
                listener.memberAdded(event(MembershipEvent.MEMBER_ADDED, member, members));
            }

            @Override
            public void removed(MemberInfo member, List<MemberInfo> members) {
                listener.memberRemoved(event(MembershipEvent.MEMBER_REMOVED, member, members));
            }
        })));
    }

    private MembershipEvent event(int type, MemberInfo member, List<MemberInfo> members) {
        return new MembershipEvent(this, remember(member), type, views(members));
    }

    @Override
    public boolean removeMembershipListener(UUID registrationId) {
        return registrations.remove(registrationId);
    }

    @Override
    public long getClusterTime() {
        return Errors.guarded(grid::clusterTime);
    }

    @Override
    public ClusterState getClusterState() {
        return ClusterState.ACTIVE;
    }

    @Override
    public Version getClusterVersion() {
        return MemberView.VERSION.asVersion();
    }

    @Override
    @Deprecated
    public HotRestartService getHotRestartService() {
        throw Unsupported.method("Cluster.getHotRestartService");
    }

    @Override
    public PersistenceService getPersistenceService() {
        throw Unsupported.method("Cluster.getPersistenceService");
    }

    @Override
    public void promoteLocalLiteMember() {
        throw Unsupported.method("Cluster.promoteLocalLiteMember");
    }

    @Override
    public void changeClusterState(ClusterState newState) {
        throw Unsupported.method("Cluster.changeClusterState");
    }

    @Override
    public void changeClusterState(ClusterState newState, TransactionOptions options) {
        throw Unsupported.method("Cluster.changeClusterState");
    }

    @Override
    public void changeClusterVersion(Version version) {
        throw Unsupported.method("Cluster.changeClusterVersion");
    }

    @Override
    public void changeClusterVersion(Version version, TransactionOptions options) {
        throw Unsupported.method("Cluster.changeClusterVersion");
    }

    @Override
    public void shutdown() {
        throw Unsupported.method("Cluster.shutdown");
    }

    @Override
    public void shutdown(TransactionOptions options) {
        throw Unsupported.method("Cluster.shutdown");
    }

    @Override
    public String toString() {
        return "Cluster " + getMembers();
    }
}
