package com.hazelcast.config.matcher;

import com.hazelcast.config.ConfigPatternMatcher;
import com.hazelcast.config.InvalidConfigurationException;

/** The first {@code *} of a pattern stands for any characters; more than one pattern for a name is an error. */
public class WildcardConfigPatternMatcher implements ConfigPatternMatcher {
    @Override
    public String matches(Iterable<String> configPatterns, String itemName) throws InvalidConfigurationException {
        String found = null;
        for (String pattern : configPatterns) {
            if (matches(pattern, itemName)) {
                if (found != null) {
                    throw new InvalidConfigurationException(
                        "Found ambiguous configurations for '" + itemName + "': '" + found + "' and '" + pattern + "'");
                }
                found = pattern;
            }
        }
        return found;
    }

    protected boolean matches(String pattern, String itemName) {
        int star = pattern.indexOf('*');
        return star < 0 ? itemName.equals(pattern) : itemName.length() >= pattern.length() - 1
            && itemName.startsWith(pattern.substring(0, star)) && itemName.endsWith(pattern.substring(star + 1));
    }
}
