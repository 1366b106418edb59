package com.hazelcast.spi.properties;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A setting by name: its default, its unit, and the setting it falls back to. */
public final class HazelcastProperty {
    private final String name;
    private final String defaultValue;
    private final TimeUnit timeUnit;
    private final HazelcastProperty parent;
    private final Function<HazelcastProperties, ?> function;
    private volatile String deprecatedName;

    public HazelcastProperty(String name) {
        this(name, null, null, null, null);
    }

    public HazelcastProperty(String name, Function<HazelcastProperties, ?> function) {
        this(name, null, null, null, function);
    }

    public HazelcastProperty(String name, Enum<?> defaultEnum) {
        this(name, defaultEnum.name().toLowerCase(Locale.ROOT), null, null, null);
    }

    public HazelcastProperty(String name, boolean defaultValue) {
        this(name, String.valueOf(defaultValue), null, null, null);
    }

    public HazelcastProperty(String name, Integer defaultValue) {
        this(name, String.valueOf(defaultValue), null, null, null);
    }

    public HazelcastProperty(String name, Double defaultValue) {
        this(name, String.valueOf(defaultValue), null, null, null);
    }

    public HazelcastProperty(String name, Float defaultValue) {
        this(name, String.valueOf(defaultValue), null, null, null);
    }

    public HazelcastProperty(String name, Byte defaultValue) {
        this(name, String.valueOf(defaultValue), null, null, null);
    }

    public HazelcastProperty(String name, Integer defaultValue, TimeUnit timeUnit) {
        this(name, String.valueOf(defaultValue), timeUnit, null, null);
    }

    public HazelcastProperty(String name, Long defaultValue, TimeUnit timeUnit) {
        this(name, String.valueOf(defaultValue), timeUnit, null, null);
    }

    public HazelcastProperty(String name, HazelcastProperty parent) {
        this(name, parent.defaultValue, parent.timeUnit, parent, null);
    }

    public HazelcastProperty(String name, String defaultValue) {
        this(name, defaultValue, null, null, null);
    }

    protected HazelcastProperty(String name, String defaultValue, TimeUnit timeUnit) {
        this(name, defaultValue, timeUnit, null, null);
    }

    public HazelcastProperty(String name, String defaultValue, TimeUnit timeUnit, HazelcastProperty parent) {
        this(name, defaultValue, timeUnit, parent, null);
    }

    private HazelcastProperty(String name, String defaultValue, TimeUnit timeUnit, HazelcastProperty parent, Function<HazelcastProperties, ?> function) {
        if (name == null || name.trim().isEmpty()) {
            throw new IllegalArgumentException("The property name cannot be null or empty!");
        }
        this.name = name;
        this.defaultValue = defaultValue;
        this.timeUnit = timeUnit;
        this.parent = parent;
        this.function = function;
    }

    public HazelcastProperty setDeprecatedName(String deprecatedName) {
        this.deprecatedName = deprecatedName;
        return this;
    }

    public Function<HazelcastProperties, ?> getFunction() {
        return function;
    }

    public String getDeprecatedName() {
        return deprecatedName;
    }

    public String getName() {
        return name;
    }

    public String getDefaultValue() {
        return defaultValue;
    }

    public TimeUnit getTimeUnit() {
        if (timeUnit == null) {
            throw new IllegalArgumentException("Cluster property " + name + " has no TimeUnit defined!");
        }
        return timeUnit;
    }

    public HazelcastProperty getParent() {
        return parent;
    }

    public void setSystemProperty(String value) {
        System.setProperty(name, value);
    }

    public String getSystemProperty() {
        return System.getProperty(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
