package com.hazelcast.cp;

import com.hazelcast.cp.lock.FencedLock;
import java.util.UUID;

/** The way to locks and counters. */
public interface CPSubsystem {
    boolean removeMembershipListener(UUID registrationId);

    IAtomicLong getAtomicLong(String name);

    <E> IAtomicReference<E> getAtomicReference(String name);

    ICountDownLatch getCountDownLatch(String name);

    FencedLock getLock(String name);

    ISemaphore getSemaphore(String name);

    CPMember getLocalCPMember();

    boolean removeGroupAvailabilityListener(UUID registrationId);
}
