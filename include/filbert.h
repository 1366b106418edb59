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
 * How much a log line matters.
 */
enum filbert_log_level
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * A bug of the library.
   */
  FILBERT_LOG_LEVEL_ERROR = 1,
  /**
   * Somebody should look.
   */
  FILBERT_LOG_LEVEL_WARN = 2,
  /**
   * What an operator wants to know.
   */
  FILBERT_LOG_LEVEL_INFO = 3,
  /**
   * For who looks for a fault.
   */
  FILBERT_LOG_LEVEL_DEBUG = 4,
  /**
   * Everything.
   */
  FILBERT_LOG_LEVEL_TRACE = 5,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum filbert_log_level filbert_log_level;
#else
typedef int32_t filbert_log_level;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * Kinds of distributed objects.
 */
enum filbert_kind
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * A map.
   */
  FILBERT_KIND_MAP = 1,
  /**
   * A topic.
   */
  FILBERT_KIND_TOPIC = 2,
  /**
   * A lock.
   */
  FILBERT_KIND_LOCK = 3,
  /**
   * A counter.
   */
  FILBERT_KIND_COUNTER = 4,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum filbert_kind filbert_kind;
#else
typedef int32_t filbert_kind;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * States of an instance.
 */
enum filbert_lifecycle
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * Began to start.
   */
  FILBERT_LIFECYCLE_STARTING = 0,
  /**
   * Serves.
   */
  FILBERT_LIFECYCLE_STARTED = 1,
  /**
   * Began to shut down.
   */
  FILBERT_LIFECYCLE_SHUTTING_DOWN = 2,
  /**
   * Has shut down.
   */
  FILBERT_LIFECYCLE_SHUTDOWN = 3,
  /**
   * Began to merge into another cluster, after the network between them was cut.
   */
  FILBERT_LIFECYCLE_MERGING = 4,
  /**
   * Has merged: its member list and its own id are those of the other cluster.
   */
  FILBERT_LIFECYCLE_MERGED = 5,
  /**
   * Could not merge.
   */
  FILBERT_LIFECYCLE_MERGE_FAILED = 6,
  /**
   * The cluster takes this member no more after it left it by force or by merge: it stops by itself.
   */
  FILBERT_LIFECYCLE_EXPELLED = 7,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum filbert_lifecycle filbert_lifecycle;
#else
typedef int32_t filbert_lifecycle;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What happened to an entry, or to a whole map.
 */
enum filbert_entry_kind
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * The key had no value before.
   */
  FILBERT_ENTRY_KIND_ADDED = 1,
  /**
   * The key had another value.
   */
  FILBERT_ENTRY_KIND_UPDATED = 2,
  /**
   * Removed by a call.
   */
  FILBERT_ENTRY_KIND_REMOVED = 3,
  /**
   * Evicted by a call or for want of room.
   */
  FILBERT_ENTRY_KIND_EVICTED = 4,
  /**
   * Its time to live or its idle time is over.
   */
  FILBERT_ENTRY_KIND_EXPIRED = 5,
  /**
   * All entries were removed.
   */
  FILBERT_ENTRY_KIND_MAP_CLEARED = 6,
  /**
   * All entries were evicted.
   */
  FILBERT_ENTRY_KIND_MAP_EVICTED = 7,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum filbert_entry_kind filbert_entry_kind;
#else
typedef int32_t filbert_entry_kind;
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
 * A registered listener. Remove it with `filbert_listener_remove`, also after its grid has stopped.
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
 * `data` is null for "no value"; an empty value has a non-null `data` and length 0. A NUL byte, not counted, follows
 * the last byte, so that text can be handed on as it is.
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
 * Receives log lines: level, name of the logger, and text. Called on any thread, by several at a time: it must return
 * soon and must not call the library.
 */
typedef void (*filbert_log_callback)(void *userdata,
                                     filbert_log_level level,
                                     const char *logger,
                                     const char *text);

/**
 * Receives the objects of `filbert_grid_objects`. Answer false to stop.
 */
typedef bool (*filbert_object_callback)(void *userdata, filbert_kind kind, const char *name);

/**
 * Receives states of an instance.
 */
typedef void (*filbert_lifecycle_callback)(void *userdata, filbert_lifecycle state);

/**
 * A name and its value, as a member was configured.
 */
