package com.hazelcast.spi.partitiongroup;

import com.hazelcast.cluster.Member;
import java.util.Collection;
import java.util.Iterator;

/** Members that hold at most one copy of a partition together. */
public interface MemberGroup {
    void addMember(Member member);

    void addMembers(Collection<Member> members);

    void removeMember(Member member);

    boolean hasMember(Member member);

    Iterator<Member> iterator();

    int size();
}
