package com.hazelcast.config;

import com.hazelcast.nio.serialization.compact.CompactSerializer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Classes that are to be written as compact records. Nothing is: an instance with any of them refuses to start. */
public class CompactSerializationConfig {
    private final List<Class<?>> classes = new ArrayList<>();
    private final List<CompactSerializer<?>> serializers = new ArrayList<>();

    public CompactSerializationConfig() {
    }

    public CompactSerializationConfig(CompactSerializationConfig config) {
        classes.addAll(config.classes);
        serializers.addAll(config.serializers);
    }

    public <T> CompactSerializationConfig addClass(Class<T> clazz) {
        classes.add(Objects.requireNonNull(clazz, "Class cannot be null"));
        return this;
    }

    public CompactSerializationConfig setClasses(Class<?>... classes) {
        this.classes.clear();
        this.classes.addAll(Arrays.asList(classes));
        return this;
    }

    public <T> CompactSerializationConfig addSerializer(CompactSerializer<T> serializer) {
        serializers.add(Objects.requireNonNull(serializer, "Serializer cannot be null"));
        return this;
    }

    public CompactSerializationConfig setSerializers(CompactSerializer<?>... serializers) {
        this.serializers.clear();
        this.serializers.addAll(Arrays.asList(serializers));
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CompactSerializationConfig && classes.equals(((CompactSerializationConfig) other).classes)
            && serializers.equals(((CompactSerializationConfig) other).serializers);
    }

    @Override
    public int hashCode() {
        return Objects.hash(classes, serializers);
    }

    @Override
    public String toString() {
        return "CompactSerializationConfig{classes=" + classes + ", serializers=" + serializers + "}";
    }
}
