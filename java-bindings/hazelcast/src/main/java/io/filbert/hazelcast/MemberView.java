package io.filbert.hazelcast;

import com.hazelcast.cluster.Address;
import com.hazelcast.cluster.Member;
import com.hazelcast.instance.EndpointQualifier;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.version.MemberVersion;
import io.filbert.MemberInfo;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.UUID;

/** A member as Hazelcast's callers see it. Equal when address and uuid are. */
final class MemberView implements Member {
    /** The level of Hazelcast's interface that is served; members of a rolling upgrade compare it. */
    static final MemberVersion VERSION = MemberVersion.of(5, 3, 8);

    private final UUID id;
    private final Address address;
    private final Map<String, String> attributes;
    private final boolean local;
    private final boolean lite;

    MemberView(MemberInfo info) {
        id = info.id();
        address = Address.createUnresolvedAddress(info.host(), info.port());
        attributes = info.attributes();
        local = info.isLocal();
        lite = info.isLite();
    }

    /** A member of which only the identity is known: it left before its event was delivered. */
    MemberView(UUID id) {
        this.id = id;
        address = Address.createUnresolvedAddress("0.0.0.0", 0);
        attributes = Map.of();
        local = false;
        lite = false;
    }

    @Override
    public UUID getUuid() {
        return id;
    }

    @Override
    public Address getAddress() {
        return address;
    }

    @Override
    public InetSocketAddress getSocketAddress() {
        return new InetSocketAddress(address.getHost(), address.getPort());
    }

    @Override
    public InetSocketAddress getSocketAddress(EndpointQualifier qualifier) {
        return EndpointQualifier.MEMBER.equals(qualifier) ? getSocketAddress() : null;
    }

    @Override
    public Map<EndpointQualifier, Address> getAddressMap() {
        return Map.of(EndpointQualifier.MEMBER, address);
    }

    @Override
    public Map<String, String> getAttributes() {
        return attributes;
    }

    @Override
    public String getAttribute(String key) {
        return attributes.get(key);
    }

    @Override
    public MemberVersion getVersion() {
        return VERSION;
    }

    @Override
    public boolean localMember() {
        return local;
    }

    @Override
    public boolean isLiteMember() {
        return lite;
    }

    @Override
    public void writeData(ObjectDataOutput out) {
        throw Unsupported.method("Member.writeData");
    }

    @Override
    public void readData(ObjectDataInput in) {
        throw Unsupported.method("Member.readData");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MemberView && id.equals(((MemberView) other).id) && address.equals(((MemberView) other).address);
    }

    @Override
    public int hashCode() {
        return 31 * address.hashCode() + id.hashCode();
    }

    @Override
    public String toString() {
        return "Member " + address + " - " + id + (local ? " this" : "") + (lite ? " lite" : "");
    }
}
