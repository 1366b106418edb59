package io.filbert;

import io.filbert.internal.Codec;
import io.filbert.internal.Native;
import java.lang.ref.Reference;
import java.util.Map;

/** A topic of the cluster: every listener on every member gets every message that is published after it registered. */
public final class GridTopic implements AutoCloseable {
    private final Grid grid;
    private final NativeHandle handle;
    private final long topic;

    GridTopic(Grid grid, long topic) {
        this.grid = grid;
        this.topic = topic;
        this.handle = NativeHandle.object(this, topic);
    }

    /** Publishes; returns when the message is handed to the local queue and the network, with global order when it has its place. */
    public void publish(byte[] message) {
        try {
            grid.offload().run(() -> Native.topicPublish(topic, message));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** Registers for messages; {@link Grid#unlisten} ends it. */
    public long listen(MessageListener listener) {
        try {
            return grid.dispatcher().register(grid.offload().call(() -> Native.topicListen(topic)), (kind, in) -> {
                if (kind == Codec.EVENT_MESSAGE) {
                    listener.message(in.i64(), in.uuid(), in.bytes());
                } else if (kind == Codec.EVENT_DROPPED) {
                    listener.dropped(in.i64());
                }
            });
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** This member's statistics of the topic. */
    public Map<String, Long> statistics() {
        try {
            return new Codec(Native.objectStats(topic)).statistics();
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** Destroys the topic on all members. */
    public void destroy() {
        try {
            grid.offload().run(() -> Native.objectDestroy(topic));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** Frees this proxy; the topic stays. */
    @Override
    public void close() {
        handle.run();
    }
}
