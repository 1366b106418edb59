/* What the programs here have in common: a call that must succeed, one that must fail, a fact that must hold; text as
 * bytes; a member alone; and a place where callbacks count what they were told. */
#ifndef EXAMPLE_H
#define EXAMPLE_H

#define _POSIX_C_SOURCE 200809L

#include "filbert.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Longest wait for what must happen. */
#define WAIT_SECONDS 60

#define OK(call) expect((call), FILBERT_STATUS_OK, #call, __FILE__, __LINE__)
#define FAILS(call, status) expect((call), (status), #call, __FILE__, __LINE__)
#define CHECK(fact) ((fact) ? (void)0 : fail(#fact, __FILE__, __LINE__))
/* The text of the last failure says this. */
#define SAYS(part) CHECK(strstr(filbert_last_error(), part) != NULL)

static inline void fail(const char *what, const char *file, int line) {
    fprintf(stderr, "%s:%d: %s\n  last error: %s\n", file, line, what, filbert_last_error());
    exit(1);
}

static inline void expect(filbert_status found, filbert_status wanted, const char *call, const char *file, int line) {
    if (found != wanted) {
        fprintf(stderr, "%s:%d: %s: expected %s\n", file, line, filbert_status_name(found), filbert_status_name(wanted));
        fail(call, file, line);
    }
}

static inline filbert_bytes bytes(const char *text) {
    filbert_bytes view = {(const uint8_t *)text, strlen(text)};
    return view;
}

static inline filbert_bytes nothing(void) {
    filbert_bytes view = {NULL, 0};
    return view;
}

static inline filbert_bytes view(filbert_buffer buffer) {
    filbert_bytes view = {buffer.data, buffer.length};
    return view;
}

static inline bool same(filbert_bytes found, const char *text) {
    return found.data != NULL && found.length == strlen(text) && memcmp(found.data, text, found.length) == 0;
}

/* Whether a buffer holds this text, or for NULL no value; frees it. */
static inline bool take(filbert_buffer *buffer, const char *text) {
    bool right = text == NULL ? buffer->data == NULL : same(view(*buffer), text);
    filbert_buffer_free(buffer);
    return right;
}

/* A member without a cluster, network and log. */
static inline filbert_grid *start_alone(void) {
    filbert_config *config = NULL;
    filbert_grid *grid = NULL;
    OK(filbert_config_open(&config));
    OK(filbert_config_set(config, "clustered", "false"));
    OK(filbert_grid_open(config, &grid));
    filbert_config_free(config);
    return grid;
}

static inline void stop(filbert_grid *grid) {
    OK(filbert_grid_shutdown(grid, 10 * 1000));
    filbert_grid_free(grid);
}

/* Callbacks run on threads of the instance: what they share with the program is under a lock. */
typedef struct {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    int count;
} counted;

#define COUNTED {PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, 0}

static inline void count_one(counted *it) {
    pthread_mutex_lock(&it->lock);
    it->count++;
    pthread_cond_broadcast(&it->changed);
    pthread_mutex_unlock(&it->lock);
}

/* Waits until there have been `count`. */
static inline bool wait_for(counted *it, int count) {
    struct timespec deadline;
    int late = 0;
    clock_gettime(CLOCK_REALTIME, &deadline);
    deadline.tv_sec += WAIT_SECONDS;
    pthread_mutex_lock(&it->lock);
    while (it->count < count && late == 0)
        late = pthread_cond_timedwait(&it->changed, &it->lock, &deadline);
    bool there = it->count >= count;
    pthread_mutex_unlock(&it->lock);
    return there;
}

static inline int count_of(counted *it) {
    pthread_mutex_lock(&it->lock);
    int count = it->count;
    pthread_mutex_unlock(&it->lock);
    return count;
}

#endif
