package com.hazelcast.config;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/** Classes by name, by package and by the beginning of the name. */
public class ClassFilter {
    private Set<String> classes = new LinkedHashSet<>();
    private Set<String> packages = new LinkedHashSet<>();
    private Set<String> prefixes = new LinkedHashSet<>();

    public ClassFilter() {
    }

    public ClassFilter(ClassFilter config) {
        classes = new LinkedHashSet<>(config.classes);
        packages = new LinkedHashSet<>(config.packages);
        prefixes = new LinkedHashSet<>(config.prefixes);
    }

    public Set<String> getClasses() {
        return classes;
    }

    public ClassFilter setClasses(Collection<String> classes) {
        Objects.requireNonNull(classes, "classes");
        this.classes = new LinkedHashSet<>(classes);
        return this;
    }

    public Set<String> getPackages() {
        return packages;
    }

    public ClassFilter setPackages(Collection<String> packages) {
        Objects.requireNonNull(packages, "packages");
        this.packages = new LinkedHashSet<>(packages);
        return this;
    }

    public Set<String> getPrefixes() {
        return prefixes;
    }

    public ClassFilter setPrefixes(Collection<String> prefixes) {
        Objects.requireNonNull(prefixes, "prefixes");
        this.prefixes = new LinkedHashSet<>(prefixes);
        return this;
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (other == null || getClass() != other.getClass()) {
            return false;
        }
        ClassFilter that = (ClassFilter) other;
        return Objects.equals(classes, that.classes)
            && Objects.equals(packages, that.packages)
            && Objects.equals(prefixes, that.prefixes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(classes, packages, prefixes);
    }

    @Override
    public String toString() {
        return "ClassFilter{classes=" + classes
            + ", packages=" + packages
            + ", prefixes=" + prefixes
            + "}";
    }

    public boolean isEmpty() {
        return classes.isEmpty() && packages.isEmpty() && prefixes.isEmpty();
    }

    public ClassFilter addClasses(String... names) {
        classes.addAll(Arrays.asList(names));
        return this;
    }

    public ClassFilter addPackages(String... names) {
        packages.addAll(Arrays.asList(names));
        return this;
    }

    public ClassFilter addPrefixes(String... names) {
        prefixes.addAll(Arrays.asList(names));
        return this;
    }

    public boolean isListed(String className) {
        int dot = className.lastIndexOf('.');
        return classes.contains(className) || dot > 0 && packages.contains(className.substring(0, dot))
            || prefixes.stream().anyMatch(className::startsWith);
    }
}