typedef struct filbert_attribute {
  /**
   * The name.
   */
  const char *name;
  /**
   * The value.
   */
  const char *value;
} filbert_attribute;

/**
 * One member. What it points to lives as long as its list, or until the callback returns.
 */
typedef struct filbert_member {
  /**
   * Tells it from all others.
   */
  uint8_t id[16];
  /**
   * The same as text.
   */
  char uuid[37];
  /**
   * Where peers reach it.
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
  /**
   * Its attributes, by name.
   */
  const struct filbert_attribute *attributes;
  /**
   * How many.
   */
  size_t attributes_count;
} filbert_member;

/**
 * Receives members that joined, or left if `joined` is false; what it says of `partitions` is 0.
 */
typedef void (*filbert_member_callback)(void *userdata,
                                        bool joined,
                                        const struct filbert_member *member);

/**
 * A value with its times, in milliseconds. What the map does not keep is 0.
 */
typedef struct filbert_entry_view {
  /**
   * The value; `data` is null when there is none. Release it with `filbert_buffer_free`.
   */
  struct filbert_buffer value;
  /**
   * Its time to live; 0 = for ever.
   */
  uint64_t ttl_ms;
  /**
   * How long it may be idle; 0 = for ever.
   */
  uint64_t max_idle_ms;
  /**
   * Life left; 0 = for ever.
   */
  uint64_t left_ms;
  /**
   * Since it was added.
   */
  uint64_t age_ms;
  /**
   * Since the last access.
   */
  uint64_t idle_ms;
  /**
   * Since the last update.
   */
  uint64_t unchanged_ms;
  /**
   * Accesses.
   */
  uint64_t hits;
} filbert_entry_view;

/**
 * A key and its value, lent for one call.
 */
typedef struct filbert_entry {
  /**
   * The key.
   */
  struct filbert_bytes key;
  /**
   * The value.
   */
  struct filbert_bytes value;
} filbert_entry;

/**
 * Receives entries of `filbert_map_each`, which live until it returns. Answer false to stop.
 */
typedef bool (*filbert_each_callback)(void *userdata, const struct filbert_entry *entry);

/**
 * A change of an entry, or of a whole map. All pointers live until the callback returns.
 */
typedef struct filbert_entry_event {
  /**
   * What happened.
   */
  filbert_entry_kind kind;
  /**
   * The key; of a whole map `data` is null.
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
   * How many entries: 1, or of a whole map how many went.
   */
  uint64_t count;
  /**
   * The `id` of the member that caused it.
   */
  uint8_t member[16];
} filbert_entry_event;

/**
 * Receives entry events.
 */
typedef void (*filbert_entry_callback)(void *userdata, const struct filbert_entry_event *event);

/**
 * Operations of one kind that this member asked for, whoever owns the keys.
 */
typedef struct filbert_operations {
  /**
   * How many succeeded.
   */
  uint64_t count;
  /**
   * Nanoseconds they took together. Of reads of keys that this member owns one in 64 is timed and stands for the
   * others.
   */
  uint64_t total_ns;
  /**
   * Nanoseconds of the longest one that was timed.
   */
  uint64_t longest_ns;
} filbert_operations;

/**
 * Figures of a map at this member. Operations are counted unless `map.NAME.statistics-enabled` is `false`.
 */
typedef struct filbert_map_figures {
  /**
   * Entries owned.
   */
  uint64_t owned_entries;
  /**
   * Their bytes: keys, values and what is kept on top.
   */
  uint64_t owned_bytes;
  /**
   * Entries backed up.
   */
  uint64_t backup_entries;
  /**
   * Their bytes.
   */
  uint64_t backup_bytes;
  /**
   * Keys owned that are locked.
   */
  uint64_t locked_entries;
  /**
   * Reads and writes that found an entry, of the partitions owned, since they are.
   */
  uint64_t hits;
  /**
   * Entries that made room for others, likewise.
   */
  uint64_t evictions;
  /**
   * Entries whose time was over, likewise.
   */
  uint64_t expirations;
  /**
   * When an entry was last used, in milliseconds since 1970, likewise; 0 is never.
   */
  uint64_t last_access_ms;
  /**
   * When an entry was last written or removed, likewise.
   */
  uint64_t last_update_ms;
  /**
   * When this member first used the map, in milliseconds since 1970.
   */
  uint64_t created_ms;
  /**
   * `get`, and each key of `get_all`.
   */
  struct filbert_operations gets;
  /**
   * `put`, `put_if_absent`, `replace` and `try_put`, and each entry of `put_all`.
   */
  struct filbert_operations puts;
  /**
   * `set`.
   */
  struct filbert_operations sets;
  /**
   * `remove`, `delete` and their like.
   */
  struct filbert_operations removes;
  /**
   * `contains`, and walks over the whole map.
   */
  uint64_t other_operations;
  /**
   * Events that reached listeners of this member.
   */
  uint64_t events;
} filbert_map_figures;

