package com.hazelcast.config;

import java.util.Objects;
import java.util.Properties;

/** A JAAS login module. A holder. */
public class LoginModuleConfig {
    private String className;
    private Properties properties = new Properties();
    private LoginModuleUsage usage;

    public LoginModuleConfig() {
    }

    public LoginModuleConfig(String className, LoginModuleUsage usage) {
        this.className = className;
        this.usage = usage;
    }

    public String getClassName() {
        return className;
    }

    public LoginModuleConfig setClassName(String className) {
        this.className = className;
        return this;
    }

    public Properties getProperties() {
        return properties;
    }

    public LoginModuleConfig setProperties(Properties properties) {
        this.properties = properties;
        return this;
    }

    public LoginModuleUsage getUsage() {
        return usage;
    }

    public LoginModuleConfig setUsage(LoginModuleUsage usage) {
        this.usage = usage;
        return this;
    }

    public LoginModuleConfig setProperty(String name, String value) {
        properties.put(name, value);
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
        LoginModuleConfig that = (LoginModuleConfig) other;
        return Objects.equals(className, that.className)
            && Objects.equals(properties, that.properties)
            && Objects.equals(usage, that.usage);
    }

    @Override
    public int hashCode() {
        return Objects.hash(className, properties, usage);
    }

    @Override
    public String toString() {
        return "LoginModuleConfig{className=" + className
            + ", properties=" + properties.keySet()
            + ", usage=" + usage
            + "}";
    }

    /** What a failure of the module means. */
    public enum LoginModuleUsage {
        REQUIRED, REQUISITE, SUFFICIENT, OPTIONAL;

        /** The value of that name in any case; REQUIRED if there is none. */
        public static LoginModuleUsage get(String name) {
            for (LoginModuleUsage usage : values()) {
                if (usage.name().equalsIgnoreCase(name)) {
                    return usage;
                }
            }
            return REQUIRED;
        }
    }
}
