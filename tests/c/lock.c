/* A lock: held by a thread, reentrant, with a fence that rises with each holder. */
#include "example.h"

#define FOR_EVER (-1)

static void *without_it(void *userdata) {
    filbert_lock *lock = userdata;
    uint64_t fence = 7;
    uint32_t count = 0;
    bool mine = true;
    OK(filbert_lock_acquire(lock, 0, &fence));
    CHECK(fence == 0); /* somebody else holds it */
    OK(filbert_lock_state(lock, &fence, &count, &mine));
    CHECK(fence != 0 && count == 2 && !mine);
    FAILS(filbert_lock_release(lock), FILBERT_STATUS_NOT_LOCK_OWNER);
    return NULL;
}

static void *next_holder(void *userdata) {
    uint64_t *fence = calloc(1, sizeof *fence);
    CHECK(fence != NULL);
    OK(filbert_lock_acquire(userdata, FOR_EVER, fence));
    OK(filbert_lock_release(userdata));
    return fence;
}

int main(void) {
    filbert_grid *grid = start_alone();
    filbert_lock *lock = NULL;
    uint64_t first = 0, again = 0, *next = NULL;
    uint32_t count = 1;
    bool mine = true;
    pthread_t thread;
    OK(filbert_lock_open(grid, "leader", &lock));
    OK(filbert_lock_acquire(lock, FOR_EVER, &first));
    CHECK(first != 0);
    OK(filbert_lock_acquire(lock, 0, &again));
    CHECK(again == first);
    CHECK(pthread_create(&thread, NULL, without_it, lock) == 0);
    CHECK(pthread_join(thread, NULL) == 0);

    CHECK(pthread_create(&thread, NULL, next_holder, lock) == 0); /* waits for both releases */
    OK(filbert_lock_release(lock));
    OK(filbert_lock_release(lock));
    CHECK(pthread_join(thread, (void **)&next) == 0);
    CHECK(*next > first);
    free(next);
    OK(filbert_lock_state(lock, &first, &count, &mine));
    CHECK(first == 0 && count == 0 && !mine);
    FAILS(filbert_lock_release(lock), FILBERT_STATUS_NOT_LOCK_OWNER);

    FAILS(filbert_lock_acquire(NULL, 0, &first), FILBERT_STATUS_NULL_ARGUMENT);
    FAILS(filbert_lock_acquire(lock, 0, NULL), FILBERT_STATUS_NULL_ARGUMENT);
    FAILS(filbert_lock_state(lock, NULL, &count, &mine), FILBERT_STATUS_NULL_ARGUMENT);
    SAYS("fence");
    filbert_lock_free(NULL);
    stop(grid);
    FAILS(filbert_lock_acquire(lock, FOR_EVER, &first), FILBERT_STATUS_NOT_ACTIVE);
    filbert_lock_free(lock);
    return 0;
}
