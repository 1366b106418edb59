package com.hazelcast.internal.serialization.impl.portable;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.DataSerializable;
import com.hazelcast.nio.serialization.FieldDefinition;
import com.hazelcast.nio.serialization.FieldType;
import java.io.IOException;
import java.util.Objects;

/** One field: place, name, type and, of a portable field, the class that it holds. */
public class FieldDefinitionImpl implements FieldDefinition, DataSerializable {
    private int index;
    private String fieldName;
    private FieldType type;
    private int factoryId;
    private int classId;
    private int version;

    FieldDefinitionImpl() {
        // Read from its form.
    }

    public FieldDefinitionImpl(int index, String fieldName, FieldType type, int version) {
        this(index, fieldName, type, 0, 0, version);
    }

    public FieldDefinitionImpl(int index, String fieldName, FieldType type, int factoryId, int classId, int version) {
        this.index = index;
        this.fieldName = fieldName;
        this.type = type;
        this.factoryId = factoryId;
        this.classId = classId;
        this.version = version;
    }

    @Override
    public FieldType getType() {
        return type;
    }

    @Override
    public String getName() {
        return fieldName;
    }

    @Override
    public int getIndex() {
        return index;
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
    public void writeData(ObjectDataOutput out) throws IOException {
        out.writeInt(index);
        out.writeString(fieldName);
        out.writeByte(type.getId());
        out.writeInt(factoryId);
        out.writeInt(classId);
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
        index = in.readInt();
        fieldName = in.readString();
        type = FieldType.get(in.readByte());
        factoryId = in.readInt();
        classId = in.readInt();
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof FieldDefinitionImpl)) {
            return false;
        }
        FieldDefinitionImpl that = (FieldDefinitionImpl) other;
        return index == that.index && factoryId == that.factoryId && classId == that.classId && version == that.version && type == that.type
            && Objects.equals(fieldName, that.fieldName);
    }

    @Override
    public int hashCode() {
        return Objects.hash(index, fieldName, type, factoryId, classId, version);
    }

    @Override
    public String toString() {
        return "FieldDefinitionImpl{index=" + index + ", fieldName='" + fieldName + "', type=" + type + ", factoryId=" + factoryId
            + ", classId=" + classId + ", version=" + version + "}";
    }
}
