package com.hazelcast.config;

import com.hazelcast.query.Predicate;
import io.filbert.hazelcast.Checks;
import java.util.Objects;

/** A predicate, as an object, by the name of its class or as SQL. */
public class PredicateConfig {
    private String className;
    private Predicate implementation;
    private String sql;

    public PredicateConfig() {
    }

    public PredicateConfig(Predicate implementation) {
        setImplementation(implementation);
    }

    public PredicateConfig(String className) {
        setClassName(className);
    }

    public PredicateConfig(PredicateConfig config) {
        className = config.className;
        implementation = config.implementation;
        sql = config.sql;
    }

    public String getClassName() {
        return className;
    }

    public PredicateConfig setClassName(String className) {
        Checks.hasText(className, "className");
        this.className = className;
        return this;
    }

    public Predicate getImplementation() {
        return implementation;
    }

    public PredicateConfig setImplementation(Predicate implementation) {
        Checks.notNull(implementation, "implementation");
        this.implementation = implementation;
        return this;
    }

    public String getSql() {
        return sql;
    }

    public PredicateConfig setSql(String sql) {
        this.sql = sql;
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
        PredicateConfig that = (PredicateConfig) other;
        return Objects.equals(className, that.className)
            && Objects.equals(implementation, that.implementation)
            && Objects.equals(sql, that.sql);
    }

    @Override
    public int hashCode() {
        return Objects.hash(className, implementation, sql);
    }

    @Override
    public String toString() {
        return "PredicateConfig{className=" + className
            + ", implementation=" + implementation
            + ", sql=" + sql
            + "}";
    }
}
