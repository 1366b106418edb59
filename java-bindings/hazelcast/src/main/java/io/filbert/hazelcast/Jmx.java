package io.filbert.hazelcast;

import com.hazelcast.logging.ILogger;
import com.hazelcast.logging.Logger;
import io.filbert.Grid;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.ObjectName;

/** The bean of one instance: {@code io.filbert:type=Grid,name="..."}. Each attribute, and the map of all, comes from one snapshot of the library. */
final class Jmx implements GridMXBean {
    private static final ILogger LOG = Logger.getLogger("com.hazelcast.internal.jmx.ManagementService");

    private final Grid grid;
    private ObjectName registered;

    private Jmx(Grid grid) {
        this.grid = grid;
    }

    /** Registers; a JVM that refuses gets one warning and no bean. */
    static Jmx register(String name, Grid grid) {
        Jmx jmx = new Jmx(grid);
        try {
            // The loader's number: two class loaders may each have an instance of that name.
            int loader = System.identityHashCode(Jmx.class.getClassLoader());
            ObjectName bean = new ObjectName("io.filbert:type=Grid,loader=" + loader + ",name=" + ObjectName.quote(name));
            ManagementFactory.getPlatformMBeanServer().registerMBean(jmx, bean);
            jmx.registered = bean;
        } catch (JMException | SecurityException e) {
            LOG.warning("no JMX bean for instance '" + name + "': " + e, e);
        }
        return jmx;
    }

    void unregister() {
        if (registered == null) {
            return;
        }
        try {
            ManagementFactory.getPlatformMBeanServer().unregisterMBean(registered);
        } catch (JMException | SecurityException e) {
            LOG.fine("the bean " + registered + " was gone already", e);
        }
    }

    @Override
    public Map<String, Long> getStatistics() {
        return new TreeMap<>(grid.statistics());
    }

    private long number(String name) {
        return grid.statistics().getOrDefault(name, 0L);
    }

    @Override
    public boolean isRunning() {
        return grid.isRunning();
    }

    @Override
    public long getMembers() {
        return number("members");
    }

    @Override
    public long getPartitionsOwned() {
        return number("partitions.owned");
    }

    @Override
    public long getPartitionsBackedUp() {
        return number("partitions.backup");
    }

    @Override
    public long getPartitionsNotSafe() {
        return number("partitions.unsafe");
    }

    @Override
    public long getMigrationsRunning() {
        return number("migrations.running");
    }

    @Override
    public long getEventsDropped() {
        return number("events.dropped");
    }

    @Override
    public long getMemoryUsed() {
        return number("memory.used");
    }

    @Override
    public long getMemoryMax() {
        return number("memory.max");
    }
}
