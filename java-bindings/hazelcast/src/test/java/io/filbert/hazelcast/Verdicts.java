package io.filbert.hazelcast;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The tables of docs/compatibility.md, read as data. A heading {@code ### `type`} begins a type; its rows are {@code | methods | verdict | note |}.
 * {@code `name`} means every overload that has no entry of its own, {@code `name(String, long)`} one.
 */
final class Verdicts {
    private static final Path TABLE = Paths.get("../../docs/compatibility.md");
    private static final Pattern HEADING = Pattern.compile("### `([\\w.$]+)`");
    private static final Pattern ENTRY = Pattern.compile("`([^`]+)`");

    /** One row, and each entry of it that a method was found for. */
    static final class Row {
        final String verdict;
        final String note;

        Row(String verdict, String note) {
            this.verdict = verdict;
            this.note = note;
        }
    }

    /** Type, entry, row. */
    final Map<String, Map<String, Row>> types = new TreeMap<>();
    final List<String> wrong = new ArrayList<>();
    /** Configuration types: what their row says is lacking. */
    final Map<String, Row> configuration = new TreeMap<>();

    static Verdicts read() throws IOException {
        Verdicts verdicts = new Verdicts();
        Map<String, Row> type = null;
        for (String line : Files.readAllLines(TABLE)) {
            Matcher heading = HEADING.matcher(line);
            if (heading.lookingAt()) {
                type = new LinkedHashMap<>();
                verdicts.types.put(heading.group(1), type);
            } else if (line.startsWith("#")) {
                type = null;
            } else if (line.startsWith("| `com.hazelcast.config.")) {
                String[] cells = cells(line);
                verdicts.configuration.put(cells[1].replace("`", ""), new Row(cells[2], cells[3]));
            } else if (type != null && line.startsWith("| `")) {
                verdicts.row(type, line);
            }
        }
        return verdicts;
    }

    /** The second to the fourth are what stands between the bars. */
    private static String[] cells(String line) {
        String[] cells = line.split("\\|", -1);
        if (cells.length != 5) {
            throw new IllegalArgumentException("not a row of three cells: " + line);
        }
        return Arrays.stream(cells).map(String::trim).toArray(String[]::new);
    }

    private void row(Map<String, Row> type, String line) {
        String[] cells = cells(line);
        Row row = new Row(cells[2], cells[3]);
        if (!row.verdict.matches("same|differs|throws") || row.verdict.equals("differs") && row.note.isEmpty()) {
            wrong.add("no verdict, or a difference without a word: " + line);
        }
        Matcher entries = ENTRY.matcher(cells[1]);
        while (entries.find()) {
            if (type.put(entries.group(1), row) != null) {
                wrong.add("twice: " + entries.group(1) + " in " + line);
            }
        }
    }

    static String signature(Method method) {
        return method.getName() + Arrays.stream(method.getParameterTypes()).map(Class::getSimpleName).collect(Collectors.joining(", ", "(", ")"));
    }

    /** The row of that method, or null; the entry that says so is added to {@code used}. */
    Row of(String type, Method method, java.util.Set<String> used) {
        Map<String, Row> rows = types.getOrDefault(type, Map.of());
        String entry = rows.containsKey(signature(method)) ? signature(method) : method.getName();
        if (rows.containsKey(entry)) {
            used.add(entry);
        }
        return rows.get(entry);
    }
}
