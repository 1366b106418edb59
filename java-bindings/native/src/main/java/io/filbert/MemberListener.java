package io.filbert;

import java.util.List;

/** Told of members that come and go, in the order in which it happened. */
public interface MemberListener {
    /** The members at registration, before any other event; only if asked for. */
    default void current(List<MemberInfo> members) {
    }

    /** A member came; {@code members} is the list after it. */
    void added(MemberInfo member, List<MemberInfo> members);

    /** A member left or died; {@code members} is the list after it. */
    void removed(MemberInfo member, List<MemberInfo> members);
}
