package io.filbert.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.config.AttributeConfig;
import com.hazelcast.config.CacheDeserializedValues;
import com.hazelcast.config.EntryListenerConfig;
import com.hazelcast.config.EvictionConfig;
import com.hazelcast.config.EvictionPolicy;
import com.hazelcast.config.InMemoryFormat;
import com.hazelcast.config.IndexConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MaxSizePolicy;
import com.hazelcast.config.MergePolicyConfig;
import com.hazelcast.config.MetadataPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a map is kept. */
class MapConfigTest {
    private final MapConfig map = new MapConfig("m");

    @Test
    void nameIsKept() {
        assertEquals("m", map.getName());
        assertSame(map, map.setName("n"));
        assertEquals("n", map.getName());
    }

    @Test
    @Rule("C.1.MapConfig")
    void oneSynchronousBackup() {
        assertEquals(1, map.getBackupCount());
        assertEquals(0, map.getAsyncBackupCount());
        assertEquals(1, map.getTotalBackupCount());
    }

    @Test
    void backupsAreCounted() {
        assertSame(map, map.setBackupCount(2));
        assertSame(map, map.setAsyncBackupCount(3));
        assertEquals(2, map.getBackupCount());
        assertEquals(3, map.getAsyncBackupCount());
        assertEquals(5, map.getTotalBackupCount());
    }

    @Test
    @Rule("C.1.MapConfig")
    void backupsHaveBounds() {
        assertThrows(IllegalArgumentException.class, () -> map.setBackupCount(-1));
        assertThrows(IllegalArgumentException.class, () -> map.setBackupCount(7));
        assertThrows(IllegalArgumentException.class, () -> map.setAsyncBackupCount(-1));
        map.setBackupCount(4);
        assertThrows(IllegalArgumentException.class, () -> map.setAsyncBackupCount(3));
    }

    @Test
    @Rule("C.1.MapConfig")
    void formatIsBinary() {
        assertEquals(InMemoryFormat.BINARY, map.getInMemoryFormat());
        assertSame(map, map.setInMemoryFormat(InMemoryFormat.OBJECT));
        assertEquals(InMemoryFormat.OBJECT, map.getInMemoryFormat());
    }

    @Test
    @Rule({"C.1.MapConfig", "B.4.2"})
    void timeToLiveIsKept() {
        assertEquals(0, map.getTimeToLiveSeconds());
        assertSame(map, map.setTimeToLiveSeconds(5));
        assertEquals(5, map.getTimeToLiveSeconds());
    }

    @Test
    @Rule({"C.1.MapConfig", "B.4.2"})
    void idleTimeIsKept() {
        assertEquals(0, map.getMaxIdleSeconds());
        assertSame(map, map.setMaxIdleSeconds(5));
        assertEquals(5, map.getMaxIdleSeconds());
    }

    @Test
    @Rule("C.1.MapConfig")
    void nothingIsEvicted() {
        assertEquals(EvictionPolicy.NONE, map.getEvictionConfig().getEvictionPolicy());
        assertEquals(MaxSizePolicy.PER_NODE, map.getEvictionConfig().getMaxSizePolicy());
        assertEquals(Integer.MAX_VALUE, map.getEvictionConfig().getSize());
        assertEquals(EvictionPolicy.NONE, MapConfig.DEFAULT_EVICTION_POLICY);
    }

    @Test
    void evictionIsKept() {
        EvictionConfig eviction = new EvictionConfig();
        assertSame(eviction, eviction.setEvictionPolicy(EvictionPolicy.LFU));
        assertSame(eviction, eviction.setMaxSizePolicy(MaxSizePolicy.PER_NODE));
        assertSame(eviction, eviction.setSize(1_000));
        assertSame(map, map.setEvictionConfig(eviction));
        assertSame(eviction, map.getEvictionConfig());
        assertEquals(EvictionPolicy.LFU, eviction.getEvictionPolicy());
        assertEquals(1_000, eviction.getSize());
    }

    @Test
    void evictionAloneHasOtherDefaults() {
        EvictionConfig eviction = new EvictionConfig();
        assertEquals(10_000, eviction.getSize());
        assertEquals(EvictionPolicy.LRU, eviction.getEvictionPolicy());
        assertEquals(MaxSizePolicy.ENTRY_COUNT, eviction.getMaxSizePolicy());
    }

    @Test
    @Rule("B.4.7")
    void evictionsSizeIsKeptAndNotNegative() {
        map.getEvictionConfig().setSize(5);
        assertEquals(5, map.getEvictionConfig().getSize());
        assertThrows(IllegalArgumentException.class, () -> map.getEvictionConfig().setSize(-1));
    }

    @Test
    @Rule("C.1.MapConfig")
    void statisticsAreOn() {
        assertTrue(map.isStatisticsEnabled());
        assertSame(map, map.setStatisticsEnabled(false));
        assertFalse(map.isStatisticsEnabled());
    }

