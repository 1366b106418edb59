package io.filbert.hazelcast.serialization;

import com.hazelcast.core.HazelcastJsonValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.AbstractMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Forms of the JDK's own types. */
final class BuiltIns {
    /** Room made ahead for a collection, whatever its form claims. */
    private static final int ROOM_MAX = 1 << 16;
    private static final int FIRST_ROOM = 11;

    final Map<Class<?>, Adapter> byClass = new HashMap<>();
    final Map<Integer, Adapter> byId = new HashMap<>();

    BuiltIns(Serialization serialization) {
        scalars();
        arrays();
        values(serialization);
        times();
        collections();
        maps();
    }

    private <T> void add(Class<? extends T> type, int id, Adapter.Writer<T> writer, Adapter.Reader reader) {
        Adapter adapter = Adapter.of(id, writer, reader);
        byClass.put(type, adapter);
        byId.put(id, adapter);
    }

    private void scalars() {
        this.<Byte>add(Byte.class, TypeIds.BYTE, (out, x) -> out.writeByte(x), FormInput::readByte);
        this.<Boolean>add(Boolean.class, TypeIds.BOOLEAN, FormOutput::writeBoolean, FormInput::readBoolean);
        this.<Character>add(Character.class, TypeIds.CHAR, (out, x) -> out.writeChar(x), FormInput::readChar);
        this.<Short>add(Short.class, TypeIds.SHORT, (out, x) -> out.writeShort(x), FormInput::readShort);
        this.<Integer>add(Integer.class, TypeIds.INTEGER, FormOutput::writeInt, FormInput::readInt);
        this.<Long>add(Long.class, TypeIds.LONG, FormOutput::writeLong, FormInput::readLong);
        this.<Float>add(Float.class, TypeIds.FLOAT, FormOutput::writeFloat, FormInput::readFloat);
        this.<Double>add(Double.class, TypeIds.DOUBLE, FormOutput::writeDouble, FormInput::readDouble);
        this.<String>add(String.class, TypeIds.STRING, FormOutput::writeString, FormInput::readString);
        this.<HazelcastJsonValue>add(HazelcastJsonValue.class, TypeIds.JSON, (out, x) -> out.writeString(x.getValue()),
            in -> new HazelcastJsonValue(in.readString()));
    }

    private void arrays() {
        this.<byte[]>add(byte[].class, TypeIds.BYTE_ARRAY, FormOutput::writeByteArray, FormInput::readByteArray);
        this.<boolean[]>add(boolean[].class, TypeIds.BOOLEAN_ARRAY, FormOutput::writeBooleanArray, FormInput::readBooleanArray);
        this.<char[]>add(char[].class, TypeIds.CHAR_ARRAY, FormOutput::writeCharArray, FormInput::readCharArray);
        this.<short[]>add(short[].class, TypeIds.SHORT_ARRAY, FormOutput::writeShortArray, FormInput::readShortArray);
        this.<int[]>add(int[].class, TypeIds.INTEGER_ARRAY, FormOutput::writeIntArray, FormInput::readIntArray);
        this.<long[]>add(long[].class, TypeIds.LONG_ARRAY, FormOutput::writeLongArray, FormInput::readLongArray);
        this.<float[]>add(float[].class, TypeIds.FLOAT_ARRAY, FormOutput::writeFloatArray, FormInput::readFloatArray);
        this.<double[]>add(double[].class, TypeIds.DOUBLE_ARRAY, FormOutput::writeDoubleArray, FormInput::readDoubleArray);
        this.<String[]>add(String[].class, TypeIds.STRING_ARRAY, FormOutput::writeStringArray, FormInput::readStringArray);
        this.<Object[]>add(Object[].class, TypeIds.ARRAY, (out, x) -> {
            out.writeInt(x.length);
            for (Object item : x) {
                out.writeObject(item);
            }
        }, in -> {
            ArrayList<Object> items = new ArrayList<>();
            fill(in, items);
            return items.toArray();
        });
    }

