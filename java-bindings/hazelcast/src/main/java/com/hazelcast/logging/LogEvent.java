package com.hazelcast.logging;

import com.hazelcast.cluster.Member;
import java.util.EventObject;
import java.util.logging.LogRecord;

/** A log record of an instance. */
public class LogEvent extends EventObject {
    private final transient LogRecord logRecord;
    private final transient Member member;

    public LogEvent(LogRecord logRecord, Member member) {
        super(member);
        this.logRecord = logRecord;
        this.member = member;
    }

    public Member getMember() {
        return member;
    }

    public LogRecord getLogRecord() {
        return logRecord;
    }
}
