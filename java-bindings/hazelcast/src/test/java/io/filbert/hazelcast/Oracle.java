package io.filbert.hazelcast;

import java.io.File;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Hazelcast itself, in a class loader of its own, asked for the right bytes. */
final class Oracle {
    /** Held, so that its level stays. */
    private static final Logger LOGGER = Logger.getLogger("com.hazelcast");
    private static final File JAR = new File("target/oracle/hazelcast-5.3.8.jar");

    private static final int HASH_BYTES = 4;

    private final ClassLoader loader;
    private final Object service;
    private final Method toObject;
    private final Method toData;
    private final Method toBytes;
    private final Method partitionHash;

    Oracle() throws Exception {
        this(loader(), null);
    }

    /** With a configuration that was made by that loader's classes; null: the default. */
    Oracle(ClassLoader loader, Object config) throws Exception {
        LOGGER.setLevel(Level.OFF);
        this.loader = loader;
        Class<?> builder = loader.loadClass("com.hazelcast.internal.serialization.impl.DefaultSerializationServiceBuilder");
        Object built = builder.getConstructor().newInstance();
        if (config != null) {
            builder.getMethod("setConfig", loader.loadClass("com.hazelcast.config.SerializationConfig")).invoke(built, config);
        }
        builder.getMethod("setClassLoader", ClassLoader.class).invoke(built, loader);
        service = builder.getMethod("build").invoke(built);
        toData = loader.loadClass("com.hazelcast.internal.serialization.SerializationService").getMethod("toData", Object.class);
        Class<?> data = loader.loadClass("com.hazelcast.internal.serialization.Data");
        toObject = loader.loadClass("com.hazelcast.internal.serialization.SerializationService").getMethod("toObject", Object.class);
        toBytes = data.getMethod("toByteArray");
        partitionHash = data.getMethod("getPartitionHash");
    }

    static ClassLoader loader() throws Exception {
        if (!JAR.isFile()) {
            throw new IllegalStateException(JAR.getAbsolutePath() + " is not there: the build copies it in phase process-test-resources");
        }
        URL jcache = javax.cache.Cache.class.getProtectionDomain().getCodeSource().getLocation(); // named by Hazelcast's types, in a jar of its own
        URL tests = Oracle.class.getProtectionDomain().getCodeSource().getLocation(); // the same classes, linked to Hazelcast
        return new URLClassLoader(new URL[] {JAR.toURI().toURL(), jcache, tests}, ClassLoader.getPlatformClassLoader());
    }

    /** Partition hash, type id, payload. */
    byte[] bytes(Object object) throws Exception {
        return (byte[]) toBytes.invoke(toData.invoke(service, object));
    }

    int hash(Object object) throws Exception {
        return (int) partitionHash.invoke(toData.invoke(service, object));
    }

    /** What Hazelcast reads from a form of ours. */
    Object object(byte[] form) throws Exception {
        byte[] blob = new byte[HASH_BYTES + form.length];
        System.arraycopy(form, 0, blob, HASH_BYTES, form.length);
        Object data = loader.loadClass("com.hazelcast.internal.serialization.impl.HeapData").getConstructor(byte[].class).newInstance((Object) blob);
        return toObject.invoke(service, data);
    }
}
