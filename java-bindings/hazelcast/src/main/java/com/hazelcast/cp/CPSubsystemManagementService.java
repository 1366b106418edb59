package com.hazelcast.cp;

import java.util.Collection;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Adds, removes and repairs CP members and groups. */
public interface CPSubsystemManagementService {
    CPMember getLocalCPMember();

    CompletionStage<Collection<CPGroupId>> getCPGroupIds();

    CompletionStage<CPGroup> getCPGroup(String name);

    CompletionStage<Void> forceDestroyCPGroup(String text);

    CompletionStage<Collection<CPMember>> getCPMembers();

    CompletionStage<Void> promoteToCPMember();

    CompletionStage<Void> removeCPMember(UUID uuid);

    CompletionStage<Void> reset();

    boolean isDiscoveryCompleted();

    boolean awaitUntilDiscoveryCompleted(long timeout, TimeUnit unit) throws InterruptedException;
}
