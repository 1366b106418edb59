package io.filbert.compatibility;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** On Filbert this test must fail, for that reason (docs/compatibility.md has it too). One that passes has to lose the mark. */
@Retention(RetentionPolicy.RUNTIME)
@interface Differs {
    String value();
}
