/* A topic: messages arrive in their order; a listener that is removed hears nothing more. */
#include "example.h"

#define MESSAGES 100

typedef struct {
    counted heard;
    int next;
} numbers;

static void on_message(void *userdata, filbert_bytes message, uint64_t published_at) {
    numbers *it = userdata;
    char expected[16];
    snprintf(expected, sizeof expected, "%d", it->next++);
    CHECK(same(message, expected));
    CHECK(published_at > UINT64_C(1500000000000)); /* milliseconds, after 2017 */
    count_one(&it->heard);
}

int main(void) {
    filbert_grid *grid = start_alone();
    filbert_topic *topic = NULL;
    filbert_listener *listener = NULL;
    numbers it = {COUNTED, 0};
    filbert_bytes broken = {NULL, 1};
    char text[16];

    OK(filbert_topic_open(grid, "revocations", &topic));
    OK(filbert_topic_publish(topic, bytes("nobody listens")));
    OK(filbert_topic_listen(topic, on_message, &it, &listener));
    for (int i = 0; i < MESSAGES; i++) {
        snprintf(text, sizeof text, "%d", i);
        OK(filbert_topic_publish(topic, bytes(text)));
    }
    CHECK(wait_for(&it.heard, MESSAGES));
    OK(filbert_listener_remove(listener, 1000));
    OK(filbert_topic_publish(topic, bytes("nobody listens any more")));

    FAILS(filbert_topic_publish(NULL, bytes("m")), FILBERT_STATUS_NULL_ARGUMENT);
    FAILS(filbert_topic_publish(topic, broken), FILBERT_STATUS_NULL_ARGUMENT);
    FAILS(filbert_topic_listen(topic, NULL, NULL, &listener), FILBERT_STATUS_NULL_ARGUMENT);
    FAILS(filbert_topic_listen(topic, on_message, NULL, NULL), FILBERT_STATUS_NULL_ARGUMENT);
    stop(grid);
    CHECK(count_of(&it.heard) == MESSAGES);
    FAILS(filbert_topic_publish(topic, bytes("too late")), FILBERT_STATUS_NOT_ACTIVE);
    filbert_topic_free(topic);
    filbert_topic_free(NULL);
    return 0;
}
