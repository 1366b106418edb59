package com.hazelcast.config;

/** Where audit events go. A holder: turned on, it is refused at start. */
public final class AuditlogConfig extends AbstractFactoryWithPropertiesConfig<AuditlogConfig> {
    public AuditlogConfig() {
    }

    @Override
    protected AuditlogConfig self() {
        return this;
    }
}
