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

#ifndef FILBERT_H
#define FILBERT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * What a call answers. 1xx: a mistake of the caller; 2xx: the state of the cluster; 9xx: a bug of the library.
 */
enum filbert_status
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * Done.
   */
  FILBERT_STATUS_OK = 0,
  /**
   * A required argument was null. Nothing was applied.
   */
  FILBERT_STATUS_NULL_ARGUMENT = 100,
  /**
   * An argument is outside what the call accepts. Nothing was applied.
   */
  FILBERT_STATUS_INVALID_ARGUMENT = 101,
  /**
   * The configuration cannot be used: the text names file, line, key and remedy. Nothing was started.
   */
  FILBERT_STATUS_CONFIGURATION = 102,
  /**
   * A key, value or name over its limit. Nothing was applied.
   */
  FILBERT_STATUS_TOO_LARGE = 103,
  /**
   * The calling thread does not hold the lock. Nothing was applied.
   */
  FILBERT_STATUS_NOT_LOCK_OWNER = 104,
  /**
   * The holder may not acquire the lock once more. Nothing was applied.
   */
  FILBERT_STATUS_LOCK_LIMIT = 105,
  /**
   * The handle was closed. Nothing was applied.
   */
  FILBERT_STATUS_CLOSED = 106,
  /**
   * The thread was interrupted while it waited. Nothing was applied.
   */
  FILBERT_STATUS_INTERRUPTED = 107,
  /**
   * Somebody else held the key's lock for too long. Nothing was applied.
   */
  FILBERT_STATUS_LOCKED = 108,
  /**
   * The instance is not running (any more). Nothing was applied.
   */
  FILBERT_STATUS_NOT_ACTIVE = 200,
  /**
   * No answer in time, and surely not applied: may be retried.
   */
  FILBERT_STATUS_TIMEOUT = 201,
  /**
   * No answer in time: it may have been applied, or may still be.
   */
  FILBERT_STATUS_UNKNOWN = 202,
  /**
   * A queue on the way has no room. Nothing was applied: retry later.
   */
  FILBERT_STATUS_OVERLOADED = 203,
  /**
   * The memory limit is reached. Nothing was applied; reads and removes go on.
   */
  FILBERT_STATUS_OUT_OF_MEMORY = 204,
  /**
   * All members are lite: nobody can hold data. Nothing was applied.
   */
  FILBERT_STATUS_NO_DATA_MEMBER = 205,
  /**
   * The object was destroyed. Nothing was applied.
   */
  FILBERT_STATUS_DESTROYED = 206,
  /**
   * The cluster refused this member, or none could be formed. Nothing was started.
   */
  FILBERT_STATUS_JOIN = 207,
  /**
   * A socket or file failed: the text names it.
   */
  FILBERT_STATUS_IO = 208,
  /**
   * A bug of the library. Whether anything was applied is unknown.
   */
  FILBERT_STATUS_PANIC = 900,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum filbert_status filbert_status;
#else
typedef int32_t filbert_status;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * A configuration that is being made. Not to be shared by threads while it is changed.
 */
typedef struct filbert_config filbert_config;

/**
 * A handle on a counter, which is 0 at first. Thread-safe.
 */
typedef struct filbert_counter filbert_counter;

/**
 * A running instance. Thread-safe.
 */
typedef struct filbert_grid filbert_grid;

/**
 * A registered listener.
 */
typedef struct filbert_listener filbert_listener;

/**
 * A handle on a lock. Thread-safe; the lock is held by the calling thread.
 */
typedef struct filbert_lock filbert_lock;

/**
 * A handle on a map. Thread-safe.
 */
typedef struct filbert_map filbert_map;

/**
 * The member list as of one version, oldest first. Thread-safe.
 */
typedef struct filbert_members filbert_members;

/**
 * A handle on a topic. Thread-safe.
 */
typedef struct filbert_topic filbert_topic;

