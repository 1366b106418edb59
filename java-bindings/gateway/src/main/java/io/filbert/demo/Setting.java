package io.filbert.demo;

import java.nio.file.Path;

/** What the command line said: which jar plays the grid, where files go, what happens at the end. */
record Setting(String gridJar, String gatewayClasses, Path fixtures, Path workDirectory, boolean isHazelcast, boolean keep) {
    static Setting fromSystemProperties() {
        return new Setting(
                required("demo.grid.jar"),
                required("demo.gateway.classes"),
                Path.of(required("demo.fixtures")),
                Path.of(required("demo.work")),
                Boolean.getBoolean("demo.hazelcast"),
                Boolean.getBoolean("demo.keep"));
    }

    private static String required(String name) {
        String value = System.getProperty(name);
        if (value == null || value.isEmpty()) {
            throw new DemoFailure("-D" + name + "=... is missing; start the demo with: make demo");
        }
        return value;
    }
}
