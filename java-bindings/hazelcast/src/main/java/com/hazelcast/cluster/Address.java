package com.hazelcast.cluster;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Objects;

/** Host and port that peers are told. Names are looked up only when a socket address is asked for. */
public final class Address implements IdentifiedDataSerializable {
    private static final int CLASS_ID = 1;
    private static final byte IPV4 = 4;
    private static final byte IPV6 = 6;

    private String host;
    private int port;
    /** 4 or 6; 0 where the host was never looked up. */
    private byte type;
    private String scopeId;

    /** Read from its form. */
    public Address() {
    }

    public Address(String host, int port) throws UnknownHostException {
        this(host, InetAddress.getByName(host), port);
    }

    public Address(InetAddress address, int port) {
        this(null, address, port);
    }

    public Address(InetSocketAddress address) {
        this(address.getHostString(), address.getAddress(), address.getPort());
    }

    public Address(String hostname, InetAddress address, int port) {
        this(hostname != null ? hostname : withoutScope(address.getHostAddress()), port, address instanceof Inet6Address ? IPV6 : IPV4);
    }

    public Address(Address address) {
        this(address.host, address.port, address.type);
    }

    private Address(String host, int port, byte type) {
        this.host = Objects.requireNonNull(host, "host");
        this.port = port;
        this.type = type;
    }

    public static Address createUnresolvedAddress(String host, int port) {
        return new Address(host, port, (byte) 0);
    }

    private static String withoutScope(String text) {
        int scope = text.indexOf('%');
        return scope < 0 ? text : text.substring(0, scope);
    }

    public String getHost() {
        return host;
    }

    public int getPort() {
        return port;
    }

    public InetAddress getInetAddress() throws UnknownHostException {
        return InetAddress.getByName(host);
    }

    public InetSocketAddress getInetSocketAddress() throws UnknownHostException {
        return new InetSocketAddress(getInetAddress(), port);
    }

    public boolean isIPv4() {
        return !isIPv6();
    }

    public boolean isIPv6() {
        try {
            return getInetAddress() instanceof Inet6Address;
        } catch (UnknownHostException e) {
            return host.indexOf(':') >= 0;
        }
    }

    /** The interface that a link-local address belongs to, or null. */
    public String getScopeId() {
        return isIPv6() ? scopeId : null;
    }

    public void setScopeId(String scopeId) {
        if (isIPv6()) {
            this.scopeId = scopeId;
        }
    }

    public String getScopedHost() {
        return isIPv4() || scopeId == null ? host : host + '%' + scopeId;
    }

    @Override
    public int getFactoryId() {
        return 0;
    }

    @Override
    public int getClassId() {
        return CLASS_ID;
    }

    @Override
    public void writeData(ObjectDataOutput out) throws IOException {
        out.writeInt(port);
        out.write(type);
        out.writeString(host);
    }

    /** Only for a new object that a factory made. */
    @Override
    public void readData(ObjectDataInput in) throws IOException {
        port = in.readInt();
        type = in.readByte();
        host = in.readString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Address && port == ((Address) other).port && host.equals(((Address) other).host);
    }

    @Override
    public int hashCode() {
        return 31 * host.hashCode() + port;
    }

    @Override
    public String toString() {
        return "[" + host + "]:" + port;
    }
}