    private void values(Serialization serialization) {
        this.<UUID>add(UUID.class, TypeIds.UUID, (out, x) -> {
            out.writeLong(x.getMostSignificantBits());
            out.writeLong(x.getLeastSignificantBits());
        }, in -> {
            long high = in.readLong();
            return new UUID(high, in.readLong());
        });
        this.<Class<?>>add(asClass(Class.class), TypeIds.CLASS, (out, x) -> out.writeString(x.getName()), in -> serialization.loadClass(in.readString()));
        this.<BigInteger>add(BigInteger.class, TypeIds.BIG_INTEGER, (out, x) -> out.writeByteArray(x.toByteArray()),
            in -> new BigInteger(in.readByteArray()));
        this.<BigDecimal>add(BigDecimal.class, TypeIds.BIG_DECIMAL, (out, x) -> {
            out.writeByteArray(x.unscaledValue().toByteArray());
            out.writeInt(x.scale());
        }, in -> {
            BigInteger unscaled = new BigInteger(in.readByteArray());
            return new BigDecimal(unscaled, in.readInt());
        });
        this.<Map.Entry<?, ?>>add(asClass(AbstractMap.SimpleEntry.class), TypeIds.SIMPLE_ENTRY, BuiltIns::writeEntry, in -> {
            Object key = in.readObject();
            return new AbstractMap.SimpleEntry<>(key, in.readObject());
        });
        this.<Map.Entry<?, ?>>add(asClass(AbstractMap.SimpleImmutableEntry.class), TypeIds.SIMPLE_IMMUTABLE_ENTRY, BuiltIns::writeEntry, in -> {
            Object key = in.readObject();
            return new AbstractMap.SimpleImmutableEntry<>(key, in.readObject());
        });
        this.<Optional<?>>add(asClass(Optional.class), TypeIds.OPTIONAL, (out, x) -> {
            out.writeBoolean(x.isPresent());
            if (x.isPresent()) {
                out.writeObject(x.get());
            }
        }, in -> in.readBoolean() ? Optional.of(in.readObject()) : Optional.empty());
    }

    private static void writeEntry(FormOutput out, Map.Entry<?, ?> entry) throws IOException {
        out.writeObject(entry.getKey());
        out.writeObject(entry.getValue());
    }

    private void times() {
        this.<Date>add(Date.class, TypeIds.DATE, (out, x) -> out.writeLong(x.getTime()), in -> new Date(in.readLong()));
        this.<LocalDate>add(LocalDate.class, TypeIds.LOCAL_DATE, BuiltIns::writeDate, BuiltIns::readDate);
        this.<LocalTime>add(LocalTime.class, TypeIds.LOCAL_TIME, BuiltIns::writeTime, BuiltIns::readTime);
        this.<LocalDateTime>add(LocalDateTime.class, TypeIds.LOCAL_DATE_TIME, BuiltIns::writeDateTime, BuiltIns::readDateTime);
        this.<OffsetDateTime>add(OffsetDateTime.class, TypeIds.OFFSET_DATE_TIME, (out, x) -> {
            writeDateTime(out, x.toLocalDateTime());
            out.writeInt(x.getOffset().getTotalSeconds());
        }, in -> {
            LocalDateTime local = readDateTime(in);
            return OffsetDateTime.of(local, ZoneOffset.ofTotalSeconds(in.readInt()));
        });
    }

    private static void writeDate(FormOutput out, LocalDate date) {
        out.writeInt(date.getYear());
        out.writeByte(date.getMonthValue());
        out.writeByte(date.getDayOfMonth());
    }

    private static LocalDate readDate(FormInput in) throws IOException {
        int year = in.readInt();
        int month = in.readByte();
        return LocalDate.of(year, month, in.readByte());
    }

    static void writeTime(FormOutput out, LocalTime time) {
        out.writeByte(time.getHour());
        out.writeByte(time.getMinute());
        out.writeByte(time.getSecond());
        out.writeInt(time.getNano());
    }

    static LocalTime readTime(FormInput in) throws IOException {
        int hour = in.readByte();
        int minute = in.readByte();
        int second = in.readByte();
        return LocalTime.of(hour, minute, second, in.readInt());
    }

    private static void writeDateTime(FormOutput out, LocalDateTime time) {
        writeDate(out, time.toLocalDate());
        writeTime(out, time.toLocalTime());
    }

    private static LocalDateTime readDateTime(FormInput in) throws IOException {
        LocalDate date = readDate(in);
        return LocalDateTime.of(date, readTime(in));
    }

    private void collections() {
        collection(ArrayList.class, TypeIds.ARRAY_LIST, ArrayList::new);
        collection(LinkedList.class, TypeIds.LINKED_LIST, n -> new LinkedList<>());
        collection(CopyOnWriteArrayList.class, TypeIds.COPY_ON_WRITE_ARRAY_LIST, n -> new CopyOnWriteArrayList<>());
        collection(HashSet.class, TypeIds.HASH_SET, n -> new HashSet<>());
        collection(LinkedHashSet.class, TypeIds.LINKED_HASH_SET, n -> new LinkedHashSet<>());
        collection(CopyOnWriteArraySet.class, TypeIds.COPY_ON_WRITE_ARRAY_SET, n -> new CopyOnWriteArraySet<>());
        collection(ArrayDeque.class, TypeIds.ARRAY_DEQUE, ArrayDeque::new);
        collection(LinkedBlockingQueue.class, TypeIds.LINKED_BLOCKING_QUEUE, n -> new LinkedBlockingQueue<>());
        collection(ArrayBlockingQueue.class, TypeIds.ARRAY_BLOCKING_QUEUE, n -> new ArrayBlockingQueue<>(Math.max(n, 1)));
        collection(DelayQueue.class, TypeIds.DELAY_QUEUE, n -> asObjects(new DelayQueue<>()));
        this.<SynchronousQueue<?>>add(asClass(SynchronousQueue.class), TypeIds.SYNCHRONOUS_QUEUE, BuiltIns::writeItems, in -> {
            in.readInt(); // it never holds anything
            return new SynchronousQueue<>();
        });
        collection(LinkedTransferQueue.class, TypeIds.LINKED_TRANSFER_QUEUE, n -> new LinkedTransferQueue<>());
        sorted(TreeSet.class, TypeIds.TREE_SET, x -> ((SortedSet<?>) x).comparator(), TreeSet::new);
        sorted(ConcurrentSkipListSet.class, TypeIds.CONCURRENT_SKIP_LIST_SET, x -> ((SortedSet<?>) x).comparator(), ConcurrentSkipListSet::new);
        sorted(PriorityBlockingQueue.class, TypeIds.PRIORITY_BLOCKING_QUEUE, x -> ((PriorityBlockingQueue<?>) x).comparator(),
            order -> new PriorityBlockingQueue<>(FIRST_ROOM, order));
        sorted(PriorityQueue.class, TypeIds.PRIORITY_QUEUE, x -> ((PriorityQueue<?>) x).comparator(), PriorityQueue::new);
    }