/**
 * Figures of a topic at this member.
 */
typedef struct filbert_topic_figures {
  /**
   * Messages that this member published.
   */
  uint64_t published;
  /**
   * Messages that reached its listeners, each counted for itself.
   */
  uint64_t received;
  /**
   * When this member first used the topic, in milliseconds since 1970.
   */
  uint64_t created_ms;
} filbert_topic_figures;

/**
 * Receives topic messages. `published_at` is in milliseconds since 1970, of the publisher's clock.
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

/* What a call answered, and which library it was.
 */

/**
 * The text of the calling thread's last failure, UTF-8; empty if there was none.
 *
 * Never null. Valid until the same thread's next call of this library fails, or the thread ends.
 */
const char *filbert_last_error(void);

/**
 * The name of a status, such as `NOT_ACTIVE`; for another number `(no status)`. A static string.
 */
const char *filbert_status_name(int32_t status);

/**
 * The version of this library: `major.minor.patch`. A static string.
 */
const char *filbert_version(void);

/* Bytes: lent to the library for one call, or made by it and owned by the caller.
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
 * The text in a string form, without its 8 bytes of head. `FILBERT_STATUS_INVALID_ARGUMENT` for anything else. Release
 * it with `filbert_buffer_free`.
 *
 * Safety: `form` points to readable memory until the call returns; `out` is writable.
 */
filbert_status filbert_string_text(struct filbert_bytes form,
                                   struct filbert_buffer *out);

/* Configuration: from a file, key by key, or from a file and then key by key.
 *
 * It is checked as a whole when an instance is started from it, which copies it: it may be changed and used again.
 */

/**
 * Opens a configuration with the defaults. Free it with `filbert_config_free`.
 *
 * Safety: `out` is writable.
 */
filbert_status filbert_config_open(struct filbert_config **out);

/**
 * Opens a configuration from a file. The suffix says what it is: `.toml` a `deployment.toml`, `.xml` and `.yaml` (or
 * `.yml`) Hazelcast's own. `${name}` in it is looked up in the environment. An error names file, line, key, what was
 * found and what is accepted.
 *
 * Safety: `path` is a NUL-terminated string; `out` is writable.
 */
filbert_status filbert_config_open_file(const char *path,
                                        struct filbert_config **out);

/**
 * Sets one value: the text of a `key` such as `cluster-name`, `clustered`, `network.port`, `join.tcp-ip.member` (adds
 * one), `map.NAME.backup-count` or `property.NAME`; docs/c.md has them all. A wrong key or value is refused with
 * what is accepted, and changes nothing.
 *
 * Safety: `config` is open and used by this thread alone; `key` and `value` are NUL-terminated strings.
 */
filbert_status filbert_config_set(struct filbert_config *config,
                                  const char *key,
                                  const char *value);

/**
 * Frees a configuration. Instances started from it go on. Null is allowed.
 *
 * Safety: `config` is null, or was opened and not freed.
 */
void filbert_config_free(struct filbert_config *config);

/* The log of an instance: to a callback, or to the console and files that a `log4j2.properties` names. Without one of
 * the two it goes nowhere.
 */

/**
 * Sends the log of instances started with this configuration to `callback`. `userdata` must live until they are
 * freed.
 *
 * Safety: `config` is open and used by this thread alone; `callback` may be called from any thread with `userdata` until the
 * grid is freed.
 */
filbert_status filbert_config_log(struct filbert_config *config,
                                  filbert_log_callback callback,
                                  void *userdata);

/**
 * Sends the log of instances started with this configuration to the console and the files that a WSO2
 * `log4j2.properties` names for `com.hazelcast` and `io.filbert`, with its levels, and opens them.
 *
 * `${env:NAME}` is the environment variable NAME; `${sys:a.name}` is the variable `a.name`, else `A_NAME`. An error
 * names file, line, key and remedy.
 *
 * Safety: `config` is open and used by this thread alone; `path` is a NUL-terminated string.
 */