/**
 * Bytes that the library made. Release them with `filbert_buffer_free`, never with `free`.
 *
 * `data` is null for "no value"; an empty value has a non-null `data` and length 0.
 */
typedef struct filbert_buffer {
  /**
   * First byte.
   */
  uint8_t *data;
  /**
   * How many.
   */
  size_t length;
} filbert_buffer;

/**
 * Bytes that the caller lends for one call. `data` may be null when `length` is 0.
 */
typedef struct filbert_bytes {
  /**
   * First byte.
   */
  const uint8_t *data;
  /**
   * How many.
   */
  size_t length;
} filbert_bytes;

/**
 * Receives log lines: level (1 error, 2 warn, 3 info, 4 debug, 5 trace), logger and text, both NUL-terminated UTF-8
 * that live until it returns. Called on any thread of the instance: it must return soon and must not call the grid.
 */
typedef void (*filbert_log_callback)(void *userdata,
                                     int32_t level,
                                     const char *logger,
                                     const char *text);

/**
 * One member.
 */
typedef struct filbert_member {
  /**
   * 16 bytes, a UUID.
   */
  uint8_t id[16];
  /**
   * Where peers reach it; lives as long as the list.
   */
  const char *host;
  /**
   * TCP port.
   */
  uint16_t port;
  /**
   * Whether it holds no data.
   */
  bool lite;
  /**
   * Whether it is this one.
   */
  bool local;
  /**
   * Partitions that it owns.
   */
  uint32_t partitions;
} filbert_member;

/**
 * Receives members that joined or left: their 16-byte UUID. It may block and call the grid.
 */
typedef void (*filbert_member_callback)(void *userdata, bool joined, const uint8_t *member);

/**
 * Receives keys and values of `filbert_map_each`; both live until it returns. Answer false to stop.
 */
typedef bool (*filbert_each_callback)(void *userdata,
                                      struct filbert_bytes key,
                                      struct filbert_bytes value);

/**
 * A change of an entry, or of a whole map. All pointers live until the callback returns.
 */
typedef struct filbert_entry_event {
  /**
   * 1 added, 2 updated, 3 removed, 4 evicted, 5 expired, 6 map cleared, 7 map evicted.
   */
  int32_t kind;
  /**
   * The key; `data` is null for 6 and 7.
   */
  struct filbert_bytes key;
  /**
   * The new value, if wanted and there; else `data` is null.
   */
  struct filbert_bytes value;
  /**
   * The previous value, likewise.
   */
  struct filbert_bytes old_value;
  /**
   * For 6 and 7: how many entries went.
   */
  uint64_t count;
  /**
   * The member that caused it: 16 bytes, a UUID.
   */
  uint8_t member[16];
} filbert_entry_event;

/**
 * Receives entry events. It may block and call the grid.
 */
typedef void (*filbert_entry_callback)(void *userdata, const struct filbert_entry_event *event);

/**
 * Receives topic messages. `published_at` is in milliseconds since 1970, of the publisher's clock. It may block and
 * call the grid.
 */
typedef void (*filbert_message_callback)(void *userdata,
                                         struct filbert_bytes message,
                                         uint64_t published_at);

/**
 * Figures of one instance at one moment. Counts over its life unless said otherwise; bytes of keys, values and what is
 * kept on top.
 */
