package io.filbert.hazelcast.process;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.util.List;
import java.util.Scanner;

/** A JVM that says its process id and joins the member that it is told; ends with its input. */
public final class Member {
    private Member() {
    }

    /** A member on loopback that finds others there. */
    public static Config config(String... members) {
        Config config = new Config().setClusterName("process-test").setProperty("hazelcast.logging.type", "none");
        config.getNetworkConfig().setPort(0).setPublicAddress("127.0.0.1");
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        config.getNetworkConfig().getJoin().getTcpIpConfig().setEnabled(true).setMembers(List.of(members));
        return config;
    }

    /** Its address, as others name it. */
    public static String address(HazelcastInstance instance) {
        return "127.0.0.1:" + instance.getCluster().getLocalMember().getAddress().getPort();
    }

    public static void main(String[] arguments) {
        useTested();
        System.out.println("ready " + ProcessHandle.current().pid());
        try (Scanner input = new Scanner(System.in)) {
            HazelcastInstance instance = Hazelcast.newHazelcastInstance(config(input.nextLine()));
            System.out.println("joined");
            while (input.hasNextLine()) {
                input.nextLine();
            }
            instance.getLifecycleService().terminate();
        }
    }

    /** Where no jar has the native code inside: makes this JVM load that which is tested. */
    public static void useTested() {
        String tested = System.getProperty("filbert.native.path.test");
        if (tested != null && new java.io.File(tested).isFile()) {
            System.setProperty("filbert.native.path", tested);
        }
    }
}
