package io.filbert;

import io.filbert.internal.Codec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One member of the cluster, as it was when the list was taken. */
public final class MemberInfo {
    private final UUID id;
    private final String host;
    private final int port;
    private final boolean lite;
    private final boolean local;
    private final Map<String, String> attributes;

    private MemberInfo(Codec in) {
        id = in.uuid();
        host = in.string();
        port = in.i32();
        lite = in.bool();
        local = in.bool();
        Map<String, String> read = new LinkedHashMap<>();
        for (int i = in.count(); i > 0; i--) {
            String name = in.string();
            read.put(name, in.string());
        }
        attributes = Collections.unmodifiableMap(read);
    }

    static MemberInfo read(Codec in) {
        return new MemberInfo(in);
    }

    /** Members, oldest first. */
    static List<MemberInfo> readList(Codec in) {
        in.i64(); // list version
        int count = in.count();
        List<MemberInfo> members = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            members.add(read(in));
        }
        return Collections.unmodifiableList(members);
    }

    /** Its identity: new with each start and each merge. */
    public UUID id() {
        return id;
    }

    /** The host that peers are told. */
    public String host() {
        return host;
    }

    /** The port that peers are told. */
    public int port() {
        return port;
    }

    /** True when it holds no data. */
    public boolean isLite() {
        return lite;
    }

    /** True when it is this instance. */
    public boolean isLocal() {
        return local;
    }

    /** Attributes, fixed at its start; unmodifiable. */
    public Map<String, String> attributes() {
        return attributes;
    }

    @Override
    public String toString() {
        return "[" + host + "]:" + port + " - " + id;
    }
}
