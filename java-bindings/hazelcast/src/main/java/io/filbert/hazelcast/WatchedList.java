package io.filbert.hazelcast;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A list for several threads that tells of every change: members' addresses, which gateways change while instances run. */
public final class WatchedList extends CopyOnWriteArrayList<String> {
    private final transient List<Runnable> watchers = new CopyOnWriteArrayList<>();

    /** From now on {@code watcher} runs after each change, on the thread that makes it. */
    void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    void unwatch(Runnable watcher) {
        watchers.remove(watcher);
    }

    private <T> T told(T result) {
        watchers.forEach(Runnable::run);
        return result;
    }

    @Override
    public boolean add(String element) {
        return told(super.add(element));
    }

    @Override
    public void add(int index, String element) {
        super.add(index, element);
        told(null);
    }

    @Override
    public boolean addIfAbsent(String element) {
        return told(super.addIfAbsent(element));
    }

    @Override
    public int addAllAbsent(Collection<? extends String> elements) {
        return told(super.addAllAbsent(elements));
    }

    @Override
    public boolean addAll(Collection<? extends String> elements) {
        return told(super.addAll(elements));
    }

    @Override
    public boolean addAll(int index, Collection<? extends String> elements) {
        return told(super.addAll(index, elements));
    }

    @Override
    public String set(int index, String element) {
        return told(super.set(index, element));
    }

    @Override
    public boolean remove(Object element) {
        return told(super.remove(element));
    }

    @Override
    public String remove(int index) {
        return told(super.remove(index));
    }

    @Override
    public boolean removeAll(Collection<?> elements) {
        return told(super.removeAll(elements));
    }

    @Override
    public boolean retainAll(Collection<?> elements) {
        return told(super.retainAll(elements));
    }

    @Override
    public boolean removeIf(Predicate<? super String> filter) {
        return told(super.removeIf(filter));
    }

    @Override
    public void replaceAll(UnaryOperator<String> operator) {
        super.replaceAll(operator);
        told(null);
    }

    @Override
    public void sort(Comparator<? super String> order) {
        super.sort(order);
        told(null);
    }

    @Override
    public void clear() {
        super.clear();
        told(null);
    }
}
