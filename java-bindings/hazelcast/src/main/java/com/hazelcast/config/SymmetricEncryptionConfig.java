package com.hazelcast.config;

/** Encryption between members with one key. A holder: turned on, it is refused at start. */
public class SymmetricEncryptionConfig extends AbstractSymmetricEncryptionConfig<SymmetricEncryptionConfig> {
    public static final String DEFAULT_SYMMETRIC_ALGORITHM = "PBEWithMD5AndDES";
    public static final String DEFAULT_SYMMETRIC_PASSWORD = "thepassword";

    private int iterationCount = 19;
    private byte[] key;
    private String password = DEFAULT_SYMMETRIC_PASSWORD;

    public SymmetricEncryptionConfig() {
        setAlgorithm(DEFAULT_SYMMETRIC_ALGORITHM);
    }

    public int getIterationCount() {
        return iterationCount;
    }

    public SymmetricEncryptionConfig setIterationCount(int iterationCount) {
        this.iterationCount = iterationCount;
        return this;
    }

    public byte[] getKey() {
        return key;
    }

    public SymmetricEncryptionConfig setKey(byte[] key) {
        this.key = key;
        return this;
    }

    public String getPassword() {
        return password;
    }

    public SymmetricEncryptionConfig setPassword(String password) {
        this.password = password;
        return this;
    }

    @Override
    public String toString() {
        return "SymmetricEncryptionConfig{iterationCount=" + iterationCount
            + ", key=" + "***"
            + ", password=" + "***"
            + "}";
    }
}
