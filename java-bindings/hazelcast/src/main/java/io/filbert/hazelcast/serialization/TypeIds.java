package io.filbert.hazelcast.serialization;

import io.filbert.internal.Native;

/** Type ids of the serialized forms; Hazelcast's numbers, so that members and languages agree on keys. A test compares the bytes with Hazelcast's own. */
final class TypeIds {
    static final int NULL = 0;
    static final int PORTABLE = -1;
    static final int DATA_SERIALIZABLE = -2;
    static final int BYTE = -3;
    static final int BOOLEAN = -4;
    static final int CHAR = -5;
    static final int SHORT = -6;
    static final int INTEGER = -7;
    static final int LONG = -8;
    static final int FLOAT = -9;
    static final int DOUBLE = -10;
    static final int STRING = -11;
    static final int BYTE_ARRAY = -12;
    static final int BOOLEAN_ARRAY = -13;
    static final int CHAR_ARRAY = -14;
    static final int SHORT_ARRAY = -15;
    static final int INTEGER_ARRAY = -16;
    static final int LONG_ARRAY = -17;
    static final int FLOAT_ARRAY = -18;
    static final int DOUBLE_ARRAY = -19;
    static final int STRING_ARRAY = -20;
    static final int UUID = -21;
    static final int SIMPLE_ENTRY = -22;
    static final int SIMPLE_IMMUTABLE_ENTRY = -23;
    static final int CLASS = -24;
    static final int DATE = -25;
    static final int BIG_INTEGER = -26;
    static final int BIG_DECIMAL = -27;
    static final int ARRAY = -28;
    static final int ARRAY_LIST = -29;
    static final int LINKED_LIST = -30;
    static final int COPY_ON_WRITE_ARRAY_LIST = -31;
    static final int HASH_MAP = -32;
    static final int CONCURRENT_SKIP_LIST_MAP = -33;
    static final int CONCURRENT_HASH_MAP = -34;
    static final int LINKED_HASH_MAP = -35;
    static final int TREE_MAP = -36;
    static final int HASH_SET = -37;
    static final int TREE_SET = -38;
    static final int LINKED_HASH_SET = -39;
    static final int COPY_ON_WRITE_ARRAY_SET = -40;
    static final int CONCURRENT_SKIP_LIST_SET = -41;
    static final int ARRAY_DEQUE = -42;
    static final int LINKED_BLOCKING_QUEUE = -43;
    static final int ARRAY_BLOCKING_QUEUE = -44;
    static final int PRIORITY_BLOCKING_QUEUE = -45;
    static final int DELAY_QUEUE = -46;
    static final int SYNCHRONOUS_QUEUE = -47;
    static final int LINKED_TRANSFER_QUEUE = -48;
    static final int PRIORITY_QUEUE = -49;
    static final int OPTIONAL = -50;
    static final int LOCAL_DATE = -51;
    static final int LOCAL_TIME = -52;
    static final int LOCAL_DATE_TIME = -53;
    static final int OFFSET_DATE_TIME = -54;
    static final int COMPACT = -55;
    static final int COMPACT_WITH_SCHEMA = -56;
    static final int SERIALIZABLE = -100;
    static final int EXTERNALIZABLE = -101;
    static final int JSON = -130;
    /** Ours: a key that carries its partition hash before its real type id. */
    static final int ROUTED = Native.ROUTED_TYPE;

    private TypeIds() {
    }
}