filbert_status filbert_config_log_file(struct filbert_config *config,
                                       const char *path);

/**
 * Sets which lines of the logger `logger`, and of those below it, are wanted: `level` is OFF, ERROR, WARN, INFO (as it
 * is unless set), DEBUG, TRACE or ALL. An empty `logger` means all that have no level of their own.
 *
 * Safety: `config` is open and used by this thread alone; `logger` and `level` are NUL-terminated strings.
 */
filbert_status filbert_config_log_level(struct filbert_config *config,
                                        const char *logger,
                                        const char *level);

/* An instance: a member of a cluster in this process. There may be several; they share nothing.
 */

/**
 * Starts an instance and returns when it is in a cluster and serves.
 *
 * Stop it with `filbert_grid_shutdown` or `filbert_grid_terminate`, then free it with `filbert_grid_free`. On failure
 * (`FILBERT_STATUS_CONFIGURATION`, `FILBERT_STATUS_JOIN`, `FILBERT_STATUS_IO`) nothing is left running.
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
 * Whether every partition has an owner and all backups that the number of members allows, in step, and nothing is
 * moving: then the loss of one member loses nothing. False for null.
 *
 * Safety: `grid` is null or open.
 */
bool filbert_grid_is_safe(const struct filbert_grid *grid);

/**
 * Calls `each`, on this thread, with every distributed object of the cluster.
 *
 * Safety: `grid` is open; `each` may be called with `userdata` until this returns.
 */
filbert_status filbert_grid_objects(const struct filbert_grid *grid,
                                    filbert_object_callback each,
                                    void *userdata);

/**
 * Calls `callback` with every state that the instance enters from now on. Remove it with `filbert_listener_remove`.
 *
 * Safety: `grid` is open; `callback` may be called with `userdata` until the listener is removed; `out` is writable.
 */
filbert_status filbert_grid_listen(const struct filbert_grid *grid,
                                   filbert_lifecycle_callback callback,
                                   void *userdata,
                                   struct filbert_listener **out);

/**
 * Adds what `config` says of maps, locks and topics to the running cluster: when this returns every member has it, and
 * who joins later has it before it serves. It holds for objects created from now on; what a member was started with
 * goes before it, there. Another definition of a name that is configured already is refused with
 * `FILBERT_STATUS_CONFIGURATION` and a text that names it; the same once more is no error.
 *
 * Safety: `grid` is open; `config` is open and not changed meanwhile.
 */
filbert_status filbert_grid_add_config(const struct filbert_grid *grid,
                                       const struct filbert_config *config);

/**
 * Replaces the well-known addresses that later joins and merges of this member use: those of `join.tcp-ip.member`, as
 * a comma list. Without effect when members find each other otherwise.
 *
 * Safety: `grid` is open; `addresses` is a NUL-terminated string.
 */
filbert_status filbert_grid_set_well_known(const struct filbert_grid *grid,
                                           const char *addresses);

/**
 * Leaves the cluster: hands partitions over for at most `limit_ms` milliseconds, then stops. Idempotent; a second
 * caller waits for the first. Objects of the grid stay valid and answer `FILBERT_STATUS_NOT_ACTIVE`.
 *
 * Safety: `grid` is open.
 */
filbert_status filbert_grid_shutdown(const struct filbert_grid *grid,
                                     uint64_t limit_ms);

/**
 * Stops at once, without handing over: the others find out as they would after a crash. Idempotent.
 *
 * Safety: `grid` is open.
 */
filbert_status filbert_grid_terminate(const struct filbert_grid *grid);

/**
 * Frees the handle; terminates the instance first if it still runs. Null is allowed. Its objects and listeners are
 * freed on their own, before or after.
 *
 * Safety: `grid` is null, or was opened and not freed, and no other thread uses it.
 */
void filbert_grid_free(struct filbert_grid *grid);

/* The members of the cluster: a list as of one moment, and who joins or leaves later.
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
 * One member; 0 is the oldest. Null if there is none at `index`, or for null.
 *
 * Safety: `members` is null or open.
 */
const struct filbert_member *filbert_members_get(const struct filbert_members *members,
                                                 size_t index);

