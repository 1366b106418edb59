package com.hazelcast.cluster.memberselector;

import com.hazelcast.cluster.MemberSelector;
import java.util.Arrays;

/** Common choices of members. */
public final class MemberSelectors {
    public static final MemberSelector LITE_MEMBER_SELECTOR = member -> member.isLiteMember();
    public static final MemberSelector DATA_MEMBER_SELECTOR = member -> !member.isLiteMember();
    public static final MemberSelector LOCAL_MEMBER_SELECTOR = member -> member.localMember();
    public static final MemberSelector NON_LOCAL_MEMBER_SELECTOR = member -> !member.localMember();

    private MemberSelectors() {
    }

    public static MemberSelector or(MemberSelector... selectors) {
        return member -> Arrays.stream(selectors).anyMatch(selector -> selector.select(member));
    }

    public static MemberSelector and(MemberSelector... selectors) {
        return member -> Arrays.stream(selectors).allMatch(selector -> selector.select(member));
    }
}
