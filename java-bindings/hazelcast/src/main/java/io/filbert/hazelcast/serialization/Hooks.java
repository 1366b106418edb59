package io.filbert.hazelcast.serialization;

import com.hazelcast.nio.serialization.HazelcastSerializationException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What extensions on the class path bring, named in files under {@code META-INF/services}. */
final class Hooks {
    private Hooks() {
    }

    /** One object of each class that a service file names and that is of that type; a class of another loader's type belongs to somebody else. */
    static <T> List<T> find(Class<T> type, String service, ClassLoader... loaders) {
        Set<Class<?>> found = new LinkedHashSet<>();
        List<T> hooks = new ArrayList<>();
        for (ClassLoader loader : loaders) {
            for (String name : loader == null ? Set.<String>of() : names(loader, service)) {
                try {
                    Class<?> one = Class.forName(name, false, loader);
                    if (type.isAssignableFrom(one) && found.add(one)) {
                        hooks.add(type.cast(one.getDeclaredConstructor().newInstance()));
                    }
                } catch (ReflectiveOperationException e) {
                    throw new HazelcastSerializationException("META-INF/services/" + service + " names " + name + ": " + e, e);
                }
            }
        }
        return hooks;
    }

    private static Set<String> names(ClassLoader loader, String service) {
        Set<String> names = new LinkedHashSet<>();
        try {
            for (URL file : Collections.list(loader.getResources("META-INF/services/" + service))) {
                try (BufferedReader lines = new BufferedReader(new InputStreamReader(file.openStream(), StandardCharsets.UTF_8))) {
                    lines.lines().map(line -> line.replaceAll("#.*", "").trim()).filter(line -> !line.isEmpty()).forEach(names::add);
                }
            }
        } catch (IOException e) {
            throw new HazelcastSerializationException("cannot read META-INF/services/" + service, e);
        }
        return names;
    }
}
