package io.filbert.hazelcast.serialization;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Forms of values within portables; a year has two bytes there, unlike elsewhere. */
final class PortableValues {
    private PortableValues() {
    }

    static void writeDecimal(FormOutput out, BigDecimal value) {
        out.writeByteArray(value.unscaledValue().toByteArray());
        out.writeInt(value.scale());
    }

    static BigDecimal readDecimal(FormInput in) throws IOException {
        BigInteger unscaled = new BigInteger(in.readByteArray());
        return new BigDecimal(unscaled, in.readInt());
    }

    static void writeTime(FormOutput out, LocalTime value) {
        BuiltIns.writeTime(out, value);
    }

    static LocalTime readTime(FormInput in) throws IOException {
        return BuiltIns.readTime(in);
    }

    static void writeDate(FormOutput out, LocalDate value) {
        out.writeShort(value.getYear());
        out.writeByte(value.getMonthValue());
        out.writeByte(value.getDayOfMonth());
    }

    static LocalDate readDate(FormInput in) throws IOException {
        int year = in.readShort();
        int month = in.readByte();
        return LocalDate.of(year, month, in.readByte());
    }

    static void writeTimestamp(FormOutput out, LocalDateTime value) {
        writeDate(out, value.toLocalDate());
        writeTime(out, value.toLocalTime());
    }

    static LocalDateTime readTimestamp(FormInput in) throws IOException {
        LocalDate date = readDate(in);
        return LocalDateTime.of(date, readTime(in));
    }

    static void writeTimestampWithTimezone(FormOutput out, OffsetDateTime value) {
        writeTimestamp(out, value.toLocalDateTime());
        out.writeInt(value.getOffset().getTotalSeconds());
    }

    static OffsetDateTime readTimestampWithTimezone(FormInput in) throws IOException {
        LocalDateTime local = readTimestamp(in);
        return OffsetDateTime.of(local, ZoneOffset.ofTotalSeconds(in.readInt()));
    }
}
