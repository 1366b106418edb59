package io.filbert.internal;

/**
 * Keys of the flat configuration model that {@link Native#configLoad} returns and {@link Native#gridStart} takes: pairs of key and value, all text.
 *
 * <p>Booleans are {@code true} or {@code false}; absent means default. Where {@code N} stands, entries are numbered from 0 without gaps, and
 * the {@code .name} of a group comes with it. A key that the library does not know is {@code Configuration} (102): the two sides are of different ages.
 *
 * <pre>
 * cluster.name                      default dev
 * instance.name                     names the instance in log lines
 * member.lite                       true: holds no data
 * member.attribute.NAME             attribute of this member
 * clustering                        false: local structures only, no port is opened (a deployment.toml without membership_scheme); default true
 * network.port                      5701; 0 = any free
 * network.port.auto.increment       true
 * network.port.count                100
 * network.public.address            host or host:port that peers are told
 * network.reuse.address             true or false
 * network.interfaces.enabled        true: bind only to an address that matches
 * network.interface.N               10.3.10.*, 10.3.10.4-18
 * join.tcp-ip.enabled               well-known addresses
 * join.tcp-ip.timeout.seconds
 * join.tcp-ip.required.member
 * join.tcp-ip.member.N              host, host:port
 * join.multicast.enabled
 * join.multicast.group, .port, .timeout.seconds, .ttl, .loopback
 * join.multicast.trusted.interface.N
 * join.auto.detection.enabled
 * join.aws.enabled, join.kubernetes.enabled ...          known and refused at start, naming what exists
 * join.aws.property.NAME, join.kubernetes.property.NAME
 * map.N.name                        pattern with at most one *, or an exact name
 * map.N.backup.count, .async.backup.count               0 to 6
 * map.N.time.to.live.seconds, .max.idle.seconds
 * map.N.in.memory.format            BINARY, OBJECT
 * map.N.eviction.policy             NONE, LRU, LFU, RANDOM
 * map.N.eviction.max.size.policy    PER_NODE, PER_PARTITION, ...
 * map.N.eviction.size
 * map.N.statistics.enabled, .per.entry.stats.enabled, .read.backup.data
 * map.N.split.brain.protection      name
 * map.N.merge.policy, .merge.batch.size
 * map.N.unsupported.N               what the programmatic model holds and the library lacks (map-store, near-cache ...): refused or warned natively
 * topic.N.name, .global.ordering, .multi.threading, .statistics.enabled
 * lock.N.name, .acquire.limit
 * cp.member.count
 * logging.type                      jdk, log4j2, slf4j, none: who drains; formats nothing natively
 * shutdown.hook                     true or false; carried for Java, which owns the hook
 * property.NAME                     hazelcast.*, filbert.* and any other property
 * warning                           (configLoad only, may repeat) text for one line of log
 * </pre>
 */
public final class ConfigKeys {
    /** Key of a warning of {@link Native#configLoad}. */
    public static final String WARNING = "warning";
    /** Prefix of free properties. */
    public static final String PROPERTY = "property.";

    private ConfigKeys() {
    }
}
