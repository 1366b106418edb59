package io.filbert.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Check 3: a limit that both gateways share lets exactly so many through, however the callers are split. */
final class LimitCheck {
    static final String TITLE = "One limit, shared by both";
    private static final int LIMIT = 1_000;
    private static final int THREADS = 16;
    private static final int WINDOWS = 3;
    /** Of windows of 2 s, whatever the phase: the one that runs, three whole ones, and the one that begins. */
    private static final long LOAD_NANOS = 9_000_000_000L;
    private static final int[] PERCENT_ON_A = {100, 90, 50};

    private LimitCheck() {
    }

    /** What the callers were told about one window. */
    private static final class Window {
        long asked;
        long admitted;
    }

    static String run(Cluster cluster, Report report) throws Exception {
        report.say("%,d requests are admitted per window of 2 s; %d callers ask as fast as they can,", LIMIT, THREADS);
        report.say("across the windows' edges; each answer names its window.");
        int exact = 0;
        for (int percent : PERCENT_ON_A) {
            exact += judge(percent, load(cluster, percent), report);
        }
        return String.format("exactly %,d admitted in %d of %d windows", LIMIT, exact, PERCENT_ON_A.length * WINDOWS);
    }

    private static TreeMap<Long, Window> load(Cluster cluster, int percentOnA) throws Exception {
        long end = System.nanoTime() + LOAD_NANOS;
        List<Map<Long, Window>> seen = new ArrayList<>();
        Workers callers = new Workers();
        for (int thread = 0; thread < THREADS; thread++) {
            Map<Long, Window> mine = new HashMap<>();
            seen.add(mine);
            int first = thread;
            callers.start("caller-" + thread, () -> ask(cluster, percentOnA, first, end, mine));
        }
        callers.join();
        TreeMap<Long, Window> total = new TreeMap<>();
        for (Map<Long, Window> one : seen) {
            one.forEach((name, window) -> {
                Window sum = total.computeIfAbsent(name, unused -> new Window());
                sum.asked += window.asked;
                sum.admitted += window.admitted;
            });
        }
        return total;
    }

    private static void ask(Cluster cluster, int percentOnA, int first, long end, Map<Long, Window> mine) throws IOException {
        try (HttpConnection a = cluster.a.connect(); HttpConnection b = cluster.b.connect()) {
            // 37 has no factor in common with 100: of any hundred requests exactly the wanted share goes to A.
            for (long request = first; System.nanoTime() < end; request++) {
                HttpConnection.Answer answer = (request * 37 % 100 < percentOnA ? a : b).get("/limited");
                if (answer.status() != 200 && answer.status() != 429) {
                    throw new DemoFailure("neither admitted nor refused: " + answer.status() + " " + answer.body());
                }
                long name = Long.parseLong(answer.body().substring(answer.body().lastIndexOf(' ') + 1));
                Window window = mine.computeIfAbsent(name, unused -> new Window());
                window.asked++;
                window.admitted += answer.ok() ? 1 : 0;
            }
        }
    }

    /** How many of the windows were exact. */
    private static int judge(int percentOnA, TreeMap<Long, Window> windows, Report report) {
        String split = percentOnA + "/" + (100 - percentOnA);
        List<Long> names = new ArrayList<>(windows.keySet());
        if (names.size() < WINDOWS + 2) {
            report.require(false, "split %s: only %d windows were seen", split, names.size());
            return 0;
        }
        names = names.subList(1, 1 + WINDOWS); // the one before was entered half-way
        boolean consecutive = names.get(WINDOWS - 1) - names.get(0) == WINDOWS - 1;
        int exact = 0;
        boolean pressed = true;
        StringBuilder found = new StringBuilder();
        for (long name : names) {
            Window window = windows.get(name);
            exact += window.admitted == LIMIT ? 1 : 0;
            pressed &= window.asked >= 3L * LIMIT;
            found.append(String.format("\n         window %d: %,6d asked, %,6d admitted", name, window.asked, window.admitted));
        }
        report.require(consecutive && exact == WINDOWS && pressed, "split %s between A and B: exactly %,d in each of three consecutive windows%s",
                split, LIMIT, found);
        return exact;
    }
}
