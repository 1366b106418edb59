/* Configuration: key by key, from a deployment.toml, and what is said of mistakes. */
#include "example.h"

static void key_by_key(void) {
    filbert_config *config = NULL;
    OK(filbert_config_open(&config));
    OK(filbert_config_set(config, "cluster-name", "wso2.am.domain"));
    OK(filbert_config_set(config, "network.port", "4500"));
    OK(filbert_config_set(config, "join.tcp-ip.enabled", "true"));
    OK(filbert_config_set(config, "join.tcp-ip.member", "127.0.0.1:4500")); /* each call adds one */
    OK(filbert_config_set(config, "join.tcp-ip.member", "127.0.0.1:4501"));
    OK(filbert_config_set(config, "map.tokens.backup-count", "2"));
    OK(filbert_config_set(config, "property.filbert.memory.max", "256m"));

    FAILS(filbert_config_set(config, "network.prot", "4500"), FILBERT_STATUS_CONFIGURATION);
    SAYS("network.prot");
    FAILS(filbert_config_set(config, "network.port", "many"), FILBERT_STATUS_CONFIGURATION);
    SAYS("network.port");
    SAYS("many");
    FAILS(filbert_config_set(config, "network.port", "65536"), FILBERT_STATUS_CONFIGURATION);
    FAILS(filbert_config_set(config, "cluster-name", "\xff"), FILBERT_STATUS_INVALID_ARGUMENT);
    SAYS("UTF-8");
    filbert_config_free(config);
}

/* argv[1] is the folder with the two sample files of the documentation. */
static void from_a_file(const char *fixtures) {
    filbert_config *config = NULL;
    char path[4096];
    snprintf(path, sizeof path, "%s/gateway-a.toml", fixtures);
    OK(filbert_config_open_file(path, &config));
    OK(filbert_config_set(config, "network.port", "0")); /* what is set later holds */
    filbert_config_free(config);

    for (int i = 0; i < 2; i++) { /* Hazelcast's own files say the same */
        snprintf(path, sizeof path, "%s/hazelcast.%s", fixtures, i == 0 ? "xml" : "yaml");
        OK(filbert_config_open_file(path, &config));
        OK(filbert_config_set(config, "clustered", "false"));
        OK(filbert_config_set(config, "map.sessions.backup-count", "1"));
        filbert_config_free(config);
    }

    config = NULL;
    FAILS(filbert_config_open_file("no-such-file.xml", &config), FILBERT_STATUS_CONFIGURATION);
    SAYS("no-such-file.xml");
    FAILS(filbert_config_open_file("no-such-file.toml", &config), FILBERT_STATUS_CONFIGURATION);
    SAYS("no-such-file.toml");
    FAILS(filbert_config_open_file("hazelcast.ini", &config), FILBERT_STATUS_CONFIGURATION);
    SAYS(".toml");
    CHECK(config == NULL); /* outputs are written on success only */
}

static void mistakes(void) {
    filbert_config *config = NULL;
    filbert_grid *grid = NULL;
    FAILS(filbert_config_open(NULL), FILBERT_STATUS_NULL_ARGUMENT);
    FAILS(filbert_config_open_file(NULL, &config), FILBERT_STATUS_NULL_ARGUMENT);
    SAYS("path");
    FAILS(filbert_config_open_file("a.toml", NULL), FILBERT_STATUS_NULL_ARGUMENT);
    FAILS(filbert_config_set(NULL, "cluster-name", "dev"), FILBERT_STATUS_NULL_ARGUMENT);
    SAYS("config");
    FAILS(filbert_grid_open(NULL, &grid), FILBERT_STATUS_NULL_ARGUMENT);

    OK(filbert_config_open(&config));
    FAILS(filbert_config_set(config, NULL, "dev"), FILBERT_STATUS_NULL_ARGUMENT);
    FAILS(filbert_config_set(config, "cluster-name", NULL), FILBERT_STATUS_NULL_ARGUMENT);
    FAILS(filbert_grid_open(config, NULL), FILBERT_STATUS_NULL_ARGUMENT);

    /* What only shows as a whole is refused at the start, and nothing is left running. */
    OK(filbert_config_set(config, "clustered", "false"));
    OK(filbert_config_set(config, "property.hazelcast.partition.count", "none"));
    FAILS(filbert_grid_open(config, &grid), FILBERT_STATUS_CONFIGURATION);
    SAYS("hazelcast.partition.count");
    CHECK(grid == NULL);
    filbert_config_free(config);
    filbert_config_free(NULL);
}

int main(int argc, char **argv) {
    CHECK(argc == 2);
    key_by_key();
    from_a_file(argv[1]);
    mistakes();
    return 0;
}
