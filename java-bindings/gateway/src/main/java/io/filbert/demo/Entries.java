package io.filbert.demo;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Many entries of a map in one request. */
final class Entries {
    private Entries() {
    }

    static void store(HttpConnection connection, String map, Map<String, String> entries) throws IOException {
        StringBuilder lines = new StringBuilder();
        entries.forEach((key, value) -> lines.append(key).append('=').append(value).append('\n'));
        require(connection.put("/maps/" + map, lines.toString()), "store");
    }

    static Map<String, String> read(HttpConnection connection, String map, Collection<String> keys) throws IOException {
        Map<String, String> found = new HashMap<>();
        require(connection.post("/maps/" + map, String.join("\n", keys)), "read").body().lines().forEach(line -> {
            String[] pair = line.split("=", 2);
            found.put(pair[0], pair[1]);
        });
        return found;
    }

    private static HttpConnection.Answer require(HttpConnection.Answer answer, String verb) {
        if (!answer.ok()) {
            throw new DemoFailure("a gateway could not " + verb + " entries: " + answer.status() + " " + answer.body());
        }
        return answer;
    }
}
