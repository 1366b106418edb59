package io.filbert.hazelcast;

import java.io.File;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips tests when the native library is not built; where CI=true is set that is a failure instead. */
public final class NeedsLibrary implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        String path = System.getProperty("filbert.native.path.test", "");
        if (new File(path).isFile()) {
            System.setProperty("filbert.native.path", path);
            return ConditionEvaluationResult.enabled("library " + path);
        }
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("no native library at '" + path + "': run cargo build --release first");
        }
        return ConditionEvaluationResult.disabled("no native library at '" + path + "': run cargo build --release first");
    }
}
