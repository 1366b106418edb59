/* Listeners of a map: what they hear, in which order, and how they are removed. */
#include "example.h"

#define FOR_EVER 0

typedef struct {
    counted heard;
    filbert_entry_kind kinds[16];
    char values[16][16]; /* "old>new" */
    uint64_t count;
} journal;

static void append(char *text, filbert_bytes part) {
    if (part.data != NULL) strncat(text, (const char *)part.data, part.length);
}

static void on_entry(void *userdata, const filbert_entry_event *event) {
    journal *it = userdata;
    int n = count_of(&it->heard);
    CHECK(n < 16);
    it->kinds[n] = event->kind;
    append(it->values[n], event->old_value);
    strcat(it->values[n], ">");
    append(it->values[n], event->value);
    it->count = event->count;
    count_one(&it->heard);
}

static void what_they_hear(filbert_map *map) {
    journal all = {.heard = COUNTED}, one = {.heard = COUNTED};
    filbert_listener *on_all = NULL, *on_one = NULL;
    filbert_buffer old = {NULL, 0};
    bool done = false;
    OK(filbert_map_listen(map, nothing(), true, false, on_entry, &all, &on_all));
    OK(filbert_map_listen(map, bytes("other"), false, true, on_entry, &one, &on_one));
    OK(filbert_map_set(map, bytes("k"), bytes("1"), FOR_EVER, FOR_EVER));
    OK(filbert_map_put(map, bytes("k"), bytes("2"), FOR_EVER, FOR_EVER, &old));
    filbert_buffer_free(&old);
    OK(filbert_map_remove(map, bytes("k"), &old));
    filbert_buffer_free(&old);
    OK(filbert_map_set(map, bytes("k"), bytes("3"), FOR_EVER, FOR_EVER));
    OK(filbert_map_evict(map, bytes("k"), &done));
    CHECK(wait_for(&all.heard, 5));
    CHECK(all.kinds[0] == FILBERT_ENTRY_KIND_ADDED && strcmp(all.values[0], ">1") == 0);
    CHECK(all.kinds[1] == FILBERT_ENTRY_KIND_UPDATED && strcmp(all.values[1], "1>2") == 0);
    CHECK(all.kinds[2] == FILBERT_ENTRY_KIND_REMOVED && strcmp(all.values[2], "2>") == 0);
    CHECK(all.kinds[3] == FILBERT_ENTRY_KIND_ADDED && strcmp(all.values[3], ">3") == 0);
    CHECK(all.kinds[4] == FILBERT_ENTRY_KIND_EVICTED && strcmp(all.values[4], "3>") == 0);

    OK(filbert_map_set(map, bytes("other"), bytes("4"), 1, FOR_EVER)); /* expires by itself */
    CHECK(wait_for(&one.heard, 2));
    CHECK(one.kinds[0] == FILBERT_ENTRY_KIND_ADDED && strcmp(one.values[0], ">") == 0); /* without values */
    CHECK(one.kinds[1] == FILBERT_ENTRY_KIND_EXPIRED);
    CHECK(wait_for(&all.heard, 7));

    OK(filbert_map_set(map, bytes("a"), bytes("5"), FOR_EVER, FOR_EVER));
    OK(filbert_map_set(map, bytes("b"), bytes("6"), FOR_EVER, FOR_EVER));
    CHECK(wait_for(&all.heard, 9));
    OK(filbert_map_clear(map, false));
    CHECK(wait_for(&all.heard, 10));
    CHECK(all.kinds[9] == FILBERT_ENTRY_KIND_MAP_CLEARED && all.count == 2);
    OK(filbert_listener_remove(on_one, WAIT_SECONDS * 1000));
    OK(filbert_listener_remove(on_all, WAIT_SECONDS * 1000));
    OK(filbert_map_set(map, bytes("k"), bytes("7"), FOR_EVER, FOR_EVER));
    OK(filbert_map_clear(map, true));
    CHECK(count_of(&all.heard) == 10);
}

typedef struct {
    counted entered, released, left;
    filbert_listener *self;
} gate;

static void wait_until_released(void *userdata, const filbert_entry_event *event) {
    gate *it = userdata;
    (void)event;
    count_one(&it->entered);
    CHECK(wait_for(&it->released, 1));
    count_one(&it->left);
}

/* Until OK the callback may be running: its userdata must stay. */
static void removal_waits_for_the_callback(filbert_map *map) {
    gate it = {COUNTED, COUNTED, COUNTED, NULL};
    OK(filbert_map_listen(map, nothing(), false, false, wait_until_released, &it, &it.self));
    OK(filbert_map_set(map, bytes("k"), bytes("1"), FOR_EVER, FOR_EVER));
    CHECK(wait_for(&it.entered, 1));
    FAILS(filbert_listener_remove(it.self, 1), FILBERT_STATUS_TIMEOUT);
    count_one(&it.released);
    CHECK(wait_for(&it.left, 1)); /* the callback no longer needs `it` */
    OK(filbert_map_clear(map, false));
}

static void remove_oneself(void *userdata, const filbert_entry_event *event) {
    gate *it = userdata;
    (void)event;
    CHECK(wait_for(&it->released, 1)); /* `self` is there */
    OK(filbert_listener_remove(it->self, 60 * 1000));
    count_one(&it->entered);
}

static void callbacks_may_call_the_library(filbert_map *map) {
    gate it = {COUNTED, COUNTED, COUNTED, NULL};
    OK(filbert_map_listen(map, nothing(), false, false, remove_oneself, &it, &it.self));
    count_one(&it.released);
    OK(filbert_map_set(map, bytes("k"), bytes("1"), FOR_EVER, FOR_EVER));
    OK(filbert_map_set(map, bytes("k"), bytes("2"), FOR_EVER, FOR_EVER));
    CHECK(wait_for(&it.entered, 1));
}

int main(void) {
    filbert_grid *grid = start_alone();
    filbert_map *map = NULL;
    OK(filbert_map_open(grid, "tokens", &map));
    what_they_hear(map);
    removal_waits_for_the_callback(map);
    callbacks_may_call_the_library(map);
    OK(filbert_listener_remove(NULL, 0));
    filbert_map_free(map);
    stop(grid);
    return 0;
}
