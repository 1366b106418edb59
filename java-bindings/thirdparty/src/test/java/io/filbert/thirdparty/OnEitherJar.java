package io.filbert.thirdparty;

import java.io.File;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.function.Executable;

/** Which of the jars the tests run on, and whether that has its native library: without it they are skipped, and with CI=true they fail. */
public final class OnEitherJar implements ExecutionCondition {
    static final boolean FILBERT = !"hazelcast".equals(System.getProperty("suite.jar"));

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        String library = System.getProperty("suite.native", "");
        if (!FILBERT || new File(library).isFile()) {
            return ConditionEvaluationResult.enabled("the jar can start");
        }
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("no native library at '" + library + "': run cargo build --release first");
        }
        return ConditionEvaluationResult.disabled("no native library at '" + library + "': run cargo build --release first");
    }

    /** Works on Hazelcast; here it ends in an error that names the missing method, perhaps as the cause of what the library makes of it. */
    static void stopsHereAt(String method, Executable use) throws Throwable {
        if (!FILBERT) {
            use.execute();
            return;
        }
        Throwable thrown = Assertions.assertThrows(Throwable.class, use, method + " is there: tell docs/gateways.md");
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnsupportedOperationException && String.valueOf(cause.getMessage()).contains(method)) {
                return;
            }
        }
        throw new AssertionError("does not name " + method, thrown);
    }
}
