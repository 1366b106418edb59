package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Objects;

/** Which members count as one when backups are placed. A holder: turned on, it is refused at start. */
public class PartitionGroupConfig {
    private boolean enabled;
    private MemberGroupType groupType = MemberGroupType.PER_MEMBER;
    private Collection<MemberGroupConfig> memberGroupConfigs = new ArrayList<>();

    public PartitionGroupConfig() {
    }

    public boolean isEnabled() {
        return enabled;
    }

    public PartitionGroupConfig setEnabled(boolean enabled) {
        this.enabled = enabled;
        return this;
    }

    public MemberGroupType getGroupType() {
        return groupType;
    }

    public PartitionGroupConfig setGroupType(MemberGroupType groupType) {
        Checks.notNull(groupType, "groupType");
        this.groupType = groupType;
        return this;
    }

    public Collection<MemberGroupConfig> getMemberGroupConfigs() {
        return memberGroupConfigs;
    }

    public PartitionGroupConfig setMemberGroupConfigs(Collection<MemberGroupConfig> memberGroupConfigs) {
        Checks.notNull(memberGroupConfigs, "memberGroupConfigs");
        this.memberGroupConfigs = memberGroupConfigs;
        return this;
    }

    public PartitionGroupConfig addMemberGroupConfig(MemberGroupConfig memberGroupConfig) {
        memberGroupConfigs.add(memberGroupConfig);
        return this;
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (other == null || getClass() != other.getClass()) {
            return false;
        }
        PartitionGroupConfig that = (PartitionGroupConfig) other;
        return enabled == that.enabled
            && Objects.equals(groupType, that.groupType)
            && Objects.equals(memberGroupConfigs, that.memberGroupConfigs);
    }

    @Override
    public int hashCode() {
        return Objects.hash(enabled, groupType, memberGroupConfigs);
    }

    @Override
    public String toString() {
        return "PartitionGroupConfig{enabled=" + enabled
            + ", groupType=" + groupType
            + ", memberGroupConfigs=" + memberGroupConfigs
            + "}";
    }

    public PartitionGroupConfig clear() {
        memberGroupConfigs.clear();
        return this;
    }

    /** How members are grouped. */
    public enum MemberGroupType {
        HOST_AWARE, CUSTOM, PER_MEMBER, ZONE_AWARE, NODE_AWARE, PLACEMENT_AWARE, SPI
    }
}
