/* Figures of an instance. */
#include "example.h"

/* Uses are timed by a coarse clock, which is a little behind the one that tells when a map was first used. */
#define CLOCK_MS 20

static void on_message(void *userdata, filbert_bytes message, uint64_t published_at) {
    (void)userdata;
    (void)message;
    (void)published_at;
}

static void operations(filbert_map *map) {
    filbert_buffer value = {NULL, 0};
    filbert_map_figures before, after;
    bool there = false;
    OK(filbert_map_stats(map, &before));
    CHECK(before.created_ms > 0 && before.gets.count == 0 && before.other_operations == 0);
    OK(filbert_map_set(map, bytes("counted"), bytes("1"), -1, -1));
    OK(filbert_map_put(map, bytes("counted"), bytes("2"), -1, -1, &value));
    filbert_buffer_free(&value);
    for (int i = 0; i < 1000; i++) {
        OK(filbert_map_get(map, bytes("counted"), &value));
        filbert_buffer_free(&value);
    }
    OK(filbert_map_contains(map, bytes("counted"), &there));
    OK(filbert_map_remove(map, bytes("counted"), &value));
    filbert_buffer_free(&value);
    OK(filbert_map_stats(map, &after));
    CHECK(after.gets.count == 1000 && after.gets.total_ns > 0);
    CHECK(after.gets.longest_ns > 0 && after.gets.longest_ns <= after.gets.total_ns);
    CHECK(after.sets.count == before.sets.count + 1 && after.sets.total_ns > before.sets.total_ns);
    CHECK(after.puts.count == 1 && after.puts.longest_ns == after.puts.total_ns);
    CHECK(after.removes.count == 1 && after.other_operations == 1 && after.events == 0);
    CHECK(after.hits == before.hits + 1002); /* the put found an entry, too */
    CHECK(after.last_update_ms + CLOCK_MS >= after.created_ms && after.last_access_ms + CLOCK_MS >= after.created_ms);
    CHECK(after.evictions == 0 && after.expirations == 0);
    FAILS(filbert_map_stats(NULL, &after), FILBERT_STATUS_NULL_ARGUMENT);
    FAILS(filbert_map_stats(map, NULL), FILBERT_STATUS_NULL_ARGUMENT);
}

static void messages(filbert_grid *grid) {
    filbert_topic *topic = NULL;
    filbert_listener *one = NULL, *two = NULL;
    filbert_topic_figures figures;
    OK(filbert_topic_open(grid, "invalidations", &topic));
    OK(filbert_topic_publish(topic, bytes("nobody listens")));
    OK(filbert_topic_listen(topic, on_message, NULL, &one));
    OK(filbert_topic_listen(topic, on_message, NULL, &two));
    OK(filbert_topic_publish(topic, bytes("two do")));
    OK(filbert_topic_stats(topic, &figures));
    CHECK(figures.published == 2 && figures.received == 2 && figures.created_ms > 0);
    FAILS(filbert_topic_stats(NULL, &figures), FILBERT_STATUS_NULL_ARGUMENT);
    FAILS(filbert_topic_stats(topic, NULL), FILBERT_STATUS_NULL_ARGUMENT);
    OK(filbert_listener_remove(one, 1000));
    OK(filbert_listener_remove(two, 1000));
    filbert_topic_free(topic);
}

int main(void) {
    filbert_grid *grid = start_alone();
    filbert_map *map = NULL;
    filbert_stats before, after;
    OK(filbert_map_open(grid, "tokens", &map));
    OK(filbert_grid_stats(grid, &before));
    CHECK(before.members == 1);
    CHECK(before.partitions_owned == 271 && before.partitions_backed_up == 0 && before.partitions_unsafe == 0);
    CHECK(before.migrations_running == 0 && before.possible_losses == 0);
    CHECK(before.owned_entries == 0 && before.memory_limit > 0);

    OK(filbert_map_set(map, bytes("k"), bytes("value"), -1, -1));
    OK(filbert_grid_stats(grid, &after));
    CHECK(after.owned_entries == 1 && after.owned_bytes >= 6);
    CHECK(after.memory_used > before.memory_used && after.memory_used <= after.memory_limit);
    CHECK(after.calls_ok > before.calls_ok && after.calls_waiting == 0);
    CHECK(after.calls_failed == before.calls_failed && after.calls_unknown == 0);
    CHECK(after.events_queued == 0 && after.events_dropped == 0);

    FAILS(filbert_grid_stats(NULL, &after), FILBERT_STATUS_NULL_ARGUMENT);
    FAILS(filbert_grid_stats(grid, NULL), FILBERT_STATUS_NULL_ARGUMENT);
    operations(map);
    messages(grid);
    filbert_map_free(map);
    stop(grid);
    return 0;
}
