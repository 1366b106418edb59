package com.hazelcast.core;

import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MemberSelector;
import com.hazelcast.executor.LocalExecutorStats;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Runs tasks on chosen members. */
public interface IExecutorService extends ExecutorService, DistributedObject {
    void execute(Runnable task, MemberSelector selector);

    void executeOnKeyOwner(Runnable task, Object object);

    void executeOnMember(Runnable task, Member member);

    void executeOnMembers(Runnable task, MemberSelector selector);

    void executeOnMembers(Runnable task, Collection<Member> members);

    void executeOnAllMembers(Runnable task);

    <T> void submit(Runnable task, MemberSelector selector, ExecutionCallback<T> callback);

    <T> void submit(Runnable task, ExecutionCallback<T> callback);

    <T> void submit(Callable<T> task, MemberSelector selector, ExecutionCallback<T> callback);

    <T> Future<T> submit(Callable<T> task, MemberSelector selector);

    <T> void submit(Callable<T> task, ExecutionCallback<T> callback);

    <T> void submitToKeyOwner(Runnable task, Object object, ExecutionCallback<T> callback);

    <T> void submitToKeyOwner(Callable<T> task, Object object, ExecutionCallback<T> callback);

    <T> Future<T> submitToKeyOwner(Callable<T> task, Object object);

    <T> void submitToMember(Runnable task, Member member, ExecutionCallback<T> callback);

    <T> void submitToMember(Callable<T> task, Member member, ExecutionCallback<T> callback);

    <T> Future<T> submitToMember(Callable<T> task, Member member);

    void submitToMembers(Runnable task, MemberSelector selector, MultiExecutionCallback callback);

    void submitToMembers(Runnable task, Collection<Member> members, MultiExecutionCallback callback);

    <T> void submitToMembers(Callable<T> task, MemberSelector selector, MultiExecutionCallback callback);

    <T> Map<Member, Future<T>> submitToMembers(Callable<T> task, MemberSelector selector);

    <T> void submitToMembers(Callable<T> task, Collection<Member> members, MultiExecutionCallback callback);

    <T> Map<Member, Future<T>> submitToMembers(Callable<T> task, Collection<Member> members);

    void submitToAllMembers(Runnable task, MultiExecutionCallback callback);

    <T> void submitToAllMembers(Callable<T> task, MultiExecutionCallback callback);

    <T> Map<Member, Future<T>> submitToAllMembers(Callable<T> task);

    LocalExecutorStats getLocalExecutorStats();
}
