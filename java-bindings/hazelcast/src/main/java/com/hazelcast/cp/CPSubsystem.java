package com.hazelcast.cp;

import com.hazelcast.cp.event.CPGroupAvailabilityListener;
import com.hazelcast.cp.event.CPMembershipListener;
import com.hazelcast.cp.lock.FencedLock;
import com.hazelcast.cp.session.CPSessionManagementService;
import java.util.UUID;

/** The way to locks and counters. */
public interface CPSubsystem {
    boolean removeMembershipListener(UUID registrationId);

    IAtomicLong getAtomicLong(String name);

    <E> IAtomicReference<E> getAtomicReference(String name);

    ICountDownLatch getCountDownLatch(String name);

    FencedLock getLock(String name);

    ISemaphore getSemaphore(String name);

    CPSubsystemManagementService getCPSubsystemManagementService();

    CPSessionManagementService getCPSessionManagementService();

    UUID addMembershipListener(CPMembershipListener listener);

    UUID addGroupAvailabilityListener(CPGroupAvailabilityListener listener);

    CPMember getLocalCPMember();

    boolean removeGroupAvailabilityListener(UUID registrationId);
}
