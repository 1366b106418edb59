package com.hazelcast.config;

import com.hazelcast.topic.TopicOverloadPolicy;
import io.filbert.hazelcast.Checks;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;

/** One topic that keeps its messages, or by a pattern several. A holder. */
public class ReliableTopicConfig implements NamedConfig {
    public static final int DEFAULT_READ_BATCH_SIZE = 10;
    public static final TopicOverloadPolicy DEFAULT_TOPIC_OVERLOAD_POLICY = TopicOverloadPolicy.BLOCK;
    public static final boolean DEFAULT_STATISTICS_ENABLED = true;

    private String name;
    private Executor executor;
    private List<ListenerConfig> messageListenerConfigs = new LinkedList<>();
    private int readBatchSize = DEFAULT_READ_BATCH_SIZE;
    private boolean statisticsEnabled = DEFAULT_STATISTICS_ENABLED;
    private TopicOverloadPolicy topicOverloadPolicy = DEFAULT_TOPIC_OVERLOAD_POLICY;

    public ReliableTopicConfig() {
    }

    public ReliableTopicConfig(String name) {
        setName(name);
    }

    public ReliableTopicConfig(ReliableTopicConfig config) {
        name = config.name;
        executor = config.executor;
        messageListenerConfigs = new ArrayList<>(config.messageListenerConfigs);
        readBatchSize = config.readBatchSize;
        statisticsEnabled = config.statisticsEnabled;
        topicOverloadPolicy = config.topicOverloadPolicy;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public ReliableTopicConfig setName(String name) {
        Checks.hasText(name, "name");
        this.name = name;
        return this;
    }

    public Executor getExecutor() {
        return executor;
    }

    public ReliableTopicConfig setExecutor(Executor executor) {
        this.executor = executor;
        return this;
    }

    public List<ListenerConfig> getMessageListenerConfigs() {
        return messageListenerConfigs;
    }

    public ReliableTopicConfig setMessageListenerConfigs(List<ListenerConfig> messageListenerConfigs) {
        this.messageListenerConfigs = messageListenerConfigs;
        return this;
    }

    public int getReadBatchSize() {
        return readBatchSize;
    }

    public ReliableTopicConfig setReadBatchSize(int readBatchSize) {
        Checks.atLeast(readBatchSize, 1, "readBatchSize");
        this.readBatchSize = readBatchSize;
        return this;
    }

    public boolean isStatisticsEnabled() {
        return statisticsEnabled;
    }

    public ReliableTopicConfig setStatisticsEnabled(boolean statisticsEnabled) {
        this.statisticsEnabled = statisticsEnabled;
        return this;
    }

    public TopicOverloadPolicy getTopicOverloadPolicy() {
        return topicOverloadPolicy;
    }

    public ReliableTopicConfig setTopicOverloadPolicy(TopicOverloadPolicy topicOverloadPolicy) {
        Objects.requireNonNull(topicOverloadPolicy, "topicOverloadPolicy");
        this.topicOverloadPolicy = topicOverloadPolicy;
        return this;
    }

    public ReliableTopicConfig addMessageListenerConfig(ListenerConfig messageListenerConfig) {
        messageListenerConfigs.add(messageListenerConfig);
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
        ReliableTopicConfig that = (ReliableTopicConfig) other;
        return Objects.equals(name, that.name)
            && Objects.equals(executor, that.executor)
            && Objects.equals(messageListenerConfigs, that.messageListenerConfigs)
            && readBatchSize == that.readBatchSize
            && statisticsEnabled == that.statisticsEnabled
            && Objects.equals(topicOverloadPolicy, that.topicOverloadPolicy);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, executor, messageListenerConfigs, readBatchSize, statisticsEnabled, topicOverloadPolicy);
    }

    @Override
    public String toString() {
        return "ReliableTopicConfig{name=" + name
            + ", executor=" + executor
            + ", messageListenerConfigs=" + messageListenerConfigs
            + ", readBatchSize=" + readBatchSize
            + ", statisticsEnabled=" + statisticsEnabled
            + ", topicOverloadPolicy=" + topicOverloadPolicy
            + "}";
    }
}
