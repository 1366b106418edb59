package com.hazelcast.jet.config;

import io.filbert.hazelcast.Checks;
import java.util.Objects;

/** Queues between the vertices of a job. A holder. */
public class EdgeConfig {
    public static final int DEFAULT_QUEUE_SIZE = 1024;
    public static final int DEFAULT_RECEIVE_WINDOW_MULTIPLIER = 3;
    public static final int DEFAULT_PACKET_SIZE_LIMIT = 16_384;

    private int packetSizeLimit = DEFAULT_PACKET_SIZE_LIMIT;
    private int queueSize = DEFAULT_QUEUE_SIZE;
    private int receiveWindowMultiplier = DEFAULT_RECEIVE_WINDOW_MULTIPLIER;

    public EdgeConfig() {
    }

    public int getPacketSizeLimit() {
        return packetSizeLimit;
    }

    public EdgeConfig setPacketSizeLimit(int packetSizeLimit) {
        Checks.atLeast(packetSizeLimit, 1, "packetSizeLimit");
        this.packetSizeLimit = packetSizeLimit;
        return this;
    }

    public int getQueueSize() {
        return queueSize;
    }

    public EdgeConfig setQueueSize(int queueSize) {
        Checks.atLeast(queueSize, 1, "queueSize");
        this.queueSize = queueSize;
        return this;
    }

    public int getReceiveWindowMultiplier() {
        return receiveWindowMultiplier;
    }

    public EdgeConfig setReceiveWindowMultiplier(int receiveWindowMultiplier) {
        Checks.atLeast(receiveWindowMultiplier, 1, "receiveWindowMultiplier");
        this.receiveWindowMultiplier = receiveWindowMultiplier;
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
        EdgeConfig that = (EdgeConfig) other;
        return packetSizeLimit == that.packetSizeLimit
            && queueSize == that.queueSize
            && receiveWindowMultiplier == that.receiveWindowMultiplier;
    }

    @Override
    public int hashCode() {
        return Objects.hash(packetSizeLimit, queueSize, receiveWindowMultiplier);
    }

    @Override
    public String toString() {
        return "EdgeConfig{packetSizeLimit=" + packetSizeLimit
            + ", queueSize=" + queueSize
            + ", receiveWindowMultiplier=" + receiveWindowMultiplier
            + "}";
    }
}
