package com.hazelcast.cp.session;

import java.util.Collection;
import java.util.concurrent.CompletionStage;

/** Lists and closes CP sessions. */
public interface CPSessionManagementService {
    CompletionStage<Collection<CPSession>> getAllSessions(String name);

    CompletionStage<Boolean> forceCloseSession(String text, long number);
}