typedef struct filbert_stats {
  /**
   * Members now.
   */
  uint64_t members;
  /**
   * Partitions owned now.
   */
  uint64_t partitions_owned;
  /**
   * Partitions backed up now.
   */
  uint64_t partitions_backed_up;
  /**
   * Owned partitions without all planned backups in step now.
   */
  uint64_t partitions_unsafe;
  /**
   * Migrations running now.
   */
  uint64_t migrations_running;
  /**
   * Migrations that this member, as master, has finished.
   */
  uint64_t migrations_done;
  /**
   * Partitions whose replicas were all lost.
   */
  uint64_t possible_losses;
  /**
   * Entries of all maps owned here now.
   */
  uint64_t owned_entries;
  /**
   * Their bytes.
   */
  uint64_t owned_bytes;
  /**
   * Entries of all maps backed up here now.
   */
  uint64_t backup_entries;
  /**
   * Their bytes.
   */
  uint64_t backup_bytes;
  /**
   * Bytes of records now.
   */
  uint64_t memory_used;
  /**
   * Bytes allowed.
   */
  uint64_t memory_limit;
  /**
   * Events that wait for listeners now.
   */
  uint64_t events_queued;
  /**
   * Events that listeners lost.
   */
  uint64_t events_dropped;
  /**
   * Calls under way now.
   */
  uint64_t calls_waiting;
  /**
   * Calls that succeeded.
   */
  uint64_t calls_ok;
  /**
   * Calls that were refused for a reason of their own.
   */
  uint64_t calls_failed;
  /**
   * Calls that were surely not applied in time.
   */
  uint64_t calls_timeout;
  /**
   * Calls whose outcome is unknown.
   */
  uint64_t calls_unknown;
  /**
   * Calls that were refused for want of room or memory.
   */
  uint64_t calls_overloaded;
} filbert_stats;

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/* What every call answers, and what it means.
 */

/**
 * The text of the calling thread's last failure, UTF-8; empty if there was none.
 *
 * Never null. Valid until the same thread's next call of this library fails.
 */
const char *filbert_last_error(void);

/**
 * The version of this library: `major.minor.patch`. A static string.
 */
const char *filbert_version(void);

/* Bytes that cross: borrowed ones going in, owned ones coming out.
 */

/**
 * Releases bytes that the library made, and sets `data` to null. Null, or "no value", is allowed.
 *
 * Safety: `buffer` is null, or points to a buffer that a function of this library wrote and that was not released yet.
 */
void filbert_buffer_free(struct filbert_buffer *buffer);

/**
 * The form in which a Java gateway stores the string `text` as a key or value, so that both see the same entry:
 * `[-11, 4 bytes][length, 4 bytes][UTF-8]`, big-endian. Release it with `filbert_buffer_free`.
 *
 * Safety: `text` is a NUL-terminated string; `out` is writable.
 */
filbert_status filbert_string_form(const char *text,
                                   struct filbert_buffer *out);

/**
 * The text in a string form, without its 8 bytes of head. `FILBERT_STATUS_INVALID_ARGUMENT` for anything else. Release it with
 * `filbert_buffer_free`.
 *
 * Safety: `form` points to readable memory until the call returns; `out` is writable.
 */
filbert_status filbert_string_text(struct filbert_bytes form,
                                   struct filbert_buffer *out);

/* Configuration from C: from a file, or key by key; and where the log goes.
 */

/**
 * Opens a configuration with the defaults. Free it with `filbert_config_free`.
 *
 * Safety: `out` is writable.
 */
filbert_status filbert_config_open(struct filbert_config **out);

/**
 * Opens a configuration from a file; the suffix `.toml` says that it is a `deployment.toml`. `${name}` in it is
 * looked up in the environment. An error names file, line, key, what was found and what is accepted.
 *
 * Safety: `path` is a NUL-terminated string; `out` is writable.
 */
filbert_status filbert_config_open_file(const char *path,
                                        struct filbert_config **out);

/**
 * Sets one value, for example `cluster-name`, `network.port`, `join.tcp-ip.member` (adds one), `map.NAME.backup-count`
 * or `property.NAME`. A wrong key or value is refused with what is accepted.
 *
 * Safety: `config` is open and used by this thread alone; `key` and `value` are NUL-terminated strings.
 */
filbert_status filbert_config_set(struct filbert_config *config,
                                  const char *key,
                                  const char *value);

/**
 * Sends the log of instances started with this configuration to `callback`. `userdata` comes back as its first
 * argument and must live until the instance has stopped.
 *
 * Safety: `config` is open and used by this thread alone; `callback` may be called from any thread with `userdata`.
 */
filbert_status filbert_config_log(struct filbert_config *config,
                                  filbert_log_callback callback,
                                  void *userdata);

