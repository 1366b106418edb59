package com.hazelcast.cp.event;

import java.util.EventListener;

/** Told when a CP group has fewer members available. */
public interface CPGroupAvailabilityListener extends EventListener {
    void availabilityDecreased(CPGroupAvailabilityEvent cPGroupAvailabilityEvent);

    void majorityLost(CPGroupAvailabilityEvent cPGroupAvailabilityEvent);
}
