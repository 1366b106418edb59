package io.filbert.hazelcast.packaged.host;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.util.List;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Starts two members of one cluster, as WSO2's agent does: without a word about class loaders. */
public final class Activator implements BundleActivator {
    private HazelcastInstance first;
    private HazelcastInstance second;

    @Override
    public void start(BundleContext context) {
        first = Hazelcast.newHazelcastInstance(config("first"));
        int port = first.getCluster().getLocalMember().getAddress().getPort();
        second = Hazelcast.newHazelcastInstance(config("second", "127.0.0.1:" + port));
    }

    @Override
    public void stop(BundleContext context) {
        if (!Boolean.getBoolean("filbert.test.forget")) {
            second.shutdown();
            first.shutdown();
        }
    }

    private static Config config(String name, String... members) {
        Config config = new Config().setInstanceName(name).setClusterName("equinox");
        config.setProperty("hazelcast.shutdownhook.enabled", "false").setProperty("hazelcast.logging.type", "none");
        config.getNetworkConfig().setPort(0).setPublicAddress("127.0.0.1");
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        config.getNetworkConfig().getJoin().getTcpIpConfig().setEnabled(true).setMembers(List.of(members));
        return config;
    }
}
