/* An instance: start, what it is, its states and objects, shutdown, and what its objects answer then. */
#include "example.h"

static counted states = COUNTED;
static filbert_lifecycle seen[8];

static void on_state(void *userdata, filbert_lifecycle state) {
    CHECK(userdata == &states);
    seen[count_of(&states)] = state;
    count_one(&states);
}

static bool count_object(void *userdata, filbert_kind kind, const char *name) {
    int *kinds = userdata;
    CHECK(strcmp(name, "things") == 0);
    kinds[kind]++;
    return true;
}

static bool stop_at_once(void *userdata, filbert_kind kind, const char *name) {
    (void)kind;
    (void)name;
    ++*(int *)userdata;
    return false;
}

static void objects(filbert_grid *grid) {
    filbert_map *map = NULL;
    filbert_topic *topic = NULL;
    filbert_lock *lock = NULL;
    filbert_counter *counter = NULL;
    int kinds[5] = {0}, calls = 0;
    OK(filbert_map_open(grid, "things", &map));
    OK(filbert_topic_open(grid, "things", &topic)); /* each kind has names of its own */
    OK(filbert_lock_open(grid, "things", &lock));
    OK(filbert_counter_open(grid, "things", &counter));
    OK(filbert_grid_objects(grid, count_object, kinds));
    CHECK(kinds[FILBERT_KIND_MAP] == 1 && kinds[FILBERT_KIND_TOPIC] == 1);
    CHECK(kinds[FILBERT_KIND_LOCK] == 1 && kinds[FILBERT_KIND_COUNTER] == 1);
    OK(filbert_grid_objects(grid, stop_at_once, &calls));
    CHECK(calls == 1);

    OK(filbert_topic_destroy(topic));
    OK(filbert_lock_destroy(lock));
    OK(filbert_counter_destroy(counter));
    memset(kinds, 0, sizeof kinds);
    OK(filbert_grid_objects(grid, count_object, kinds));
    CHECK(kinds[FILBERT_KIND_MAP] == 1 && kinds[FILBERT_KIND_TOPIC] == 0);
    OK(filbert_map_destroy(map));
    filbert_counter_free(counter);
    filbert_lock_free(lock);
    filbert_topic_free(topic);
    filbert_map_free(map);
}

static void names(filbert_grid *grid) {
    filbert_map *map = NULL;
    char name[258];
    memset(name, 'n', sizeof name);
    name[257] = '\0';
    FAILS(filbert_map_open(grid, name, &map), FILBERT_STATUS_TOO_LARGE);
    SAYS("257");
    SAYS("256");
    FAILS(filbert_topic_open(grid, name, &(filbert_topic *){NULL}), FILBERT_STATUS_TOO_LARGE);
    name[256] = '\0';
    OK(filbert_map_open(grid, name, &map));
    filbert_map_free(map);

    FAILS(filbert_map_open(grid, NULL, &map), FILBERT_STATUS_NULL_ARGUMENT);
    SAYS("name");
    FAILS(filbert_map_open(grid, "\xc3", &map), FILBERT_STATUS_INVALID_ARGUMENT);
    FAILS(filbert_map_open(NULL, "things", &map), FILBERT_STATUS_NULL_ARGUMENT);
    FAILS(filbert_map_open(grid, "things", NULL), FILBERT_STATUS_NULL_ARGUMENT);
}

