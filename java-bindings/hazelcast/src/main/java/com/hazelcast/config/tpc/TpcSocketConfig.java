package com.hazelcast.config.tpc;

import io.filbert.hazelcast.Checks;
import java.util.Objects;

/** Sockets of threads that own a core. A holder. */
public class TpcSocketConfig {
    public static final int DEFAULT_RECEIVE_BUFFER_SIZE_KB = 128;
    public static final int DEFAULT_SEND_BUFFER_SIZE_KB = 128;

    private String portRange = "11000-21000";
    private int receiveBufferSizeKB = DEFAULT_RECEIVE_BUFFER_SIZE_KB;
    private int sendBufferSizeKB = DEFAULT_SEND_BUFFER_SIZE_KB;

    public TpcSocketConfig() {
    }

    public String getPortRange() {
        return portRange;
    }

    public TpcSocketConfig setPortRange(String portRange) {
        Objects.requireNonNull(portRange, "portRange");
        this.portRange = portRange;
        return this;
    }

    public int getReceiveBufferSizeKB() {
        return receiveBufferSizeKB;
    }

    public TpcSocketConfig setReceiveBufferSizeKB(int receiveBufferSizeKB) {
        Checks.atLeast(receiveBufferSizeKB, 1, "receiveBufferSizeKB");
        this.receiveBufferSizeKB = receiveBufferSizeKB;
        return this;
    }

    public int getSendBufferSizeKB() {
        return sendBufferSizeKB;
    }

    public TpcSocketConfig setSendBufferSizeKB(int sendBufferSizeKB) {
        Checks.atLeast(sendBufferSizeKB, 1, "sendBufferSizeKB");
        this.sendBufferSizeKB = sendBufferSizeKB;
        return this;
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (other == null || getClass() != other.getClass()) {
            return false;
        }
        TpcSocketConfig that = (TpcSocketConfig) other;
        return Objects.equals(portRange, that.portRange)
            && receiveBufferSizeKB == that.receiveBufferSizeKB
            && sendBufferSizeKB == that.sendBufferSizeKB;
    }

    @Override
    public int hashCode() {
        return Objects.hash(portRange, receiveBufferSizeKB, sendBufferSizeKB);
    }

    @Override
    public String toString() {
        return "TpcSocketConfig{portRange=" + portRange
            + ", receiveBufferSizeKB=" + receiveBufferSizeKB
            + ", sendBufferSizeKB=" + sendBufferSizeKB
            + "}";
    }
}
