package com.hazelcast.core;

import com.hazelcast.cluster.Member;
import java.util.Map;

/** Told how a task ended on each of several members. */
public interface MultiExecutionCallback {
    void onResponse(Member member, Object object);

    void onComplete(Map<Member, Object> map);
}
