package io.filbert.demo;

import io.filbert.gateway.Gateway;
import java.io.IOException;

/** The gateway, in a process that ends with the demo that started it, however that ends: {@code kill -9} included. */
final class Leashed {
    private Leashed() {
    }

    public static void main(String[] args) throws IOException {
        ProcessHandle.current().parent().ifPresent(demo -> demo.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
        Gateway.main(args);
    }
}
