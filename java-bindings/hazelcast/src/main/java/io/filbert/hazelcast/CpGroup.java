package io.filbert.hazelcast;

import com.hazelcast.cp.CPGroupId;

/** A group of CP objects; without a CP subsystem only a name. */
final class CpGroup implements CPGroupId {
    private final String name;

    CpGroup(String name) {
        this.name = name;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public long getId() {
        return 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CpGroup && name.equals(((CpGroup) other).name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return "CPGroupId{name='" + name + "'}";
    }
}
