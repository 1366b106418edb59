/* A map: one key, times to live, locks of keys, several keys, the whole map, and its limits. */
#include "example.h"

#define FOR_EVER 0
#define DEFAULT (-1)
#define VALUE_BYTES_MAX ((size_t)64 << 20)

static void one_key(filbert_map *map) {
    filbert_buffer value = {NULL, 0};
    bool done = false;
    OK(filbert_map_set(map, bytes("k"), bytes("1"), DEFAULT, DEFAULT));
    OK(filbert_map_get(map, bytes("k"), &value));
    CHECK(strcmp((const char *)value.data, "1") == 0); /* a NUL follows, so that text can be used at once */
    CHECK(take(&value, "1"));
    CHECK(value.data == NULL);
    filbert_buffer_free(&value); /* once more does no harm */
    OK(filbert_map_get(map, bytes("absent"), &value));
    CHECK(take(&value, NULL));
    OK(filbert_map_contains(map, bytes("k"), &done));
    CHECK(done);

    OK(filbert_map_put(map, bytes("k"), bytes("2"), DEFAULT, DEFAULT, &value));
    CHECK(take(&value, "1"));
    OK(filbert_map_put_if_absent(map, bytes("k"), bytes("3"), DEFAULT, DEFAULT, &value));
    CHECK(take(&value, "2"));
    OK(filbert_map_replace(map, bytes("k"), bytes("4"), &value));
    CHECK(take(&value, "2"));
    OK(filbert_map_replace(map, bytes("absent"), bytes("4"), &value));
    CHECK(take(&value, NULL));
    OK(filbert_map_replace_if_same(map, bytes("k"), bytes("4"), bytes(""), &done));
    CHECK(done);
    OK(filbert_map_replace_if_same(map, bytes("k"), bytes("4"), bytes("5"), &done));
    CHECK(!done);
    OK(filbert_map_get(map, bytes("k"), &value));
    CHECK(value.data != NULL && value.length == 0); /* empty is not absent */
    filbert_buffer_free(&value);

    OK(filbert_map_remove_if_same(map, bytes("k"), bytes("x"), &done));
    CHECK(!done);
    OK(filbert_map_remove_if_same(map, bytes("k"), nothing(), &done));
    CHECK(done);
    OK(filbert_map_remove(map, bytes("k"), &value));
    CHECK(take(&value, NULL));
    OK(filbert_map_set(map, bytes("k"), bytes("6"), DEFAULT, DEFAULT));
    OK(filbert_map_delete(map, bytes("k"), &done));
    CHECK(done);
    OK(filbert_map_set(map, bytes("k"), bytes("7"), DEFAULT, DEFAULT));
    OK(filbert_map_evict(map, bytes("k"), &done));
    CHECK(done);
    OK(filbert_map_contains(map, bytes("k"), &done));
    CHECK(!done);
}

static void times(filbert_map *map) {
    filbert_entry_view entry;
    filbert_buffer value = {NULL, 0};
    bool there = true;
    OK(filbert_map_set(map, bytes("session"), bytes("s"), 60 * 1000, FOR_EVER));
    OK(filbert_map_view(map, bytes("session"), &entry));
    CHECK(take(&entry.value, "s"));
    CHECK(entry.ttl_ms == 60 * 1000 && entry.max_idle_ms == 0);
    CHECK(entry.left_ms > 0 && entry.left_ms <= 60 * 1000);
    OK(filbert_map_set_expiry(map, bytes("session"), FOR_EVER, FOR_EVER, &there));
    CHECK(there);
    OK(filbert_map_view(map, bytes("session"), &entry));
    CHECK(take(&entry.value, "s"));
    CHECK(entry.ttl_ms == 0 && entry.left_ms == 0);
    OK(filbert_map_view(map, bytes("absent"), &entry));
    CHECK(take(&entry.value, NULL));
    OK(filbert_map_set_expiry(map, bytes("absent"), 1, 1, &there));
    CHECK(!there);

    OK(filbert_map_set(map, bytes("brief"), bytes("b"), 1, FOR_EVER));
    do {
        filbert_buffer_free(&value);
        OK(filbert_map_get(map, bytes("brief"), &value));
    } while (value.data != NULL); /* gone after a millisecond */
    OK(filbert_map_delete(map, bytes("session"), &there));
}