static void configured_while_running(filbert_grid *grid) {
    filbert_config *added = NULL, *other = NULL;
    filbert_lock *lock = NULL;
    uint64_t fence = 0;
    OK(filbert_config_open(&added));
    OK(filbert_config_set(added, "lock.once*.acquire-limit", "1"));
    OK(filbert_config_set(added, "map.short.time-to-live-seconds", "1"));
    OK(filbert_grid_add_config(grid, added));
    OK(filbert_grid_add_config(grid, added)); /* the same once more is no error */

    OK(filbert_lock_open(grid, "once-only", &lock));
    OK(filbert_lock_acquire(lock, 0, &fence));
    FAILS(filbert_lock_acquire(lock, 0, &fence), FILBERT_STATUS_LOCK_LIMIT);
    OK(filbert_lock_release(lock));
    filbert_lock_free(lock);

    OK(filbert_config_open(&other));
    OK(filbert_config_set(other, "map.short.time-to-live-seconds", "2"));
    FAILS(filbert_grid_add_config(grid, other), FILBERT_STATUS_CONFIGURATION);
    SAYS("map.short");
    SAYS("time-to-live-seconds = 1");
    OK(filbert_config_set(other, "cluster-name", "elsewhere"));
    FAILS(filbert_grid_add_config(grid, other), FILBERT_STATUS_CONFIGURATION);
    SAYS("cluster-name");
    filbert_config_free(added);
    filbert_config_free(other);
    FAILS(filbert_grid_add_config(grid, NULL), FILBERT_STATUS_NULL_ARGUMENT);

    OK(filbert_grid_set_well_known(grid, "127.0.0.1:5701, 127.0.0.1:5702"));
    FAILS(filbert_grid_set_well_known(grid, "127.0.0.1:99999"), FILBERT_STATUS_CONFIGURATION);
    SAYS("99999");
    FAILS(filbert_grid_set_well_known(grid, NULL), FILBERT_STATUS_NULL_ARGUMENT);
}

static void shutdown_and_after(filbert_grid *grid) {
    filbert_map *map = NULL;
    filbert_listener *listener = NULL, *none = NULL;
    filbert_buffer value = {NULL, 0};
    OK(filbert_map_open(grid, "things", &map));
    OK(filbert_grid_listen(grid, on_state, &states, &listener));
    OK(filbert_grid_shutdown(grid, 10 * 1000));
    OK(filbert_grid_shutdown(grid, 0)); /* once more does no harm */
    OK(filbert_grid_terminate(grid));
    CHECK(!filbert_grid_is_running(grid));
    CHECK(wait_for(&states, 2));
    CHECK(seen[0] == FILBERT_LIFECYCLE_SHUTTING_DOWN && seen[1] == FILBERT_LIFECYCLE_SHUTDOWN);

    FAILS(filbert_map_get(map, bytes("k"), &value), FILBERT_STATUS_NOT_ACTIVE);
    SAYS("not active");
    FAILS(filbert_map_set(map, bytes("k"), bytes("v"), -1, -1), FILBERT_STATUS_NOT_ACTIVE);
    FAILS(filbert_map_listen(map, nothing(), true, false, NULL, NULL, &none), FILBERT_STATUS_NULL_ARGUMENT);
    CHECK(value.data == NULL);
    filbert_grid_free(grid); /* before its objects and listeners, or after */
    FAILS(filbert_map_delete(map, bytes("k"), &(bool){false}), FILBERT_STATUS_NOT_ACTIVE);
    OK(filbert_listener_remove(listener, 1000));
    filbert_map_free(map);
}

int main(void) {
    CHECK(strcmp(filbert_last_error(), "") == 0);
    CHECK(strlen(filbert_version()) >= strlen("0.0.0"));
    CHECK(strcmp(filbert_status_name(FILBERT_STATUS_NOT_ACTIVE), "NOT_ACTIVE") == 0);
    CHECK(strcmp(filbert_status_name(1), "(no status)") == 0);

    filbert_grid *grid = start_alone(), *other = start_alone();
    CHECK(filbert_grid_is_running(grid));
    CHECK(filbert_grid_is_safe(grid));
    CHECK(strcmp(filbert_grid_name(grid), filbert_grid_name(other)) != 0);
    objects(grid);
    names(grid);
    configured_while_running(grid);
    filbert_grid_free(other); /* without a shutdown it is terminated */
    CHECK(filbert_grid_is_running(grid)); /* instances share nothing */
    shutdown_and_after(grid);

    CHECK(!filbert_grid_is_running(NULL));
    CHECK(!filbert_grid_is_safe(NULL));
    CHECK(filbert_grid_name(NULL) == NULL);
    FAILS(filbert_grid_shutdown(NULL, 0), FILBERT_STATUS_NULL_ARGUMENT);
    filbert_grid_free(NULL);
    return 0;
}
