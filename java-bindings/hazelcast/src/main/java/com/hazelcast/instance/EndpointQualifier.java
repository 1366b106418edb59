package com.hazelcast.instance;

import java.util.Objects;

/** Tells the endpoints of a member apart. */
public final class EndpointQualifier {
    public static final EndpointQualifier MEMBER = new EndpointQualifier(ProtocolType.MEMBER, null);
    public static final EndpointQualifier CLIENT = new EndpointQualifier(ProtocolType.CLIENT, null);
    public static final EndpointQualifier REST = new EndpointQualifier(ProtocolType.REST, null);
    public static final EndpointQualifier MEMCACHE = new EndpointQualifier(ProtocolType.MEMCACHE, null);

    private final ProtocolType type;
    private final String identifier;

    private EndpointQualifier(ProtocolType type, String identifier) {
        this.type = type;
        this.identifier = identifier;
    }

    /** The identifier matters only where a member may have several endpoints of the type. */
    public static EndpointQualifier resolve(ProtocolType protocolType, String name) {
        switch (protocolType) {
            case MEMBER:
                return MEMBER;
            case CLIENT:
                return CLIENT;
            case REST:
                return REST;
            case MEMCACHE:
                return MEMCACHE;
            default:
                return new EndpointQualifier(protocolType, name);
        }
    }

    public static EndpointQualifier resolveForConfig(ProtocolType protocolType, String name) {
        return resolve(protocolType, name);
    }

    public ProtocolType getType() {
        return type;
    }

    public String getIdentifier() {
        return identifier;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EndpointQualifier && type == ((EndpointQualifier) other).type
            && Objects.equals(identifier, ((EndpointQualifier) other).identifier);
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, identifier);
    }

    @Override
    public String toString() {
        return "EndpointQualifier{type='" + type + "'" + (identifier == null ? "" : ", id='" + identifier + "'") + "}";
    }
}
