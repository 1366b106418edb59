package com.hazelcast.collection;

import com.hazelcast.core.DistributedObject;
import java.util.Collection;
import java.util.UUID;

/** What distributed collections share. */
public interface ICollection<E> extends Collection<E>, DistributedObject {
    String getName();

    UUID addItemListener(ItemListener<E> listener, boolean includeValue);

    boolean removeItemListener(UUID registrationId);
}
