package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import io.filbert.hazelcast.WatchedList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Members find each other by well-known addresses.
 *
 * <p>{@link #getMembers} is live, also after the start, and safe for several threads: gateways add and remove addresses from their membership listeners,
 * and a later join uses what the list then holds.
 */
public class TcpIpConfig {
    private static final Pattern SEPARATORS = Pattern.compile("[,; ]+");
    private static final int DEFAULT_CONNECTION_TIMEOUT_SECONDS = 5;

    private final List<String> members = new WatchedList();
    private int connectionTimeoutSeconds = DEFAULT_CONNECTION_TIMEOUT_SECONDS;
    private boolean enabled;
    private String requiredMember;

    public int getConnectionTimeoutSeconds() {
        return connectionTimeoutSeconds;
    }

    public TcpIpConfig setConnectionTimeoutSeconds(int seconds) {
        Checks.atLeast(seconds, 0, "connection timeout");
        this.connectionTimeoutSeconds = seconds;
        return this;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public TcpIpConfig setEnabled(boolean enabled) {
        this.enabled = enabled;
        return this;
    }

    public List<String> getMembers() {
        return members;
    }

    public TcpIpConfig setMembers(List<String> members) {
        Checks.notNull(members, "members");
        this.members.clear();
        members.forEach(this::addMember);
        return this;
    }

    public TcpIpConfig addMember(String member) {
        Checks.notNull(member, "member");
        for (String one : SEPARATORS.split(member.trim())) {
            if (!one.isEmpty()) {
                members.add(one);
            }
        }
        return this;
    }

    public TcpIpConfig clear() {
        members.clear();
        return this;
    }

    public String getRequiredMember() {
        return requiredMember;
    }

    public TcpIpConfig setRequiredMember(String requiredMember) {
        this.requiredMember = requiredMember;
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other != null && getClass() == other.getClass() && toString().equals(other.toString()); // toString names every field
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        return "TcpIpConfig [enabled=" + enabled + ", connectionTimeoutSeconds=" + connectionTimeoutSeconds + ", members=" + members
            + ", requiredMember=" + requiredMember + "]";
    }
}