/**
 * Frees a configuration. Instances started from it go on. Null is allowed.
 *
 * Safety: `config` is null, or was opened and not freed.
 */
void filbert_config_free(struct filbert_config *config);

/* An instance: start, stop, and what it is.
 */

/**
 * Starts an instance and returns when it is in a cluster and serves.
 *
 * Blocks until joined. Stop it with `filbert_grid_shutdown` or `filbert_grid_terminate`, then free it with
 * `filbert_grid_free`. Errors: `FILBERT_STATUS_CONFIGURATION`, `_JOIN`, `_IO`; nothing is left running then.
 *
 * Safety: `config` is open; `out` is writable.
 */
filbert_status filbert_grid_open(const struct filbert_config *config,
                                 struct filbert_grid **out);

/**
 * The instance's name; valid until the grid is freed. Null for a null grid.
 *
 * Safety: `grid` is null or open.
 */
const char *filbert_grid_name(const struct filbert_grid *grid);

/**
 * Whether it serves and shutdown has not begun. False for null.
 *
 * Safety: `grid` is null or open.
 */
bool filbert_grid_is_running(const struct filbert_grid *grid);

/**
 * Leaves the cluster: hands partitions over for at most `limit_ms` milliseconds, then stops. Idempotent; a second
 * caller waits for the first. Objects of the grid stay valid and answer `FILBERT_STATUS_NOT_ACTIVE`.
 *
 * Safety: `grid` is open.
 */
filbert_status filbert_grid_shutdown(const struct filbert_grid *grid,
                                     uint64_t limit_ms);

/**
 * Stops at once, without handing over. Idempotent.
 *
 * Safety: `grid` is open.
 */
filbert_status filbert_grid_terminate(const struct filbert_grid *grid);

/**
 * Frees the handle; terminates the instance first if it still runs. Null is allowed. Handles of its objects are
 * freed on their own.
 *
 * Safety: `grid` is null, or was opened and not freed, and no other thread uses it.
 */
void filbert_grid_free(struct filbert_grid *grid);

/* The members of the cluster.
 */

/**
 * Takes the present member list. Free it with `filbert_members_free`.
 *
 * Safety: `grid` is open; `out` is writable.
 */
filbert_status filbert_members_open(const struct filbert_grid *grid, struct filbert_members **out);

/**
 * Frees a list. Null is allowed.
 *
 * Safety: `members` is null, or was opened and not freed.
 */
void filbert_members_free(struct filbert_members *members);

/**
 * How many there are. 0 for null.
 *
 * Safety: `members` is null or open.
 */
size_t filbert_members_count(const struct filbert_members *members);

/**
 * The list's version: rises by one with each join and leave. 0 for null.
 *
 * Safety: `members` is null or open.
 */
uint32_t filbert_members_version(const struct filbert_members *members);

/**
 * One member; 0 is the oldest.
 *
 * Safety: `members` is open; `out` is writable.
 */
filbert_status filbert_members_get(const struct filbert_members *members,
                                   size_t index,
                                   struct filbert_member *out);

/**
 * Calls `callback` for every member that joins or leaves from now on. Remove it with `filbert_listener_remove`.
 *
 * Safety: `grid` is open; `callback` may be called with `userdata` from another thread until the listener is removed or the
 * instance has stopped; `out` is writable.
 */
filbert_status filbert_members_listen(const struct filbert_grid *grid,
                                      filbert_member_callback callback,
                                      void *userdata,
                                      struct filbert_listener **out);

/* A distributed map of bytes to bytes.
 *
 * Keys and values are stored as they are handed in. To share entries with a Java gateway, use the forms that it
 * uses: `filbert_string_form` for strings. A time of -1 is the map's default, 0 is for ever.
 */

/**
 * Opens the map of this name, which is created in the cluster at the first use. Free it with `filbert_map_free`.
 *
 * Safety: `grid` is open; `name` is a NUL-terminated string; `out` is writable.
 */
