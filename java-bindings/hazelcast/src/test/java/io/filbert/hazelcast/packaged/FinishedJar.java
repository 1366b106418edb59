package io.filbert.hazelcast.packaged;

import java.io.File;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Tests of the finished jar with its library inside; skipped without, where CI=true is set that is a failure instead. */
public final class FinishedJar implements ExecutionCondition {
    static File file() {
        return new File(System.getProperty("filbert.jar", ""));
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        boolean library = new File(System.getProperty("filbert.native.path.test", "")).isFile();
        if (file().isFile() && library) {
            return ConditionEvaluationResult.enabled(file().toString());
        }
        String missing = library ? "no jar at '" + file() + "': run mvn verify" : "no native library in the jar: run cargo build --release first";
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException(missing);
        }
        return ConditionEvaluationResult.disabled(missing);
    }
}
