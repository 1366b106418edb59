package io.filbert.hazelcast;

import com.hazelcast.config.ConfigPatternMatcher;
import com.hazelcast.config.matcher.MatchingPointConfigPatternMatcher;
import java.util.Map;

/** Finds the configuration for a name: the exact one, else what the matcher chooses among the patterns, else null. */
public final class Patterns {
    private static final ConfigPatternMatcher STANDARD = new MatchingPointConfigPatternMatcher();

    private Patterns() {
    }

    /** As the other, with the standard matcher. */
    public static <T> T find(Map<String, T> configs, String name) {
        return find(STANDARD, configs, name);
    }

    /** The name without what fixes its partition. */
    public static String base(String name) {
        int at = name.indexOf('@');
        return at < 0 ? name : name.substring(0, at);
    }

    /** Looks {@code name} up, without what follows its first {@code @}. */
    public static <T> T find(ConfigPatternMatcher matcher, Map<String, T> configs, String name) {
        String base = base(name);
        T exact = configs.get(base);
        if (exact != null) {
            return exact;
        }
        String pattern = matcher.matches(configs.keySet(), base);
        return pattern == null ? null : configs.get(pattern);
    }
}
