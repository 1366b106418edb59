/* One member as a process of its own: commands on the standard input, one line of answer each on the standard output,
 * the log on the standard error. Arguments: CLUSTER HOST PORT SEEDS, where SEEDS is a comma list of addresses. */
#include "example.h"

#include <inttypes.h>
#include <unistd.h>

#define WORDS_MAX 4
#define TEXT_MAX 64

static filbert_grid *grid;
static filbert_lock *lock; /* the one that this member acquired last */
static counted heard = COUNTED;

/* A thread that stores PREFIX-0, PREFIX-1 ..., each until it is acknowledged. */
typedef struct {
    pthread_t thread;
    pthread_mutex_t mutex;
    char map[TEXT_MAX], prefix[TEXT_MAX];
    bool stop;
    long acknowledged, failed, slowest_ms;
} load;
static load loading = {.mutex = PTHREAD_MUTEX_INITIALIZER};

static long now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void on_log(void *userdata, filbert_log_level level, const char *logger, const char *text) {
    (void)userdata;
    fprintf(stderr, "%d %s: %s\n", (int)level, logger, text);
}

static void answer_status(filbert_status status) {
    if (status == FILBERT_STATUS_OK)
        printf("ok\n");
    else
        printf("error %s %s\n", filbert_status_name(status), filbert_last_error());
}

static filbert_map *map_of(const char *name) {
    filbert_map *map = NULL;
    return filbert_map_open(grid, name, &map) == FILBERT_STATUS_OK ? map : NULL;
}

static void set(const char *name, const char *key, const char *value) {
    filbert_map *map = map_of(name);
    answer_status(filbert_map_set(map, bytes(key), bytes(value), -1, -1));
    filbert_map_free(map);
}

static void get(const char *name, const char *key) {
    filbert_map *map = map_of(name);
    filbert_buffer value = {NULL, 0};
    filbert_status status = filbert_map_get(map, bytes(key), &value);
    if (status != FILBERT_STATUS_OK)
        answer_status(status);
    else if (value.data == NULL)
        printf("none\n");
    else
        printf("value %.*s\n", (int)value.length, (const char *)value.data);
    filbert_buffer_free(&value);
    filbert_map_free(map);
}

static void size(const char *name) {
    filbert_map *map = map_of(name);
    uint64_t count = 0;
    filbert_status status = filbert_map_size(map, &count);
    if (status == FILBERT_STATUS_OK)
        printf("size %" PRIu64 "\n", count);
    else
        answer_status(status);
    filbert_map_free(map);
}

/* members COUNT VERSION OWN-UUID OLDEST-UUID SAFE */
static void members(void) {
    filbert_members *list = NULL;
    const char *own = "none", *oldest = "none";
    OK(filbert_members_open(grid, &list));
    size_t count = filbert_members_count(list);
    for (size_t i = 0; i < count; i++) {
        const filbert_member *member = filbert_members_get(list, i);
        if (i == 0)
            oldest = member->uuid;
        if (member->local)
            own = member->uuid;
    }
    printf("members %zu %" PRIu32 " %s %s %s\n", count, filbert_members_version(list), own, oldest,
           filbert_grid_is_safe(grid) ? "safe" : "unsafe");
    filbert_members_free(list);
}

static void *run_load(void *userdata) {
    load *it = userdata;
    filbert_map *map = map_of(it->map);
    for (long i = 0;; i++) {
        char key[2 * TEXT_MAX];
        snprintf(key, sizeof key, "%s-%ld", it->prefix, i);
        long began = now_ms(), failed = 0;
        bool stop;
        filbert_status status;
        do {
            status = filbert_map_set(map, bytes(key), bytes(key), -1, -1);
            pthread_mutex_lock(&it->mutex);
            it->failed += status != FILBERT_STATUS_OK;
            failed += status != FILBERT_STATUS_OK;
            stop = it->stop;
            pthread_mutex_unlock(&it->mutex);
        } while (status != FILBERT_STATUS_OK && !stop);
        long took = now_ms() - began;
        pthread_mutex_lock(&it->mutex);
        it->acknowledged += status == FILBERT_STATUS_OK;
        it->slowest_ms = took > it->slowest_ms ? took : it->slowest_ms;
        pthread_mutex_unlock(&it->mutex);
        if (stop)
            break;
    }
    filbert_map_free(map);
    return NULL;
}

static void begin_load(const char *map, const char *prefix) {
    snprintf(loading.map, sizeof loading.map, "%s", map);
    snprintf(loading.prefix, sizeof loading.prefix, "%s", prefix);
    loading.stop = false;
    loading.acknowledged = loading.failed = loading.slowest_ms = 0;
    CHECK(pthread_create(&loading.thread, NULL, run_load, &loading) == 0);
    printf("ok\n");
}

/* load ACKNOWLEDGED FAILED SLOWEST-MS */
static void answer_load(void) {
    pthread_mutex_lock(&loading.mutex);
    printf("load %ld %ld %ld\n", loading.acknowledged, loading.failed, loading.slowest_ms);
    pthread_mutex_unlock(&loading.mutex);
}

static void end_load(void) {
    pthread_mutex_lock(&loading.mutex);
    loading.stop = true;
    pthread_mutex_unlock(&loading.mutex);
    CHECK(pthread_join(loading.thread, NULL) == 0);
    answer_load();
}

