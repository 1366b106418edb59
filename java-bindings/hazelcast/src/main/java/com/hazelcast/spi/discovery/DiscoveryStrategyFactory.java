package com.hazelcast.spi.discovery;

import com.hazelcast.config.properties.PropertyDefinition;
import com.hazelcast.logging.ILogger;
import java.util.Collection;
import java.util.Map;

/** Makes a {@link DiscoveryStrategy}. */
public interface DiscoveryStrategyFactory {
    Class<? extends DiscoveryStrategy> getDiscoveryStrategyType();

    DiscoveryStrategy newDiscoveryStrategy(DiscoveryNode discoveryNode, ILogger logger, Map<String, Comparable> properties);

    Collection<PropertyDefinition> getConfigurationProperties();

    default boolean isAutoDetectionApplicable() {
        return false;
    }

    default DiscoveryStrategyLevel discoveryStrategyLevel() {
        return DiscoveryStrategyLevel.UNKNOWN;
    }

    /** How particular an environment is; the most particular one is tried first. */
    enum DiscoveryStrategyLevel {
        UNKNOWN(0),
        CLOUD_VM(10),
        PLATFORM(20),
        CUSTOM(50);

        private final int priority;

        DiscoveryStrategyLevel(int priority) {
            this.priority = priority;
        }

        public int getPriority() {
            return priority;
        }
    }
}
