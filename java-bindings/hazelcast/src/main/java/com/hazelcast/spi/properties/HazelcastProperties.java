package com.hazelcast.spi.properties;

import com.hazelcast.config.Config;
import java.util.Arrays;
import java.util.Collections;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Settings of an instance: the configuration's, else the system's, else those of the parent, else the default. */
public class HazelcastProperties {
    private final Config config;
    private final Properties properties = new Properties();

    public HazelcastProperties(Config config) {
        this.config = config;
        if (config != null) {
            properties.putAll(config.getProperties());
        }
    }

    public HazelcastProperties(Properties nullableProperties) {
        this.config = null;
        if (nullableProperties != null) {
            properties.putAll(nullableProperties);
        }
    }

    protected Config getConfig() {
        return config;
    }

    public Set<String> keySet() {
        return Collections.unmodifiableSet(properties.stringPropertyNames());
    }

    public String get(String key) {
        return properties.getProperty(key);
    }

    private String given(HazelcastProperty property) {
        String value = properties.getProperty(property.getName());
        if (value == null) {
            value = property.getSystemProperty();
        }
        if (value == null && property.getDeprecatedName() != null) {
            value = properties.getProperty(property.getDeprecatedName(), System.getProperty(property.getDeprecatedName()));
        }
        return value;
    }

    public String getString(HazelcastProperty property) {
        String value = given(property);
        if (value != null) {
            return value;
        }
        if (property.getParent() != null) {
            return getString(property.getParent());
        }
        return property.getFunction() != null ? String.valueOf(property.getFunction().apply(this)) : property.getDefaultValue();
    }

    public boolean containsKey(HazelcastProperty property) {
        return given(property) != null || property.getParent() != null && containsKey(property.getParent());
    }

    public boolean getBoolean(HazelcastProperty property) {
        return Boolean.parseBoolean(getString(property));
    }

    public int getInteger(HazelcastProperty property) {
        return Integer.parseInt(getString(property));
    }

    public long getLong(HazelcastProperty property) {
        return Long.parseLong(getString(property));
    }

    public float getFloat(HazelcastProperty property) {
        return Float.parseFloat(getString(property));
    }

    public double getDouble(HazelcastProperty property) {
        return Double.parseDouble(getString(property));
    }

    public long getNanos(HazelcastProperty property) {
        return property.getTimeUnit().toNanos(getLong(property));
    }

    public long getMillis(HazelcastProperty property) {
        return property.getTimeUnit().toMillis(getLong(property));
    }

    public long getPositiveMillisOrDefault(HazelcastProperty property) {
        return getPositiveMillisOrDefault(property, property.getTimeUnit().toMillis(Long.parseLong(property.getDefaultValue())));
    }

    public long getPositiveMillisOrDefault(HazelcastProperty property, long defaultValue) {
        long millis = getMillis(property);
        return millis > 0 ? millis : defaultValue;
    }

    public int getSeconds(HazelcastProperty property) {
        return (int) TimeUnit.SECONDS.convert(getLong(property), property.getTimeUnit());
    }

    /** By name, whatever the case. */
    @SuppressWarnings("rawtypes") // as Hazelcast declares it
    public <E extends Enum> E getEnum(HazelcastProperty property, Class<E> enumClazz) {
        String value = getString(property);
        for (E one : enumClazz.getEnumConstants()) {
            if (one.name().equalsIgnoreCase(value)) {
                return one;
            }
        }
        throw new IllegalArgumentException("value '" + value + "' of property '" + property.getName() + "' is none of "
            + Arrays.toString(enumClazz.getEnumConstants()));
    }
}