/**
 * Calls `callback` for every member that joins or leaves from now on. Remove it with `filbert_listener_remove`.
 *
 * Safety: `grid` is open; `callback` may be called with `userdata` until the listener is removed; `out` is writable.
 */
filbert_status filbert_members_listen(const struct filbert_grid *grid,
                                      filbert_member_callback callback,
                                      void *userdata,
                                      struct filbert_listener **out);

/* A distributed map of bytes to bytes.
 *
 * Keys and values, at most 64 MiB each, are stored and compared as they are handed in. To share entries with a Java
 * gateway use the forms that it uses: `filbert_string_form` for strings. `ttl_ms` counts from the write, `max_idle_ms`
 * from the last access: -1 is the map's default, 0 is for ever. Calls wait for a key that another thread has locked.
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
 * Removes `key` and answers whether it had a value. Cheaper than `filbert_map_remove`.
 *
 * Safety: As for `filbert_map_get`.
 */
filbert_status filbert_map_delete(const struct filbert_map *map,
                                  struct filbert_bytes key,
                                  bool *out);

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
 * Evicts `key`: listeners hear "evicted". Answers whether it did. Waits while another
 * holds the key's lock.
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
 * Stores `value` unless another thread holds the lock of `key` for longer than `wait_ms`. Answers whether it did.
 *
 * Safety: As for `filbert_map_put`.
 */
filbert_status filbert_map_try_put(const struct filbert_map *map,
                                   struct filbert_bytes key,
                                   struct filbert_bytes value,
                                   uint64_t wait_ms,
                                   bool *out);

/**
 * Removes `key` unless another thread holds its lock for longer than `wait_ms`. Answers whether a value went.
 *
 * Safety: As for `filbert_map_get`.
 */
filbert_status filbert_map_try_remove(const struct filbert_map *map,
                                      struct filbert_bytes key,
                                      uint64_t wait_ms,
                                      bool *out);

/**
 * The value of `key` with its times; not counted as an access. Release `out->value` with `filbert_buffer_free`.
 *
 * Safety: As for `filbert_map_get`.
 */
filbert_status filbert_map_view(const struct filbert_map *map,
                                struct filbert_bytes key,
                                struct filbert_entry_view *out);

/* A distributed lock. A thread holds it, until it releases it or its member leaves the cluster.
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
 * The fence of the present holder and how often it has acquired the lock (both 0: free), and whether it is the calling
 * thread.
 *
 * Safety: `lock` is open; `fence`, `count` and `mine` are writable.
 */
filbert_status filbert_lock_state(const struct filbert_lock *lock,
                                  uint64_t *fence,
                                  uint32_t *count,
                                  bool *mine);

/**
 * Destroys the lock on all members. A later use creates it anew, free.
 *
 * Safety: `lock` is open.
 */
filbert_status filbert_lock_destroy(const struct filbert_lock *lock);

/* Locks of keys of a map, whether the key has a value or not. A thread holds them.
 */

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

/* Several keys of a map at once, the whole map, and who listens to it.
 *
 * A walk over the whole map is not a snapshot: each partition contributes once, as of the instant it is asked.
 */

/**
 * Stores several entries, at the map's default times. All are sent at once; not atomic as a whole: after a failure
 * some may have been stored.
 *
 * Safety: `map` is open; `entries` points to `count` entries, and these to memory, readable until the call returns.
 */
filbert_status filbert_map_put_all(const struct filbert_map *map,
                                   const struct filbert_entry *entries,
                                   size_t count);

/**
 * The values of `count` keys: `out[i]` is that of `keys[i]`, its `data` null when there is none. All are asked for at
 * once. Release each with `filbert_buffer_free`.
 *
 * Safety: `map` is open; `keys` points to `count` keys, and these to memory, readable until the call returns; `out` has room
 * for `count` buffers.
 */
filbert_status filbert_map_get_all(const struct filbert_map *map,
                                   const struct filbert_bytes *keys,
                                   size_t count,
                                   struct filbert_buffer *out);

/**
 * Number of entries in the whole cluster.
 *
 * Safety: `map` is open; `out` is writable.
 */
filbert_status filbert_map_size(const struct filbert_map *map, uint64_t *out);

/**
 * Whether some entry has this value, byte for byte.
 *
 * Safety: `map` is open; `value` points to readable memory until the call returns; `out` is writable.
 */
