package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import java.util.Objects;

/** How SQL runs. A holder. */
public class SqlConfig {
    public static final int DEFAULT_STATEMENT_TIMEOUT_MILLIS = 0;

    private boolean catalogPersistenceEnabled;
    private long statementTimeoutMillis;

    public SqlConfig() {
    }

    public boolean isCatalogPersistenceEnabled() {
        return catalogPersistenceEnabled;
    }

    public SqlConfig setCatalogPersistenceEnabled(boolean catalogPersistenceEnabled) {
        this.catalogPersistenceEnabled = catalogPersistenceEnabled;
        return this;
    }

    public long getStatementTimeoutMillis() {
        return statementTimeoutMillis;
    }

    public SqlConfig setStatementTimeoutMillis(long statementTimeoutMillis) {
        Checks.atLeast(statementTimeoutMillis, 0, "statementTimeoutMillis");
        this.statementTimeoutMillis = statementTimeoutMillis;
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
        SqlConfig that = (SqlConfig) other;
        return catalogPersistenceEnabled == that.catalogPersistenceEnabled
            && statementTimeoutMillis == that.statementTimeoutMillis;
    }

    @Override
    public int hashCode() {
        return Objects.hash(catalogPersistenceEnabled, statementTimeoutMillis);
    }

    @Override
    public String toString() {
        return "SqlConfig{catalogPersistenceEnabled=" + catalogPersistenceEnabled
            + ", statementTimeoutMillis=" + statementTimeoutMillis
            + "}";
    }
}
