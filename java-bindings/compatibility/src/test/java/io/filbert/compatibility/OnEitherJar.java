package io.filbert.compatibility;

import java.io.File;
import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/** What the suite needs to know of the jar it runs on: whether that has its native library, and where it is known to differ. */
public final class OnEitherJar implements ExecutionCondition, InvocationInterceptor {
    private static final boolean FILBERT = !"hazelcast".equals(System.getProperty("suite.jar"));

    /** Without the library the tests are skipped; where CI=true is set that is a failure instead. */
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

    @Override
    public void interceptTestMethod(Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context) throws Throwable {
        invoke(invocation, method.getExecutable().getAnnotation(Differs.class));
    }

    @Override
    public void interceptTestTemplateMethod(Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        invoke(invocation, method.getExecutable().getAnnotation(Differs.class));
    }

    private static void invoke(Invocation<Void> invocation, Differs differs) throws Throwable {
        if (!FILBERT || differs == null) {
            invocation.proceed();
            return;
        }
        try {
            invocation.proceed();
        } catch (Exception | AssertionError | LinkageError expected) {
            throw new TestAbortedException("differs: " + differs.value(), expected);
        }
        throw new AssertionError("passes on both jars: remove @Differs(\"" + differs.value() + "\")");
    }
}
