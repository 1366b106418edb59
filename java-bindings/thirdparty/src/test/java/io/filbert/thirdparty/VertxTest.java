package io.filbert.thirdparty;

import static io.filbert.thirdparty.OnEitherJar.stopsHereAt;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Vert.x joins a cluster, and learns at once what it would miss there. */
@ExtendWith(OnEitherJar.class)
@Timeout(60)
class VertxTest {
    @Test
    void joiningTakesAMultiMap() throws Throwable {
        HazelcastClusterManager manager = new HazelcastClusterManager(Cluster.config(Cluster.unique("vertx")));
        VertxOptions options = new VertxOptions().setClusterManager(manager);
        options.getEventBusOptions().setHost("127.0.0.1");
        try {
            stopsHereAt("HazelcastInstance.getMultiMap", () -> result(result(Vertx.clusteredVertx(options)).close()));
        } finally {
            manager.getHazelcastInstance().shutdown();
        }
    }

    private static <T> T result(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(Eventually.DEADLINE.toSeconds(), TimeUnit.SECONDS);
    }
}
