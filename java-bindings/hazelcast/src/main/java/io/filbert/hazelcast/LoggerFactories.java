package io.filbert.hazelcast;

import com.hazelcast.logging.Log4j2Factory;
import com.hazelcast.logging.Log4jFactory;
import com.hazelcast.logging.Logger;
import com.hazelcast.logging.LoggerFactory;
import com.hazelcast.logging.NoLogFactory;
import com.hazelcast.logging.Slf4jFactory;
import com.hazelcast.logging.StandardLoggerFactory;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Makes the logger factory that a class name or a type stands for. What cannot be used is one warning, and java.util.logging takes its place. */
public final class LoggerFactories {
    /** A property with the name of a host's own factory; it comes before {@link #TYPE}. */
    public static final String CLASS = "hazelcast.logging.class";
    /** A property with one of the types known here. */
    public static final String TYPE = "hazelcast.logging.type";
    /** java.util.logging's. */
    public static final LoggerFactory JDK = new StandardLoggerFactory();

    /** Of the running instances whose configuration names one, the oldest first. */
    private static final List<LoggerFactory> RUNNING = new CopyOnWriteArrayList<>();
    private static volatile LoggerFactory ofProperties;

    private LoggerFactories() {
    }

    /** What belongs to no instance is written by this: the system properties' factory, else the first running instance's, else the JDK's. */
    public static LoggerFactory shared() {
        String className = System.getProperty(CLASS);
        String type = System.getProperty(TYPE);
        if (className == null && type == null) {
            Iterator<LoggerFactory> running = RUNNING.iterator();
            return running.hasNext() ? running.next() : JDK;
        }
        LoggerFactory made = ofProperties;
        if (made == null) {
            made = make(className, type);
            ofProperties = made;
        }
        return made;
    }

    static void begin(LoggerFactory factory) {
        RUNNING.add(factory);
    }

    static void end(LoggerFactory factory) {
        RUNNING.remove(factory);
    }

    /** Either may be null. */
    public static LoggerFactory make(String className, String type) {
        if (className != null) {
            return ofClass(className);
        }
        return type == null ? JDK : ofType(type);
    }

    private static LoggerFactory ofClass(String className) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        for (ClassLoader loader : new ClassLoader[] {context, LoggerFactories.class.getClassLoader()}) {
            try {
                return (LoggerFactory) Class.forName(className, true, loader).getDeclaredConstructor().newInstance();
            } catch (ClassNotFoundException e) {
                continue; // the other loader may have it
            } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
                return unusable(CLASS, className, e);
            }
        }
        return unusable(CLASS, className, new ClassNotFoundException(className));
    }

    private static LoggerFactory ofType(String type) {
        try {
            switch (type) {
                case "jdk":
                    return JDK;
                case "none":
                    return new NoLogFactory();
                case "log4j":
                    return checked(new Log4jFactory());
                case "log4j2":
                    return checked(new Log4j2Factory());
                case "slf4j":
                    return checked(new Slf4jFactory());
                default:
                    return unusable(TYPE, type, new IllegalArgumentException("known are jdk, log4j, log4j2, slf4j, none"));
            }
        } catch (LinkageError e) {
            return unusable(TYPE, type, e);
        }
    }

    /** A library that is not there shows itself with the first logger. */
    private static LoggerFactory checked(LoggerFactory factory) {
        factory.getLogger(Logger.class.getName());
        return factory;
    }

    private static LoggerFactory unusable(String property, String value, Throwable reason) {
        JDK.getLogger(Logger.class.getName()).warning(property + " is '" + value + "', which cannot be used: " + reason + "; java.util.logging is used");
        return JDK;
    }
}
