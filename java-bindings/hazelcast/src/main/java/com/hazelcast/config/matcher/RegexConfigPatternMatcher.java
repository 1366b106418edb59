package com.hazelcast.config.matcher;

import com.hazelcast.config.ConfigPatternMatcher;
import com.hazelcast.config.InvalidConfigurationException;
import java.util.regex.Pattern;

/** Patterns are regular expressions, found anywhere in the name; more than one for a name is an error. */
public class RegexConfigPatternMatcher implements ConfigPatternMatcher {
    private final int flags;

    public RegexConfigPatternMatcher() {
        this(0);
    }

    /** With flags of {@link Pattern#compile(String, int)}. */
    public RegexConfigPatternMatcher(int flags) {
        this.flags = flags;
    }

    @Override
    public String matches(Iterable<String> configPatterns, String itemName) throws InvalidConfigurationException {
        String found = null;
        for (String pattern : configPatterns) {
            if (Pattern.compile(pattern, flags).matcher(itemName).find()) {
                if (found != null) {
                    throw new InvalidConfigurationException(
                        "Found ambiguous configurations for '" + itemName + "': '" + found + "' and '" + pattern + "'");
                }
                found = pattern;
            }
        }
        return found;
    }
}
