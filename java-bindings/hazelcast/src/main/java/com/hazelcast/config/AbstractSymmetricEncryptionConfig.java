package com.hazelcast.config;

/** What both kinds of encryption with one key share. A holder: turned on, it is refused at start. */
public abstract class AbstractSymmetricEncryptionConfig<T extends AbstractSymmetricEncryptionConfig> {
    public static final String DEFAULT_SYMMETRIC_ALGORITHM = "AES/CBC/PKCS5Padding";
    public static final String DEFAULT_SYMMETRIC_SALT = "thesalt";

    private boolean enabled;
    private String algorithm = DEFAULT_SYMMETRIC_ALGORITHM;
    private String salt = DEFAULT_SYMMETRIC_SALT;

    public AbstractSymmetricEncryptionConfig() {
    }

    public boolean isEnabled() {
        return enabled;
    }

    public T setEnabled(boolean enabled) {
        this.enabled = enabled;
        return self();
    }

    public String getAlgorithm() {
        return algorithm;
    }

    public T setAlgorithm(String algorithm) {
        this.algorithm = algorithm;
        return self();
    }

    public String getSalt() {
        return salt;
    }

    public T setSalt(String salt) {
        this.salt = salt;
        return self();
    }

    @SuppressWarnings("unchecked")
    private T self() {
        return (T) this;
    }
}