filbert_status filbert_map_open(const struct filbert_grid *grid,
                                const char *name,
                                struct filbert_map **out);

/**
 * Frees a handle; the map stays. Null is allowed.
 *
 * Safety: `map` is null, or was opened and not freed.
 */
void filbert_map_free(struct filbert_map *map);

/**
 * The value of `key`; `data` is null when there is none. Release it with `filbert_buffer_free`.
 *
 * Safety: `map` is open; `key` points to readable memory until the call returns; `out` is writable.
 */
filbert_status filbert_map_get(const struct filbert_map *map,
                               struct filbert_bytes key,
                               struct filbert_buffer *out);

/**
 * Whether `key` has a value.
 *
 * Safety: As for `filbert_map_get`.
 */
filbert_status filbert_map_contains(const struct filbert_map *map,
                                    struct filbert_bytes key,
                                    bool *out);

/**
 * Stores `value` under `key`.
 *
 * Blocks until the owner and its synchronous backups hold it. Returns `FILBERT_STATUS_UNKNOWN` if they did not say so
 * in time: the write may have happened.
 *
 * Safety: `map` is open; `key` and `value` point to readable memory until the call returns.
 */
filbert_status filbert_map_set(const struct filbert_map *map,
                               struct filbert_bytes key,
                               struct filbert_bytes value,
                               int64_t ttl_ms,
                               int64_t max_idle_ms);

/**
 * Stores `value` under `key` and answers the previous value; release it with `filbert_buffer_free`.
 *
 * Safety: As for `filbert_map_set`; `out` is writable.
 */
filbert_status filbert_map_put(const struct filbert_map *map,
                               struct filbert_bytes key,
                               struct filbert_bytes value,
                               int64_t ttl_ms,
                               int64_t max_idle_ms,
                               struct filbert_buffer *out);

/**
 * Stores `value` if `key` has none, and answers the value that was there (`data` is null: stored).
 *
 * Safety: As for `filbert_map_put`.
 */
filbert_status filbert_map_put_if_absent(const struct filbert_map *map,
                                         struct filbert_bytes key,
                                         struct filbert_bytes value,
                                         int64_t ttl_ms,
                                         int64_t max_idle_ms,
                                         struct filbert_buffer *out);

/**
 * Stores `value` if `key` has one, and answers the previous value (`data` is null: not stored).
 *
 * Safety: As for `filbert_map_put`.
 */
filbert_status filbert_map_replace(const struct filbert_map *map,
                                   struct filbert_bytes key,
                                   struct filbert_bytes value,
                                   struct filbert_buffer *out);

/**
 * Stores `value` if the present one is `expected`, byte for byte. Answers whether it did.
 *
 * Safety: As for `filbert_map_put`.
 */
filbert_status filbert_map_replace_if_same(const struct filbert_map *map,
                                           struct filbert_bytes key,
                                           struct filbert_bytes expected,
                                           struct filbert_bytes value,
                                           bool *out);

/**
 * Removes `key` and answers its value (`data` is null: there was none). Release it with `filbert_buffer_free`.
 *
 * Safety: As for `filbert_map_get`.
 */
filbert_status filbert_map_remove(const struct filbert_map *map,
                                  struct filbert_bytes key,
                                  struct filbert_buffer *out);

/**
 * Removes `key` if its value is `expected`, byte for byte. Answers whether it did.
 *
 * Safety: As for `filbert_map_put`.
 */
filbert_status filbert_map_remove_if_same(const struct filbert_map *map,
                                          struct filbert_bytes key,
                                          struct filbert_bytes expected,
                                          bool *out);

/**
 * Evicts `key`: listeners hear "evicted". Answers whether it did; a locked key stays.
 *
 * Safety: As for `filbert_map_get`.
 */
filbert_status filbert_map_evict(const struct filbert_map *map,
                                 struct filbert_bytes key,
                                 bool *out);

