/* The log: to a callback, and to files that a log4j2.properties names. */
#include "example.h"

typedef struct {
    pthread_mutex_t lock;
    int started, debug, stopped;
} lines;

static void on_line(void *userdata, filbert_log_level level, const char *logger, const char *text) {
    lines *seen = userdata;
    pthread_mutex_lock(&seen->lock);
    if (strcmp(logger, "com.hazelcast.core.LifecycleService") == 0 && level == FILBERT_LOG_LEVEL_INFO) {
        seen->started += strstr(text, "is STARTED") != NULL;
        seen->stopped += strstr(text, "is SHUTDOWN") != NULL;
    }
    seen->debug += level > FILBERT_LOG_LEVEL_INFO;
    pthread_mutex_unlock(&seen->lock);
}

static void to_a_callback(void) {
    lines seen = {.lock = PTHREAD_MUTEX_INITIALIZER};
    filbert_config *config = NULL;
    filbert_grid *grid = NULL;
    OK(filbert_config_open(&config));
    OK(filbert_config_set(config, "clustered", "false"));
    OK(filbert_config_log(config, on_line, &seen));
    OK(filbert_grid_open(config, &grid));
    CHECK(seen.started == 1);
    stop(grid); /* after this the callback is not called any more */
    CHECK(seen.stopped == 1 && seen.debug == 0);

    OK(filbert_config_log_level(config, "com.hazelcast.core", "off"));
    OK(filbert_grid_open(config, &grid));
    stop(grid);
    CHECK(seen.started == 1);
    FAILS(filbert_config_log_level(config, "", "loud"), FILBERT_STATUS_INVALID_ARGUMENT);
    SAYS("loud");
    SAYS("WARN");
    FAILS(filbert_config_log(config, NULL, NULL), FILBERT_STATUS_NULL_ARGUMENT);
    filbert_config_free(config);
}

static void write_file(const char *path, const char *text) {
    FILE *file = fopen(path, "w");
    CHECK(file != NULL && fputs(text, file) >= 0);
    CHECK(fclose(file) == 0);
}

static bool file_says(const char *path, const char *part) {
    static char text[1 << 16];
    FILE *file = fopen(path, "r");
    CHECK(file != NULL);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    return strstr(text, part) != NULL;
}

/* argv[1] is a folder of our own. */
static void to_files(const char *folder) {
    filbert_config *config = NULL;
    filbert_grid *grid = NULL;
    char properties[4096], log[4096];
    snprintf(properties, sizeof properties, "%s/log4j2.properties", folder);
    snprintf(log, sizeof log, "%s/repository/logs/filbert.log", folder);
    CHECK(setenv("CARBON_HOME", folder, 1) == 0); /* stands for ${sys:carbon.home} */
    write_file(properties,
        "appenders = CARBON_LOGFILE\n"
        "appender.CARBON_LOGFILE.type = RollingFile\n"
        "appender.CARBON_LOGFILE.name = CARBON_LOGFILE\n"
        "appender.CARBON_LOGFILE.fileName = ${sys:carbon.home}/repository/logs/filbert.log\n"
        "appender.CARBON_LOGFILE.filePattern = ${sys:carbon.home}/repository/logs/filbert-%d{MM-dd-yyyy}.log\n"
        "appender.CARBON_LOGFILE.layout.type = PatternLayout\n"
        "appender.CARBON_LOGFILE.layout.pattern = [%d] %5p {%c} - %m%ex%n\n"
        "appender.CARBON_LOGFILE.policies.type = Policies\n"
        "appender.CARBON_LOGFILE.policies.time.type = TimeBasedTriggeringPolicy\n"
        "appender.CARBON_LOGFILE.policies.time.interval = 1\n"
        "loggers = com-hazelcast\n"
        "logger.com-hazelcast.name = com.hazelcast\n"
        "logger.com-hazelcast.level = INFO\n"
        "rootLogger.level = ERROR\n"
        "rootLogger.appenderRef.CARBON_LOGFILE.ref = CARBON_LOGFILE\n");
    OK(filbert_config_open(&config));
    OK(filbert_config_set(config, "clustered", "false"));
    OK(filbert_config_log_file(config, properties));
    OK(filbert_grid_open(config, &grid));
    stop(grid);
    CHECK(file_says(log, " INFO {com.hazelcast.core.LifecycleService} - "));
    CHECK(file_says(log, "is STARTED"));

    write_file(properties, "rootLogger.level = LOUD\n");
    FAILS(filbert_config_log_file(config, properties), FILBERT_STATUS_CONFIGURATION);
    SAYS("log4j2.properties:1");
    FAILS(filbert_config_log_file(config, "no-such-file"), FILBERT_STATUS_IO);
    SAYS("no-such-file");
    FAILS(filbert_config_log_file(config, NULL), FILBERT_STATUS_NULL_ARGUMENT);
    filbert_config_free(config);
}

int main(int argc, char **argv) {
    CHECK(argc == 2);
    to_a_callback();
    to_files(argv[1]);
    return 0;
}
