package io.filbert.hazelcast;

import com.hazelcast.cluster.Cluster;
import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.config.Config;
import com.hazelcast.config.ListenerConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.TopicConfig;
import com.hazelcast.core.DistributedObject;
import com.hazelcast.core.DistributedObjectEvent;
import com.hazelcast.core.DistributedObjectListener;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceAware;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import com.hazelcast.core.LifecycleListener;
import com.hazelcast.core.LifecycleService;
import com.hazelcast.cp.CPSubsystem;
import com.hazelcast.instance.impl.HazelcastInstanceProxy;
import com.hazelcast.logging.LoggingService;
import com.hazelcast.map.IMap;
import com.hazelcast.partition.PartitionService;
import com.hazelcast.topic.ITopic;
import com.hazelcast.topic.MessageListener;
import com.hazelcast.transaction.TransactionOptions;
import com.hazelcast.transaction.TransactionalTask;
import io.filbert.FilbertException;
import io.filbert.Grid.ObjectName;
import io.filbert.Grid;
import io.filbert.GridOptions;
import io.filbert.hazelcast.serialization.Serialization;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EventListener;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One instance: makes proxies by name, and stops. Everything else is in the parts it holds. */
final class GridInstance extends HazelcastInstanceProxy {
    private static final String GRACEFUL_SECONDS = "hazelcast.graceful.shutdown.max.wait";
    private static final int GRACEFUL_SECONDS_DEFAULT = 600;

    private final String name;
    private final LiveConfig config;
    private final Config given;
    private final Grid grid;
    private final Serialization serialization;
    private final Registrations registrations;
    private final ClusterView cluster;
    private final Lifecycle lifecycle = new Lifecycle(this);
    private final CpObjects cp = new CpObjects(this);
    private final Logs loggers;
    private final Map<String, DistributedObject> proxies = new ConcurrentHashMap<>();
    private final Runnable membersChanged;
    private final Object stopping = new Object();
    private Jmx jmx;
    private volatile boolean running;
    private volatile boolean stopped;

    private GridInstance(Config given, String name) {
        this.name = name;
        this.given = given;
        this.config = new LiveConfig(given);
        this.config.setInstanceName(name);
        this.serialization = new Serialization(given.getSerializationConfig(), given.getClassLoader(), given.getManagedContext());
        this.loggers = new Logs(given, () -> cluster().getLocalMember());
        addLifecycleListeners();
        lifecycle.fire(LifecycleState.STARTING);
        ClassLoader context = contextClassLoader(given);
        GridOptions options = new GridOptions().threadPrefix("hz." + name + ".").contextClassLoader(context).keepJvmAlive(true).log(loggers.sink());
        try {
            this.grid = Errors.guarded(() -> Grid.start(ConfigModel.settings(given, name), options));
        } catch (RuntimeException | Error e) {
            loggers.end();
            throw e;
        }
        this.config.attach(grid);
        this.registrations = new Registrations(grid);
        this.cluster = new ClusterView(grid, registrations);
        this.membersChanged = this::tellWellKnown;
    }

    /** What listeners find as their threads' loader: the configured one, else the starter's, else the one that loaded this. */
    private static ClassLoader contextClassLoader(Config given) {
        if (given.getClassLoader() != null) {
            return given.getClassLoader();
        }
        ClassLoader starter = Thread.currentThread().getContextClassLoader();
        return starter != null ? starter : GridInstance.class.getClassLoader();
    }

    /** Starts; returns when it has joined and serves. */
    static GridInstance start(Config config, String name) {
        GridInstance instance = new GridInstance(config, name);
        try {
            instance.begin();
        } catch (RuntimeException | Error e) {
            instance.grid.terminate();
            instance.loggers.end();
            throw e;
        }
        return instance;
    }

    private void begin() {
        serialization.setInstance(this);
        Errors.run(() -> grid.listenLifecycle(this::lifecycleChanged));
        addClusterListeners();
        jmx = Jmx.register(name, grid);
        if (given.getNetworkConfig().getJoin().getTcpIpConfig().getMembers() instanceof WatchedList) {
            ((WatchedList) given.getNetworkConfig().getJoin().getTcpIpConfig().getMembers()).watch(membersChanged);
        }
        running = true;
    }

    /** Tells the listeners; after the instance can be found by its name. */
    void started() {
        lifecycle.fire(LifecycleState.STARTED);
    }

    private void addLifecycleListeners() {
        for (ListenerConfig listener : given.getListenerConfigs()) {
            EventListener target = target(listener);
            if (target instanceof LifecycleListener) {
                lifecycle.add((LifecycleListener) target);
            }
        }
    }