/**
 * Changes the life of an entry. Answers whether there is one.
 *
 * Safety: As for `filbert_map_get`.
 */
filbert_status filbert_map_set_expiry(const struct filbert_map *map,
                                      struct filbert_bytes key,
                                      int64_t ttl_ms,
                                      int64_t max_idle_ms,
                                      bool *out);

/**
 * Locks `key` for the calling thread if it comes free within `wait_ms` (-1: waits for ever). Reentrant. `lease_ms` 0:
 * until unlocked. Answers whether it did.
 *
 * Safety: As for `filbert_map_get`.
 */
filbert_status filbert_map_lock(const struct filbert_map *map,
                                struct filbert_bytes key,
                                int64_t wait_ms,
                                uint64_t lease_ms,
                                bool *out);

/**
 * Unlocks `key` once. `FILBERT_STATUS_NOT_LOCK_OWNER` for any thread but the holder; with `force` whoever holds it.
 *
 * Safety: `map` is open; `key` points to readable memory until the call returns.
 */
filbert_status filbert_map_unlock(const struct filbert_map *map,
                                  struct filbert_bytes key,
                                  bool force);

/**
 * Whether anybody holds the lock of `key`.
 *
 * Safety: As for `filbert_map_get`.
 */
filbert_status filbert_map_is_locked(const struct filbert_map *map,
                                     struct filbert_bytes key,
                                     bool *out);

/**
 * Number of entries in the whole cluster.
 *
 * Safety: `map` is open; `out` is writable.
 */
filbert_status filbert_map_size(const struct filbert_map *map, uint64_t *out);

/**
 * Calls `each` with every entry of the whole cluster, on this thread. Not a snapshot.
 *
 * Safety: `map` is open; `each` may be called with `userdata` until this returns.
 */
filbert_status filbert_map_each(const struct filbert_map *map,
                                filbert_each_callback each,
                                void *userdata);

/**
 * Removes all entries but locked ones; with `evict`, evicts them. Listeners hear one event, if anything went.
 *
 * Safety: `map` is open.
 */
filbert_status filbert_map_clear(const struct filbert_map *map,
                                 bool evict);

/**
 * Destroys the map on all members. A later use creates it anew, empty.
 *
 * Safety: `map` is open.
 */
filbert_status filbert_map_destroy(const struct filbert_map *map);

/**
 * Calls `callback` for every change of an entry (of `key` only, unless its `data` is null), on a thread of the instance,
 * one at a time and in the order of the key's changes. When this returns, every member sends its events. Remove it
 * with `filbert_listener_remove`.
 *
 * Safety: `map` is open; `key` points to readable memory until the call returns; `callback` may be called with `userdata` from
 * another thread until the listener is removed or the instance has stopped; `out` is writable.
 */
filbert_status filbert_map_listen(const struct filbert_map *map,
                                  struct filbert_bytes key,
                                  bool values,
                                  bool local,
                                  filbert_entry_callback callback,
                                  void *userdata,
                                  struct filbert_listener **out);

/* A distributed topic.
 */

/**
 * Opens the topic of this name. Free it with `filbert_topic_free`.
 *
 * Safety: `grid` is open; `name` is a NUL-terminated string; `out` is writable.
 */
filbert_status filbert_topic_open(const struct filbert_grid *grid,
                                  const char *name,
                                  struct filbert_topic **out);

/**
 * Frees a handle; the topic stays. Null is allowed.
 *
 * Safety: `topic` is null, or was opened and not freed.
 */
void filbert_topic_free(struct filbert_topic *topic);

/**
 * Hands a message to the queues of all members with listeners, this one included. Nobody confirms it.
 *
 * Safety: `topic` is open; `message` points to readable memory until the call returns.
 */
filbert_status filbert_topic_publish(const struct filbert_topic *topic,
                                     struct filbert_bytes message);

/**
 * Calls `callback` for every message published after this returned, on a thread of the instance, one at a time. Remove
 * it with `filbert_listener_remove`.
 *
 * Safety: `topic` is open; `callback` may be called with `userdata` from another thread until the listener is removed or the
 * instance has stopped; `out` is writable.
 */
