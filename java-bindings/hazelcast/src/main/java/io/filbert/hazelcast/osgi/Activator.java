package io.filbert.hazelcast.osgi;

import io.filbert.hazelcast.Instances;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Stops what bundles have started and forgotten, when the bundle of this jar stops: no thread may go on in a class loader that nobody can reach. */
public final class Activator implements BundleActivator {
    @Override
    public void start(BundleContext context) {
        // Instances start when somebody asks for one.
    }

    @Override
    public void stop(BundleContext context) {
        Instances.shutdownAll();
    }
}
