/* Everything at a time: callbacks that call back, remove themselves and shut the instance down; eight threads that go on
 * while four others stop it; lengths that are no memory's. Nothing hangs, and who comes late is told NOT_ACTIVE. */
#include "example.h"

#define CALLERS 8
#define STOPPERS 4
#define LIMIT_MS 5000

static filbert_grid *grid;
static filbert_map *map;
static counted events = COUNTED, removed = COUNTED, rounds = COUNTED, late = COUNTED, stopped = COUNTED;

static void on_entry(void *userdata, const filbert_entry_event *event) {
    filbert_buffer value = {NULL, 0};
    (void)userdata, (void)event;
    (void)filbert_map_get(map, bytes("k"), &value); /* it may have been stopped meanwhile */
    filbert_buffer_free(&value);
    count_one(&events);
}

static void on_entry_once(void *userdata, const filbert_entry_event *event) {
    filbert_listener **listener = userdata;
    (void)event;
    OK(filbert_listener_remove(*listener, LIMIT_MS));
    count_one(&removed);
}

static void on_entry_stop(void *userdata, const filbert_entry_event *event) {
    (void)userdata, (void)event;
    OK(filbert_grid_shutdown(grid, LIMIT_MS));
    count_one(&stopped);
}

static void *call(void *userdata) {
    filbert_status status = FILBERT_STATUS_OK;
    (void)userdata;
    while (status != FILBERT_STATUS_NOT_ACTIVE) {
        filbert_listener *listener = NULL;
        filbert_stats figures;
        (void)filbert_grid_stats(grid, &figures);
        if (filbert_map_listen(map, nothing(), true, false, on_entry, NULL, &listener) == FILBERT_STATUS_OK)
            OK(filbert_listener_remove(listener, LIMIT_MS));
        status = filbert_map_set(map, bytes("k"), bytes("v"), -1, -1);
        count_one(&rounds);
    }
    count_one(&late);
    return NULL;
}

static void *stop_it(void *userdata) {
    OK(filbert_grid_shutdown(grid, LIMIT_MS));
    OK(filbert_grid_terminate(grid));
    return userdata;
}

static void lengths(void) {
    filbert_bytes huge = {(const uint8_t *)"x", SIZE_MAX}, missing = {NULL, 1};
    FAILS(filbert_map_set(map, huge, bytes("v"), -1, -1), FILBERT_STATUS_INVALID_ARGUMENT);
    FAILS(filbert_map_set(map, bytes("k"), huge, -1, -1), FILBERT_STATUS_INVALID_ARGUMENT);
    FAILS(filbert_map_set(map, missing, bytes("v"), -1, -1), FILBERT_STATUS_NULL_ARGUMENT);
    FAILS(filbert_map_set(map, bytes("k"), missing, -1, -1), FILBERT_STATUS_NULL_ARGUMENT);
}

static void siege(bool from_callback) {
    filbert_listener *listener = NULL, *once = NULL, *stop = NULL;
    pthread_t threads[CALLERS + STOPPERS];
    int before = count_of(&rounds), ended = count_of(&late), count = from_callback ? CALLERS : CALLERS + STOPPERS;
    grid = start_alone();
    OK(filbert_map_open(grid, "m", &map));
    lengths();
    OK(filbert_map_listen(map, bytes("once"), true, false, on_entry_once, &once, &once));
    OK(filbert_map_set(map, bytes("once"), bytes("v"), -1, -1));
    CHECK(wait_for(&removed, from_callback ? 1 : 2));
    OK(filbert_map_listen(map, nothing(), true, false, on_entry, NULL, &listener));
    for (int i = 0; i < CALLERS; i++)
        CHECK(pthread_create(&threads[i], NULL, call, NULL) == 0);
    CHECK(wait_for(&rounds, before + 10 * CALLERS)); /* in the midst of it */
    if (from_callback)
        OK(filbert_map_listen(map, nothing(), true, false, on_entry_stop, NULL, &stop));
    for (int i = CALLERS; i < count; i++)
        CHECK(pthread_create(&threads[i], NULL, stop_it, NULL) == 0);
    for (int i = 0; i < count; i++)
        CHECK(pthread_join(threads[i], NULL) == 0);
    CHECK(count_of(&late) == ended + CALLERS);
    CHECK(!filbert_grid_is_running(grid));
    OK(filbert_listener_remove(listener, LIMIT_MS));
    OK(filbert_listener_remove(stop, LIMIT_MS));
    filbert_map_free(map);
    filbert_grid_free(grid);
}

int main(void) {
    siege(true);
    siege(false);
    CHECK(count_of(&events) > 0 && count_of(&stopped) > 0);
    return 0;
}
