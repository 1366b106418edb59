package io.filbert.hazelcast.serialization;

import com.hazelcast.config.ClassFilter;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.nio.serialization.ClassNameFilter;

/** Which classes Java's own serialization may bring in: none on the black list, and with a white list only those on it. */
final class JavaClasses implements ClassNameFilter {
    /** White without being listed, unless the configuration says otherwise. */
    private static final ClassFilter DEFAULTS = new ClassFilter().addPrefixes("[", "com.hazelcast.", "java.", "javax.");

    private final ClassFilter black;
    private final ClassFilter white;
    private final boolean defaults;

    JavaClasses(JavaSerializationFilterConfig config) {
        black = config.getBlacklist();
        white = config.getWhitelist();
        defaults = !config.isDefaultsDisabled();
    }

    @Override
    public void filter(String className) throws SecurityException {
        boolean listed = white.isListed(className) || defaults && DEFAULTS.isListed(className);
        boolean closed = defaults || !white.isEmpty();
        if (black.isListed(className) || closed && !listed) {
            throw new SecurityException("Resolving class " + className + " is not allowed.");
        }
    }
}
