package com.hazelcast.config.matcher;

import com.hazelcast.config.ConfigPatternMatcher;
import com.hazelcast.config.InvalidConfigurationException;
import java.util.regex.Pattern;

/** Each {@code *} of a pattern stands for any characters; more than one pattern for a name is an error. */
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
        String[] parts = pattern.split("\\*", -1);
        for (int i = 0; i < parts.length; i++) {
            parts[i] = Pattern.quote(parts[i]);
        }
        return itemName.matches(String.join(".*", parts));
    }
}