filbert_status filbert_topic_listen(const struct filbert_topic *topic,
                                    filbert_message_callback callback,
                                    void *userdata,
                                    struct filbert_listener **out);

/* A distributed lock with fencing tokens, held by a thread.
 */

/**
 * Opens the lock of this name. Free it with `filbert_lock_free`.
 *
 * Safety: `grid` is open; `name` is a NUL-terminated string; `out` is writable.
 */
filbert_status filbert_lock_open(const struct filbert_grid *grid,
                                 const char *name,
                                 struct filbert_lock **out);

/**
 * Frees a handle; the lock stays as it is. Null is allowed.
 *
 * Safety: `lock` is null, or was opened and not freed.
 */
void filbert_lock_free(struct filbert_lock *lock);

/**
 * Acquires the lock for the calling thread if it comes free within `wait_ms` (-1: waits for ever). Reentrant.
 *
 * Answers its fence: a number that rises with every holder; 0 = not acquired.
 *
 * Safety: `lock` is open; `out` is writable.
 */
filbert_status filbert_lock_acquire(const struct filbert_lock *lock,
                                    int64_t wait_ms,
                                    uint64_t *out);

/**
 * Releases the lock once. `FILBERT_STATUS_NOT_LOCK_OWNER` for any thread but the holder.
 *
 * Safety: `lock` is open.
 */
filbert_status filbert_lock_release(const struct filbert_lock *lock);

/**
 * How often the present holder has acquired it (0 = free), and whether that is the calling thread.
 *
 * Safety: `lock` is open; `count` and `mine` are writable.
 */
filbert_status filbert_lock_state(const struct filbert_lock *lock, uint32_t *count, bool *mine);

/* A distributed 64-bit counter.
 */

/**
 * Opens the counter of this name. Free it with `filbert_counter_free`.
 *
 * Safety: `grid` is open; `name` is a NUL-terminated string; `out` is writable.
 */
filbert_status filbert_counter_open(const struct filbert_grid *grid,
                                    const char *name,
                                    struct filbert_counter **out);

/**
 * Frees a handle; the counter stays. Null is allowed.
 *
 * Safety: `counter` is null, or was opened and not freed.
 */
void filbert_counter_free(struct filbert_counter *counter);

/**
 * The value.
 *
 * Safety: `counter` is open; `out` is writable.
 */
filbert_status filbert_counter_get(const struct filbert_counter *counter, int64_t *out);

/**
 * Adds `delta` and answers the new value; applied once, whatever member fails meanwhile. Wraps around at the ends.
 *
 * Safety: `counter` is open; `out` is writable.
 */
filbert_status filbert_counter_add(const struct filbert_counter *counter,
                                   int64_t delta,
                                   int64_t *out);

/**
 * Sets the value and answers the previous one.
 *
 * Safety: `counter` is open; `out` is writable.
 */
filbert_status filbert_counter_set(const struct filbert_counter *counter,
                                   int64_t value,
                                   int64_t *out);

/**
 * Sets to `value` if it is `expected`. Answers whether it did.
 *
 * Safety: `counter` is open; `out` is writable.
 */
filbert_status filbert_counter_compare_and_set(const struct filbert_counter *counter,
                                               int64_t expected,
                                               int64_t value,
                                               bool *out);

/* Listeners of C programs, run by the instance's own callback threads.
 */

/**
 * Removes a listener and frees it. A callback that is running on another thread may still finish. Null is allowed.
 *
 * Safety: `listener` is null, or was registered and not removed.
 */
void filbert_listener_remove(struct filbert_listener *listener);

/* Figures of an instance.
 */

/**
 * Takes the figures.
 *
 * Safety: `grid` is open; `out` is writable.
 */
filbert_status filbert_grid_stats(const struct filbert_grid *grid, struct filbert_stats *out);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* FILBERT_H */