    private void addClusterListeners() {
        for (ListenerConfig listener : given.getListenerConfigs()) {
            EventListener target = target(listener);
            inject(target);
            if (target instanceof MembershipListener) {
                cluster.addMembershipListener((MembershipListener) target);
            } else if (target instanceof DistributedObjectListener) {
                addDistributedObjectListener((DistributedObjectListener) target);
            } else if (!(target instanceof LifecycleListener)) {
                throw Unsupported.method("a " + target.getClass().getName() + " as ListenerConfig");
            }
        }
    }

    private EventListener target(ListenerConfig listener) {
        if (listener.getImplementation() == null) {
            listener.setImplementation((EventListener) make(listener.getClassName()));
        }
        return listener.getImplementation();
    }

    /** The caller of a live list's {@code add} must not fail because the cluster cannot be told: it may be a membership listener of a gateway. */
    private void tellWellKnown() {
        try {
            grid.setWellKnown(given.getNetworkConfig().getJoin().getTcpIpConfig().getMembers());
        } catch (FilbertException e) {
            loggers.getLogger("com.hazelcast.internal.cluster.impl.TcpIpJoiner").fine("the changed member list is not used: " + e.getMessage(), e);
        }
    }

    private void lifecycleChanged(int state) {
        switch (state) {
            case 1:
                lifecycle.fire(LifecycleState.MERGING);
                break;
            case 2:
                lifecycle.fire(LifecycleState.MERGED);
                break;
            case 3:
                lifecycle.fire(LifecycleState.MERGE_FAILED);
                break;
            default:
                stop(false); // the engine stopped by itself
                break;
        }
    }

    // ---- parts -------------------------------------------------------------------------------------------------------------------------

    Grid grid() {
        if (stopped) {
            throw new HazelcastInstanceNotActiveException("Hazelcast instance is not active!");
        }
        return grid;
    }

    Serialization serialization() {
        return serialization;
    }

    Registrations registrations() {
        return registrations;
    }

    ClusterView cluster() {
        return cluster;
    }

    /** Gives the instance to a listener that asks for it. */
    void inject(Object target) {
        if (target instanceof HazelcastInstanceAware) {
            ((HazelcastInstanceAware) target).setHazelcastInstance(this);
        }
    }

    /** A new object of a class that the configuration names. */
    Object make(String className) {
        return serialization.newInstance(className);
    }

    boolean isRunning() {
        return running && grid.isRunning();
    }

    boolean isStopped() {
        return stopped;
    }

    /** Stops, once; a second caller waits for the first. */
    void stop(boolean graceful) {
        synchronized (stopping) {
            if (stopped) {
                return;
            }
            lifecycle.fire(LifecycleState.SHUTTING_DOWN);
            running = false; // as in Hazelcast, the listeners of the line before still see it running
            if (given.getNetworkConfig().getJoin().getTcpIpConfig().getMembers() instanceof WatchedList) {
                ((WatchedList) given.getNetworkConfig().getJoin().getTcpIpConfig().getMembers()).unwatch(membersChanged);
            }
            try {
                if (graceful) {
                    Errors.run(() -> grid.shutdown(gracefulMax()));
                } else {
                    Errors.run(grid::terminate);
                }
            } finally {
                stopped = true;
                jmx.unregister();
                Instances.remove(this);
                lifecycle.fire(LifecycleState.SHUTDOWN);
                loggers.end();
            }
        }
    }

    private Duration gracefulMax() {
        String seconds = given.getProperty(GRACEFUL_SECONDS);
        return Duration.ofSeconds(seconds == null ? GRACEFUL_SECONDS_DEFAULT : Long.parseLong(seconds.trim()));
    }

    // ---- objects -----------------------------------------------------------------------------------------------------------------------

    <T extends DistributedObject> T proxy(String service, String objectName, Supplier<T> make) {
        return proxy(service, objectName, make, made -> { });
    }

    /** The one proxy of a name. Two threads may make one each, outside of any lock; {@code first} sees the one that stays. */
    @SuppressWarnings("unchecked") // each service makes one kind of proxy
    private <T extends DistributedObject> T proxy(String service, String objectName, Supplier<T> make, Consumer<T> first) {
        grid();
        String key = service + '/' + Objects.requireNonNull(objectName, "name");
        DistributedObject present = proxies.get(key);
        if (present != null) {
            return (T) present;
        }
        T made = make.get();
        present = proxies.putIfAbsent(key, made);
        if (present != null) {
            return (T) present;
        }
        first.accept(made);
        return made;
    }

    /** A destroyed object's proxy is not handed out again. */
    void forget(String service, String objectName) {
        proxies.remove(service + '/' + objectName);
    }

