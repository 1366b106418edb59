package com.hazelcast.config;

import java.util.ArrayList;
import java.util.List;

/** One topic, or by a pattern several. */
public class TopicConfig implements NamedConfig {
    public static final boolean DEFAULT_GLOBAL_ORDERING_ENABLED = false;

    private String name;
    private boolean globalOrderingEnabled = DEFAULT_GLOBAL_ORDERING_ENABLED;
    private boolean multiThreadingEnabled = false;
    private List<ListenerConfig> messageListenerConfigs = new ArrayList<>();
    private boolean statisticsEnabled = true;

    public TopicConfig() {
    }

    public TopicConfig(String name) {
        this.name = name;
    }

    public TopicConfig(TopicConfig config) {
        name = config.name;
        globalOrderingEnabled = config.globalOrderingEnabled;
        multiThreadingEnabled = config.multiThreadingEnabled;
        messageListenerConfigs = new ArrayList<>(config.messageListenerConfigs);
        statisticsEnabled = config.statisticsEnabled;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public TopicConfig setName(String name) {
        this.name = name;
        return this;
    }

    public boolean isGlobalOrderingEnabled() {
        return globalOrderingEnabled;
    }

    public TopicConfig setGlobalOrderingEnabled(boolean globalOrderingEnabled) {
        exclusive(globalOrderingEnabled, multiThreadingEnabled);
        this.globalOrderingEnabled = globalOrderingEnabled;
        return this;
    }

    public boolean isMultiThreadingEnabled() {
        return multiThreadingEnabled;
    }

    public TopicConfig setMultiThreadingEnabled(boolean multiThreadingEnabled) {
        exclusive(globalOrderingEnabled, multiThreadingEnabled);
        this.multiThreadingEnabled = multiThreadingEnabled;
        return this;
    }

    public List<ListenerConfig> getMessageListenerConfigs() {
        return messageListenerConfigs;
    }

    public TopicConfig setMessageListenerConfigs(List<ListenerConfig> messageListenerConfigs) {
        this.messageListenerConfigs = new ArrayList<>(messageListenerConfigs);
        return this;
    }

    public boolean isStatisticsEnabled() {
        return statisticsEnabled;
    }

    public TopicConfig setStatisticsEnabled(boolean statisticsEnabled) {
        this.statisticsEnabled = statisticsEnabled;
        return this;
    }

    public TopicConfig addMessageListenerConfig(ListenerConfig listenerConfig) {
        messageListenerConfigs.add(listenerConfig);
        return this;
    }

    private static void exclusive(boolean ordered, boolean parallel) {
        if (ordered && parallel) {
            throw new IllegalArgumentException("a topic cannot have both global ordering and multi-threading");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other != null && getClass() == other.getClass() && toString().equals(other.toString()); // toString names every field
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        return "TopicConfig{name=" + name
            + ", globalOrderingEnabled=" + globalOrderingEnabled
            + ", multiThreadingEnabled=" + multiThreadingEnabled
            + ", messageListenerConfigs=" + messageListenerConfigs
            + ", statisticsEnabled=" + statisticsEnabled
            + "}";
    }
}
