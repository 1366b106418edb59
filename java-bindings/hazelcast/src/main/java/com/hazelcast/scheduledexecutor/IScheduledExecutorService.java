package com.hazelcast.scheduledexecutor;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.DistributedObject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Runs tasks later, once or again and again. */
public interface IScheduledExecutorService extends DistributedObject {
    <V> IScheduledFuture<V> schedule(Runnable task, long delay, TimeUnit unit);

    <V> IScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit);

    <V> IScheduledFuture<V> scheduleAtFixedRate(Runnable task, long number, long period, TimeUnit unit);

    <V> IScheduledFuture<V> scheduleOnMember(Runnable task, Member member, long period, TimeUnit unit);

    <V> IScheduledFuture<V> scheduleOnMember(Callable<V> task, Member member, long period, TimeUnit unit);

    <V> IScheduledFuture<V> scheduleOnMemberAtFixedRate(Runnable task, Member member, long number, long period, TimeUnit unit);

    <V> IScheduledFuture<V> scheduleOnKeyOwner(Runnable task, Object object, long period, TimeUnit unit);

    <V> IScheduledFuture<V> scheduleOnKeyOwner(Callable<V> task, Object object, long period, TimeUnit unit);

    <V> IScheduledFuture<V> scheduleOnKeyOwnerAtFixedRate(Runnable task, Object object, long number, long period, TimeUnit unit);

    <V> Map<Member, IScheduledFuture<V>> scheduleOnAllMembers(Runnable task, long delay, TimeUnit unit);

    <V> Map<Member, IScheduledFuture<V>> scheduleOnAllMembers(Callable<V> task, long delay, TimeUnit unit);

    <V> Map<Member, IScheduledFuture<V>> scheduleOnAllMembersAtFixedRate(Runnable task, long number, long period, TimeUnit unit);

    <V> Map<Member, IScheduledFuture<V>> scheduleOnMembers(Runnable task, Collection<Member> members, long period, TimeUnit unit);

    <V> Map<Member, IScheduledFuture<V>> scheduleOnMembers(Callable<V> task, Collection<Member> members, long period, TimeUnit unit);

    <V> Map<Member, IScheduledFuture<V>> scheduleOnMembersAtFixedRate(Runnable task, Collection<Member> members, long number, long period, TimeUnit unit);

    <V> IScheduledFuture<V> getScheduledFuture(ScheduledTaskHandler scheduledTaskHandler);

    <V> Map<Member, List<IScheduledFuture<V>>> getAllScheduledFutures();

    void shutdown();
}
