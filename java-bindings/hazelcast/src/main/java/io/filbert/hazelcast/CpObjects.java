package io.filbert.hazelcast;

import com.hazelcast.config.cp.FencedLockConfig;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.cp.CPMember;
import com.hazelcast.cp.CPSubsystem;
import com.hazelcast.cp.CPSubsystemManagementService;
import com.hazelcast.cp.IAtomicLong;
import com.hazelcast.cp.IAtomicReference;
import com.hazelcast.cp.ICountDownLatch;
import com.hazelcast.cp.ISemaphore;
import com.hazelcast.cp.event.CPGroupAvailabilityListener;
import com.hazelcast.cp.event.CPMembershipListener;
import com.hazelcast.cp.lock.FencedLock;
import com.hazelcast.cp.session.CPSessionManagementService;
import java.util.UUID;

/** Locks and counters; with a CP member count of 0 they live in partitions with backups. */
final class CpObjects implements CPSubsystem {
    private final GridInstance instance;

    CpObjects(GridInstance instance) {
        this.instance = instance;
    }

    @Override
    public IAtomicLong getAtomicLong(String name) {
        String checked = CpNames.checked(name);
        return instance.proxy(AtomicLongProxy.SERVICE, checked, () -> new AtomicLongProxy(instance, checked));
    }

    @Override
    public FencedLock getLock(String name) {
        String checked = CpNames.checked(name);
        return instance.proxy(LockProxy.SERVICE, checked, () -> {
            FencedLockConfig config = instance.getConfig().getCPSubsystemConfig().findLockConfig(checked);
            return new LockProxy(instance, checked, config == null ? 0 : config.getLockAcquireLimit());
        });
    }

    @Override
    public <E> IAtomicReference<E> getAtomicReference(String name) {
        throw Unsupported.method("CPSubsystem.getAtomicReference");
    }

    @Override
    public ICountDownLatch getCountDownLatch(String name) {
        throw Unsupported.method("CPSubsystem.getCountDownLatch");
    }

    @Override
    public ISemaphore getSemaphore(String name) {
        throw Unsupported.method("CPSubsystem.getSemaphore");
    }

    @Override
    public CPMember getLocalCPMember() {
        throw notEnabled();
    }

    @Override
    public CPSubsystemManagementService getCPSubsystemManagementService() {
        throw notEnabled();
    }

    @Override
    public CPSessionManagementService getCPSessionManagementService() {
        throw notEnabled();
    }

    private static HazelcastException notEnabled() {
        return new HazelcastException("CP Subsystem is not enabled!");
    }

    @Override
    public UUID addMembershipListener(CPMembershipListener listener) {
        throw Unsupported.method("CPSubsystem.addMembershipListener");
    }

    @Override
    public UUID addGroupAvailabilityListener(CPGroupAvailabilityListener listener) {
        throw Unsupported.method("CPSubsystem.addGroupAvailabilityListener");
    }

    @Override
    public boolean removeMembershipListener(UUID id) {
        throw Unsupported.method("CPSubsystem.removeMembershipListener");
    }

    @Override
    public boolean removeGroupAvailabilityListener(UUID id) {
        throw Unsupported.method("CPSubsystem.removeGroupAvailabilityListener");
    }
}