/* How many of PREFIX-0 to PREFIX-(count - 1) are not there. */
static void check_load(const char *name, const char *prefix, long count) {
    filbert_map *map = map_of(name);
    long missing = 0;
    for (long i = 0; i < count; i++) {
        char key[2 * TEXT_MAX];
        filbert_buffer value = {NULL, 0};
        snprintf(key, sizeof key, "%s-%ld", prefix, i);
        missing += filbert_map_get(map, bytes(key), &value) != FILBERT_STATUS_OK || !same(view(value), key);
        filbert_buffer_free(&value);
    }
    printf("missing %ld\n", missing);
    filbert_map_free(map);
}

static void on_message(void *userdata, filbert_bytes message, uint64_t published_at) {
    (void)message, (void)published_at;
    count_one(userdata);
}

static void listen(const char *name) {
    filbert_topic *topic = NULL;
    filbert_listener *listener = NULL;
    filbert_status status = filbert_topic_open(grid, name, &topic);
    if (status == FILBERT_STATUS_OK)
        status = filbert_topic_listen(topic, on_message, &heard, &listener);
    answer_status(status);
    filbert_topic_free(topic); /* the listener stays to the end of the process */
}

static void publish(const char *name, const char *message) {
    filbert_topic *topic = NULL;
    filbert_status status = filbert_topic_open(grid, name, &topic);
    if (status == FILBERT_STATUS_OK)
        status = filbert_topic_publish(topic, bytes(message));
    answer_status(status);
    filbert_topic_free(topic);
}

static void acquire(const char *name, const char *wait) {
    uint64_t fence = 0;
    filbert_lock_free(lock);
    lock = NULL;
    filbert_status status = filbert_lock_open(grid, name, &lock);
    if (status == FILBERT_STATUS_OK)
        status = filbert_lock_acquire(lock, atol(wait), &fence);
    if (status == FILBERT_STATUS_OK)
        printf("fence %" PRIu64 "\n", fence);
    else
        answer_status(status);
}

static void add(const char *name, const char *delta) {
    filbert_counter *counter = NULL;
    int64_t value = 0;
    filbert_status status = filbert_counter_open(grid, name, &counter);
    if (status == FILBERT_STATUS_OK)
        status = filbert_counter_add(counter, atol(delta), &value);
    if (status == FILBERT_STATUS_OK)
        printf("counter %" PRId64 "\n", value);
    else
        answer_status(status);
    filbert_counter_free(counter);
}

/* False: the end. */
static bool obey(char *line) {
    const char *words[WORDS_MAX] = {"", "", "", ""};
    size_t count = 0;
    for (char *word = strtok(line, " \n"); word != NULL && count < WORDS_MAX; word = strtok(NULL, " \n"))
        words[count++] = word;
    const char *verb = words[0];
    if (strcmp(verb, "quit") == 0)
        return false;
    if (strcmp(verb, "set") == 0)
        set(words[1], words[2], words[3]);
    else if (strcmp(verb, "get") == 0)
        get(words[1], words[2]);
    else if (strcmp(verb, "size") == 0)
        size(words[1]);
    else if (strcmp(verb, "members") == 0)
        members();
    else if (strcmp(verb, "load") == 0)
        begin_load(words[1], words[2]);
    else if (strcmp(verb, "loaded") == 0)
        answer_load();
    else if (strcmp(verb, "unload") == 0)
        end_load();
    else if (strcmp(verb, "check") == 0)
        check_load(words[1], words[2], atol(words[3]));
    else if (strcmp(verb, "listen") == 0)
        listen(words[1]);
    else if (strcmp(verb, "publish") == 0)
        publish(words[1], words[2]);
    else if (strcmp(verb, "heard") == 0)
        printf("heard %d\n", count_of(&heard));
    else if (strcmp(verb, "lock") == 0)
        acquire(words[1], words[2]);
    else if (strcmp(verb, "unlock") == 0)
        answer_status(filbert_lock_release(lock));
    else if (strcmp(verb, "add") == 0)
        add(words[1], words[2]);
    else
        printf("error unknown command %s\n", verb);
    return true;
}

int main(int argc, char **argv) {
    char line[4096];
    filbert_config *config = NULL;
    if (argc != 5) {
        fprintf(stderr, "usage: member CLUSTER HOST PORT SEEDS\n");
        return 2;
    }
    OK(filbert_config_open(&config));
    OK(filbert_config_log(config, on_log, NULL));
    OK(filbert_config_set(config, "cluster-name", argv[1]));
    OK(filbert_config_set(config, "network.public-address", argv[2]));
    OK(filbert_config_set(config, "network.bind", "public-host-if-local"));
    OK(filbert_config_set(config, "network.port", argv[3]));
    OK(filbert_config_set(config, "network.port-auto-increment", "false"));
    OK(filbert_config_set(config, "join.auto-detection.enabled", "false"));
    OK(filbert_config_set(config, "join.tcp-ip.enabled", "true"));
    OK(filbert_config_set(config, "join.tcp-ip.member", argv[4]));
    OK(filbert_grid_open(config, &grid));
    filbert_config_free(config);
    printf("serving\n");
    fflush(stdout);
    while (fgets(line, sizeof line, stdin) != NULL && obey(line))
        fflush(stdout);
    filbert_lock_free(lock);
    stop(grid);
    printf("left\n");
    return 0;
}
