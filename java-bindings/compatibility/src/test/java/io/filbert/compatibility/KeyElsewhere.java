package io.filbert.compatibility;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The calls of the test are about a key that another member owns; {@link OnCluster} checks that the test asked for one. */
@Retention(RetentionPolicy.RUNTIME)
@interface KeyElsewhere {
}
