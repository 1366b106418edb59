package io.filbert.hazelcast;

import com.hazelcast.config.Config;
import com.hazelcast.config.InvalidConfigurationException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.logging.ILogger;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** The instances of this JVM (of this class loader, to be exact), by name. A name is taken from the moment its start begins. */
public final class Instances {
    private static final String HOOK = "hazelcast.shutdownhook.enabled";
    private static final String HOOK_POLICY = "hazelcast.shutdownhook.policy";
    private static final String INITIAL_MIN_SIZE = "hazelcast.initial.min.cluster.size";

    private static final Map<String, CompletableFuture<GridInstance>> BY_NAME = new ConcurrentHashMap<>();
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    /** Who is stopped by the JVM's hook, and whether gracefully. */
    private static final Map<GridInstance, Boolean> HOOKED = new LinkedHashMap<>();
    private static Thread hook;

    private Instances() {
    }

    /** Starts an instance; null: as {@link Config#load} says. */
    public static HazelcastInstance start(Config given) {
        Config config = given == null ? Config.load() : given;
        String name = config.getInstanceName();
        if (name == null || name.trim().isEmpty()) {
            name = "_hzInstance_" + NUMBERS.incrementAndGet() + "_" + config.getClusterName();
        }
        CompletableFuture<GridInstance> mine = new CompletableFuture<>();
        if (BY_NAME.putIfAbsent(name, mine) != null) {
            throw new InvalidConfigurationException("HazelcastInstance with name '" + name + "' already exists!");
        }
        return start(config, name, mine);
    }

    /** The instance of that name, started now if there is none. */
    public static HazelcastInstance getOrStart(Config given) {
        Config config = given == null ? Config.load() : given;
        String name = config.getInstanceName();
        if (name == null || name.trim().isEmpty()) {
            throw new IllegalArgumentException("instanceName must contain text");
        }
        CompletableFuture<GridInstance> mine = new CompletableFuture<>();
        CompletableFuture<GridInstance> other = BY_NAME.putIfAbsent(name, mine);
        return other != null ? waited(other) : start(config, name, mine);
    }

    private static HazelcastInstance start(Config config, String name, CompletableFuture<GridInstance> mine) {
        try {
            GridInstance instance = GridInstance.start(config, name);
            hook(config, instance);
            awaitSize(config, instance);
            mine.complete(instance);
            instance.started();
            return instance;
        } catch (RuntimeException | Error e) {
            BY_NAME.remove(name, mine);
            mine.completeExceptionally(e);
            throw e;
        }
    }

    private static GridInstance waited(CompletableFuture<GridInstance> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException ? (RuntimeException) e.getCause() : new IllegalStateException(e.getCause());
        }
    }

    /** Waits until the cluster is as large as the operator wants it before anything is served. */
    private static void awaitSize(Config config, GridInstance instance) {
        String text = config.getProperty(INITIAL_MIN_SIZE);
        int wanted = text == null ? 1 : Integer.parseInt(text.trim());
        if (wanted <= 1) {
            return;
        }
        ILogger log = instance.getLoggingService().getLogger("com.hazelcast.core.HazelcastInstance");
        log.info("HazelcastInstance waiting for cluster size of " + wanted);
        Semaphore changes = new Semaphore(0);
        UUID listener = instance.getCluster().addMembershipListener(new MembershipListener() {
            @Override
            public void memberAdded(MembershipEvent event) {
                changes.release();
            }

            @Override
            public void memberRemoved(MembershipEvent event) {
                changes.release();
            }
        });
        while (instance.getCluster().getMembers().size() < wanted) { // for ever, as the operator asked
            changes.acquireUninterruptibly();
        }
        instance.getCluster().removeMembershipListener(listener);
        log.info("HazelcastInstance starting after waiting for cluster size of " + wanted);
    }

    /** The instance of that name, or null; waits for one that is just starting. */
    public static HazelcastInstance byName(String name) {
        CompletableFuture<GridInstance> future = BY_NAME.get(Checks.notNull(name, "instanceName"));
        if (future == null) {
            return null;
        }
        try {
            return future.join();
        } catch (CompletionException e) {
            return null; // its start failed, and its starter was told
        }
    }

    /** All that have started. */
    public static Set<HazelcastInstance> all() {
        Set<HazelcastInstance> all = new LinkedHashSet<>();
        new TreeMap<>(BY_NAME).values().forEach(future -> {
            if (future.isDone() && !future.isCompletedExceptionally()) {
                all.add(future.join());
            }
        });
        return all;
    }

    /** Shuts all down, gracefully, in order of their names. */
    public static void shutdownAll() {
        all().forEach(HazelcastInstance::shutdown);
    }

    static void remove(GridInstance instance) {
        CompletableFuture<GridInstance> future = BY_NAME.get(instance.getName());
        if (future != null && future.getNow(null) == instance) {
            BY_NAME.remove(instance.getName(), future);
        }
        unhook(instance);
    }

    /** With the first instance that wants it comes the JVM's hook, and goes with the last. */
    private static void hook(Config config, GridInstance instance) {
        if ("false".equalsIgnoreCase(config.getProperty(HOOK))) {
            return;
        }
        boolean graceful = "GRACEFUL".equalsIgnoreCase(config.getProperty(HOOK_POLICY));
        synchronized (HOOKED) {
            HOOKED.put(instance, graceful);
            if (hook == null) {
                hook = new Thread(Instances::stopHooked, "hz.ShutdownThread");
                Runtime.getRuntime().addShutdownHook(hook);
            }
        }
    }

    private static void stopHooked() {
        Map<GridInstance, Boolean> hooked;
        synchronized (HOOKED) {
            hooked = new LinkedHashMap<>(HOOKED);
        }
        hooked.forEach(GridInstance::stop);
    }

    private static void unhook(GridInstance instance) {
        synchronized (HOOKED) {
            if (HOOKED.remove(instance) == null || !HOOKED.isEmpty()) {
                return;
            }
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                return; // the JVM is ending: the hook itself, or whoever was faster
            }
            hook = null;
        }
    }
}
