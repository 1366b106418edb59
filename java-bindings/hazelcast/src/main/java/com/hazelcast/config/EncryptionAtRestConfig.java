package com.hazelcast.config;

import java.util.Objects;

/** Encryption of what is on disk. A holder: turned on, it is refused at start. */
public class EncryptionAtRestConfig extends AbstractSymmetricEncryptionConfig<EncryptionAtRestConfig> {
    private int keySize;

    public EncryptionAtRestConfig() {
    }

    public int getKeySize() {
        return keySize;
    }

    public EncryptionAtRestConfig setKeySize(int keySize) {
        this.keySize = keySize;
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
        EncryptionAtRestConfig that = (EncryptionAtRestConfig) other;
        return keySize == that.keySize;
    }

    @Override
    public int hashCode() {
        return Objects.hash(keySize);
    }

    @Override
    public String toString() {
        return "EncryptionAtRestConfig{keySize=" + keySize
            + "}";
    }
}
