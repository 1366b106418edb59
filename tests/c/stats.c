/* Figures of an instance. */
#include "example.h"

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
    filbert_map_free(map);
    stop(grid);
    return 0;
}
