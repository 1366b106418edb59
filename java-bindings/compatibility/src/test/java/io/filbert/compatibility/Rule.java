package io.filbert.compatibility;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The numbered rules of behaviour (rules.txt) that a test is the proof of. */
@Retention(RetentionPolicy.RUNTIME)
@interface Rule {
    String[] value();
}
