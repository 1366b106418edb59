package io.filbert.hazelcast.serialization;

import com.hazelcast.nio.serialization.ClassDefinition;
import com.hazelcast.nio.serialization.FieldDefinition;
import com.hazelcast.nio.serialization.FieldType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The fields of a portable class in one version; two are equal when they have the same fields in the same places. */
public final class PortableClass implements ClassDefinition {
    private final int factoryId;
    private final int classId;
    private final int version;
    private final List<FieldDefinition> fields;
    private final Map<String, FieldDefinition> byName = new LinkedHashMap<>();

    public PortableClass(int factoryId, int classId, int version, List<? extends FieldDefinition> fields) {
        this.factoryId = factoryId;
        this.classId = classId;
        this.version = version;
        this.fields = new ArrayList<>(fields);
        for (FieldDefinition field : fields) {
            byName.put(field.getName(), field);
        }
    }

    @Override
    public FieldDefinition getField(String name) {
        return byName.get(name);
    }

    @Override
    public FieldDefinition getField(int fieldIndex) {
        return fields.get(fieldIndex);
    }

    @Override
    public boolean hasField(String fieldName) {
        return byName.containsKey(fieldName);
    }

    @Override
    public Set<String> getFieldNames() {
        return Collections.unmodifiableSet(byName.keySet());
    }

    @Override
    public FieldType getFieldType(String fieldName) {
        return field(fieldName).getType();
    }

    @Override
    public int getFieldClassId(String fieldName) {
        return field(fieldName).getClassId();
    }

    private FieldDefinition field(String fieldName) {
        FieldDefinition field = byName.get(fieldName);
        if (field == null) {
            throw new IllegalArgumentException("Unknown field: " + fieldName);
        }
        return field;
    }

    @Override
    public int getFieldCount() {
        return fields.size();
    }

    @Override
    public int getFactoryId() {
        return factoryId;
    }

    @Override
    public int getClassId() {
        return classId;
    }

    @Override
    public int getVersion() {
        return version;
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof PortableClass)) {
            return false;
        }
        PortableClass that = (PortableClass) other;
        return factoryId == that.factoryId && classId == that.classId && version == that.version && fields.equals(that.fields);
    }

    @Override
    public int hashCode() {
        return Objects.hash(factoryId, classId, version);
    }

    @Override
    public String toString() {
        return "ClassDefinition{factoryId=" + factoryId + ", classId=" + classId + ", version=" + version + ", fields=" + fields + "}";
    }
}
