package com.hazelcast.config;

/** A class that sees each call of a client. A holder. */
public class SecurityInterceptorConfig {
    private String className;

    public SecurityInterceptorConfig() {
    }

    public SecurityInterceptorConfig(String className) {
        setClassName(className);
    }

    public String getClassName() {
        return className;
    }

    public SecurityInterceptorConfig setClassName(String className) {
        this.className = className;
        return this;
    }
}
