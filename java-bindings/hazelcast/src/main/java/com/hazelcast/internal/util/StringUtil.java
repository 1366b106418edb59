package com.hazelcast.internal.util;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Small works on texts that extensions use. */
public final class StringUtil {
    public static final String LINE_SEPARATOR = System.lineSeparator();
    public static final Locale LOCALE_INTERNAL = Locale.ROOT;
    public static final String EMPTY_STRING = "";

    private StringUtil() {
    }

    public static String bytesToString(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public static String bytesToString(byte[] bytes, int offset, int length) {
        return new String(bytes, offset, length, StandardCharsets.UTF_8);
    }

    public static byte[] stringToBytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static boolean isNullOrEmpty(String text) {
        return text == null || text.isEmpty();
    }

    public static boolean isNullOrEmptyAfterTrim(String text) {
        return text == null || text.trim().isEmpty();
    }

    public static boolean isAllNullOrEmptyAfterTrim(String... texts) {
        return texts == null || Arrays.stream(texts).allMatch(StringUtil::isNullOrEmptyAfterTrim);
    }

    public static boolean isAnyNullOrEmptyAfterTrim(String... texts) {
        return texts == null || Arrays.stream(texts).anyMatch(StringUtil::isNullOrEmptyAfterTrim);
    }

    public static String upperCaseInternal(String text) {
        return isNullOrEmpty(text) ? text : text.toUpperCase(LOCALE_INTERNAL);
    }

    public static String lowerCaseInternal(String text) {
        return isNullOrEmpty(text) ? text : text.toLowerCase(LOCALE_INTERNAL);
    }

    public static String lowerCaseFirstChar(String text) {
        return isNullOrEmpty(text) ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    public static String trim(String text) {
        return text == null ? null : text.trim();
    }

    public static boolean equalsIgnoreCase(String left, String right) {
        return left != null && left.equalsIgnoreCase(right);
    }

    public static String stripTrailingSlash(String text) {
        return isNullOrEmpty(text) || !text.endsWith("/") ? text : text.substring(0, text.length() - 1);
    }

    public static String shorten(String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length) + "...";
    }
}