filbert_status filbert_map_contains_value(const struct filbert_map *map,
                                          struct filbert_bytes value,
                                          bool *out);

/**
 * Calls `each`, on this thread, with every entry of the whole cluster, or with `local` with those that this member
 * owns. They are fetched page by page while it goes on.
 *
 * Safety: `map` is open; `each` may be called with `userdata` until this returns.
 */
filbert_status filbert_map_each(const struct filbert_map *map,
                                bool local,
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
 * Calls `callback` for every change of an entry, or only of `key` unless its `data` is null; with `local` only of
 * entries that this member owns; with `values`, events carry them. Those of one key come in the order of its changes.
 * When this returns, every member sends its events. Remove it with `filbert_listener_remove`.
 *
 * Safety: `map` is open; `key` points to readable memory until the call returns; `callback` may be called with `userdata`
 * until the listener is removed; `out` is writable.
 */
filbert_status filbert_map_listen(const struct filbert_map *map,
                                  struct filbert_bytes key,
                                  bool values,
                                  bool local,
                                  filbert_entry_callback callback,
                                  void *userdata,
                                  struct filbert_listener **out);

/* Figures of a map at this member.
 */

/**
 * Figures of the map at this member.
 *
 * Safety: `map` is open; `out` is writable.
 */
filbert_status filbert_map_stats(const struct filbert_map *map, struct filbert_map_figures *out);

/* A distributed topic: a message goes to every listener on every member.
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
 * Figures of the topic at this member.
 *
 * Safety: `topic` is open; `out` is writable.
 */
filbert_status filbert_topic_stats(const struct filbert_topic *topic,
                                   struct filbert_topic_figures *out);

/**
 * Hands a message, at most 64 MiB, to the queues of all members with listeners, this one included. Nobody confirms it.
 * With global order it returns when the message has its place among all, at the latest after the call timeout.
 *
 * Safety: `topic` is open; `message` points to readable memory until the call returns.
 */
filbert_status filbert_topic_publish(const struct filbert_topic *topic,
                                     struct filbert_bytes message);

/**
 * Destroys the topic on all members. A later use creates it anew, without listeners.
 *
 * Safety: `topic` is open.
 */
filbert_status filbert_topic_destroy(const struct filbert_topic *topic);

/**
 * Calls `callback` for every message that is published after this returned; those of one publisher in their order.
 * Remove it with `filbert_listener_remove`.
 *
 * Safety: `topic` is open; `callback` may be called with `userdata` until the listener is removed; `out` is writable.
 */
filbert_status filbert_topic_listen(const struct filbert_topic *topic,
                                    filbert_message_callback callback,
                                    void *userdata,
                                    struct filbert_listener **out);

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
 * The fence of the present holder and how often it has acquired the lock (both 0: free), and whether it is the calling
 * thread.
 *
 * Safety: `lock` is open; `fence`, `count` and `mine` are writable.
 */
filbert_status filbert_lock_state(const struct filbert_lock *lock,
                                  uint64_t *fence,
                                  uint32_t *count,
                                  bool *mine);

/**
 * Destroys the lock on all members. A later use creates it anew, free.
 *
 * Safety: `lock` is open.
 */
filbert_status filbert_lock_destroy(const struct filbert_lock *lock);

/* A distributed 64-bit counter. Each call is applied once, whatever member fails meanwhile.
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

/**
 * Destroys the counter on all members. A later use creates it anew, 0.
 *
 * Safety: `counter` is open.
 */
filbert_status filbert_counter_destroy(const struct filbert_counter *counter);

/* Listeners. Their callbacks run on threads of the instance, in the order of the events, one call at a time for each
 * listener; a slow one holds up nobody else. A listener that is 100,000 events or 64 MiB behind loses the newest
 * ones, counted in `filbert_stats`.
 */

/**
 * Removes a listener and frees it, and waits at most `limit_ms` for its callback if that is running on another
 * thread: after `FILBERT_STATUS_OK` it does not run any more, and its userdata may go. From within the callback it
 * does not wait for it. Null is allowed.
 *
 * Returns `FILBERT_STATUS_TIMEOUT` if the callback has still not returned: the listener is removed and freed, but its
 * userdata is in use.
 *
 * Safety: `listener` is null, or was registered and not removed.
 */
filbert_status filbert_listener_remove(struct filbert_listener *listener,
                                       uint64_t limit_ms);

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
