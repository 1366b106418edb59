/* Filbert: an embedded, clustered in-memory data grid. C99 and C++11. docs/c.md is the guide.
 *
 * Made from src/ffi/c by `make header`: do not edit.
 *
 * Errors
 *   A function that can fail returns a filbert_status: 0 is FILBERT_STATUS_OK, 1xx a mistake of the caller, 2xx the
 *   state of the cluster, 9xx a bug of the library. filbert_last_error() is the text of the calling thread's last
 *   failure. Outputs come last and are written on success only. A null argument is FILBERT_STATUS_NULL_ARGUMENT,
 *   never a crash, and frees nothing; what has been freed must not be used again.
 *
 * Ownership
 *   What a *_open function gives is released by the *_free function of the same object, a filbert_listener by
 *   filbert_listener_remove, a filbert_buffer by filbert_buffer_free; never by free(). Nothing that is handed in is
 *   kept after the call returns, but callbacks and their userdata.
 *   Objects may be freed in any order; those of a grid that has stopped answer FILBERT_STATUS_NOT_ACTIVE.
 *
 * Threads
 *   An object that a function takes as const may be used by several threads at a time. Calls block until they have an
 *   outcome, at most the time of the property hazelcast.operation.call.timeout.millis (60 s unless it is set). Locks
 *   belong to the calling thread. A process that forks must not use an instance of its parent.
 *
 * Callbacks
 *   They get their userdata first and run on threads of the instance, those of one listener one at a time. What they
 *   are handed lives until they return. They may block and call the library, but for the log callback; they must not
 *   unwind (longjmp, C++ exceptions) into it.
 *
 * Text
 *   Is UTF-8 and ends with NUL. Keys, values and messages are bytes of any content.
 *
 * Example: a member alone, or with all that are found as it is configured to find them
 *
 *     #include "filbert.h"
 *     #include <stdio.h>
 *     #include <string.h>
 *
 *     static filbert_bytes bytes(const char *text) {
 *         filbert_bytes view = {(const uint8_t *)text, strlen(text)};
 *         return view;
 *     }
 *
 *     int main(void) {
 *         filbert_config *config = NULL;
 *         filbert_grid *grid = NULL;
 *         filbert_map *map = NULL;
 *         filbert_buffer value = {NULL, 0};
 *         filbert_status status = filbert_config_open(&config);
 *         if (status == FILBERT_STATUS_OK) status = filbert_config_set(config, "clustered", "false");
 *         if (status == FILBERT_STATUS_OK) status = filbert_grid_open(config, &grid);
 *         if (status == FILBERT_STATUS_OK) status = filbert_map_open(grid, "tokens", &map);
 *         if (status == FILBERT_STATUS_OK) status = filbert_map_set(map, bytes("t-1"), bytes("revoked"), -1, -1);
 *         if (status == FILBERT_STATUS_OK) status = filbert_map_get(map, bytes("t-1"), &value);
 *         if (status == FILBERT_STATUS_OK) printf("%.*s\n", (int)value.length, (const char *)value.data);
 *         else fprintf(stderr, "%d: %s\n", (int)status, filbert_last_error());
 *         filbert_buffer_free(&value);
 *         filbert_map_free(map);
 *         filbert_grid_free(grid);
 *         filbert_config_free(config);
 *         return status == FILBERT_STATUS_OK ? 0 : 1;
 *     }
 */
