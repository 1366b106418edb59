package io.filbert.hazelcast.process;

import com.hazelcast.cluster.Cluster;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.config.Config;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.TcpIpConfig;
import com.hazelcast.core.EntryEvent;
import com.hazelcast.core.EntryListener;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.cp.lock.FencedLock;
import com.hazelcast.map.IMap;
import com.hazelcast.map.MapEvent;
import com.hazelcast.topic.ITopic;
import java.io.Serializable;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Properties;
import java.util.Scanner;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.Map;

/**
 * A JVM that uses the grid in the manner of a gateway's clustering agent: a coordinator by age under a lock, messages by topics, a map of members, a cache
 * whose listener calls back, and a membership listener that sleeps. It says what it sees and does what it reads.
 */
public final class Agent {
    private static final String DOMAIN = "wso2.test.domain";
    private static final String CACHE = "$cache.$domain[carbon.super]MANAGER#TOKENS";
    /** As the agents for clouds do (5 s), on the thread that tells them of the member; longer here, as the machines of tests are slow. */
    private static final long REPLAY_SLEEP_MILLIS = 8_000;

    private final Config config = new Config();
    private HazelcastInstance instance;
    private Cluster cluster;
    private IMap<String, MemberData> members;
    private IMap<String, String> cache;
    private ITopic<Serializable> messages;
    private final Map<UUID, String> sent = new ConcurrentHashMap<>();
    private volatile boolean coordinator;

    /** What the agent stores of a member. */
    static final class MemberData implements Serializable {
        private static final long serialVersionUID = 1;
        final String host;
        final int port;

        MemberData(String host, int port) {
            this.host = host;
            this.port = port;
        }
    }

    /** What is sent; its execution calls the grid from inside of the delivery. */
    static final class ClusterMessage implements Serializable {
        private static final long serialVersionUID = 1;
        final UUID id = UUID.randomUUID();
        final String text;

        ClusterMessage(String text) {
            this.text = text;
        }

        void execute(Agent receiver) {
            if (text.equals("fail")) {
                throw new IllegalStateException("as asked");
            }
            say("message " + text + " with " + receiver.cache.get("token") + " of " + receiver.cache.size());
        }
    }

    private static void say(String line) {
        synchronized (System.out) {
            System.out.println(line);
        }
    }

    public static void main(String[] arguments) {
        Member.useTested();
        Agent agent = new Agent();
        agent.init(arguments);
        try (Scanner input = new Scanner(System.in)) {
            while (input.hasNextLine()) {
                String[] words = input.nextLine().split(" ");
                try {
                    agent.command(words);
                } catch (RuntimeException e) {
                    say("threw " + e.getClass().getSimpleName());
                }
            }
        }
        Hazelcast.shutdownAll();
    }

    private void init(String[] wellKnown) {
        Properties properties = new Properties();
        properties.setProperty("hazelcast.max.no.heartbeat.seconds", "600");
        properties.setProperty("hazelcast.max.no.master.confirmation.seconds", "900");
        properties.setProperty("hazelcast.merge.first.run.delay.seconds", "60");
        properties.setProperty("hazelcast.merge.next.run.delay.seconds", "30");
        properties.setProperty("hazelcast.logging.type", "none");
        config.setProperties(properties);
        config.setInstanceName(DOMAIN + ".instance");
        config.setClusterName(DOMAIN);
        config.getNetworkConfig().setPublicAddress("127.0.0.1");
        config.getNetworkConfig().setPort(0);
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
        TcpIpConfig tcp = config.getNetworkConfig().getJoin().getTcpIpConfig();
        tcp.setEnabled(true);
        Arrays.asList(wellKnown).forEach(tcp::addMember);
        config.addMapConfig(new MapConfig("carbon-map-config"));
        instance = Hazelcast.newHazelcastInstance(config);
        cluster = instance.getCluster();
        messages = instance.getTopic("$clustering.message.topic");
        messages.addMessageListener(message -> ((ClusterMessage) message.getMessageObject()).execute(this));
        cluster.addMembershipListener(new Replays(tcp));
        members = instance.getMap("$" + DOMAIN + ".members");
        cluster.addMembershipListener(new Election());
        InetSocketAddress address = cluster.getLocalMember().getSocketAddress();
        members.put(cluster.getLocalMember().getUuid().toString(), new MemberData(address.getHostString(), address.getPort()));
        cache = instance.getMap(CACHE);
        cache.addEntryListener(new CacheListener(), false);
        elect();
        say("ready " + Member.address(instance));
    }