    @Test
    void statisticsOfEntriesAreOff() {
        assertFalse(map.isPerEntryStatsEnabled());
        assertSame(map, map.setPerEntryStatsEnabled(true));
        assertTrue(map.isPerEntryStatsEnabled());
    }

    @Test
    @Rule("C.1.MapConfig")
    void backupsAreNotRead() {
        assertFalse(map.isReadBackupData());
        assertSame(map, map.setReadBackupData(true));
        assertTrue(map.isReadBackupData());
    }

    @Test
    @Rule("C.1.MapConfig")
    void valuesAreCachedForIndexes() {
        assertEquals(CacheDeserializedValues.INDEX_ONLY, map.getCacheDeserializedValues());
        assertSame(map, map.setCacheDeserializedValues(CacheDeserializedValues.NEVER));
        assertEquals(CacheDeserializedValues.NEVER, map.getCacheDeserializedValues());
    }

    @Test
    @Rule("C.1.MapConfig")
    void metadataIsMadeOnUpdate() {
        assertEquals(MetadataPolicy.CREATE_ON_UPDATE, map.getMetadataPolicy());
        assertSame(map, map.setMetadataPolicy(MetadataPolicy.OFF));
        assertEquals(MetadataPolicy.OFF, map.getMetadataPolicy());
    }

    @Test
    @Rule("C.1.MapConfig")
    void mergePolicyIsKept() {
        assertEquals("com.hazelcast.spi.merge.PutIfAbsentMergePolicy", map.getMergePolicyConfig().getPolicy());
        MergePolicyConfig policy = new MergePolicyConfig("LatestUpdateMergePolicy", 10);
        assertSame(map, map.setMergePolicyConfig(policy));
        assertSame(policy, map.getMergePolicyConfig());
    }

    @Test
    void entryListenersAreKept() {
        EntryListenerConfig listener = new EntryListenerConfig("a.b.C", false, true);
        assertSame(map, map.addEntryListenerConfig(listener));
        assertEquals(List.of(listener), map.getEntryListenerConfigs());
    }

    @Test
    void indexesAreKept() {
        IndexConfig index = new IndexConfig();
        index.addAttribute("a");
        assertSame(map, map.addIndexConfig(index));
        assertEquals(List.of(index), map.getIndexConfigs());
        assertEquals(List.of("a"), map.getIndexConfigs().get(0).getAttributes());
    }

    @Test
    void attributesAreKept() {
        AttributeConfig attribute = new AttributeConfig("n", "a.b.E");
        assertSame(map, map.addAttributeConfig(attribute));
        assertEquals(List.of(attribute), map.getAttributeConfigs());
    }

    @Test
    void copyIsEqualAndIndependent() {
        map.setTimeToLiveSeconds(5).setBackupCount(2);
        MapConfig copy = new MapConfig(map);
        assertEquals(map, copy);
        assertEquals(2, copy.getBackupCount());
        assertEquals(map.hashCode(), copy.hashCode());
        copy.setTimeToLiveSeconds(6);
        assertEquals(5, map.getTimeToLiveSeconds());
        assertNotEquals(map, copy);
    }

    @Test
    void textHasTheName() {
        assertTrue(map.toString().startsWith("MapConfig{name='m'"), map.toString());
    }

    @Test
    void splitBrainProtectionIsKept() {
        assertSame(map, map.setSplitBrainProtectionName("p"));
        assertEquals("p", map.getSplitBrainProtectionName());
    }

    @Test
    void constantsAreHazelcastsAndHold() {
        MapConfig config = new MapConfig();
        assertEquals(6, MapConfig.MAX_BACKUP_COUNT);
        assertEquals(MapConfig.MAX_BACKUP_COUNT, config.setBackupCount(6).getBackupCount());
        assertEquals(1, MapConfig.DEFAULT_BACKUP_COUNT);
        assertEquals(Integer.MAX_VALUE, MapConfig.DEFAULT_MAX_SIZE);
        assertEquals(MapConfig.DEFAULT_MAX_SIZE, config.getEvictionConfig().getSize());
        assertEquals(InMemoryFormat.BINARY, MapConfig.DEFAULT_IN_MEMORY_FORMAT);
        assertEquals(MapConfig.DEFAULT_IN_MEMORY_FORMAT, config.getInMemoryFormat());
    }

    @Test
    void enumsHaveHazelcastsNames() {
        assertEquals(List.of("BINARY", "OBJECT", "NATIVE"), names(InMemoryFormat.values()));
        assertEquals(List.of("LRU", "LFU", "NONE", "RANDOM"), names(EvictionPolicy.values()));
        assertTrue(names(MaxSizePolicy.values()).containsAll(List.of("PER_NODE", "PER_PARTITION", "ENTRY_COUNT", "FREE_HEAP_SIZE")));
    }

    private static List<String> names(Enum<?>[] values) {
        return java.util.Arrays.stream(values).map(Enum::name).collect(java.util.stream.Collectors.toList());
    }
}
