package com.hazelcast.nio.serialization;

import com.hazelcast.internal.serialization.impl.portable.FieldDefinitionImpl;
import io.filbert.hazelcast.serialization.PortableClass;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Says which fields a {@link Portable} class has, in their order. */
public final class ClassDefinitionBuilder {
    private final int factoryId;
    private final int classId;
    private final int version;
    private final List<FieldDefinitionImpl> fields = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private boolean done;

    public ClassDefinitionBuilder(int factoryId, int classId) {
        this(factoryId, classId, 0);
    }

    public ClassDefinitionBuilder(int factoryId, int classId, int version) {
        this.factoryId = factoryId;
        this.classId = classId;
        this.version = version;
    }

    public ClassDefinitionBuilder addIntField(String fieldName) {
        return add(fieldName, FieldType.INT);
    }

    public ClassDefinitionBuilder addIntArrayField(String fieldName) {
        return add(fieldName, FieldType.INT_ARRAY);
    }

    public ClassDefinitionBuilder addLongField(String fieldName) {
        return add(fieldName, FieldType.LONG);
    }

    public ClassDefinitionBuilder addLongArrayField(String fieldName) {
        return add(fieldName, FieldType.LONG_ARRAY);
    }

    public ClassDefinitionBuilder addStringField(String fieldName) {
        return add(fieldName, FieldType.UTF);
    }

    public ClassDefinitionBuilder addStringArrayField(String fieldName) {
        return add(fieldName, FieldType.UTF_ARRAY);
    }

    public ClassDefinitionBuilder addBooleanField(String fieldName) {
        return add(fieldName, FieldType.BOOLEAN);
    }

    public ClassDefinitionBuilder addBooleanArrayField(String fieldName) {
        return add(fieldName, FieldType.BOOLEAN_ARRAY);
    }

    public ClassDefinitionBuilder addByteField(String fieldName) {
        return add(fieldName, FieldType.BYTE);
    }

    public ClassDefinitionBuilder addByteArrayField(String fieldName) {
        return add(fieldName, FieldType.BYTE_ARRAY);
    }

    public ClassDefinitionBuilder addCharField(String fieldName) {
        return add(fieldName, FieldType.CHAR);
    }

    public ClassDefinitionBuilder addCharArrayField(String fieldName) {
        return add(fieldName, FieldType.CHAR_ARRAY);
    }

    public ClassDefinitionBuilder addDoubleField(String fieldName) {
        return add(fieldName, FieldType.DOUBLE);
    }

    public ClassDefinitionBuilder addDoubleArrayField(String fieldName) {
        return add(fieldName, FieldType.DOUBLE_ARRAY);
    }

    public ClassDefinitionBuilder addFloatField(String fieldName) {
        return add(fieldName, FieldType.FLOAT);
    }

    public ClassDefinitionBuilder addFloatArrayField(String fieldName) {
        return add(fieldName, FieldType.FLOAT_ARRAY);
    }

    public ClassDefinitionBuilder addShortField(String fieldName) {
        return add(fieldName, FieldType.SHORT);
    }

    public ClassDefinitionBuilder addShortArrayField(String fieldName) {
        return add(fieldName, FieldType.SHORT_ARRAY);
    }

    public ClassDefinitionBuilder addDecimalField(String fieldName) {
        return add(fieldName, FieldType.DECIMAL);
    }

    public ClassDefinitionBuilder addDecimalArrayField(String fieldName) {
        return add(fieldName, FieldType.DECIMAL_ARRAY);
    }

    public ClassDefinitionBuilder addTimeField(String fieldName) {
        return add(fieldName, FieldType.TIME);
    }

    public ClassDefinitionBuilder addTimeArrayField(String fieldName) {
        return add(fieldName, FieldType.TIME_ARRAY);
    }

    public ClassDefinitionBuilder addDateField(String fieldName) {
        return add(fieldName, FieldType.DATE);
    }

    public ClassDefinitionBuilder addDateArrayField(String fieldName) {
        return add(fieldName, FieldType.DATE_ARRAY);
    }

    public ClassDefinitionBuilder addTimestampField(String fieldName) {
        return add(fieldName, FieldType.TIMESTAMP);
    }

    public ClassDefinitionBuilder addTimestampArrayField(String fieldName) {
        return add(fieldName, FieldType.TIMESTAMP_ARRAY);
    }

    public ClassDefinitionBuilder addTimestampWithTimezoneField(String fieldName) {
        return add(fieldName, FieldType.TIMESTAMP_WITH_TIMEZONE);
    }

    public ClassDefinitionBuilder addTimestampWithTimezoneArrayField(String fieldName) {
        return add(fieldName, FieldType.TIMESTAMP_WITH_TIMEZONE_ARRAY);
    }

    /** The former name of {@link #addStringField}. */
    @Deprecated
    public ClassDefinitionBuilder addUTFField(String fieldName) {
        return addStringField(fieldName);
    }

    /** The former name of {@link #addStringArrayField}. */
    @Deprecated
    public ClassDefinitionBuilder addUTFArrayField(String fieldName) {
        return addStringArrayField(fieldName);
    }

    public ClassDefinitionBuilder addPortableField(String fieldName, ClassDefinition def) {
        return addPortable(fieldName, FieldType.PORTABLE, def);
    }

    public ClassDefinitionBuilder addPortableArrayField(String fieldName, ClassDefinition classDefinition) {
        return addPortable(fieldName, FieldType.PORTABLE_ARRAY, classDefinition);
    }

    private ClassDefinitionBuilder addPortable(String fieldName, FieldType type, ClassDefinition def) {
        if (def.getClassId() == 0) {
            throw new IllegalArgumentException("Portable class ID cannot be zero!");
        }
        addField(new FieldDefinitionImpl(fields.size(), fieldName, type, def.getFactoryId(), def.getClassId(), def.getVersion()));
        return this;
    }

    private ClassDefinitionBuilder add(String fieldName, FieldType type) {
        addField(new FieldDefinitionImpl(fields.size(), fieldName, type, version));
        return this;
    }

    public void addField(FieldDefinitionImpl fieldDefinition) {
        if (done) {
            throw new HazelcastSerializationException("ClassDefinition is already built for factory " + factoryId + ", class " + classId);
        }
        if (fieldDefinition.getIndex() != fields.size()) {
            throw new IllegalArgumentException("field '" + fieldDefinition.getName() + "' has index " + fieldDefinition.getIndex() + ", not " + fields.size());
        }
        if (!names.add(fieldDefinition.getName())) {
            throw new HazelcastSerializationException("Field with field name : " + fieldDefinition.getName() + " already exists");
        }
        fields.add(fieldDefinition);
    }

    public ClassDefinition build() {
        done = true;
        return new PortableClass(factoryId, classId, version, fields);
    }

    public int getFactoryId() {
        return factoryId;
    }

    public int getClassId() {
        return classId;
    }

    public int getVersion() {
        return version;
    }
}