    private void elect() {
        FencedLock lock = instance.getCPSubsystem().getLock("$coordinator#@lock");
        lock.lock();
        try {
            boolean first = cluster.getMembers().iterator().next().localMember();
            if (first && !coordinator) {
                say("coordinator");
            }
            coordinator = first;
        } finally {
            lock.unlock();
        }
    }

    /** Keeps the well-known list, and sends to a newcomer what it has missed, after a sleep on the thread that told of it. */
    private final class Replays implements MembershipListener {
        private final TcpIpConfig tcp;

        Replays(TcpIpConfig tcp) {
            this.tcp = tcp;
        }

        @Override
        public void memberAdded(MembershipEvent event) {
            InetSocketAddress address = event.getMember().getSocketAddress();
            String known = address.getAddress().getHostAddress() + ":" + address.getPort();
            if (tcp.getMembers().contains(known)) {
                tcp.getMembers().remove(known);
            }
            tcp.addMember(known);
            say("added " + address);
            try {
                Thread.sleep(REPLAY_SLEEP_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
            sent.forEach((id, text) -> messages.publish(new ClusterMessage("replayed " + text)));
            say("replayed " + sent.size());
        }

        @Override
        public void memberRemoved(MembershipEvent event) {
            InetSocketAddress address = event.getMember().getSocketAddress();
            tcp.getMembers().remove(address.getAddress().getHostAddress() + ":" + address.getPort());
            IMap<Object, MemberData> raw = instance.getMap(members.getName());
            say("removed " + address + " " + raw.get(event.getMember().getUuid()) + " " + raw.remove(event.getMember().getUuid()));
        }
    }

    private final class Election implements MembershipListener {
        @Override
        public void memberAdded(MembershipEvent event) {
            elect();
        }

        @Override
        public void memberRemoved(MembershipEvent event) {
            elect();
        }
    }

    private final class CacheListener implements EntryListener<String, String> {
        private void changed(String what, EntryEvent<String, String> event) {
            boolean own = event.getMember().equals(cluster.getLocalMember());
            say("cache " + what + " " + event.getKey() + " " + cache.get(event.getKey()) + " " + event.getValue() + (own ? " own" : ""));
        }

        @Override
        public void entryAdded(EntryEvent<String, String> event) {
            changed("added", event);
        }

        @Override
        public void entryUpdated(EntryEvent<String, String> event) {
            changed("updated", event);
        }

        @Override
        public void entryRemoved(EntryEvent<String, String> event) {
            changed("removed", event);
        }

        @Override
        public void entryEvicted(EntryEvent<String, String> event) {
            changed("evicted", event);
        }

        @Override
        public void entryExpired(EntryEvent<String, String> event) {
            changed("expired", event);
        }

        @Override
        public void mapCleared(MapEvent event) {
            say("cache cleared");
        }

        @Override
        public void mapEvicted(MapEvent event) {
            cache.evictAll();
            say("cache evicted " + event.getNumberOfEntriesAffected());
        }
    }

    private void command(String[] words) {
        switch (words[0]) {
            case "send":
                ClusterMessage message = new ClusterMessage(words[1]);
                sent.put(message.id, words[1]);
                messages.publish(message);
                break;
            case "put":
                cache.set(words[1], words[2]);
                break;
            case "remove":
                cache.remove(words[1]);
                break;
            case "evictAll":
                cache.evictAll();
                break;
            case "state":
                say("state coordinator=" + coordinator + " members=" + cluster.getMembers().size() + " map=" + members.size() + " wellKnown="
                    + config.getNetworkConfig().getJoin().getTcpIpConfig().getMembers().size() + " token=" + cache.get("token")
                    + " safe=" + instance.getPartitionService().isClusterSafe());
                break;
            case "stop":
                stop();
                break;
            default:
                throw new IllegalArgumentException(words[0]);
        }
    }

    private void stop() {
        Hazelcast.shutdownAll();
        messages.publish(new ClusterMessage("late"));
        try {
            instance.getMap("m");
            say("stopped, and serves");
        } catch (HazelcastInstanceNotActiveException e) {
            say("stopped " + instance.getName() + " " + instance.getLifecycleService().isRunning() + " " + Hazelcast.getHazelcastInstanceByName(instance.getName()));
        }
    }
}
