package com.hazelcast.logging;

import java.util.logging.Level;

/** A logger whose every verb is one {@link #log(Level, String, Throwable)}. */
public abstract class AbstractLogger implements ILogger {
    @Override
    public void finest(String message) {
        log(Level.FINEST, message);
    }

    @Override
    public void finest(String message, Throwable thrown) {
        log(Level.FINEST, message, thrown);
    }

    @Override
    public void finest(Throwable thrown) {
        log(Level.FINEST, thrown.getMessage(), thrown);
    }

    @Override
    public boolean isFinestEnabled() {
        return isLoggable(Level.FINEST);
    }

    @Override
    public void fine(String message) {
        log(Level.FINE, message);
    }

    @Override
    public void fine(String message, Throwable thrown) {
        log(Level.FINE, message, thrown);
    }

    @Override
    public void fine(Throwable thrown) {
        log(Level.FINE, thrown.getMessage(), thrown);
    }

    @Override
    public boolean isFineEnabled() {
        return isLoggable(Level.FINE);
    }

    @Override
    public void info(String message) {
        log(Level.INFO, message);
    }

    @Override
    public void info(String message, Throwable thrown) {
        log(Level.INFO, message, thrown);
    }

    @Override
    public void info(Throwable thrown) {
        log(Level.INFO, thrown.getMessage(), thrown);
    }

    @Override
    public boolean isInfoEnabled() {
        return isLoggable(Level.INFO);
    }

    @Override
    public void warning(String message) {
        log(Level.WARNING, message);
    }

    @Override
    public void warning(String message, Throwable thrown) {
        log(Level.WARNING, message, thrown);
    }

    @Override
    public void warning(Throwable thrown) {
        log(Level.WARNING, thrown.getMessage(), thrown);
    }

    @Override
    public boolean isWarningEnabled() {
        return isLoggable(Level.WARNING);
    }

    @Override
    public void severe(String message) {
        log(Level.SEVERE, message);
    }

    @Override
    public void severe(String message, Throwable thrown) {
        log(Level.SEVERE, message, thrown);
    }

    @Override
    public void severe(Throwable thrown) {
        log(Level.SEVERE, thrown.getMessage(), thrown);
    }

    @Override
    public boolean isSevereEnabled() {
        return isLoggable(Level.SEVERE);
    }
}
