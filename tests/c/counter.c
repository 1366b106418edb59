/* A counter: exact under threads. */
#include "example.h"

#define THREADS 4
#define CALLS 250

static void *count_up(void *userdata) {
    int64_t value = 0, last = 0;
    for (int i = 0; i < CALLS; i++) {
        OK(filbert_counter_add(userdata, 1, &value));
        CHECK(value > last);
        last = value;
    }
    return NULL;
}

int main(void) {
    filbert_grid *grid = start_alone();
    filbert_counter *counter = NULL;
    pthread_t threads[THREADS];
    int64_t value = 7;
    bool done = false;
    OK(filbert_counter_open(grid, "admitted", &counter));
    OK(filbert_counter_get(counter, &value));
    CHECK(value == 0);
    for (int i = 0; i < THREADS; i++) CHECK(pthread_create(&threads[i], NULL, count_up, counter) == 0);
    for (int i = 0; i < THREADS; i++) CHECK(pthread_join(threads[i], NULL) == 0);
    OK(filbert_counter_set(counter, INT64_MAX, &value));
    CHECK(value == THREADS * CALLS); /* the previous value */
    OK(filbert_counter_add(counter, 1, &value));
    CHECK(value == INT64_MIN); /* it wraps around */
    OK(filbert_counter_compare_and_set(counter, INT64_MIN, -5, &done));
    CHECK(done);
    OK(filbert_counter_compare_and_set(counter, 0, 5, &done));
    CHECK(!done);
    OK(filbert_counter_get(counter, &value));
    CHECK(value == -5);
    OK(filbert_counter_destroy(counter));
    OK(filbert_counter_get(counter, &value)); /* anew, by use */
    CHECK(value == 0);

    FAILS(filbert_counter_get(NULL, &value), FILBERT_STATUS_NULL_ARGUMENT);
    SAYS("counter");
    FAILS(filbert_counter_add(counter, 1, NULL), FILBERT_STATUS_NULL_ARGUMENT);
    OK(filbert_counter_get(counter, &value));
    CHECK(value == 0); /* what was refused was not applied */
    filbert_counter_free(NULL);
    stop(grid);
    FAILS(filbert_counter_get(counter, &value), FILBERT_STATUS_NOT_ACTIVE);
    filbert_counter_free(counter);
    return 0;
}
