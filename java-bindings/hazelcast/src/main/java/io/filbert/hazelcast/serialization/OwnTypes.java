package io.filbert.hazelcast.serialization;

import com.hazelcast.cluster.Address;
import com.hazelcast.instance.EndpointQualifier;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import com.hazelcast.security.SimpleTokenCredentials;
import com.hazelcast.security.UsernamePasswordCredentials;
import com.hazelcast.version.MemberVersion;
import com.hazelcast.version.Version;

/** Types under Hazelcast's names that values may hold: made by Hazelcast's numbers. */
final class OwnTypes {
    /** Factory of addresses and versions. */
    static final int CLUSTER = 0;
    /** Factory of credentials. */
    static final int SECURITY = -1;

    private static final int ADDRESS = 1;
    private static final int ENDPOINT_QUALIFIER = 17;
    private static final int MEMBER_VERSION = 29;
    private static final int VERSION = 32;
    private static final int USERNAME_PASSWORD = 23;
    private static final int TOKEN = 24;

    private OwnTypes() {
    }

    static IdentifiedDataSerializable cluster(int classId) {
        switch (classId) {
            case ADDRESS:
                return new Address();
            case ENDPOINT_QUALIFIER:
                return new EndpointQualifier();
            case MEMBER_VERSION:
                return new MemberVersion();
            case VERSION:
                return new Version();
            default:
                return null;
        }
    }

    static IdentifiedDataSerializable security(int classId) {
        switch (classId) {
            case USERNAME_PASSWORD:
                return new UsernamePasswordCredentials();
            case TOKEN:
                return new SimpleTokenCredentials();
            default:
                return null;
        }
    }
}
