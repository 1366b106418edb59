package io.filbert.hazelcast;

import com.hazelcast.config.InvalidConfigurationException;
import java.util.Map;

/** Finds the configuration for a name: the exact one, else the most specific pattern with one {@code *}, else null. */
public final class Patterns {
    private Patterns() {
    }

    /** Looks {@code name} up, without what follows its first {@code @}. */
    public static <T> T find(Map<String, T> configs, String name) {
        int at = name.indexOf('@');
        String base = at < 0 ? name : name.substring(0, at);
        T exact = configs.get(base);
        if (exact != null) {
            return exact;
        }
        String best = null;
        boolean tie = false;
        for (String pattern : configs.keySet()) {
            if (matches(pattern, base)) {
                if (best == null || pattern.length() > best.length()) {
                    best = pattern;
                    tie = false;
                } else if (pattern.length() == best.length()) {
                    tie = true;
                }
            }
        }
        if (tie) {
            throw new InvalidConfigurationException("Found ambiguous configurations for '" + base + "': more than one pattern as specific as '" + best + "'");
        }
        return best == null ? null : configs.get(best);
    }

    private static boolean matches(String pattern, String name) {
        int star = pattern.indexOf('*');
        return star >= 0 && name.length() >= pattern.length() - 1 && name.startsWith(pattern.substring(0, star))
            && name.endsWith(pattern.substring(star + 1));
    }
}
