package com.hazelcast.query;

/** Names of attributes that every entry has. */
public enum QueryConstants {
    KEY_ATTRIBUTE_NAME("__key"),
    THIS_ATTRIBUTE_NAME("this");

    private final String value;

    QueryConstants(String value) {
        this.value = value;
    }

    public String value() {
        return value;
    }
}