    @Override
    public <K, V> IMap<K, V> getMap(String objectName) {
        return this.<MapProxy<K, V>>proxy(MapProxy.SERVICE, objectName, () -> new MapProxy<>(this, objectName), map -> {
            MapConfig found = Patterns.find(config.getMapConfigs(), objectName);
            if (found != null) {
                map.addConfigured(found);
            }
        });
    }

    @Override
    public <E> ITopic<E> getTopic(String objectName) {
        Objects.requireNonNull(objectName, "name");
        TopicConfig found = Patterns.find(config.getTopicConfigs(), objectName);
        return this.<TopicProxy<E>>proxy(TopicProxy.SERVICE, objectName, () -> new TopicProxy<>(this, objectName), topic -> {
            if (found != null) {
                found.getMessageListenerConfigs().forEach(listener -> topic.addMessageListener(messageListener(listener)));
            }
        });
    }

    @SuppressWarnings("unchecked") // the configuration says what the topic carries
    private <E> MessageListener<E> messageListener(ListenerConfig listener) {
        return (MessageListener<E>) target(listener);
    }

    @Override
    public <T> T executeTransaction(TransactionalTask<T> task) {
        return executeTransaction(TransactionOptions.getDefault(), task);
    }

    @Override
    public <T> T executeTransaction(TransactionOptions options, TransactionalTask<T> task) {
        grid(); // not one that has ended
        return EmptyTransaction.run(task);
    }

    @Override
    @SuppressWarnings("unchecked") // the caller knows what the service makes
    public <T extends DistributedObject> T getDistributedObject(String serviceName, String objectName) {
        switch (serviceName) {
            case MapProxy.SERVICE:
                return (T) getMap(objectName);
            case TopicProxy.SERVICE:
                return (T) getTopic(objectName);
            case LockProxy.SERVICE:
                return (T) cp.getLock(objectName);
            case AtomicLongProxy.SERVICE:
                return (T) cp.getAtomicLong(objectName);
            default:
                throw Unsupported.method("HazelcastInstance.getDistributedObject of " + serviceName);
        }
    }

    private static String service(ObjectName object) {
        switch (object.kind) {
            case 1:
                return MapProxy.SERVICE;
            case 2:
                return TopicProxy.SERVICE;
            case 3:
                return LockProxy.SERVICE;
            default:
                return AtomicLongProxy.SERVICE;
        }
    }

    @Override
    public Collection<DistributedObject> getDistributedObjects() {
        List<DistributedObject> objects = new ArrayList<>();
        for (ObjectName object : Errors.guarded(() -> grid().objects())) {
            objects.add(getDistributedObject(service(object), object.name));
        }
        return objects;
    }

    @Override
    public UUID addDistributedObjectListener(DistributedObjectListener listener) {
        Objects.requireNonNull(listener, "listener can't be null");
        return registrations.add(Errors.guarded(() -> grid().listenObjects((created, object) -> {
            String service = service(object);
            DistributedObject proxy = created ? getDistributedObject(service, object.name) : proxies.get(service + '/' + object.name);
            DistributedObjectEvent event = new DistributedObjectEvent(
                created ? DistributedObjectEvent.EventType.CREATED : DistributedObjectEvent.EventType.DESTROYED, service, object.name, proxy,
                cluster.getLocalMember().getUuid());
            if (created) {
                listener.distributedObjectCreated(event);
            } else {
                listener.distributedObjectDestroyed(event);
            }
        })));
    }

    @Override
    public boolean removeDistributedObjectListener(UUID registrationId) {
        return registrations.remove(registrationId);
    }

    // ---- the instance ------------------------------------------------------------------------------------------------------------------

    @Override
    public String getName() {
        return name;
    }

    @Override
    public void shutdown() {
        stop(true);
    }

    @Override
    public Config getConfig() {
        grid();
        return config;
    }

    @Override
    public Cluster getCluster() {
        grid();
        return cluster;
    }

    @Override
    public Member getLocalEndpoint() {
        grid();
        return cluster.getLocalMember();
    }

    @Override
    public LifecycleService getLifecycleService() {
        return lifecycle;
    }

    @Override
    public PartitionService getPartitionService() {
        return new Partitions(grid(), cluster, serialization);
    }

    @Override
    public CPSubsystem getCPSubsystem() {
        grid();
        return cp;
    }

    @Override
    public LoggingService getLoggingService() {
        grid();
        return loggers;
    }

    @Override
    public ConcurrentMap<String, Object> getUserContext() {
        grid();
        return config.getUserContext();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HazelcastInstance && name.equals(((HazelcastInstance) other).getName());
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return stopped ? "HazelcastInstance {NOT ACTIVE}" : "HazelcastInstance{name='" + name + "', node=" + cluster.getLocalMember().getAddress() + "}";
    }
}