static void *lock_from_elsewhere(void *userdata) {
    filbert_map *map = userdata;
    bool locked = true, done = true;
    OK(filbert_map_is_locked(map, bytes("k"), &locked));
    CHECK(locked);
    OK(filbert_map_lock(map, bytes("k"), 0, 0, &locked));
    CHECK(!locked);
    FAILS(filbert_map_unlock(map, bytes("k"), false), FILBERT_STATUS_NOT_LOCK_OWNER);
    OK(filbert_map_try_put(map, bytes("k"), bytes("other"), 1, &done));
    CHECK(!done);
    OK(filbert_map_try_remove(map, bytes("k"), 1, &done));
    CHECK(!done);
    OK(filbert_map_unlock(map, bytes("k"), true)); /* by force, whoever holds it */
    return NULL;
}

static void locks(filbert_map *map) {
    pthread_t thread;
    bool done = false;
    OK(filbert_map_lock(map, bytes("k"), DEFAULT, 0, &done));
    CHECK(done);
    OK(filbert_map_lock(map, bytes("k"), 0, 60 * 1000, &done)); /* its holder may once more */
    CHECK(done);
    OK(filbert_map_try_put(map, bytes("k"), bytes("mine"), 0, &done));
    CHECK(done);
    CHECK(pthread_create(&thread, NULL, lock_from_elsewhere, map) == 0);
    CHECK(pthread_join(thread, NULL) == 0);
    OK(filbert_map_is_locked(map, bytes("k"), &done));
    CHECK(!done);
    FAILS(filbert_map_unlock(map, bytes("k"), false), FILBERT_STATUS_NOT_LOCK_OWNER);
    OK(filbert_map_try_remove(map, bytes("k"), 0, &done));
    CHECK(done);
}

typedef struct {
    int entries;
    size_t value_bytes;
} walk;

static bool add_up(void *userdata, const filbert_entry *entry) {
    walk *sum = userdata;
    CHECK(entry->key.length == strlen("key-000"));
    sum->entries++;
    sum->value_bytes += entry->value.length;
    return true;
}

static bool first_only(void *userdata, const filbert_entry *entry) {
    (void)entry;
    ++*(int *)userdata;
    return false;
}

#define ENTRIES 500

static void whole_map(filbert_map *map) {
    static char texts[ENTRIES][8];
    filbert_entry entries[ENTRIES];
    filbert_bytes keys[3];
    filbert_buffer values[3];
    filbert_map_figures figures;
    walk sum = {0, 0};
    int calls = 0;
    uint64_t size = 0;
    bool there = false;
    for (int i = 0; i < ENTRIES; i++) {
        snprintf(texts[i], sizeof texts[i], "key-%03d", i);
        entries[i].key = bytes(texts[i]);
        entries[i].value = bytes("value");
    }
    OK(filbert_map_put_all(map, entries, ENTRIES));
    OK(filbert_map_size(map, &size));
    CHECK(size == ENTRIES);

    keys[0] = bytes("key-499");
    keys[1] = bytes("absent");
    keys[2] = bytes("key-000");
    OK(filbert_map_get_all(map, keys, 3, values)); /* in the order of the keys */
    CHECK(take(&values[0], "value"));
    CHECK(take(&values[1], NULL));
    CHECK(take(&values[2], "value"));
    OK(filbert_map_get_all(map, NULL, 0, NULL));
    OK(filbert_map_put_all(map, NULL, 0));

    OK(filbert_map_each(map, false, add_up, &sum));
    CHECK(sum.entries == ENTRIES && sum.value_bytes == ENTRIES * strlen("value"));
    OK(filbert_map_each(map, true, first_only, &calls));
    CHECK(calls == 1);
    OK(filbert_map_contains_value(map, bytes("value"), &there));
    CHECK(there);
    OK(filbert_map_contains_value(map, bytes("key-000"), &there));
    CHECK(!there);

    OK(filbert_map_stats(map, &figures));
    CHECK(figures.owned_entries == ENTRIES && figures.backup_entries == 0);
    CHECK(figures.puts.count >= ENTRIES && figures.other_operations >= 4);
    CHECK(figures.owned_bytes >= ENTRIES * (strlen("key-000") + strlen("value")));
    OK(filbert_map_clear(map, false));
    OK(filbert_map_size(map, &size));
    CHECK(size == 0);
}

