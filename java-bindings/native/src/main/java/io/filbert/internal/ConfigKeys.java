package io.filbert.internal;

/**
 * The configuration in the form in which it crosses: pairs of key and text, in order, where a list's key comes once per item.
 *
 * <p>The keys are those of {@code src/config/flat.rs} and are listed only there ({@code Config::from_pairs} reads them, {@code Config::pairs} writes them): {@code cluster-name,
 * instance-name, clustered, lite-member, network.*, join.*, property.NAME, attribute.NAME, map.NAME.*, lock.NAME.*}. A key that is not among them is
 * {@code Configuration} (102) with the list of those that are. {@link Native#configLoad} adds one key of its own, {@link #WARNING}.
 */
public final class ConfigKeys {
    /** {@link Native#configLoad} only, may repeat: text for one line of log. */
    public static final String WARNING = "warning";
    /** Prefix of free properties, {@code hazelcast.*} and {@code filbert.*} among them. */
    public static final String PROPERTY = "property.";

    private ConfigKeys() {
    }
}
