package com.hazelcast.core;

import com.hazelcast.cluster.Member;
import com.hazelcast.spi.exception.RetryableException;
import java.util.concurrent.ExecutionException;

/** The member a task was for has left. */
public class MemberLeftException extends ExecutionException implements RetryableException, IndeterminateOperationState {
    private transient Member member;

    public MemberLeftException() {
    }

    public MemberLeftException(String message) {
        super(message);
    }

    public MemberLeftException(Throwable cause) {
        super(cause);
    }

    public MemberLeftException(Member member) {
        super(member + " has left cluster!");
        this.member = member;
    }

    public Member getMember() {
        return member;
    }
}
