package com.hazelcast.config.properties;

import com.hazelcast.core.TypeConverter;

/** A property that a discovery strategy knows. */
public interface PropertyDefinition {
    TypeConverter typeConverter();

    String key();

    ValueValidator validator();

    boolean optional();
}
