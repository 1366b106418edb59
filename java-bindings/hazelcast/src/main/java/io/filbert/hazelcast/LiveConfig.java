package io.filbert.hazelcast;

import com.hazelcast.config.Config;
import com.hazelcast.config.InvalidConfigurationException;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.NetworkConfig;
import io.filbert.Grid;
import io.filbert.Settings;

/** The configuration of a running instance: what it was started with, and maps that are added while it runs, on all members. */
final class LiveConfig extends Config {
    private Grid grid;

    LiveConfig(Config config) {
        setInstanceName(config.getInstanceName()).setClusterName(config.getClusterName()).setLiteMember(config.isLiteMember());
        setProperties(config.getProperties()).setClassLoader(config.getClassLoader()).setLicenseKey(config.getLicenseKey());
        super.setNetworkConfig(config.getNetworkConfig());
        setSerializationConfig(config.getSerializationConfig()).setMemberAttributeConfig(config.getMemberAttributeConfig());
        setManagementCenterConfig(config.getManagementCenterConfig()).setCPSubsystemConfig(config.getCPSubsystemConfig());
        setListenerConfigs(config.getListenerConfigs()).setUserContext(config.getUserContext()).setManagedContext(config.getManagedContext());
        setConfigurationFile(config.getConfigurationFile()).setConfigurationUrl(config.getConfigurationUrl());
        config.getMapConfigs().values().forEach(map -> super.addMapConfig(new MapConfig(map)));
        config.getTopicConfigs().values().forEach(this::addTopicConfig);
    }

    /** From now on additions reach the cluster. */
    void attach(Grid running) {
        this.grid = running;
    }

    @Override
    public Config addMapConfig(MapConfig config) {
        if (grid == null) {
            return super.addMapConfig(config);
        }
        MapConfig present = getMapConfigs().get(config.getName());
        if (present != null) {
            if (present.equals(config)) {
                return this;
            }
            throw new InvalidConfigurationException("Cannot add a new map config '" + config.getName() + "': a different one of that name exists");
        }
        Settings settings = new Settings();
        ConfigModel.settings(settings, config);
        Errors.run(() -> grid.addConfig(settings));
        return super.addMapConfig(config);
    }

    @Override
    public Config setNetworkConfig(NetworkConfig config) {
        throw new UnsupportedOperationException("Unsupported operation: the network of a running instance cannot be changed");
    }
}
