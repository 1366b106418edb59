package com.hazelcast.cluster;

import java.util.EventObject;
import java.util.Set;

/** A member came or went; {@link #getMembers} is the list right after it. */
public class MembershipEvent extends EventObject {
    public static final int MEMBER_ADDED = 1;
    public static final int MEMBER_REMOVED = 2;

    protected transient Member member;
    protected transient Set<Member> members;
    private final int eventType;

    public MembershipEvent(Cluster cluster, Member member, int eventType, Set<Member> members) {
        super(cluster);
        this.member = member;
        this.eventType = eventType;
        this.members = members;
    }

    public Set<Member> getMembers() {
        return members;
    }

    public Cluster getCluster() {
        return (Cluster) getSource();
    }

    public int getEventType() {
        return eventType;
    }

    public Member getMember() {
        return member;
    }

    @Override
    public String toString() {
        String type = eventType == MEMBER_ADDED ? "added" : eventType == MEMBER_REMOVED ? "removed" : String.valueOf(eventType);
        return "MembershipEvent {member=" + member + ",type=" + type + "}";
    }
}