    private void collection(Class<?> type, int id, IntFunction<Collection<Object>> make) {
        this.<Collection<?>>add(asClass(type), id, BuiltIns::writeItems, in -> {
            int count = in.length(Integer.BYTES);
            Collection<Object> items = make.apply(Math.max(count, 0));
            fill(in, count, items);
            return items;
        });
    }

    private void sorted(Class<?> type, int id, Function<Collection<?>, Comparator<?>> order, Function<Comparator<Object>, Collection<Object>> make) {
        this.<Collection<?>>add(asClass(type), id, (out, x) -> {
            out.writeObject(order.apply(x));
            writeItems(out, x);
        }, in -> {
            Collection<Object> items = make.apply(in.readObject());
            fill(in, items);
            return items;
        });
    }

    private static void writeItems(FormOutput out, Collection<?> items) throws IOException {
        Object[] copy = items.toArray(); // one look: a concurrent collection may change between count and items
        out.writeInt(copy.length);
        for (Object item : copy) {
            out.writeObject(item);
        }
    }

    private static void fill(FormInput in, Collection<Object> items) throws IOException {
        fill(in, in.readInt(), items);
    }

    private static void fill(FormInput in, int count, Collection<Object> items) throws IOException {
        for (int i = 0; i < count; i++) {
            items.add(in.readObject());
        }
    }

    /** A queue of delayed objects, to which only such are added: its form holds no others. */
    @SuppressWarnings("unchecked")
    private static Collection<Object> asObjects(Collection<?> queue) {
        return (Collection<Object>) queue;
    }

    private void maps() {
        map(HashMap.class, TypeIds.HASH_MAP, n -> new HashMap<>(Math.min(n, ROOM_MAX) * 4 / 3 + 1));
        map(LinkedHashMap.class, TypeIds.LINKED_HASH_MAP, n -> new LinkedHashMap<>());
        map(ConcurrentHashMap.class, TypeIds.CONCURRENT_HASH_MAP, n -> new ConcurrentHashMap<>());
        sortedMap(TreeMap.class, TypeIds.TREE_MAP, TreeMap::new);
        sortedMap(ConcurrentSkipListMap.class, TypeIds.CONCURRENT_SKIP_LIST_MAP, ConcurrentSkipListMap::new);
    }

    private void map(Class<?> type, int id, IntFunction<Map<Object, Object>> make) {
        this.<Map<?, ?>>add(asClass(type), id, BuiltIns::writeEntries, in -> {
            int count = in.readInt();
            Map<Object, Object> entries = make.apply(Math.max(count, 0));
            fill(in, count, entries);
            return entries;
        });
    }

    private void sortedMap(Class<?> type, int id, Function<Comparator<Object>, Map<Object, Object>> make) {
        this.<SortedMap<?, ?>>add(asClass(type), id, (out, x) -> {
            out.writeObject(x.comparator());
            writeEntries(out, x);
        }, in -> {
            Map<Object, Object> entries = make.apply(in.readObject());
            fill(in, in.readInt(), entries);
            return entries;
        });
    }

    private static void writeEntries(FormOutput out, Map<?, ?> map) throws IOException {
        Object[] copy = map.entrySet().toArray();
        out.writeInt(copy.length);
        for (Object item : copy) {
            writeEntry(out, (Map.Entry<?, ?>) item);
        }
    }

    private static void fill(FormInput in, int count, Map<Object, Object> entries) throws IOException {
        for (int i = 0; i < count; i++) {
            Object key = in.readObject();
            entries.put(key, in.readObject());
        }
    }

    /** A class literal of a generic type has no parameters; the forms are written by what the type is. */
    @SuppressWarnings("unchecked")
    private static <T> Class<? extends T> asClass(Class<?> type) {
        return (Class<? extends T>) type;
    }
}