static void limits_and_mistakes(filbert_map *map) {
    filbert_buffer value = {NULL, 0};
    filbert_bytes broken = {NULL, 1};
    bool done = false;
    uint8_t *large = calloc(VALUE_BYTES_MAX + 1, 1);
    CHECK(large != NULL);
    filbert_bytes too_large = {large, VALUE_BYTES_MAX + 1};
    FAILS(filbert_map_set(map, bytes("k"), too_large, DEFAULT, DEFAULT), FILBERT_STATUS_TOO_LARGE);
    SAYS("67108865");
    SAYS("67108864");
    OK(filbert_map_contains(map, bytes("k"), &done));
    CHECK(!done);
    free(large);

    FAILS(filbert_map_get(NULL, bytes("k"), &value), FILBERT_STATUS_NULL_ARGUMENT);
    SAYS("map");
    FAILS(filbert_map_get(map, broken, &value), FILBERT_STATUS_NULL_ARGUMENT);
    SAYS("key");
    FAILS(filbert_map_get(map, bytes("k"), NULL), FILBERT_STATUS_NULL_ARGUMENT);
    SAYS("out");
    FAILS(filbert_map_set(map, bytes("k"), broken, DEFAULT, DEFAULT), FILBERT_STATUS_NULL_ARGUMENT);
    SAYS("value");
    FAILS(filbert_map_put_all(map, NULL, 1), FILBERT_STATUS_NULL_ARGUMENT);
    SAYS("entries");
    FAILS(filbert_map_get_all(map, NULL, 1, &value), FILBERT_STATUS_NULL_ARGUMENT);
    FAILS(filbert_map_get_all(map, &broken, 1, NULL), FILBERT_STATUS_NULL_ARGUMENT);
    FAILS(filbert_map_each(map, false, NULL, NULL), FILBERT_STATUS_NULL_ARGUMENT);
    FAILS(filbert_map_size(map, NULL), FILBERT_STATUS_NULL_ARGUMENT);
    filbert_map_free(NULL);
    filbert_buffer_free(NULL);
}

/* A gateway in Java that does map.put("token", "revoked") on the same map name sees this entry. */
static void as_java_stores_it(filbert_map *map) {
    filbert_buffer key, value, found, text;
    OK(filbert_string_form("token", &key));
    OK(filbert_string_form("revoked", &value));
    OK(filbert_map_set(map, view(key), view(value), DEFAULT, DEFAULT));
    OK(filbert_map_get(map, view(key), &found));
    OK(filbert_string_text(view(found), &text));
    CHECK(take(&text, "revoked"));
    CHECK(key.length == 8 + strlen("token") && memcmp(key.data, "\xff\xff\xff\xf5\0\0\0\5token", key.length) == 0);
    FAILS(filbert_string_text(bytes("revoked"), &text), FILBERT_STATUS_INVALID_ARGUMENT);
    FAILS(filbert_string_form(NULL, &text), FILBERT_STATUS_NULL_ARGUMENT);
    filbert_buffer_free(&found);
    filbert_buffer_free(&value);
    filbert_buffer_free(&key);
}

int main(void) {
    filbert_grid *grid = start_alone();
    filbert_map *map = NULL;
    OK(filbert_map_open(grid, "tokens", &map));
    one_key(map);
    times(map);
    locks(map);
    whole_map(map);
    limits_and_mistakes(map);
    as_java_stores_it(map);
    filbert_map_free(map);
    stop(grid);
    return 0;
}
