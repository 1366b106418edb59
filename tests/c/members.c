/* The member list, with what a member says of itself. */
#include "example.h"

int main(void) {
    filbert_config *config = NULL;
    filbert_grid *grid = NULL;
    filbert_members *members = NULL;
    OK(filbert_config_open(&config));
    OK(filbert_config_set(config, "clustered", "false"));
    OK(filbert_config_set(config, "attribute.zone", "north"));
    OK(filbert_config_set(config, "attribute.role", "gateway"));
    OK(filbert_grid_open(config, &grid));

    OK(filbert_members_open(grid, &members));
    CHECK(filbert_members_count(members) == 1);
    CHECK(filbert_members_version(members) >= 1);
    const filbert_member *member = filbert_members_get(members, 0); /* the oldest */
    CHECK(member->local && !member->lite);
    CHECK(member->partitions == 271);
    CHECK(strlen(member->uuid) == 36);
    CHECK(member->host != NULL);
    CHECK(member->attributes_count == 2);
    CHECK(strcmp(member->attributes[0].name, "role") == 0);
    CHECK(strcmp(member->attributes[0].value, "gateway") == 0);
    CHECK(strcmp(member->attributes[1].name, "zone") == 0);
    CHECK(filbert_members_get(members, 1) == NULL);

    stop(grid);
    CHECK(strcmp(member->attributes[1].value, "north") == 0); /* the list stays as it was taken */
    filbert_members_free(members);
    filbert_config_free(config);

    CHECK(filbert_members_count(NULL) == 0);
    CHECK(filbert_members_version(NULL) == 0);
    CHECK(filbert_members_get(NULL, 0) == NULL);
    FAILS(filbert_members_open(NULL, &members), FILBERT_STATUS_NULL_ARGUMENT);
    filbert_members_free(NULL);
    return 0;
}
