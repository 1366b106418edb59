package com.hazelcast.config.matcher;

import com.hazelcast.config.ConfigPatternMatcher;
import com.hazelcast.config.InvalidConfigurationException;

/** Patterns have one {@code *}; the one with the most other characters wins. The default. */
public class MatchingPointConfigPatternMatcher implements ConfigPatternMatcher {
    @Override
    public String matches(Iterable<String> configPatterns, String itemName) throws InvalidConfigurationException {
        String best = null;
        boolean tie = false;
        for (String pattern : configPatterns) {
            if (!matches(pattern, itemName)) {
                continue;
            }
            if (best == null || pattern.length() > best.length()) {
                best = pattern;
                tie = false;
            } else if (pattern.length() == best.length()) {
                tie = true;
            }
        }
        if (tie) {
            throw new InvalidConfigurationException(
                "Found ambiguous configurations for '" + itemName + "': more than one pattern as specific as '" + best + "'");
        }
        return best;
    }

    private static boolean matches(String pattern, String name) {
        int star = pattern.indexOf('*');
        // Both sides may lie on the same characters, as in Hazelcast: "a" is one of "a*a".
        return star >= 0 && name.startsWith(pattern.substring(0, star)) && name.endsWith(pattern.substring(star + 1));
    }
}
