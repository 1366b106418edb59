package io.filbert.hazelcast;

import java.io.File;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Hazelcast itself, in a class loader of its own, asked for the right bytes. */
final class Oracle {
    private static final File JAR = new File("target/oracle/hazelcast-5.3.8.jar");

    private final Object service;
    private final Method toData;
    private final Method toBytes;
    private final Method partitionHash;

    Oracle() throws Exception {
        Logger.getLogger("com.hazelcast").setLevel(Level.OFF);
        ClassLoader loader = loader();
        Class<?> builder = loader.loadClass("com.hazelcast.internal.serialization.impl.DefaultSerializationServiceBuilder");
        service = builder.getMethod("build").invoke(builder.getConstructor().newInstance());
        toData = loader.loadClass("com.hazelcast.internal.serialization.SerializationService").getMethod("toData", Object.class);
        Class<?> data = loader.loadClass("com.hazelcast.internal.serialization.Data");
        toBytes = data.getMethod("toByteArray");
        partitionHash = data.getMethod("getPartitionHash");
    }

    static ClassLoader loader() throws Exception {
        if (!JAR.isFile()) {
            throw new IllegalStateException(JAR.getAbsolutePath() + " is not there: the build copies it in phase process-test-resources");
        }
        URL jcache = javax.cache.Cache.class.getProtectionDomain().getCodeSource().getLocation(); // named by Hazelcast's types, in a jar of its own
        return new URLClassLoader(new URL[] {JAR.toURI().toURL(), jcache}, ClassLoader.getPlatformClassLoader());
    }

    /** Partition hash, type id, payload. */
    byte[] bytes(Object object) throws Exception {
        return (byte[]) toBytes.invoke(toData.invoke(service, object));
    }

    int hash(Object object) throws Exception {
        return (int) partitionHash.invoke(toData.invoke(service, object));
    }
}
