package com.hazelcast.map.listener;

import java.util.EventListener;

/** Marks listeners of a map. */
public interface MapListener extends EventListener {
}
