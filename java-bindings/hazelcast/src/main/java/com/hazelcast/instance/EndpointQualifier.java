package com.hazelcast.instance;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Objects;

/** Names an address of a member: by what is spoken there and, for WAN, by a name. */
public final class EndpointQualifier implements IdentifiedDataSerializable {
    public static final EndpointQualifier MEMBER = new EndpointQualifier(ProtocolType.MEMBER, null);
    public static final EndpointQualifier CLIENT = new EndpointQualifier(ProtocolType.CLIENT, null);
    public static final EndpointQualifier REST = new EndpointQualifier(ProtocolType.REST, null);
    public static final EndpointQualifier MEMCACHE = new EndpointQualifier(ProtocolType.MEMCACHE, null);

    private static final int FACTORY_ID = 0;
    private static final int CLASS_ID = 17;

    private ProtocolType type;
    private String identifier;

    public EndpointQualifier() {
    }

    private EndpointQualifier(ProtocolType type, String identifier) {
        this.type = Objects.requireNonNull(type, "type");
        this.identifier = identifier;
    }

    public String getIdentifier() {
        return identifier;
    }

    public ProtocolType getType() {
        return type;
    }

    public String toMetricsPrefixString() {
        return type.name() + (identifier == null ? "" : "-" + identifier.replaceAll("\\s", "_"));
    }

    private static boolean isSingle(ProtocolType type) {
        return EnumSet.complementOf(EnumSet.of(ProtocolType.WAN)).contains(type);
    }

    public static EndpointQualifier resolve(ProtocolType type, String identifier) {
        return new EndpointQualifier(type, isSingle(type) ? null : identifier);
    }

    public static EndpointQualifier resolveForConfig(ProtocolType type, String identifier) {
        return new EndpointQualifier(type, identifier);
    }

    @Override
    public void writeData(ObjectDataOutput out) throws IOException {
        out.writeInt(type.getId());
        out.writeString(identifier);
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
        type = ProtocolType.getById(in.readInt());
        identifier = in.readString();
    }

    @Override
    public int getFactoryId() {
        return FACTORY_ID;
    }

    @Override
    public int getClassId() {
        return CLASS_ID;
    }

    /** Of the protocols that have one address, the name does not matter. */
    @Override
    public boolean equals(Object other) {
        return other instanceof EndpointQualifier && type == ((EndpointQualifier) other).type
            && (isSingle(type) || Objects.equals(identifier, ((EndpointQualifier) other).identifier));
    }

    @Override
    public int hashCode() {
        return isSingle(type) ? type.hashCode() : Objects.hash(type, identifier);
    }

    @Override
    public String toString() {
        return "EndpointQualifier{type='" + type + "'" + (identifier == null ? "" : ", id='" + identifier + "'") + "}";
    }
}
