package io.filbert.gateway;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * An API gateway in miniature: HTTP in front of one member of the grid.
 *
 * <p>It keeps nothing of its own. Each request asks the grid, so what one gateway is told, every gateway
 * knows as soon as the call has returned. Start as many as you like, each with its own file:
 *
 * <pre>java -Dhazelcast.config=gateway-a.toml -cp filbert-hazelcast.jar:filbert-gateway.jar io.filbert.gateway.Gateway 8080</pre>
 */
public final class Gateway {
    /** How long a token is good for; a revocation need not be remembered longer. */
    private static final long TOKEN_LIFE_HOURS = 1;
    /** Requests that wait for the grid at the same time; further ones wait for a thread. */
    private static final int REQUEST_THREADS = 64;

    private final HazelcastInstance grid;
    private final IMap<String, Long> revokedTokens;
    private final SharedLimit limit;

    private Gateway(HazelcastInstance grid) {
        this.grid = grid;
        this.revokedTokens = grid.getMap("revoked-tokens");
        this.limit = new SharedLimit(grid.getCPSubsystem().getAtomicLong("limit"));
    }

    /** Joins the cluster, then serves HTTP on the port named by the only argument. */
    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(args[0]);
        // The JDK's server answers in two packets; without this the second waits 40 ms for the first one's receipt.
        System.setProperty("sun.net.httpserver.nodelay", "true");

        long start = System.nanoTime();
        HazelcastInstance grid = Hazelcast.newHazelcastInstance(); // reads the file that -Dhazelcast.config names
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);

        new Gateway(grid).serve(port);
        System.out.println("joined in " + millis + " ms, serving on http://127.0.0.1:" + port);
    }

    private void serve(int port) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        http.setExecutor(Executors.newFixedThreadPool(REQUEST_THREADS));
        route(http, "/api", this::api);
        route(http, "/revoke/", this::revoke);
        route(http, "/limited", this::limited);
        route(http, "/counter/", this::counter);
        route(http, "/map/", this::entry);
        route(http, "/maps/", this::entries);
        route(http, "/members", this::members);
        route(http, "/owned/", this::owned);
        http.start();
    }

    /** {@code GET /api} with {@code Authorization: Bearer TOKEN}: admitted, unless the token was revoked anywhere. */
    private Answer api(Request request) {
        String token = request.bearerToken();
        if (token == null) {
            return new Answer(401, "no token");
        }
        return revokedTokens.containsKey(token) ? new Answer(401, "revoked") : new Answer(200, "admitted");
    }

    /** {@code POST /revoke/TOKEN}: when this returns, every gateway refuses the token. */
    private Answer revoke(Request request) {
        revokedTokens.set(request.rest(), System.currentTimeMillis(), TOKEN_LIFE_HOURS, TimeUnit.HOURS);
        return new Answer(200, "revoked");
    }

    /** {@code GET /limited}: admitted while the window, shared by all gateways, has room. */
    private Answer limited(Request request) {
        SharedLimit.Decision decision = limit.ask();
        return decision.admitted
                ? new Answer(200, "admitted in window " + decision.window)
                : new Answer(429, "refused in window " + decision.window);
    }

    /** {@code POST /counter/NAME} adds one, {@code GET} reads. */
    private Answer counter(Request request) {
        var counter = grid.getCPSubsystem().getAtomicLong(request.rest());
        long value = request.is("POST") ? counter.incrementAndGet() : counter.get();
        return new Answer(200, Long.toString(value));
    }

    /** {@code PUT /map/NAME/KEY} stores the body, {@code GET} reads it. */
    private Answer entry(Request request) throws IOException {
        String[] nameAndKey = request.rest().split("/", 2);
        if (nameAndKey.length < 2) {
            return new Answer(400, "which key? /map/NAME/KEY");
        }
        IMap<String, String> map = grid.getMap(nameAndKey[0]);
        if (request.is("PUT")) {
            map.set(nameAndKey[1], request.body());
            return new Answer(200, "stored");
        }
        String value = map.get(nameAndKey[1]);
        return value == null ? new Answer(404, "no such key") : new Answer(200, value);
    }

    /** {@code PUT /maps/NAME} stores many, a line {@code key=value} each; {@code POST} reads many, a line {@code key} each. */
    private Answer entries(Request request) throws IOException {
        IMap<String, String> map = grid.getMap(request.rest());
        if (request.is("PUT")) {
            Map<String, String> entries = new HashMap<>();
            request.body().lines().map(line -> line.split("=", 2)).forEach(pair -> entries.put(pair[0], pair[1]));
            map.putAll(entries);
            return new Answer(200, "stored " + entries.size());
        }
        Set<String> keys = request.body().lines().collect(Collectors.toSet());
        return new Answer(200, map.getAll(keys).entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("\n")));
    }

    /** {@code GET /members}: the cluster as this gateway sees it, oldest member first. */
    private Answer members(Request request) {
        return new Answer(200, grid.getCluster().getMembers().stream()
                .map(member -> member.getAddress().getHost() + ":" + member.getAddress().getPort()
                        + " " + member.getUuid() + (member.localMember() ? " this" : ""))
                .collect(Collectors.joining("\n")));
    }

    /** {@code GET /owned/NAME}: how many partitions, and how many entries of this map, this gateway owns. */
    private Answer owned(Request request) {
        Member self = grid.getCluster().getLocalMember();
        long partitions = grid.getPartitionService().getPartitions().stream()
                .filter(partition -> self.equals(partition.getOwner()))
                .count();
        long entries = grid.getMap(request.rest()).getLocalMapStats().getOwnedEntryCount();
        return new Answer(200, "partitions=" + partitions + "\nentries=" + entries);
    }

    /** What one path does. */
    private interface Endpoint {
        Answer answer(Request request) throws IOException;
    }

    private static void route(HttpServer http, String path, Endpoint endpoint) {
        http.createContext(path, exchange -> {
            Answer answer;
            try {
                answer = endpoint.answer(new Request(exchange, path));
            } catch (RuntimeException failure) {
                // The grid could not say: neither yes nor no. A caller must not take it for either.
                answer = new Answer(503, failure.toString());
            }
            byte[] body = (answer.text + "\n").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
    }

    private static final class Answer {
        final int status;
        final String text;

        Answer(int status, String text) {
            this.status = status;
            this.text = text;
        }
    }

    private static final class Request {
        private static final String BEARER = "Bearer ";
        private final HttpExchange exchange;
        private final String prefix;

        Request(HttpExchange exchange, String prefix) {
            this.exchange = exchange;
            this.prefix = prefix;
        }

        boolean is(String method) {
            return exchange.getRequestMethod().equals(method);
        }

        /** What follows the endpoint's path. */
        String rest() {
            return exchange.getRequestURI().getPath().substring(prefix.length());
        }

        String bearerToken() {
            String header = exchange.getRequestHeaders().getFirst("Authorization");
            return header != null && header.startsWith(BEARER) ? header.substring(BEARER.length()) : null;
        }

        String body() throws IOException {
            return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
