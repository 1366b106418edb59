package com.hazelcast.hotrestart;

import com.hazelcast.persistence.PersistenceService;

/** The former name of the persistence service. */
@Deprecated
public interface HotRestartService extends PersistenceService {
    @Deprecated
    boolean isHotBackupEnabled();
}
